/// A formula that makes one number of an alternative's benefits *B*, opportunities *O*, costs *C*
/// and risks *R*, with the weights *b*, *o*, *c*, *r* of these merits, which sum to 1.
///
/// In *C* and *R* the larger number is the worse. (1/*C*)ₙ are the reciprocals divided by their sum
/// over the alternatives. What a model has no merit for is left out of the formula.
public enum BOCRFormula: String, Hashable, Sendable, CaseIterable {
  /// *bB* + *oO* + *c*(1/*C*)ₙ + *r*(1/*R*)ₙ.
  ///
  /// Source: D. J. D. Wijnmalen, "Analysis of benefits, opportunities, costs, and risks (BOCR) with
  /// the AHP–ANP: a critical validation", *Mathematical and Computer Modelling* 46 (2007), 892–905,
  /// doi:10.1016/j.mcm.2007.03.020, formula (2).
  case additive
  /// *bB* + *oO* + *c*(1 − *C*) + *r*(1 − *R*).
  ///
  /// Source: T. L. Saaty and M. S. Ozdemir, "Negative priorities in the analytic hierarchy
  /// process", *Mathematical and Computer Modelling* 37 (2003), 1063–1075,
  /// doi:10.1016/S0895-7177(03)00118-3.
  case probabilistic
  /// *bB* + *oO* − *cC* − *rR*.
  ///
  /// Source: Saaty and Ozdemir (2003); Wijnmalen (2007), formula (3). Some later papers print it
  /// with +*cC*, which rewards cost.
  case subtractive
  /// *BO*/(*CR*), without weights.
  ///
  /// Source: Saaty and Ozdemir (2003).
  case multiplicative
  /// *B*ᵇ *O*ᵒ [(1/*C*)ₙ]ᶜ [(1/*R*)ₙ]ʳ.
  ///
  /// Source: M. Kabak and M. Dağdeviren, "Prioritization of renewable energy sources for Turkey by
  /// using a hybrid MCDM methodology", *Energy Conversion and Management* 79 (2014), 25–33,
  /// doi:10.1016/j.enconman.2013.11.036, formula (4).
  case powers
  /// *B*ᵇ *O*ᵒ/(*C*ᶜ *R*ʳ), which ranks as `powers` does.
  ///
  /// Source: Wijnmalen (2007), formula (1).
  case powersQuotient = "powers-quotient"
  /// (*s*_b *B* + *s*_o *O*)/(*s*_c *C* + *s*_r *R*) with priorities that sum to 1 and the
  /// magnitudes *s* of the merits' totals: how many units of gain for one of loss.
  ///
  /// Source: Wijnmalen (2007), formula (12).
  case rescaledQuotient = "rescaled-quotient"
  /// *b* *s*_b *B* + *o* *s*_o *O* − *c* *s*_c *C* − *r* *s*_r *R* with priorities that sum to 1
  /// and the magnitudes *s* of the merits' totals.
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
