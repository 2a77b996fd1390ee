internal import RealModule

/// A method that changes judgments until they are consistent enough.
public enum RepairMethod: String, Hashable, Sendable, CaseIterable {
  /// Moves every judgment towards the ratio of the priorities, *a*ᵢⱼ ← *a*ᵢⱼ^θ(*w*ᵢ/*w*ⱼ)^(1−θ),
  /// until the index is low enough.
  ///
  /// Each round multiplies the index by θ or less.
  ///
  /// Source: Z. Xu and C. Wei, "A consistency improving method in the analytic hierarchy process",
  /// *European Journal of Operational Research* 116 (1999), 443–449,
  /// doi:10.1016/S0377-2217(98)00109-X.
  case xuWei = "xu-wei"
  /// Moves the ratios themselves, *a*ᵢⱼ ← (*w*ᵢ/*w*ⱼ)(θε + 1 − θ) above the diagonal, with ε =
  /// *a*ᵢⱼ*w*ⱼ/*w*ᵢ.
  ///
  /// Each round multiplies the index by θ or less.
  ///
  /// Source: D. Cao, L. C. Leung and J. S. Law, "Modifying inconsistent comparison matrix in
  /// analytic hierarchy process: a heuristic approach", *Decision Support Systems* 44 (2008),
  /// 944–953, doi:10.1016/j.dss.2007.11.002.
  case cao
  /// Replaces the three judgments of the worst triad, the one of Koczkodaj's index, by the nearest
  /// consistent ones, and so on with the triad that is then the worst, until the index is low
  /// enough.
  ///
  /// In the logarithms each round is a projection; together they lead to the ratios of the
  /// geometric means of the rows.
  ///
  /// Source: W. Holsztyński and W. W. Koczkodaj, "Convergence of inconsistency algorithms for the
  /// pairwise comparisons", *Information Processing Letters* 59 (1996), 197–202; W. W. Koczkodaj
  /// and J. Szybowski, "The limit of inconsistency reduction in pairwise comparisons",
  /// *International Journal of Applied Mathematics and Computer Science* 26 (2016), 721–729,
  /// doi:10.1515/amcs-2016-0050.
  case worstTriad = "worst-triad"
  /// Replaces the judgment that is farthest from the geometric means *g* of the rows by *g*ᵢ/*g*ⱼ,
  /// and so on with the one that is then the farthest, until the index is low enough.
  ///
  /// Source: J. Szybowski, "The improvement of data in pairwise comparison matrices", *Procedia
  /// Computer Science* 126 (2018), 1006–1013.
  case worstJudgment = "worst-judgment"
  /// Changes as few judgments as possible, to the ratios of the least principal eigenvalue; of
  /// several choices of equally many judgments, one with the least eigenvalue.
  ///
  /// No smaller number suffices: every choice is tried or excluded by a bound.
  ///
  /// Source: S. Bozóki, J. Fülöp and A. Poesz, "On reducing inconsistency of pairwise comparison
  /// matrices below an acceptance threshold", *Central European Journal of Operations Research* 23
  /// (2015), 849–866, doi:10.1007/s10100-014-0346-7.
  case fewestChanges = "fewest-changes"
}

extension RepairMethod: CustomStringConvertible {
  public var description: String {
    switch self {
    case .xuWei: "method of Xu and Wei"
    case .cao: "method of Cao, Leung and Law"
    case .worstTriad: "correction of the worst triad"
    case .worstJudgment: "correction of the worst judgment"
    case .fewestChanges: "fewest changes"
    }
  }
}

/// The ratios that a changed judgment may have.
public enum RepairValues: Hashable, Sendable {
  /// All of `ComparisonMatrix.supportedRatios`.
  case any
  /// Those of an interval of positive numbers, such as 1/9 … 9.
  case within(ClosedRange<Double>)
  /// Some positive numbers, at least one, in ascending order.
  case among([Double])

  /// The seventeen of Saaty's scale: 1/9, 1/8, …, 1/2, 1, 2, …, 9.
  public static var saatyScale: RepairValues { .among(scale) }

  /// Saaty's scale in ascending order.
  package static let scale = (1...9).reversed().map { 1 / Double($0) } + (2...9).map(Double.init)

  /// The interval that the values are in.
  var bounds: ClosedRange<Double> {
    switch self {
    case .any:
      return ComparisonMatrix.supportedRatios
    case .within(let bounds):
      precondition(
        ComparisonMatrix.supportedRatios.contains(bounds.lowerBound)
          && ComparisonMatrix.supportedRatios.contains(bounds.upperBound),
        "the bounds of judgments are supported ratios")
      return bounds
    case .among(let values):
      precondition(!values.isEmpty, "values that judgments may have")
      return values[0]...values[values.count - 1]
    }
  }

  /// A ratio that is known to about 1e−12, without the digits beyond: the nearest of the values, or
  /// in an interval the ratio, or its reciprocal if that is larger, in eleven digits.
  package func settled(_ ratio: Double) -> Double {
    if case .among = self { return nearest(to: ratio) }
    return clamped(Self.rounded(ratio))
  }

  private static func rounded(_ ratio: Double) -> Double {
    let times = max(ratio, 1 / ratio)
    let scale = Double.pow(10, 10 - Double.log10(times).rounded(.down))
    let digits = (times * scale).rounded()
    guard scale.isFinite, scale > 0, digits.isFinite else { return ratio }
    return ratio >= 1 ? digits / scale : scale / digits
  }

  /// The value of the interval that is nearest to a positive ratio.
  func clamped(_ ratio: Double) -> Double {
    min(max(ratio, bounds.lowerBound), bounds.upperBound)
  }

  /// The allowed value that is nearest to a positive ratio, in the logarithm.
  func nearest(to ratio: Double) -> Double {
    guard case .among(let values) = self else { return clamped(ratio) }
    return values.min {
      max($0 / ratio, ratio / $0) < max($1 / ratio, ratio / $1)
    } ?? ratio
  }
}
