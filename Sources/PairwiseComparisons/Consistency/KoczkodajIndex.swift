internal import RealModule

/// How far the worst triad of judgments is from being consistent, and the means over all triads.
///
/// The inconsistency of a triad *i* < *j* < *k* is κ = 1 − min(*r*, 1/*r*), *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ:
/// the share by which one of the three judgments would have to change. It is in 0 … 1.
///
/// Source: W. W. Koczkodaj, "A new definition of consistency of pairwise comparisons",
/// *Mathematical and Computer Modelling* 18 (1993), 79–84, doi:10.1016/0895-7177(93)90059-8. Means:
/// K. Kułakowski and J. Szybowski, "The new triad based inconsistency indices for pairwise
/// comparisons", *Procedia Computer Science* 35 (2014), 1132–1137, doi:10.1016/j.procs.2014.08.205.
public struct KoczkodajIndex: Hashable, Sendable {
  /// Koczkodaj's largest index of acceptable judgments, 1/3.
  public static let threshold = 1.0 / 3

  /// *K*, the largest κ; 0 for up to two items.
  public let value: Double

  /// The triad with the largest κ, the first of equal ones; `nil` for up to two items.
  public let triad: Triad?

  /// *I*₁, the mean of κ over all triads; 0 for up to two items.
  public let mean: Double

  /// *I*₂ = √(Σκ²)/*t* for the *t* triads; 0 for up to two items.
  ///
  /// It is not the root of the mean square: for equal κ it is κ/√*t*.
  public let meanNorm: Double

  /// Returns *I*_α = α*K* + (1 − α)*I*₁, between the mean and the worst triad.
  ///
  /// - Parameter worstShare: α, in 0 … 1.
  public func blended(worstShare: Double) -> Double {
    precondition((0...1).contains(worstShare), "a share is in 0 … 1")
    return worstShare * value + (1 - worstShare) * mean
  }
}

extension ComparisonMatrix {
  /// Returns Koczkodaj's index, with the triad of this inconsistency.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.koczkodajIndex().value   // 0.1666…
  ///
  /// - Complexity: O(*n*³).
  ///
  /// Source: See `KoczkodajIndex`.
  public func koczkodajIndex() -> KoczkodajIndex {
    var worst = 0.0
    var sum = 0.0
    var squares = 0.0
    for judged in triads {
      let error = judged.error
      let inconsistency = -Double.expMinusOne(-error)
      worst = max(worst, error)
      sum += inconsistency
      squares += inconsistency * inconsistency
    }
    let count = Double(max(triadCount, 1))
    return KoczkodajIndex(
      value: settled(-.expMinusOne(-worst)),
      // Triads whose errors differ within rounding are equally bad, and the first of them is
      // reported.
      triad: triads.first { $0.error >= worst - RatioOrder.tolerance }?.triad,
      mean: settled(sum / count),
      meanNorm: settled(squares.squareRoot() / count))
  }
}
