internal import AHP

extension ResponsePass {
  /// Reads a table that has a row for each answer.
  mutating func readLong(
    _ table: inout TableReader, _ columns: LongColumns, receive: (inout Response) -> Void
  ) throws(FileError) {
    let form = columns.form(delimiter: table.delimiter)
    var rows = KnownRows(form, questionCount: names.questions.count)
    if let known = knownRows, known.form == form { rows = known }
    knownRows = nil
    defer { knownRows = rows }
    // The participant of the first row is not known yet.
    rows.setParticipant(nil)
    useRatios(delimiter: table.delimiter)
    for case (_, .attribute(let name)) in columns.details { addAttribute(name) }
    sitting += 1
    winners = WinnerColumns(
      columns.details.compactMap { if case .attribute = $0.kind { $0.column } else { nil } })
    let answers = AnswerText(options, delimiter: table.delimiter)
    let rowCount = reading.rowCount
    // Ratios with a sign, and votes of a kind, are not known by their digits.
    let isPlain =
      options.signed == nil && columns.cluster == nil && columns.kind == nil
      && columns.winner == nil
    while true {
      guard isPlain else {
        guard try table.readRow() else { break }
        if table.isBlank() { continue }
        reading.rowCount += 1
        readRow(table, columns, answers, &rows, receive)
        if cameAgain != nil { return }
        continue
      }
      let result = rows.read(
        table.text, table.position..<table.end, ratios: knownRatios, into: &slots[current],
        place: place(line: table.line))
      table.pass(to: result.position, rows: result.rowCount)
      reading.rowCount += result.rowCount
      reading.answerCount += result.answerCount
      switch result.stop {
      case .end: if try table.fillRow() { continue }
      case .participant(let written):
        // What stands beside the name is read with the whole row.
        if columns.participantFields == 1, begin(written: table.text[written], receive) {
          rows.setParticipant(table.text[written])
          continue
        }
        if cameAgain != nil { return }
      case .ratio(let written):
        if let ratio = answers.parse(written: table.text[written], delimiter: table.delimiter) {
          knownRatios.remember(ratio, written: table.text[written])
          continue
        }
      case .unknown: break
      }
      guard try table.readRow() else { break }
      if table.isBlank() { continue }
      reading.rowCount += 1
      readRow(table, columns, answers, &rows, receive)
      if cameAgain != nil { return }
    }
    if reading.rowCount == rowCount {
      throw FileError(
        Diagnostic("the file has no answers: nothing comes after the header", file: table.name))
    }
    if options.winners == .pair, columns.winner == nil, winners.candidates.isEmpty {
      problems.fail(
        Diagnostic(
          "no column says which of the two in a row is preferred, as '--winners pair' expects "
            + "(expected the title 'winner')", file: table.name,
          hint: "read the file without '--winners'"))
    }
    if options.winners != .participant,
      let candidate = winners.candidates.first(where: { $0.texts != .codes })
    {
      problems.fail(
        Diagnostic(
          "column \(candidate.column + 1) can be read in two ways: as which of the two in a row is "
            + "preferred, or as something about the participant", file: table.name,
          hint: ResponseTable.winnerHint))
    }
    noteRounded(of: table.name)
  }

  /// Drops known ratios of a file with another delimiter, on which their spelling depends.
  mutating func useRatios(delimiter: UInt8) {
    if ratioDelimiter != delimiter { knownRatios = KnownRatios(options) }
    ratioDelimiter = delimiter
    rounded = RoundedCount()
  }

  /// Makes a participant the current one by the name as written, if that is a whole field.
  private mutating func begin(
    written: ArraySlice<UInt8>, _ receive: (inout Response) -> Void
  ) -> Bool {
    var content = written
    if content.count >= 2 && content.first == UInt8(ascii: "\"")
      && content.last == UInt8(ascii: "\"")
    {
      content = content.dropFirst().dropLast()
    }
    guard !content.contains(UInt8(ascii: "\"")),
      (try? UTF8Span(validating: content.span)) != nil
    else { return false }
    let name = String(decoding: content, as: UTF8.self).trimmed()
    if SpreadsheetText.original(of: name) != nil { return false }
    if beginAgain(name, receive: receive) { return true }
    // Problems of a name are reported where the whole row is read.
    guard ModelName.isGood(name),
      roster.map({ $0.positions[name] != nil }) ?? true,
      !isDone(name), !isSummary(name)
    else { return false }
    return begin(name, diagnostic: { Diagnostic($0, file: "", hint: $1) }, receive: receive)
  }

