extension ComparisonMatrix {
  /// Returns the mean of the columns, each divided by its sum.
  ///
  /// It equals the eigenvector for consistent judgments only; an eigenvalue estimated from it is
  /// not the principal eigenvalue.
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980, where it is
  /// one of the estimates for computation by hand.
  func normalizedColumnPriorities() -> PriorityVector {
    let rows = rows()
    var values = [Double](repeating: 0, count: order)
    for (column, sum) in columnSums().enumerated() {
      for row in 0..<order { values[row] += rows[row * order + column] / sum }
    }
    // The relative errors of an entry and a column sum are 3 and n + 2 roundoffs; the sum of their
    // quotients and its normalization add 2n + 3.
    return PriorityVector(
      values: normalizedToSum(values), method: .normalizedColumns,
      relativeErrorBound: Double(3 * order + 12) * Rounding.unit)
  }
}
