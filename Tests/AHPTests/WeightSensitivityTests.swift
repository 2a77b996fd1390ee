import Foundation
import Testing

@testable import AHP
@testable import PairwiseComparisons

struct WeightSensitivityTests {
  /// Two criteria 0.6 : 0.4 over three alternatives, with priorities (0.5, 0.3, 0.2) and (0.1, 0.3,
  /// 0.6).
  private func toy() throws -> DecisionModel {
    var model = try DecisionModel(name: "toy", goal: "goal", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([0.6, 0.4]), of: model.goal)
    try model.setJudgments(.priorities([5, 3, 2]), of: first)
    try model.setJudgments(.priorities([0.1, 0.3, 0.6]), of: second)
    return model
  }

  private func sensitivity(
    _ model: DecisionModel, _ options: EvaluationOptions? = nil
  ) throws -> WeightSensitivity {
    try WeightSensitivity(of: model, in: try model.evaluation(options))
  }

  /// The weights at which two items are equal.
  private func crossings(_ lines: WeightLines) -> [Set<Int>: Double] {
    Dictionary(
      uniqueKeysWithValues: lines.crossovers.map { (Set([$0.higher, $0.lower]), $0.weight) })
  }

  private func expectClose(
    _ found: Double?, _ expected: Double, within tolerance: Double = 1e-14,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(abs((found ?? .nan) - expected) <= tolerance, sourceLocation: location)
  }

  /// Under the second criterion a and b are equal, so that they meet at the weight 0 of the first.
  @Test func `where two items only meet is not critical`() throws {
    var model = try toy()
    try model.setJudgments(.priorities([3, 3, 4]), of: CriterionID(2))
    let sensitivity = try sensitivity(model)
    let lines = try #require(sensitivity.lines.first)
    let meeting = try #require(lines.crossovers.first { [$0.higher, $0.lower] == [0, 1] })
    #expect(meeting.weight == 0 && !meeting.changesOrder)
    let others = lines.crossovers.filter(\.changesOrder)
    #expect(others.count == lines.crossovers.count - 1 && !others.isEmpty)
    for pairs in WeightSensitivity.Pairs.allCases {
      let critical = try #require(sensitivity.critical(.percent, pairs))
      #expect(critical.crossover.changesOrder)
    }
    #expect(lines.criticalityDegree == others.compactMap { $0.relativeChange.map(abs) }.min())
  }

