/// How often each pair of items is the one on which the members of a group contradict themselves
/// most.
public struct WorstJudgments: Hashable, Sendable {
  /// The pairs that are the worst of some matrix, the most frequent first, ties in the order of
  /// criteria and of the triangle.
  public let entries: [Entry]

  /// A pair of items, and in how many matrices it is the worst.
  public struct Entry: Hashable, Sendable {
    /// What is compared.
    public let subject: ComparisonSubject
    /// The items, as rows of the matrix, `row` < `column`.
    public let row: Int
    /// The second item.
    public let column: Int
    /// The number of matrices in which no judgment deviates more from the priorities.
    public let count: Int
    /// The number of matrices on the criterion in which some judgments deviate more than others.
    public let matrixCount: Int
  }

  private struct Pair: Hashable {
    let subject: ComparisonSubject
    let row: Int
    let column: Int
  }

  /// Counts the worst judgments of the members' own matrices; `nil` where nobody's judgments are
  /// combined.
  ///
  /// The worst judgment of a matrix is the one that deviates most from the priorities, by the
  /// larger of ε and 1/ε; of several that deviate equally, up to rounding, each is. A matrix all of
  /// whose judgments deviate equally has no worst one. By the eigenvector and by geometric means
  /// that is every matrix of three items.
  ///
  /// - Complexity: An eigenvector for each matrix.
  ///
  /// Source: See `ComparisonMatrix.judgmentsByDeviation()`.
  public init?(in evaluation: Evaluation, model: DecisionModel) {
    guard let matrices = IndividualMatrices(of: evaluation, model: model) else { return nil }
    let method = evaluation.options.prioritization
    var counts: [Pair: Int] = [:]
    var totals: [ComparisonSubject: Int] = [:]
    var places: [ComparisonSubject: Int] = [:]
    matrices.forEach { subject, _, own in
      if places[subject] == nil { places[subject] = places.count }
      guard let own, own.matrix.order > 2 else { return }
      let filled = own.completion.map(IncompleteComparisonMatrix.init) ?? own.matrix
      guard let priorities = try? filled.priorities(by: method) else { return }
      let deviations = own.matrix.judgmentsByDeviation(from: priorities.values)
      guard let worst = deviations.first, worst.isContradiction else { return }
      let equal = deviations.prefix { $0.deviates(as: worst) }
      if equal.count == deviations.count { return }
      for worst in equal {
        counts[Pair(subject: subject, row: worst.row, column: worst.column), default: 0] += 1
      }
      totals[subject, default: 0] += 1
    }
    entries = counts.map { pair, count in
      Entry(
        subject: pair.subject, row: pair.row, column: pair.column, count: count,
        matrixCount: totals[pair.subject] ?? 0)
    }.sorted {
      (-$0.count, places[$0.subject] ?? 0, $0.row, $0.column)
        < (-$1.count, places[$1.subject] ?? 0, $1.row, $1.column)
    }
  }
}
