import Foundation
import Testing

@testable import AHP

struct SimulationTests {
  // MARK: Models

  /// Two criteria or three with scores of three alternatives, which count as they are.
  private func scored(_ scores: [[Double]]) throws -> DecisionModel {
    var model = try DecisionModel(name: "scored", goal: "goal", alternatives: ["a", "b", "c"])
    for column in scores[0].indices {
      let criterion = try model.addCriterion("\(column)", under: model.goal)
      try model.setJudgments(
        .ratings(Ratings(scores.map { .number($0[column]) }, scale: nil)), of: criterion)
    }
    return model
  }

  private static let participants = 3

  /// A tree of uneven depth with a shared criterion, restricted alternatives, an incomplete matrix,
  /// direct priorities, and three participants on some criteria.
  private func tree(isComplete: Bool = false, isRestricted: Bool = true) throws -> DecisionModel {
    var generator = SplitMix64(seed: 7)
    var model = try DecisionModel(
      name: "tree", goal: "goal", alternatives: ["a", "b", "c", "d"])
    for (name, weight) in [("x", 1.0), ("y", 2), ("z", 0.5)] {
      try model.addParticipant(Participant(name, weight: weight))
    }
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    let third = try model.addCriterion("third", under: model.goal)
    let below = try model.addCriterion("below", under: first)
    let shared = try model.addCriterion("shared", under: first)
    try model.share(shared, under: second)
    let other = try model.addCriterion("other", under: second)
    if isRestricted { model.setAlternatives(.init(at: 0, 2, 3), of: third) }
    for criterion in [model.goal, second, below] {
      for participant in 0..<Self.participants {
        try model.setJudgments(
          .comparisons(
            .random(order: model.itemCount(of: criterion), using: &generator)), of: criterion,
          by: ParticipantID(participant))
      }
    }
    try model.setJudgments(.priorities([0.4, 0.6]), of: first)
    try model.setJudgments(
      .comparisons(.random(order: model.itemCount(of: third), using: &generator)), of: third)
    try model.setJudgments(.comparisons(.random(order: 4, using: &generator)), of: shared)
    try model.setJudgments(
      isComplete
        ? .comparisons(.random(order: 4, using: &generator))
        : .incompleteComparisons(
          IncompleteComparisonMatrix(order: 4, upperTriangle: [2, nil, 3, 1 / 2, nil, 4])),
      of: other)
    return model
  }

