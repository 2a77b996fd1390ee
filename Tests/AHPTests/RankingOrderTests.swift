import AHP
import Testing

struct RankingOrderTests {
  /// The ranking of alternatives with these priorities.
  private func ranking(_ priorities: [Double]) throws -> Ranking {
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: priorities.indices.map { Alternative("\($0)") })
    try model.setJudgments(.priorities(priorities), of: model.goal)
    return RankedItems(of: model, in: try model.evaluation()).ranking
  }

  @Test(
    arguments: [
      ([5, 4, 3, 2], [9, 3, 2, 1], true), ([5, 4, 3, 2], [5, 3, 4, 2], false),
      ([5, 4, 3, 2], [4, 5, 3, 2], false), ([5, 4, 3, 2], [5, 5, 3, 2], true),
      ([5, 5, 3, 2], [5, 4, 3, 2], true), ([5, 3, 3, 2], [5, 2, 3, 1], true),
      ([5, 4, 3, 2], [5, 3, 3, 3], true), ([5, 3, 3, 2], [5, 1, 3, 2], false),
      ([5, 5, 5, 5], [1, 2, 3, 4], true),
    ] as [([Double], [Double], Bool)])
  func `only items that are told apart change places`(
    base: [Double], other: [Double], keeps: Bool
  ) throws {
    let (base, other) = (try ranking(base), try ranking(other))
    #expect(other.keepsOrder(of: base) == keeps && base.keepsOrder(of: other) == keeps)
  }
}
