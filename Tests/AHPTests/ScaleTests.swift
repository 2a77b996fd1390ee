import AHP
import Testing

/// Scales and thresholds in the evaluation of a model.
struct ScaleTests {
  private func leader() throws -> DecisionModel {
    var model = try DecisionModel(
      name: "leader", goal: "g", alternatives: ["Experience", "Education", "Charisma", "Age"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])),
      of: model.goal)
    return model
  }

  @Test(arguments: JudgmentScale.allCases)
  func `a scale is applied to the judgments before anything else`(scale: JudgmentScale) throws {
    let model = try leader()
    let evaluation = try model.evaluation(EvaluationOptions(scale: scale))
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    let expected = try matrix.scaled(by: scale).priorities().values
    for (found, value) in zip(evaluation.alternativePriorities, expected) {
      #expect(abs(found - value) <= 1e-14)
    }
    #expect(evaluation.alternativeErrorBound < 1e-11)
    #expect(evaluation.options.scale == scale)
    #expect(
      try model.scaled(by: scale).evaluation().alternativePriorities
        == evaluation.alternativePriorities)
    // What stands in the model is what was judged.
    #expect(model.criteria[CriterionID(0)].judgments == .common(.comparisons(matrix)))
    let check = model.check(EvaluationOptions(scale: scale))
    #expect(
      check.entries.map(\.ratio) == [
        evaluation.criteria[CriterionID(0)].consistencyRatio(by: evaluation.options)
      ])
  }

  @Test func `members are scaled before they are aggregated`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    let ann = try model.addParticipant(Participant("Ann"))
    let bob = try model.addParticipant(Participant("Bob"))
    for (participant, judgment) in [(ann, 2.0), (bob, 9.0)] {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [judgment])), of: model.goal,
        by: participant)
    }
    // Balanced: 2 is 11/9 and 9 is 9; the mean √11 is not the ratio of √18 on the scale.
    let priorities = try model.evaluation(EvaluationOptions(scale: .balanced)).alternativePriorities
    #expect(abs(priorities[0] / priorities[1] - 11.0.squareRoot()) <= 1e-14)
  }

  @Test func `judgments without a ratio on the scale are named, all of them`() throws {
    var model = try leader()
    let ann = try model.addParticipant(Participant("Ann"))
    let bob = try model.addParticipant(Participant("Bob"))
    for participant in [ann, bob] {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 4, upperTriangle: [2, 12, 1, 1, 1, 1])),
        of: model.goal,
        by: participant)
    }
    let options = EvaluationOptions(scale: .inverseLinear)
    let error = #expect(throws: EvaluationError.self) { try model.evaluation(options) }
    #expect(error?.problems.map(\.participant) == [ann, bob])
    #expect(
      try model.describe(#require(error?.problems.first))
        == "judgment 12.0 by 'Ann' of 'Experience' against 'Charisma' under 'g' has no ratio on the "
        + "inverse linear scale (expected 1/9 … 9)")
    #expect(model.check(options).obstacles == error?.problems)
    #expect(try model.evaluation(EvaluationOptions(scale: .power)).options.scale == .power)
  }

  @Test func `the threshold by order is stricter for small matrices`() throws {
    // CR 0.0448 for four items; the first three alone have 0.0707.
    var model = try leader()
    #expect(model.check(EvaluationOptions(consistencyThreshold: .byOrder)).passes)
    model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [4, 3, 1.0 / 3])), of: model.goal)
    #expect(model.check().passes)
    #expect(!model.check(EvaluationOptions(consistencyThreshold: .byOrder)).passes)
    #expect(
      try model.evaluation(EvaluationOptions(consistencyThreshold: .byOrder)).aboveThreshold == [
        model.goal
      ])
  }

  @Test func `analysing consistency under a scale changes the ratios, not the judgments`() throws {
    let model = try leader()
    let options = EvaluationOptions(scale: .power)
    let analysis = try #require(
      try model.consistencyAnalysis(of: CriterionID(0), in: model.evaluation(options)).first)
    let scaled = try model.scaled(by: .power)
    #expect(
      try scaled.consistencyAnalysis(of: CriterionID(0), in: scaled.evaluation()).map(\.advice) == [
        analysis.advice
      ])
  }
}
