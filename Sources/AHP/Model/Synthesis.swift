/// The rule that combines the local priorities of the alternatives into their global ones.
public enum Synthesis: String, Hashable, Sendable, CaseIterable {
  /// The priorities below each criterion sum to 1; adding an alternative can reverse the others'
  /// order.
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  case distributive
  /// The best alternative below each criterion counts 1 and the others in proportion; the totals
  /// are divided by their sum. A further alternative that is best nowhere does not change the order
  /// of the others.
  ///
  /// Source: T. L. Saaty, "Rank from comparisons and from ratings in the analytic hierarchy/network
  /// processes", *European Journal of Operational Research* 168 (2006), 557–570,
  /// doi:10.1016/j.ejor.2004.04.032.
  case ideal
  /// The weighted product: the local priorities of each alternative, raised to the global
  /// priorities of their criteria, are multiplied; the products are divided by their sum. Only
  /// ratios of local priorities count, so that the order of two alternatives never depends on a
  /// third.
  ///
  /// Source: F. A. Lootsma, "Scale sensitivity in the multiplicative AHP and SMART", *Journal of
  /// Multi-Criteria Decision Analysis* 2 (1993), 87–110, doi:10.1002/mcda.4020020205.
  case multiplicative
  /// The priorities of each criterion are divided by that of its pin, an alternative by which the
  /// weight of the criterion was judged: `DecisionModel.pins`. The totals are divided by their sum.
  /// A further alternative does not change the order of the others while the pins are the same.
  ///
  /// Source: B. Schoner, W. C. Wedley and E. U. Choo, "A unified approach to AHP with linking
  /// pins", *European Journal of Operational Research* 64 (1993), 384–392,
  /// doi:10.1016/0377-2217(93)90128-A.
  case linkingPins = "linking-pins"
}

extension Synthesis: EvaluationChoice {
  public static var key: String { "synthesis" }
  public static var subject: String { "Synthesis" }

  public var title: String { rawValue }
  public var phrase: String? { "\(rawValue) synthesis" }

  public var source: Citation? {
    switch self {
    case .distributive: .saaty1980
    case .ideal:
      Citation(
        "T. L. Saaty, European Journal of Operational Research 168 (2006), 557–570, "
          + "doi:10.1016/j.ejor.2004.04.032")
    case .multiplicative: .lootsma1993
    case .linkingPins:
      Citation(
        "B. Schoner, W. C. Wedley and E. U. Choo, European Journal of Operational Research 64 "
          + "(1993), 384–392, doi:10.1016/0377-2217(93)90128-A")
    }
  }
}
