internal import AHP

/// The form of a table of answers, read from its first rows.
enum ResponseTable {
  case long(LongColumns)
  case wide([WideColumn])
  /// A table of a survey; reading goes on with the marked row.
  case survey(SurveyColumns)
  /// A table of a survey with a column for each participant; reading goes on with the marked row.
  case transposed

  /// Reads the first rows of a table.
  ///
  /// - Parameters:
  ///   - finder: Finds pairs in titles; made when it is needed.
  ///   - map: What columns have, if that is said; learns which of its rows there are columns for.
  ///   - winners: What columns have that name one of a pair beside a number, if that is said.
  ///   - isTurned: Whether rows and columns were exchanged, so that the first column has what stood
  ///     above the respondents.
  /// - Throws: `FileError` with all that is wrong with them.
  static func read(
    _ table: inout TableReader, _ names: inout QuestionNames, _ finder: inout PairFinder?,
    _ map: inout ResolvedMap?, _ winners: ResponseOptions.Winners?, isTurned: Bool = false
  ) throws(FileError) -> ResponseTable {
    try table.readHeader(column: WideColumn.participantHeader, "answers")
    if let place = table.fields.compactMap(\.textAfterQuote).first {
      throw FileError(table.problem("text follows the closing quotation mark", at: place))
    }
    let headers = table.titles()
    let hasBars = headers.contains { $0.contains("|") }
    if VoteColumns.recognizes(headers) {
      try refuse(map, table)
      return .long(try VoteColumns.columns(table, headers))
    }
    let ownCount = headers.count(where: LongColumns.names.contains)
    let hasParticipant = headers.contains(WideColumn.participantHeader)
    if !hasBars && (ownCount > 2 || hasParticipant && ownCount > 1) {
      try refuse(map, table)
      return .long(try longColumns(table, headers, winners))
    }
    // Whoever is preferred beside a number is read, or asked about, as in tables of surveys.
    let hasWinners =
      winners == .pair || winners == nil && headers.contains(where: MetaColumn.isWinner)
    if map == nil && hasBars && hasParticipant && !hasWinners
      && !namesFurtherPairs(headers, &names, &finder)
    {
      return .wide(try wideColumns(table, headers, &names))
    }
    return try survey(&table, headers, &names, &finder, &map, winners, isTurned: isTurned)
  }

  /// Refuses a map for a table that has no titles of its own.
  private static func refuse(
    _ map: ResolvedMap?, _ table: borrowing TableReader
  ) throws(FileError) {
    guard map != nil else { return }
    throw FileError(
      Diagnostic(
        "'--map' is about tables with a column for each pair (found a row for each answer)",
        file: table.name))
  }

  /// Whether a column beside those that are headed `criterion|first|second` names a pair otherwise.
  private static func namesFurtherPairs(
    _ headers: [String], _ names: inout QuestionNames, _ finder: inout PairFinder?
  ) -> Bool {
    headers.contains { header in
      if header.contains("|"), case .success = PairHead.question(of: header, &names) {
        return false
      }
      // Two names have something between them.
      guard header.contains(where: { !$0.isLetter && !$0.isNumber }) else { return false }
      let known = finder ?? PairFinder(names)
      finder = known
      if case .pair = known.finding(in: header, &names, allowsAbbreviations: false) { return true }
      return false
    }
  }

  private static func survey(
    _ table: inout TableReader, _ headers: [String], _ names: inout QuestionNames,
    _ finder: inout PairFinder?, _ map: inout ResolvedMap?, _ winners: ResponseOptions.Winners?,
    isTurned: Bool
  ) throws(FileError) -> ResponseTable {
    let pairs = finder ?? PairFinder(names)
    finder = pairs
    table.markRow()
    if !headers.contains(WideColumn.participantHeader) {
      table.chooseDelimiter(rows: SurveyHeader.mostRows)
    }
    let header = SurveyHeader(try firstRows(&table), pairs, &names, map)
    table.returnToMark()
    if header.isTransposed { return .transposed }
    guard header.count > 0 else {
      _ = try table.readFilledRow()
      table.forgetMark()
      // Another delimiter may have made other fields of the first row.
      let headers = table.titles()
      if headers.contains(where: { $0.contains("|") }) {
        return .wide(try wideColumns(table, headers, &names))
      }
      throw FileError(
        pairs.namingColumns(of: header.rows).map { longAnswers(table, headers, $0) }
          ?? noAnswers(
            table, isMatrix: isMatrix(header.rows, pairs),
            single: pairs.titlesOfOneItem(headers)))
    }
    for _ in 0...header.namingRow { _ = try table.readFilledRow() }
    var problems = TableProblems(wrongRows: .failure)
    let columns = header.columns(
      &names, &map, readsWinners: winners == .pair, isTurned: isTurned
    ) { message, column, hint in
      problems.fail(table.problem(message, inColumn: column, hint: hint))
    }
    if !problems.areFatal && columns.questions.isEmpty { problems.fail(noAnswers(table)) }
    if problems.areFatal { throw problems.error }
    table.returnToMark()
    return .survey(columns)
  }

