/// A criterion below the goal that is the whole hierarchy of one merit: benefits, opportunities,
/// costs or risks.
///
/// Source: T. L. Saaty and M. S. Ozdemir, "Negative priorities in the analytic hierarchy process",
/// *Mathematical and Computer Modelling* 37 (2003), 1063–1075, doi:10.1016/S0895-7177(03)00118-3.
public struct Merit: Hashable, Sendable {
  /// What the alternatives are good for, and what speaks against them. Strengths, weaknesses,
  /// opportunities and threats (SWOT) have the same places under other names.
  public enum Kind: String, Hashable, Sendable, CaseIterable, Comparable {
    /// What is gained for certain; strengths.
    case benefits
    /// What may be gained.
    case opportunities
    /// What is lost for certain; weaknesses.
    case costs
    /// What may be lost; threats.
    case risks

    /// Whether an alternative is the worse the larger its priority.
    public var isAdverse: Bool { self == .costs || self == .risks }

    /// Whether a merit stands before another in the order benefits, opportunities, costs, risks.
    public static func < (first: Self, second: Self) -> Bool { first.place < second.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Which merit it is.
  public let kind: Kind

  /// The hierarchy's top.
  public let criterion: CriterionID

  /// How much all alternatives together have of this merit, in a unit that all merits share; above
  /// 0. `nil` if unknown: then benefits and costs are compared as if their totals were equal.
  public let magnitude: Double?

  /// Creates the merit of a criterion.
  public init(_ kind: Kind, criterion: CriterionID, magnitude: Double? = nil) {
    self.kind = kind
    self.criterion = criterion
    self.magnitude = magnitude
  }
}
