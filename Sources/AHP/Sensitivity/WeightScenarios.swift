/// What a model ranks when some of its criteria have other weights: one result for each scenario.
///
/// In a scenario some weights are set, under any number of parents; the other children of these
/// parents share the rest in their present proportions, as in `WeightLines`. The weights of merits
/// are those below the goal, whatever strategic criteria they come from; since formulas of merits
/// are not linear in a weight, each scenario of a model with merits is an evaluation of its own.
/// Where participants' final priorities are averaged by what no line describes (geometrically, or
/// after another than distributive synthesis), each participant is evaluated at the weights of the
/// scenario, which are the same for everybody, and a variation moves each one's own weight.
public struct WeightScenarios: Hashable, Sendable {
  /// What is ranked, at the present weights.
  public let base: RankedItems
  /// The scenarios: first those that were given, in their order, then those of the variation, in
  /// the order of `WeightSensitivity.lines`, the smaller weight first.
  public let entries: [Entry]
  /// The criteria whose weight the variation cannot move: it is 0 and only a share of it was to be
  /// moved, or it is all the weight under a parent, which no sibling can take over in proportion.
  public let notVaried: [CriterionID]
  /// Whether each participant is evaluated at the weights of a scenario, so that the present
  /// weights are means.
  public let movesEverybody: Bool

  /// One scenario and its result.
  public struct Entry: Hashable, Sendable {
    /// The weights that are set, one or more.
    public let moves: [Move]
    /// What is ranked at these weights.
    public let items: RankedItems
  }

  /// A weight that a scenario sets.
  public struct Move: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// The parent under which it has the weight.
    public let parent: CriterionID
    /// The present local priority, 0 … 1.
    public let before: Double
    /// The weight in the scenario, 0 … 1.
    public let after: Double
  }

  /// Evaluates scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: The weights set in each scenario.
  ///   - variation: How far every weight is moved, one at a time, in further scenarios; `nil` for
  ///     none.
  ///   - criteria: The only criteria that the variation moves; `nil` for all.
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  /// - Throws: `SensitivityError`, as `WeightedScores` does for the model and for the weights of a
  ///   scenario.
  /// - Complexity: O(scenarios × criteria × items), with a variation O(criteria × items²) more;
  ///   with merits one evaluation for each scenario, with averages that have no lines
  ///   O(participants) as much.
  public init(
    _ scenarios: [[WeightedScores.Setting]], variation: WeightVariation? = nil,
    of criteria: Set<CriterionID>? = nil, in model: DecisionModel, _ evaluation: Evaluation
  ) throws(SensitivityError) {
    if evaluation.merits != nil {
      self = try MeritScenarios(of: model, evaluation).scenarios(scenarios, variation, criteria)
      return
    }
    if !SensitivityError.hasLines(evaluation, ranksAlternatives: !model.alternatives.isEmpty) {
      self = try AveragedScenarios(of: model, evaluation)
        .scenarios(scenarios, variation, criteria)
      return
    }
    let scores = try WeightedScores(of: model, in: evaluation)
    let base = scores.items
    let doubt = base.doubt(criterionCount: model.criteria.count)
    func items(_ priorities: [Double]) -> RankedItems {
      RankedItems(ids: base.ids, priorities: priorities, errorBound: doubt)
    }
    var entries: [Entry] = []
    for settings in scenarios {
      let moves = settings.map { setting -> Move in
        let place = model.criteria[setting.parent].children.firstIndex(of: setting.criterion)
        guard let place else {
          preconditionFailure("a criterion has a weight under a parent of its own")
        }
        return Move(
          criterion: setting.criterion, parent: setting.parent,
          before: scores.weights(under: setting.parent)[place], after: setting.weight)
      }
      entries.append(
        Entry(moves: moves, items: items(try scores.priorities(setting: settings))))
    }
    var notVaried: [CriterionID] = []
    if let variation {
      let sensitivity = try WeightSensitivity(of: model, in: evaluation)
      func isChosen(_ criterion: CriterionID) -> Bool { criteria?.contains(criterion) ?? true }
      notVaried = sensitivity.withoutDirection.filter(isChosen)
      for line in sensitivity.lines where isChosen(line.criterion) {
        let weights = variation.weights(around: line.weight)
        if weights.isEmpty { notVaried.append(line.criterion) }
        for weight in weights {
          entries.append(
            Entry(
              moves: [
                Move(
                  criterion: line.criterion, parent: line.parent, before: line.weight,
                  after: weight)
              ], items: items(line.priorities(at: weight))))
        }
      }
    }
    self.init(base: base, entries: entries, notVaried: notVaried)
  }

  init(
    base: RankedItems, entries: [Entry], notVaried: [CriterionID], movesEverybody: Bool = false
  ) {
    self.movesEverybody = movesEverybody
    self.base = base
    self.entries = entries
    self.notVaried = notVaried
  }

  /// Between which values something is over the present weights and all scenarios.
  public struct Span: Hashable, Sendable {
    /// The smallest and the largest priority of each item, in the order of `RankedItems.ids`.
    public let priorities: [ClosedRange<Double>]
    /// The best and the worst rank of each item.
    public let ranks: [ClosedRange<Int>]
  }

  /// Returns between which priorities and ranks each item is, at the present weights and in all
  /// scenarios.
  ///
  /// - Complexity: O(scenarios · *n* log *n*) for *n* things ranked.
  public func span() -> Span {
    var priorities = base.priorities.map { $0...$0 }
    var ranks = base.ranking.ranks.map { $0...$0 }
    for entry in entries {
      let found = entry.items.ranking.ranks
      for item in priorities.indices {
        let priority = entry.items.priorities[item]
        priorities[item] =
          min(priorities[item].lowerBound, priority)...max(priorities[item].upperBound, priority)
        ranks[item] =
          min(ranks[item].lowerBound, found[item])...max(ranks[item].upperBound, found[item])
      }
    }
    return Span(priorities: priorities, ranks: ranks)
  }
}
