internal import AHP

/// Tells from the first rows of a table what its columns have.
struct SurveyHeader {
  /// How many rows are looked at.
  static let mostRows = 6
  /// How many columns may name respondents beside questions that stand in rows.
  private static let labelColumns = 3

  /// The rows, each with its cells.
  private(set) var rows: [[String]]
  /// How many of them stand before the answers, and which of them names the pairs.
  private(set) var count = 0
  private(set) var namingRow = 0
  /// Whether the questions stand in rows, and respondents in columns.
  private(set) var isTransposed = false
  let finder: PairFinder

  /// Looks at the first rows of a table.
  ///
  /// - Complexity: O(text of the rows).
  init(
    _ rows: [[String]], _ finder: PairFinder, _ names: inout QuestionNames, _ map: ResolvedMap?
  ) {
    self.rows = rows
    self.finder = finder
    let needed = names.questions.count > 1 ? 2 : 1
    for row in rows.indices {
      // One row of codes may stand before the titles, and lines of text.
      guard rows[..<row].count(where: { Self.filledCount($0) > 1 }) <= 1 else { break }
      let score = score(rows[row], &names, map, below: row == 0 ? rows.dropFirst() : [])
      guard score >= (row == 0 ? 1 : needed) else { continue }
      namingRow = row
      count = row + 1
      // The row of identifiers ends the titles of Qualtrics.
      if let last = rows.indices.last(where: { rows[$0].contains(where: Self.isImportID) }) {
        count = max(count, last + 1)
      }
      while count < rows.count, count < row + 3, isFurther(rows[count], &names, map) { count += 1 }
      return
    }
    for column in 0..<Self.labelColumns where !isTransposed {
      let labels = rows.dropFirst().map { column < $0.count ? $0[column] : "" }
      isTransposed = score(labels, &names, map) >= needed
    }
    if isTransposed { return }
    // The first of each pair may stand above the second.
    let isLong = finder.namingColumns(of: rows) != nil
    for row in rows.indices.dropFirst()
    where !isLong && Self.filledCount(rows[row - 1]) > 1 && !Self.hasNumbers(rows[row]) {
      let joined = Self.joined(rows[row - 1], rows[row])
      guard score(joined, &names, map) >= max(needed, 2) else { continue }
      self.rows[row] = joined
      namingRow = row
      count = row + 1
      return
    }
    // A map may give columns by their numbers alone.
    if map?.hasNumbers ?? false, !rows.isEmpty { count = 1 }
  }

  /// The same rows, with at least some of them before the answers: for a draft, where no row names
  /// pairs.
  init(titlesOf other: SurveyHeader, count: Int) {
    rows = other.rows
    finder = other.finder
    namingRow = other.namingRow
    self.count = count
  }

