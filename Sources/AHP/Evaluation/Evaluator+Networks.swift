extension Evaluator {
  /// How many sets of comparisons of a network a thread takes at a time.
  private static let setsInPart = 64

  /// Evaluates the network of a criterion: the priorities of the alternatives in its limit.
  ///
  /// - Complexity: That of the sets of comparisons and of `NetworkLimit`.
  func evaluation(
    of network: Network, of criterion: CriterionID, by local: LocalEvaluator
  ) -> Result<LocalEvaluation, EvaluationError> {
    let (sets, problems) = sets(of: network, of: criterion, by: local)
    guard problems.isEmpty else { return .failure(EvaluationError(problems: problems)) }
    return evaluation(of: network, sets: sets, of: criterion)
  }

  /// Returns the priorities of what a network compares, and what is wrong with those of others,
  /// which are left out.
  func sets(
    of network: Network, of criterion: CriterionID, by local: LocalEvaluator
  ) -> (sets: [NetworkEvaluation.SetEvaluation], problems: [EvaluationProblem]) {
    let subjects = network.subjects()
    let results = Parts.map(subjects.count, size: Self.setsInPart, threads: threads) {
      $0.map { set(subjects[$0], of: network, of: criterion, by: local) }
    }.flatMap(\.self)
    var sets: [NetworkEvaluation.SetEvaluation] = []
    var problems: [EvaluationProblem] = []
    for result in results {
      switch result {
      case .success(let set): sets.append(set)
      case .failure(let error): problems += error.problems
      }
    }
    return (sets, problems)
  }

  /// Returns the priorities of the alternatives in the limit of a network, from those of all of its
  /// sets.
  ///
  /// - Complexity: That of `NetworkLimit`.
  func evaluation(
    of network: Network, sets: [NetworkEvaluation.SetEvaluation], of criterion: CriterionID
  ) -> Result<LocalEvaluation, EvaluationError> {
    guard let alternatives = network.alternatives() else {
      preconditionFailure("a network of a model has its alternatives")
    }
    do throws(NetworkLimitError) {
      let evaluation = try NetworkEvaluation(of: network, sets: sets, rule: options.limit)
      guard evaluation.raw(alternatives).contains(where: { $0 > 0 }) else {
        let limit = evaluation.limit
        return .failure(
          EvaluationError(
            limit.dominant.first.map { .alternativesNotReached(from: $0.map { NodeID($0) }) }
              ?? .alternativesApartFromStarts(limit.starts.map { NodeID($0) }),
            of: criterion))
      }
      return .success(priorities(of: evaluation, alternatives))
    } catch {
      return .failure(EvaluationError(Self.problem(error), of: criterion))
    }
  }

  /// What the alternatives of a network count.
  private func priorities(
    of evaluation: NetworkEvaluation, _ alternatives: ClusterID
  ) -> LocalEvaluation {
    var local = priorities(
      ofLimiting: evaluation.raw(alternatives), errorBound: evaluation.relativeError(alternatives))
    local.network = evaluation
    return local
  }

  /// What alternatives count that have these limiting priorities.
  ///
  /// - Parameter error: A bound on the relative error of each.
  func priorities(ofLimiting raw: [Double], errorBound error: Double) -> LocalEvaluation {
    switch options.networkPriorities {
    case .normal:
      return LocalEvaluation(
        priorities: NetworkEvaluation.normal(raw),
        errorBound: 2 * error + (Double(raw.count) + 2) * Rounding.unit, matrices: [])
    case .ideal:
      return LocalEvaluation(
        absolute: NetworkEvaluation.ideal(raw), errorBound: 2 * error + 2 * Rounding.unit)
    case .raw: return LocalEvaluation(absolute: raw, errorBound: error)
    }
  }

  /// Evaluates one set of comparisons.
  func set(
    _ subject: NetworkSubject, of network: Network, of criterion: CriterionID,
    by local: LocalEvaluator
  ) -> Result<NetworkEvaluation.SetEvaluation, EvaluationError> {
    let judgments = network.judgments(of: subject)
    let count = network.itemCount(of: subject)
    if case .none = judgments, count > 1 {
      return .success(
        NetworkEvaluation.SetEvaluation(
          subject: subject, priorities: Array(repeating: 1 / Double(count), count: count),
          errorBound: Rounding.unit, matrices: [], isUnique: true, isUnjudged: true))
    }
    return localEvaluation(
      of: judgments, count: count,
      aggregationError: networkAggregationErrors[criterion]?[subject] ?? 0, of: criterion, by: local
    )
    .flatMap { found in
      let sum = found.isAbsolute ? found.priorities.reduce(0, +) : 1
      guard sum > 0 else { return .failure(EvaluationError(.zeroColumn, of: criterion)) }
      return .success(
        NetworkEvaluation.SetEvaluation(
          subject: subject,
          priorities: found.isAbsolute ? found.priorities.map { $0 / sum } : found.priorities,
          errorBound: found.isAbsolute
            ? 2 * found.errorBound + Double(count + 2) * Rounding.unit
            : found.errorBound,
          matrices: found.matrices, isUnique: found.isUnique, isUnjudged: false))
    }.mapError { error in
      EvaluationError(
        problems: error.problems.map {
          EvaluationProblem(
            criterion: criterion, participant: $0.participant, kind: .network(subject, $0.kind))
        })
    }
  }

  private static func problem(_ error: NetworkLimitError) -> EvaluationProblem.Kind {
    switch error {
    case .noDependences: .noDependences
    case .undecided(let components):
      .undecidedLimit(components: components.map { $0.map { NodeID($0) } })
    case .notSettled: .limitNotSettled
    }
  }
}
