/// The judgments of a model that lie outside the scale 1/9 … 9, which are often slips: 35 for 3.5.
public struct OffScaleJudgments: Hashable, Sendable {
  /// One entry for each judgment that counts, in the order of `DecisionModel.comparisonSets()`, of
  /// the participants and of the triangle.
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
  /// - Parameters:
  ///   - model: The model.
  ///   - participant: The only one whose judgments count, beside everybody's; `nil` for all who
  ///     have a say.
  /// - Complexity: O(judgments).
  public init(in model: DecisionModel, of participant: ParticipantID? = nil) {
    var entries: [Entry] = []
    for set in model.comparisonSets() {
      for (judge, judgments) in set.judgments.sets {
        guard let matrix = judgments.matrix, !matrix.ratios.areAll(in: Self.scale) else { continue }
        if let judge {
          let counts = participant.map { $0 == judge } ?? (model.participants[judge].weight > 0)
          if !counts { continue }
        }
        for (pair, ratio) in zip(UpperTriangle.pairs(order: matrix.order), matrix.ratios)
        where ratio != IncompleteComparisonMatrix.missing && !Self.scale.contains(ratio) {
          entries.append(
            Entry(
              subject: set.subject, participant: judge, row: pair.row, column: pair.column,
              ratio: ratio))
        }
      }
    }
    self.entries = entries
  }
}
