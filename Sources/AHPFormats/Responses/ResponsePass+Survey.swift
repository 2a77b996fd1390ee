internal import AHP

extension ResponsePass {
  /// Reads a table of a survey, which has a row for each participant, from its marked first row.
  mutating func readSurvey(
    _ table: inout TableReader, _ columns: SurveyColumns, receive: (inout Response) -> Void
  ) throws(FileError) {
    for _ in 0..<columns.headerRowCount { _ = try table.readFilledRow() }
    table.forgetMark()
    for (_, name) in columns.attributes { addAttribute(name) }
    rounded = RoundedCount()
    var rows = SurveyRows(columns, options)
    let rowCount = reading.rowCount
    while try table.readRow() {
      if table.isBlank() { continue }
      reading.rowCount += 1
      readRow(table, &rows, receive)
      if cameAgain != nil { return }
    }
    if reading.rowCount == rowCount {
      throw FileError(
        Diagnostic("the file has no answers: nothing comes after the header", file: table.name))
    }
    if let problem = rows.directionProblem(finder, options.winners, file: table.name) {
      problems.fail(problem)
    }
    note(rows, of: table.name)
  }

  private mutating func readRow(
    _ table: borrowing TableReader, _ rows: inout SurveyRows, _ receive: (inout Response) -> Void
  ) {
    let columns = rows.columns
    if let problem = table.problemOfForm(columnCount: columns.count) {
      problems.report(problem)
      return
    }
    if rows.repeatsTitles(table) {
      if rows.repeatedTitles.count < FileError.spelledOut {
        rows.repeatedTitles.append(table.rowLine)
      }
      return
    }
    sitting += 1
    if let problem = rows.problemOfForm(table, names.model) { problems.fail(problem) }
    let numbers = rows.numbers(in: table)
    guard beginRespondent(table, columns, numbers, &rows, receive) else { return }
    if let numbers { rows.above.add(numbers) }
    if !rows.details.isEmpty {
      readDetails(table, rows.details)
      rows.addWinners(table, finder)
    }
    if let problem = rows.problemOfBlank(table) { problems.fail(problem) }
    for (column, kind) in columns.completions {
      let text = table.text(at: column)
      if kind.isIncomplete(text) { rows.incompleteCount += 1 }
      if kind.isTest(text) { rows.testCount += 1 }
    }
    for position in columns.questions.indices {
      let written = rows.extent(ofQuestion: position, in: table)
      if let written, let ratio = rows.knownRatio(of: table.text, written, position) {
        if ratio != Response.missing {
          rows.ratiosSeen[position].add(ratio)
          record(ratio, to: rows.targets[position], table)
        }
        continue
      }
      let question = columns.questions[position]
      let target = rows.targets[position]
      switch rows.reading(of: question, in: table) {
      case .missing: rows.remember(Response.missing, of: table.text, written, position)
      case .ratio(let ratio):
        rows.remember(ratio, of: table.text, written, position)
        rows.ratiosSeen[position].add(ratio)
        record(ratio, to: target, table)
      case .rounded(let ratio):
        rows.ratiosSeen[position].add(ratio)
        rounded.add(table.text(at: target.column), ratio, line: table.rowLine)
        record(ratio, to: target, table)
      case .problem(let problem, let column):
        let text = table.text(at: column)
        let (message, hint) = problem.message(text, of: question)
        let diagnostic = table.problem(message, inColumn: column, hint: hint)
        if !problem.isQuestion {
          problems.report(diagnostic)
        } else if rows.isFirstQuestion(problem) {
          problems.fail(diagnostic)
        }
      }
    }
  }

  private mutating func record(
    _ ratio: Double, to target: SurveyRows.Target, _ table: borrowing TableReader
  ) {
    record(
      target.isReversed ? 1 / ratio : ratio, to: target.question, line: table.rowLine,
      diagnostic: { table.problem($0, inColumn: target.column) })
  }

  /// Makes the participant of a row the current one: by the name in it, or by a number.
  private mutating func beginRespondent(
    _ table: borrowing TableReader, _ columns: SurveyColumns, _ numbers: [String]?,
    _ rows: inout SurveyRows, _ receive: (inout Response) -> Void
  ) -> Bool {
    let isNamed = columns.participant.map { !MissingAnswer.isMark(table.text(at: $0)) } ?? false
    switch summary(table, rows, numbers, isNamed: isNamed) {
    case .statistic(let statistic, let text):
      rows.summaries.append("'\(text)' (line \(table.rowLine), the \(statistic.noun))")
      return false
    case .either(let problem):
      problems.fail(problem)
      return false
    case nil: break
    }
    if isNamed, let column = columns.participant {
      return beginParticipant(table, column: column, receive)
    }
    anonymousCount += 1
    let name = "Respondent \(anonymousCount)"
    rows.numbered = (rows.numbered?.first ?? name, name)
    return begin(
      name, diagnostic: { table.problem($0, at: table.rowRange.lowerBound, hint: $1) },
      receive: receive)
  }

