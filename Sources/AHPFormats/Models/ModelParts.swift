internal import AHP

/// The parts of a model that its hierarchy refers to by name. They are read before it.
struct ModelParts {
  private(set) var alternatives: [Alternative] = []
  private(set) var alternativeNames = NameList()
  private(set) var participants: PositionedArray<ParticipantID, Participant> = []
  private var participantNames = NameList()
  private(set) var ratingScales: [RatingScale] = []

  /// Sets the alternatives, whose names must differ.
  mutating func setAlternatives(_ alternatives: [Alternative]) {
    self.alternatives = alternatives
    alternativeNames = NameList(alternatives.map(\.name))
  }

  /// Sets the participants, whose names must differ.
  mutating func setParticipants(_ participants: [Participant]) {
    self.participants = PositionedArray(participants)
    participantNames = NameList(participants.map(\.name))
  }

  /// Sets the rating scales, whose names must differ.
  mutating func setRatingScales(_ ratingScales: [RatingScale]) { self.ratingScales = ratingScales }

  /// The position of the participant with a name; `nil`, and a problem, if there is none.
  func participant(
    named name: String, at value: Document.Value, _ reader: inout ValueReader
  ) -> ParticipantID? {
    if let position = participantNames.position(of: name) { return ParticipantID(position) }
    let question = reader.problems.didYouMean(name, among: participantNames.names)
    reader.report(
      "unknown participant '\(name)'" + question, at: value,
      hint: participants.isEmpty ? "list the participants under the key 'participants'" : nil)
    return nil
  }

  /// The position of the participant that a value names; `nil`, and a problem, if there is none.
  func participant(_ value: Document.Value, _ reader: inout ValueReader) -> ParticipantID? {
    reader.text(value).flatMap { participant(named: $0.trimmed(), at: value, &reader) }
  }
}
