extension Criterion {
  /// The ranges whose middle is still the judgment: one that was changed since has none any more.
  ///
  /// - Complexity: O(ranges + sets of judgments).
  package func currentRanges() -> [JudgmentRange] {
    if ranges.isEmpty { return [] }
    var matrices: [ParticipantID?: IncompleteComparisonMatrix] = [:]
    for (participant, judgments) in judgments.sets { matrices[participant] = judgments.matrix }
    return ranges.filter { range in
      guard let matrix = matrices[range.participant], range.other < matrix.order,
        let ratio = matrix[range.item, range.other]
      else { return false }
      // A reciprocal of a reciprocal may be off by some roundings.
      return abs(ratio / range.ratio.middle - 1) <= 1e-12
    }
  }

  /// The ranges of one set of judgments by the position of the pair in the triangle.
  package func currentRanges(of participant: ParticipantID?, order: Int) -> [Int: UncertainRatio] {
    Dictionary(
      currentRanges().filter { $0.participant == participant }.map {
        (UpperTriangle.index(row: $0.item, column: $0.other, order: order), $0.ratio)
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension PositionedArray<CriterionID, Criterion> {
  /// Returns the number of judgments that were given as ranges.
  ///
  /// - Complexity: O(criteria + ranges).
  public func rangeCount() -> Int {
    // A span lends its elements, so that no references are counted for each.
    let criteria = elements.span
    var count = 0
    for position in criteria.indices where !criteria[position].ranges.isEmpty {
      count += criteria[position].currentRanges().count
    }
    return count
  }

  /// Returns whether any criterion says where its judgments come from.
  ///
  /// - Complexity: O(criteria).
  package func haveProvenance() -> Bool {
    let criteria = elements.span
    for position in criteria.indices where criteria[position].annotation.provenance != nil {
      return true
    }
    return false
  }
}
