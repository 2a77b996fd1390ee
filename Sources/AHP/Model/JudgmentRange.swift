/// A judgment that was given as a range of ratios, of which the model's judgment on the pair is the
/// middle.
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
