/// What the limiting priorities of the alternatives of a network count in the priorities of the
/// model.
public enum NetworkPriorities: String, Hashable, Sendable, CaseIterable {
  /// Divided by their sum, as the priorities of comparisons are; the synthesis then does with them
  /// what it does with these.
  case normal
  /// Divided by the largest, and then as ratings, whatever the synthesis.
  case ideal
  /// As they are, and then as ratings.
  case raw
}

extension NetworkPriorities: EvaluationChoice {
  public static var key: String { "networkPriorities" }
  public static var subject: String { "Priorities from networks" }
  public var title: String { rawValue }
  public var source: Citation? { .saaty2001 }
}
