/// What each criterion contributes to the scores of what a model ranks, for a global priority of 1.
struct UnitScores: Hashable, Sendable {
  /// By criterion, in the order of `DecisionModel.criteria`, the score of each ranked item.
  private var values: [[Double]]
  /// What the scores are.
  let kind: ScoreKind

  /// Creates the scores by one pass up the hierarchy.
  ///
  /// - Parameters:
  ///   - ranked: What the model ranks.
  ///   - model: The model.
  ///   - evaluation: Its evaluation, from which the local priorities are.
  /// - Complexity: O(criteria × items).
  init(of ranked: [RankedID], in model: DecisionModel, _ evaluation: Evaluation) {
    let rule = SynthesisRule(of: evaluation)
    let locals = evaluation.criteria.locals
    let none = [Double](repeating: 0, count: ranked.count)
    var scores = [[Double]](repeating: none, count: model.criteria.count)
    let places = Dictionary(uniqueKeysWithValues: zip(ranked, ranked.indices))
    for criterion in model.criteria.parentsFirst().reversed() {
      let priorities = locals.priorities(of: criterion)
      let children = model.criteria[criterion].children
      for (child, priority) in zip(children, priorities) {
        for item in none.indices { scores[criterion][item] += priority * scores[child][item] }
      }
      guard children.isEmpty else { continue }
      if model.alternatives.isEmpty {
        if let place = places[.criterion(criterion)] { scores[criterion][place] = 1 }
        continue
      }
      if priorities.isEmpty || locals.leftOut.contains(criterion) { continue }
      let contribution = rule.contribution(
        of: priorities, isAbsolute: locals.absolute.contains(criterion),
        pin: model.pinItem(of: criterion))
      for (item, priority) in priorities.enumerated() {
        scores[criterion][model.alternative(item, of: criterion)] =
          contribution.score(of: priority, weight: 1)
      }
    }
    values = scores
    kind = model.alternatives.isEmpty ? .additive : rule.scoreKind
  }

  /// The score of each ranked item below a criterion.
  subscript(criterion: CriterionID) -> [Double] {
    get { values[criterion] }
    set { values[criterion] = newValue }
  }
}
