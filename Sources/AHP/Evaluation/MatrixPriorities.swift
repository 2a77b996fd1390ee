/// The priorities and the consistency that an evaluation derives from one comparison matrix.
package struct MatrixPriorities: Sendable {
  /// The priorities by the rule of the options.
  package let priorities: PriorityVector
  /// The consistency of the judgments by the principal eigenvalue.
  package let consistency: Consistency
  /// The judgments with what was put in for the missing ones; `nil` if none are missing, or by
  /// Harker's method, which puts in nothing.
  package let completion: ComparisonMatrix?

  /// - Parameters:
  ///   - matrix: The judgments, which are ratios of the scale.
  ///   - options: The choices of the evaluation.
  ///   - aggregationError: What aggregation adds to the relative error of the judgments.
  /// - Throws: `ComparisonError` as of `IncompleteComparisonMatrix.priorities(by:)`.
  /// - Complexity: O(*n*³) at most for *n* items, usually O(*n*²).
  package init(
    of matrix: IncompleteComparisonMatrix, _ options: EvaluationOptions,
    aggregationError: Double = 0
  ) throws(ComparisonError) {
    var completed = matrix
    var entryError = options.scale.entryError(of: matrix) + aggregationError
    if matrix.missingCount > 0 && options.missingJudgments == .optimalCompletion {
      let optimal = try matrix.optimalCompletion()
      completion = optimal
      completed = IncompleteComparisonMatrix(optimal)
      // The ratios put in are that far from the optimum at most, which follows the judgments along
      // a path of fewer than n of them.
      entryError = 2e-12 + Double(matrix.order - 1) * entryError
    } else {
      completion = nil
    }
    let eigenvector = try completed.principalEigenvector(entryError: entryError)
    priorities =
      options.prioritization == .eigenvector
      ? eigenvector.priorities
      : try completed.priorities(by: options.prioritization, entryError: entryError)
    consistency = matrix.consistency(of: eigenvector)
  }
}
