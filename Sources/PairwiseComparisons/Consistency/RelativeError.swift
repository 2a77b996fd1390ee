internal import RealModule

extension ComparisonMatrix {
  /// Returns Barzilai's relative error, the share of the judgments that no priorities explain:
  ///
  ///     RE = Σ (bᵢⱼ − yᵢ + yⱼ)²/Σ bᵢⱼ²   over all i and j,
  ///
  /// with *b*ᵢⱼ = ln *a*ᵢⱼ and the row means *y*ᵢ of *b*, the logarithms of the geometric means.
  ///
  /// Since *b* is the sum of a consistent part and an orthogonal error, RE and the share of the
  /// consistent part add up to 1.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.relativeError()   // 0.00259…
  ///
  /// - Returns: A number in 0 … 1; 0 exactly if the judgments are consistent, and for up to two
  ///   items; 1 if they cancel in every row. Where all judgments are 1, so that the quotient is not
  ///   defined, it is 0.
  /// - Complexity: O(*n*²).
  ///
  /// Source: J. Barzilai, "Consistency measures for pairwise comparison matrices", *Journal of
  /// Multi-Criteria Decision Analysis* 7 (1998), 123–132.
  public func relativeError() -> Double {
    // Judgments that are 1 up to rounding have an error of 0.
    guard order > 2, upperTriangle.contains(where: { RatioOrder(of: $0, to: 1) != .equal })
    else { return 0 }
    let squares = upperTriangle.reduce(0.0) { sum, ratio in
      let logarithm = Double.log(ratio)
      return sum + logarithm * logarithm
    }
    return settled(squaredLogarithmicErrors() / squares)
  }
}
