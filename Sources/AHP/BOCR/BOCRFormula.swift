/// A formula that makes one number of an alternative's benefits *B*, opportunities *O*, costs *C* and risks
/// *R*, with the weights *b*, *o*, *c*, *r* of these merits, which sum to 1.
///
/// In *C* and *R* the larger number is the worse. (1/*C*)ₙ are the reciprocals divided by their sum over the
/// alternatives. What a model has no merit for is left out of the formula.
public enum BOCRFormula: String, Hashable, Sendable, CaseIterable {
  /// *bB* + *oO* + *c*(1/*C*)ₙ + *r*(1/*R*)ₙ.
  ///
  /// Source: D. J. D. Wijnmalen, "Analysis of benefits, opportunities, costs, and risks (BOCR) with the
  /// AHP–ANP: a critical validation", *Mathematical and Computer Modelling* 46 (2007), 892–905,
  /// doi:10.1016/j.mcm.2007.03.020, formula (2).
  case additive
  /// *bB* + *oO* + *c*(1 − *C*) + *r*(1 − *R*).
  ///
  /// Source: T. L. Saaty and M. S. Ozdemir, "Negative priorities in the analytic hierarchy process",
  /// *Mathematical and Computer Modelling* 37 (2003), 1063–1075, doi:10.1016/S0895-7177(03)00118-3.
  case probabilistic
  /// *bB* + *oO* − *cC* − *rR*.
  ///
  /// Source: Saaty and Ozdemir (2003); Wijnmalen (2007), formula (3). Some later papers print it with
  /// +*cC*, which rewards cost.
  case subtractive
  /// *BO*/(*CR*), without weights.
  ///
  /// Source: Saaty and Ozdemir (2003).
  case multiplicative
  /// *B*ᵇ *O*ᵒ [(1/*C*)ₙ]ᶜ [(1/*R*)ₙ]ʳ.
  ///
  /// Source: M. Kabak and M. Dağdeviren, "Prioritization of renewable energy sources for Turkey by using a
  /// hybrid MCDM methodology", *Energy Conversion and Management* 79 (2014), 25–33,
  /// doi:10.1016/j.enconman.2013.11.036, formula (4).
  case powers
  /// *B*ᵇ *O*ᵒ/(*C*ᶜ *R*ʳ), which ranks as `powers` does.
  ///
  /// Source: Wijnmalen (2007), formula (1).
  case powersQuotient = "powers-quotient"
  /// (*s*_b *B* + *s*_o *O*)/(*s*_c *C* + *s*_r *R*) with priorities that sum to 1 and the magnitudes *s* of
  /// the merits' totals: how many units of gain for one of loss.
  ///
  /// Source: Wijnmalen (2007), formula (12).
  case rescaledQuotient = "rescaled-quotient"
  /// *b* *s*_b *B* + *o* *s*_o *O* − *c* *s*_c *C* − *r* *s*_r *R* with priorities that sum to 1 and the
  /// magnitudes *s* of the merits' totals.
  ///
  /// Source: Wijnmalen (2007), formula (17).
  case rescaledNet = "rescaled-net"

  /// Whether no value is below 0, so that values divided by their sum are priorities.
  public var isNonnegative: Bool { self != .subtractive && self != .rescaledNet }

  /// Whether the formula needs the magnitudes of the merits.
  public var needsMagnitudes: Bool { self == .rescaledQuotient || self == .rescaledNet }

  /// The formula in one line.
  public var text: String {
    switch self {
    case .additive: "bB + oO + c(1/C)n + r(1/R)n"
    case .probabilistic: "bB + oO + c(1-C) + r(1-R)"
    case .subtractive: "bB + oO - cC - rR"
    case .multiplicative: "BO/(CR)"
    case .powers: "B^b O^o [(1/C)n]^c [(1/R)n]^r"
    case .powersQuotient: "B^b O^o / (C^c R^r)"
    case .rescaledQuotient: "(sB + sO)/(sC + sR)"
    case .rescaledNet: "b sB + o sO - c sC - r sR"
    }
  }
}

extension BOCRFormula: EvaluationChoice {
  public static var key: String { "bocr" }
  public static var subject: String { "Formula for merits" }
  public static var noun: String { "formula for priorities" }

  public static func names() -> [String] {
    allCases.filter { $0.isNonnegative }.map { $0.rawValue }
  }

  /// Creates the formula with a name, if it gives priorities.
  public init?(name: String) {
    guard let formula = Self(rawValue: name), formula.isNonnegative else { return nil }
    self = formula
  }

  public var title: String { text }
  public var phrase: String? { "\(rawValue) formula for merits" }

  public var source: Citation? {
    switch self {
    case .probabilistic, .subtractive, .multiplicative:
      Citation(
        "T. L. Saaty and M. S. Ozdemir, Mathematical and Computer Modelling 37 (2003), 1063–1075, "
          + "doi:10.1016/S0895-7177(03)00118-3")
    case .powers:
      Citation(
        "M. Kabak and M. Dağdeviren, Energy Conversion and Management 79 (2014), 25–33, "
          + "doi:10.1016/j.enconman.2013.11.036")
    case .additive, .powersQuotient, .rescaledQuotient, .rescaledNet:
      Citation(
        "D. J. D. Wijnmalen, Mathematical and Computer Modelling 46 (2007), 892–905, "
          + "doi:10.1016/j.mcm.2007.03.020")
    }
  }
}

/// The priorities of all alternatives under one merit, and what the merit counts.
public struct MeritPriorities: Hashable, Sendable {
  /// Which merit it is.
  public let kind: Merit.Kind
  /// How much it counts, 0 … 1; the weights of all merits sum to 1.
  public let weight: Double
  /// A bound on the relative error of the weight.
  public let weightErrorBound: Double
  /// The priority of each alternative, 0 or more: they sum to 1, or under ideal synthesis and for ratings 1
  /// is the best.
  public let priorities: [Double]
  /// A bound on the relative error of every priority.
  public let errorBound: Double
  /// See `Merit.magnitude`.
  public let magnitude: Double?

  /// Creates the priorities under a merit.
  ///
  /// - Parameters:
  ///   - kind: Which merit it is.
  ///   - weight: How much it counts.
  ///   - priorities: The priority of each alternative.
  ///   - magnitude: How much all alternatives together have of it; `nil` if unknown.
  ///   - weightErrorBound: A bound on the relative error of the weight.
  ///   - errorBound: A bound on the relative error of every priority.
  public init(
    _ kind: Merit.Kind, weight: Double, priorities: [Double], magnitude: Double? = nil,
    weightErrorBound: Double = 0, errorBound: Double = 0
  ) {
    self.kind = kind
    self.weight = weight
    self.weightErrorBound = weightErrorBound
    self.priorities = priorities
    self.errorBound = errorBound
    self.magnitude = magnitude
  }
}

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

  /// The alternatives from the best to the worst; values that error bounds cannot tell apart share a rank.
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

extension MeritPriorities {
  fileprivate var estimates: [Estimate] { priorities.map { Estimate($0, errorBound * $0) } }
  fileprivate var weightEstimate: Estimate { Estimate(weight, weightErrorBound * weight) }
}
