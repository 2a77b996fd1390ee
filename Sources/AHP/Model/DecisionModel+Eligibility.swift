extension DecisionModel {
  /// Returns this model with the alternatives alone that meet its requirements and those of a
  /// situation.
  ///
  /// - Parameters:
  ///   - situation: The position in `situations`; `nil` for the model's own requirements alone.
  ///   - further: Requirements besides.
  /// - Throws: `RequirementError`.
  /// - Complexity: O(alternatives · requirements), and O(judgments on alternatives).
  public func eligible(
    in situation: Int? = nil, meeting further: [Requirement] = []
  ) throws(RequirementError) -> DecisionModel {
    let all = requirements + (situation.map { situations[$0].requirements } ?? []) + further
    if all.isEmpty || alternatives.isEmpty { return self }
    var kept: [AlternativeID] = []
    var ineligible: [IneligibleAlternative] = []
    for (id, alternative) in zip(alternatives.indices, alternatives) {
      var failed: [Requirement] = []
      for requirement in all {
        if try !requirement.isMet(by: alternative) { failed.append(requirement) }
      }
      if failed.isEmpty {
        kept.append(id)
      } else {
        ineligible.append(IneligibleAlternative(alternative: alternative, failed: failed))
      }
    }
    guard !kept.isEmpty else { throw .nobodyEligible }
    if ineligible.isEmpty { return self }
    do throws(ModelError) {
      var model = try restricted(toAlternatives: kept)
      model.ineligible = ineligible
      return model
    } catch {
      throw .noPriorities(error)
    }
  }
}