  /// Reads a row that was not recognized, and reports what is wrong with it.
  private mutating func readRow(
    _ table: borrowing TableReader, _ columns: LongColumns, _ answers: AnswerText,
    _ rows: inout KnownRows, _ receive: (inout Response) -> Void
  ) {
    if let problem = table.problemOfForm(columnCount: columns.count) {
      problems.report(problem)
      return
    }
    guard beginParticipant(table, column: columns.participant, receive) else { return }
    readDetails(table, columns.details)
    let participant = columns.participantRange(in: table.fields)
    rows.setParticipant(
      table.text[participant].contains(UInt8(ascii: "\n")) ? nil : table.text[participant])

    if let kind = columns.kind, table.text(at: kind) != "pairwise" {
      problems.report(
        table.problem(
          "a vote of the kind '\(table.text(at: kind))' is no comparison (expected pairwise)",
          inColumn: kind))
      return
    }
    let path = table.text(at: columns.node)
    var set = names.set(ofCell: path)
    if let cluster = columns.cluster,
      let below = names.set(ofCell: "\(path)/\(table.text(at: cluster))")
    {
      set = below
    }
    if set == nil {
      problems.report(
        table.problem(names.message(onUnknownPath: path), inColumn: columns.node))
    }
    let written = table.text(at: columns.ratio)
    guard let set else { return }
    let items = names.items(of: set)
    let pair = [columns.first, columns.second].map { column in
      let name = table.text(at: column)
      let item = items.list.position(ofCell: name)
      if item == nil {
        problems.report(
          table.problem(items.message(onUnknownName: name), inColumn: column))
      }
      return item
    }
    guard let first = pair[0], let second = pair[1] else { return }
    winners.add(table) { text in
      items.list.position(ofCell: text).flatMap {
        $0 == first || $0 == second ? PairFinder.folded(text) : nil
      }
    }
    guard first != second else {
      problems.report(
        table.problem(
          ItemNames.message(onSelfComparison: items.names[first]), inColumn: columns.second))
      return
    }
    let (question, isReversed) = names.question(of: set, item: first, against: second)
    if !MissingAnswer.isMark(written) {
      switch answers.parse(written) {
      case .success(let number):
        if let fraction = answers.fraction(written) {
          rounded.add(written, fraction, line: table.rowLine)
        }
        guard let ratio = ratio(number, table, columns, (first, second), items) else { return }
        record(
          isReversed ? 1 / ratio : ratio, to: question, line: table.rowLine,
          diagnostic: { table.problem($0, inColumn: columns.ratio) })
        readChange(table, columns, of: set, (first, second), to: ratio, items)
      case .failure(let problem):
        let wrong = JudgmentMessage(
          problem, written, of: items.names[first], against: items.names[second])
        problems.report(
          table.problem(
            wrong.message, inColumn: columns.ratio,
            hint: answers.hint(
              wrong.hint, written, items.names[first], items.names[second])))
      }
    }
    remember(table, columns, question, isReversed: isReversed, &rows)
  }

  /// The ratio of the first of a row to the second, by who is preferred if a column says that; `nil`,
  /// and a problem, if it does not.
  private mutating func ratio(
    _ number: Double, _ table: borrowing TableReader, _ columns: LongColumns,
    _ pair: (first: Int, second: Int), _ items: ItemNames
  ) -> Double? {
    guard let column = columns.winner, number != 1 else { return number }
    let (first, second) = (items.names[pair.first], items.names[pair.second])
    let text = table.text(at: column)
    let named = items.list.position(ofCell: text)
    let side: PairSide? =
      switch named {
      case pair.first?: .first
      case pair.second?: .second
      case nil: PairSide(word: text)
      default: nil
      }
    guard let side else {
      problems.report(
        table.problem(
          "'\(text.prefix(60))' does not say which of '\(first)' and '\(second)' is preferred "
            + "(expected one of the names)", inColumn: column))
      return nil
    }
    guard number > 1 else {
      problems.report(
        table.problem(
          "\(table.text(at: columns.ratio).prefix(60)) is not how much '\(text.prefix(60))' is "
            + "preferred (expected a number of 1 or more)", inColumn: columns.ratio))
      return nil
    }
    return side == .first ? number : 1 / number
  }

