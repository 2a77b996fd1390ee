internal import RealModule

/// How good a measured value is: a number from 0, of no use, to 1, as good as can be.
///
///     let price = try UtilityFunction.linear(worst: 30_000, best: 10_000)
///     price.utility(of: 20_000)   // 0.5
///
/// A function has a domain, and says nothing of values outside it: a value that was not thought of
/// when the function was drawn is a question to the analyst, not a 0 or a 1.
public struct UtilityFunction: Hashable, Sendable {
  /// The shape of a function.
  @nonexhaustive
  public enum Shape: Hashable, Sendable {
    /// A straight line from utility 0 at `worst` to 1 at `best`, on either side of it.
    case linear(worst: Double, best: Double)
    /// A curve from utility 0 at `worst` to 1 at `best`; see `UtilityFunction.exponential`.
    case exponential(worst: Double, best: Double, tolerance: Double)
    /// The utility of the last step at or below the value.
    case steps([Point])
    /// Straight lines between points.
    case piecewise([Point])
  }

  /// A value and how good it is.
  public struct Point: Hashable, Sendable {
    /// The measured value.
    public var value: Double
    /// Its utility, 0 … 1.
    public var utility: Double

    /// Creates a point.
    public init(value: Double, utility: Double) {
      self.value = value
      self.utility = utility
    }
  }

  /// Whether more of the value is always at least as good, or less is.
  public enum Monotonicity: String, Hashable, Sendable, CaseIterable {
    case increasing, decreasing
  }

  /// The shape of the function.
  public let shape: Shape
  /// What was promised of a function by points, and holds.
  public let monotonicity: Monotonicity?

  private init(_ shape: Shape, monotonicity: Monotonicity? = nil) {
    self.shape = shape
    self.monotonicity = monotonicity
  }

  /// Returns a straight line.
  ///
  /// - Throws: `UtilityError.noRange` if both values are the same or one is not finite.
  public static func linear(worst: Double, best: Double) throws(UtilityError) -> Self {
    try checkRange(worst, best)
    return Self(.linear(worst: worst, best: best))
  }

  /// Returns an exponential curve: with *t* from 0 at the worst value to 1 at the best one and the
  /// tolerance ρ, the utility is (1 − exp(−*t*/ρ))/(1 − exp(−1/ρ)).
  ///
  /// A positive tolerance bends the curve upwards (a little of the value is worth much: aversion to
  /// risk), a negative one downwards; the larger its size, the straighter the curve.
  ///
  /// - Throws: `UtilityError.noRange`; `.badTolerance` if the tolerance is 0, not finite, or so
  ///   small that the curve is a step (below 1/100 in size).
  ///
  /// Source: C. W. Kirkwood, *Strategic Decision Making*, Duxbury, Belmont 1997, section 4.
  public static func exponential(
    worst: Double, best: Double, tolerance: Double
  ) throws(UtilityError) -> Self {
    try checkRange(worst, best)
    guard tolerance.isFinite, abs(tolerance) >= smallestTolerance else {
      throw .badTolerance(tolerance)
    }
    return Self(.exponential(worst: worst, best: best, tolerance: tolerance))
  }

  /// Returns a step function: the utility of a value is that of the last point at or below it.
  ///
  /// - Throws: `UtilityError`, if points are missing, out of order, no utilities, or not as
  ///   `monotonicity` says.
  public static func steps(
    _ points: [Point], monotonicity: Monotonicity? = nil
  ) throws(UtilityError) -> Self {
    try check(points, atLeast: 1, monotonicity)
    return Self(.steps(points), monotonicity: monotonicity)
  }

  /// Returns a function by straight lines between points.
  ///
  /// - Throws: as `steps`.
  public static func piecewise(
    _ points: [Point], monotonicity: Monotonicity? = nil
  ) throws(UtilityError) -> Self {
    try check(points, atLeast: 2, monotonicity)
    return Self(.piecewise(points), monotonicity: monotonicity)
  }

  private static let smallestTolerance = 0.01

  private static func checkRange(_ worst: Double, _ best: Double) throws(UtilityError) {
    guard worst != best, (best - worst).isFinite else { throw .noRange(worst, best) }
  }

  private static func check(
    _ points: [Point], atLeast count: Int, _ monotonicity: Monotonicity?
  ) throws(UtilityError) {
    guard points.count >= count else { throw .tooFewPoints(points.count, expected: count) }
    for (index, point) in points.enumerated() {
      guard point.value.isFinite else { throw .badValue(point.value) }
      guard (0...1).contains(point.utility) else { throw .badUtility(point.utility) }
      guard index > 0 else { continue }
      let before = points[index - 1]
      guard before.value < point.value else { throw .notAscending(before.value, point.value) }
      let (low, high) =
        monotonicity == .decreasing
        ? (point.utility, before.utility) : (before.utility, point.utility)
      if let monotonicity, low > high { throw .notMonotone(monotonicity, at: point.value) }
    }
  }

  /// The values that have a utility.
  public var domain: ClosedRange<Double> {
    switch shape {
    case .linear(let worst, let best), .exponential(let worst, let best, _):
      min(worst, best)...max(worst, best)
    case .steps(let points): (points.first?.value ?? 0)...Double.infinity
    case .piecewise(let points): (points.first?.value ?? 0)...(points.last?.value ?? 0)
    }
  }

  /// Returns how good a value is, 0 … 1; `nil` outside the domain.
  ///
  /// - Complexity: O(points).
  public func utility(of value: Double) -> Double? {
    guard value.isFinite, domain.contains(value) else { return nil }
    switch shape {
    case .linear(let worst, let best): return (value - worst) / (best - worst)
    case .exponential(let worst, let best, let tolerance):
      return .expMinusOne((worst - value) / (best - worst) / tolerance)
        / .expMinusOne(-1 / tolerance)
    case .steps(let points): return points.last { $0.value <= value }?.utility
    case .piecewise(let points):
      guard let next = points.firstIndex(where: { $0.value >= value }) else { return nil }
      if next == 0 { return points[0].utility }
      let (low, high) = (points[next - 1], points[next])
      let range = high.value - low.value
      // A sum of what is not negative loses no digits.
      return (high.value - value) / range * low.utility + (value - low.value) / range * high.utility
    }
  }
}

/// What can be wrong with a utility function.
@nonexhaustive
public enum UtilityError: Error, Hashable, Sendable {
  /// The worst and the best value are the same, or too far apart.
  case noRange(Double, Double)
  /// The tolerance does not bend a curve.
  case badTolerance(Double)
  /// There are fewer points than the function needs.
  case tooFewPoints(Int, expected: Int)
  /// The value of a point is not finite.
  case badValue(Double)
  /// The utility of a point is not within 0 … 1.
  case badUtility(Double)
  /// A point's value is not above that of the point before.
  case notAscending(Double, Double)
  /// The utilities do not go as was promised.
  case notMonotone(UtilityFunction.Monotonicity, at: Double)
}

extension UtilityError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRange(let worst, let best):
      "there is no range of values between \(worst) and \(best)"
    case .badTolerance(let tolerance):
      "tolerance \(tolerance) of an exponential curve is not 0.01 or more in size"
    case .tooFewPoints(let count, let expected):
      "the utility has \(count) points (expected \(expected) or more)"
    case .badValue(let value): "value \(value) of a point is not a finite number"
    case .badUtility(let utility): "utility \(utility) is outside 0 … 1"
    case .notAscending(let before, let value):
      "the values of the points do not ascend: \(value) comes after \(before)"
    case .notMonotone(let monotonicity, let value):
      "the utility is not \(monotonicity.rawValue): it turns at \(value)"
    }
  }
}
