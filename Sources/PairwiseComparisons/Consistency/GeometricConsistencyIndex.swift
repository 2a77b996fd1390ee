internal import RealModule

extension ComparisonMatrix {
  /// Returns the geometric consistency index, the consistency index for priorities by the geometric
  /// mean.
  ///
  /// With the geometric means *g* of the rows it is
  ///
  ///     GCI = 2/((n − 1)(n − 2)) · Σ ln²(aᵢⱼgⱼ/gᵢ)   over the pairs i < j,
  ///
  /// which is also one third of the mean of ln²(*a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ) over the triads.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.geometricConsistencyIndex()   // 0.0110…
  ///
  /// - Returns: 0 or more, without upper bound; 0 exactly if the judgments are consistent, and for
  ///   up to two items. `GeometricConsistencyThreshold` says what is acceptable.
  /// - Complexity: O(*n*²).
  ///
  /// Source: G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
  /// *Journal of Mathematical Psychology* 29 (1985), 387–405, doi:10.1016/0022-2496(85)90002-1; J.
  /// Aguarón and J. M. Moreno-Jiménez, "The geometric consistency index: approximated thresholds",
  /// *European Journal of Operational Research* 147 (2003), 137–145,
  /// doi:10.1016/S0377-2217(02)00255-2.
  public func geometricConsistencyIndex() -> Double {
    order <= 2
      ? 0 : settled(2 * squaredLogarithmicErrors() / Double((order - 1) * (order - 2)))
  }

  /// Returns Σ ln²(*a*ᵢⱼ*g*ⱼ/*g*ᵢ) over the pairs *i* < *j*, the least sum of the logarithmic least
  /// squares.
  ///
  /// - Complexity: O(*n*²).
  func squaredLogarithmicErrors() -> Double {
    let means = geometricMeans()
    return zip(UpperTriangle.pairs(order: order), upperTriangle).reduce(0) { sum, judgment in
      let (pair, ratio) = judgment
      let error = Double.log(ratio * means[pair.column] / means[pair.row])
      return sum + error * error
    }
  }
}

/// The geometric consistency index up to which judgments are acceptable.
public enum GeometricConsistencyThreshold {
  /// The thresholds that correspond to CR = 0.10 for orders 3, 4, and all above.
  private static let table = [0.3147, 0.3526, 0.370]

  /// Returns the geometric consistency index that corresponds to a consistency ratio.
  ///
  ///     GeometricConsistencyThreshold.value(order: 4)   // 0.3526
  ///
  /// - Parameters:
  ///   - order: The number of items *n*, at least 1.
  ///   - consistencyRatio: The consistency ratio CR to be met, 0 or more. The published thresholds
  ///     are for 0.10; others are taken in proportion, which holds for small inconsistency.
  /// - Returns: An index is acceptable up to this value. 0 for up to two items, whose index is
  ///   always 0.
  ///
  /// Source: J. Aguarón and J. M. Moreno-Jiménez, "The geometric consistency index: approximated
  /// thresholds", *European Journal of Operational Research* 147 (2003), 137–145,
  /// doi:10.1016/S0377-2217(02)00255-2.
  public static func value(order: Int, consistencyRatio: Double = 0.1) -> Double {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(consistencyRatio >= 0, "a consistency ratio is not negative")
    if order <= 2 { return 0 }
    return table[min(order - 3, table.count - 1)] * (consistencyRatio / 0.1)
  }
}
