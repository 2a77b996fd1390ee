internal import AHP

extension ResponsePass {
  /// Reads a table that has a row for each participant and a column for each question.
  mutating func readWide(
    _ table: inout TableReader, _ columns: [WideColumn], receive: (inout Response) -> Void
  ) throws(FileError) {
    useRatios(delimiter: table.delimiter)
    for case .attribute(let name) in columns { addAttribute(name) }
    let answers = AnswerText(options, delimiter: table.delimiter)
    let others = columns.enumerated().filter { $0.element.question == nil }
      .map { (column: $0.offset, kind: $0.element) }
    var cells = KnownCells(delimiter: table.delimiter, columns: columns.map(\.question))
    let rowCount = reading.rowCount
    // Ratios with a sign are not known by their digits.
    let isPlain = options.signed == nil
    while true {
      let (isAtEnd, next) =
        isPlain ? readKnown(table, others, &cells, answers, receive) : (false, nil)
      if let next {
        table.pass(to: next, rows: 1)
        reading.rowCount += 1
      } else if isAtEnd, try table.fillRow() {
        continue
      } else {
        guard try table.readRow() else { break }
        if table.isBlank() { continue }
        reading.rowCount += 1
        readRow(table, columns, answers, receive)
        if cameAgain != nil { return }
      }
    }
    if reading.rowCount == rowCount {
      throw FileError(
        Diagnostic("the file has no answers: nothing comes after the header", file: table.name))
    }
    noteRounded(of: table.name)
  }

  /// Reads a row without problems, and returns where the next begins. `nil`, without any change, if
  /// the row has to be read cell by cell or the text ends before it does.
  private mutating func readKnown(
    _ table: borrowing TableReader, _ others: [(column: Int, kind: WideColumn)],
    _ cells: inout KnownCells,
    _ answers: AnswerText, _ receive: (inout Response) -> Void
  ) -> (isAtEnd: Bool, next: Int?) {
    var start = table.position
    var column = 0
    while true {
      switch cells.read(
        table.text, table.position..<table.end, from: start, column: column, ratios: knownRatios)
      {
      case .read(let next):
        return (false, store(table, others, cells, receive) ? next : nil)
      case .ratio(let written, let stoppedAt):
        guard let ratio = answers.parse(written: table.text[written], delimiter: table.delimiter)
        else { return (false, nil) }
        knownRatios.remember(ratio, written: table.text[written])
        // A long text of a ratio is not remembered, so that the row would stop here again.
        guard written.count <= KnownRatios.longest else { return (false, nil) }
        start = written.lowerBound
        column = stoppedAt
      case .end: return (true, nil)
      case .unknown: return (false, nil)
      }
    }
  }

  /// Stores the row that was read into `cells`; returns false, without any change, unless it is the
  /// first of its participant and has a good name, weight and attributes.
  private mutating func store(
    _ table: borrowing TableReader, _ others: [(column: Int, kind: WideColumn)],
    _ cells: KnownCells,
    _ receive: (inout Response) -> Void
  ) -> Bool {
    var name = ""
    var weight: Double?
    var attributes: [(name: String, value: String)] = []
    for (column, kind) in others {
      let extent = cells.extent(ofColumn: column)
      guard
        let text = Self.text(
          written: table.text[
            table.position + extent.lowerBound..<table.position + extent.upperBound])
      else { return false }
      switch kind {
      case .participant: name = participantName(ofCell: text)
      case .weight where !text.isEmpty:
        guard let number = Participant.weight(text, hasDecimalComma: table.hasDecimalComma) else {
          return false
        }
        weight = number
      case .attribute(let attribute) where !text.isEmpty:
        attributes.append((attribute, SpreadsheetText.text(ofCell: text)))
      default: break
      }
    }
    // Problems of a name are reported where the whole row is read.
    guard ModelName.isGood(name), mode == .streaming, !isDone(name), !isCurrent(name),
      !isSummary(name),
      roster?.allows(name, weight: weight, attributes) ?? true,
      attributes.allSatisfy({ partProblems($0.name, $0.value, of: name).isEmpty })
    else { return false }
    sitting += 1
    _ = begin(name, diagnostic: { Diagnostic($0, file: "", hint: $1) }, receive: receive)
    if let weight { setWeight(weight, diagnostic: { Diagnostic($0, file: "", hint: $1) }) }
    for (attribute, value) in attributes {
      setAttribute(attribute, value, diagnostic: { Diagnostic($0, file: "", hint: $1) })
    }
    reading.answerCount += cells.store(into: &slots[current], place: place(line: table.line))
    return true
  }

  /// The text of a cell as written; `nil` if that needs a closer look.
  private static func text(written: ArraySlice<UInt8>) -> String? {
    var content = written
    if content.count >= 2 && content.first == UInt8(ascii: "\"")
      && content.last == UInt8(ascii: "\"")
    {
      content = content.dropFirst().dropLast()
    }
    guard !content.contains(UInt8(ascii: "\"")), !content.contains(0),
      (try? UTF8Span(validating: content.span)) != nil
    else { return nil }
    return String(decoding: content, as: UTF8.self).trimmed()
  }

  /// Reads a row cell by cell, and reports what is wrong with it.
  private mutating func readRow(
    _ table: borrowing TableReader, _ columns: [WideColumn], _ answers: AnswerText,
    _ receive: (inout Response) -> Void
  ) {
    if let problem = table.problemOfForm(columnCount: columns.count) {
      problems.report(problem)
      return
    }
    sitting += 1
    guard let participant = columns.firstIndex(where: \.isParticipant),
      beginParticipant(table, column: participant, receive)
    else { return }
    readDetails(table, columns.enumerated().map { ($0.offset, $0.element) })
    for (column, kind) in columns.enumerated() {
      guard case .question(let question, let isReversed) = kind else { continue }
      let text = table.text(at: column)
      if MissingAnswer.isMark(text) { continue }
      switch answers.parse(text) {
      case .success(let ratio):
        if let fraction = answers.fraction(text) {
          rounded.add(text, fraction, line: table.rowLine)
        }
        record(
          isReversed ? 1 / ratio : ratio, to: question, line: table.rowLine,
          diagnostic: { table.problem($0, inColumn: column) })
      case .failure(let problem):
        let (item, other) = names.itemNames(of: question)
        let (first, second) = isReversed ? (other, item) : (item, other)
        let wrong = JudgmentMessage(problem, text, of: first, against: second)
        problems.report(
          table.problem(
            wrong.message, inColumn: column, hint: answers.hint(wrong.hint, text, first, second)))
      }
    }
  }
}
