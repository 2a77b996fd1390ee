extension GroupEvaluation {
  /// Returns what the group ranks by an aggregation, or by another that its answers have a result
  /// of, and which one that is.
  ///
  /// - Complexity: O(*n*) for *n* things ranked.
  public func ranked(
    of model: DecisionModel, by aggregation: GroupAggregation
  ) -> (items: RankedItems, aggregation: GroupAggregation) {
    func averaged(_ priorities: AveragedPriorities?) -> RankedItems? {
      priorities.map {
        RankedItems(
          ids: RankedID.all(in: model), priorities: $0.ranked, errorBound: $0.errorBound)
      }
    }
    let chosen: RankedItems? =
      switch aggregation {
      case .priorities: averaged(arithmetic)
      case .prioritiesGeometric: averaged(geometric)
      case .localPriorities: averaged(local)
      case .judgments, .localPrioritiesGeometric: nil
      }
    if let chosen { return (chosen, aggregation) }
    return (
      RankedItems(of: model, in: self),
      judgments != nil ? .judgments : arithmetic != nil ? .priorities : .localPriorities
    )
  }
}
