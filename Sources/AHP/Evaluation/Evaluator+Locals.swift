extension Evaluator {
  /// How many criteria a thread takes at a time.
  private static let criteriaInPart = 64

  /// Derives the local priorities of all criteria.
  ///
  /// Complete matrices of one order, which large hierarchies have most of, are solved together;
  /// each has the result that it would have alone.
  ///
  /// - Returns: The results, and for each criterion that has none what stands in the way; the
  ///   results of a failed one are 0.
  func localEvaluations() -> (
    locals: LocalEvaluations, failures: [CriterionID: EvaluationError]
  ) {
    let criteria = model.criteria.elements
    var locals = LocalEvaluations(of: model.criteria, shape: shape)
    var matrices = MatricesByOrder()
    var others: [CriterionID] = []
    let takesMatrices = options.prioritization == .eigenvector && options.scale == .linear
    var criterion = 0
    for stop in aggregationErrors.keys.map(\.position).sorted() + [criteria.count] {
      while criterion < stop {
        let start = criterion
        if takesMatrices { criterion = matrices.add(criteria, start..<stop) }
        if criterion == start {
          others.append(CriterionID(criterion))
          criterion += 1
        }
      }
      if stop < criteria.count {
        others.append(CriterionID(stop))
        criterion = stop + 1
      }
    }
    matrices.solve(
      criteria, entryError: JudgmentScale.linearEntryError, threads: threads, into: &locals)

    let rest = others
    let local = local
    let results = Parts.map(rest.count, size: Self.criteriaInPart, threads: threads) {
      $0.map { localEvaluation(of: rest[$0], by: local) }
    }.flatMap(\.self)
    var failures: [CriterionID: EvaluationError] = [:]
    for (criterion, result) in zip(rest, results) {
      switch result {
      case .success(let local): locals.set(local, for: criterion)
      case .failure(let error): failures[criterion] = error
      }
    }
    return (locals, failures)
  }

  /// Derives the local priorities of one criterion, or returns what stands in the way.
  private func localEvaluation(
    of criterion: CriterionID, by local: LocalEvaluator
  ) -> Result<LocalEvaluation, EvaluationError> {
    // It runs on one of the threads already.
    if criterion == model.goal, let strategic = strategic(threads: 1) {
      return evaluation(ofGoalBy: strategic)
    }
    let count = model.itemCount(of: criterion)
    let judgments = model.criteria[criterion].judgments
    if !model.networks.isEmpty {
      if let network = model.networks[criterion] {
        return evaluation(of: network, of: criterion, by: local)
      }
      if judgments == .none, count > 1, criterion != model.goal,
        model.criteria[criterion].children.isEmpty
      {
        return .success(LocalEvaluation(leavingOut: count))
      }
    }
    return localEvaluation(
      of: judgments, count: count, aggregationError: aggregationErrors[criterion] ?? 0,
      of: criterion, by: local)
  }

  /// Derives the priorities of items from judgments on them.
  ///
  /// - Parameters:
  ///   - judgments: The judgments.
  ///   - count: The number of items.
  ///   - aggregationError: What aggregation added to the relative error of judgments that stand for
  ///     everybody.
  ///   - criterion: The criterion that problems are of.
  func localEvaluation(
    of judgments: GroupJudgments, count: Int, aggregationError: Double = 0,
    of criterion: CriterionID, by local: LocalEvaluator
  ) -> Result<LocalEvaluation, EvaluationError> {
    if count <= 1, judgments.canBeCompared {
      return .success(
        LocalEvaluation(priorities: Array(repeating: 1, count: count), errorBound: 0, matrices: []))
    }
    switch judgments {
    case .none:
      return .failure(EvaluationError(.noJudgments, of: criterion))
    case .common(let judgments):
      return local.evaluate(
        judgments, aggregationError: aggregationError, of: criterion)
    case .individual(let all):
      if let participant = options.participant {
        guard let own = all.first(where: { $0.participant == participant }) else {
          return .failure(EvaluationError(.noJudgments, of: criterion, by: participant))
        }
        return local.evaluate(own.judgments, of: criterion, by: participant)
      }
      let contributing = judgments.counting(model.participants)
      if contributing.isEmpty { return .failure(EvaluationError(.noWeight, of: criterion)) }
      let weights = contributing.map { model.participants[$0.participant].weight }
      return options.aggregation == .judgments
        ? local.evaluate(aggregating: contributing, weights: weights, of: criterion)
        : local.evaluate(averaging: contributing, weights: weights, of: criterion)
    }
  }

  /// The weights of the merits by a decision of its own.
  private func evaluation(
    ofGoalBy strategic: Evaluator
  ) -> Result<LocalEvaluation, EvaluationError> {
    Result { () throws(EvaluationError) in try strategic.evaluate() }.map {
      LocalEvaluation(
        priorities: $0.alternativePriorities, errorBound: $0.alternativeErrorBound, matrices: [])
    }.mapError { EvaluationError(.strategicModel($0), of: model.goal) }
  }
}
