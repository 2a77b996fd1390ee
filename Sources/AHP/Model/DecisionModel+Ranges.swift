extension DecisionModel {
  /// Sets uncertain judgments on the items of a criterion, for everybody or for one participant.
  ///
  /// The judgments are the middles of the ranges, which all evaluations are of; the ranges are kept
  /// in `Criterion.ranges`.
  ///
  /// - Parameters:
  ///   - matrix: The ranges.
  ///   - criterion: The criterion.
  ///   - participant: Whose judgments they are; `nil` for everybody's.
  /// - Throws: `ModelError.wrongOrder` if the judgments are about another number of items.
  public mutating func setJudgments(
    _ matrix: UncertainComparisonMatrix, of criterion: CriterionID,
    by participant: ParticipantID? = nil
  ) throws(ModelError) {
    try setJudgments(.comparisons(matrix.middle()), of: criterion, by: participant)
    criteria[criterion].ranges += zip(
      UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle
    ).map { pair, ratio in
      JudgmentRange(participant: participant, item: pair.row, other: pair.column, ratio: ratio)
    }
  }
}
