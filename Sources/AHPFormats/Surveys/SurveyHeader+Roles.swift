internal import AHP

/// What single columns are for, and lines of text above a table.
extension SurveyHeader {
  func isBeside(_ title: String) -> Bool {
    QuestionTopic(finder.tokens(of: title)).isBeside()
  }

  func asksHowMuch(_ title: String) -> Bool {
    QuestionTopic(finder.tokens(of: title)).isHowMuch()
      || !isBeside(title) && QuestionTopic(finder.tokens(of: Self.ownPart(of: title))).isHowMuch()
  }

  /// A title without the names of groups of questions before it.
  private static func ownPart(of title: String) -> String {
    title.split { "/:".contains($0) }.last.map { String($0).trimmed() } ?? ""
  }

  /// Whether a title that names no pair asks how much the one that was chosen is preferred: one
  /// that names an item is about that one, whichever was chosen.
  func asksHowMuchOfChosen(_ title: String) -> Bool {
    asksHowMuch(title) && !finder.namesItem(Self.ownPart(of: title))
  }

  /// Makes columns with the title of a value how much, if one stands behind each pair of several.
  func chooseIntensities(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) {
    var pairs = 0
    var values: [Int] = []
    for (column, role) in roles.enumerated() {
      switch role {
      case .answers(_, nil, _): pairs += 1
      case .attribute where titles[column].contains(where: Self.isValueTitle):
        if case .answers(_, nil, _)? = column > 0 ? roles[column - 1] : nil {
          values.append(column)
        }
      default: break
      }
    }
    guard pairs > 1, values.count == pairs else { return }
    for column in values { roles[column] = .intensity }
  }

  /// How many cells of a row say which part of the answer stands below them, who or how much; none
  /// in rows without one below a title that reaches over several columns.
  func partCount(_ row: [String]) -> Int {
    let titles = rows[namingRow]
    func isPart(_ cell: String) -> Bool {
      !cell.isEmpty && (MetaColumn.isWinner(cell) || asksHowMuch(cell) || Self.isValueTitle(cell))
    }
    let isBelowMerged = row.indices.contains { column in
      column > 0 && (column >= titles.count || titles[column].isEmpty) && isPart(row[column])
    }
    return isBelowMerged ? row.count(where: isPart) : 0
  }

  /// Makes columns how much that stand behind the pairs, if the first answers to these only name
  /// one of the two, and theirs are numbers or words for how much.
  func chooseIntensitiesByAnswers(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) {
    var pairs = 0
    var columns: [Int] = []
    for (column, role) in roles.enumerated() {
      guard case .answers(let pair, nil, _) = role else { continue }
      let (first, second) = finder.spellings(of: pair)
      let reader = SurveyAnswerReader(first: first, second: second)
      guard hasAnswers(column, where: { Self.saysWho(reader.read($0)) }) else { continue }
      pairs += 1
      let next = column + 1
      guard next < roles.count, case .attribute = roles[next],
        titles[next].contains(where: namesQuantity),
        hasAnswers(next, where: { Self.saysHowMuch(reader.read($0)) })
      else { continue }
      columns.append(next)
    }
    guard columns.count == pairs else { return }
    for column in columns { roles[column] = .intensity }
  }

  /// Whether a title is a word for how much, besides what stands in brackets: `Degree (1-9)`.
  private func namesQuantity(_ title: String) -> Bool {
    let own = title.prefix { !"([{".contains($0) }
    return !finder.namesItem(String(own))
      && QuestionTopic(finder.tokens(of: String(own))).isQuantity()
  }

  /// Whether all of the first cells of a column that are no missing answers fulfil a condition, and
  /// there are some.
  private func hasAnswers(_ column: Int, where isOne: (String) -> Bool) -> Bool {
    let cells = rows[count...].compactMap { column < $0.count ? $0[column] : nil }
      .filter { !MissingAnswer.isMark($0) }
    return !cells.isEmpty && cells.allSatisfy(isOne)
  }

