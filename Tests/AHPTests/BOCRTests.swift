import TestSupport
import Testing

@testable import AHP

/// Benefits, opportunities, costs and risks: the formulas against 30 digits and by hand, and models
/// that use them.
struct BOCRTests {
  struct Example: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      let additiveReciprocal: [String]
      let probabilisticAdditive: [String]
      let subtractive: [String]
      let multiplicative: [String]
      let multiplicativePowersNormalisedReciprocals: [String]
      let multiplicativePowersQuotient: [String]
    }
    let id: String
    let weights: [String]
    /// A row for each alternative, in the order B, O, C, R.
    let priorities: [[String]]
    let values: Values
    var testDescription: String { id }

    var merits: [MeritPriorities] {
      zip(Merit.Kind.allCases, weights).enumerated().map { index, merit in
        MeritPriorities(
          merit.0, weight: ReferenceNumber.value(merit.1),
          priorities: priorities.map { ReferenceNumber.value($0[index]) })
      }
    }
  }

  @Test(arguments: ReferenceModelTests.file.bocr)
  func `every formula has the reference values to 1e-14, within its bounds`(example: Example) throws
  {
    let expected: [(BOCRFormula, [String])] = [
      (.additive, example.values.additiveReciprocal),
      (.probabilistic, example.values.probabilisticAdditive),
      (.subtractive, example.values.subtractive),
      (.multiplicative, example.values.multiplicative),
      (.powers, example.values.multiplicativePowersNormalisedReciprocals),
      (.powersQuotient, example.values.multiplicativePowersQuotient),
    ]
    for (formula, values) in expected {
      let found = try formula.values(of: example.merits)
      #expect(ReferenceNumber.error(found.values, values) <= 1e-14, "\(formula)")
      for ((value, bound), reference) in zip(zip(found.values, found.errorBounds), values) {
        // The inputs are decimals, which are rounded once when they are read.
        #expect(abs(value - ReferenceNumber.value(reference)) <= 4 * bound + 1e-16, "\(formula)")
        #expect(bound <= 1e-14 * max(1, abs(value)))
      }
    }
  }

  /// B = (3/4, 1/4) of 8 units, C = (1/2, 1/2) of 2 units: quotients 6/1 and 2/1; net values by
  /// hand.
  @Test func `rescaled formulas compare gains and losses in one unit`() throws {
    let merits = [
      MeritPriorities(.benefits, weight: 0.75, priorities: [0.75, 0.25], magnitude: 8),
      MeritPriorities(.costs, weight: 0.25, priorities: [3, 3], magnitude: 2),
    ]
    #expect(try BOCRFormula.rescaledQuotient.values(of: merits).values == [6, 2])
    #expect(try BOCRFormula.rescaledNet.values(of: merits).values == [4.25, 1.25])
  }

  /// A bound is at most three times what the worst of the weights and priorities within theirs
  /// change.
  @Test(
    arguments: BOCRFormula.allCases.filter { $0 != .rescaledQuotient && $0 != .rescaledNet },
    [(1e-6, 0.0), (0, 1e-6), (1e-6, 1e-6)])
  func `a result has the errors of weights and priorities`(
    formula: BOCRFormula, errors: (weight: Double, priority: Double)
  ) throws {
    let weights = [0.4, 0.1, 0.3, 0.2]
    let rows = [[0.2, 0.8], [0.7, 0.3], [0.25, 0.75], [0.6, 0.4]]
    /// Each number at one of its ends, by a bit of the corner; no corner is none of them.
    func merits(_ corner: Int?) -> [MeritPriorities] {
      func moved(_ number: Double, _ bit: Int, _ error: Double) -> Double {
        guard let corner else { return number }
        return number * (corner >> bit & 1 == 0 ? 1 + error : 1 - error)
      }
      return Merit.Kind.allCases.enumerated().map { place, kind in
        MeritPriorities(
          kind, weight: moved(weights[place], place, errors.weight),
          priorities: rows[place].enumerated().map {
            moved($0.element, 4 + 2 * place + $0.offset, errors.priority)
          },
          weightErrorBound: errors.weight, errorBound: errors.priority)
      }
    }
    let found = try formula.values(of: merits(nil))
    var worst = [0.0, 0]
    for corner in 0..<4096 {
      let moved = try formula.values(of: merits(corner))
      for item in 0..<2 {
        worst[item] = max(worst[item], abs(moved.values[item] - found.values[item]))
      }
    }
    for (bound, worst) in zip(found.errorBounds, worst) {
      #expect(worst <= bound * (1 + 1e-3) + 1e-15)
      // A formula that does not weigh the merits has no error of the weights.
      #expect(bound <= 3 * worst + 1e-14)
    }
  }

  @Test func `what a formula cannot do is told`() {
    let merits = [
      MeritPriorities(.benefits, weight: 0.5, priorities: [0.75, 0.25]),
      MeritPriorities(.risks, weight: 0.5, priorities: [1, 0]),
    ]
    for formula in [BOCRFormula.additive, .multiplicative, .powers, .powersQuotient] {
      #expect(throws: BOCRError.zeroDivisor(.risks, alternative: AlternativeID(1))) {
        try formula.values(of: merits)
      }
    }
    #expect(throws: BOCRError.noMagnitudes) {
      try BOCRFormula.rescaledQuotient.values(of: merits)
    }
    #expect((try? BOCRFormula.probabilistic.values(of: merits).values) == [0.375, 0.625])
  }

  // MARK: Models

  /// Two merits with a criterion each below them, beside the numbers by hand.
  private func model(
    costs: [Double] = [0.8, 0.2], magnitudes: (Double, Double)? = nil
  ) throws -> DecisionModel {
    var model = try DecisionModel(
      name: "Bridge", goal: "Build it?", alternatives: ["Bridge", "Ferry"].map { Alternative($0) })
    let benefits = try model.addCriterion("Good", under: model.goal)
    let saved = try model.addCriterion("Time saved", under: benefits)
    let costsTop = try model.addCriterion("Bad", under: model.goal)
    try model.setJudgments(.priorities([0.6, 0.4]), of: model.goal)
    try model.setJudgments(.priorities([1]), of: benefits)
    try model.setJudgments(.priorities([0.7, 0.3]), of: saved)
    try model.setJudgments(.priorities(costs), of: costsTop)
    try model.setMerits([
      Merit(.costs, criterion: costsTop, magnitude: magnitudes?.1),
      Merit(.benefits, criterion: benefits, magnitude: magnitudes?.0),
    ])
    return model
  }

  @Test func `a model with merits is ranked by the formula chosen`() throws {
    let model = try model()
    #expect(model.merits.map(\.kind) == [.benefits, .costs])
    // (1/C)n = (1/5, 4/5): 0.6 x 0.7 + 0.4 x 0.2 and 0.6 x 0.3 + 0.4 x 0.8.
    let additive = try model.evaluation()
    #expect(abs(additive.alternativePriorities[0] - 0.5) <= 1e-15)
    #expect(additive.ranking.ranks == [1, 1])
    // 0.7/0.8 and 0.3/0.2.
    let multiplicative = try model.evaluation(EvaluationOptions(bocr: .multiplicative))
    #expect(abs(multiplicative.alternativePriorities[0] - 0.875 / 2.375) <= 1e-15)
    #expect(abs(try #require(multiplicative.alternativeTotals)[1] - 1.5) <= 1e-15)
    let merits = try #require(additive.merits)
    #expect(merits.merits.map(\.weight) == [0.6, 0.4])
    #expect(!merits.areRankingsEqual)
    #expect(merits.results.map(\.formula) == BOCRFormula.allCases)
  }

  /// The best under a criterion counts 1: benefits 1 and 3/7, costs 1 and 1/4.
  @Test func `under ideal synthesis the priorities under a merit are relative to the best`() throws
  {
    let evaluation = try model().evaluation(
      EvaluationOptions(synthesis: .ideal, bocr: .multiplicative))
    let totals = try #require(evaluation.alternativeTotals)
    #expect(abs(totals[0] - 1) <= 1e-15)
    #expect(abs(totals[1] - 12.0 / 7) <= 1e-15)
  }

  @Test func `a formula without values is a problem only where it is asked for`() throws {
    let model = try model(costs: [1, 0])
    let error = #expect(throws: EvaluationError.self) { try model.evaluation() }
    let problem = try #require(error?.problems.first)
    #expect(
      problem.description(in: model)
        == "alternative 'Ferry' has the priority 0 under 'Bad', which the additive formula divides by (expected another formula, such as probabilistic)"
    )
    #expect(throws: Never.self) {
      try model.evaluation(EvaluationOptions(bocr: .probabilistic))
    }
    #expect(throws: EvaluationError.self) {
      try model.evaluation(EvaluationOptions(bocr: .rescaledQuotient))
    }
    let rescaled = try self.model(magnitudes: (10, 2))
      .evaluation(EvaluationOptions(bocr: .rescaledQuotient))
    // 7/1.6 and 3/0.4.
    #expect(abs(try #require(rescaled.alternativeTotals)[0] - 4.375) <= 1e-14)
  }

  /// The magnitude is what all alternatives together have, so that the rescaled formulas take
  /// shares of it, also where 1 is the best.
  @Test func `rescaled formulas take shares under every synthesis`() throws {
    let model = try model(magnitudes: (10, 2))
    for formula in [BOCRFormula.rescaledQuotient, .rescaledNet] {
      let values = try [Synthesis.distributive, .ideal].map { synthesis in
        let merits = try #require(
          try model.evaluation(EvaluationOptions(synthesis: synthesis)).merits)
        let result = try #require(merits.results.first { $0.formula == formula })
        return try result.values.get().values
      }
      for (distributive, ideal) in zip(values[0], values[1]) {
        #expect(abs(distributive - ideal) <= 1e-13 * abs(distributive), "\(formula)")
      }
      // 7/1.6 and 3/0.4.
      if formula == .rescaledQuotient {
        #expect(abs(values[1][0] - 4.375) <= 1e-13 && abs(values[1][1] - 7.5) <= 1e-13)
      }
    }
  }

  @Test func `merits that do not fit the criteria are refused`() throws {
    var model = try model()
    let kinds: [[Merit]] = [
      [Merit(.benefits, criterion: CriterionID(1))],
      [Merit(.benefits, criterion: CriterionID(1)), Merit(.benefits, criterion: CriterionID(3))],
      [
        Merit(.benefits, criterion: CriterionID(1)),
        Merit(.opportunities, criterion: CriterionID(3)),
      ],
      [Merit(.benefits, criterion: CriterionID(1)), Merit(.costs, criterion: CriterionID(2))],
      [
        Merit(.benefits, criterion: CriterionID(1), magnitude: 2),
        Merit(.costs, criterion: CriterionID(3)),
      ],
      [
        Merit(.benefits, criterion: CriterionID(1), magnitude: 2),
        Merit(.costs, criterion: CriterionID(3), magnitude: -1),
      ],
    ]
    for merits in kinds {
      #expect(throws: ModelError.badMerits) { try model.setMerits(merits) }
    }
    try model.setMerits([])
    #expect(try model.evaluation().merits == nil)
  }

  @Test func `weights of a formula have no lines`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    #expect(throws: SensitivityError.merits) { try WeightSensitivity(of: model, in: evaluation) }
    #expect(
      try JudgmentSensitivity(of: model, in: evaluation).entries.allSatisfy {
        $0.derivatives == nil
      })
  }

  @Test(arguments: BOCRFormula.allCases.filter(\.isNonnegative), Synthesis.allCases)
  func `a simulation ranks by the formula too`(formula: BOCRFormula, synthesis: Synthesis) throws {
    var model = try model(magnitudes: (5, 3))
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [3])), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [4])), of: CriterionID(2))
    let options = EvaluationOptions(synthesis: synthesis, bocr: formula)
    let evaluation = try model.evaluation(options)
    let still = try Simulation(
      of: model, SimulationSettings(draws: 3, noise: .none), options: options)
    for (item, simulated) in still.ranked.enumerated() {
      #expect(abs(simulated.mean - evaluation.alternativePriorities[item]) < 1e-14)
    }
    let drawn = try Simulation(
      of: model, SimulationSettings(draws: 200, noise: .logNormal(deviation: 0.3)), options: options
    )
    #expect(drawn.ranked[0].standardDeviation > 1e-3)
  }

  @Test func `participants are averaged after the formula`() throws {
    var model = try model()
    for name in ["Ann", "Bob"] { try model.addParticipant(Participant(name)) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [1])), of: model.goal,
      by: ParticipantID(0))
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [3])), of: model.goal,
      by: ParticipantID(1))
    var options = EvaluationOptions(aggregation: .priorities)
    let both = try model.evaluation(options)
    #expect(both.merits == nil)
    var mean = 0.0
    for participant in 0..<2 {
      options.participant = ParticipantID(participant)
      mean += try model.evaluation(options).alternativePriorities[0] / 2
    }
    #expect(abs(both.alternativePriorities[0] - mean) <= 1e-15)
  }
}