  /// Reads the weight and the attributes of the current participant, or reports what is wrong with
  /// them.
  mutating func readDetails(
    _ table: borrowing TableReader, _ details: [(column: Int, kind: WideColumn)]
  ) {
    for (column, kind) in details {
      let text = table.text(at: column)
      if text.isEmpty { continue }
      switch kind {
      case .weight:
        if let weight = Participant.weight(text, hasDecimalComma: table.hasDecimalComma) {
          setWeight(weight, diagnostic: { table.problem($0, inColumn: column, hint: $1) })
        } else {
          problems.report(
            table.problem(
              Participant.message(onWeight: text, of: slots[current].response.participant.name),
              inColumn: column))
        }
      case .attribute(let name):
        setAttribute(
          name, SpreadsheetText.text(ofCell: text),
          diagnostic: { table.problem($0, inColumn: column, hint: $1) })
      case .participant, .question: break
      }
    }
  }

  /// Reads the record that the judgment of a row was changed, if the row has one.
  private mutating func readChange(
    _ table: borrowing TableReader, _ columns: LongColumns, of set: ComparisonSetID,
    _ pair: (first: Int, second: Int), to ratio: Double, _ items: ItemNames
  ) {
    guard let change = columns.change else { return }
    let (written, reason) = (table.text(at: change.from), table.text(at: change.why))
    if written.isEmpty && reason.isEmpty { return }
    guard !written.isEmpty && !reason.isEmpty else {
      problems.report(
        table.problem(
          "the record of a change needs '\(LongColumns.changeNames[0])' and "
            + "'\(LongColumns.changeNames[1])' (found one of them)",
          inColumn: written.isEmpty ? change.from : change.why))
      return
    }
    switch AnswerText(.any, delimiter: table.delimiter).parse(written) {
    case .success(let from):
      slots[current].response.changes[set, default: []].append(
        JudgmentChange(
          item: pair.first, other: pair.second, from: from, to: ratio,
          reason: SpreadsheetText.text(ofCell: reason)))
    case .failure(let problem):
      let wrong = JudgmentMessage(
        problem, written, of: items.names[pair.first], against: items.names[pair.second])
      problems.report(table.problem(wrong.message, inColumn: change.from, hint: wrong.hint))
    }
  }

  /// Makes the participant of a row the current one, or reports what is wrong with the name.
  ///
  /// - Returns: False if the name is wrong, or if the pass has to end.
  mutating func beginParticipant(
    _ table: borrowing TableReader, column: Int, _ receive: (inout Response) -> Void
  ) -> Bool {
    let name = participantName(ofCell: table.text(at: column))
    if let message = NameText.problem(name, of: "participant") {
      problems.report(table.problem(message, inColumn: column))
      return false
    }
    if isSummary(name) {
      problems.fail(
        table.problem(
          Self.summaryMessage(name), inColumn: column, hint: Self.summaryHint))
      return false
    }
    return begin(
      name, diagnostic: { table.problem($0, inColumn: column, hint: $1) }, receive: receive)
  }

  /// Whether a name can be nothing but a word for what follows from other rows, unless somebody is
  /// known by it.
  func isSummary(_ name: String) -> Bool {
    SummaryTitle.isSummary(name) && roster?.positions[name] == nil && known[name] == nil
  }

  static func summaryMessage(_ name: String) -> String {
    "the row '\(name)' can be read in two ways: as a participant, or as what follows from the rows "
      + "above it"
  }

  static let summaryHint = "take the row out of the table, or give the participant a longer name"

  private func remember(
    _ table: borrowing TableReader, _ columns: LongColumns, _ question: QuestionID,
    isReversed: Bool,
    _ rows: inout KnownRows
  ) {
    // What such columns have is of this row alone.
    guard columns.othersToRead.allSatisfy({ table.fields[$0].content.isEmpty }) else { return }
    let row = table.rowRange
    let participant = columns.participantRange(in: table.fields)
    let ratio = table.fields[columns.ratio].written
    // Rows are counted as lines.
    guard table.text[row].last == UInt8(ascii: "\n"),
      !table.text[row].dropLast().contains(UInt8(ascii: "\n"))
    else { return }
    let isParticipantFirst = columns.participant < columns.ratio
    rows.remember(
      table.text, row, first: isParticipantFirst ? participant : ratio,
      second: isParticipantFirst ? ratio : participant, question: question,
      isReversed: isReversed)
  }
}
