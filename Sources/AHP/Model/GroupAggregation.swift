/// The rule that combines several participants to a group.
///
/// Source: E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the
/// analytic hierarchy process", *European Journal of Operational Research* 108 (1998), 165–169,
/// doi:10.1016/S0377-2217(97)00244-0.
public enum GroupAggregation: String, Hashable, Sendable, CaseIterable {
  /// AIJ: the weighted geometric mean of the ratios of each pair; a pair that a participant left
  /// out is judged by the others. The default: the group acts as one person.
  case judgments
  /// AIP: each participant's final priorities, then their weighted arithmetic mean. Everybody must
  /// have judged everything.
  case priorities
  /// AIP with the weighted geometric mean of the final priorities, divided by their sum.
  case prioritiesGeometric = "priorities-geometric"
  /// The weighted arithmetic mean of the participants' local priorities under each criterion, then
  /// the synthesis.
  case localPriorities = "local-priorities"
  /// The weighted geometric mean of the participants' local priorities under each criterion,
  /// divided by their sum, then the synthesis.
  case localPrioritiesGeometric = "local-priorities-geometric"
}

extension GroupAggregation {
  /// Whether each participant is evaluated alone first, which needs all judgments of each.
  package var averagesFinalPriorities: Bool { self == .priorities || self == .prioritiesGeometric }

  /// Whether the participants' local priorities are averaged under each criterion.
  package var averagesLocalPriorities: Bool {
    self == .localPriorities || self == .localPrioritiesGeometric
  }
}

extension GroupAggregation: EvaluationChoice {
  public static var key: String { "aggregation" }
  public static var subject: String { "Aggregation" }

  public var title: String {
    switch self {
    case .judgments: "geometric mean of judgments (AIJ)"
    case .priorities: "arithmetic mean of final priorities (AIP)"
    case .prioritiesGeometric: "geometric mean of final priorities (AIP)"
    case .localPriorities: "arithmetic mean of local priorities"
    case .localPrioritiesGeometric: "geometric mean of local priorities"
    }
  }

  public var source: Citation? {
    Citation(
      "E. Forman and K. Peniwati, European Journal of Operational Research 108 (1998), 165–169, "
        + "doi:10.1016/S0377-2217(97)00244-0")
  }
}
