extension ComparisonMatrix {
  /// Returns the priorities of the compared items.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.priorities()   // 0.648, 0.230, 0.122
  ///
  /// - Parameter method: The rule that turns ratios into priorities.
  /// - Returns: `order` positive numbers that sum to 1, in the order of the rows.
  /// - Complexity: See `principalEigenvector()`, `directLeastSquares()` and
  ///   `logarithmicLeastAbsoluteValues()` for these; O(*n*³) for weighted least squares; O(*n*²)
  ///   for all others.
  public func priorities(by method: PrioritizationMethod = .eigenvector) -> PriorityVector {
    switch method {
    case .eigenvector: principalEigenvector().priorities
    case .geometricMean: geometricMeanPriorities()
    case .normalizedColumns: normalizedColumnPriorities()
    case .reciprocalColumnSums: reciprocalColumnSumPriorities()
    case .rowSums: rowSumPriorities()
    case .weightedLeastSquares: weightedLeastSquaresPriorities()
    case .coggerYu: coggerYuPriorities()
    case .directLeastSquares: directLeastSquares().priorities
    case .logarithmicLeastAbsoluteValues: logarithmicLeastAbsoluteValues().priorities
    }
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the priorities of the compared items.
  ///
  /// - Parameter method: The rule that turns ratios into priorities.
  /// - Returns: `order` positive numbers that sum to 1, in the order of the rows.
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.incomplete` if the method needs all judgments; `.lapackMissing` if judgments are missing
  ///   and LAPACK cannot be loaded.
  /// - Complexity: See `ComparisonMatrix.priorities(by:)`; O(*n*³) for the geometric mean of
  ///   incomplete judgments.
  public func priorities(
    by method: PrioritizationMethod = .eigenvector
  ) throws(ComparisonError) -> PriorityVector {
    if let completed { return completed.priorities(by: method) }
    switch method {
    case .eigenvector: return try principalEigenvector().priorities
    case .geometricMean: return try logarithmicLeastSquaresPriorities()
    case .logarithmicLeastAbsoluteValues: return try logarithmicLeastAbsoluteValues().priorities
    case .normalizedColumns, .reciprocalColumnSums, .rowSums, .weightedLeastSquares, .coggerYu,
      .directLeastSquares:
      try checkConnected()
      throw .incomplete(missing: missingCount, method: method)
    }
  }

  /// The priorities, with an error bound for judgments that may be wrong by the given relative
  /// error.
  package func priorities(
    by method: PrioritizationMethod, entryError: Double
  ) throws(ComparisonError) -> PriorityVector {
    switch method {
    case .eigenvector: return try principalEigenvector(entryError: entryError).priorities
    case .logarithmicLeastAbsoluteValues:
      return try logarithmicLeastAbsoluteValues(entryError: entryError).priorities
    case .weightedLeastSquares:
      if let completed { return completed.weightedLeastSquaresPriorities(entryError: entryError) }
    case .coggerYu:
      if let completed { return completed.coggerYuPriorities(entryError: entryError) }
    case .directLeastSquares:
      if let completed { return completed.directLeastSquares(entryError: entryError).priorities }
    case .geometricMean, .normalizedColumns, .reciprocalColumnSums, .rowSums: break
    }
    // The other methods multiply the judgments' errors by at most 4. If some are missing, a
    // quotient of two geometric means is a mean over spanning trees of products of up to n − 1
    // judgments; the factor 2 covers the products of errors.
    let factor = missingCount == 0 ? 4 : Double(2 * (order - 1))
    let priorities = try priorities(by: method)
    return PriorityVector(
      values: priorities.values, method: method,
      relativeErrorBound: priorities.relativeErrorBound + factor * entryError)
  }
}