  /// A row that follows from those above it.
  private enum Summary {
    case statistic(RowStatistic, String)
    /// It can be a participant too.
    case either(Diagnostic)
  }

  /// Whether a row follows from those above it; `nil` for the answers of somebody.
  private func summary(
    _ table: borrowing TableReader, _ rows: SurveyRows, _ numbers: [String]?, isNamed: Bool
  ) -> Summary? {
    let columns = rows.columns
    var place = columns.participant
    if !isNamed {
      // Without a name, what stands before the answers says what the row is.
      let answered = columns.questions.map(\.columnRange.first).min() ?? 0
      place = (0..<answered).first { !table.text(at: $0).isEmpty }
    }
    let text = place.map { table.text(at: $0) } ?? ""
    if roster?.positions[text] != nil || known[text] != nil { return nil }
    if columns.isTurned, SummaryTitle.isOfQuestions(text) {
      return .either(
        table.problem(
          "the column '\(text)' can be read in two ways: as the answers of a participant, or as "
            + "something about the questions", inColumn: place ?? 0,
          hint: "take the column out of the table, or give the participant a longer name"))
    }
    var candidates: [RowStatistic] = []
    switch SummaryTitle.kind(text) {
    case .certain: break
    case .possible(let statistics): candidates = statistics
    // Where everybody else has a name, a row of means can have none.
    case nil:
      guard !isNamed, columns.participant != nil, rows.numbered == nil, let numbers,
        numbers.count > 1,
        let statistic = rows.above.statistic(numbers, among: [.mean, .geometricMean, .sum])
      else { return nil }
      return .either(
        table.problem(
          "the row without a name can be read in two ways: as a participant, or as the "
            + "\(statistic.noun) of the rows above it", inColumn: place ?? 0, hint: Self.summaryHint
        ))
    }
    if let numbers, let statistic = rows.above.statistic(numbers, among: candidates) {
      return .statistic(statistic, text)
    }
    // A name stays one where its row is no statistic, unless there is too much above to tell.
    if SummaryTitle.kind(text) != .certain, !rows.above.isFull { return nil }
    return .either(
      table.problem(
        Self.summaryMessage(text), inColumn: place ?? 0, hint: Self.summaryHint))
  }

  // MARK: What is said

  private mutating func note(_ rows: SurveyRows, of file: String) {
    let columns = rows.columns
    let pairs = columns.questions.count
    let answers = columns.questions.reduce(0) { $0 + $1.columnCount }
    var sentences = [
      "\(pairs) \(pairs == 1 ? "pair" : "pairs") in \(answers) "
        + "\(answers == 1 ? "column" : "columns")"
        + (columns.headerRowCount > 1 ? ", below \(columns.headerRowCount) rows of titles" : "")
    ]
    if let column = columns.participant, let title = columns.titles[column].first {
      sentences.append("participants named by '\(title)'")
    }
    if let column = columns.weight, let title = columns.titles[column].first,
      title != WideColumn.weightHeader
    {
      sentences.append("weights of participants in '\(title)'")
    }
    if let (first, last) = rows.numbered {
      sentences.append(
        "rows without a name are called '\(first)'" + (first == last ? "" : " … '\(last)'"))
    }
    note(file, sentences.joined(separator: "; "))
    if !columns.abbreviations.isEmpty {
      note(file, "read as abbreviations: \(ShortList.text(of: columns.abbreviations))")
    }
    if !columns.turned.isEmpty {
      note(file, "read in the order that titles say: \(ShortList.text(of: columns.turned))")
    }
    if !columns.winners.isEmpty {
      let titles = columns.winners.map { "'\(columns.titles[$0].first ?? "")' (column \($0 + 1))" }
      note(file, "read as who is preferred: \(ShortList.text(of: titles))")
    }
    if !rows.repeatedTitles.isEmpty {
      note(
        file,
        "rows that repeat the titles are left out: "
          + ShortList.text(of: rows.repeatedTitles.map { "line \($0)" }))
    }
    if !columns.formNames.isEmpty {
      note(
        file,
        "read as questions of a form of 'ahp export': \(ShortList.text(of: columns.formNames))")
    }
    if !columns.attributes.isEmpty {
      note(file, "read as attributes: \(ShortList.text(of: columns.attributes.map(\.name)))")
    }
    noteLeftOut(columns.leftOut, of: file)
    noteRounded(of: file)
    if !rows.summaries.isEmpty {
      note(
        file,
        "rows that follow from those above them are left out: "
          + ShortList.text(of: rows.summaries))
    }
    if rows.incompleteCount > 0 {
      note(
        file, "\(rows.incompleteCount) of the responses were not finished; what they have counts")
    }
    if rows.testCount > 0 {
      note(file, "\(rows.testCount) of the responses are tests of the survey; they count")
    }
  }

