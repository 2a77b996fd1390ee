import Foundation
import Testing

@testable import AHP

struct WeightScenariosTests {
  private typealias Setting = WeightedScores.Setting

  @Test(arguments: Synthesis.allCases, 1...20 as ClosedRange<UInt64>)
  func `a variation gives what the model says with each weight moved`(
    synthesis: Synthesis, seed: UInt64
  ) throws {
    let model = try DecisionModel.randomTree(seed: seed)
    let options = EvaluationOptions(synthesis: synthesis)
    let evaluation = try model.evaluation(options)
    let scenarios = try WeightScenarios([], variation: .share(0.3), in: model, evaluation)
    #expect(scenarios.base == RankedItems(of: model, in: evaluation))
    let lines = try WeightSensitivity(of: model, in: evaluation).lines
    #expect(scenarios.entries.count == 2 * lines.count, "seed \(seed)")
    for entry in scenarios.entries {
      let move = try #require(entry.moves.first)
      let children = model.criteria[move.parent].children
      let place = try #require(children.firstIndex(of: move.criterion))
      var weights = Array(evaluation.criteria.locals.priorities(of: move.parent))
      #expect(move.before == weights[place])
      #expect([0.7, 1.3].contains { abs(min(1, $0 * weights[place]) - move.after) < 1e-15 })
      let rest = (1 - move.after) / (1 - weights[place])
      weights = weights.indices.map { $0 == place ? move.after : weights[$0] * rest }
      var changed = model
      try changed.setJudgments(.priorities(weights), of: move.parent)
      let expected = RankedItems(of: changed, in: try changed.evaluation(options))
      for (found, expected) in zip(entry.items.priorities, expected.priorities) {
        #expect(abs(found - expected) < 1e-14, "seed \(seed)")
      }
      #expect(entry.items.ranking.ranks == expected.ranking.ranks, "seed \(seed)")
    }
  }

