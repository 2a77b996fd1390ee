internal import AHP

/// The names of a model beyond those that one criterion compares, for messages about strangers
/// among these.
struct NameScope {
  /// All criteria with their names and parents; empty where judgments are not on criteria.
  let criteria: PositionedArray<CriterionID, Criterion>
  let alternatives: NameList
}
