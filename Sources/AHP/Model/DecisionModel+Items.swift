extension DecisionModel {
  /// Returns the alternative that is an item of a criterion without children.
  ///
  /// - Parameter item: A row of the criterion's matrix.
  /// - Complexity: O(1).
  public func alternative(_ item: Int, of criterion: CriterionID) -> AlternativeID {
    criteria[criterion].alternatives?[item] ?? AlternativeID(item)
  }

  /// Returns which item of a criterion without children an alternative is: a row of the criterion's matrix;
  /// `nil` if the criterion does not compare it.
  ///
  /// - Complexity: O(items) where the criterion compares some of the alternatives only.
  public func item(_ alternative: AlternativeID, of criterion: CriterionID) -> Int? {
    guard let compared = criteria[criterion].alternatives else { return alternative.position }
    return compared.firstIndex(of: alternative)
  }
}
