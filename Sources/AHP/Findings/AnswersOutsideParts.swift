/// The answers of people about parts of a model that they were not asked about by the attribute
/// `judges`; they count all the same.
package struct AnswersOutsideParts: Sendable {
  /// One entry for each person with such answers, in the order of the answers.
  package private(set) var entries: [Entry] = []

  /// What one person answered without having been asked.
  package struct Entry: Sendable {
    /// Who it is.
    package let participant: Participant
    /// What was judged, in the order of `Questions.sets`.
    package let subjects: [ComparisonSubject]
  }

  private let model: DecisionModel
  /// The parts of the model, from the first person on who is asked about some of them alone.
  private var parts: JudgedParts?

  /// Creates the finding for a model, with nobody's answers yet.
  package init(of model: DecisionModel) { self.model = model }

  /// Finds such answers among the participants' own judgments in a model.
  ///
  /// - Complexity: O(participants) if everybody is asked everything, else
  ///   O(participants · questions).
  package init(in model: DecisionModel) {
    self.init(of: model)
    let isLimited = model.participants.contains { $0.attributes[JudgedParts.attribute] != nil }
    guard isLimited else { return }
    for response in Response.all(in: model) { add(response) }
  }

  /// Adds what a person answered.
  ///
  /// - Complexity: O(1) for somebody who is asked everything, else O(questions).
  package mutating func add(_ response: Response) {
    guard response.participant.attributes[JudgedParts.attribute] != nil else { return }
    let known = parts ?? JudgedParts(of: model)
    parts = known
    guard let asked = known.sets(for: response.participant) else { return }
    let questions = Questions(of: model)
    let outside = questions.sets.filter { set in
      !asked.contains(set)
        && (response.priorities(of: set) != nil
          || response.answers[questions.range(of: set).positions].contains {
            $0 != Response.missing
          })
    }
    if outside.isEmpty { return }
    entries.append(
      Entry(
        participant: response.participant, subjects: outside.map { questions.subject(of: $0) }))
  }
}
