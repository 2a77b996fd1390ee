/// A judgment that is a range of ratios: an interval, or a triangular fuzzy number.
///
///     UncertainRatio(in: 2...8)?.middle                       // 4
///     UncertainRatio(lower: 2, middle: 3, upper: 4)?.middle   // 3
public struct UncertainRatio: Hashable, Sendable {
  /// The least ratio that is possible.
  public let lower: Double
  /// The representative ratio: the geometric mean of an interval's bounds, the mode of a triangular
  /// number.
  public let middle: Double
  /// The largest ratio that is possible.
  public let upper: Double
  /// Whether the middle is more possible than the bounds, as in a triangular number, and not only
  /// their geometric mean, as in an interval.
  public let isTriangular: Bool

  /// Creates an interval of ratios, all of which are equally possible.
  ///
  /// - Returns: `nil` unless the bounds are in `ComparisonMatrix.supportedRatios`.
  public init?(in interval: ClosedRange<Double>) {
    let supported = ComparisonMatrix.supportedRatios
    guard supported.contains(interval.lowerBound), supported.contains(interval.upperBound) else {
      return nil
    }
    let (lower, upper) = (interval.lowerBound, interval.upperBound)
    self.init(
      unchecked: lower, Self.middle(lower, upper), upper, isTriangular: false)
  }

  private static func middle(_ lower: Double, _ upper: Double) -> Double {
    // Within the bounds even if rounded.
    min(max((lower * upper).squareRoot(), lower), upper)
  }

  /// Creates a triangular number.
  ///
  /// - Parameters:
  ///   - lower: The least ratio.
  ///   - middle: The most possible ratio.
  ///   - upper: The largest ratio.
  /// - Returns: `nil` unless `lower` ≤ `middle` ≤ `upper`, all in
  ///   `ComparisonMatrix.supportedRatios`.
  public init?(lower: Double, middle: Double, upper: Double) {
    let supported = ComparisonMatrix.supportedRatios
    guard supported.contains(lower), supported.contains(upper), lower <= middle, middle <= upper
    else { return nil }
    self.init(unchecked: lower, middle, upper, isTriangular: true)
  }

  private init(
    unchecked lower: Double, _ middle: Double, _ upper: Double, isTriangular: Bool
  ) {
    self.lower = lower
    self.middle = middle
    self.upper = upper
    self.isTriangular = isTriangular
  }

  /// The judgment in the other direction.
  public var reciprocal: UncertainRatio {
    UncertainRatio(
      unchecked: 1 / upper, isTriangular ? 1 / middle : Self.middle(1 / upper, 1 / lower),
      1 / lower,
      isTriangular: isTriangular)
  }
}

/// Uncertain judgments on all pairs of *n* items.
///
/// Any ratios within the bounds may be the true ones, independently of each other; those below the
/// diagonal are the reciprocals of those above.
public struct UncertainComparisonMatrix: Hashable, Sendable {
  /// The number of items *n*, at least 1.
  public let order: Int
  /// The judgments above the diagonal, row by row, as in a `ComparisonMatrix`.
  public let upperTriangle: [UncertainRatio]

  /// Creates a matrix from its judgments above the diagonal, `order` · (`order` − 1)/2 of them, row
  /// by row.
  public init(order: Int, upperTriangle: [UncertainRatio]) {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(
      upperTriangle.count == UpperTriangle.count(order: order), "one judgment for each pair")
    self.order = order
    self.upperTriangle = upperTriangle
  }

  /// Returns the matrix of the middle ratios.
  ///
  /// - Complexity: O(*n*²).
  public func middle() -> ComparisonMatrix {
    ComparisonMatrix(unchecked: upperTriangle.map(\.middle), order: order)
  }
}
