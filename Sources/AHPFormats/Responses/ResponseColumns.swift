internal import AHP

/// Where the columns of a long table of answers are.
struct LongColumns {
  let participant: Int
  let node: Int
  let first: Int
  let second: Int
  let ratio: Int

  static let names = ["participant", "node", "first", "second", "ratio"]

  /// The order of the fields, by which rows are recognized.
  func form(delimiter: UInt8) -> KnownRows.Form {
    KnownRows.Form(
      delimiter: delimiter, isParticipantFirst: participant < ratio,
      fieldsBefore: min(participant, ratio), fieldsBetween: abs(participant - ratio) - 1)
  }
}

/// What a column of a wide table of answers, or of a list of participants, has.
enum WideColumn {
  case participant
  case weight
  case attribute(String)
  case question(QuestionID, isReversed: Bool)

  /// The head of the column of participants.
  static let participantHeader = "participant"

  /// A column without a question, by its head.
  init(_ header: String) {
    self =
      switch header {
      case Self.participantHeader: .participant
      case "weight": .weight
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
