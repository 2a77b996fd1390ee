extension ComparisonMatrix {
  /// Returns the normalized row sums, *w*ᵢ = *s* Σⱼ *a*ᵢⱼ with *s* such that they sum to 1.
  ///
  /// The crudest of the estimates for computation by hand; it is the first step of power iteration
  /// from equal priorities.
  ///
  /// - Parameter entryError: A bound on the relative error of each ratio.
  /// - Complexity: O(*n*²).
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  func rowSumPriorities(entryError: Double = Rounding.entryError) -> PriorityVector {
    let rows = rows()
    let sums = (0..<order).map { row in rows[row * order..<(row + 1) * order].reduce(0, +) }
    // A sum is wrong by the entries' error and n roundoffs; so is the sum of them, to which n more
    // come, and the quotient of the two adds one.
    return PriorityVector(
      values: normalizedToSum(sums), method: .rowSums,
      relativeErrorBound: 2 * entryError + Double(3 * order + 6) * Rounding.unit)
  }
}
