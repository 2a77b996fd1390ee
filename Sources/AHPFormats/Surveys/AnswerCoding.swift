/// One of a pair.
enum PairSide: Hashable, Sendable {
  case first, second

  var other: PairSide { self == .first ? .second : .first }

  /// - Parameter position: 0 for the first of a pair.
  init(position: Int) { self = position == 0 ? .first : .second }

  /// The side that a word alone stands for: `first`, `2nd`, `left`, `B`; `nil` for others.
  init?(word: String) {
    switch word.lowercased() {
    case "first", "1st", "former", "left", "pertama", "kiri", "a", "1": self = .first
    case "second", "2nd", "latter", "right", "kedua", "kanan", "b", "2": self = .second
    default: return nil
    }
  }
}

/// How the answers in a column are written, where that has to be said.
enum AnswerCoding: Hashable, Sendable {
  /// How many times the first is preferred.
  case ratio
  /// Numbers with a sign.
  case signed(SignedAnswers)
  /// Numbers with a sign, by the scale in the title, which does not say whom they prefer.
  case signsUnsaid
  /// Who is preferred.
  case winner
  /// How much whoever is preferred is preferred.
  case intensity
  /// As the forms ask that `SurveyQuestions` numbers: who is preferred where another column has the
  /// intensity, or else a number with a sign of which a negative one prefers the second.
  case asked
  /// The position on a scale from an extreme preference for one side to one for the other; the
  /// scale has 17 steps, or 9 without the even judgments.
  case steps(count: Int, from: PairSide)

  /// The ratio of the first to the second for a step of a scale, from 1; `nil` beyond its end.
  ///
  /// - Parameters:
  ///   - count: The number of steps, 17 or 9.
  ///   - side: Whom the first step prefers.
  static func ratio(ofStep step: Int, count: Int, from side: PairSide) -> Double? {
    guard (1...count).contains(step) else { return nil }
    let middle = (count + 1) / 2
    // Steps of 1 from 9 to 1, or of 2.
    let value = 1 + Double(abs(middle - step)) * 8 / Double(middle - 1)
    return (step <= middle) == (side == .first) ? value : 1 / value
  }
}

/// What a column of a table of answers has, as the file of a map says it.
enum ColumnCoding: Hashable, Sendable {
  case answers(AnswerCoding)
  case participant, weight, attribute, ignore

  private static let names: [(name: String, coding: ColumnCoding)] = [
    ("ratio", .answers(.ratio)), ("signed-first", .answers(.signed(.first))),
    ("signed-second", .answers(.signed(.second))), ("winner", .answers(.winner)),
    ("intensity", .answers(.intensity)),
    ("from-first", .answers(.steps(count: 17, from: .first))),
    ("from-second", .answers(.steps(count: 17, from: .second))),
    ("from-first-9", .answers(.steps(count: 9, from: .first))),
    ("from-second-9", .answers(.steps(count: 9, from: .second))),
    ("participant", .participant), ("weight", .weight), ("attribute", .attribute),
    ("ignore", .ignore),
  ]

  /// The coding of a name; `nil` if there is none.
  init?(name: String) {
    guard let known = Self.names.first(where: { $0.name == name }) else { return nil }
    self = known.coding
  }

  var name: String {
    if self == .answers(.signsUnsaid) { return "" }
    if self == .answers(.asked) { return Self.answers(.signed(.second)).name }
    return Self.names.first { $0.coding == self }?.name ?? ""
  }

  static var allNames: [String] { names.map(\.name) }
}
