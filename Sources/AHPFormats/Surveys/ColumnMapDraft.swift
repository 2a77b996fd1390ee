public import AHP

/// A draft of a map of the columns of a table of answers: what can be told from titles and answers
/// is filled in, and the rest is left for somebody to complete.
public struct ColumnMapDraft: Sendable {
  /// The map as a table in CSV; `ColumnMap` reads it when it is complete.
  public let text: String
  /// How many columns it has.
  public let columnCount: Int
  /// How many of them are to be completed.
  public let openCount: Int

  /// A row of the draft.
  private struct Row {
    var column: String
    var title = ""
    var examples = ""
    var node = ""
    var first = ""
    var second = ""
    var coding = ""
    var isOpen = false
    /// Whether the answers are numbers in a column of their own, and one of them is negative.
    var isNumeric = false
    var isSigned = false
  }

  /// A coding that is a question.
  private static let openSign = "signed-first or signed-second"

  /// How many examples of answers a row shows.
  private static let exampleCount = 3

  /// Looks at the first rows of the table at a path, or in standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: The table, in CSV, TSV or a workbook, of which the first sheet with cells counts.
  ///   - model: The model whose pairs the table asks about.
  ///   - note: Takes what is to be known of how the table is read, with its name.
  /// - Throws: `FileError` if it is no table that can be read.
  /// - Complexity: O(bytes of the first rows) for a text.
  public init(
    of path: String, for model: DecisionModel, note: (String) -> Void = { _ in }
  ) throws(FileError) {
    self = try TableFile.read(path, expected: "answers", takesFirstSheet: true, note: note) {
      (table) throws(FileError) in try Self(of: &table, for: model)
    }
  }

  private init(of table: inout TableReader, for model: DecisionModel) throws(FileError) {
    try table.readHeader(column: "participant", "a table of answers")
    table.markRow()
    table.chooseDelimiter(rows: SurveyHeader.mostRows)
    var names = QuestionNames(model)
    let finder = PairFinder(names)
    var rows = try Self.rows(&table, count: Self.rowCount)
    var header = SurveyHeader(Array(rows.prefix(SurveyHeader.mostRows)), finder, &names, nil)
    if header.isTransposed {
      rows = Self.transposed(rows)
      header = SurveyHeader(Array(rows.prefix(SurveyHeader.mostRows)), finder, &names, nil)
    }
    var problems: [Int: String] = [:]
    let titled = max(header.count, 1)
    var none: ResolvedMap?
    let columns = SurveyHeader(titlesOf: header, count: titled)
      .columns(&names, &none, readsWinners: true) { message, column, _ in
        problems[column] = message
      }
    let answers = rows.dropFirst(titled)
    var drafts = columns.titles.indices.map { column in
      Self.row(column, columns, Array(answers), finder, names, hasProblem: problems[column] != nil)
    }
    // The sign means the same in every column, and so does a number without one.
    if drafts.contains(where: \.isSigned) {
      for row in drafts.indices where drafts[row].isNumeric && drafts[row].coding.isEmpty {
        drafts[row].coding = Self.openSign
        drafts[row].isOpen = true
      }
    }
    columnCount = drafts.count
    openCount = drafts.count(where: \.isOpen)
    text = Self.text(drafts)
  }

  private static let rowCount = 200

  private static func rows(
    _ table: inout TableReader, count: Int
  ) throws(FileError) -> [[String]] {
    var rows: [[String]] = []
    while rows.count < count, try table.readFilledRow() {
      rows.append(table.fields.indices.map { table.writtenText(at: $0) })
    }
    return rows
  }

  private static func transposed(_ rows: [[String]]) -> [[String]] {
    let rows = MemoryTable.withoutLinesOfText(rows)
    let width = rows.map(\.count).max() ?? 0
    return (0..<width).map { column in rows.map { column < $0.count ? $0[column] : "" } }
  }

  // MARK: Rows

