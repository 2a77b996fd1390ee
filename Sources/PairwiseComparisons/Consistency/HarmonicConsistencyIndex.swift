/// The harmonic consistency index of one matrix, which is computed from its column sums alone.
///
/// With the column sums *s*ⱼ and their harmonic mean HM = *n*/Σ(1/*s*ⱼ) it is
///
///     HCI = (HM − n)(n + 1)/(n(n − 1)).
///
/// Source: W. E. Stein and P. J. Mizzi, "The harmonic consistency index for the analytic hierarchy
/// process", *European Journal of Operational Research* 177 (2007), 488–497,
/// doi:10.1016/j.ejor.2005.10.057.
public struct HarmonicConsistencyIndex: Hashable, Sendable {
  /// The ratio up to which judgments are acceptable: 0.10, as for Saaty's.
  public static let ratioThreshold = 0.1

  /// The number of items *n*.
  public let order: Int

  /// HCI; 0 or more, and 0 exactly if the judgments are consistent or there are up to two items.
  public let value: Double

  /// HCR = HCI/HRI, the index divided by its mean over random matrices; 0 for up to two items,
  /// `nil` above order 30.
  public var ratio: Double? {
    if order <= 2 { return 0 }
    return Self.randomIndex(order: order).map { value / $0 }
  }

  /// Returns HRI, the mean harmonic consistency index of random matrices.
  ///
  /// It is this package's own simulation: entries above the diagonal independent and uniform on
  /// 1/9, 1/8, …, 1, …, 9. Orders 3 and 4 are exact, from all matrices; the others are the means of
  /// 10 to 100 million matrices each, with standard errors below 7e−5. The table of Stein and Mizzi
  /// agrees within 0.005.
  ///
  /// - Returns: A positive number; 0 for orders 1 and 2; `nil` above order 30.
  public static func randomIndex(order: Int) -> Double? {
    if order <= 2 { return 0 }
    return order - 3 < table.count ? table[order - 3] : nil
  }

  private static let table = [
    0.547684993013, 0.857290748742, 1.06096, 1.20319, 1.30559, 1.38117, 1.43821, 1.48202, 1.51634,
    1.54364, 1.56584, 1.58411, 1.59937, 1.61227, 1.62329, 1.63277, 1.64104, 1.64830, 1.65466,
    1.66040, 1.66546, 1.67005, 1.67421, 1.67797, 1.68141, 1.68453, 1.68744, 1.69011,
  ]
}

extension ComparisonMatrix {
  /// Returns the harmonic consistency index of the judgments.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.harmonicConsistencyIndex().value   // 0.00120…
  ///
  /// - Complexity: O(*n*²).
  ///
  /// Source: See `HarmonicConsistencyIndex`.
  public func harmonicConsistencyIndex() -> HarmonicConsistencyIndex {
    guard order > 2 else { return HarmonicConsistencyIndex(order: order, value: 0) }
    // With p ∝ 1/s, summing to 1, HM/n = Σ pⱼ²sⱼ, and Σ pⱼ²sⱼ − (Σ pⱼ)² is a sum of squares. So a
    // small HM − n has full precision; rounding of p is harmless, since p minimizes Σ pⱼ²sⱼ.
    let shares = normalizedToSum(columnSums().map { 1 / $0 })
    let excess = zip(UpperTriangle.pairs(order: order), upperTriangle).reduce(0.0) {
      sum, judgment in
      let (pair, ratio) = judgment
      let deviation = (-shares[pair.row]).addingProduct(ratio, shares[pair.column])
      return sum + deviation * deviation / ratio
    }
    return HarmonicConsistencyIndex(
      order: order, value: settled(excess * Double(order + 1) / Double(order - 1)))
  }
}
