/// What a model ranks with other priorities of one set of comparisons in a network, without an
/// evaluation of everything else.
struct MovedNetwork {
  private let evaluator: Evaluator
  private let evaluation: Evaluation
  private let criterion: CriterionID
  private let network: NetworkLocals
  private let ids: [RankedID]
  private let responses: NetworkResponses?

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
    responses = NetworkResponses(of: network)
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
    return items(with: local)
  }

  private func items(with local: LocalEvaluation) -> RankedItems? {
    var locals = evaluation.criteria.locals
    locals.set(local, for: criterion)
    guard let whole = evaluator.whole(locals) else { return nil }
    return RankedItems(ids: ids, priorities: whole.ranked, errorBound: whole.errorBound)
  }

  /// Returns what is ranked with other priorities of a set, nearly, without a limit of the whole:
  /// its error bound is a guess. `nil` if that is not known.
  ///
  /// - Complexity: O(columns that change · links + criteria + leaves × alternatives).
  func nearlyRanked(with priorities: [Double], of subject: NetworkSubject) -> RankedItems? {
    guard let responses, let raw = responses.alternatives(with: priorities, of: subject) else {
      return nil
    }
    return items(
      with: evaluator.priorities(ofLimiting: raw, errorBound: NetworkResponses.largestError))
  }

  /// What becomes of a lead, nearly.
  enum Forecast {
    /// It stays.
    case stays
    /// It goes to others.
    case goes
    /// Only an evaluation can tell.
    case isOpen
  }

  /// Returns what becomes of a lead with other priorities of a set.
  ///
  /// - Complexity: As of `nearlyRanked(with:of:)`.
  func forecast(
    of lead: Lead, with priorities: [Double], of subject: NetworkSubject
  ) -> Forecast {
    guard !lead.isShared, let after = nearlyRanked(with: priorities, of: subject),
      let next = Lead(of: after), !next.isShared
    else { return .isOpen }
    return next.leaders == lead.leaders ? .stays : .goes
  }

  /// Returns the priorities of a set with other judgments; `nil` if they have none.
  ///
  /// - Complexity: That of the priorities of the set.
  func set(
    _ subject: NetworkSubject, with judgments: GroupJudgments
  ) -> NetworkEvaluation.SetEvaluation? {
    var changed = network.network
    changed.setJudgments(judgments, of: subject)
    return try? evaluator.set(subject, of: changed, of: criterion, by: evaluator.local).get()
  }
}