  /// How far two lists are from each other at most.
  private func distance(_ first: [Double], _ second: [Double]) -> Double {
    #expect(first.count == second.count)
    return zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  // MARK: Known answers

  @Test func `unknown weights of two criteria give the exact rank acceptabilities`() throws {
    // Integrals over the weight of the first criterion, which is uniform in 0 … 1.
    let exact: [[Double]] = [
      [5.0 / 11, 1.0 / 22, 1.0 / 2], [4.0 / 9, 1.0 / 18, 1.0 / 2], [10.0 / 99, 89.0 / 99, 0],
    ]
    try expect(exact, scored([[0.6, 0.2], [0.3, 0.5], [0.45, 0.38]]))
  }

  @Test func `unknown weights of three criteria give the exact rank acceptabilities`() throws {
    let exact: [[Double]] = [
      [1109.0 / 2808, 21323.0 / 61776, 1235.0 / 4752],
      [193.0 / 1080, 8869.0 / 23760, 2129.0 / 4752],
      [2993.0 / 7020, 10871.0 / 38610, 347.0 / 1188],
    ]
    try expect(exact, scored([[0.55, 0.2, 0.3], [0.3, 0.45, 0.15], [0.15, 0.35, 0.55]]))
  }

  private func expect(_ exact: [[Double]], _ model: DecisionModel) throws {
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 200_000, seed: 5, noise: .none, weights: .uniform))
    for item in exact.indices {
      for rank in 1...3 {
        let share = simulation.rankAcceptability(of: item, rank: rank)
        #expect(
          abs(share.value - exact[item][rank - 1]) <= 4 * share.standardError,
          "item \(item), rank \(rank): \(share.value)")
      }
    }
    #expect(simulation.inconsistent == nil && simulation.judgmentCount == 0)
  }

  // MARK: Draws

  @Test(
    arguments: [
      (.judgments, .distributive), (.judgments, .ideal), (.judgments, .multiplicative),
      (.priorities, .distributive), (.prioritiesGeometric, .ideal),
      (.localPriorities, .distributive), (.localPrioritiesGeometric, .multiplicative),
    ] as [(GroupAggregation, Synthesis)],
    [.eigenvector, .geometricMean, .logarithmicLeastAbsoluteValues] as [PrioritizationMethod])
  func `without noise every draw is the evaluation`(
    choice: (GroupAggregation, Synthesis), method: PrioritizationMethod
  ) throws {
    let model = try tree(isRestricted: choice.1 != .multiplicative)
    let options = EvaluationOptions(
      prioritization: method, synthesis: choice.1, aggregation: choice.0)
    let evaluation = try model.evaluation(options)
    let simulator = try Simulator(
      model, options: options, settings: SimulationSettings(draws: 3, noise: .none), threads: 1)
    let block = try simulator.block(0..<3)
    for draw in 0..<3 {
      #expect(
        distance(
          Array(block.ranked[draw * 4..<(draw + 1) * 4]), evaluation.alternativePriorities) < 1e-14)
      for criterion in model.criteria.indices {
        let global = block.criteria[criterion.position * 3 + draw]
        #expect(abs(global - evaluation.criteria[criterion].globalPriority) < 1e-14)
      }
      #expect(
        (block.inconsistentCounts[draw] > 0) == !evaluation.subjectsAboveThreshold().isEmpty)
    }
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 5, noise: .none), options: options)
    for (item, simulated) in simulation.ranked.enumerated() {
      #expect(abs(simulated.mean - evaluation.alternativePriorities[item]) < 1e-14)
      #expect(simulated.standardDeviation < 1e-14)
      #expect(
        simulation.rankAcceptability(of: item, rank: evaluation.ranking.ranks[item]).count == 5)
    }
  }

  @Test(
    arguments: [
      .judgments, .priorities, .prioritiesGeometric, .localPriorities, .localPrioritiesGeometric,
    ] as [GroupAggregation],
    [
      .logNormal(deviation: 0.5), .uniform(factor: 2), .triangular(factor: 3), .step, .dispersion,
    ] as [JudgmentNoise])
  func `a disturbed draw is the evaluation of the model with its judgments`(
    aggregation: GroupAggregation, noise: JudgmentNoise
  ) throws {
    let model = try tree()
    let options = EvaluationOptions(
      scale: .balanced, synthesis: .ideal, aggregation: aggregation)
    try expectDraws(of: model, options: options, settings: SimulationSettings(noise: noise))
  }

  @Test(arguments: [.judgments, .priorities] as [GroupAggregation], Synthesis.allCases)
  func `a draw of weights is the evaluation of the model with these weights`(
    aggregation: GroupAggregation, synthesis: Synthesis
  ) throws {
    let model = try tree(isComplete: true, isRestricted: synthesis != .multiplicative)
    let options = EvaluationOptions(
      prioritization: .rowSums, synthesis: synthesis, aggregation: aggregation)
    try expectDraws(
      of: model, options: options,
      settings: SimulationSettings(noise: .step, weights: .uniform))
  }

  private func expectDraws(
    of model: DecisionModel, options: EvaluationOptions, settings: SimulationSettings
  ) throws {
    var settings = settings
    settings.draws = 150
    let simulator = try Simulator(model, options: options, settings: settings, threads: 1)
    let size = simulator.blockSize
    #expect(size == 128)
    for range in [0..<size, size..<150] {
      let block = try simulator.block(range)
      var different = Set<[Double]>()
      for draw in [range.lowerBound, range.lowerBound + 1, range.upperBound - 1] {
        let place = draw - range.lowerBound
        let evaluation = try Evaluator(
          ofRatios: simulator.model(ofDraw: draw), options
        ).evaluate()
        let ranked = Array(block.ranked[place * 4..<(place + 1) * 4])
        #expect(distance(ranked, evaluation.alternativePriorities) < 1e-13)
        #expect(
          distance(
            model.criteria.indices.map { block.criteria[$0.position * range.count + place] },
            evaluation.criteria.map(\.globalPriority)) < 1e-13)
        #expect(
          (block.inconsistentCounts[place] > 0) == !evaluation.subjectsAboveThreshold().isEmpty)
        different.insert(ranked)
      }
      #expect(different.count > 1)
    }
  }

  @Test func `the result does not depend on the number of threads`() throws {
    let model = try tree()
    let settings = SimulationSettings(draws: 700, seed: 3, noise: .logNormal(deviation: 0.4))
    let one = try Simulation(of: model, settings, threads: 1)
    for threads in [2, 5] {
      #expect(try Simulation(of: model, settings, threads: threads) == one)
    }
    var other = settings
    other.seed = 4
    #expect(try Simulation(of: model, other).ranked != one.ranked)
  }

  @Test func `a model without alternatives ranks its criteria`() throws {
    var model = try DecisionModel(name: "weights", goal: "goal")
    for name in ["a", "b", "c"] { try model.addCriterion(Criterion(name), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])), of: model.goal)
    let simulation = try Simulation(of: model, SimulationSettings(draws: 500))
    #expect(simulation.items.ids == model.criteria.leaves().map(RankedID.criterion))
    #expect(simulation.ranked == Array(simulation.criteria[1...]))
    for rank in 1...3 {
      let total = (0..<3).reduce(0) {
        $0 + simulation.rankAcceptability(of: $1, rank: rank).count
      }
      // Ties, which steps can make, share the better rank.
      #expect(rank == 1 ? total >= 500 : total <= 500 || rank == 2)
    }
  }

  @Test func `equal items share the better rank and neither is above the other`() throws {
    var model = try DecisionModel(name: "tie", goal: "goal", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 3, 3])), of: model.goal)
    let simulation = try Simulation(of: model, SimulationSettings(draws: 10, noise: .none))
    #expect(simulation.rankAcceptability(of: 0, rank: 1).count == 10)
    #expect(simulation.rankAcceptability(of: 1, rank: 1).count == 10)
    #expect(simulation.rankAcceptability(of: 2, rank: 3).count == 10)
    #expect(simulation.winningProbability(of: 0, over: 1).count == 0)
    #expect(simulation.winningProbability(of: 1, over: 0).count == 0)
    #expect(simulation.winningProbability(of: 1, over: 2).count == 10)
  }

  // MARK: Noise

  /// ln of the factors that 40,000 judgments of this ratio are disturbed by.
  private func logarithms(_ noise: JudgmentNoise, ratio: Double = 2) throws -> [Double] {
    let matrix = DisturbedMatrix(
      subject: .criterion(CriterionID(0)), participant: nil,
      matrix: IncompleteComparisonMatrix(
        try ComparisonMatrix(order: 2, upperTriangle: [ratio])), prioritization: .eigenvector,
      deviations: [0.7], randomIndex: nil)
    var numbers = SimulationNumbers(seed: 11, block: 3)
    return numbers.triangles(of: matrix, noise: noise, count: 40_000).map { log($0 / ratio) }
  }

  @Test(
    arguments: [
      (.logNormal(deviation: 0.3), 0.3, Double.infinity), (.dispersion, 0.7, .infinity),
      (.uniform(factor: 2), log(2) / 3.0.squareRoot(), log(2)),
      (.triangular(factor: 2), log(2) / 6.0.squareRoot(), log(2)),
    ] as [(JudgmentNoise, Double, Double)])
  func `factors have the mean, the deviation and the bounds of their distribution`(
    noise: JudgmentNoise, deviation: Double, bound: Double
  ) throws {
    let logarithms = try logarithms(noise)
    let count = Double(logarithms.count)
    let mean = logarithms.reduce(0, +) / count
    let square = logarithms.reduce(0) { $0 + $1 * $1 } / count
    // Four standard errors; that of a deviation is at most 1/√(2N) of it for these distributions.
    #expect(abs(mean) < 4 * deviation / count.squareRoot())
    #expect(abs(square.squareRoot() / deviation - 1) < 4 / (2 * count).squareRoot())
    #expect(logarithms.allSatisfy { abs($0) <= bound * (1 + 1e-12) })
  }

  @Test(
    arguments: [
      (2.0, [1.0, 2, 3]), (1, [1.0 / 2, 1, 2]), (1.0 / 3, [1.0 / 4, 1.0 / 3, 1.0 / 2]),
      (1.5, [2.0 / 3, 1.5, 2.5]), (9, [8.0, 9]), (1.0 / 9, [1.0 / 9, 1.0 / 8]),
      (8.5, [7.5, 8.5, 9]),
      (12, [11.0, 12]),
    ] as [(Double, [Double])])
  func `a step leads to the neighbours on the scale`(ratio: Double, expected: [Double]) throws {
    let ratios = try logarithms(.step, ratio: ratio).map { exp($0) * ratio }
    var counts = [Int](repeating: 0, count: expected.count)
    for drawn in ratios {
      let place = try #require(expected.firstIndex { abs($0 / drawn - 1) < 1e-12 })
      counts[place] += 1
    }
    for (place, value) in expected.enumerated() {
      let stays = abs(value - ratio) < 1e-12 && expected.count == 2
      let probability = stays ? 2.0 / 3 : 1.0 / 3
      let deviation = (probability * (1 - probability) * Double(ratios.count)).squareRoot()
      #expect(abs(Double(counts[place]) - probability * Double(ratios.count)) < 4 * deviation)
    }
  }

  @Test func `extreme judgments stay within what can be computed with`() throws {
    var model = try DecisionModel(name: "far", goal: "goal", alternatives: ["a", "b"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [1e50])), of: model.goal)
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 200, noise: .logNormal(deviation: 10)))
    #expect(simulation.ranked[0].mean.isFinite && simulation.ranked[1].mean > 0)
  }

  // MARK: Standard errors

  @Test func `standard errors are those of repeated simulations`() throws {
    // By 1000 seeds: z-scores have mean 0 ± 4/√1000 and variance 1 ± 4√(2/1000). The error of a
    // deviation is known to a tenth at 400 draws, which doubles the room; that of the 95 % quantile
    // comes from nine draws, is known to a third, and gives the z-scores a variance of 1.1 to 1.6.
    let scores = [[0.55, 0.2, 0.3], [0.3, 0.45, 0.15], [0.15, 0.35, 0.55]]
    let model = try scored(scores)
    let sum = scores[0].reduce(0, +)
    let squares = scores[0].reduce(0) { $0 + $1 * $1 }
    // Of a uniform vector on the simplex of three.
    let deviation = ((squares - sum * sum / 3) / 12).squareRoot()
    var pair = try DecisionModel(name: "pair", goal: "goal", alternatives: ["a", "b"])
    try pair.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: pair.goal)
    let normalQuantile = 1.6448536269514722
    let quantile = 1 / (1 + exp(-(log(2) + 0.5 * normalQuantile)))
    var scoresByKind = [[Double]](repeating: [], count: 4)
    for seed in 0..<1000 {
      let weights = try Simulation(
        of: model,
        SimulationSettings(draws: 400, seed: UInt64(seed), noise: .none, weights: .uniform),
        threads: 1)
      let share = weights.rankAcceptability(of: 0, rank: 1)
      scoresByKind[0].append((share.value - 1109.0 / 2808) / share.standardError)
      let first = weights.ranked[0]
      scoresByKind[1].append((first.mean - sum / 3) / first.meanError)
      scoresByKind[2].append(
        (first.standardDeviation - deviation) / first.standardDeviationError)
      let noisy = try Simulation(
        of: pair,
        SimulationSettings(draws: 400, seed: UInt64(seed), noise: .logNormal(deviation: 0.5)),
        threads: 1)
      let last = noisy.ranked[0].quantiles[4]
      scoresByKind[3].append((last.value - quantile) / last.standardError)
    }
    for (kind, scores) in scoresByKind.enumerated() {
      let mean = scores.reduce(0, +) / 1000
      let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
      let room = kind < 2 ? 1.0 : 2
      #expect(abs(mean) < room * 4 / 1000.0.squareRoot(), "kind \(kind): mean \(mean)")
      let limit = kind == 3 ? 0.6 : room * 4 * (2.0 / 1000).squareRoot()
      #expect(abs(variance - 1) < limit, "kind \(kind): variance \(variance)")
    }
  }

  @Test func `what was never seen has a standard error`() {
    #expect(abs(SimulatedShare(count: 0, draws: 1000).standardError - 1e-3) < 2e-6)
    let middle = SimulatedShare(count: 400, draws: 1000)
    #expect(abs(middle.standardError / (0.24 / 1000).squareRoot() - 1) < 1e-3)
  }

  @Test func `a simulation stops once its results are known well enough`() throws {
    let model = try tree()
    var settings = SimulationSettings(draws: 100_000, noise: .step, standardError: 0.006)
    let stopped = try Simulation(of: model, settings)
    #expect(stopped.draws < 100_000 && stopped.draws % 4096 == 0)
    #expect(stopped.largestStandardError <= 0.006)
    settings.draws = stopped.draws
    settings.standardError = nil
    #expect(try Simulation(of: model, settings).ranked == stopped.ranked)
    // Better than the first 4096 draws know them.
    settings.draws = 4096
    let standardError = 0.8 * (try Simulation(of: model, settings).largestStandardError)
    settings = SimulationSettings(draws: 100_000, noise: .step, standardError: standardError)
    let later = try Simulation(of: model, settings)
    #expect(later.draws > 4096 && later.largestStandardError <= standardError)
  }

  /// Skewed numbers and a pivot beside them, so that no term of the moments vanishes.
  @Test func `moments around a pivot are those around the mean`() {
    let values: [Double] = [0.1, 0.12, 0.11, 0.5, 0.15, 0.1, 0.2, 0.13]
    var moments = DrawMoments(pivot: 0.35)
    moments.add(values)
    let found = SimulatedPriority(moments, draws: values.count, drawn: values)
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    func central(_ power: Double) -> Double {
      values.reduce(0) { $0 + pow($1 - mean, power) } / count
    }
    #expect(abs(found.mean - mean) < 1e-15)
    #expect(abs(found.standardDeviation - (central(2) * count / (count - 1)).squareRoot()) < 1e-15)
    #expect(abs(found.meanError - found.standardDeviation / count.squareRoot()) < 1e-15)
    // The variance of a variance to first order, m4 - m2², halved at the root of it.
    let expected =
      ((central(4) - pow(central(2), 2)) / count).squareRoot() / (2 * central(2).squareRoot())
    #expect(abs(found.standardDeviationError - expected) < 1e-14)
  }

  @Test(arguments: [(2.0, 4.0, 9.0), (0.2, 0.25, 3), (1, 1, 5), (1, 5, 5), (3, 8, 9)])
  func `logarithms of a range are distributed as a triangle`(
    range: (lower: Double, middle: Double, upper: Double)
  ) {
    let drawn = DrawnRange(lower: range.lower, middle: range.middle, upper: range.upper)
    let (bottom, mode, top) = (log(range.lower), log(range.middle), log(range.upper))
    for step in 0...20 {
      let share = Double(step) / 20
      let place = log(drawn.quantile(share))
      let below =
        place <= mode && mode > bottom
        ? pow(place - bottom, 2) / ((top - bottom) * (mode - bottom))
        : 1 - pow(top - place, 2) / ((top - bottom) * (top - mode))
      #expect(abs(below - share) < 1e-12)
    }
  }

  @Test func `quantiles interpolate between the draws in order`() {
    var moments = DrawMoments(pivot: 2)
    let values = [3.0, 1, 4, 1, 5]
    moments.add(values)
    let priority = SimulatedPriority(moments, draws: 5, drawn: values)
    #expect(distance(priority.quantiles.map(\.value), [1, 1, 3, 4, 4.8]) < 1e-14)
    #expect(abs(priority.mean - 2.8) < 1e-14)
    #expect(abs(priority.standardDeviation - (12.8 / 4).squareRoot()) < 1e-14)
  }

  @Test func `who has no weight does not disagree`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for (name, ratio) in [("x", 2.0), ("y", 2), ("z", 5)] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [ratio])), of: model.goal,
        by: person)
    }
    #expect(JudgmentNoise.usual(for: model, model.options) == .dispersion)
    model.participants[ParticipantID(2)].weight = 0
    #expect(JudgmentNoise.usual(for: model, model.options) == .step)
  }

  // MARK: What cannot be simulated

  @Test func `what is not random is refused`() throws {
    let model = try scored([[0.6, 0.2], [0.3, 0.5], [0.45, 0.38]])
    var weighted = model
    try weighted.setJudgments(.priorities([1, 2]), of: model.goal)
    #expect(throws: SimulationError.nothingToDraw) { try Simulation(of: weighted) }
    var single = try DecisionModel(name: "single", goal: "goal", alternatives: ["a", "b"])
    try single.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: single.goal)
    #expect(throws: SimulationError.noDispersion) {
      try Simulation(of: single, SimulationSettings(noise: .dispersion))
    }
    let empty = try DecisionModel(name: "empty", goal: "goal")
    #expect(throws: SimulationError.nothingRanked) {
      try Simulation(of: empty, SimulationSettings(noise: .none))
    }
  }

  @Test func `a model that cannot be evaluated says why`() throws {
    let model = try scored([[0.6, 0.2], [0.3, 0.5], [0.45, 0.38]])
    let problem = EvaluationProblem(criterion: CriterionID(0), participant: nil, kind: .noJudgments)
    #expect(throws: SimulationError.evaluation(EvaluationError(problems: [problem]))) {
      try Simulation(of: model)
    }
  }

  @Test func `more items than ranks are counted for are refused`() throws {
    let count = Simulation.mostItems + 1
    var model = try DecisionModel(
      name: "many", goal: "goal", alternatives: (0..<count).map { Alternative("\($0)") })
    try model.setJudgments(
      .comparisons(
        ComparisonMatrix(
          order: count,
          upperTriangle: Array(repeating: 1, count: UpperTriangle.count(order: count)))),
      of: model.goal)
    #expect(throws: SimulationError.tooManyItems(found: count, most: count - 1)) {
      try Simulation(of: model)
    }
  }

  @Test(arguments: [(0, 2000), (100_000, 2000), (494_865, 404), (1_000_000_000, 200)])
  func `a report draws large models fewer times`(judgments: Int, draws: Int) {
    #expect(SimulationSettings.usualDraws(ofJudgments: judgments) == draws)
  }
}