  private static func row(
    _ column: Int, _ columns: SurveyColumns, _ rows: [[String]], _ finder: PairFinder,
    _ names: QuestionNames, hasProblem: Bool
  ) -> Row {
    let titles = columns.titles[column]
    let isOnly = columns.titles.count { $0.first == titles.first } == 1
    var row = Row(column: isOnly && !titles.isEmpty ? titles[0] : "#\(column + 1)")
    // A short code is the better name of a column.
    if let code = titles.min(by: { $0.count < $1.count }), !code.isEmpty,
      columns.titles.count(where: { $0.contains(code) }) == 1
    {
      row.column = code
    }
    row.title = titles.first { $0 != row.column }.map { String($0.prefix(200)) } ?? ""
    let answers = rows.map { column < $0.count ? $0[column] : "" }
      .filter { !MissingAnswer.isMark($0) }
    var seen: Set<String> = []
    row.examples = answers.filter { seen.insert($0).inserted }.prefix(exampleCount)
      .map { String($0.prefix(60)) }.joined(separator: "; ")
    if let question = columns.questions.first(where: { $0.uses(column) }) {
      let place = names.questions.pair(at: question.question)
      row.node = names.questions.subject(of: place.set).path(in: names.model)
      (row.first, row.second) = (question.first, question.second)
      row.coding = coding(column, question, answers)
      if case .two(let winner, let intensity, _) = question.columns,
        columns.winners.contains(winner)
      {
        row.coding = column == intensity ? "intensity or ratio" : "winner or attribute"
      }
      row.isOpen = row.coding.contains(" or ")
      if case .one = question.columns { row.isNumeric = looksLikeAnswers(answers) }
      row.isSigned = row.isNumeric && isSigned(answers)
    } else if columns.participant == column {
      row.coding = ColumnCoding.participant.name
    } else if columns.weight == column {
      row.coding = ColumnCoding.weight.name
    } else if titles.isEmpty || columns.form == column || titles.contains(where: MetaColumn.isMeta)
    {
      row.coding = ColumnCoding.ignore.name
    } else if hasProblem || looksLikeAnswers(answers) {
      row.isOpen = true
      row.isNumeric = looksLikeAnswers(answers)
      row.isSigned = row.isNumeric && isSigned(answers)
    } else {
      row.coding = ColumnCoding.attribute.name
    }
    return row
  }

  private static func coding(
    _ column: Int, _ question: SurveyQuestion, _ answers: [String]
  ) -> String {
    switch question.columns {
    case .one(_, .signsUnsaid?): return openSign
    case .one(_, let coding?): return ColumnCoding.answers(coding).name
    case .one:
      for answer in answers {
        switch question.reader.read(answer) {
        case .step: return "from-first or from-second"
        default: continue
        }
      }
      return ""
    case .two(let winner, _, _):
      return winner == column ? ColumnCoding.answers(.winner).name : "intensity"
    case .either: return "winner or intensity"
    }
  }

  private static func isSigned(_ answers: [String]) -> Bool {
    answers.contains { SurveyNumber.plain($0)?.isNegative ?? false }
  }

  /// Whether all answers are numbers of the scale, or codes of steps.
  private static func looksLikeAnswers(_ answers: [String]) -> Bool {
    let reader = SurveyAnswerReader(first: [], second: [])
    return !answers.isEmpty
      && answers.allSatisfy { answer in
        switch reader.read(answer) {
        case .number(let number), .negative(let number), .rounded(let number, _):
          (0.1...17).contains(number)
        case .step, .degree, .eitherDegree, .judgment: true
        default: false
        }
      }
  }

  // MARK: Text

  private static func text(_ rows: [Row]) -> String {
    let head = ["column", "title", "examples", "node", "first", "second", "coding"]
    let lines = rows.map { row in
      [row.column, row.title, row.examples, row.node, row.first, row.second, row.coding]
    }
    return ([head] + lines).map { cells in
      cells.map { field(SpreadsheetText.harmless($0)) }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func field(_ text: String) -> String {
    let line = PrintableText.line(text)
    return line.contains(where: { ",\"".contains($0) }) || line.trimmed() != line
      ? "\"" + line.replacing("\"", with: "\"\"") + "\"" : line
  }
}

extension SurveyQuestion {
  /// Whether a column has its answers.
  fileprivate func uses(_ column: Int) -> Bool {
    switch columns {
    case .one(let one, _): one == column
    case .two(let one, let other, _), .either(let one, let other): one == column || other == column
    }
  }
}