  /// Says which columns of a table are left out.
  mutating func noteLeftOut(_ columns: [String], of file: String) {
    if columns.isEmpty { return }
    note(file, "columns left out: \(ShortList.text(of: columns))")
    guard reading.leftOut.count < FileError.spelledOut else { return }
    reading.leftOut.append(
      .init(file: file, part: .columns, names: columns.map { String($0.prefix(200)) }))
  }

  /// Says which numbers of a table are read as the fractions that they are rounded forms of.
  mutating func noteRounded(of file: String) {
    if let (line, sentence) = rounded.remark() { note("\(file):\(line)", sentence) }
  }

  /// Adds what is to be known of a file that was read.
  mutating func note(_ file: String, _ sentence: String) {
    if reading.notes.count < FileError.spelledOut { reading.notes.append("\(file): \(sentence)") }
  }
}

/// What is known while the rows of a survey are read.
struct SurveyRows {
  /// What a question needs when its answer is known already.
  struct Target {
    let question: QuestionID
    let isReversed: Bool
    /// The first of its columns, and the last if it stands next to it.
    let column: Int
    let lastColumn: Int?
  }

  let columns: SurveyColumns
  let details: [(column: Int, kind: WideColumn)]
  private let rules: SurveyQuestion.Rules
  /// The answers of texts that each column had before.
  private var answers: [TextCache<SurveyAnswer>]
  let targets: [Target]
  /// The ratios of texts that each question had before; `Response.missing` for none.
  private var ratios: [TextCache<Double>]
  private var asked: (sign: Bool, step: Bool, columns: Bool) = (false, false, false)
  private var fingerprint: String?
  private var hasFormProblem = false
  /// The numbers of the first rows, and the rows that follow from them, in words.
  var above: RowNumbers
  var summaries: [String] = []
  /// What the answers of each question were, to tell codes and strengths from ratios.
  var ratiosSeen: [RatiosSeen]
  /// The attributes that may say who is preferred.
  var winners: WinnerColumns
  private var hasBlankProblem = false
  /// The lines of rows that have the titles once more.
  var repeatedTitles: [Int] = []
  var incompleteCount = 0
  var testCount = 0
  /// The first and the last name that was made up.
  var numbered: (first: String, last: String)?

  init(_ columns: SurveyColumns, _ options: ResponseOptions) {
    self.columns = columns
    details =
      (columns.weight.map { [($0, WideColumn.weight)] } ?? [])
      + columns.attributes.map { ($0.column, .attribute($0.name)) }
    rules = SurveyQuestion.Rules(
      limits: options.answers.limits, signed: options.signed, roundedRatios: options.roundedRatios)
    answers = Array(repeating: TextCache(), count: columns.count)
    ratios = Array(repeating: TextCache(), count: columns.questions.count)
    above = RowNumbers(columnCount: columns.questions.reduce(0) { $0 + $1.columnCount })
    ratiosSeen = Array(repeating: RatiosSeen(), count: columns.questions.count)
    winners = WinnerColumns(columns.attributes.map(\.column))
    targets = columns.questions.map { question in
      let (first, last) = question.columnRange
      return Target(
        question: question.question, isReversed: question.isReversed, column: first,
        lastColumn: last - first <= 1 ? last : nil)
    }
  }

  /// The cells with answers of a row; `nil` where nobody writes sums any more.
  func numbers(in table: borrowing TableReader) -> [String]? {
    if above.isFull { return nil }
    var cells: [String] = []
    for question in columns.questions {
      let (first, last) = question.columnRange
      cells.append(table.text(at: first))
      if question.columnCount > 1 { cells.append(table.text(at: last)) }
    }
    return cells
  }

  /// Whether a row has the titles of all questions once more.
  func repeatsTitles(_ table: borrowing TableReader) -> Bool {
    columns.questions.allSatisfy { question in
      let column = question.columnRange.first
      let length = table.fields[column].content.count
      return columns.titles[column].contains {
        $0.utf8.count == length && $0 == table.text(at: column)
      }
    }
  }