  /// Two alternatives under three criteria of the weights 0.5, 0.3 and 0.2 or others.
  private func model(_ weights: [Double] = [5, 3, 2]) throws -> (DecisionModel, [CriterionID]) {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b", "c"].map {
      try model.addCriterion(Criterion($0), under: model.goal)
    }
    try model.setJudgments(.priorities(weights), of: model.goal)
    for (criterion, priority) in zip(criteria, [0.75, 0.25, 0.5]) {
      try model.setJudgments(.priorities([priority, 1 - priority]), of: criterion)
    }
    return (model, criteria)
  }

  @Test func `scenarios come in their order, before those of the variation`() throws {
    let (model, criteria) = try model()
    let scenarios = try WeightScenarios(
      [
        [Setting(criterion: criteria[1], parent: model.goal, weight: 0.65)],
        [
          Setting(criterion: criteria[0], parent: model.goal, weight: 0.25),
          Setting(criterion: criteria[2], parent: model.goal, weight: 0.5),
        ],
      ], variation: .amount(0.35), of: [criteria[1]], in: model, model.evaluation())
    // Of x: 0.75 a + 0.25 b + 0.5 c, with weights by hand.
    let expected = [
      (0.65, 0.75 * 0.25 + 0.25 * 0.65 + 0.5 * 0.1), (0.25, 0.75 * 0.25 + 0.25 * 0.25 + 0.5 * 0.5),
      (0, 0.75 * 5 / 7 + 0.5 * 2 / 7), (0.65, 0.75 * 0.25 + 0.25 * 0.65 + 0.5 * 0.1),
    ]
    #expect(scenarios.entries.count == expected.count)
    for (entry, (weight, priority)) in zip(scenarios.entries, expected) {
      #expect(abs(entry.moves[0].after - weight) < 1e-15)
      #expect(abs(entry.items.priorities[0] - priority) < 1e-15)
    }
    #expect(scenarios.entries[1].moves.map(\.before) == [0.5, 0.2])
    #expect(
      scenarios.entries.map { $0.items.ranking.ranks } == [[2, 1], [1, 1], [1, 2], [2, 1]])
    let span = scenarios.span()
    #expect(span.ranks == [1...2, 1...2])
    #expect(abs(span.priorities[0].lowerBound - 0.4) < 1e-15)
    #expect(abs(span.priorities[0].upperBound - (0.75 * 5 / 7 + 0.5 * 2 / 7)) < 1e-15)
    #expect(scenarios.notVaried.isEmpty)
  }

  @Test func `weights that cannot be varied are named`() throws {
    let (model, criteria) = try model([1, 0, 0])
    let evaluation = try model.evaluation()
    #expect(
      try WeightScenarios([], variation: .share(0.5), in: model, evaluation).notVaried
        == [criteria[0], criteria[1], criteria[2]])
    let amounts = try WeightScenarios([], variation: .amount(0.5), in: model, evaluation)
    #expect(amounts.notVaried == [criteria[0]])
    #expect(amounts.entries.map { $0.moves[0].after } == [0.5, 0.5])
  }

  /// The second has nothing but the first criterion, which has no direction to move in.
  @Test func `a weight of 1 stays with the one who gave it`() throws {
    var (model, criteria) = try model()
    for (name, weights) in [("p", [5.0, 3, 2]), ("q", [1, 0, 0])] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(.priorities(weights), of: model.goal, by: person)
    }
    let options = EvaluationOptions(synthesis: .ideal, aggregation: .priorities)
    let scenarios = try WeightScenarios(
      [], variation: .amount(0.25), of: [criteria[0]], in: model, model.evaluation(options))
    // Ideal scores of x: 1, 1/3 and 1; of y: 1/3, 1 and 1. The other has 3/4 and 1/4.
    let expected = [0.25, 0.75].map { weight -> Double in
      let (second, third) = ((1 - weight) * 0.6, (1 - weight) * 0.4)
      let (x, y) = (weight + second / 3 + third, weight / 3 + second + third)
      return (x / (x + y) + 0.75) / 2
    }
    #expect(scenarios.entries.count == 2)
    for (entry, priority) in zip(scenarios.entries, expected) {
      #expect(abs(entry.items.priorities[0] - priority) <= 1e-15)
    }
  }

  /// Three people of the weights 2, 1 and 0 with weights of criteria and priorities of their own.
  private func people() throws -> (DecisionModel, [CriterionID]) {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let criteria = try ["a", "b"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    let answers: [(Double, [Double], [[Double]])] = [
      (2, [3], [[3, 5, 2], [0.5, 2, 4]]), (1, [0.25], [[0.2, 1, 4], [3, 1, 0.5]]),
      (0, [9], [[9, 9, 1], [9, 9, 1]]),
    ]
    for (place, (weight, goal, below)) in answers.enumerated() {
      let person = try model.addParticipant(Participant("p\(place)", weight: weight))
      for (criterion, triangle) in zip([model.goal] + criteria, [goal] + below) {
        try model.setJudgments(
          .comparisons(
            ComparisonMatrix(order: triangle.count == 1 ? 2 : 3, upperTriangle: triangle)),
          of: criterion, by: person)
      }
    }
    return (model, criteria)
  }

  /// The mean of everybody's priorities with a weight of everybody's, by definition.
  private func averaged(
    _ model: DecisionModel, _ options: EvaluationOptions,
    _ weights: (_ own: [Double]) -> [Double]
  ) throws -> [Double] {
    var means = [Double](repeating: options.aggregation == .prioritiesGeometric ? 1 : 0, count: 3)
    for (person, share) in [(ParticipantID(0), 2.0 / 3), (ParticipantID(1), 1.0 / 3)] {
      var own = options
      own.participant = person
      var moved = model
      let goal = try model.evaluation(own).criteria[model.goal].localPriorities
      moved.setJudgments(.common(.priorities(weights(goal))), of: .criterion(model.goal))
      let priorities = try moved.evaluation(own).alternativePriorities
      for item in means.indices {
        if options.aggregation == .prioritiesGeometric {
          means[item] *= pow(priorities[item], share)
        } else {
          means[item] += share * priorities[item]
        }
      }
    }
    let sum = means.reduce(0, +)
    return means.map { $0 / sum }
  }

  @Test(arguments: [
    (GroupAggregation.priorities, Synthesis.ideal), (.priorities, .multiplicative),
    (.prioritiesGeometric, .distributive), (.prioritiesGeometric, .ideal),
    (.prioritiesGeometric, .multiplicative),
  ]) func `averages that have no lines are evaluated person by person`(
    aggregation: GroupAggregation, synthesis: Synthesis
  ) throws {
    let (model, criteria) = try people()
    let options = EvaluationOptions(synthesis: synthesis, aggregation: aggregation)
    let evaluation = try model.evaluation(options)
    let scenarios = try WeightScenarios(
      [[Setting(criterion: criteria[0], parent: model.goal, weight: 0.4)]],
      variation: .share(0.15), of: [criteria[0]], in: model, evaluation)
    #expect(scenarios.movesEverybody && scenarios.entries.count == 3)
    let expected = [
      try averaged(model, options) { _ in [0.4, 0.6] },
      try averaged(model, options) { [0.85 * $0[0], 1 - 0.85 * $0[0]] },
      try averaged(model, options) { [min(1, 1.15 * $0[0]), max(0, 1 - 1.15 * $0[0])] },
    ]
    for (entry, expected) in zip(scenarios.entries, expected) {
      for (found, expected) in zip(entry.items.priorities, expected) {
        #expect(abs(found - expected) < 1e-14)
      }
    }
    // Nothing moved is the present result.
    let none = try WeightScenarios([[]], in: model, evaluation)
    for (found, expected) in zip(none.entries[0].items.priorities, scenarios.base.priorities) {
      #expect(abs(found - expected) < 1e-14)
    }
    let before = try #require(scenarios.entries.first?.moves.first?.before)
    #expect(before == evaluation.criteria[model.goal].localPriorities[0])
  }
}
