internal import AHP

/// The people who may answer.
struct Roster {
  let participants: [Participant]
  let positions: [String: Int]

  init(_ participants: [Participant]) {
    self.participants = participants
    positions = Dictionary(
      zip(participants.map(\.name), participants.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Whether a participant is in it, and nothing in it contradicts what a table says of them.
  func allows(
    _ name: String, weight: Double?, _ attributes: [(name: String, value: String)]
  ) -> Bool {
    guard let participant = positions[name].map({ participants[$0] }) else { return false }
    return weight ?? participant.weight == participant.weight
      && attributes.allSatisfy { participant.attributes[$0.name] ?? $0.value == $0.value }
  }

  /// Returns the names of the attributes that they can be grouped by, sorted.
  ///
  /// - Complexity: O(*n* log *n*), where *n* is the number of attributes of all participants.
  func attributeNames() -> [String] {
    Set(participants.flatMap(\.attributes.keys)).sorted()
  }
}
