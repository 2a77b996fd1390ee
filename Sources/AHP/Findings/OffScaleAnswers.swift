/// How many of the judgments of single people lie outside the scale 1/9 … 9, and which of them is
/// farthest from it: often a slip, such as 12 for 1/2.
///
/// Only judgments that count are looked at; those that stand for everybody are found by
/// `OffScaleJudgments`.
public struct OffScaleAnswers: Hashable, Sendable {
  /// The number of such judgments.
  public private(set) var count = 0
  /// The number of people who gave them.
  public private(set) var peopleCount = 0
  /// The one that is farthest from the scale, the first of several; `nil` if there is none.
  public private(set) var farthest: Farthest?

  private let questions: Questions

  /// A judgment outside the scale.
  public struct Farthest: Hashable, Sendable {
    /// Whose judgment it is.
    public let participant: Participant
    /// What is compared.
    public let subject: ComparisonSubject
    /// The items, as rows of the matrix, `row` < `column`.
    public let row: Int
    /// The second item.
    public let column: Int
    /// How many times the first is preferred to the second, as it was answered.
    public let ratio: Double
  }

  /// Starts without judgments.
  public init(to questions: Questions) { self.questions = questions }

  /// Adds the answers of somebody, each person once.
  ///
  /// - Parameters:
  ///   - response: The answers.
  ///   - excluded: The sets of items about which they do not count.
  /// - Complexity: O(answers).
  public mutating func add(_ response: Response, without excluded: [ComparisonSetID] = []) {
    let before = count
    for set in questions.sets where !excluded.contains(set) {
      for question in questions.range(of: set) {
        if let ratio = response[question] {
          add(ratio, to: question, by: response.participant)
        }
      }
    }
    if count > before { peopleCount += 1 }
  }

  private mutating func add(_ ratio: Double, to question: QuestionID, by participant: Participant) {
    if OffScaleJudgments.scale.contains(ratio) { return }
    count += 1
    guard Self.times(ratio) > farthest.map({ Self.times($0.ratio) }) ?? 0 else { return }
    let pair = questions.pair(at: question)
    farthest = Farthest(
      participant: participant, subject: questions.subject(of: pair.set), row: pair.item,
      column: pair.other, ratio: ratio)
  }

  private static func times(_ ratio: Double) -> Double { max(ratio, 1 / ratio) }
}

extension OffScaleAnswers {
  /// Finds the judgments of the participants of a model who have a say; `nil` if there are none
  /// outside the scale.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - participant: The only one whose judgments count; `nil` for all of them.
  /// - Complexity: O(judgments of participants + sets of items).
  public init?(in model: DecisionModel, of participant: ParticipantID? = nil) {
    if model.participants.isEmpty { return nil }
    self.init(to: Questions(of: model))
    var people: Set<ParticipantID> = []
    for set in questions.sets {
      for own in questions.subject(of: set).judgments(in: model).byParticipants {
        let person = model.participants[own.participant]
        guard participant.map({ $0 == own.participant }) ?? (person.weight > 0),
          let matrix = own.judgments.matrix
        else { continue }
        let before = count
        for (question, ratio) in zip(questions.range(of: set), matrix.ratios)
        where ratio != IncompleteComparisonMatrix.missing {
          add(ratio, to: question, by: person)
        }
        if count > before { people.insert(own.participant) }
      }
    }
    if count == 0 { return nil }
    peopleCount = people.count
  }
}
