/// Where priorities contradict the judgments that they were derived from.
///
/// Ratios of judgments, and of priorities, count as equal if they differ by at most 1e−9, relative.
///
/// Source: C. A. Bana e Costa and J.-C. Vansnick, "A critical analysis of the eigenvalue method
/// used to derive priorities in AHP", *European Journal of Operational Research* 187 (2008),
/// 1422–1428, doi:10.1016/j.ejor.2006.09.022.
public struct OrderPreservation: Hashable, Sendable {
  /// Two judgments *a*ᵢⱼ > *a*ₖₗ > 1 whose priorities have *w*ᵢ/*w*ⱼ ≤ *w*ₖ/*w*ₗ.
  public struct IntensityViolation: Hashable, Sendable {
    /// The pair (*i*, *j*) with the stronger judgment.
    public let stronger: ItemPair

    /// The pair (*k*, *l*) with the weaker judgment.
    public let weaker: ItemPair
  }

  /// The violations of the preservation of order of preference (POP): the pairs with *a*ᵢⱼ > 1 but
  /// *w*ᵢ ≤ *w*ⱼ, in the order of the triangle.
  ///
  /// Equal priorities are violations, since the judgment states a difference.
  public let preferenceViolations: [ItemPair]

  /// The violations of the preservation of order of intensity of preference (POIP), in the order of
  /// the triangle, by the stronger pair first.
  public let intensityViolations: [IntensityViolation]
}

extension ComparisonMatrix {
  /// Returns where the given priorities do not preserve the order of preference or its intensity.
  ///
  ///     let matrix = try ComparisonMatrix(
  ///       order: 5, upperTriangle: [2, 3, 5, 9, 2, 4, 9, 2, 8, 7])
  ///     let found = matrix.orderPreservation(of: matrix.priorities())
  ///     found.preferenceViolations.count   // 0
  ///     found.intensityViolations.count    // 1
  ///
  /// The violation is *a*₁₄ = 5 < *a*₄₅ = 7, but *w*₁/*w*₄ = 4.23 > *w*₄/*w*₅ = 3.75.
  ///
  /// - Parameter priorities: One priority per item, in the order of the rows, by whatever method.
  /// - Complexity: O(*n*⁴) time, and memory for as many violations as there are.
  ///
  /// Source: See `OrderPreservation`.
  public func orderPreservation(of priorities: PriorityVector) -> OrderPreservation {
    precondition(priorities.count == order, "there must be one priority per item")
    // Each judgment in the direction in which it is a preference.
    let preferences = zip(UpperTriangle.pairs(order: order), upperTriangle).compactMap {
      pair, ratio in
      switch RatioOrder(of: ratio, to: 1) {
      case .greater: ItemPair(item: pair.row, other: pair.column)
      case .equal: ItemPair?.none
      case .less: ItemPair(item: pair.column, other: pair.row)
      }
    }
    let judged = preferences.map { self[$0.item, $0.other] }
    let derived = preferences.map { priorities[$0.item] / priorities[$0.other] }
    var violations: [OrderPreservation.IntensityViolation] = []
    for stronger in preferences.indices {
      for weaker in preferences.indices
      where RatioOrder(of: judged[stronger], to: judged[weaker]) == .greater
        && RatioOrder(of: derived[stronger], to: derived[weaker]) != .greater
      {
        violations.append(.init(stronger: preferences[stronger], weaker: preferences[weaker]))
      }
    }
    return OrderPreservation(
      preferenceViolations: preferences.indices
        .filter { RatioOrder(of: derived[$0], to: 1) != .greater }.map { preferences[$0] },
      intensityViolations: violations)
  }
}