  /// What is wrong with the form that a row answers: it asked other questions than the model does.
  /// Told once.
  mutating func problemOfForm(
    _ table: borrowing TableReader, _ model: DecisionModel
  ) -> Diagnostic? {
    guard let column = columns.form, !columns.formNames.isEmpty, !hasFormProblem else { return nil }
    let text = table.text(at: column)
    let expected = fingerprint ?? SurveyQuestions(of: model).fingerprint(of: model)
    fingerprint = expected
    if MissingAnswer.isMark(text) || text == expected { return nil }
    hasFormProblem = true
    return table.problem(
      "the form that was answered ('\(text.prefix(40))') asked other questions than the model "
        + "('\(expected)'): criteria or alternatives have been added, moved or renamed since",
      inColumn: column,
      hint:
        "read the answers with the model as it was when the form was written, or with a map ('--map')"
    )
  }

  /// What is wrong with a number beside answers in a column without a title. Told once.
  mutating func problemOfBlank(_ table: borrowing TableReader) -> Diagnostic? {
    guard !hasBlankProblem else { return nil }
    for column in columns.blanks where SurveyNumber.plain(table.text(at: column)) != nil {
      hasBlankProblem = true
      return table.problem(
        "column \(column + 1) has the number \(table.text(at: column).prefix(20)) beside the answers, "
          + "and no title", inColumn: column,
        hint: "give the column a title, or take it out of the table")
    }
    return nil
  }

  /// The bytes of the answers to a question, which are the same for the same answers alone; `nil`
  /// if they have to be read column by column.
  func extent(ofQuestion position: Int, in table: borrowing TableReader) -> Range<Int>? {
    guard let last = targets[position].lastColumn else { return nil }
    let field = table.fields[targets[position].column]
    if field.hasDoubledQuotes { return nil }
    if last == targets[position].column { return field.content }
    let other = table.fields[last]
    // Of one field with quotation marks and one without the same bytes can be different answers.
    guard !other.hasDoubledQuotes, other.isQuoted == field.isQuoted else { return nil }
    return field.content.lowerBound..<other.content.upperBound
  }

  func knownRatio(of text: borrowing [UInt8], _ range: Range<Int>, _ position: Int) -> Double? {
    ratios[position].value(of: text, range)
  }

  mutating func remember(
    _ ratio: Double, of text: borrowing [UInt8], _ range: Range<Int>?, _ position: Int
  ) {
    if let range { ratios[position].remember(ratio, of: text, range) }
  }

  mutating func reading(
    of question: SurveyQuestion, in table: borrowing TableReader
  ) -> SurveyQuestion.Reading {
    switch question.columns {
    case .one(let column, let coding):
      return question.reading(
        of: answer(question, in: column, table), in: column, coding, rules)
    case .two(let winner, let intensity, let isMapped):
      return question.reading(
        ofWinner: answer(question, in: winner, table), in: winner,
        intensity: answer(question, in: intensity, table), in: intensity, isMapped: isMapped, rules)
    case .either(let one, let other):
      return question.reading(
        of: (answer(question, in: one, table), answer(question, in: other, table)),
        in: (one, other), rules)
    }
  }

  private mutating func answer(
    _ question: SurveyQuestion, in column: Int, _ table: borrowing TableReader
  ) -> SurveyAnswer {
    let field = table.fields[column]
    if !field.hasDoubledQuotes, let known = answers[column].value(of: table.text, field.content) {
      return known
    }
    let answer = question.reader.read(table.text(at: column))
    if !field.hasDoubledQuotes { answers[column].remember(answer, of: table.text, field.content) }
    return answer
  }

  /// Whether a question about the whole table is asked for the first time.
  mutating func isFirstQuestion(_ problem: SurveyProblem) -> Bool {
    let before = asked
    switch problem {
    case .sign: asked.sign = true
    case .step: asked.step = true
    default: asked.columns = true
    }
    return before != asked
  }
}

extension SurveyQuestion {
  /// Whether its answers stand in one column.
  var hasOneColumn: Bool {
    if case .one = columns { return true }
    return false
  }

  /// The first and the last column of its answers.
  var columnRange: (first: Int, last: Int) {
    switch columns {
    case .one(let column, _): (column, column)
    case .two(let one, let other, _), .either(let one, let other):
      (min(one, other), max(one, other))
    }
  }

  fileprivate var columnCount: Int {
    if case .one = columns { return 1 }
    return 2
  }
}
