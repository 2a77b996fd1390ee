/// The result of Chang's extent analysis of fuzzy judgments.
///
/// - Warning: The weights are not priorities: an item with judgments of its own can get the weight
///   0, and the weights do not estimate the ratios that the judgments express. The method is
///   included to recompute published studies; `fuzzyGeometricMeanPriorities()` is the method to
///   use.
public struct ExtentAnalysis: Hashable, Sendable {
  /// The fuzzy synthetic extent of each item: the sum of its row, divided by the sum of all.
  public let syntheticExtents: [TriangularNumber]
  /// For each item the least degree of possibility that its extent is at least that of another; 1
  /// for a single item.
  public let leastPossibilities: [Double]
  /// These degrees divided by their sum.
  public let weights: [Double]

  /// The warning to print wherever the weights are shown.
  public static let warning =
    "extent analysis can give the weight 0 to an item that has judgments, and its weights do not "
    + "estimate the priorities that the judgments stand for (Wang, Luo and Hua 2008, "
    + "doi:10.1016/j.ejor.2007.01.050)"
}

extension UncertainComparisonMatrix {
  /// Returns the extent analysis of the judgments as triangular numbers.
  ///
  /// The extent of item *i* is (Σⱼ *l*ᵢⱼ/ΣΣ*u*, Σⱼ *m*ᵢⱼ/ΣΣ*m*, Σⱼ *u*ᵢⱼ/ΣΣ*l*), the diagonal
  /// included. The degree of possibility that one extent is at least another is 1 if its middle is,
  /// 0 if its upper end is below the other's lower end, and otherwise the height at which the two
  /// triangles intersect.
  ///
  /// - Warning: See `ExtentAnalysis`.
  /// - Complexity: O(*n*²).
  ///
  /// Source: D.-Y. Chang, "Applications of the extent analysis method on fuzzy AHP", *European
  /// Journal of Operational Research* 95 (1996), 649–655, doi:10.1016/0377-2217(95)00300-2. Against
  /// the method: Y.-M. Wang, Y. Luo and Z. Hua, "On the extent analysis method for fuzzy AHP and
  /// its applications", *European Journal of Operational Research* 186 (2008), 735–747,
  /// doi:10.1016/j.ejor.2007.01.050.
  public func extentAnalysis() -> ExtentAnalysis {
    // The diagonal is 1.
    var rows = [[Double]](repeating: [1, 1, 1], count: order)
    for (ratio, pair) in zip(upperTriangle, UpperTriangle.pairs(order: order)) {
      let other = ratio.reciprocal
      for (index, value) in [ratio.lower, ratio.middle, ratio.upper].enumerated() {
        rows[pair.row][index] += value
      }
      for (index, value) in [other.lower, other.middle, other.upper].enumerated() {
        rows[pair.column][index] += value
      }
    }
    let sums = (0..<3).map { index in rows.reduce(0) { $0 + $1[index] } }
    let extents = rows.map {
      TriangularNumber(lower: $0[0] / sums[2], middle: $0[1] / sums[1], upper: $0[2] / sums[0])
    }
    let possibilities = extents.indices.map { item in
      extents.indices.reduce(1) { least, other in
        other == item ? least : min(least, extents[item].possibilityOfAtLeast(extents[other]))
      }
    }
    return ExtentAnalysis(
      syntheticExtents: extents, leastPossibilities: possibilities,
      weights: normalizedToSum(possibilities))
  }
}

extension TriangularNumber {
  /// The degree of possibility that this number is at least another.
  fileprivate func possibilityOfAtLeast(_ other: TriangularNumber) -> Double {
    if middle >= other.middle { return 1 }
    if other.lower >= upper { return 0 }
    return (other.lower - upper) / ((middle - upper) - (other.middle - other.lower))
  }
}
