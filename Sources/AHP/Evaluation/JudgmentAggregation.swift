/// The aggregation of individual judgments (AIJ): a group acts as one person, whose judgment on a
/// pair is the weighted geometric mean of its members'.
extension LocalEvaluator {
  /// Derives the local priorities from the aggregated judgments of several participants.
  ///
  /// - Parameters:
  ///   - contributing: One or more participants' judgments.
  ///   - weights: The weight of each participant, above 0.
  ///   - criterion: The criterion that they are on.
  /// - Returns: The priorities, or what stands in the way.
  func evaluate(
    aggregating contributing: [IndividualJudgments], weights: [Double], of criterion: CriterionID
  ) -> Result<LocalEvaluation, EvaluationError> {
    if let only = contributing.first, contributing.count == 1 {
      return evaluate(only.judgments, of: criterion)
    }
    var members: [IncompleteComparisonMatrix] = []
    members.reserveCapacity(contributing.count)
    for own in contributing {
      switch own.judgments.ratios() {
      case .success(let matrix): members.append(matrix)
      case .failure(let zero):
        return .failure(
          EvaluationError(.zeroPriority(item: zero.item), of: criterion, by: own.participant))
      }
    }
    do {
      let group = try IncompleteComparisonMatrix(aggregating: members, weights: weights)
      let largest = members.reduce(1) { max($0, $1.largestRatio()) }
      return evaluate(
        matrix: group,
        aggregationError: IncompleteComparisonMatrix.aggregationError(ofRatiosUpTo: largest),
        of: criterion, by: nil)
    } catch {
      preconditionFailure("members were checked: \(error)")
    }
  }
}

extension Judgments {
  /// An item has the direct priority 0, so that there is no ratio to it.
  struct ZeroPriority: Error { let item: Int }

  /// Returns the judgments as ratios: direct priorities as their quotients.
  ///
  /// - Complexity: O(*n*²) for direct priorities of *n* items, otherwise O(1).
  func ratios() -> Result<IncompleteComparisonMatrix, ZeroPriority> {
    guard let priorities = directPriorities else {
      return matrix.map { .success($0) } ?? .failure(ZeroPriority(item: 0))
    }
    if let zero = priorities.firstIndex(of: 0) { return .failure(ZeroPriority(item: zero)) }
    let order = priorities.count
    do {
      return .success(
        try IncompleteComparisonMatrix(
          order: order,
          upperTriangle: UpperTriangle.pairs(order: order).map {
            priorities[$0.row] / priorities[$0.column]
          }))
    } catch {
      // A quotient outside what can be computed with: one of the two is 0 in comparison.
      let smallest = priorities.indices.min { priorities[$0] < priorities[$1] } ?? 0
      return .failure(ZeroPriority(item: smallest))
    }
  }
}
