/// What one participant answered to the questions of a model.
public struct Response: Hashable, Sendable {
  /// Who answered.
  public var participant: Participant

  /// For each question of `Questions` how many times the earlier item is preferred to the
  /// later one; `missing` where there is no answer.
  package var answers: [Double]

  /// By set of items the priorities that were given directly, in the place of answers.
  package var priorities: [ComparisonSetID: [Double]] = [:]

  /// By set of items the answers that were given as ranges, of which the middles are in `answers`.
  package var ranges: [ComparisonSetID: [JudgmentRange]] = [:]

  /// By set of items the record of answers that were changed since they were given.
  package var changes: [ComparisonSetID: [JudgmentChange]] = [:]

  /// What stands in `answers` for a missing one, as in an `IncompleteComparisonMatrix`.
  package static let missing = IncompleteComparisonMatrix.missing

  /// Creates the response of a participant who has not answered anything yet.
  public init(_ participant: Participant, to questions: Questions) {
    self.participant = participant
    answers = Array(repeating: Self.missing, count: questions.count)
  }

  /// The answer to a question; `nil` if there is none.
  public subscript(question: QuestionID) -> Double? {
    answers[question] == Self.missing ? nil : answers[question]
  }

  /// Sets the answer to a question, or takes it back with `nil`.
  ///
  /// - Throws: `ComparisonError.notPositive` or `.notSupported`, with the positions of the two
  ///   items.
  public mutating func setAnswer(
    _ ratio: Double?, to question: QuestionID, of questions: Questions
  ) throws(ComparisonError) {
    if let ratio {
      let pair = questions.pair(at: question)
      try ComparisonMatrix.check(ratio, row: pair.item, column: pair.other)
    }
    answers[question] = ratio ?? Self.missing
  }

  /// The priorities of the items of a set that were given directly; `nil` if there are none.
  public func priorities(of set: ComparisonSetID) -> [Double]? { priorities[set] }

  /// Sets priorities of the items of a set directly, in the place of answers about them, or takes
  /// them back with `nil`.
  ///
  /// - Parameters:
  ///   - values: One number for each item, not negative, not all zero.
  ///   - set: The set.
  ///   - questions: The model's questions.
  public mutating func setPriorities(
    _ values: [Double]?, of set: ComparisonSetID, of questions: Questions
  ) {
    if let values {
      precondition(
        values.count == questions.itemCount(of: set)
          && values.allSatisfy { $0 >= 0 && $0.isFinite } && values.contains { $0 > 0 },
        "a number of 0 or more for each item, and one above 0")
      for question in questions.range(of: set) { answers[question] = Self.missing }
    }
    priorities[set] = values
  }

  /// Whether nothing was said at all.
  public var isEmpty: Bool { priorities.isEmpty && answerCount == 0 }

  /// Whether anything was said about a set of items.
  ///
  /// - Complexity: O(questions of the set).
  package func hasAnswer(about set: ComparisonSetID, of questions: Questions) -> Bool {
    priorities[set] != nil
      || answers[questions.range(of: set).positions].contains { $0 != Self.missing }
  }

  /// Adds what the same participant judged elsewhere, on other criteria.
  ///
  /// - Throws: `ModelError.judgedTwice` if there are judgments on one criterion in both.
  package mutating func add(_ other: Response, to model: DecisionModel) throws(ModelError) {
    let questions = Questions(of: model)
    for set in questions.sets {
      let range = questions.range(of: set).positions
      guard other.hasAnswer(about: set, of: questions) else { continue }
      guard !hasAnswer(about: set, of: questions) else {
        throw .judgedTwice(
          participant: participant.name, criterion: questions.subject(of: set).path(in: model))
      }
      answers.replaceSubrange(range, with: other.answers[range])
      priorities[set] = other.priorities[set]
      ranges[set] = other.ranges[set]
      changes[set] = other.changes[set]
    }
  }

  /// The number of questions that were answered; direct priorities answer none.
  public var answerCount: Int { answers.count { $0 != Self.missing } }
}

extension Response {
  /// Returns the participants' own judgments in a model as responses, in the order of the
  /// participants; those of participants without any are left out.
  ///
  /// - Complexity: O(participants · questions).
  public static func all(in model: DecisionModel) -> [Response] {
    let questions = Questions(of: model)
    var responses: [ParticipantID: Response] = [:]
    for set in questions.sets {
      for own in questions.subject(of: set).judgments(in: model).byParticipants {
        var response =
          responses.removeValue(forKey: own.participant)
          ?? Response(model.participants[own.participant], to: questions)
        if let values = own.judgments.directPriorities {
          response.setPriorities(values, of: set, of: questions)
        } else if let matrix = own.judgments.matrix {
          response.answers.replaceSubrange(
            questions.range(of: set).positions, with: matrix.ratios.numbers())
        }
        responses[own.participant] = response
      }
      let subject = questions.subject(of: set)
      for range in subject.criterion(in: model)?.ranges ?? [] {
        guard let participant = range.participant else { continue }
        responses[participant]?.ranges[set, default: []].append(range)
      }
      for change in subject.changes(in: model) {
        guard let participant = change.participant else { continue }
        responses[participant]?.changes[set, default: []].append(change)
      }
    }
    return model.participants.indices.compactMap { responses[$0] }
  }
}

extension Response {
  /// Returns the response without what the participant judges in a model of the same questions;
  /// `nil` if nothing is left.
  ///
  /// - Complexity: O(questions).
  public func without(judgmentsIn model: DecisionModel) -> Response? {
    guard let own = model.participants.firstIndex(where: { $0.name == participant.name }) else {
      return self
    }
    let questions = Questions(of: model)
    var rest = self
    for set in questions.sets
    where questions.subject(of: set).judgments(in: model).byParticipants
      .contains(where: { $0.participant == own })
    {
      for question in questions.range(of: set) { rest.answers[question] = Self.missing }
      rest.priorities[set] = nil
      rest.ranges[set] = nil
      rest.changes[set] = nil
    }
    return rest.isEmpty ? nil : rest
  }
}