  /// Titles of two rows as one, where a cell of the upper row reaches to the next one that is
  /// filled.
  private static func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var above = ""
    return (0..<max(upper.count, lower.count)).map { column in
      let (top, bottom) = (
        column < upper.count ? upper[column] : "", column < lower.count ? lower[column] : ""
      )
      if !top.isEmpty { above = top }
      if bottom.isEmpty { return top }
      return above.isEmpty || above == bottom ? bottom : "\(above) | \(bottom)"
    }
  }

  /// Whether half of the cells are numbers, as those of somebody's answers are.
  private static func hasNumbers(_ row: [String]) -> Bool {
    2 * row.count { SurveyNumber.plain($0) != nil } >= filledCount(row)
  }

  static func filledCount(_ row: [String]) -> Int { row.count { !$0.isEmpty } }

  /// How many cells name a pair or a column of the map.
  ///
  /// - Parameter below: The rows below the first one, whose cells name pairs too where the first
  ///   is one of answers.
  private func score(
    _ cells: [String], _ names: inout QuestionNames, _ map: ResolvedMap?,
    below: ArraySlice<[String]> = []
  ) -> Int {
    var score = 0
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      if let map, map.hasColumn(titled: cell) {
        score += 1
      } else {
        switch finder.finding(in: cell, &names) {
        case .none: break
        case .pair(let pair, _), .open(let pair, _):
          if !isAnswer(cell, to: pair) || isNumbered(column, in: below) { score += 1 }
        case .several, .malformed: score += 1
        }
      }
    }
    return score
  }

  /// Whether rows have numbers in a column, and nothing else.
  func isNumbered(_ column: Int, in rows: ArraySlice<[String]>) -> Bool {
    let cells = rows.compactMap { column < $0.count ? $0[column] : nil }
      .filter { !MissingAnswer.isMark($0) }
    return !cells.isEmpty && cells.allSatisfy { SurveyNumber.plain($0) != nil }
  }

  /// Whether a text that names a pair is an answer: `A is strongly more important than B`.
  private func isAnswer(_ cell: String, to pair: PairHead.Pair) -> Bool {
    if cell.hasSuffix("?") || finder.asksWhich(cell) { return false }
    let (first, second) = finder.spellings(of: pair)
    if case .judgment = SurveyAnswerReader(first: first, second: second).read(cell) { return true }
    return false
  }

  /// Whether a row after the titles is another one of titles.
  private func isFurther(
    _ row: [String], _ names: inout QuestionNames, _ map: ResolvedMap?
  ) -> Bool {
    // Where the titles name the column of the respondents, somebody's name begins the answers.
    if let column = MetaColumn.participantColumn(in: rows[namingRow]), column < row.count,
      !row[column].isEmpty, !MetaColumn.isMeta(row[column])
    {
      return false
    }
    let score =
      score(row, &names, map) + row.count(where: MetaColumn.isAnswerTitle) + partCount(row)
    return 2 * score >= Self.filledCount(row) && Self.filledCount(row) > 0
  }

  /// Whether a cell is of the third row of Qualtrics.
  private static func isImportID(_ cell: String) -> Bool { cell.hasPrefix("{\"ImportId\"") }

  // MARK: Columns

  /// The titles of a column, that of the row that names the pairs first.
  private func titles(_ column: Int) -> [String] {
    var titles: [String] = []
    for row in [namingRow] + (0..<count).filter({ $0 != namingRow }) {
      // A line of text above a table is no title of a column.
      guard row >= namingRow || Self.filledCount(rows[row]) > 1 else { continue }
      let title = column < rows[row].count ? rows[row][column] : ""
      if !title.isEmpty && !titles.contains(title) && !Self.isImportID(title) {
        titles.append(title)
      }
    }
    return titles
  }

  /// What the columns have.
  ///
  /// - Parameters:
  ///   - readsWinners: Whether columns that name one of a pair beside a number are read as who is
  ///     preferred.
  ///   - isTurned: Whether the first column has what stood above respondents in columns, which
  ///     names them where no other does.
  ///   - report: Takes a problem of a column: message, column, hint.
  /// - Complexity: O(text of the titles · names).
  func columns(
    _ names: inout QuestionNames, _ map: inout ResolvedMap?, readsWinners: Bool = false,
    isTurned: Bool = false, report: (String, Int, String?) -> Void
  ) -> SurveyColumns {
    var columns = SurveyColumns()
    columns.headerRowCount = count
    columns.count = rows[namingRow].count
    columns.titles = (0..<columns.count).map { titles($0) }
    var roles: [SurveyColumns.Role] = []
    for column in 0..<columns.count {
      roles.append(
        role(
          of: column, columns.titles[column],
          after: lastAnswers(in: roles, columns.titles), &names, &map))
    }
    checkForm(&roles, columns.titles, &names)
    chooseBeside(&roles, columns.titles)
    chooseParticipant(&roles, columns.titles, isTurned: isTurned)
    chooseIntensities(&roles, columns.titles)
    chooseIntensitiesByAnswers(&roles, columns.titles)
    if readsWinners { columns.winners = chooseWinners(&roles, columns.titles) }
    chooseWeight(&roles, columns.titles)
    checkIntensities(&roles, columns.titles)
    for row in rows[..<namingRow] { checkLine(row, report: report) }
    columns.blanks = roles.indices.filter { column in
      guard column > 0, case .blank = roles[column] else { return false }
      if case .answers = roles[column - 1] { return true }
      return false
    }
    columns.isTurned = isTurned
    var order: [QuestionID] = []
    var places: [QuestionID: [Int]] = [:]
    for (column, role) in roles.enumerated() {
      let titles = columns.titles[column]
      switch role {
      case .participant:
        if let other = columns.participant {
          report(
            "columns \(other + 1) and \(column + 1) both name the participants", column, nil)
        }
        columns.participant = column
      case .weight: columns.weight = column
      case .attribute:
        // Two columns of one title are two attributes.
        let isKnown = columns.attributes.contains { $0.name == titles[0] }
        columns.attributes.append(
          (column, isKnown ? "\(titles[0]) (column \(column + 1))" : titles[0]))
      case .blank: break
      case .ignored: columns.leftOut.append(titles[0])
      case .meta:
        columns.leftOut.append(titles[0])
        if let kind = titles.lazy.compactMap({ MetaColumn.Completion(title: $0) }).first {
          columns.completions.append((column, kind))
        }
      case .problem(let message, let hint): report(message, column, hint)
      case .answers(let pair, let coding, let sign):
        if places[pair.question] == nil { order.append(pair.question) }
        places[pair.question, default: []].append(column)
        let (first, second) = finder.spellings(of: pair)
        let pair = "'\(first[0])' against '\(second[0])'"
        let reading = "\(titles[0]) is \(pair)"
        switch sign {
        case .names: break
        case .abbreviations: columns.abbreviations.append(reading)
        case .title(.signsUnsaid): break
        case .title: columns.turned.append("\(pair) in '\(titles[0])'")
        case .form: if coding != .intensity { columns.formNames.append(reading) }
        }
      case .form: columns.form = column
      case .beside: break
      case .intensity:
        let before = Array(roles[..<column])
        if case .answers(let pair, _, _)? = lastAnswers(in: before, columns.titles) {
          places[pair.question, default: []].append(column)
        }
      }
    }
    for question in order {
      if let found = self.question(
        question, places[question] ?? [], roles, columns.titles, report: report)
      {
        columns.questions.append(found)
      }
    }
    return columns
  }

  /// The role of the last column that has answers, whatever people are asked besides.
  private func lastAnswers(
    in roles: [SurveyColumns.Role], _ titles: [[String]]
  ) -> SurveyColumns.Role? {
    for (role, titles) in zip(roles, titles).reversed() {
      switch role {
      case .blank, .attribute, .beside: continue
      default: if !titles.contains(where: MetaColumn.isRemark) { return role }
      }
    }
    return nil
  }

  /// Makes names of questions in a form a problem where nothing says that the form is one of ours:
  /// other surveys call their questions `c1_q1` too.
  private func checkForm(
    _ roles: inout [SurveyColumns.Role], _ titles: [[String]], _ names: inout QuestionNames
  ) {
    let isOurs = roles.contains { role in
      switch role {
      case .form, .answers(_, _, by: .form(.intensity)), .answers(_, _, by: .form(.step)): true
      default: false
      }
    }
    if isOurs || titles.joined().contains(where: SurveyQuestionName.isInOwnGroup) { return }
    for (column, role) in roles.enumerated() {
      guard case .answers(let pair, _, by: .form) = role else { continue }
      let isNamed = titles[column].contains { title in
        guard case .pair(let other, let sign) = finder.finding(in: title, &names) else {
          return false
        }
        if case .form = sign { return false }
        return sign != .abbreviations && other == pair
      }
      if isNamed { continue }
      let (first, second) = finder.spellings(of: pair)
      roles[column] = .problem(
        message: "the title '\(titles[column][0].prefix(100))' can be read in two ways: as "
          + "'\(first[0])' against '\(second[0])', the question of this name in a form of 'ahp "
          + "export', or as a question of another survey", hint: Self.mapHint)
    }
  }

  /// Makes what is asked besides a comparison an attribute where another column has the answers on
  /// the pair, and a problem where none has.
  private func chooseBeside(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) {
    let answered = Set(
      roles.compactMap { role in
        if case .answers(let pair, _, _) = role { pair.question } else { nil }
      })
    for (column, role) in roles.enumerated() {
      guard case .beside(let pair) = role else { continue }
      if answered.contains(pair.question) {
        roles[column] = .attribute
        continue
      }
      let (first, second) = finder.spellings(of: pair)
      roles[column] = .problem(
        message:
          "the title '\(titles[column][0].prefix(100))' can be read in two ways: as how many "
          + "times '\(first[0])' is preferred to '\(second[0])', or as another question about them",
        hint: Self.mapHint)
    }
  }

  private func role(
    of column: Int, _ titles: [String], after before: SurveyColumns.Role?,
    _ names: inout QuestionNames, _ map: inout ResolvedMap?
  ) -> SurveyColumns.Role {
    if let entry = map?.entry(titles: titles, column: column) {
      switch entry.coding {
      case .participant: return .participant
      case .weight: return .weight
      case .attribute: return titles.isEmpty ? .blank : .attribute
      case .ignore: return titles.isEmpty ? .blank : .ignored
      case .answers(let coding):
        return entry.pair.map { .answers($0, coding, by: .names) } ?? .blank
      case nil: return entry.pair.map { .answers($0, nil, by: .names) } ?? .blank
      }
    }
    guard !titles.isEmpty else { return .blank }
    if titles.contains("weight") { return .weight }
    if titles.contains(SurveyQuestions.fingerprintField) { return .form }
    if titles.contains(where: MetaColumn.isMeta) { return .meta }
    for title in titles {
      switch finder.finding(in: title, &names) {
      case .none: continue
      case .pair(let pair, by: .form(let part)):
        let coding: AnswerCoding =
          switch part {
          case .judgment: .asked
          case .intensity: .intensity
          case .step: .steps(count: 17, from: .first)
          }
        return contradiction(of: title, pair, .form(part), titles, &names)
          ?? .answers(pair, coding, by: .form(part))
      case .pair(let pair, _) where titles.contains(where: isBeside): return .beside(pair)
      case .pair(let pair, let sign):
        var coding: AnswerCoding?
        if case .title(let said) = sign { coding = said }
        if coding == nil, titles.contains(where: { $0 != title && asksHowMuchOfChosen($0) }) {
          coding = .intensity
        }
        return contradiction(of: title, pair, sign, titles, &names)
          ?? .answers(pair, coding, by: sign)
      case .several(let readings):
        return .problem(
          message: "the title '\(title.prefix(100))' can be read in several ways: "
            + readings.joined(separator: ", "), hint: Self.mapHint)
      case .malformed(let message): return .problem(message: message, hint: nil)
      case .open(let pair, let doubt):
        let (first, second) = finder.spellings(of: pair)
        return Self.problem(of: title, doubt, first[0], second[0])
      }
    }
    if case .answers(let pair, _, let sign) = before {
      if titles.contains(where: asksHowMuchOfChosen) { return .intensity }
      // Who is preferred, below the pair whose title reaches to here.
      if column >= rows[namingRow].count || rows[namingRow][column].isEmpty,
        titles.contains(where: MetaColumn.isWinner)
      {
        return .answers(pair, nil, by: sign)
      }
    }
    for title in titles {
      if let item = finder.itemWithoutOther(in: title) {
        return .problem(
          message:
            "the title '\(title.prefix(100))' names '\(item)' and no other item of the model",
          hint: "'--map' says what a column has; 'ahp collect --draft-map' writes one")
      }
    }
    return .attribute
  }

  /// The problem of a column that is one pair by one of its titles, such as its name in a form, and
  /// another by another.
  private func contradiction(
    of name: String, _ pair: PairHead.Pair, _ sign: PairFinder.Sign, _ titles: [String],
    _ names: inout QuestionNames
  ) -> SurveyColumns.Role? {
    var isOfForm = false
    if case .form = sign { isOfForm = true }
    for title in titles where title != name {
      switch finder.finding(in: title, &names) {
      case .pair(let other, let sign) where sign != .abbreviations && other != pair:
        let (first, second) = finder.spellings(of: pair)
        let (third, fourth) = finder.spellings(of: other)
        return .problem(
          message: "'\(name.prefix(100))' is '\(first[0])' against '\(second[0])'"
            + (isOfForm ? " by the numbers of the model's questions" : "")
            + ", and '\(third[0])' against '\(fourth[0])' by "
            + (isOfForm ? "its title" : "the title '\(title.prefix(100))' of the same column"),
          hint: isOfForm ? Self.formHint : Self.mapHint)
      case .open(let other, let doubt) where !isOfForm:
        let (first, second) = finder.spellings(of: other)
        return Self.problem(of: title, doubt, first[0], second[0])
      default: continue
      }
    }
    return nil
  }

  private static let formHint =
    "read the answers with the model as it was when the form was written, or with a map ('--map'); "
    + "'ahp collect --draft-map' writes one"

  static let mapHint =
    "say which in a map ('--map'), or 'ignore' for no answer; 'ahp collect --draft-map' writes one"

  /// The question of a pair with its columns; `nil`, and a problem, if they do not go together.
  private func question(
    _ question: QuestionID, _ places: [Int], _ roles: [SurveyColumns.Role], _ titles: [[String]],
    report: (String, Int, String?) -> Void
  ) -> SurveyQuestion? {
    var winners: [Int] = []
    var intensities: [Int] = []
    var plain: [(column: Int, coding: AnswerCoding?)] = []
    var isReversed: Bool?
    var isMapped = false
    for column in places {
      switch roles[column] {
      case .answers(let pair, let coding, _):
        if isReversed == nil || coding == .winner { isReversed = pair.isReversed }
        switch coding {
        case .winner: winners.append(column)
        case .intensity: intensities.append(column)
        default: plain.append((column, coding))
        }
        if coding == .winner || coding == .asked { isMapped = true }
      default: intensities.append(column)
      }
    }
    let pair = (question: question, isReversed: isReversed ?? false)
    let (first, second) = finder.spellings(of: pair)
    if winners.isEmpty && intensities.isEmpty && plain.count == 2,
      plain.allSatisfy({ $0.coding == nil })
    {
      let much = plain.filter { titles[$0.column].contains(where: asksHowMuch) }
      if much.count == 1 {
        intensities = much.map(\.column)
        plain.removeAll { $0.column == intensities[0] }
      }
    }
    let columns: SurveyQuestion.Columns? =
      switch (winners.count, intensities.count, plain.count) {
      case (0, 0, 1): .one(plain[0].column, plain[0].coding)
      case (0, 0, 2)
      where plain.allSatisfy { $0.coding == nil } && areAlike(plain.map { titles[$0.column] }):
        .either(plain[0].column, plain[1].column)
      case (0, 1, 1):
        .two(winner: plain[0].column, intensity: intensities[0], isMapped: isMapped)
      case (1, 1, 0): .two(winner: winners[0], intensity: intensities[0], isMapped: isMapped)
      default: nil
      }
    guard let columns else {
      let message =
        places.count == 1
        ? "the pair '\(first[0])' and '\(second[0])' has one column of two (expected 'winner' and "
          + "'intensity')"
        : "the pair '\(first[0])' and '\(second[0])' has \(places.count) columns (first column "
          + "\(places[0] + 1))"
      report(message, places[places.count - 1], nil)
      return nil
    }
    return SurveyQuestion(
      question: question, isReversed: pair.isReversed, first: first[0], second: second[0],
      reader: SurveyAnswerReader(
        first: first, second: second,
        namesSides: plain.contains { $0.coding == .asked }
          || !winners.isEmpty && !finder.isItem("A") && !finder.isItem("B")),
      spellings: first + second, columns: columns)
  }
}
