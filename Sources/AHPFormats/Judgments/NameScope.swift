internal import AHP

/// The names of a model, for messages on those that a criterion does not compare.
struct NameScope {
  /// All criteria with their names and parents; empty where judgments are not on criteria.
  let criteria: PositionedArray<CriterionID, Criterion>
  let alternatives: NameList
}
