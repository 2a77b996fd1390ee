extension Evaluator {
  /// Returns what is ranked with other judgments on the items of one criterion, from the local
  /// priorities of an evaluation; `nil` where the whole model has to be evaluated for that.
  ///
  /// The priorities are those of the whole evaluation to the last bit, at a fraction of its cost:
  /// no other matrix is solved again.
  ///
  /// - Parameters:
  ///   - judgments: The judgments that take the place of the criterion's.
  ///   - criterion: The criterion.
  ///   - evaluation: The evaluation of the model by the options of this evaluator.
  /// - Throws: `EvaluationError` if the judgments have no priorities.
  /// - Complexity: That of the priorities of the judgments, and O(criteria + leaves ×
  ///   alternatives).
  func rankedItems(
    with judgments: GroupJudgments, of criterion: CriterionID, in evaluation: Evaluation
  ) throws(EvaluationError) -> RankedItems? {
    // Adjusted priorities have been multiplied by numbers of leaves, and those of people are
    // averaged over evaluations of each. A network and strategic criteria have judgments of their
    // own.
    if options.structuralAdjustment.isOn || model.networks[criterion] != nil
      || criterion == model.goal && model.strategicModel != nil
      || options.aggregation.averagesFinalPriorities && evaluation.contributors.count > 1
    {
      return nil
    }
    var locals = evaluation.criteria.locals
    locals.set(
      try localEvaluation(
        of: judgments, count: model.itemCount(of: criterion),
        aggregationError: aggregationErrors[criterion] ?? 0, of: criterion, by: local
      ).get(), for: criterion)
    return rankedItems(locals)
  }

  /// Returns what is ranked, with the local priorities of all criteria before adjustment; `nil` if
  /// the synthesis or the formula for merits has no values.
  ///
  /// - Complexity: O(criteria + leaves × alternatives).
  private func rankedItems(_ locals: LocalEvaluations) -> RankedItems? {
    let ids = RankedID.all(in: model)
    if model.alternatives.isEmpty {
      let criteria = globalPriorities(locals, from: model.goal)
      let leaves = model.criteria.leaves()
      return RankedItems(
        ids: ids, priorities: leaves.map { criteria.globalPriorities[$0] },
        errorBounds: leaves.map { criteria.globalErrorBounds[$0] })
    }
    return whole(locals).map {
      RankedItems(ids: ids, priorities: $0.ranked, errorBound: $0.errorBound)
    }
  }
}
