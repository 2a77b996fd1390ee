/// A judgment that was given as a range of ratios, of which the model's judgment on the pair is the middle.
public struct JudgmentRange: Hashable, Sendable {
  /// The participant whose judgment it is; `nil` for everybody's.
  public let participant: ParticipantID?
  /// The first item of the pair, counted from 0 in the order of the rows of the criterion's matrix.
  public let item: Int
  /// The second item of the pair, above `item`.
  public let other: Int
  /// How many times the first is preferred to the second.
  public let ratio: UncertainRatio

  /// Creates a range.
  ///
  /// - Parameters:
  ///   - participant: Whose judgment it is; `nil` for everybody's.
  ///   - item: An item of the pair.
  ///   - other: The other item of the pair.
  ///   - ratio: How many times `item` is preferred to `other`.
  public init(participant: ParticipantID? = nil, item: Int, other: Int, ratio: UncertainRatio) {
    precondition(item != other, "an item is not compared with itself")
    self.participant = participant
    self.item = min(item, other)
    self.other = max(item, other)
    self.ratio = item < other ? ratio : ratio.reciprocal
  }
}

extension DecisionModel {
  /// Sets uncertain judgments on the items of a criterion, for everybody or for one participant.
  ///
  /// The judgments are the middles of the ranges, which all evaluations are of; the ranges are kept in
  /// `Criterion.ranges`.
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

  /// The number of judgments that were given as ranges.
  public var rangeCount: Int {
    criteria.reduce(0) { $0 + $1.currentRanges.count }
  }
}

extension Criterion {
  /// The ranges whose middle is still the judgment: one that was changed since has none any more.
  package var currentRanges: [JudgmentRange] {
    if ranges.isEmpty { return [] }
    var matrices: [ParticipantID?: IncompleteComparisonMatrix] = [:]
    switch judgments {
    case .none: break
    case .common(let judgments): matrices[nil] = judgments.matrix
    case .individual(let all): for own in all { matrices[own.participant] = own.judgments.matrix }
    }
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
      currentRanges.filter { $0.participant == participant }.map {
        (UpperTriangle.index(row: $0.item, column: $0.other, order: order), $0.ratio)
      }, uniquingKeysWith: { first, _ in first })
  }
}
