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
}
