public import AHP
internal import SystemPackage

/// Writes responses as tables in CSV, which a `ResponseReader` reads back as they were.
///
/// A text that begins with `=`, `+`, `-` or `@` gets an apostrophe before it, which the reader
/// takes away again, so that no spreadsheet runs it as a formula.
///
///     let writer = try ResponseWriter(model: model, form: .long)
///     try writer.write(responses, to: "answers.csv")
public struct ResponseWriter: Sendable {
  /// The form of a table of responses.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// A row for each answer.
    case long
    /// A row for each participant and a column for each question, besides those for the weight and
    /// the attributes.
    case wide
  }

  /// What stands between the fields of a row.
  public enum Delimiter: String, Hashable, Sendable, CaseIterable {
    case comma, semicolon, tab

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      }
    }
  }

  /// A column beside those of participants, questions and attributes.
  public enum Column: Hashable, Sendable, CaseIterable {
    /// The participant's weight.
    case weight
    /// What an answer was before it was changed, and why; in the long form.
    case changes
  }

  private let form: Form
  private let delimiter: UInt8
  private let attributes: [String]
  private let hasWeights: Bool
  private let hasChanges: Bool
  /// Where the answers to each criterion begin, by which changes are found.
  private let allQuestions: Questions
  /// The first row, with its line feed.
  private let headerBytes: [UInt8]
  /// The questions that people can be asked, which have a column in the wide form.
  private let columns: [QuestionID]
  /// For each question what stands between the participant and the ratio; in the long form.
  private let questions: [[UInt8]]

  /// Creates a writer of responses to the questions of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - form: Whether a row is an answer or a participant.
  ///   - delimiter: What stands between fields.
  ///   - attributes: The attributes that get a column.
  ///   - columns: What else gets a column; `nil` for weights in the wide form and nothing in the
  ///     long one.
  /// - Throws: `FileError` if names of the model or of attributes are ambiguous.
  public init(
    model: DecisionModel, form: Form, delimiter: Delimiter = .comma, attributes: [String] = [],
    columns: Set<Column>? = nil
  ) throws(FileError) {
    self.form = form
    self.delimiter = delimiter.byte
    self.attributes = attributes
    hasWeights = columns?.contains(.weight) ?? (form == .wide)
    hasChanges = form == .long && columns?.contains(.changes) ?? false
    allQuestions = Questions(of: model)
    var names = QuestionNames(model.askingEverything())
    var problems: [Diagnostic] = []
    var pairs: [(path: String, item: String, other: String)] = []
    pairs.reserveCapacity(names.questions.count)
    for (set, path) in zip(names.questions.sets, names.answerPaths(of: model, &problems)) {
      guard names.questions.itemCount(of: set) > 1 else { continue }
      let items = names.items(of: set).names
      for (item, name) in items.enumerated() {
        for other in items[(item + 1)...] { pairs.append((path, name, other)) }
      }
    }
    // Direct priorities stand for everybody: there are no questions on such a criterion.
    let allQuestions = names.questions
    self.columns = allQuestions.sets.filter {
      allQuestions.subject(of: $0).judgments(in: model).canBeCompared
    }.flatMap { allQuestions.range(of: $0) }
    let others = [WideColumn.participantHeader] + (hasWeights ? [WideColumn.weightHeader] : [])
    let reserved = form == .wide ? others + [WideColumn.weightHeader] : LongColumns.reservedNames
    for (position, name) in attributes.enumerated()
    where (reserved + attributes[..<position]).contains(name) || name.contains("|")
      || name.trimmed() != name || name.isEmpty
    {
      problems.append(
        Diagnostic("the attribute '\(name)' cannot have a column of its own", file: model.name))
    }
    switch form {
    case .long:
      headerBytes = Self.row(
        others + attributes.map(Self.cell) + LongColumns.names.dropFirst()
          + (hasChanges ? LongColumns.changeNames : []), self.delimiter)
      self.questions = pairs.map { pair in
        Array(
          Self.row(
            ["", pair.path, pair.item, pair.other, ""].map(Self.cell),
            delimiter.byte
          ).dropLast())
      }
    case .wide:
      let heads = self.columns.map { question in
        let pair = pairs[question]
        return "\(pair.path)|\(pair.item)|\(pair.other)"
      }
      for (position, head) in heads.enumerated() where head.contains(where: { $0 == "|" }) {
        // Names with bars in them can be read in several ways.
        guard head.utf8.count(where: { $0 == UInt8(ascii: "|") }) > 2 else { continue }
        switch PairHead.question(of: head, &names) {
        case .failure(let problem):
          problems.append(Diagnostic(problem.message(of: head, &names), file: model.name))
        case .success(let pair) where pair != (self.columns[position], false):
          problems.append(
            Diagnostic("the column '\(head)' is that of another pair too", file: model.name))
        case .success: break
        }
      }
      headerBytes = Self.row(
        (others + attributes + heads).map(Self.cell), self.delimiter)
      self.questions = []
    }
    if !problems.isEmpty { throw FileError(problems) }
  }

  /// The first row of the table, with its line feed, in UTF-8.
  public var header: [UInt8] { headerBytes }

  /// Appends the rows of a response, in UTF-8: for pieces of a table, which begins with the header.
  ///
  /// In the long form a missing answer has no row, unless all are missing.
  public func append(_ response: Response, to bytes: inout [UInt8]) {
    switch form {
    case .long: appendLong(response, to: &bytes)
    case .wide: appendWide(response, to: &bytes)
    }
  }

  /// Writes a whole table to the file at a path, or to standard output for `nil` and `-`, piece by
  /// piece.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public func write(
    _ responses: some Sequence<Response>, to path: String?
  ) throws(FileError) {
    try FileOutput.write(to: path) { descriptor in
      var bytes = headerBytes
      for response in responses {
        append(response, to: &bytes)
        if bytes.count >= Self.pieceSize {
          try descriptor.writeAll(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      try descriptor.writeAll(bytes)
    }
  }

  /// How many bytes are written at once.
  private static let pieceSize = 1 << 18

  /// The fields of a participant, which stand first in each row.
  private func fields(of participant: Participant) -> [UInt8] {
    var bytes = Self.field(Self.cell(participant.name), delimiter)
    if hasWeights {
      bytes.append(delimiter)
      bytes += DataValue.digits(participant.weight).utf8
    }
    for attribute in attributes {
      bytes.append(delimiter)
      bytes += Self.field(Self.cell(participant.attributes[attribute] ?? ""), delimiter)
    }
    return bytes
  }

  private func appendLong(_ response: Response, to bytes: inout [UInt8]) {
    let participant = fields(of: response.participant)
    let changes = hasChanges ? self.changes(of: response) : [:]
    let noChange = hasChanges ? [delimiter, delimiter] : []
    var isEmpty = true
    for (question, ratio) in response.answers.enumerated() where ratio != Response.missing {
      isEmpty = false
      bytes += participant
      bytes += questions[question]
      appendRatio(ratio, to: &bytes)
      bytes += changes[question] ?? noChange
      bytes.append(UInt8(ascii: "\n"))
    }
    if isEmpty, let question = columns.first {
      bytes += participant
      bytes += questions[question]
      bytes += noChange
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// The fields of the record of changed answers, by question. Of an answer that was changed
  /// several times, what it was at first, and all reasons.
  private func changes(of response: Response) -> [Int: [UInt8]] {
    var records: [Int: (from: Double, reasons: [String])] = [:]
    for (set, changes) in response.changes {
      for change in changes {
        let (item, other) = (min(change.item, change.other), max(change.item, change.other))
        let question = allQuestions.question(of: set, item: item, against: other)
        let from = change.item < change.other ? change.from : 1 / change.from
        records[question.position, default: (from, [])].reasons.append(change.reason)
      }
    }
    return records.mapValues { record in
      [delimiter] + Ratio.text(record.from).utf8 + [delimiter]
        + Self.field(Self.cell(record.reasons.joined(separator: "; ")), delimiter)
    }
  }

  private func appendWide(_ response: Response, to bytes: inout [UInt8]) {
    bytes += fields(of: response.participant)
    for question in columns {
      let ratio = response.answers[question]
      bytes.append(delimiter)
      if ratio != Response.missing { appendRatio(ratio, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendRatio(_ ratio: Double, to bytes: inout [UInt8]) {
    // Nearly all ratios of 1 or more are whole numbers of the scale.
    if ratio >= 1 && ratio <= 9 && ratio == ratio.rounded() {
      bytes.append(UInt8(ascii: "0") + UInt8(ratio))
    } else {
      bytes += Ratio.exactText(ratio).utf8
    }
  }

  // MARK: Fields

  /// A text that people wrote, as it stands in a cell.
  private static func cell(_ text: String) -> String {
    SpreadsheetText.harmless(PrintableText.cell(text))
  }

  private static func row(_ fields: [String], _ delimiter: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    for (position, text) in fields.enumerated() {
      if position > 0 { bytes.append(delimiter) }
      bytes += field(text, delimiter)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// A field, in quotation marks if it needs them.
  static func field(_ text: String, _ delimiter: UInt8) -> [UInt8] {
    let isPlain = text.utf8.allSatisfy {
      $0 != delimiter && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n")
        && $0 != UInt8(ascii: "\r")
    }
    if isPlain { return Array(text.utf8) }
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
  }
}