  private static func saysWho(_ answer: SurveyAnswer) -> Bool {
    switch answer {
    case .winner(_, plain: nil), .judgment(1): true
    default: false
    }
  }

  private static func saysHowMuch(_ answer: SurveyAnswer) -> Bool {
    switch answer {
    case .number(let number): (1...9).contains(number)
    case .degree, .eitherDegree, .judgment(1): true
    default: false
    }
  }

  /// Makes columns that name one of a pair who is preferred, and the numbers of the pairs how much;
  /// returns them. The first of these columns belongs to the first pair.
  func chooseWinners(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) -> [Int] {
    let attributes = roles.indices.filter { if case .attribute = roles[$0] { true } else { false } }
    var columns = WinnerColumns(attributes)
    for row in rows[count...] {
      for column in attributes where column < row.count {
        columns.add(row[column], column: column, item: finder.onlyItem)
      }
    }
    let pairs = roles.indices.compactMap { column -> (column: Int, pair: PairHead.Pair)? in
      guard case .answers(let pair, nil, _) = roles[column] else { return nil }
      return (column, pair)
    }
    // Letters can be anything, so that they count where nothing else says who is preferred.
    func winners(withCodes: Bool) -> [Int] {
      attributes.filter { column in
        let texts = columns.texts(of: column)
        if finder.saysWho(titles[column], texts) { return true }
        return switch texts {
        case .items, .sides: !finder.asksBeside(titles[column])
        case .codes: withCodes
        case .numbers, .others, nil: false
        }
      }
    }
    guard
      let winners = [winners(withCodes: false), winners(withCodes: true)]
        .first(where: { $0.count == pairs.count })
    else { return [] }
    let areOfPairs = zip(winners, pairs).allSatisfy { winner, pair in
      guard case .items(let names)? = columns.texts(of: winner) else { return true }
      let (first, second) = finder.spellings(of: pair.pair)
      return names.isSubset(of: (first + second).map(PairFinder.folded))
    }
    guard areOfPairs else { return [] }
    for (winner, (column, pair)) in zip(winners, pairs) {
      roles[winner] = .answers(pair, .winner, by: .names)
      if case .answers(_, _, let sign) = roles[column] {
        roles[column] = .answers(pair, .intensity, by: sign)
      }
    }
    return winners
  }

  /// Makes the only column with a word for a weight and numbers the weight of participants.
  func chooseWeight(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) {
    if roles.contains(where: { if case .weight = $0 { true } else { false } }) { return }
    let columns = roles.indices.filter { column in
      guard case .attribute = roles[column] else { return false }
      return titles[column].contains(where: MetaColumn.isWeight)
        && isNumbered(column, in: rows[count...])
    }
    if columns.count == 1 { roles[columns[0]] = .weight }
  }

  /// Makes a column of how much a problem whose title shows another scale than 1 … 9.
  func checkIntensities(_ roles: inout [SurveyColumns.Role], _ titles: [[String]]) {
    for (column, role) in roles.enumerated() {
      guard case .intensity = role,
        let title = titles[column].first(where: {
          ScaleStatements(finder.tokens(of: $0)).hasOtherScale
        })
      else { continue }
      roles[column] = .problem(
        message:
          "the title '\(title.prefix(100))' shows a scale that is not 1 … 9, so that a number "
          + "can be read in two ways: as how many times one of a pair is preferred, or as a step",
        hint: Self.mapHint)
    }
  }

  /// Reports a line of text above the table that says of answers what titles do not.
  func checkLine(_ row: [String], report: (String, Int, String?) -> Void) {
    guard Self.filledCount(row) == 1, let column = row.firstIndex(where: { !$0.isEmpty }) else {
      return
    }
    let tokens = finder.tokens(of: row[column])
    let scale = ScaleStatements(tokens)
    var isDoubtful = PairSentence.isAboutSecond(scale.rest)
    switch scale.order()?.order {
    case .first(.second), .open: isDoubtful = true
    default: break
    }
    guard isDoubtful else { return }
    report(
      "the line '\(row[column].prefix(100))' above the table can be read in two ways: as what "
        + "numbers below the titles mean, or as text", column,
      "take the line out of the table; if it is right, say in a map ('--map') what the columns have"
    )
  }

