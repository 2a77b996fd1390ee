/// Evaluates a model with merits at other weights: anew for each scenario, as its priorities are
/// not linear in weights.
struct MeritScenarios {
  private let model: DecisionModel
  private let evaluation: Evaluation

  init(of model: DecisionModel, _ evaluation: Evaluation) {
    self.model = model
    self.evaluation = evaluation
  }

  private func weights(under parent: CriterionID) -> [Double] {
    Array(evaluation.criteria.locals.priorities(of: parent))
  }

  /// Returns the scenarios, as `WeightScenarios` has them.
  func scenarios(
    _ scenarios: [[WeightedScores.Setting]], _ variation: WeightVariation?,
    _ criteria: Set<CriterionID>?
  ) throws(SensitivityError) -> WeightScenarios {
    var all = scenarios
    var notVaried: [CriterionID] = []
    if let variation {
      for parent in model.criteria.indices {
        let children = model.criteria[parent].children
        for (child, weight) in zip(children, weights(under: parent))
        where criteria?.contains(child) ?? true {
          let moved = weight < 1 ? variation.weights(around: weight) : []
          if moved.isEmpty { notVaried.append(child) }
          all += moved.map { [.init(criterion: child, parent: parent, weight: $0)] }
        }
      }
    }
    var entries: [WeightScenarios.Entry] = []
    for settings in all { entries.append(try entry(settings)) }
    return WeightScenarios(
      base: RankedItems(of: model, in: evaluation), entries: entries, notVaried: notVaried)
  }

  private func entry(
    _ settings: [WeightedScores.Setting]
  ) throws(SensitivityError) -> WeightScenarios.Entry {
    var moved = model
    var moves: [WeightScenarios.Move] = []
    for parent in Set(settings.map(\.parent)).sorted() {
      let (children, present) = (model.criteria[parent].children, weights(under: parent))
      let changed = try WeightedScores.weights(
        present, of: children, under: parent, setting: settings, path: model.path(of: parent))
      // The weights of the merits are set themselves, and no decision on them.
      if parent == model.goal { moved.strategicModel = nil }
      moved.setJudgments(.common(.priorities(changed)), of: .criterion(parent))
      moves += zip(children, present).compactMap { child, before in
        settings.first { ($0.criterion, $0.parent) == (child, parent) }.map {
          WeightScenarios.Move(
            criterion: child, parent: parent, before: before, after: $0.weight)
        }
      }
    }
    do {
      let result = try Evaluator(of: moved, evaluation.options).evaluate()
      return WeightScenarios.Entry(moves: moves, items: RankedItems(of: moved, in: result))
    } catch {
      throw .notEvaluable(error.problems.first?.description(in: model) ?? "")
    }
  }
}
