internal import RealModule

extension IncompleteComparisonMatrix {
  /// Returns the complete matrix with these judgments whose principal eigenvalue is the least.
  ///
  /// In the logarithms of the missing ratios the eigenvalue is convex, so that it has one least value, which
  /// they reach at one point if the comparisons connect all items. There, with the right eigenvector *w* and
  /// the left one *v*,
  ///
  /// *x*ᵢⱼ² = *w*ᵢ*v*ⱼ / (*w*ⱼ*v*ᵢ) for each missing pair,
  ///
  /// and taking these for the next ratios, all at once, leads there from the least squares fit of the
  /// logarithms.
  ///
  ///     let matrix = try IncompleteComparisonMatrix(order: 4, upperTriangle: [1, 5, 2, 3, 4, nil])
  ///     try matrix.optimalCompletion()[2, 3]   // 0.7302967… = √(8/15)
  ///
  /// - Parameter bounds: An interval that the missing ratios must keep to, such as 1/9 … 9; `nil` for none.
  ///   The function is convex, so that the best ratios within are where the steps, cut off at the ends,
  ///   come to rest.
  /// - Returns: A matrix in which the given judgments are as they were and the others at most 1e−12
  ///   (relative) from the optimum.
  /// - Throws: `ComparisonError.disconnected`, or `.rangeTooWide` if a missing ratio is beyond what can be
  ///   computed with.
  /// - Complexity: O(*n*²) for each power iteration of the two eigenvectors in each step; tens of steps, or
  ///   hundreds if few judgments are given.
  ///
  /// Source: S. Bozóki, J. Fülöp and L. Rónyai, "On optimal completion of incomplete pairwise comparison
  /// matrices", *Mathematical and Computer Modelling* 52 (2010), 318–333, doi:10.1016/j.mcm.2010.02.047.
  public func optimalCompletion(
    within bounds: ClosedRange<Double>? = nil
  ) throws(ComparisonError) -> ComparisonMatrix {
    if let completed { return completed }
    var right = try logarithmicLeastSquaresPriorities().values
    var left = right.map { 1 / $0 }
    var ratios: [Double] = []
    for (pair, ratio) in zip(UpperTriangle.pairs(order: order), upperTriangle) {
      ratios.append(ratio ?? Self.clamped(right[pair.row] / right[pair.column], to: bounds))
    }
    // The steps shrink geometrically, so that the last one bounds what is left of the way.
    var lastStep = Double.infinity
    for _ in 0..<Self.mostCompletionSteps {
      guard ratios.allSatisfy(ComparisonMatrix.supportedRatios.contains) else {
        throw .rangeTooWide
      }
      let matrix = ComparisonMatrix(unchecked: ratios, order: order)
      let rows = matrix.rows
      right = PerronIteration(rows: rows, order: order, start: right).vector
      left = PerronIteration(rows: transposed(rows), order: order, start: left).vector
      var step = 0.0
      for (index, pair) in UpperTriangle.pairs(order: order).enumerated()
      where upperTriangle[index] == nil {
        let (i, j) = pair
        let next = Self.clamped(
          (right[i] / right[j] * (left[j] / left[i])).squareRoot(), to: bounds)
        step = max(step, abs(.log(next / ratios[index])))
        ratios[index] = next
      }
      let rate = step / lastStep
      // What rounding leaves moves the ratios back and forth by some units in the last place.
      if step < 1e-14 || step < 1e-12 && (rate >= 1 || step * rate / (1 - rate) < 1e-13) { break }
      lastStep = step
    }
    return ComparisonMatrix(unchecked: ratios, order: order)
  }

  private static func clamped(_ ratio: Double, to bounds: ClosedRange<Double>?) -> Double {
    bounds.map { min(max(ratio, $0.lowerBound), $0.upperBound) } ?? ratio
  }

  private static let mostCompletionSteps = 10_000

  private func transposed(_ rows: [Double]) -> [Double] {
    (0..<order * order).map { rows[$0 % order * order + $0 / order] }
  }
}
