import Foundation
import Testing

@testable import AHP
@testable import PairwiseComparisons

struct WeightedScoresTests {
  private typealias Setting = WeightedScores.Setting

  /// Some weights under some parents, which sum to less than 1 under each.
  private func randomSettings(
    _ model: DecisionModel, using generator: inout SplitMix64
  ) -> [Setting] {
    model.criteria.indices.flatMap { parent -> [Setting] in
      let children = model.criteria[parent].children
      guard Bool.random(using: &generator) else { return [] }
      let share = 1 / Double(max(1, children.count))
      return children.dropLast().filter { _ in Bool.random(using: &generator) }.map {
        Setting(
          criterion: $0, parent: parent, weight: Double.random(in: 0...share, using: &generator))
      }
    }
  }

  @Test(arguments: Synthesis.allCases, 1...40 as ClosedRange<UInt64>)
  func `one weight set gives the line of its criterion`(synthesis: Synthesis, seed: UInt64) throws {
    let model = try DecisionModel.randomTree(seed: seed)
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
    let scores = try WeightedScores(of: model, in: evaluation)
    let lines = try WeightSensitivity(of: model, in: evaluation).lines
    // A shared criterion's weight moves under one parent, and its line takes the rest of the model
    // as it is.
    for line in lines {
      for step in 0...10 {
        let weight = Double(step) / 10
        let set = try scores.priorities(setting: [
          Setting(criterion: line.criterion, parent: line.parent, weight: weight)
        ])
        for (found, expected) in zip(set, line.priorities(at: weight)) {
          #expect(abs(found - expected) < 1e-14, "seed \(seed)")
        }
      }
      #expect(
        try WeightSensitivity(of: model, in: evaluation, criterion: line.criterion).lines
          == lines.filter { $0.criterion == line.criterion })
    }
    #expect(try scores.scores(setting: []) == scores.unitScores(below: model.goal))
  }

  @Test(arguments: Synthesis.allCases, 1...40 as ClosedRange<UInt64>)
  func `several weights set at once give what the model says with them`(
    synthesis: Synthesis, seed: UInt64
  ) throws {
    let model = try DecisionModel.randomTree(seed: seed)
    let options = EvaluationOptions(synthesis: synthesis)
    let scores = try WeightedScores(of: model, in: model.evaluation(options))
    var generator = SplitMix64(seed: seed &+ 1000)
    for _ in 0..<5 {
      let settings = randomSettings(model, using: &generator)
      var changed = model
      for parent in model.criteria.indices where !model.criteria[parent].children.isEmpty {
        let weights = try scores.weights(under: parent, setting: settings)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-14, "seed \(seed)")
        for setting in settings where setting.parent == parent {
          let place = try #require(
            model.criteria[parent].children.firstIndex(of: setting.criterion))
          #expect(weights[place] == setting.weight)
        }
        try changed.setJudgments(.priorities(weights), of: parent)
      }
      let expected = try changed.evaluation(options).alternativePriorities
      for (found, expected) in zip(try scores.priorities(setting: settings), expected) {
        #expect(abs(found - expected) < 1e-14, "seed \(seed)")
      }
    }
  }

  @Test func `scores of any sum become priorities`() {
    for scale in [0.125, 1, 8] {
      #expect(ScoreKind.additive.priorities([1, 3].map { $0 * scale }) == [0.25, 0.75])
    }
    #expect(ScoreKind.additive.priorities([0, 0]) == [0, 0])
    let found = ScoreKind.logarithmic.priorities([-1000, -1000 + log(3)])
    #expect(zip(found, [0.25, 0.75]).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  @Test func `the others share what is left in their proportions`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b", "c", "d"].map { try model.addCriterion($0, under: model.goal) }
    try model.setJudgments(.priorities([4, 3, 2, 1]), of: model.goal)
    for (criterion, priority) in zip(criteria, [0.5, 0.25, 0.75, 1]) {
      try model.setJudgments(.priorities([priority, 1 - priority]), of: criterion)
    }
    let scores = try WeightedScores(of: model, in: model.evaluation())
    func weights(_ values: [Int: Double]) throws -> [Double] {
      try scores.weights(
        under: model.goal,
        setting: values.sorted { $0.key < $1.key }.map {
          Setting(criterion: criteria[$0.key], parent: model.goal, weight: $0.value)
        })
    }
    for (found, expected) in zip(try weights([0: 0.25, 1: 0.15]), [0.25, 0.15, 0.4, 0.2]) {
      #expect(abs(found - expected) < 1e-15)
    }
    #expect(try weights([0: 0.25, 1: 0.75]) == [0.25, 0.75, 0, 0])
    #expect(try weights([0: 0, 1: 0, 2: 0.5, 3: 0.5]) == [0, 0, 0.5, 0.5])
    #expect(throws: SensitivityError.weightSum("g", 1.25)) { try weights([0: 0.5, 1: 0.75]) }
    #expect(throws: SensitivityError.weightSum("g", 0.5)) {
      try weights([0: 0.125, 1: 0.125, 2: 0.125, 3: 0.125])
    }
    // A sum is 1 up to 1e-9 beside it.
    #expect(throws: SensitivityError.self) {
      try weights([0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25 + 2e-9])
    }
    #expect(try weights([0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25 + 5e-10]).reduce(0, +) == 1)
    #expect(
      "\(SensitivityError.weightSum("g", 1.25))"
        == "the weights set under 'g' sum to 1.25 (expected 1, or less where others can take the rest)"
    )
  }

  @Test(arguments: Synthesis.allCases, 1...40 as ClosedRange<UInt64>)
  func `what criteria add to a lead sums to it`(synthesis: Synthesis, seed: UInt64) throws {
    let model = try DecisionModel.randomTree(seed: seed)
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
    let scores = try WeightedScores(of: model, in: evaluation)
    let priorities = evaluation.alternativePriorities
    for (first, second) in [(0, 1), (1, 0), (0, priorities.count - 1)] {
      let result = scores.headToHead(first, second, under: model.goal)
      let expected =
        synthesis == .multiplicative
        ? log(priorities[first] / priorities[second]) : priorities[first] - priorities[second]
      #expect(abs(result.total - expected) < 1e-13, "seed \(seed)")
      #expect(
        abs(result.entries.reduce(0) { $0 + $1.difference } - result.total) < 1e-13,
        "seed \(seed)")
      // One level down what a criterion adds is divided among its own children.
      for entry in result.entries
      where !model.criteria[entry.criterion].children.isEmpty
        && model.criteria[entry.criterion].parents.count == 1
      {
        let below = scores.headToHead(first, second, under: entry.criterion)
        #expect(abs(below.total - entry.difference) < 1e-13, "seed \(seed)")
      }
    }
  }

  @Test(arguments: Synthesis.allCases)
  func `performance is the priority with all of the weight on one criterion`(
    synthesis: Synthesis
  ) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let model = try DecisionModel.randomTree(seed: seed)
      let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
      let scores = try WeightedScores(of: model, in: evaluation)
      let performance = scores.performance(under: model.goal)
      for (found, expected) in zip(performance.overall, evaluation.alternativePriorities) {
        #expect(abs(found - expected) < 1e-14, "seed \(seed)")
      }
      #expect(performance.entries.map(\.criterion) == model.criteria[model.goal].children)
      #expect(
        performance.entries.map(\.weight) == evaluation.criteria[CriterionID(0)].localPriorities)
      for entry in performance.entries {
        let all = Setting(criterion: entry.criterion, parent: model.goal, weight: 1)
        let alone = try scores.priorities(setting: [all])
        for (found, expected) in zip(entry.priorities, alone) {
          #expect(abs(found - expected) < 1e-14, "seed \(seed)")
        }
      }
    }
  }

  @Test func `a model without alternatives ranks its criteria without children`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    let cost = try model.addCriterion("Cost", under: model.goal)
    let purchase = try model.addCriterion("Purchase", under: cost)
    let fuel = try model.addCriterion("Fuel", under: cost)
    let safety = try model.addCriterion("Safety", under: model.goal)
    try model.setJudgments(.priorities([3, 1]), of: model.goal)
    try model.setJudgments(.priorities([1, 1]), of: cost)
    // Multiplicative synthesis is about alternatives.
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: .multiplicative))
    let scores = try WeightedScores(of: model, in: evaluation)
    #expect(
      !scores.isLogarithmic && scores.items.ids == [purchase, fuel, safety].map(RankedID.criterion))
    let settings = [
      Setting(criterion: safety, parent: model.goal, weight: 0.5),
      Setting(criterion: purchase, parent: cost, weight: 0.25),
    ]
    #expect(try scores.priorities(setting: settings) == [0.125, 0.375, 0.5])
  }
}
