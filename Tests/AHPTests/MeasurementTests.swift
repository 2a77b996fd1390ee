import Testing

@testable import AHP

/// Values, ratings and comparisons in one model.
struct MeasurementTests {
  private func expectClose(
    _ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) <= 1e-15, sourceLocation: location)
    }
  }

  /// Three criteria of weights 0.5, 0.3 and 0.2 over three alternatives.
  private func model(_ judgments: [Judgments]) throws -> DecisionModel {
    var model = try DecisionModel(name: "mixed", goal: "goal", alternatives: ["a", "b", "c"])
    try model.addRatingScale(
      RatingScale(
        "Grade", intensities: ["good", "fair", "poor"],
        judgments: .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 8, 4]))))
    for name in ["first", "second", "third"] {
      try model.addCriterion(Criterion(name), under: model.goal)
    }
    try model.setJudgments(.priorities([5, 3, 2]), of: model.goal)
    for (criterion, judgments) in zip(model.criteria.leaves(), judgments) {
      try model.setJudgments(judgments, of: criterion)
    }
    return model
  }

  private var ratings: Judgments {
    .ratings(Ratings([.intensity(1), .intensity(0), .number(0.75)], scale: 0))
  }

  private func utilities() throws -> Judgments {
    .measurements(
      try Measurements([10, 0, 5], by: .utility(.linear(worst: 0, best: 10))))
  }

  @Test func `ratings and utilities are weighed as they are`() throws {
    let model = try model([ratings, utilities(), ratings])
    let totals = [0.5 * 0.5 + 0.3 + 0.2 * 0.5, 0.7, 0.7 * 0.75 + 0.3 * 0.5]
    for synthesis in [Synthesis.distributive, .ideal] {
      let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
      expectClose(try #require(evaluation.alternativeTotals), totals)
      expectClose(
        evaluation.alternativePriorities, totals.map { $0 / totals.reduce(0, +) })
      #expect(evaluation.criteria[CriterionID(1)].isAbsolute)
      #expect(!evaluation.criteria[CriterionID(0)].isAbsolute)
      expectClose(try #require(evaluation.ratingScales[0]).priorities, [1, 0.5, 0.125])
    }
  }

  @Test(arguments: [Synthesis.distributive, .ideal])
  func `in a model of ratings no further alternative changes the totals of the others`(
    synthesis: Synthesis
  ) throws {
    let model = try model([ratings, utilities(), ratings])
    let options = EvaluationOptions(synthesis: synthesis)
    let before = try #require(model.evaluation(options).alternativeTotals)
    for position in 0..<3 {
      let more = try model.addingCopy(ofAlternative: AlternativeID(position), name: "copy")
      let after = try #require(more.evaluation(options).alternativeTotals)
      #expect(after == before + [before[position]])
    }
  }

  @Test func `beside comparisons ratings sum to 1 in distributive synthesis and stay in ideal`()
    throws
  {
    let compared = Judgments.comparisons(
      try ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2]))
    let cost = Judgments.measurements(try Measurements([1, 2, 4], by: .lowerIsBetter))
    let model = try model([ratings, compared, cost])
    let shares = [4.0 / 7, 2.0 / 7, 1.0 / 7]
    let rated = [0.5, 1, 0.75]
    let distributive = try model.evaluation()
    expectClose(
      distributive.alternativePriorities, (0..<3).map { 0.5 * rated[$0] / 2.25 + 0.5 * shares[$0] })
    let ideal = try model.evaluation(EvaluationOptions(synthesis: .ideal))
    expectClose(
      try #require(ideal.alternativeTotals),
      (0..<3).map { 0.5 * rated[$0] + 0.5 * shares[$0] / shares[0] })
  }

  @Test func `a column of zeros beside comparisons is refused, and fine among its like`() throws {
    let zeros = Judgments.ratings(Ratings([.number(0), .number(0), .number(0)], scale: nil))
    let compared = Judgments.comparisons(
      try ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2]))
    let mixed = try model([zeros, compared, compared])
    for synthesis in [Synthesis.distributive, .ideal] {
      let error = #expect(throws: EvaluationError.self) {
        try mixed.evaluation(EvaluationOptions(synthesis: synthesis))
      }
      #expect(error?.problems.map(\.kind) == [.zeroColumn])
    }
    let rated = try model([zeros, ratings, ratings])
    expectClose(try #require(rated.evaluation().alternativeTotals), [0.25, 0.5, 0.375])
  }

  @Test func `values outside what can be measured are refused`() {
    #expect(throws: MeasurementError(item: 1, value: 0, problem: .notPositive)) {
      try Measurements([1, 0], by: .lowerIsBetter)
    }
    #expect(throws: MeasurementError(item: 0, value: -1, problem: .notPositiveOrZero)) {
      try Measurements([-1, 0], by: .higherIsBetter)
    }
    #expect(throws: MeasurementError(item: nil, value: 0, problem: .allZero)) {
      try Measurements([0, 0], by: .higherIsBetter)
    }
    #expect(throws: MeasurementError(item: 1, value: 11, problem: .outsideDomain(0...10))) {
      try Measurements([1, 11], by: .utility(.linear(worst: 0, best: 10)))
    }
  }

  // MARK: The weighted product

  @Test func `the weighted product has the reference digits`() throws {
    // The toy of two criteria 0.6 : 0.4; digits by mpmath.
    var model = try DecisionModel(name: "toy", goal: "goal", alternatives: ["a", "b", "c"])
    try model.addCriterion("first", under: model.goal)
    try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([0.6, 0.4]), of: model.goal)
    try model.setJudgments(.priorities([5, 3, 2]), of: CriterionID(1))
    try model.setJudgments(.priorities([0.1, 0.3, 0.6]), of: CriterionID(2))
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: .multiplicative))
    let totals = [0.26265278044038, 0.3, 0.31036911478307]
    let priorities = [0.30085474588601, 0.34363399319236, 0.35551126092162]
    for item in 0..<3 {
      #expect(try abs(#require(evaluation.alternativeTotals)[item] - totals[item]) <= 1e-14)
      #expect(abs(evaluation.alternativePriorities[item] - priorities[item]) <= 1e-14)
    }
  }

  @Test func `in a weighted product a zero ends all, and an alternative left out is refused`()
    throws
  {
    var model = try DecisionModel(name: "zero", goal: "goal", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    try model.setJudgments(.priorities([0, 1, 3]), of: first)
    try model.setJudgments(.priorities([2, 1, 1]), of: second)
    let options = EvaluationOptions(synthesis: .multiplicative)
    let priorities = try model.evaluation(options).alternativePriorities
    #expect(priorities[0] == 0)
    #expect(abs(priorities[2] / priorities[1] - 3.squareRoot()) <= 1e-15)

    var partial = try DecisionModel(name: "partial", goal: "goal", alternatives: ["a", "b", "c"])
    partial.setAlternatives(.init(at: 0, 2), of: partial.goal)
    try partial.setJudgments(.priorities([1, 1]), of: partial.goal)
    let error = #expect(throws: EvaluationError.self) { try partial.evaluation(options) }
    #expect(error?.problems.map(\.kind) == [.notCompared(alternative: AlternativeID(1))])
  }
}