  private static let valueTitles: Set<String> = [
    "nilai", "skala", "angka", "bobot", "nilaiskala", "nilaiperbandingan", "skalaperbandingan",
    "nilaikepentingan", "skalasaaty", "value", "scale", "rating", "importance", "wert",
    "skalenwert", "valeur", "échelle", "valor", "escala", "değer", "ölçek", "значение", "оценка",
  ]

  /// Whether a title is the word for a value, behind which programs put a number.
  private static func isValueTitle(_ title: String) -> Bool {
    valueTitles.contains(MetaColumn.folded(title).filter(\.isLetter))
  }

  /// Makes the best of the columns that can name the participants the one that does, unless a map
  /// has done so.
  func chooseParticipant(
    _ roles: inout [SurveyColumns.Role], _ titles: [[String]], isTurned: Bool
  ) {
    if roles.contains(where: { if case .participant = $0 { true } else { false } }) { return }
    var best: (rank: Int, column: Int)?
    for (column, role) in roles.enumerated() {
      guard case .meta = role else { continue }
      for title in titles[column] {
        if let rank = MetaColumn.participantRank(title),
          best.map({ rank < $0.rank }) ?? true
        {
          best = (rank, column)
        }
      }
    }
    if let best {
      roles[best.column] = .participant
    } else if isTurned,
      let first = roles.indices.first(where: { column in
        rows.contains { column < $0.count && !$0[column].isEmpty }
      })
    {
      // Columns before it were lines of text.
      switch roles[first] {
      case .attribute, .blank, .meta: roles[first] = .participant
      default: break
      }
    }
  }

  /// Whether two columns of a pair are told apart by numbers and codes alone, so that their answers
  /// have to say which is which.
  func areAlike(_ titles: [[String]]) -> Bool {
    let words = titles.map { titles in
      let tokens = finder.tokens(of: titles.first ?? "")
      return tokens.tokens.indices.compactMap { tokens.word($0) }
        .filter { !$0.contains(where: \.isNumber) }
    }
    return Set(words).count == 1
  }

  // MARK: Doubts

  /// The problem of a title whose pair can be read in two ways.
  static func problem(
    of title: String, _ doubt: PairSentence.Doubt, _ first: String, _ second: String
  ) -> SurveyColumns.Role {
    let shown = "the title '\(title.prefix(100))'"
    let message =
      switch doubt {
      case .lesser:
        "\(shown) asks for the lesser, so that an answer can be read in two ways: for '\(first)', "
          + "or for '\(second)'"
      case .turned:
        "\(shown) can be read in two ways: as '\(first)' against '\(second)', or as '\(second)' "
          + "against '\(first)'"
      case .numbers:
        "what \(shown) says of numbers and of '\(first)' and '\(second)' can be read in two ways: "
          + "a high one for '\(first)', or for '\(second)'"
      case .scale:
        "\(shown) shows a scale that is not 1/9 … 9, so that a number can be read in two ways: as how "
          + "many times '\(first)' or '\(second)' is preferred, or as a step"
      case .missing:
        "\(shown) says that a number of the scale stands for no answer, so that this number can be "
          + "read in two ways: as a judgment, or as a missing one"
      case .steps:
        "the numbers in \(shown) can be read in two ways: as how many times '\(first)' or "
          + "'\(second)' is preferred, or as steps from the one to the other"
      }
    return .problem(message: message, hint: doubt == .missing ? missingHint : mapHint)
  }

  private static let missingHint =
    "leave cells without an answer blank, and take that out of the title; or " + mapHint
}
