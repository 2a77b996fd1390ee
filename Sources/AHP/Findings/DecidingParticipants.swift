/// The participants of a group without whom the lead would be another.
public struct DecidingParticipants: Hashable, Sendable {
  /// One entry for each of them, in their order.
  public let entries: [Entry]

  /// A participant, and what becomes of the lead without that one.
  public struct Entry: Hashable, Sendable {
    /// The participant.
    public let participant: ParticipantID
    /// The lead with the participant, and without.
    public let change: LeadChange
  }

  /// Finds who decides.
  ///
  /// - Parameters:
  ///   - sensitivity: What the ranking owes to each participant.
  ///   - lead: The lead with all of them.
  /// - Complexity: O(participants · *n* log *n*) for *n* things ranked.
  public init(in sensitivity: ParticipantSensitivity, of lead: Lead) {
    entries = sensitivity.entries.compactMap { entry in
      entry.without.flatMap { LeadChange(from: lead, to: $0) }
        .map { Entry(participant: entry.participant, change: $0) }
    }
  }
}
