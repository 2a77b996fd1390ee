/// How many judgments lie outside the scale 1/9 … 9, and which of them is farthest from it: often a
/// slip, such as 12 for 1/2.
///
/// Only judgments that count are looked at, and those that stand for everybody; `OffScaleJudgments`
/// lists them one by one.
public struct OffScaleAnswers: Hashable, Sendable {
  /// The number of such judgments.
  public private(set) var count = 0
  /// The number of people who gave them.
  public private(set) var peopleCount = 0
  /// Up to five of those that are farthest from the scale, in the order in which they were found.
  public private(set) var farthestOnes: [Farthest] = []

  /// The one that is farthest from the scale, the first of several; `nil` if there is none.
  public var farthest: Farthest? {
    farthestOnes.reduce(nil) { found, other in
      found.map { Self.times(other.ratio) > Self.times($0.ratio) } ?? true ? other : found
    }
  }

  /// The most in `farthestOnes`.
  private static let most = 5

  /// A judgment outside the scale.
  public struct Farthest: Hashable, Sendable {
    /// Whose judgment it is; `nil` for everybody's.
    public let participant: Participant?
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
  public init() {}

  /// Adds the answers of somebody, each person once.
  ///
  /// - Parameters:
  ///   - response: The answers.
  ///   - questions: The questions that they answer.
  ///   - excluded: The sets of items about which they do not count.
  /// - Complexity: O(answers).
  public mutating func add(
    _ response: Response, to questions: Questions, without excluded: [ComparisonSetID] = []
  ) {
    let before = count
    for set in questions.sets where !excluded.contains(set) {
      for question in questions.range(of: set) {
        if let ratio = response[question] {
          if OffScaleJudgments.scale.contains(ratio) { continue }
          let pair = questions.pair(at: question)
          add(
            Farthest(
              participant: response.participant, subject: questions.subject(of: pair.set),
              row: pair.item, column: pair.other, ratio: ratio))
        }
      }
    }
    if count > before { peopleCount += 1 }
  }

  /// Adds the judgments of a model that stand for everybody.
  ///
  /// - Complexity: As of `OffScaleJudgments.init(in:of:)`.
  public mutating func addEverybodys(in model: DecisionModel) {
    for entry in OffScaleJudgments(in: model).entries where entry.participant == nil {
      add(Farthest(entry, in: model))
    }
  }

  private mutating func add(_ judgment: Farthest) {
    count += 1
    if farthestOnes.count == Self.most {
      let times = farthestOnes.map { Self.times($0.ratio) }
      // Of equal ones the last leaves.
      guard let nearest = times.indices.min(by: { (times[$0], $1) < (times[$1], $0) }),
        Self.times(judgment.ratio) > times[nearest]
      else { return }
      farthestOnes.remove(at: nearest)
    }
    farthestOnes.append(judgment)
  }

  private static func times(_ ratio: Double) -> Double { max(ratio, 1 / ratio) }
}

extension OffScaleAnswers {
  /// Finds the judgments of a model that are outside the scale, everybody's and those of the
  /// participants who have a say; `nil` if there are none.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - participant: The only one whose judgments count; `nil` for all of them.
  /// - Complexity: As of `OffScaleJudgments.init(in:of:)`.
  public init?(in model: DecisionModel, of participant: ParticipantID? = nil) {
    self.init(OffScaleJudgments(in: model, of: participant), in: model)
  }

  /// Counts judgments of a model that were found outside the scale; `nil` if there are none.
  ///
  /// - Complexity: O(judgments outside the scale).
  public init?(_ judgments: OffScaleJudgments, in model: DecisionModel) {
    if judgments.entries.isEmpty { return nil }
    for entry in judgments.entries { add(Farthest(entry, in: model)) }
    peopleCount = Set(judgments.entries.compactMap(\.participant)).count
  }
}

extension OffScaleAnswers.Farthest {
  fileprivate init(_ entry: OffScaleJudgments.Entry, in model: DecisionModel) {
    self.init(
      participant: entry.participant.map { model.participants[$0] }, subject: entry.subject,
      row: entry.row, column: entry.column, ratio: entry.ratio)
  }
}
