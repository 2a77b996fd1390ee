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
    let check = ModelCheck(of: model, options: EvaluationOptions(scale: scale))
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
      try #require(error?.problems.first).description(in: model)
        == "judgment 12.0 by 'Ann' of 'Experience' against 'Charisma' under 'g' has no ratio on the "
        + "inverse linear scale (expected 1/9 … 9)")
    #expect(ModelCheck(of: model, options: options).obstacles == error?.problems)
    #expect(try model.evaluation(EvaluationOptions(scale: .power)).options.scale == .power)
  }

  /// Two criteria over three alternatives, rated with a scale whose intensities are compared.
  private func rated(_ judgments: [Double]) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let scale = try model.addRatingScale(
      RatingScale(
        "Grade", intensities: ["good", "fair", "poor"],
        judgments: .comparisons(ComparisonMatrix(order: 3, upperTriangle: judgments))))
    try model.addRatingScale(
      RatingScale(
        "Unused", intensities: ["yes", "no"],
        judgments: .comparisons(ComparisonMatrix(order: 2, upperTriangle: [12]))))
    for name in ["Taste", "Smell"] {
      let criterion = try model.addCriterion(Criterion(name), under: model.goal)
      try model.setJudgments(
        .ratings(Ratings([.intensity(0), .intensity(1), .intensity(2)], scale: scale)),
        of: criterion)
    }
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    return model
  }

  @Test func `the intensities of a rating scale are compared on the scale`() throws {
    let model = try rated([2, 8, 4])
    let worth = try #require(
      model.evaluation(EvaluationOptions(scale: .balanced)).ratingScales[0]
    ).priorities
    let ratios = try ComparisonMatrix(order: 3, upperTriangle: [2, 8, 4]).scaled(by: .balanced)
    let priorities = ratios.priorities().values
    for (worth, priority) in zip(worth, priorities) {
      #expect(abs(worth - priority / priorities[0]) <= 1e-15)
    }
  }

  @Test func `a rating scale with a comparison without ratio on the scale is refused`() throws {
    let model = try rated([2, 12, 4])
    let options = EvaluationOptions(scale: .balanced)
    let error = #expect(throws: EvaluationError.self) { try model.evaluation(options) }
    // Once, however many criteria use it, and only if one does.
    let problem = try #require(error?.problems.first)
    #expect(error?.problems == [problem])
    #expect(problem.criterion == model.criterion(at: "Taste") && problem.participant == nil)
    #expect(
      problem.description(in: model)
        == "judgment 12.0 of 'good' against 'poor' in rating scale 'Grade', used by 'Taste', has no "
        + "ratio on the balanced scale (expected 1/9 … 9)")
    #expect(ModelCheck(of: model, options: options).obstacles == [problem])
    #expect(throws: EvaluationError.self) { try model.scaled(by: .balanced) }
    #expect(try model.evaluation().ratingScales[0] != nil)
  }

  @Test func `the threshold by order is stricter for small matrices`() throws {
    // CR 0.0448 for four items; the first three alone have 0.0707.
    var model = try leader()
    #expect(
      ModelCheck(of: model, options: EvaluationOptions(consistencyThreshold: .byOrder)).passes)
    model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [4, 3, 1.0 / 3])), of: model.goal)
    #expect(ModelCheck(of: model).passes)
    #expect(
      !ModelCheck(of: model, options: EvaluationOptions(consistencyThreshold: .byOrder)).passes)
    #expect(
      try model.evaluation(EvaluationOptions(consistencyThreshold: .byOrder))
        .subjectsAboveThreshold()
        == [.criterion(model.goal)])
  }

  @Test func `analysing consistency under a scale changes the ratios, not the judgments`() throws {
    let model = try leader()
    let options = EvaluationOptions(scale: .power)
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(options), subject: .criterion(CriterionID(0))
      ).first)
    let scaled = try model.scaled(by: .power)
    #expect(
      try ConsistencyAnalysis.all(
        of: scaled, in: scaled.evaluation(), subject: .criterion(CriterionID(0))
      )
      .map { $0.advice.map(\.deviation) } == [analysis.advice.map(\.deviation)])
    #expect(analysis.advice.allSatisfy { $0.judgment * $0.judgment - $0.deviation.ratio < 1e-9 })
  }
}
