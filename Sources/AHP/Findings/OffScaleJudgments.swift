/// The judgments of a model that lie outside the scale 1/9 … 9, which are often slips: 35 for 3.5.
public struct OffScaleJudgments: Hashable, Sendable {
  /// One entry for each judgment, in the order of `DecisionModel.comparisonSets()`, of the
  /// participants and of the triangle.
  public let entries: [Entry]

  /// A judgment outside the scale.
  public struct Entry: Hashable, Sendable {
    /// What is compared.
    public let subject: ComparisonSubject
    /// Who judged; `nil` for everybody's judgment.
    public let participant: ParticipantID?
    /// The items, as rows of the matrix, `row` < `column`.
    public let row: Int
    /// The second item.
    public let column: Int
    /// The judgment as it stands in the model.
    public let ratio: Double
  }

  /// The least and the largest judgment of the scale, with a margin for rounding.
  static let scale = (1 / 9.0) * (1 - 1e-9)...9 * (1 + 1e-9)

  /// Finds the judgments outside the scale.
  ///
  /// - Complexity: O(judgments).
  public init(in model: DecisionModel) {
    var entries: [Entry] = []
    for set in model.comparisonSets() {
      for (participant, judgments) in set.judgments.sets {
        guard let matrix = judgments.matrix else { continue }
        for (pair, ratio) in zip(UpperTriangle.pairs(order: matrix.order), matrix.ratios)
        where ratio != IncompleteComparisonMatrix.missing && !Self.scale.contains(ratio) {
          entries.append(
            Entry(
              subject: set.subject, participant: participant, row: pair.row, column: pair.column,
              ratio: ratio))
        }
      }
    }
    self.entries = entries
  }
}
