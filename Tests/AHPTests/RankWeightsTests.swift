import AHP
import Testing

struct RankWeightsTests {
  private typealias Rule = RankWeights.Rule

  private func weights(_ order: [[Int]], _ rule: Rule) -> [Double] {
    RankWeights(order: order, by: rule).priorities()
  }

  private func expect(_ found: [Double], _ expected: [Double], within bound: Double) {
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(abs(found - expected) <= bound) }
  }

  // F. H. Barron and B. E. Barrett, Management Science 42 (1996), 1515–1523,
  // doi:10.1287/mnsc.42.11.1515: the rank order centroid weights of two to five attributes.
  @Test(arguments: [
    [0.75, 0.25], [0.6111, 0.2778, 0.1111], [0.5208, 0.2708, 0.1458, 0.0625],
    [0.4567, 0.2567, 0.1567, 0.09, 0.04],
  ])
  func `rank order centroids are the published ones`(expected: [Double]) {
    expect(
      weights(expected.indices.map { [$0] }, .rankOrderCentroid), expected, within: 0.5e-4 + 1e-12)
  }

  // The formulas of W. G. Stillwell, D. A. Seaver and W. Edwards (1981),
  // doi:10.1016/0030-5073(81)90015-5, by hand: 4, 3, 2, 1 tenths and 12, 6, 4, 3 of 25.
  @Test func `rank sums and reciprocals follow their formulas`() {
    let order = [[2], [0], [3], [1]]
    expect(weights(order, .rankSum), [0.3, 0.1, 0.4, 0.2], within: 1e-15)
    expect(weights(order, .rankReciprocal), [0.24, 0.12, 0.48, 0.16], within: 1e-15)
  }

  @Test(arguments: RankWeights.Rule.allCases)
  func `items that share a place share its weight`(rule: RankWeights.Rule) {
    let single = weights([[0], [1], [2], [3]], rule)
    let shared = weights([[3], [0, 2], [1]], rule)
    let middle = (single[1] + single[2]) / 2
    expect(shared, [middle, single[3], middle, single[0]], within: 1e-16)
    expect(weights([[0, 1, 2]], rule), [1.0 / 3, 1.0 / 3, 1.0 / 3], within: 1e-15)
    #expect(weights([[0]], rule) == [1])
    expect([weights((0..<1000).map { [$0] }, rule).reduce(0, +)], [1], within: 1e-13)
  }

  @Test func `a model is evaluated with them, alone and for each participant`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: [])
    for name in ["a", "b", "c"] { try model.addCriterion(Criterion(name), under: model.goal) }
    let ranks = Judgments.ranks(RankWeights(order: [[1], [0], [2]], by: .rankSum))
    try model.setJudgments(ranks, of: model.goal)
    func priorities() throws -> [Double] {
      try Array(model.evaluation().criteria[model.goal].localPriorities)
    }
    expect(try priorities(), [2.0 / 6, 3.0 / 6, 1.0 / 6], within: 1e-15)
    // The geometric mean of the ratios 2/3 and 1, 2 and 3/2, 3 and 3/2.
    let people = try ["p", "q"].map { try model.addParticipant(Participant($0)) }
    try model.setJudgments(ranks, of: model.goal, by: people[0])
    try model.setJudgments(.priorities([3, 3, 2]), of: model.goal, by: people[1])
    let means = [2.0 * 3, 3 * 3, 1 * 2].map { $0.squareRoot() }
    let sum = means.reduce(0, +)
    expect(try priorities(), means.map { $0 / sum }, within: 1e-14)
  }
}
