/// A rule that turns ratios into priorities.
public enum PrioritizationMethod: String, Hashable, Sendable, CaseIterable {
  /// The principal right eigenvector; for missing judgments that of Harker's matrix.
  ///
  /// The default, since it is Saaty's own method and the one that the consistency ratio belongs to.
  case eigenvector
  /// The geometric mean of each row, which is the logarithmic least squares fit; for missing
  /// judgments the fit to those that there are.
  case geometricMean = "geometric-mean"
  /// The mean of the columns, each divided by its sum: an approximation found in spreadsheets and
  /// older programs. Complete judgments only.
  case normalizedColumns = "normalized-columns"
}

extension PrioritizationMethod: CustomStringConvertible {
  public var description: String {
    switch self {
    case .eigenvector: "principal right eigenvector"
    case .geometricMean: "row geometric mean"
    case .normalizedColumns: "mean of normalized columns"
    }
  }
}

extension ComparisonMatrix {
  /// Returns the priorities of the compared items.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.priorities()   // 0.648, 0.230, 0.122
  ///
  /// - Parameter method: The rule that turns ratios into priorities.
  /// - Returns: `order` positive numbers that sum to 1, in the order of the rows.
  /// - Complexity: O(*n*²) for the geometric mean and the normalized columns; see
  ///   `principalEigenvector()` for the eigenvector.
  public func priorities(by method: PrioritizationMethod = .eigenvector) -> PriorityVector {
    switch method {
    case .eigenvector: principalEigenvector().priorities
    case .geometricMean: geometricMeanPriorities()
    case .normalizedColumns: normalizedColumnPriorities()
    }
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the priorities of the compared items.
  ///
  /// - Parameter method: The rule that turns ratios into priorities.
  /// - Returns: `order` positive numbers that sum to 1, in the order of the rows.
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.incomplete` if the method needs all judgments.
  /// - Complexity: See `ComparisonMatrix.priorities(by:)`; O(*n*³) for the geometric mean of
  ///   incomplete judgments.
  public func priorities(
    by method: PrioritizationMethod = .eigenvector
  ) throws(ComparisonError) -> PriorityVector {
    if let completed { return completed.priorities(by: method) }
    switch method {
    case .eigenvector: return try principalEigenvector().priorities
    case .geometricMean: return try logarithmicLeastSquaresPriorities()
    case .normalizedColumns:
      try checkConnected()
      throw .incomplete(missing: missingCount, method: method)
    }
  }
}
