internal import RealModule

/// The mean of the priority vectors of several participants.
struct PriorityMean: Sendable {
  /// Whether it is the geometric mean, divided by its sum; otherwise the arithmetic mean.
  let isGeometric: Bool

  /// The mean by which an aggregation averages priorities.
  init(of aggregation: GroupAggregation) {
    isGeometric =
      aggregation == .prioritiesGeometric || aggregation == .localPrioritiesGeometric
  }

  /// Returns the weighted mean of vectors of equal length, scaled to sum to 1; `nil` if every item
  /// has a priority of 0 from somebody, so that nothing is left of a geometric mean.
  ///
  /// - Complexity: O(vectors × items).
  func combine(_ vectors: [[Double]], weights: [Double]) -> [Double]? {
    let total = weights.reduce(0, +)
    let shares = weights.map { $0 / total }
    let means = (vectors.first ?? []).indices.map { item in
      if isGeometric {
        // A priority of 0 has logarithm −∞ and makes the mean 0, as it should.
        return Double.exp(zip(vectors, shares).reduce(0) { $0 + $1.1 * .log($1.0[item]) })
      }
      return zip(vectors, shares).reduce(0) { $0 + $1.1 * $1.0[item] }
    }
    let sum = means.reduce(0, +)
    guard sum > 0 || means.isEmpty else { return nil }
    return means.map { $0 / sum }
  }

  /// Returns a bound on the relative error of a mean of vectors with the given bounds.
  func errorBound(_ bounds: [Double]) -> Double {
    let own = Double(bounds.count + 8) * Rounding.unit
    // A logarithm of up to 700 in size carries its own rounding, and scaling the means brings in
    // the others' errors.
    return isGeometric
      ? 2 * ((bounds.max() ?? 0) + 700 * own) : 2 * (bounds.max() ?? 0) + own
  }
}

extension LocalEvaluator {
  /// Derives the means of the local priorities of several participants.
  ///
  /// - Parameters:
  ///   - contributing: One or more participants' judgments.
  ///   - weights: The weight of each participant, above 0.
  ///   - criterion: The criterion that they are on.
  /// - Returns: The priorities, or everything that stands in the way.
  func evaluate(
    averaging contributing: [IndividualJudgments], weights: [Double], of criterion: CriterionID
  ) -> Result<LocalEvaluation, EvaluationError> {
    var members: [LocalEvaluation] = []
    var problems: [EvaluationProblem] = []
    for own in contributing {
      switch evaluate(own.judgments, of: criterion, by: own.participant) {
      case .success(let member): members.append(member)
      case .failure(let error): problems += error.problems
      }
    }
    guard problems.isEmpty else { return .failure(EvaluationError(problems: problems)) }
    let mean = PriorityMean(of: options.aggregation)
    guard let priorities = mean.combine(members.map(\.priorities), weights: weights) else {
      return .failure(EvaluationError(.noCommonPriority, of: criterion))
    }
    return .success(
      LocalEvaluation(
        priorities: priorities,
        errorBound: mean.errorBound(members.map(\.errorBound)),
        matrices: members.flatMap(\.matrices), isUnique: members.allSatisfy(\.isUnique)))
  }
}
