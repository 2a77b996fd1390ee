/// What a model ranks with other priorities of one set of comparisons in a network, without an
/// evaluation of everything else.
struct MovedNetwork {
  private let evaluator: Evaluator
  private let evaluation: Evaluation
  private let criterion: CriterionID
  private let network: NetworkLocals
  private let ids: [RankedID]

  /// Prepares for the network of a criterion; `nil` where final priorities are averaged, and on
  /// other scales than the linear one, where judgments are no ratios.
  ///
  /// - Complexity: O(sets).
  init?(
    of criterion: CriterionID, in evaluation: Evaluation, of model: DecisionModel,
    ranking items: RankedItems
  ) {
    guard let network = evaluation.networks[criterion], evaluation.options.scale == .linear,
      let evaluator = try? Evaluator(of: model, evaluation.options, threads: 1)
    else { return nil }
    self.evaluator = evaluator
    self.evaluation = evaluation
    self.criterion = criterion
    self.network = NetworkLocals(of: network.network, sets: network.sets)
    ids = items.ids
  }

  /// Returns what is ranked with other priorities of a set; `nil` if there is no limit or nothing
  /// is left.
  ///
  /// - Parameter errorBound: A bound on the relative error of each priority.
  /// - Complexity: That of the limit, and O(criteria + leaves × alternatives).
  func items(
    with priorities: [Double], errorBound: Double, of subject: NetworkSubject
  ) -> RankedItems? {
    var network = network
    network.setPriorities(priorities, errorBound: errorBound, of: subject)
    guard
      let local = try? evaluator.evaluation(of: network.network, sets: network.sets, of: criterion)
        .get()
    else { return nil }
    var locals = evaluation.criteria.locals
    locals.set(local, for: criterion)
    guard let whole = evaluator.whole(locals) else { return nil }
    return RankedItems(ids: ids, priorities: whole.ranked, errorBound: whole.errorBound)
  }

  /// Returns what is ranked with other judgments on a set; `nil` if they have no priorities.
  ///
  /// - Complexity: As of `items(with:errorBound:of:)`, and that of the priorities of the set.
  func items(with judgments: GroupJudgments, of subject: NetworkSubject) -> RankedItems? {
    var changed = network.network
    changed.setJudgments(judgments, of: subject)
    guard
      let set = try? evaluator.set(subject, of: changed, of: criterion, by: evaluator.local).get()
    else { return nil }
    return items(with: set.priorities, errorBound: set.errorBound, of: subject)
  }
}
