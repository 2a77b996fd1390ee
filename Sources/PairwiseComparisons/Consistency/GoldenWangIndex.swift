extension ComparisonMatrix {
  /// Returns the index of Golden and Wang, the distance of the normalized columns from the
  /// priorities:
  ///
  ///     GW = (1/n) · Σ |aᵢⱼ/sⱼ − gᵢ|   over all i and j,
  ///
  /// with the column sums *s* and the normalized geometric means *g* of the rows.
  ///
  /// Programs differ: some take the eigenvector in place of *g*, some divide by *n*².
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.goldenWangIndex()   // 0.0359…
  ///
  /// - Returns: A number in 0 ..< 2; 0 exactly if the judgments are consistent, and for up to two
  ///   items.
  /// - Complexity: O(*n*²).
  ///
  /// Source: B. L. Golden and Q. Wang, "An alternate measure of consistency", in: B. L. Golden, E.
  /// A. Wasil and P. T. Harker (eds.), *The Analytic Hierarchy Process*, Springer, Berlin 1989,
  /// 68–81, doi:10.1007/978-3-642-50244-6.
  public func goldenWangIndex() -> Double {
    guard order > 2 else { return 0 }
    let priorities = geometricMeanPriorities()
    var sum = 0.0
    for (column, total) in columnSums().enumerated() {
      for row in 0..<order { sum += abs(self[row, column] / total - priorities[row]) }
    }
    return settled(sum / Double(order))
  }
}
