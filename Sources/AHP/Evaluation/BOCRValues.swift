/// Why a formula has no values.
public enum BOCRError: Error, Hashable, Sendable {
  /// The formula divides by an adverse priority that is 0, of this alternative; for the
  /// quotient of sums, by all of the adverse priorities.
  case zeroDivisor(Merit.Kind, alternative: AlternativeID)
  /// The formula needs the magnitudes of the merits.
  case noMagnitudes
}

/// What a formula makes of the alternatives.
public struct BOCRValues: Hashable, Sendable {
  /// The value of each alternative; the larger the better.
  public let values: [Double]
  /// A bound on the absolute error of each.
  public let errorBounds: [Double]

  /// The alternatives from the best to the worst; values that error bounds cannot tell apart share
  /// a rank.
  public var ranking: Ranking { Ranking(of: values, doubts: errorBounds) }
}

extension BOCRFormula {
  /// Returns the value of each alternative by this formula.
  ///
  ///     let merits = [
  ///       MeritPriorities(.benefits, weight: 0.6, priorities: [0.7, 0.3]),
  ///       MeritPriorities(.costs, weight: 0.4, priorities: [0.8, 0.2]),
  ///     ]
  ///     try BOCRFormula.subtractive.values(of: merits).values   // 0.1, 0.1
  ///
  /// - Parameter merits: One or more merits, each once, all over the same alternatives.
  /// - Throws: `BOCRError`.
  /// - Complexity: O(merits × alternatives).
  public func values(of merits: [MeritPriorities]) throws(BOCRError) -> BOCRValues {
    precondition(
      Set(merits.map(\.kind)).count == merits.count
        && Set(merits.map(\.priorities.count)).count == 1,
      "merits, each once, over the same alternatives")
    var totals: [Estimate]
    switch self {
    case .additive:
      totals = try sum(of: merits) { merit throws(BOCRError) in
        let terms =
          merit.kind.isAdverse ? normalized(try reciprocals(merit)) : merit.estimates
        return terms.map { merit.weightEstimate * $0 }
      }
    case .probabilistic:
      totals = try sum(of: merits) { merit throws(BOCRError) in
        merit.estimates.map { merit.weightEstimate * (merit.kind.isAdverse ? 1 - $0 : $0) }
      }
    case .subtractive:
      totals = try sum(of: merits) { merit throws(BOCRError) in
        merit.estimates.map { merit.weightEstimate * (merit.kind.isAdverse ? -$0 : $0) }
      }
    case .multiplicative:
      totals = try product(of: merits) { merit throws(BOCRError) in
        merit.kind.isAdverse ? try reciprocals(merit) : merit.estimates
      }
    case .powers:
      totals = try product(of: merits) { merit throws(BOCRError) in
        let factors =
          merit.kind.isAdverse ? normalized(try reciprocals(merit)) : merit.estimates
        return factors.map { $0.power(merit.weightEstimate) }
      }
    case .powersQuotient:
      totals = try product(of: merits) { merit throws(BOCRError) in
        let factors = merit.kind.isAdverse ? try reciprocals(merit) : merit.estimates
        return factors.map { $0.power(merit.weightEstimate) }
      }
    case .rescaledQuotient:
      let gains = try sum(of: merits.filter { !$0.kind.isAdverse }, rescaled)
      let adverse = merits.filter(\.kind.isAdverse)
      let losses = try sum(of: adverse, rescaled)
      if let none = losses.firstIndex(where: { $0.value == 0 }) {
        throw .zeroDivisor(adverse.first?.kind ?? .costs, alternative: AlternativeID(none))
      }
      totals = zip(gains, losses).map { $0 / $1 }
    case .rescaledNet:
      totals = try sum(of: merits) { merit throws(BOCRError) in
        try rescaled(merit).map { merit.weightEstimate * (merit.kind.isAdverse ? -$0 : $0) }
      }
    }
    return BOCRValues(values: totals.map(\.value), errorBounds: totals.map(\.error))
  }

  private func sum(
    of merits: [MeritPriorities],
    _ terms: (MeritPriorities) throws(BOCRError) -> [Estimate]
  ) throws(BOCRError) -> [Estimate] {
    var sums: [Estimate]?
    for merit in merits {
      let own = try terms(merit)
      sums = sums.map { zip($0, own).map { $0 + $1 } } ?? own
    }
    return sums ?? []
  }

  private func product(
    of merits: [MeritPriorities],
    _ factors: (MeritPriorities) throws(BOCRError) -> [Estimate]
  ) throws(BOCRError) -> [Estimate] {
    var products: [Estimate]?
    for merit in merits {
      let own = try factors(merit)
      products = products.map { zip($0, own).map { $0 * $1 } } ?? own
    }
    return products ?? []
  }

  private func reciprocals(_ merit: MeritPriorities) throws(BOCRError) -> [Estimate] {
    if let none = merit.priorities.firstIndex(of: 0) {
      throw .zeroDivisor(merit.kind, alternative: AlternativeID(none))
    }
    return merit.estimates.map { 1 / $0 }
  }

  private func rescaled(_ merit: MeritPriorities) throws(BOCRError) -> [Estimate] {
    guard let magnitude = merit.magnitude else { throw .noMagnitudes }
    return normalized(merit.estimates).map { Estimate(magnitude, 0) * $0 }
  }

  private func normalized(_ numbers: [Estimate]) -> [Estimate] {
    let sum = numbers.reduce(0) { $0 + $1 }
    return sum.value == 0 ? numbers : numbers.map { $0 / sum }
  }
}
