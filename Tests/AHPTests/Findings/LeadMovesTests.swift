import AHP
import Testing

/// What moves the lead of a ranking most.
struct LeadMovesTests {
  /// Two criteria, judged 9 and 1/3, over three alternatives.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    let third = try model.addCriterion("third", under: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 3, 2])), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [9, 9, 1])), of: first)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1.0 / 3, 1, 3])), of: second)
    try model.setJudgments(.priorities([1, 4, 2]), of: third)
    return model
  }

  @Test func `a weight moves the lead as it does where it is set`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let sensitivity = try WeightSensitivity(of: model, in: evaluation)
    let scores = try WeightedScores(of: model, in: evaluation)
    let moves = try #require(LeadMoves(weights: sensitivity, judgments: nil))
    let priorities = evaluation.alternativePriorities
    #expect(moves.first == 0 && moves.second == 1)
    #expect(abs(moves.lead - (priorities[0] - priorities[1])) < 1e-15)
    #expect(moves.entries.count == 3)
    for entry in moves.entries {
      guard case .weight(let criterion, let parent) = entry.subject else {
        Issue.record("no judgments were given")
        return
      }
      let place = try #require(model.criteria[parent].children.firstIndex(of: criterion))
      for (factor, found) in [(0.8, entry.down), (1.2, entry.up)] {
        let moved = try scores.priorities(setting: [
          .init(
            criterion: criterion, parent: parent,
            weight: scores.weights(under: parent)[place] * factor)
        ])
        #expect(abs(found - (moved[0] - moved[1])) < 1e-12)
      }
    }
    let sizes = moves.entries.map { max(abs($0.down - moves.lead), abs($0.up - moves.lead)) }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test func `a judgment moves by a step of the scale, and not beyond its end`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let judgments = try JudgmentSensitivity(of: model, in: evaluation)
    let moves = try #require(
      LeadMoves(
        weights: try WeightSensitivity(of: model, in: evaluation), judgments: judgments))
    func move(of ratio: Double, at criterion: Int) throws -> (LeadMoves.Entry, Double) {
      let entry = try #require(
        judgments.entries.first {
          $0.subject == .criterion(CriterionID(criterion)) && abs($0.ratio - ratio) < 1e-12
        })
      let found = try #require(
        moves.entries.first {
          $0.subject
            == .judgment(of: entry.subject, by: nil, row: entry.row, column: entry.column)
        })
      let slopes = try #require(entry.derivatives)
      return (found, slopes[0] - slopes[1])
    }
    let (nine, _) = try move(of: 9, at: 1)
    #expect(nine.up == moves.lead && nine.down < moves.lead)
    let (third, slope) = try move(of: 1.0 / 3, at: 2)
    // 1/4 and 1/2.
    #expect(abs(third.down - (moves.lead + slope * -0.2876820724517809)) < 1e-12)
    #expect(abs(third.up - (moves.lead + slope * 0.4054651081081644)) < 1e-12)
  }
}
