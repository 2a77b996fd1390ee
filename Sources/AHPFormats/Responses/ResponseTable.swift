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
    let headers = table.fields.indices.map { table.writtenText(at: $0) }
    let isWide = headers.contains { $0.contains("|") }
    if !isWide && headers.contains(where: LongColumns.names.dropFirst().contains) {
      return .long(try longColumns(table, headers))
    }
    return .wide(try wideColumns(table, headers, &names))
  }

  private static func longColumns(
    _ table: borrowing TableReader, _ headers: [String]
  ) throws(FileError) -> LongColumns {
    var problems = TableProblems(wrongRows: .failure)
    var columns: [String: Int] = [:]
    var meant: Set<String> = []
    for (column, header) in headers.enumerated() {
      if header.isEmpty {
        problems.fail(table.problem("column \(column + 1) has no name", inColumn: column))
      } else if columns.updateValue(column, forKey: header) != nil {
        problems.fail(table.problem("the column '\(header)' is given twice", inColumn: column))
      }
    }
    // Any other column is an attribute, unless one is missing that it was probably meant to be.
    let missing = LongColumns.names.filter { columns[$0] == nil }
    for (column, header) in headers.enumerated()
    where !missing.isEmpty && !LongColumns.reservedNames.contains(header) {
      guard let suggestion = Spelling.suggestion(for: header, among: missing) else { continue }
      meant.insert(suggestion)
      problems.fail(
        table.problem(
          "unknown column '\(header)'. Did you mean '\(suggestion)'?", inColumn: column))
    }
    for name in missing where !meant.contains(name) { problems.fail(table.missingColumn(name)) }
    let change = LongColumns.changeNames.map { columns[$0] }
    if let alone = change.compactMap(\.self).first, change.contains(nil) {
      problems.fail(
        table.problem(
          "the columns '\(LongColumns.changeNames[0])' and '\(LongColumns.changeNames[1])' go "
            + "together (found one of them)", inColumn: alone))
    }
    guard !problems.areFatal, let participant = columns[WideColumn.participantHeader],
      let node = columns["node"], let first = columns["first"], let second = columns["second"],
      let ratio = columns["ratio"]
    else { throw problems.error }
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
    // Problems beyond those that are spelled out are only counted: a message needs a copy of the row.
    var problems = TableProblems(wrongRows: .failure)
    var columns: [WideColumn] = []
    var columnOfQuestion: [QuestionID: Int] = [:]
    var columnOfName: [String: Int] = [:]
    for (column, header) in headers.enumerated() {
      guard header.contains("|") else {
        if header.isEmpty {
          problems.fail(table.problem("column \(column + 1) has no name", inColumn: column))
        } else if columnOfName.updateValue(column, forKey: header) != nil {
          problems.fail(table.problem("the column '\(header)' is given twice", inColumn: column))
        }
        columns.append(WideColumn(header))
        continue
      }
      switch PairHead.question(of: header, &names) {
      case .failure(let problem):
        problems.fail(table.problem(problem.message(of: header, &names), inColumn: column))
      case .success(let pair):
        if let other = columnOfQuestion.updateValue(column, forKey: pair.question) {
          let item = names.itemNames(of: pair.question)
          problems.fail(
            table.problem(
              "the pair '\(item.item)' and '\(item.other)' has two columns (first column "
                + "\(other + 1))", inColumn: column))
        }
        columns.append(.question(pair.question, isReversed: pair.isReversed))
      }
    }
    if columnOfName[WideColumn.participantHeader] == nil {
      let suggestion = Spelling.suggestion(for: WideColumn.participantHeader, among: headers)
      problems.fail(table.missingColumn(WideColumn.participantHeader, found: suggestion))
    }
    if !problems.areFatal && columnOfQuestion.isEmpty {
      problems.fail(
        table.problem(
          "no column has answers (expected \(LongColumns.names.joined(separator: ", ")), or a column "
            + "'criterion|first|second' for each pair)", inColumn: 0))
    }
    if problems.areFatal { throw problems.error }
    return columns
  }
}
