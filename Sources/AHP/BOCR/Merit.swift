/// A criterion below the goal that is the whole hierarchy of one merit: benefits, opportunities, costs or
/// risks.
///
/// Source: T. L. Saaty and M. S. Ozdemir, "Negative priorities in the analytic hierarchy process",
/// *Mathematical and Computer Modelling* 37 (2003), 1063–1075, doi:10.1016/S0895-7177(03)00118-3.
public struct Merit: Hashable, Sendable {
  /// What the alternatives are good for, and what speaks against them. Strengths, weaknesses, opportunities
  /// and threats (SWOT) have the same places under other names.
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

  /// How much all alternatives together have of this merit, in a unit that all merits share; above 0.
  /// `nil` if unknown: then benefits and costs are compared as if their totals were equal.
  public let magnitude: Double?

  /// Creates the merit of a criterion.
  public init(_ kind: Kind, criterion: CriterionID, magnitude: Double? = nil) {
    self.kind = kind
    self.criterion = criterion
    self.magnitude = magnitude
  }
}

extension DecisionModel {
  /// Puts a decision that has been checked in the place of judgments on the goal.
  package mutating func weighMerits(by strategicModel: DecisionModel) {
    strategies = [strategicModel]
    // For everything that asks who judged what, they are given; the evaluation puts in the result.
    criteria[goal].judgments = .common(
      .priorities(criteria[goal].children.map { _ in 1 / Double(criteria[goal].children.count) }))
  }

  /// Whether a formula for merits ranks the alternatives.
  public var ranksByMerits: Bool { !merits.isEmpty && !alternatives.isEmpty }

  /// A decision of its own on how much each merit counts: its alternatives are the merits, compared or rated
  /// under strategic criteria. `nil` if the judgments on the goal say it.
  ///
  /// Source: Saaty and Ozdemir (2003), who rate each merit against criteria of the decision maker at large.
  public var strategicModel: DecisionModel? { strategies.first }

  /// Declares the criteria below the goal to be merits: one each, in any order; none takes it back.
  ///
  /// The alternatives are then ranked by `EvaluationOptions.bocr`, and the judgments on the goal say how
  /// much each merit counts, or else a decision on that.
  ///
  /// - Parameters:
  ///   - merits: The criteria below the goal with the merits that they are.
  ///   - strategicModel: A decision on the weights of the merits, whose alternatives are named as the criteria
  ///     below the goal, in their order, and whose participants are this model's; it stands in the place of
  ///     judgments on the goal.
  /// - Throws: `ModelError.badMerits` unless every criterion below the goal is one merit, no merit is there
  ///   twice, some are favourable and some adverse, all or none have a magnitude, and magnitudes are within
  ///   `ComparisonMatrix.supportedRatios`.
  public mutating func setMerits(
    _ merits: [Merit], weighedBy strategicModel: DecisionModel? = nil
  ) throws(ModelError) {
    let known = merits.compactMap(\.magnitude)
    guard
      merits.isEmpty
        || Set(merits.map(\.criterion)) == Set(criteria[goal].children)
          && merits.count == criteria[goal].children.count
          && Set(merits.map(\.kind)).count == merits.count
          && Set(merits.map(\.kind.isAdverse)).count == 2
          && [0, merits.count].contains(known.count)
          && known.allSatisfy(ComparisonMatrix.supportedRatios.contains),
      strategicModel.map({
        $0.alternatives.map(\.name) == itemNames(of: goal) && $0.participants == participants
          && !merits.isEmpty
      }) ?? true
    else { throw .badMerits }
    self.merits = merits.sorted { $0.kind < $1.kind }
    strategies = []
    if let strategicModel { weighMerits(by: strategicModel) }
  }
}
