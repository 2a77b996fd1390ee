extension ComparisonMatrix {
  /// Returns the normalized reciprocals of the column sums, *w*ⱼ = *s*/Σᵢ *a*ᵢⱼ with *s* such that
  /// they sum to 1.
  ///
  /// In a consistent matrix column *j* sums to 1/*w*ⱼ. It is one of the estimates for computation
  /// by hand.
  ///
  /// - Parameter entryError: A bound on the relative error of each ratio.
  /// - Complexity: O(*n*²).
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  func reciprocalColumnSumPriorities(
    entryError: Double = Rounding.entryError
  ) -> PriorityVector {
    // The relative error of a reciprocal is that of the entries and n + 1 roundoffs; the sum of the
    // reciprocals has n more, and the quotient of the two adds one.
    return PriorityVector(
      values: normalizedToSum(columnSums().map { 1 / $0 }), method: .reciprocalColumnSums,
      relativeErrorBound: 2 * entryError + Double(3 * order + 8) * Rounding.unit)
  }
}
