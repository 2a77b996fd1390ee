/// A set of items on which a respondent's answers give no priorities, so that they count in a group
/// only where judgments are aggregated.
public struct PriorityGap: Hashable, Sendable {
  /// The set of items.
  public let set: ComparisonSetID
  /// What is wrong with the answers: they do not connect all items, or the prioritization method
  /// needs those that are missing.
  public let problem: EvaluationProblem.Kind

  /// Creates the gap of a set on which the answers give no priorities.
  package init(set: ComparisonSetID, problem: EvaluationProblem.Kind) {
    (self.set, self.problem) = (set, problem)
  }
}
