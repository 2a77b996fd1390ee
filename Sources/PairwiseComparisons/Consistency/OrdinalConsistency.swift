/// Whether the directions of the judgments agree, whatever their sizes: *i* ≻ *j* where *a*ᵢⱼ > 1,
/// *i* ~ *j* where *a*ᵢⱼ = 1.
///
/// Judgments count as equal if they differ by at most 1e−9, relative.
///
/// Source: M. G. Kendall and B. Babington Smith, "On the method of paired comparisons",
/// *Biometrika* 31 (1940), 324–345, doi:10.1093/biomet/31.3-4.324.
public struct OrdinalConsistency: Hashable, Sendable {
  /// The number of items *n*.
  public let order: Int

  /// The pairs of items judged equal, in the order of the triangle.
  public let ties: [ItemPair]

  /// The triads with a cycle of strict preferences, *i* ≻ *j* ≻ *k* ≻ *i* or its reverse.
  public let circularTriads: [Triad]

  /// The triads that no ranking of the three items, ties admitted, agrees with: the circular ones,
  /// *a* ≻ *b* ≻ *c* ~ *a*, and *a* ≻ *b* ~ *c* ~ *a*.
  public let intransitiveTriads: [Triad]

  /// The triads in which some *i* ≻ *j* ≻ *k* does not have *a*ᵢₖ ≥ max(*a*ᵢⱼ, *a*ⱼₖ).
  ///
  /// They include all circular triads, and transitive ones with *a*ᵢₖ below one of its steps. *a* ≻
  /// *b* ~ *c* ~ *a* is not.
  ///
  /// Source: J. Stoklasa, V. Jandová and J. Talašová, "Weak consistency in Saaty's AHP: evaluating
  /// creative work outcomes of Czech art colleges", *Neural Network World* 23 (2013), 61–77,
  /// doi:10.14311/NNW.2013.23.005; here without the conditions on ties, as in the R package
  /// FuzzyAHP.
  public let weaklyInconsistentTriads: [Triad]

  /// Whether *i* ≻ *j* ≻ *k* implies *a*ᵢₖ ≥ max(*a*ᵢⱼ, *a*ⱼₖ) for all items.
  public var isWeaklyConsistent: Bool { weaklyInconsistentTriads.isEmpty }

  /// Kendall's coefficient of consistence ζ = 1 − *d*/*d*ₘₐₓ for *d* circular triads, in 0 … 1; 1
  /// if the preferences are a ranking.
  ///
  /// The largest possible number *d*ₘₐₓ is (*n*³ − *n*)/24 for odd *n* and (*n*³ − 4*n*)/24 for
  /// even *n*. `nil` for up to two items, and if there are ties: ζ is not defined for them.
  public var kendallZeta: Double? {
    guard order >= 3, ties.isEmpty else { return nil }
    let most = order * (order * order - (order.isMultiple(of: 2) ? 4 : 1)) / 24
    return 1 - Double(circularTriads.count) / Double(most)
  }
}

extension ComparisonMatrix {
  /// Returns whether the directions of the judgments agree, and where they do not.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [2, 0.5, 2])
  ///     matrix.ordinalConsistency().circularTriads.count   // 1
  ///     matrix.ordinalConsistency().kendallZeta            // 0
  ///
  /// - Complexity: O(*n*³).
  ///
  /// Source: See `OrdinalConsistency`.
  public func ordinalConsistency() -> OrdinalConsistency {
    var circular: [Triad] = []
    var intransitive: [Triad] = []
    var weaklyInconsistent: [Triad] = []
    for judged in triads {
      if judged.isCircular { circular.append(judged.triad) }
      if !judged.isTransitive { intransitive.append(judged.triad) }
      if !judged.isWeaklyConsistent { weaklyInconsistent.append(judged.triad) }
    }
    return OrdinalConsistency(
      order: order,
      ties: zip(UpperTriangle.pairs(order: order), upperTriangle).compactMap { pair, ratio in
        RatioOrder(of: ratio, to: 1) == .equal ? ItemPair(item: pair.row, other: pair.column) : nil
      },
      circularTriads: circular, intransitiveTriads: intransitive,
      weaklyInconsistentTriads: weaklyInconsistent)
  }
}

extension JudgedTriad {
  /// The signs of ln *a*ᵢⱼ, ln *a*ⱼₖ and ln *a*ᵢₖ.
  private var directions: (Int, Int, Int) {
    (
      RatioOrder(of: firstToSecond, to: 1).rawValue, RatioOrder(of: secondToThird, to: 1).rawValue,
      RatioOrder(of: firstToThird, to: 1).rawValue
    )
  }

  fileprivate var isCircular: Bool {
    let (first, second, whole) = directions
    return first != 0 && second == first && whole == -first
  }

  fileprivate var isTransitive: Bool {
    let (first, second, whole) = directions
    // Steps in opposite directions admit every direction of the whole; others determine it.
    return first * second < 0 || whole == (first + second).signum()
  }

  fileprivate var isWeaklyConsistent: Bool {
    /// Returns whether the whole is at least as strong as two steps, if both are preferences.
    func holds(_ first: Double, _ second: Double, _ whole: Double) -> Bool {
      RatioOrder(of: first, to: 1) != .greater || RatioOrder(of: second, to: 1) != .greater
        || RatioOrder(of: whole, to: max(first, second)) != .less
    }
    // The six orders of three items.
    return holds(firstToSecond, secondToThird, firstToThird)
      && holds(firstToThird, 1 / secondToThird, firstToSecond)
      && holds(1 / firstToSecond, firstToThird, secondToThird)
      && holds(1 / secondToThird, 1 / firstToSecond, 1 / firstToThird)
      && holds(secondToThird, 1 / firstToThird, 1 / firstToSecond)
      && holds(1 / firstToThird, firstToSecond, 1 / secondToThird)
  }
}
