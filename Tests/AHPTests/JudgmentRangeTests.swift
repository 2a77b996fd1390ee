import Foundation
import Testing

@testable import AHP

struct JudgmentRangeTests {
  private func uncertain(_ ranges: [ClosedRange<Double>]) throws -> UncertainComparisonMatrix {
    UncertainComparisonMatrix(
      order: try #require(UpperTriangle.order(count: ranges.count)),
      upperTriangle: try ranges.map { try #require(UncertainRatio(in: $0)) })
  }

  /// Three alternatives with ranges by two participants, of the weights 1 and 3.
  private func group() throws -> DecisionModel {
    var model = try DecisionModel(name: "group", goal: "goal", alternatives: ["a", "b", "c"])
    for (name, weight) in [("x", 1.0), ("y", 3)] {
      try model.addParticipant(Participant(name, weight: weight))
    }
    try model.setJudgments(uncertain([2...4, 3...9, 1...2]), of: model.goal, by: ParticipantID(0))
    try model.setJudgments(
      uncertain([1...8, 2...2, 0.5...2]), of: model.goal, by: ParticipantID(1))
    return model
  }

  @Test func `an evaluation is that of the middles`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b", "c"])
    try model.setJudgments(uncertain([2...8, 4...16, 1...4]), of: model.goal)
    #expect(model.criteria.rangeCount() == 3)
    var crisp = model
    try crisp.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [4, 8, 2])), of: model.goal)
    #expect(crisp.criteria.rangeCount() == 0)
    #expect(
      try model.evaluation().alternativePriorities == crisp.evaluation().alternativePriorities)
  }

  @Test func `other alternatives keep the ranges of their pairs`() throws {
    let model = try group()
    let part = try model.restricted(toAlternatives: .init(at: 0, 2))
    #expect(part.criteria[CriterionID(0)].currentRanges().map(\.ratio.lower) == [3, 2])
    #expect(
      part.criteria[CriterionID(0)].currentRanges().map(\.participant) == [ParticipantID](at: 0, 1))
    let copied = try model.addingCopy(ofAlternative: AlternativeID(0), name: "copy")
    // The copy is compared with b and c as a is, and with a as equal, which is certain.
    let ranges = copied.criteria[CriterionID(0)].currentRanges().filter {
      $0.other == 3 && $0.participant == ParticipantID(0)
    }
    #expect(ranges.map(\.item) == [1, 2])
    let expected: [Double] = [1 / 4, 1 / 9]
    #expect(ranges.map(\.ratio.lower) == expected)
  }

  @Test func `a judgment changed since has no range`() throws {
    var model = try group()
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 5, 1])), of: model.goal,
      by: ParticipantID(1))
    #expect(
      model.criteria[CriterionID(0)].currentRanges().allSatisfy {
        $0.participant == ParticipantID(0)
      }
    )
    model.criteria[CriterionID(0)].ranges.append(
      JudgmentRange(
        participant: ParticipantID(1), item: 1, other: 0,
        ratio: try #require(UncertainRatio(in: 7...9)))
    )
    #expect(model.criteria.rangeCount() == 3)
  }

  @Test func `a judgment has its range within the rounding of a reciprocal`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b"])
    try model.setJudgments(uncertain([2...8]), of: model.goal)
    for (factor, count) in [(1 + 0x1p-51, 1), (1 - 0x1p-51, 1), (1 + 1e-11, 0), (1 - 1e-11, 0)] {
      var moved = model
      let ranges = moved.criteria[moved.goal].ranges
      try moved.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [4 * factor])), of: moved.goal)
      moved.criteria[moved.goal].ranges = ranges
      #expect(moved.criteria.rangeCount() == count)
    }
  }

  // MARK: Simulation

  @Test(arguments: [.judgments, .priorities, .localPriorities] as [GroupAggregation])
  func `draws are within the ranges and are evaluations of the model with them`(
    aggregation: GroupAggregation
  ) throws {
    let model = try group()
    let options = EvaluationOptions(aggregation: aggregation)
    let simulator = try Simulator(
      model, options: options, settings: SimulationSettings(draws: 128, noise: .intervals),
      threads: 1)
    let block = try simulator.block(0..<128)
    // The weighted geometric means of the bounds, or each participant's own.
    func root(_ product: Double) -> Double { pow(product, 0.25) }
    let own: [[ClosedRange<Double>]] = [[2...4, 3...9, 1...2], [1...8, 2...2, 0.5...2]]
    let group: [ClosedRange<Double>] = [
      root(2)...root(4 * 512), root(24)...root(72), root(0.125)...root(16),
    ]
    let bounds = aggregation == .judgments ? [group] : own
    for draw in [0, 5, 127] {
      let drawn = simulator.model(ofDraw: draw)
      let matrices: [IncompleteComparisonMatrix] =
        switch drawn.criteria[CriterionID(0)].judgments {
        case .none: []
        case .common(let judgments): [try #require(judgments.matrix)]
        case .individual(let all): try all.map { try #require($0.judgments.matrix) }
        }
      #expect(matrices.count == bounds.count)
      for (matrix, bounds) in zip(matrices, bounds) {
        for (ratio, range) in zip(matrix.ratios, bounds) {
          #expect(ratio >= range.lowerBound * (1 - 1e-14))
          #expect(ratio <= range.upperBound * (1 + 1e-14))
        }
      }
      let evaluation = try Evaluator(ofRatios: drawn, options).evaluate()
      for item in 0..<3 {
        #expect(
          abs(block.ranked[draw * 3 + item] - evaluation.alternativePriorities[item]) < 1e-14)
      }
    }
    #expect(Set(block.ranked).count > 128)
  }

  @Test func `a triangle is that of the participant who gave it`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b"])
    let ratios = try [
      #require(UncertainRatio(lower: 2, middle: 3, upper: 8)), #require(UncertainRatio(in: 2...8)),
    ]
    for (number, ratio) in ratios.enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        UncertainComparisonMatrix(order: 2, upperTriangle: [ratio]), of: model.goal, by: person)
    }
    let plan = try SimulationPlan(
      model, given: model, options: EvaluationOptions(aggregation: .priorities),
      settings: SimulationSettings(noise: .intervals))
    let ranges = plan.sources.compactMap { source in
      if case .matrix(let disturbed) = source { disturbed.ranges[0] } else { nil }
    }
    #expect(ranges.count == 2)
    // The logarithms of the second are as frequent all over.
    #expect(abs(ranges[1].quantile(0.25) - exp2(1.5)) <= 1e-14)
    // Above the mode: ln 8 - √(1/2 · ln(8/2) · ln(8/3)).
    let median = 8 / exp((log(4.0) * log(8 / 3.0) / 2).squareRoot())
    #expect(abs(ranges[0].quantile(0.5) - median) <= 1e-14)
  }

  @Test func `the bounds of priorities hold in every draw`() throws {
    let model = try group()
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 2000, noise: .intervals),
      options: EvaluationOptions(prioritization: .geometricMean, participant: ParticipantID(0)))
    #expect(simulation.judgmentCount == 3 && simulation.uncertain.count == 1)
    let intervals = try #require(simulation.uncertain[0].matrix.geometricMeanIntervals())
    for (priority, interval) in zip(simulation.ranked, intervals) {
      for quantile in priority.quantiles { #expect(interval.contains(quantile.value)) }
    }
    // Participant y is certain about a against c.
    let certain = try group().restricted(toAlternatives: .init(at: 0, 2))
    #expect(throws: SimulationError.noIntervals) {
      try Simulation(
        of: certain, SimulationSettings(draws: 100, noise: .intervals),
        options: EvaluationOptions(participant: ParticipantID(1)))
    }
  }

  @Test func `a range is drawn from by logarithm`() {
    let interval = DrawnRange(lower: 2, middle: nil, upper: 8)
    for (share, ratio) in [(0, 2.0), (0.5, 4), (1, 8)] {
      #expect(abs(interval.quantile(share) / ratio - 1) < 1e-14)
    }
    // The probability below the mode is its share of the width.
    let triangular = DrawnRange(lower: 1, middle: 2, upper: 8)
    #expect(abs(triangular.quantile(1.0 / 3) / 2 - 1) < 1e-14)
    #expect(triangular.quantile(0) == 1 && abs(triangular.quantile(1) / 8 - 1) < 1e-14)
    let count = 10_000
    let mean = (0..<count).reduce(0) {
      $0 + log(triangular.quantile((Double($1) + 0.5) / Double(count))) / Double(count)
    }
    // The mean of a triangular distribution is that of its three corners.
    #expect(abs(mean - (0 + log(2) + log(8)) / 3) < 1e-6)
    let edge = DrawnRange(lower: 1, middle: 1, upper: 4)
    #expect(edge.quantile(0) == 1 && edge.quantile(0.999) < 4)
  }

  @Test func `without ranges there is nothing to draw from`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal)
    #expect(throws: SimulationError.noIntervals) {
      try Simulation(of: model, SimulationSettings(noise: .intervals))
    }
  }

  @Test func `ranges go through the judgment scale`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b"])
    try model.setJudgments(uncertain([3...9]), of: model.goal)
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 500, noise: .intervals),
      options: EvaluationOptions(scale: .balanced))
    // The balanced scale makes 3/2 of 3 and leaves 9.
    let ratio = simulation.uncertain[0].matrix.upperTriangle[0]
    #expect(abs(ratio.lower - 1.5) < 1e-14 && abs(ratio.upper - 9) < 1e-14)
  }
}
