internal import AHP

/// The form of a table of answers, read from its first row.
enum ResponseTable {
  case long(LongColumns)
  case wide([WideColumn])

  /// Reads the first row of a table.
  ///
  /// - Throws: `FileError` with all that is wrong with it.
  static func read(
    _ table: inout TableReader, _ names: inout QuestionNames
  ) throws(FileError) -> ResponseTable {
    try table.readHeader(column: WideColumn.participantHeader, "answers")
    if let place = table.fields.compactMap(\.textAfterQuote).first {
      throw FileError(table.problem("text follows the closing quotation mark", at: place))
    }
    let headers = table.fields.indices.map { table.text(at: $0) }
    let isWide = headers.contains { $0.contains("|") }
    if !isWide && headers.contains(where: LongColumns.names.dropFirst().contains) {
      return .long(try longColumns(table, headers))
    }
    return .wide(try wideColumns(table, headers, &names))
  }

  private static func longColumns(
    _ table: borrowing TableReader, _ headers: [String]
  ) throws(FileError) -> LongColumns {
    var problems: [Diagnostic] = []
    var columns: [String: Int] = [:]
    var meant: Set<String> = []
    for (column, header) in headers.enumerated() {
      if header.isEmpty {
        problems.append(table.problem("column \(column + 1) has no name", inColumn: column))
      } else if columns.updateValue(column, forKey: header) != nil {
        problems.append(table.problem("the column '\(header)' is given twice", inColumn: column))
      }
    }
    // Any other column is an attribute, unless one is missing that it was probably meant to be.
    let missing = LongColumns.names.filter { columns[$0] == nil }
    for (column, header) in headers.enumerated()
    where !missing.isEmpty && !LongColumns.reservedNames.contains(header) {
      guard let suggestion = Spelling.suggestion(for: header, among: missing) else { continue }
      meant.insert(suggestion)
      problems.append(
        table.problem(
          "unknown column '\(header)'. Did you mean '\(suggestion)'?", inColumn: column))
    }
    for name in missing where !meant.contains(name) { problems.append(table.missingColumn(name)) }
    let change = LongColumns.changeNames.map { columns[$0] }
    if let alone = change.compactMap(\.self).first, change.contains(nil) {
      problems.append(
        table.problem(
          "the columns '\(LongColumns.changeNames[0])' and '\(LongColumns.changeNames[1])' go "
            + "together (found one of them)", inColumn: alone))
    }
    guard problems.isEmpty, let participant = columns[WideColumn.participantHeader],
      let node = columns["node"], let first = columns["first"], let second = columns["second"],
      let ratio = columns["ratio"]
    else { throw error(problems) }
    let known = LongColumns.names + LongColumns.changeNames
    return LongColumns(
      participant: participant, node: node, first: first, second: second, ratio: ratio,
      details: headers.enumerated().filter { !known.contains($0.element) }
        .map { ($0.offset, WideColumn($0.element)) },
      change: change[0].flatMap { from in change[1].map { (from, $0) } }, count: headers.count)
  }

  private static func wideColumns(
    _ table: borrowing TableReader, _ headers: [String], _ names: inout QuestionNames
  ) throws(FileError) -> [WideColumn] {
    var problems: [Diagnostic] = []
    var columns: [WideColumn] = []
    var columnOfQuestion: [QuestionID: Int] = [:]
    var columnOfName: [String: Int] = [:]
    for (column, header) in headers.enumerated() {
      func report(_ message: String) {
        problems.append(table.problem(message, inColumn: column))
      }
      guard header.contains("|") else {
        if header.isEmpty {
          report("column \(column + 1) has no name")
        } else if columnOfName.updateValue(column, forKey: header) != nil {
          report("the column '\(header)' is given twice")
        }
        columns.append(WideColumn(header))
        continue
      }
      switch pair(header, &names) {
      case .failure(let problem): report(problem.message)
      case .success(let pair):
        if let other = columnOfQuestion.updateValue(column, forKey: pair.question) {
          let (item, other) = (names.itemNames(of: pair.question), other + 1)
          report(
            "the pair '\(item.item)' and '\(item.other)' has two columns (first column \(other))")
        }
        columns.append(.question(pair.question, isReversed: pair.isReversed))
      }
    }
    if columnOfName[WideColumn.participantHeader] == nil {
      let suggestion = Spelling.suggestion(for: WideColumn.participantHeader, among: headers)
      problems.append(table.missingColumn(WideColumn.participantHeader, found: suggestion))
    }
    if problems.isEmpty && columnOfQuestion.isEmpty {
      problems.append(
        table.problem(
          "no column has answers (expected \(LongColumns.names.joined(separator: ", ")), or a column "
            + "'criterion|first|second' for each pair)", inColumn: 0))
    }
    if !problems.isEmpty { throw error(problems) }
    return columns
  }

  private static func error(_ problems: [Diagnostic]) -> FileError {
    let spelledOut = problems.prefix(FileError.spelledOut)
    return FileError(
      Array(spelledOut), furtherCount: problems.count - spelledOut.count)
  }

  // MARK: Pairs

  struct PairProblem: Error { let message: String }

  /// The question that the head of a column names as `criterion|first|second`.
  static func pair(
    _ header: String, _ names: inout QuestionNames
  ) -> Result<(question: QuestionID, isReversed: Bool), PairProblem> {
    let parts = header.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3 else {
      return .failure(
        PairProblem(
          message: "the column '\(header)' is not a pair (expected criterion|first|second)"))
    }
    // Names can have bars in them, so that every way to join the parts is tried.
    var found: [(question: QuestionID, isReversed: Bool)] = []
    var problem: PairProblem?
    for end in 1...parts.count - 2 {
      for middle in end + 1...parts.count - 1 {
        let pieces = [parts[..<end], parts[end..<middle], parts[middle...]].map {
          $0.joined(separator: "|").trimmed()
        }
        switch pair(pieces[0], pieces[1], pieces[2], header, &names) {
        case .success(let pair): found.append(pair)
        case .failure(let message): if problem == nil { problem = message }
        }
      }
    }
    if found.count > 1 {
      return .failure(
        PairProblem(message: "the column '\(header)' can be read as several pairs of the model"))
    }
    if let pair = found.first { return .success(pair) }
    return .failure(problem ?? PairProblem(message: "the column '\(header)' is not a pair"))
  }

  private static func pair(
    _ path: String, _ first: String, _ second: String, _ header: String,
    _ names: inout QuestionNames
  ) -> Result<(question: QuestionID, isReversed: Bool), PairProblem> {
    guard let set = names.set(at: path) else {
      return .failure(PairProblem(message: names.message(onUnknownPath: path)))
    }
    let items = names.items(of: set)
    for name in [first, second] where items.list.position(of: name) == nil {
      return .failure(PairProblem(message: items.message(onUnknownName: name)))
    }
    guard let item = items.list.position(of: first), let other = items.list.position(of: second),
      item != other
    else { return .failure(PairProblem(message: ItemNames.message(onSelfComparison: first))) }
    return .success(names.question(of: set, item: item, against: other))
  }
}
