import Testing

@testable import AHP

/// Simulations of models whose judgments are not on criteria alone.
struct SimulatedSetsTests {
  private static let noises: [JudgmentNoise] = [
    .logNormal(deviation: 0.5), .uniform(factor: 2), .triangular(factor: 3), .step, .dispersion,
  ]

  private static let aggregations: [GroupAggregation] = [
    .judgments, .priorities, .prioritiesGeometric, .localPriorities, .localPrioritiesGeometric,
  ]

  /// A complete rating scale with a prioritization of its own, and an incomplete one.
  private func addScales(to model: inout DecisionModel) throws {
    try model.addRatingScale(
      RatingScale(
        "quality", intensities: ["high", "middle", "low"],
        judgments: .comparisons(ComparisonMatrix(order: 3, upperTriangle: [5, 2, 7])),
        prioritization: .geometricMean))
    try model.addRatingScale(
      RatingScale(
        "size", intensities: ["big", "medium", "small"],
        judgments: .incompleteComparisons(
          IncompleteComparisonMatrix(order: 3, upperTriangle: [4, nil, 3]))))
  }

  /// Three merits, weighed by strategic criteria that participants judged, with two rating scales.
  private func merits() throws -> DecisionModel {
    var generator = SplitMix64(seed: 11)
    var model = try DecisionModel(
      name: "merits", goal: "goal", alternatives: ["a", "b", "c", "d"])
    let names = ["gains", "losses", "dangers"]
    var strategy = try DecisionModel(
      name: "strategy", goal: "what counts", alternatives: names.map { Alternative($0) })
    for (name, weight) in [("x", 1.0), ("y", 2), ("z", 0.5)] {
      try model.addParticipant(Participant(name, weight: weight))
      try strategy.addParticipant(Participant(name, weight: weight))
    }
    try addScales(to: &model)
    try addScales(to: &strategy)

    let growth = try strategy.addCriterion("growth", under: strategy.goal)
    let safety = try strategy.addCriterion("safety", under: strategy.goal)
    let beauty = try strategy.addCriterion("beauty", under: strategy.goal)
    for participant in strategy.participants.indices {
      for criterion in [strategy.goal, growth] {
        try strategy.setJudgments(
          .comparisons(.random(order: 3, using: &generator)), of: criterion, by: participant)
      }
    }
    try strategy.setJudgments(.comparisons(.random(order: 3, using: &generator)), of: safety)
    try strategy.setJudgments(
      .ratings(Ratings([.intensity(0), .intensity(2), .number(0.4)], scale: 1)), of: beauty)

    let tops = try names.map { try model.addCriterion(Criterion($0), under: model.goal) }
    let money = try model.addCriterion("money", under: tops[0])
    let fun = try model.addCriterion("fun", under: tops[0])
    for participant in model.participants.indices {
      try model.setJudgments(
        .comparisons(.random(order: 4, using: &generator)), of: money, by: participant)
    }
    try model.setJudgments(.comparisons(.random(order: 2, using: &generator)), of: tops[0])
    try model.setJudgments(
      .ratings(
        Ratings([.intensity(2), .intensity(0), .intensity(1), .number(0.5)], scale: 0)), of: fun)
    for top in tops.dropFirst() {
      try model.setJudgments(.comparisons(.random(order: 4, using: &generator)), of: top)
    }
    try model.setMerits(
      zip(tops, [.benefits, .costs, .risks]).map { Merit($1, criterion: $0) }, weighedBy: strategy)
    return model
  }

