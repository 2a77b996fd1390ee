/// A judgment that was changed after it had been made, and why: the record that a model keeps of
/// it.
public struct JudgmentChange: Hashable, Sendable {
  /// The participant whose judgment it is; `nil` for everybody's.
  public var participant: ParticipantID?
  /// The items of the judgment, counted from 0 in the order of the rows of the criterion's matrix.
  public var item: Int
  /// The second item of the judgment.
  public var other: Int
  /// How many times the first was preferred to the second.
  public var from: Double
  /// How many times it is now.
  public var to: Double
  /// Why it was changed.
  public var reason: String

  /// Creates a record.
  public init(
    participant: ParticipantID? = nil, item: Int, other: Int, from: Double, to: Double,
    reason: String
  ) {
    self.participant = participant
    self.item = item
    self.other = other
    self.from = from
    self.to = to
    self.reason = reason
  }
}