  @Test func `where nothing but a meeting is found nothing is critical`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b"].map { try model.addCriterion($0, under: model.goal) }
    try model.setJudgments(.priorities([1, 3]), of: model.goal)
    try model.setJudgments(.priorities([3, 1]), of: criteria[0])
    try model.setJudgments(.priorities([1, 1]), of: criteria[1])
    let sensitivity = try sensitivity(model)
    #expect(sensitivity.lines.contains { !$0.crossovers.isEmpty })
    for measure in [WeightSensitivity.Measure.absolute, .percent] {
      for pairs in WeightSensitivity.Pairs.allCases {
        #expect(sensitivity.critical(measure, pairs) == nil)
      }
    }
  }

  @Test func `the lines of two criteria cross where hand calculation says`() throws {
    let sensitivity = try sensitivity(toy())
    #expect(sensitivity.lines.count == 2 && sensitivity.withoutDirection.isEmpty)
    let first = sensitivity.lines[0]
    let crossings = crossings(first)
    #expect(crossings.count == 3)
    expectClose(crossings[[0, 1]], 0.5)
    expectClose(crossings[[0, 2]], 0.625)
    expectClose(crossings[[1, 2]], 0.75)
    // c, a, b at 0.6: c stays first up to 0.625, the order down to 0.5.
    expectClose(first.winnerInterval.lowerBound, 0)
    expectClose(first.winnerInterval.upperBound, 0.625)
    expectClose(first.rankingInterval.lowerBound, 0.5)
    expectClose(first.rankingInterval.upperBound, 0.625)
    #expect(first.changeBelow == nil && first.changeAbove?.lower == 0)
    let pair = first.crossovers[1]
    expectClose(pair.change, -0.025 / 0.375)
    expectClose(pair.relativeChange, -100 * 0.025 / 0.375 / 0.6, within: 1e-12)
    expectClose(first.criticalityDegree, 100 * 0.025 / 0.375 / 0.6, within: 1e-12)
    for (found, expected) in zip(first.priorities(at: 0.6), [0.34, 0.3, 0.36]) {
      expectClose(found, expected)
    }
  }

  @Test func `logarithms of weighted products cross where their ratios balance`() throws {
    let (first, second) = ([0.5, 0.3, 0.2], [0.1, 0.3, 0.6])
    let lines = WeightLines(
      criterion: CriterionID(1), parent: CriterionID(0), weight: 0.6,
      scoresAtZero: second.map { log($0) },
      scoresAtOne: first.map { log($0) }, order: [2, 1, 0], doubt: 1e-15, kind: .logarithmic)
    let priorities = [0.30085474588601, 0.34363399319236, 0.35551126092162]
    for (found, expected) in zip(lines.priorities(at: 0.6), priorities) {
      expectClose(found, expected)
    }
    // p ln(a₁/b₁) + (1 − p) ln(a₂/b₂) = 0.
    let crossings = crossings(lines)
    expectClose(crossings[[0, 1]], log(3) / log(5))
    expectClose(crossings[[0, 2]], log(6) / log(15))
    expectClose(crossings[[1, 2]], log(2) / log(3))
    // The closed form for products: δ = ln Π(aᵢ/aⱼ)^W / ln(aⱼ/aᵢ) of the pair, before weights are
    // divided by their sum.
    let pair = try #require(lines.crossovers.first { Set([$0.higher, $0.lower]) == [1, 2] })
    let advantage = 0.6 * log(0.2 / 0.3) + 0.4 * log(0.6 / 0.3)
    expectClose(pair.change, advantage / log(0.2 / 0.3))
  }

  /// Four items of the leader example of Saaty (1977 scale), the reference values of 30 digits.
  private func leader() throws -> DecisionModel {
    var model = try DecisionModel(
      name: "leader", goal: "leader", alternatives: ["Tom", "Dick", "Harry"])
    let names = ["Experience", "Education", "Charisma", "Age"]
    let positions = try names.map { try model.addCriterion(Criterion($0), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])),
      of: model.goal)
    let judgments: [[Double]] = [
      [1.0 / 4, 4, 9], [3, 1.0 / 5, 1.0 / 7], [5, 9, 4], [1.0 / 3, 5, 9],
    ]
    for (position, triangle) in zip(positions, judgments) {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: position)
    }
    return model
  }

  @Test func `the critical criterion of the leader example is Experience`() throws {
    let model = try leader()
    let sensitivity = try sensitivity(model)
    for pairs in WeightSensitivity.Pairs.allCases {
      let critical = try #require(sensitivity.critical(.percent, pairs))
      #expect(model.criteria[critical.lines.criterion].name == "Experience")
      #expect(Set([critical.crossover.higher, critical.crossover.lower]) == [0, 1])
      expectClose(critical.crossover.change, 0.26935701478706, within: 1e-13)
      expectClose(critical.crossover.relativeChange, 49.19140733649, within: 1e-10)
      expectClose(critical.crossover.weight, 0.380777246624, within: 1e-12)
      expectClose(critical.lines.sensitivityCoefficient, 1 / 49.19140733649, within: 1e-12)
    }
  }

  @Test func `a criterion with all of the weight has no direction`() throws {
    var model = try toy()
    try model.setJudgments(.priorities([1, 0]), of: model.goal)
    let sensitivity = try sensitivity(model)
    #expect(sensitivity.withoutDirection == [CriterionID](at: 1))
    #expect(sensitivity.lines.map(\.criterion) == [CriterionID](at: 2))
    #expect(sensitivity.lines[0].weight == 0)
  }

  @Test func `of equal changes that of the weight that moves least is critical`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    for name in ["x", "y", "z"] { try model.addCriterion(Criterion(name), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])), of: model.goal)
    let critical = try #require(try sensitivity(model).critical(.absolute, .top))
    // x falls from 0.6483 to 0.3950, or y rises from 0.2297 to 0.4570, by the same δ.
    #expect(critical.lines.criterion == CriterionID(2))
    expectClose(critical.crossover.weight, 0.4570, within: 5e-5)
    expectClose(critical.crossover.change.map(abs), 0.4187, within: 5e-5)
    let nearest = try #require(try sensitivity(model).nearestChangeOfWinner)
    #expect(nearest.lines.criterion == critical.lines.criterion)
  }

  @Test func `of weights that are as far from a change the main ones come first`() throws {
    var pairs = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      let model = try RandomModelOptions(levels: 3, branching: 3, alternatives: 3).model(seed: seed)
      // The first is the one that decides.
      let lines = try sensitivity(model).linesByDistance(under: model.goal).dropFirst()
      for (line, next) in zip(lines, lines.dropFirst()) {
        let isMain = line.parent == model.goal
        #expect(line.distanceOfChange <= next.distanceOfChange, "seed \(seed)")
        guard line.distanceOfChange == next.distanceOfChange, next.parent == model.goal else {
          continue
        }
        #expect(isMain && line.weight >= next.weight, "seed \(seed)")
        pairs += 1
      }
    }
    #expect(pairs > 0)
  }

  /// The first, 0.5 throughout, falls behind below 0.25 and above 0.75.
  @Test func `of changes as near as each other that below is told`() throws {
    let ids = (0..<3).map { RankedID.alternative(AlternativeID($0)) }
    let items = RankedItems(ids: ids, priorities: [0.4, 0.3, 0.3], errorBound: 0)
    let lead = try #require(Lead(of: items))
    let lines = WeightLines(
      criterion: CriterionID(1), parent: CriterionID(0), weight: 0.5,
      scoresAtZero: [0.5, 0.625, 0.125], scoresAtOne: [0.5, 0.125, 0.625], order: [0, 1, 2],
      doubt: 1e-15, kind: .additive)
    let span = LeadSpan(of: lines, lead: lead)
    #expect(span.range == 0.25...0.75 && span.below == [1] && span.above == [2])
    let nearest = try #require(span.nearest)
    #expect(nearest.side == .below && nearest.distance == 0.25)
  }

  /// 0.1 up and 0.1 down, of which rounding makes the second smaller.
  @Test func `of shifts that only rounding tells apart the first is the largest`() throws {
    let ids = (0..<3).map { RankedID.alternative(AlternativeID($0)) }
    func items(_ priorities: [Double]) -> RankedItems {
      RankedItems(ids: ids, priorities: priorities, errorBound: 0)
    }
    for (before, after) in [
      ([0.6, 0.3, 0.1], [0.5, 0.4, 0.1]), ([0.3, 0.6, 0.1], [0.4, 0.5, 0.1]),
    ] {
      #expect(abs(before[0] - after[0]) != abs(before[1] - after[1]))
      let shift = try #require(LargestShift(from: items(before), to: items(after)))
      #expect(shift.item == 0)
    }
  }

  /// Lines of three items through one point, the steepest last.
  @Test func `of three that are equal at one weight the steepest is first past it`() throws {
    for seed in 1...500 as ClosedRange<UInt64> {
      var numbers = SplitMix64(seed: seed)
      let point = Double.random(in: 0.1...0.9, using: &numbers)
      let slopes = (0..<3).map { _ in Double.random(in: -0.3...0.3, using: &numbers) }.sorted()
      let lines = WeightLines(
        criterion: CriterionID(1), parent: CriterionID(0), weight: point / 2,
        scoresAtZero: slopes.map { 0.4 - $0 * point },
        scoresAtOne: slopes.map { 0.4 + $0 * (1 - point) }, order: [0, 1, 2], doubt: 1e-15,
        kind: .additive)
      #expect(lines.leads.map(\.item) == [0, 2], "seed \(seed)")
      #expect(lines.changeAbove?.lower == 2, "seed \(seed)")
      #expect(Set(lines.crossovers.map(\.weight)).count == 1, "seed \(seed)")
      expectClose(lines.leads.first?.range.upperBound, point, within: 1e-12)
    }
  }

  @Test func `equal columns never cross`() throws {
    var model = try toy()
    let third = [1.0 / 3, 1.0 / 7, 11.0 / 21]
    for criterion in model.criteria.leaves() {
      try model.setJudgments(.priorities(third), of: criterion)
    }
    let sensitivity = try sensitivity(model)
    #expect(sensitivity.lines.allSatisfy { $0.crossovers.isEmpty })
    #expect(sensitivity.lines.allSatisfy { $0.rankingInterval == 0...1 })
    #expect(sensitivity.critical(.percent, .any) == nil)
    #expect(sensitivity.nearestChangeOfWinner == nil)
    #expect(sensitivity.lines[0].sensitivityCoefficient == 0)
  }

  /// The model with a weight set, the siblings in their proportions.
  private func moved(
    _ model: DecisionModel, _ lines: WeightLines, to weight: Double, in evaluation: Evaluation
  ) throws -> DecisionModel {
    var model = model
    let children = model.criteria[lines.parent].children
    let locals = evaluation.criteria[lines.parent].localPriorities
    let own = try #require(children.firstIndex(of: lines.criterion))
    var rest = 0.0
    for index in locals.indices where index != own { rest += locals[index] }
    let priorities = locals.indices.map {
      $0 == own ? weight : (1 - weight) * locals[$0] / rest
    }
    try model.setJudgments(.priorities(priorities), of: lines.parent)
    return model
  }

  @Test(arguments: Synthesis.allCases, 1...40 as ClosedRange<UInt64>)
  func `lines are what the model says with the weight set, and orders change past crossovers`(
    synthesis: Synthesis, seed: UInt64
  ) throws {
    let model = try DecisionModel.randomTree(seed: seed)
    let options = EvaluationOptions(synthesis: synthesis)
    let evaluation = try model.evaluation(options)
    let sensitivity = try WeightSensitivity(of: model, in: evaluation)
    func priorities(_ lines: WeightLines, _ weight: Double) throws -> [Double] {
      try moved(model, lines, to: weight, in: evaluation).evaluation(options).alternativePriorities
    }
    for lines in sensitivity.lines {
      for step in 0...50 {
        let weight = Double(step) / 50
        for (line, expected) in zip(lines.priorities(at: weight), try priorities(lines, weight)) {
          #expect(abs(line - expected) < 1e-14, "seed \(seed)")
        }
      }
      for crossover in lines.crossovers {
        let step = 1e-6
        guard (step...1 - step).contains(crossover.weight) else { continue }
        let before = try priorities(lines, crossover.weight - step)
        let after = try priorities(lines, crossover.weight + step)
        let (first, second) = (crossover.higher, crossover.lower)
        #expect((before[first] < before[second]) == (after[first] > after[second]), "seed \(seed)")
      }
      // The winner is the winner all over its interval, and another's past its ends.
      let winner = sensitivity.items.ranking.order[0]
      for step in 0...100 {
        let weight = Double(step) / 100
        let interval = lines.winnerInterval
        let ends = [interval.lowerBound, interval.upperBound]
        guard ends.allSatisfy({ abs($0 - weight) > 1e-9 }) else { continue }
        let found = try priorities(lines, weight)
        #expect(
          (found[winner] == found.max()) == interval.contains(weight), "seed \(seed), \(weight)")
      }
      let leads = lines.leads
      #expect(leads.first?.range.lowerBound == 0 && leads.last?.range.upperBound == 1)
      for (lead, next) in zip(leads, leads.dropFirst()) {
        #expect(lead.range.upperBound == next.range.lowerBound && lead.item != next.item)
      }
      for lead in leads {
        let middle = (lead.range.lowerBound + lead.range.upperBound) / 2
        let found = try priorities(lines, middle)
        #expect(found[lead.item] >= (found.max() ?? 1) * (1 - 1e-12), "seed \(seed), \(middle)")
      }
      for (crossover, step) in [(lines.changeBelow, -1e-7), (lines.changeAbove, 1e-7)] {
        guard let crossover, (1e-7...1 - 1e-7).contains(crossover.weight) else { continue }
        let past = try priorities(lines, crossover.weight + step)
        #expect(past[crossover.lower] == past.max(), "seed \(seed)")
      }
    }
  }

  private func group() throws -> DecisionModel {
    try RandomModelOptions(levels: 2, branching: 3, alternatives: 4, participants: 3, noise: 0.8)
      .model(seed: 7)
  }

  @Test(arguments: [
    GroupAggregation.judgments, .priorities, .localPriorities, .localPrioritiesGeometric,
  ])
  func `the lines of a group pass through its priorities`(aggregation: GroupAggregation) throws {
    let model = try group()
    let sensitivity = try sensitivity(model, EvaluationOptions(aggregation: aggregation))
    #expect(sensitivity.lines.count == 12)
    for lines in sensitivity.lines {
      for (line, expected) in zip(lines.priorities(at: lines.weight), sensitivity.items.priorities)
      {
        #expect(abs(line - expected) < 1e-14)
      }
    }
  }

  @Test func `means of final priorities that are not linear are refused`() throws {
    let model = try group()
    for (aggregation, synthesis) in [
      (GroupAggregation.prioritiesGeometric, Synthesis.distributive), (.priorities, .ideal),
    ] {
      let evaluation = try model.evaluation(
        EvaluationOptions(synthesis: synthesis, aggregation: aggregation))
      #expect(throws: SensitivityError.notLinear(aggregation, synthesis)) {
        try WeightSensitivity(of: model, in: evaluation)
      }
    }
  }

  @Test func `without alternatives the criteria without children are ranked`() throws {
    let model = try RandomModelOptions(levels: 2, branching: 3, alternatives: 0).model(seed: 3)
    let evaluation = try model.evaluation()
    let sensitivity = try WeightSensitivity(of: model, in: evaluation)
    #expect(sensitivity.items.ids == model.criteria.leaves().map(RankedID.criterion))
    let lines = sensitivity.lines[1]
    let after = try moved(model, lines, to: 0.7, in: evaluation).evaluation()
    for (line, leaf) in zip(lines.priorities(at: 0.7), model.criteria.leaves()) {
      #expect(abs(line - after.criteria[leaf].globalPriority) < 1e-15)
    }
  }
}
