extension ComparisonMatrix {
  /// Returns the gradient eigenweights of Cogger and Yu: from the last item up, *w*ₙ = 1 and *w*ᵢ
  /// is the mean of *a*ᵢⱼ*w*ⱼ over the items *j* > *i*; then all are divided by their sum.
  ///
  /// **The result depends on the order of the items** unless the judgments are consistent: another
  /// numbering gives other priorities. Only the judgments above the diagonal are used, and no
  /// reciprocal.
  ///
  /// Errors multiply along the items, so the bound grows with *n*². Judgments of dozens of decades
  /// can also multiply to priorities below the range of doubles; those are given as its smallest
  /// number, and the bound is infinite.
  ///
  /// - Parameter entryError: A bound on the relative error of each ratio.
  /// - Complexity: O(*n*²).
  ///
  /// Source: K. O. Cogger and P. L. Yu, "Eigenweight vectors and least-distance approximation for
  /// revealed preference in pairwise weight ratios", *Journal of Optimization Theory and
  /// Applications* 46 (1985), 483–491, doi:10.1007/BF00939153.
  func coggerYuPriorities(entryError: Double = Rounding.entryError) -> PriorityVector {
    var values = [Double](repeating: 1, count: order)
    var isInRange = true
    for item in (0..<order - 1).reversed() {
      let sum = (item + 1..<order).reduce(0.0) { sum, other in
        sum
          + ratios[UpperTriangle.index(row: item, column: other, order: order)]
          * values[other]
      }
      values[item] = sum / Double(order - 1 - item)
      // Beyond 1e100 the next products would leave the range of doubles.
      let largest = values[item...].reduce(0, max)
      let scale = largest > 1e100 ? largest : 1
      for other in item..<order {
        values[other] /= scale
        if values[other] < Self.smallestCertain {
          isInRange = false
          values[other] = Self.smallestCertain
        }
      }
    }
    // A step adds the judgment's error and n + 2 roundoffs to the errors of the items after it; the
    // sum of all and the quotient add n + 1, the rescaling n. Errors of steps multiply, to less
    // than twice their sum where that is at most 1/2.
    let steps = Double(order - 1) * (entryError + Double(order + 5) * Rounding.unit)
    return PriorityVector(
      values: normalizedToSum(values), method: .coggerYu,
      relativeErrorBound: isInRange && steps <= 0.5
        ? 2 * steps + Double(order + 4) * Rounding.unit : .infinity)
  }

  /// The smallest value that is still a normal double after division by a sum of values up to
  /// 1e100.
  private static let smallestCertain = 1e-200
}
