/// Whose judgments a criterion has.
public enum GroupJudgments: Hashable, Sendable {
  /// Nobody's yet; enough for a single item.
  case none
  /// One set that stands for everybody.
  case common(Judgments)
  /// One set for each participant who has judged, in the order of the participants.
  case individual([IndividualJudgments])
}

/// The judgments of one participant on the items of one criterion.
public struct IndividualJudgments: Hashable, Sendable {
  /// Whose judgments they are.
  public var participant: ParticipantID
  /// What the participant judged.
  public var judgments: Judgments
  /// Where these judgments come from.
  public var annotation: Annotation

  /// Creates the judgments of one participant.
  public init(
    participant: ParticipantID, judgments: Judgments, annotation: Annotation = Annotation()
  ) {
    self.participant = participant
    self.judgments = judgments
    self.annotation = annotation
  }
}
