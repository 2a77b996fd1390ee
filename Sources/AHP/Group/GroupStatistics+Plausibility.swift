extension GroupStatistics {
  /// Whether the numbers can be those of somebody's answers.
  ///
  /// - Complexity: O(questions).
  package func isPlausible() -> Bool {
    let counted = respondentCount - exclusions.total
    let isSelected = selection.maximumConsistencyRatio.map { $0 >= 0 } ?? true
    return counted >= 0 && isSelected && judgments.arePlausible(peopleCount: counted)
      && priorities.arePlausible(peopleCount: counted)
      && evaluator.questions.sets.allSatisfy(isPlausible)
  }

  /// Whether the numbers of a set of items can be those of somebody's answers: each consistency
  /// ratio is of somebody with priorities, and the sum of those above the threshold is at most that
  /// of all.
  private func isPlausible(_ set: ComparisonSetID) -> Bool {
    let (ratioSum, globalSum) = (
      ratioSums.value(of: set.position).high, globalSums.value(of: set.position).high
    )
    return ratioCounts[set] <= priorities.counts[set.position]
      && inconsistentCounts[set] <= ratioCounts[set]
      && zeroPriorityCounts[set] <= respondentCount - exclusions.total
      && ratioSum >= 0 && ratioSum.isFinite && (ratioSum == 0 || ratioCounts[set] > 0)
      && globalSum >= 0 && globalSum.isFinite
  }
}