  /// The first rows of a table from the marked one on, as far as they can be read.
  static func firstRows(_ table: inout TableReader) throws(FileError) -> [[String]] {
    var rows: [[String]] = []
    do throws(FileError) {
      while rows.count < SurveyHeader.mostRows, try table.readFilledRow() {
        rows.append(table.fields.indices.map { table.writtenText(at: $0) })
      }
    } catch {
      // What is wrong with a later row is told when the answers are read.
      if rows.isEmpty { throw error }
    }
    return rows
  }

  /// Whether rows begin with a comparison matrix: items stand above and before them, or they are a
  /// square table.
  private static func isMatrix(_ rows: [[String]], _ pairs: PairFinder) -> Bool {
    let before = pairs.titlesOfOneItem(rows.dropFirst().compactMap(\.first))
    if before.count > 1, pairs.titlesOfOneItem(rows.first ?? []).count > 1 { return true }
    return SquareTable.Part(of: rows.map { row in row.map { .init(text: $0, place: .file) } })
      != nil
  }

  private static func noAnswers(
    _ table: borrowing TableReader, isMatrix: Bool = false, single: [String] = []
  ) -> Diagnostic {
    if isMatrix {
      return table.problem(
        "the table is a comparison matrix (expected the judgments of each person in a row, with a "
          + "column for each pair, or each judgment in a row)", inColumn: 0,
        hint: "'ahp import' makes a model of one matrix")
    }
    if single.count > 1 {
      return table.problem(
        "the columns \(ShortList.text(of: single.map { "'\($0)'" })) name one item each (expected a "
          + "column for each pair, whose answer compares two)", inColumn: 0,
        hint: "what people give each item by itself is no comparison: its means can stand in the "
          + "model as 'priorities'")
    }
    return table.problem(
      "no column has answers (expected \(LongColumns.names.joined(separator: ", ")), or a column "
        + "for each pair, headed 'criterion|first|second' or by the names of both)", inColumn: 0,
      hint: "'ahp collect --draft-map' lists the columns, for you to say what they have ('--map')")
  }

  /// The problem of a table with a row for each answer whose columns have other titles.
  private static func longAnswers(
    _ table: borrowing TableReader, _ headers: [String], _ columns: (first: Int, second: Int)
  ) -> Diagnostic {
    func title(_ column: Int) -> String {
      let title = column < headers.count ? headers[column] : ""
      return title.isEmpty ? "\(column + 1)" : "'\(title)'"
    }
    let isScale = headers.count { (1...9).contains(Int($0.trimmed()) ?? 0) } >= 9
    if isScale {
      return table.problem(
        "the columns 9 … 1 … 9 are a scale with a mark in one of them (expected the judgment as a "
          + "number in one column)", inColumn: 0,
        hint:
          "add a column 'ratio' with the number that is marked, 1 divided by it on the side of the "
          + "second; head the names 'first' and 'second', who has judged 'participant', and add 'node' "
          + "for the criterion, blank for the goal")
    }
    return table.problem(
      "the columns \(title(columns.first)) and \(title(columns.second)) have names of what is "
        + "compared, a pair in each row (expected the titles "
        + "\(LongColumns.names.joined(separator: ", ")))",
      inColumn: columns.first,
      hint:
        "head them 'first' and 'second', the judgments 'ratio', who has judged 'participant', and "
        + "add 'node' for the criterion, blank for the goal")
  }

  /// Asks about a column with a word for the weight of a participant that is no title of ours.
  private static func failWeights(
    _ headers: [String], _ table: borrowing TableReader, _ problems: inout TableProblems
  ) {
    for (column, header) in headers.enumerated()
    where header != WideColumn.weightHeader && MetaColumn.isWeight(header) {
      problems.fail(
        table.problem(
          "the column '\(header)' can be read in two ways: as the weight of a participant, or as an "
            + "attribute", inColumn: column,
          hint: "head weights '\(WideColumn.weightHeader)', and an attribute by more than one word")
      )
    }
  }

  static let winnerHint =
    "'--winners pair' reads it as who is preferred, and the ratio as how much; '--winners participant' "
    + "as an attribute"

  private static func longColumns(
    _ table: borrowing TableReader, _ headers: [String], _ winners: ResponseOptions.Winners?
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
    let titled = headers.indices.filter { column in
      MetaColumn.isWinner(headers[column])
        || QuestionTopic(SentenceTokens(NormalizedText(headers[column], isFolded: true), []))
          .asksWho()
    }
    let winner = winners == .pair && titled.count == 1 ? titled[0] : nil
    for column in titled where winner == nil && winners != .participant {
      let header = headers[column]
      problems.fail(
        table.problem(
          "the column '\(header)' says which of the two in a row is preferred (expected a ratio "
            + "below 1 where it is the second)", inColumn: column, hint: winnerHint))
    }
    failWeights(headers, table, &problems)
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
      winner: winner,
      details: headers.enumerated()
        .filter { !known.contains($0.element) && $0.offset != winner }
        .map { ($0.offset, WideColumn($0.element)) },
      change: change[0].flatMap { from in change[1].map { (from, $0) } }, count: headers.count)
  }

  private static func wideColumns(
    _ table: borrowing TableReader, _ headers: [String], _ names: inout QuestionNames
  ) throws(FileError) -> [WideColumn] {
    // Problems beyond those that are spelled out are only counted: a message needs a copy of the
    // row.
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
    failWeights(headers, table, &problems)
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
