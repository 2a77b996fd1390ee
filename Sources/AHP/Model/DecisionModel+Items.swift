extension DecisionModel {
  /// What a criterion compares, in the order of the rows of its matrix.
  public enum Items: Hashable, Sendable {
    case criteria([CriterionID])
    case alternatives([AlternativeID])
  }

  /// Returns what a criterion compares: its children, or the alternatives if it has none.
  ///
  /// - Complexity: O(items).
  public func items(of criterion: CriterionID) -> Items {
    criteria.require(criterion)
    let node = criteria[criterion]
    if !node.children.isEmpty { return .criteria(node.children) }
    return .alternatives(node.alternatives ?? Array(alternatives.indices))
  }

  /// Returns the number of items that a criterion compares.
  ///
  /// - Complexity: O(1).
  public func itemCount(of criterion: CriterionID) -> Int {
    let childCount = criteria[criterion].children.count
    return childCount > 0
      ? childCount : criteria[criterion].alternatives?.count ?? alternatives.count
  }

  /// Returns the alternative of a row of the matrix of a criterion without children.
  ///
  /// - Complexity: O(1).
  public func alternative(_ item: Int, of criterion: CriterionID) -> AlternativeID {
    criteria[criterion].alternatives?[item] ?? AlternativeID(item)
  }

  /// Returns which item of a criterion without children an alternative is: a row of the criterion's
  /// matrix; `nil` if the criterion does not compare it.
  ///
  /// - Complexity: O(items) where the criterion compares some of the alternatives only.
  public func item(_ alternative: AlternativeID, of criterion: CriterionID) -> Int? {
    guard let compared = criteria[criterion].alternatives else { return alternative.position }
    return compared.firstIndex(of: alternative)
  }

  /// Returns which of the items of a criterion without children is its pin.
  ///
  /// - Complexity: as `item(_:of:)`.
  package func pinItem(of criterion: CriterionID) -> Int {
    guard let pin = pins[criterion] else { return 0 }
    return item(pin, of: criterion) ?? pin.position
  }
}