  private func distance(_ first: some Sequence<Double>, _ second: some Sequence<Double>) -> Double {
    zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test(arguments: aggregations, [.eigenvector, .geometricMean] as [PrioritizationMethod])
  func `without noise every draw is the evaluation`(
    aggregation: GroupAggregation, method: PrioritizationMethod
  ) throws {
    let model = try merits()
    let options = EvaluationOptions(
      prioritization: method, synthesis: .ideal, bocr: .probabilistic, aggregation: aggregation)
    let evaluation = try model.evaluation(options)
    let simulator = try Simulator(
      model, options: options, settings: SimulationSettings(draws: 3, noise: .none), threads: 1)
    let block = try simulator.block(0..<3)
    for draw in 0..<3 {
      #expect(
        distance(block.ranked[draw * 4..<(draw + 1) * 4], evaluation.alternativePriorities) < 1e-14)
      for criterion in model.criteria.indices {
        #expect(
          abs(
            block.criteria[criterion.position * 3 + draw]
              - evaluation.criteria.globalPriority(criterion)) < 1e-14)
      }
      #expect(
        (block.inconsistentCounts[draw] > 0) == !evaluation.subjectsAboveThreshold().isEmpty)
    }
  }

  @Test(arguments: aggregations, noises)
  func `a disturbed draw is the evaluation of the model with its judgments`(
    aggregation: GroupAggregation, noise: JudgmentNoise
  ) throws {
    let model = try merits()
    let options = EvaluationOptions(
      scale: .balanced, synthesis: .ideal, bocr: .probabilistic, structuralAdjustment: true,
      aggregation: aggregation)
    let simulator = try Simulator(
      model, options: options, settings: SimulationSettings(draws: 40, noise: noise), threads: 1)
    let block = try simulator.block(0..<40)
    for draw in [0, 1, 39] {
      let drawn = simulator.model(ofDraw: draw)
      let evaluation = try Evaluator(ofRatios: drawn, options).evaluate()
      #expect(
        distance(block.ranked[draw * 4..<(draw + 1) * 4], evaluation.alternativePriorities) < 1e-13)
      #expect(
        distance(
          model.criteria.indices.map { block.criteria[$0.position * 40 + draw] },
          evaluation.criteria.map(\.globalPriority)) < 1e-13)
      #expect(
        (block.inconsistentCounts[draw] > 0) == !evaluation.subjectsAboveThreshold().isEmpty)
      // A rating scale is nobody's, so that there is no dispersion in it.
      for scale in [0, 1] where noise != .dispersion && noise != .step {
        #expect(
          drawn.ratingScales[scale].judgments != simulator.model.ratingScales[scale].judgments)
      }
      #expect(drawn.strategicModel?.criteria != simulator.model.strategicModel?.criteria)
      #expect(drawn.strategicModel?.ratingScales == drawn.ratingScales)
    }
  }

  @Test func `every judgment of every set is drawn`() throws {
    let model = try merits()
    let simulation = try Simulation(of: model, SimulationSettings(draws: 10, noise: .step))
    // Of the group and of everybody: 6 + 1 + 6 + 6 on criteria, 3 + 3 + 3 on strategic ones, 3 + 2
    // on scales.
    #expect(simulation.judgmentCount == 19 + 9 + 5)
  }

  @Test func `strategic criteria have no part in weights that are drawn`() throws {
    let model = try merits()
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 10, noise: .none, weights: .uniform))
    #expect(simulation.judgmentCount == 0)
    #expect(
      simulation.undisturbed.criteria[model.goal].localPriorities
        == Array(repeating: 1 / 3.0, count: 3))
  }

  @Test func `ranges of strategic judgments are drawn from`() throws {
    var model = try merits()
    var strategy = try #require(model.strategicModel)
    let safety = try #require(strategy.criterion(at: "safety"))
    let triangle = try [2...4, 3...9, 1...2].map { try #require(UncertainRatio(in: $0)) }
    let matrix = UncertainComparisonMatrix(order: 3, upperTriangle: triangle)
    try strategy.setJudgments(matrix, of: safety)
    model.weighMerits(by: strategy)
    let options = EvaluationOptions(synthesis: .ideal, bocr: .probabilistic)
    let settings = SimulationSettings(draws: 40, noise: .intervals)
    let simulation = try Simulation(of: model, settings, options: options)
    #expect(simulation.judgmentCount == 3)
    #expect(simulation.uncertain.map(\.subject) == [.strategicCriterion(safety)])
    let simulator = try Simulator(model, options: options, settings: settings, threads: 1)
    let block = try simulator.block(0..<40)
    let evaluation = try Evaluator(ofRatios: simulator.model(ofDraw: 7), options).evaluate()
    #expect(distance(block.ranked[28..<32], evaluation.alternativePriorities) < 1e-13)
  }
}
