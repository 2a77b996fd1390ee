/// A triangular fuzzy number.
public struct TriangularNumber: Hashable, Sendable {
  /// The least value.
  public let lower: Double
  /// The most possible value.
  public let middle: Double
  /// The largest value.
  public let upper: Double

  /// The mean of the three values, used where a single number is needed.
  public var centroid: Double { (lower + middle + upper) / 3 }
}

/// Priorities that are triangular fuzzy numbers.
public struct FuzzyPriorities: Hashable, Sendable {
  /// The fuzzy geometric mean of each row.
  public let geometricMeans: [TriangularNumber]
  /// The fuzzy priority of each item.
  public let priorities: [TriangularNumber]

  /// Returns the centroids of the priorities, divided by their sum.
  ///
  /// - Complexity: O(*n*).
  public func crispPriorities() -> [Double] { normalizedToSum(priorities.map(\.centroid)) }
}

extension UncertainComparisonMatrix {
  /// Returns the fuzzy geometric means of the rows, and the fuzzy priorities computed from them.
  ///
  /// The mean of a row is (Πⱼ *l*ᵢⱼ)^(1/*n*), (Πⱼ *m*ᵢⱼ)^(1/*n*), (Πⱼ *u*ᵢⱼ)^(1/*n*), and the
  /// priority *l*ᵢ/Σ*u*, *m*ᵢ/Σ*m*, *u*ᵢ/Σ*l*. The middle is the priority by the geometric mean of
  /// the matrix `middle()`. The bounds are wider than what any ratios within the bounds give, since
  /// an item's bound is divided by the sum of all opposite bounds, its own included: see
  /// `geometricMeanIntervals()` for the bounds that are attained.
  ///
  /// - Complexity: O(*n*²).
  ///
  /// Source: J. J. Buckley, "Fuzzy hierarchical analysis", *Fuzzy Sets and Systems* 17 (1985),
  /// 233–247, doi:10.1016/0165-0114(85)90090-9. Against making judgments fuzzy: T. L. Saaty and L.
  /// T. Tran, "On the invalidity of fuzzifying numerical judgments in the analytic hierarchy
  /// process", *Mathematical and Computer Modelling* 46 (2007), 962–975,
  /// doi:10.1016/j.mcm.2007.03.022.
  public func fuzzyGeometricMeanPriorities() -> FuzzyPriorities {
    var products = [[ScaledProduct]](
      repeating: Array(repeating: ScaledProduct(), count: order), count: 3)
    for (ratio, pair) in zip(upperTriangle, UpperTriangle.pairs(order: order)) {
      products[0][pair.row].multiply(by: ratio.lower)
      products[1][pair.row].multiply(by: ratio.middle)
      products[2][pair.row].multiply(by: ratio.upper)
      products[0][pair.column].divide(by: ratio.upper)
      products[1][pair.column].divide(by: ratio.middle)
      products[2][pair.column].divide(by: ratio.lower)
    }
    let means = products.map { $0.map { $0.root(order) } }
    let sums = means.map { $0.reduce(0, +) }
    return FuzzyPriorities(
      geometricMeans: (0..<order).map {
        TriangularNumber(lower: means[0][$0], middle: means[1][$0], upper: means[2][$0])
      },
      priorities: (0..<order).map {
        TriangularNumber(
          lower: means[0][$0] / sums[2], middle: means[1][$0] / sums[1],
          upper: means[2][$0] / sums[0])
      })
  }
}
