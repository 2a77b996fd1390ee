internal import RealModule

/// The differences of the members of a group in their judgments of one pair: the geometric standard
/// deviation of the ratios.
///
/// It is the factor exp(√(Σ(ln *a*ₖ − μ)²/*d*)), with the mean μ of the logarithms, *d* = *K* for a
/// population and *d* = *K* − 1 for a sample: most ratios are between the geometric mean divided by
/// it and multiplied by it.
///
///     JudgmentDispersion([3, 5, 0.5]).sample   // 3.35…
///
/// It is the same for the reciprocal ratios.
///
/// Source: K. D. Goepel, "Implementation of an online software tool for the analytic hierarchy
/// process (AHP-OS)", *International Journal of the Analytic Hierarchy Process* 10 (2018), 469–487,
/// doi:10.13033/ijahp.v10i3.590, whose program reports that of a sample.
public struct JudgmentDispersion: Hashable, Sendable {
  /// The number of judgments *K*, at least 1.
  public let count: Int

  /// The geometric mean of the ratios.
  public let geometricMean: Double

  /// The geometric standard deviation with *d* = *K*; 1 or more, and exactly 1 if all judgments are
  /// equal.
  public let population: Double

  /// The geometric standard deviation with *d* = *K* − 1; 1 or more, and exactly 1 if all judgments
  /// are equal. `nil` for one judgment.
  public let sample: Double?

  /// Measures the dispersion of judgments.
  ///
  /// The logarithms are taken relative to the first judgment, and the mean is subtracted before
  /// squaring: neither the size of the ratios nor a difference of sums of squares causes
  /// cancellation.
  ///
  /// - Parameter ratios: The judgments on one pair, all in the same direction, positive and finite;
  ///   at least one.
  /// - Complexity: O(*K*).
  public init(_ ratios: [Double]) {
    precondition(!ratios.isEmpty, "at least one judgment")
    precondition(ratios.allSatisfy { $0 > 0 && $0.isFinite }, "a ratio is positive")
    let logarithms = ratios.map { Double.log($0) - .log(ratios[0]) }
    let mean = logarithms.reduce(0, +) / Double(ratios.count)
    let squares = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    count = ratios.count
    geometricMean = ratios[0] * .exp(mean)
    population = .exp((squares / Double(count)).squareRoot())
    sample = count > 1 ? .exp((squares / Double(count - 1)).squareRoot()) : nil
  }
}
