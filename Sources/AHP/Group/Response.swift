/// What one participant answered to the questions of a model.
public struct Response: Hashable, Sendable {
  /// Who answered.
  public var participant: Participant

  /// For each question of `Questions` how many times the earlier item is preferred to the
  /// later one; `missing` where there is no answer.
  package var answers: [Double]

  /// By criterion the priorities that were given directly, in the place of answers.
  package var priorities: [CriterionID: [Double]] = [:]

  /// By criterion the answers that were given as ranges, of which the middles are in `answers`.
  package var ranges: [CriterionID: [JudgmentRange]] = [:]

  /// By criterion the record of answers that were changed since they were given.
  package var changes: [CriterionID: [JudgmentChange]] = [:]

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
  /// - Throws: `ComparisonError.notPositive` or `.notSupported`, with the positions of the two items.
  public mutating func setAnswer(
    _ ratio: Double?, to question: QuestionID, of questions: Questions
  ) throws(ComparisonError) {
    if let ratio {
      let pair = questions.pair(at: question)
      try ComparisonMatrix.check(ratio, row: pair.item, column: pair.other)
    }
    answers[question] = ratio ?? Self.missing
  }

  /// The priorities of the items of a criterion that were given directly; `nil` if there are none.
  public func priorities(ofCriterion criterion: CriterionID) -> [Double]? { priorities[criterion] }

  /// Sets priorities of the items of a criterion directly, in the place of answers about them, or takes them
  /// back with `nil`.
  ///
  /// - Parameters:
  ///   - values: One number for each item, not negative, not all zero.
  ///   - criterion: The criterion.
  ///   - questions: The model's questions.
  public mutating func setPriorities(
    _ values: [Double]?, ofCriterion criterion: CriterionID, of questions: Questions
  ) {
    if let values {
      precondition(
        values.count == questions.itemCount(ofCriterion: criterion)
          && values.allSatisfy { $0 >= 0 && $0.isFinite } && values.contains { $0 > 0 },
        "a number of 0 or more for each item, and one above 0")
      for question in questions.range(ofCriterion: criterion) { answers[question] = Self.missing }
    }
    priorities[criterion] = values
  }

  /// Whether nothing was said at all.
  public var isEmpty: Bool { priorities.isEmpty && answerCount == 0 }

  /// Adds what the same participant judged elsewhere, on other criteria.
  ///
  /// - Throws: `ModelError.judgedTwice` if there are judgments on one criterion in both.
  package mutating func add(_ other: Response, to model: DecisionModel) throws(ModelError) {
    let questions = Questions(of: model)
    for criterion in questions.criteria {
      let range = questions.range(ofCriterion: criterion).positions
      func isJudged(_ response: Response) -> Bool {
        response.priorities[criterion] != nil
          || response.answers[range].contains { $0 != Self.missing }
      }
      guard isJudged(other) else { continue }
      guard !isJudged(self) else {
        throw .judgedTwice(participant: participant.name, criterion: model.path(of: criterion))
      }
      answers.replaceSubrange(range, with: other.answers[range])
      priorities[criterion] = other.priorities[criterion]
      ranges[criterion] = other.ranges[criterion]
      changes[criterion] = other.changes[criterion]
    }
  }

  /// The number of questions that were answered; direct priorities answer none.
  public var answerCount: Int { answers.count { $0 != Self.missing } }
}

extension Response {
  /// Returns the participants' own judgments in a model as responses, in the order of the participants; those of
  /// participants without any are left out.
  ///
  /// - Complexity: O(participants · questions).
  public static func all(in model: DecisionModel) -> [Response] {
    let questions = Questions(of: model)
    var responses: [ParticipantID: Response] = [:]
    for criterion in model.criteria.indices {
      for own in model.criteria[criterion].judgments.byParticipants {
        var response =
          responses.removeValue(forKey: own.participant)
          ?? Response(model.participants[own.participant], to: questions)
        if let values = own.judgments.directPriorities {
          response.setPriorities(values, ofCriterion: criterion, of: questions)
        } else if let matrix = own.judgments.matrix {
          response.answers.replaceSubrange(
            questions.range(ofCriterion: criterion).positions, with: matrix.ratios)
        }
        responses[own.participant] = response
      }
      for range in model.criteria[criterion].ranges {
        guard let participant = range.participant else { continue }
        responses[participant]?.ranges[criterion, default: []].append(range)
      }
      for change in model.criteria[criterion].changes {
        guard let participant = change.participant else { continue }
        responses[participant]?.changes[criterion, default: []].append(change)
      }
    }
    return model.participants.indices.compactMap { responses[$0] }
  }
}

extension Response {
  /// Returns the response without what the participant judges in a model of the same questions; `nil` if
  /// nothing is left.
  ///
  /// - Complexity: O(questions).
  public func without(judgmentsIn model: DecisionModel) -> Response? {
    guard let own = model.participants.firstIndex(where: { $0.name == participant.name }) else {
      return self
    }
    let questions = Questions(of: model)
    var rest = self
    for criterion in model.criteria.indices
    where model.criteria[criterion].judgments.byParticipants.contains(where: {
      $0.participant == own
    }) {
      for question in questions.range(ofCriterion: criterion) {
        rest.answers[question] = Self.missing
      }
      rest.priorities[criterion] = nil
      rest.ranges[criterion] = nil
      rest.changes[criterion] = nil
    }
    return rest.isEmpty ? nil : rest
  }
}
