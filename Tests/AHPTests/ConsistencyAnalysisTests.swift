import Testing

@testable import AHP

struct ConsistencyAnalysisTests {
  /// Two criteria over three alternatives; the judgments below the first are far from consistent.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([3, 1]), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 1.0 / 4, 3])), of: first)
    try model.setJudgments(.priorities([1, 1, 1]), of: second)
    return model
  }

  @Test func `with what the others say three items become consistent`() throws {
    let model = try model()
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(CriterionID(1))
      )
      .first)
    #expect(analysis.advice.count == 3)
    for advice in analysis.advice {
      let (row, column) = (advice.deviation.row, advice.deviation.column)
      let third = 3 - row - column
      let expected = analysis.matrix[row, third]! * analysis.matrix[third, column]!
      #expect(abs(advice.replacements.harker.ratio - expected) <= 1e-13 * expected)
      #expect(try #require(advice.ratioAfter) <= 1e-28)
    }
    #expect(try #require(analysis.indices).ordinal.circularTriads.count == 1)
  }

  @Test func `the effect on the ranking is that of the changed model`() throws {
    let model = try model()
    let before = try model.evaluation().ranking.order
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(CriterionID(1))
      )
      .first)
    for advice in analysis.advice {
      var changed = model
      var matrix = try #require(analysis.matrix.completed)
      try matrix.setJudgment(
        of: advice.deviation.row, against: advice.deviation.column,
        to: advice.replacements.harker.ratio)
      try changed.setJudgments(.comparisons(matrix), of: CriterionID(1))
      let after = try changed.evaluation().ranking.order
      switch advice.effect {
      case .none: #expect(after == before)
      case .order: #expect(after != before && after[0] == before[0])
      case .first(let leaders):
        #expect(
          leaders == [.alternative(AlternativeID(after[0]))] && after[0] != before[0])
      case .fewerFirst: Issue.record("nobody shares the first place")
      }
    }
    #expect(Set(analysis.advice.map(\.effect)).count > 1)
  }

  @Test func `a participant's matrix is changed alone where priorities are averaged`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for (name, triangle) in [("Ann", [2.0, 1.0 / 4, 3]), ("Bob", [1, 1, 1])] {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: participant)
    }
    model.settings.aggregation = .localPriorities
    let analyses = try ConsistencyAnalysis.all(
      of: model, in: model.evaluation(), subject: .criterion(model.goal))
    #expect(analyses.map(\.participant) == [ParticipantID](at: 0, 1))
    model.settings.aggregation = .judgments
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).map(
        \.participant) == [
          nil
        ])
  }

  @Test func `two items and direct priorities have nothing to advise on`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [3])), of: model.goal)
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).first?
      .advice.isEmpty
        == true)
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).isEmpty)
  }
}
