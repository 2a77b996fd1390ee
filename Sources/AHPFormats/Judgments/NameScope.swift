internal import AHP

/// The names of a model, for messages on those that a criterion does not compare.
struct NameScope {
  struct NamedCriterion {
    let name: String
    /// The first one if it has several.
    let parent: CriterionID?
  }

  /// All criteria; empty where judgments are not on criteria. They are not the model's own, which
  /// would be copied when judgments are added to them.
  let criteria: PositionedArray<CriterionID, NamedCriterion>
  let alternatives: NameList

  init(criteria: PositionedArray<CriterionID, Criterion>, alternatives: NameList) {
    let lent = criteria.elements.span
    var names: [NamedCriterion] = []
    names.reserveCapacity(lent.count)
    for position in lent.indices {
      names.append(
        NamedCriterion(name: lent[position].name, parent: lent[position].parents.first))
    }
    self.criteria = PositionedArray(names)
    self.alternatives = alternatives
  }
}
