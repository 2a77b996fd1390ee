/// Whose judgments a criterion has.
public enum GroupJudgments: Hashable, Sendable {
  /// Nobody's yet; enough for a single item.
  case none
  /// One set that stands for everybody.
  case common(Judgments)
  /// One set for each participant who has judged, in the order of the participants.
  case individual([IndividualJudgments])
}

extension GroupJudgments {
  /// The judgments that stand for everybody; `nil` if there are none such.
  public var forEverybody: Judgments? {
    if case .common(let judgments) = self { judgments } else { nil }
  }

  /// Whether one set of judgments stands for everybody, so that nobody is asked.
  public var standForEverybody: Bool { forEverybody != nil }

  /// Whether people can be asked to compare the items: not if measurements, ratings or direct
  /// priorities stand for everybody.
  package var canBeCompared: Bool { forEverybody?.isCompared ?? true }

  /// The judgments of each participant who has judged, in the order of the participants; empty if
  /// there are none or one set stands for everybody.
  public var byParticipants: [IndividualJudgments] {
    if case .individual(let all) = self { all } else { [] }
  }

  /// Returns the judgments of the participants who count in a group: those of a positive weight.
  ///
  /// - Complexity: O(participants who judged).
  func counting(
    _ participants: PositionedArray<ParticipantID, Participant>
  ) -> [IndividualJudgments] {
    byParticipants.filter { participants[$0.participant].weight > 0 }
  }

  /// All sets of judgments, each with the participant who judged; `nil` for everybody's.
  public var sets: Sets { Sets(judgments: self) }

  /// The sets of judgments of a criterion, one after another.
  public struct Sets: Sequence, IteratorProtocol {
    fileprivate let judgments: GroupJudgments
    private var place = 0

    fileprivate init(judgments: GroupJudgments) { self.judgments = judgments }

    /// Returns the next set; `nil` after the last.
    public mutating func next() -> (participant: ParticipantID?, judgments: Judgments)? {
      defer { place += 1 }
      switch judgments {
      case .none: return nil
      case .common(let judgments): return place == 0 ? (nil, judgments) : nil
      case .individual(let all):
        return place < all.count ? (all[place].participant, all[place].judgments) : nil
      }
    }
  }

  /// Returns these judgments with what `transform` returns in the place of each set; without a set
  /// for which it returns `nil`.
  ///
  /// - Parameter transform: Gets a set and the participant who judged; `nil` for everybody's.
  /// - Complexity: O(sets).
  package func mapping<Failure>(
    _ transform: (_ participant: ParticipantID?, Judgments) throws(Failure) -> Judgments?
  ) throws(Failure) -> GroupJudgments {
    switch self {
    case .none: return .none
    case .common(let judgments):
      return try transform(nil, judgments).map(GroupJudgments.common) ?? .none
    case .individual(let all):
      var mapped: [IndividualJudgments] = []
      mapped.reserveCapacity(all.count)
      for var own in all {
        guard let judgments = try transform(own.participant, own.judgments) else { continue }
        own.judgments = judgments
        mapped.append(own)
      }
      return mapped.isEmpty ? .none : .individual(mapped)
    }
  }

  /// Returns these judgments with others of one participant, or of everybody if it is `nil` or the
  /// participant has none.
  ///
  /// - Complexity: O(sets).
  package func replacing(_ judgments: Judgments, of participant: ParticipantID?) -> GroupJudgments {
    guard let participant, case .individual(var all) = self,
      let index = all.firstIndex(where: { $0.participant == participant })
    else { return .common(judgments) }
    all[index].judgments = judgments
    return .individual(all)
  }
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
