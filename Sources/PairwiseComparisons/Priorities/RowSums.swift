extension ComparisonMatrix {
  /// Returns the normalized row sums, *w*ᵢ = *s* Σⱼ *a*ᵢⱼ with *s* such that they sum to 1.
  ///
  /// It is the crudest of the estimates for computation by hand, and the first step of power
  /// iteration from equal priorities.
  ///
  /// - Parameter entryError: A bound on the relative error of each ratio.
  /// - Complexity: O(*n*²).
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  func rowSumPriorities(entryError: Double = Rounding.entryError) -> PriorityVector {
    let rows = rows()
    let sums = (0..<order).map { row in rows[row * order..<(row + 1) * order].reduce(0, +) }
    // The relative error of a sum is that of the entries and n roundoffs; the sum of the sums has n
    // more, and the quotient of the two adds one.
    return PriorityVector(
      values: normalizedToSum(sums), method: .rowSums,
      relativeErrorBound: 2 * entryError + Double(3 * order + 6) * Rounding.unit)
  }
}
