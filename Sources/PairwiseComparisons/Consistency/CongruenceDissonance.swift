internal import RealModule

/// The contribution of each judgment to the inconsistency, in size and in direction.
///
/// A judgment *a*ᵢⱼ is compared with the indirect ones *a*ᵢₖ*a*ₖⱼ through a third item *k*. Its
/// *congruence* is the mean of |ln(*a*ᵢₖ*a*ₖⱼ/*a*ᵢⱼ)| over these *k*, 0 if all agree with it; its
/// *dissonance* is the share of them that prefer the other item. Both are the same for *a*ⱼᵢ.
///
/// Only items *k* that are compared with both are used, so that judgments may be missing.
///
/// Source: S. Siraj, L. Mikhailov and J. A. Keane, "Contribution of individual judgments toward
/// inconsistency in pairwise comparisons", *European Journal of Operational Research* 242 (2015),
/// 557–567, doi:10.1016/j.ejor.2014.10.024.
public struct CongruenceDissonance: Hashable, Sendable {
  /// The contribution of one judgment.
  public struct Judgment: Hashable, Sendable {
    /// The items compared, the first in the order of the rows as `item`.
    public let pair: ItemPair

    /// The number of items through which the judgment can be checked, at least 1.
    public let indirectCount: Int

    /// The mean |ln(*a*ᵢₖ*a*ₖⱼ/*a*ᵢⱼ)|; 0 or more.
    public let congruence: Double

    /// The share of *a*ᵢₖ*a*ₖⱼ on the other side of 1 than *a*ᵢⱼ, in 0 … 1.
    public let dissonance: Double
  }

  /// The judgments that can be checked through at least one item, in the order of the triangle.
  public let judgments: [Judgment]

  /// The mean congruence of these judgments; 0 or more, and 0 if there are none.
  public let congruence: Double

  /// The mean dissonance of these judgments, in 0 … 1; 0 if there are none.
  public let dissonance: Double

  init(judgments: [Judgment]) {
    self.judgments = judgments
    let count = Double(max(judgments.count, 1))
    congruence = judgments.reduce(0) { $0 + $1.congruence } / count
    dissonance = judgments.reduce(0) { $0 + $1.dissonance } / count
  }
}

extension ComparisonMatrix {
  /// Returns the congruence and the dissonance of every judgment, and their means.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.congruenceDissonance().congruence   // 0.182…
  ///
  /// - Complexity: O(*n*³).
  ///
  /// Source: See `CongruenceDissonance`.
  public func congruenceDissonance() -> CongruenceDissonance {
    IncompleteComparisonMatrix(self).congruenceDissonance()
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the congruence and the dissonance of every judgment that others can be compared with,
  /// and their means.
  ///
  ///     let matrix = try IncompleteComparisonMatrix(
  ///       order: 4, upperTriangle: [3, 5, nil, 2, nil, 2])
  ///     matrix.congruenceDissonance().judgments.count   // 3
  ///
  /// - Complexity: O(*n*³).
  ///
  /// Source: See `CongruenceDissonance`.
  public func congruenceDissonance() -> CongruenceDissonance {
    CongruenceDissonance(
      judgments: zip(UpperTriangle.pairs(order: order), upperTriangle()).compactMap { pair, ratio in
        ratio.flatMap { contribution(of: $0, row: pair.row, column: pair.column) }
      })
  }

  /// The contribution of one judgment; `nil` if no item was compared with both.
  private func contribution(
    of ratio: Double, row: Int, column: Int
  ) -> CongruenceDissonance.Judgment? {
    let direction = RatioOrder(of: ratio, to: 1).rawValue
    let rounding = 16 * Rounding.unit
    var count = 0
    var errors = 0.0
    var opposed = 0
    for between in 0..<order where between != row && between != column {
      guard let first = self[row, between], let second = self[between, column] else { continue }
      let indirect = first * second
      count += 1
      let error = abs(Double.log(indirect / ratio))
      // As in the consistency index, up to sixteen roundings are none.
      if error > rounding { errors += error }
      if RatioOrder(of: indirect, to: 1).rawValue * direction < 0 { opposed += 1 }
    }
    guard count > 0 else { return nil }
    return CongruenceDissonance.Judgment(
      pair: ItemPair(item: row, other: column), indirectCount: count,
      congruence: errors / Double(count), dissonance: Double(opposed) / Double(count))
  }
}
