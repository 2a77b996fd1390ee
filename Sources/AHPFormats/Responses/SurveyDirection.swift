internal import AHP

/// What the answers to a question were so far.
struct RatiosSeen {
  private(set) var count = 0
  /// Whether any preferred the second.
  private(set) var preferSecond = false
  /// Whether all were 1 or 2, and one was 2.
  var areCodes: Bool { areOnesAndTwos && hasTwo }
  var areOnesAndTwos: Bool { !hasOthers }
  private var hasTwo = false
  /// Whether any was neither 1 nor 2.
  private var hasOthers = false

  mutating func add(_ ratio: Double) {
    count += 1
    preferSecond = preferSecond || ratio < 1
    hasTwo = hasTwo || ratio == 2
    hasOthers = hasOthers || ratio != 1 && ratio != 2
  }
}

extension SurveyRows {
  /// Adds what the attributes of a row say.
  mutating func addWinners(_ table: borrowing TableReader, _ finder: PairFinder?) {
    winners.add(table) { finder?.onlyItem(in: $0) }
  }

  /// Why the numbers of a table may not be ratios of the first to the second; `nil` if they are.
  func directionProblem(
    _ finder: PairFinder?, _ meaning: ResponseOptions.Winners?, file: String
  ) -> Diagnostic? {
    guard let finder else { return nil }
    return (meaning == .participant ? nil : winnerProblem(finder, meaning, file))
      ?? (meaning == .pair ? missingWinners(file) : nil) ?? strengthProblem(finder, file)
      ?? codesProblem(finder, file)
  }

  /// The positions of the questions whose answers are numbers that never preferred the second.
  private var undirected: [Int] {
    columns.questions.indices.filter { position in
      columns.questions[position].hasOneColumn && ratiosSeen[position].count > 0
        && !ratiosSeen[position].preferSecond
    }
  }

  // MARK: Winners

  private func winnerProblem(
    _ finder: PairFinder, _ meaning: ResponseOptions.Winners?, _ file: String
  ) -> Diagnostic? {
    let undirected = undirected
    if undirected.isEmpty { return nil }
    let titled = columns.attributes.map(\.column).filter { column in
      let texts = winners.texts(of: column)
      return texts != nil && finder.saysWho(columns.titles[column], texts)
    }
    let candidates = winners.candidates
    let block = candidates.count == columns.questions.count && candidates.count > 1
    for (number, candidate) in candidates.enumerated() {
      let beside = neighbours(of: candidate.column).filter(undirected.contains)
      let isDoubtful =
        switch candidate.texts {
        case .items(let names) where !finder.asksBeside(columns.titles[candidate.column]):
          beside.contains { names.isSubset(of: self.names(of: $0)) }
            || block && undirected.contains(number) && names.isSubset(of: self.names(of: number))
        case .sides: !beside.isEmpty || block
        case .codes: block && !finder.asksBeside(columns.titles[candidate.column])
        case .items, .numbers, .others: false
        }
      if isDoubtful { return problem(ofWinner: candidate.column, meaning, file) }
    }
    return titled.first { !neighbours(of: $0).filter(undirected.contains).isEmpty }
      .map { problem(ofWinner: $0, meaning, file) }
  }

  /// The problem of a table that no column says for who is preferred, where some should.
  private func missingWinners(_ file: String) -> Diagnostic? {
    guard columns.winners.isEmpty, columns.questions.allSatisfy(\.hasOneColumn) else { return nil }
    return Diagnostic(
      "no column says which of a pair is preferred, as '--winners pair' expects (expected one for "
        + "each pair, in their order)", file: file,
      hint: "read the file without '--winners', or say in a map ('--map') which columns they are")
  }

  /// The names of the two of a question.
  private func names(of question: Int) -> Set<String> {
    Set(columns.questions[question].spellings.map(PairFinder.folded))
  }

  /// The questions whose answers stand nearest before and behind a column.
  private func neighbours(of column: Int) -> [Int] {
    let places = columns.questions.indices
    let before = places.filter { columns.questions[$0].columnRange.last < column }
      .max { columns.questions[$0].columnRange.last < columns.questions[$1].columnRange.last }
    let behind = places.filter { columns.questions[$0].columnRange.first > column }
      .min { columns.questions[$0].columnRange.first < columns.questions[$1].columnRange.first }
    return [before, behind].compactMap(\.self)
  }

  private func problem(
    ofWinner column: Int, _ meaning: ResponseOptions.Winners?, _ file: String
  ) -> Diagnostic {
    let title = "column \(column + 1) ('\((columns.titles[column].first ?? "").prefix(100))')"
    let map =
      "which columns have 'winner' and 'intensity' of a pair; 'ahp collect --draft-map' writes one"
    if meaning == .pair {
      return Diagnostic(
        "nothing says of which pair \(title) names the one that is preferred (expected such a "
          + "column for each pair, in their order)", file: file,
        hint: "say in a map ('--map') \(map)")
    }
    return Diagnostic(
      "\(title) can be read in two ways: as which of a pair is preferred, or as something about the "
        + "participant", file: file,
      hint:
        "'--winners pair' reads it as who is preferred, and the number as how much; '--winners "
        + "participant' as an attribute; or say in a map ('--map') \(map)")
  }

  // MARK: Strengths and codes

  private func strengthProblem(_ finder: PairFinder, _ file: String) -> Diagnostic? {
    titled(undirected, where: finder.asksStrengthOfWinner).map { question, column, title in
      Diagnostic(
        "the title '\(title.prefix(100))' (column \(column + 1)) asks how much one of "
          + "'\(question.first)' and '\(question.second)' is preferred, and no answer says which",
        file: file,
        hint: "if it is always '\(question.first)', name the column "
          + "'\(question.first) or \(question.second)'; else add who is preferred in a column beside it"
      )
    }
  }

  private func codesProblem(_ finder: PairFinder, _ file: String) -> Diagnostic? {
    let answered = columns.questions.indices.filter { ratiosSeen[$0].count > 0 }
    guard answered.reduce(0, { $0 + ratiosSeen[$1].count }) > 1,
      answered.contains(where: { ratiosSeen[$0].areCodes }),
      answered.allSatisfy({ ratiosSeen[$0].areOnesAndTwos })
    else { return nil }
    return titled(answered, where: finder.asksForCode).map { question, column, title in
      Diagnostic(
        "all answers are 1 or 2, which below the title '\(title.prefix(100))' (column \(column + 1)) "
          + "can be read in two ways: as '\(question.first)' and '\(question.second)', or as how many "
          + "times '\(question.first)' is preferred", file: file,
        hint:
          "if they say how many times, name the column '\(question.first) : \(question.second)'; who is "
          + "preferred is no judgment without how much")
    }
  }

  /// The first of some questions that has one column, with a title that says something.
  private func titled(
    _ positions: [Int], where says: (String) -> Bool
  ) -> (question: SurveyQuestion, column: Int, title: String)? {
    for position in positions {
      let question = columns.questions[position]
      guard case .one(let column, nil) = question.columns,
        let title = columns.titles[column].first(where: says)
      else { continue }
      return (question, column, title)
    }
    return nil
  }
}
