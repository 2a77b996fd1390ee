internal import AHP

/// Where the columns of a long table of answers are.
struct LongColumns {
  let participant: Int
  let node: Int
  let first: Int
  let second: Int
  let ratio: Int
  /// The column of who is preferred, where the ratio is how much.
  let winner: Int?
  /// The columns of the participant's weight and attributes, ascending.
  let details: [(column: Int, kind: WideColumn)]
  /// The columns of the ratio before a judgment was changed, and of the reason.
  let change: (from: Int, why: Int)?
  /// How many columns there are.
  let count: Int
  /// How many columns the participant has: the name, and what stands right after it of `details`.
  let participantFields: Int
  /// The columns of which a row must have nothing to be recognized again: what they have is read
  /// row by row.
  let othersToRead: [Int]
  /// The column of the cluster whose nodes a vote of ANP Studio compares, and that of its kind.
  var cluster: Int?
  var kind: Int?
  /// The names of columns that are left out.
  var leftOut: [String] = []

  static let names = ["participant", "node", "first", "second", "ratio"]
  /// The columns of the record of changed judgments, which stand together.
  static let changeNames = [ModelKey.from.rawValue, ModelKey.why.rawValue]
  /// The names that no attribute can have.
  static let reservedNames = names + changeNames + [WideColumn.weightHeader]

  init(
    participant: Int, node: Int, first: Int, second: Int, ratio: Int, winner: Int? = nil,
    details: [(column: Int, kind: WideColumn)], change: (from: Int, why: Int)?, count: Int
  ) {
    self.participant = participant
    self.node = node
    self.first = first
    self.second = second
    self.ratio = ratio
    self.winner = winner
    self.details = details
    self.change = change
    self.count = count
    let detailColumns = Set(details.map(\.column))
    let end = (participant + 1..<count).first { !detailColumns.contains($0) } ?? count
    participantFields = end - participant
    othersToRead =
      detailColumns.subtracting(participant..<end).sorted()
      + (change.map { [$0.from, $0.why] } ?? [])
  }

  /// The fields of the participant in a row as written, delimiters between them included.
  func participantRange(in fields: [TableRow.Field]) -> Range<Int> {
    fields[participant].written
      .lowerBound..<fields[participant + participantFields - 1].written.upperBound
  }

  /// The order of the fields, by which rows are recognized.
  func form(delimiter: UInt8) -> KnownRows.Form {
    let isParticipantFirst = participant < ratio
    return KnownRows.Form(
      delimiter: delimiter, isParticipantFirst: isParticipantFirst,
      fieldsBefore: min(participant, ratio),
      fieldsBetween: isParticipantFirst
        ? ratio - participant - participantFields : participant - ratio - 1,
      participantFields: participantFields)
  }
}

/// What a column of a wide table of answers, or of a list of participants, has.
enum WideColumn: Equatable {
  case participant
  case weight
  case attribute(String)
  case question(QuestionID, isReversed: Bool)

  /// The head of the column of participants.
  static let participantHeader = "participant"
  /// The head of the column of weights.
  static let weightHeader = "weight"

  /// A column without a question, by its head.
  init(_ header: String) {
    self =
      switch header {
      case Self.participantHeader: .participant
      case Self.weightHeader: .weight
      default: .attribute(header)
      }
  }

  /// The question of the column, if it has one.
  var question: (question: QuestionID, isReversed: Bool)? {
    if case .question(let question, let isReversed) = self { return (question, isReversed) }
    return nil
  }

  /// Whether the column has the names of the participants.
  var isParticipant: Bool {
    if case .participant = self { return true }
    return false
  }
}
