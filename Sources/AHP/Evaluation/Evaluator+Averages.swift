/// The aggregation of individual priorities (AIP): everybody is evaluated alone, and the final
/// priorities are averaged.
extension Evaluator {
  /// Returns the mean of the evaluations of several participants.
  ///
  /// - Throws: `EvaluationError` with what stands in the way of any of them.
  func averageEvaluation(
    of contributors: [ParticipantID]
  ) throws(EvaluationError) -> Evaluation {
    var members: [Evaluation] = []
    var problems: [EvaluationProblem] = []
    for participant in contributors {
      do throws(EvaluationError) {
        members.append(try restricted(to: participant).evaluate())
      } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard problems.isEmpty else {
      throw EvaluationError(problems: problems.sorted { $0.criterion < $1.criterion })
    }
    let weights = contributors.map { model.participants[$0].weight }
    let mean = PriorityMean(of: options.aggregation)
    let criteria =
      mean.isGeometric
      ? try geometricAverages(members, weights: weights, mean: mean)
      : arithmeticAverages(members, weights: weights, mean: mean)
    guard
      let priorities = mean.combine(members.map(\.alternativePriorities), weights: weights)
    else { throw EvaluationError(.noCommonPriority, of: model.goal) }
    // Its matrices count; priorities that cannot be averaged there may be here.
    let strategicEvaluation = try? strategic(threads: threads)?.evaluate()
    let ratingScales = ratingScales()
    let memberNetworks = model.networks.isEmpty ? [] : members.map(\.networks)
    var evaluation = Evaluation(
      options: options, criteria: criteria, alternativePriorities: priorities,
      alternativeTotals: nil, merits: nil, strategicEvaluation: strategicEvaluation,
      ratingScales: ratingScales,
      alternativeErrorBound: mean.errorBound(members.map(\.alternativeErrorBound)),
      hierarchyConsistency: HierarchyConsistency(
        of: criteria, options: options, strategic: strategicEvaluation, ratingScales: ratingScales,
        networks: memberNetworks),
      contributors: contributors)
    evaluation.memberNetworks = memberNetworks
    return evaluation
  }

  /// Global priorities averaged; the local ones are those that lead to them.
  private func arithmeticAverages(
    _ members: [Evaluation], weights: [Double], mean: PriorityMean
  ) -> CriterionEvaluations {
    let total = weights.reduce(0, +)
    var locals = LocalEvaluations(of: model.criteria, shape: shape)
    var globals: [Double] = []
    var globalBounds: [Double] = []
    for criterion in model.criteria.indices {
      let own = self.own(criterion, members)
      if isLeftOut(criterion, of: members) {
        locals.set(LocalEvaluation(leavingOut: model.itemCount(of: criterion)), for: criterion)
        globals.append(zip(own, weights).reduce(0) { $0 + $1.0.globalPriority * $1.1 / total })
        globalBounds.append(mean.errorBound(own.map(\.globalErrorBound)))
        continue
      }
      if let everybodys = Self.absolute(own) {
        locals.set(everybodys, for: criterion)
        globals.append(zip(own, weights).reduce(0) { $0 + $1.0.globalPriority * $1.1 / total })
        globalBounds.append(mean.errorBound(own.map(\.globalErrorBound)))
        continue
      }
      let shares = zip(own, weights).map { $0.globalPriority * $1 / total }
      let global = shares.reduce(0, +)
      let bounds = own.map { $0.globalErrorBound + $0.localErrorBound }
      locals.set(
        LocalEvaluation(
          // Vectors that sum to 1 have an arithmetic mean that does.
          priorities: mean.combine(
            own.map(\.localPriorities), weights: global > 0 ? shares : weights) ?? [],
          errorBound: 2 * mean.errorBound(bounds), matrices: matrices(of: criterion, own),
          isUnique: own.allSatisfy(\.isUnique)), for: criterion)
      globals.append(global)
      globalBounds.append(mean.errorBound(bounds))
    }
    return CriterionEvaluations(
      locals: locals, globalPriorities: globals, globalErrorBounds: globalBounds)
  }

  /// Local priorities averaged geometrically, and the global ones that follow from them; where
  /// criteria are ranked, their final priorities averaged so, and the local ones that lead to them.
  private func geometricAverages(
    _ members: [Evaluation], weights: [Double], mean: PriorityMean
  ) throws(EvaluationError) -> CriterionEvaluations {
    var locals = LocalEvaluations(of: model.criteria, shape: shape)
    for criterion in model.criteria.indices {
      if isLeftOut(criterion, of: members) {
        locals.set(LocalEvaluation(leavingOut: model.itemCount(of: criterion)), for: criterion)
        continue
      }
      let own = self.own(criterion, members)
      if let everybodys = Self.absolute(own) {
        locals.set(everybodys, for: criterion)
        continue
      }
      guard let priorities = mean.combine(own.map(\.localPriorities), weights: weights) else {
        throw EvaluationError(.noCommonPriority, of: criterion)
      }
      locals.set(
        LocalEvaluation(
          priorities: priorities, errorBound: mean.errorBound(own.map(\.localErrorBound)),
          matrices: matrices(of: criterion, own), isUnique: own.allSatisfy(\.isUnique)),
        for: criterion)
    }
    if model.alternatives.isEmpty, shape.isTree() {
      try setRankedAverages(of: members, weights: weights, mean: mean, in: &locals)
    }
    return globalPriorities(locals, from: model.goal)
  }

  /// Sets the local priorities that lead to the means of the final priorities of the criteria
  /// without children, which are what is ranked.
  private func setRankedAverages(
    of members: [Evaluation], weights: [Double], mean: PriorityMean,
    in locals: inout LocalEvaluations
  ) throws(EvaluationError) {
    let ranked = model.criteria.leaves()
    let vectors = members.map { member in ranked.map { member.criteria.globalPriorities[$0] } }
    guard let means = mean.combine(vectors, weights: weights) else {
      throw EvaluationError(.noCommonPriority, of: model.goal)
    }
    let globals = shape.globalPriorities(of: ranked, means)
    let bounds = members.flatMap { member in ranked.map { member.criteria.globalErrorBounds[$0] } }
    // A sum has the larger relative error of its terms, a quotient those of both numbers.
    let bound =
      2 * mean.errorBound([bounds.max() ?? 0]) + Double(ranked.count + 4) * Rounding.unit
    for parent in shape.parents where globals[parent] > 0 {
      locals.setPriorities(
        model.criteria[parent].children.map { globals[$0] / globals[parent] }[...],
        errorBound: bound, of: parent)
    }
  }

  /// Whether a criterion is left out, since others have networks.
  private func isLeftOut(_ criterion: CriterionID, of members: [Evaluation]) -> Bool {
    members.contains { $0.criteria.locals.leftOut.contains(criterion) }
  }

  /// The results of a criterion; those of networks, which differ, with priorities that sum to 1.
  private func own(_ criterion: CriterionID, _ members: [Evaluation]) -> [CriterionEvaluation] {
    members.map {
      let own = $0.criteria[criterion]
      guard own.isAbsolute, $0.criteria.locals.networks[criterion] != nil else { return own }
      return own.dividedBySum()
    }
  }

  /// Ratings and utilities, which stand for everybody and so are the same in all evaluations; `nil`
  /// for what is to be averaged.
  private static func absolute(_ own: [CriterionEvaluation]) -> LocalEvaluation? {
    guard let first = own.first, first.isAbsolute else { return nil }
    return LocalEvaluation(absolute: first.localPriorities, errorBound: first.localErrorBound)
  }

  /// The matrices behind the evaluations of one criterion; one that stands for everybody counts
  /// once.
  private func matrices(
    of criterion: CriterionID, _ own: [CriterionEvaluation]
  ) -> [MatrixEvaluation] {
    model.criteria[criterion].judgments.byParticipants.isEmpty
      ? own.first?.matrices ?? [] : own.flatMap(\.matrices)
  }
}
