internal import AHP

/// Finds the pair of a model that the title of a column asks about.
struct PairFinder {
  /// What a pair is found by.
  enum Sign: Hashable {
    case names, abbreviations
    /// Names whose order the title turns, or says by numbers; what it says of the answers.
    case title(AnswerCoding?)
    /// The name of a question in a form that was written for the model.
    case form(SurveyQuestionName.Part)
  }

  /// What a title names.
  enum Finding {
    case none
    /// One pair.
    case pair(PairHead.Pair, by: Sign)
    /// The title can be read in several ways, which are said.
    case several([String])
    /// The title has the form `criterion|first|second`, and a name in it is wrong; why.
    case malformed(String)
    /// The title names one pair, whose order can be read in two ways.
    case open(PairHead.Pair, PairSentence.Doubt)
  }

  /// What a name stands for.
  private struct Meaning {
    var items: [(set: ComparisonSetID, item: Int)] = []
    /// The sets that what has the name compares.
    var subjects: [ComparisonSetID] = []
  }

  private let finder: NameFinder
  private let meanings: [Meaning]
  /// Whether a name is a number, such as a year.
  private let namesNumbers: Bool
  private let questions: Questions
  private let sets: [ComparisonSetID]
  /// For each set how its items are called.
  private let spellings: [ComparisonSetID: [[String]]]
  /// For each set the names of its items, as abbreviations are compared with them.
  private let words: [ComparisonSetID: [[[Character]]]]
  private let paths: [ComparisonSetID: String]
  private let goal: ComparisonSetID
  /// The sets that forms ask about, as they number them.
  private let formSets: [ComparisonSetID]

  /// - Complexity: O(names).
  init(_ names: QuestionNames) {
    sets = names.askedSets()
    var positions: [String: Int] = [:]
    var meanings: [Meaning] = []
    func meaning(of name: String, _ change: (inout Meaning) -> Void) {
      let position = positions[name] ?? meanings.count
      if position == meanings.count {
        meanings.append(Meaning())
        positions[name] = position
      }
      change(&meanings[position])
    }
    var words: [ComparisonSetID: [[[Character]]]] = [:]
    var spellings: [ComparisonSetID: [[String]]] = [:]
    for set in sets {
      let items = names.spellings(ofItemsOf: set)
      spellings[set] = items
      for (item, spellings) in items.enumerated() {
        for spelling in spellings { meaning(of: spelling) { $0.items.append((set, item)) } }
      }
      words[set] = items.map { Self.words(of: $0[0]) }
    }
    // Also those that nobody judges: who names them asks about something else.
    for set in names.questions.sets {
      for spelling in names.spellings(of: set) {
        meaning(of: spelling) { $0.subjects.append(set) }
      }
    }
    questions = names.questions
    self.words = words
    self.spellings = spellings
    self.meanings = meanings
    namesNumbers = positions.keys.contains { SurveyNumber.plain($0) != nil }
    finder = NameFinder(positions.sorted { $0.value < $1.value }.map(\.key))
    paths = Dictionary(
      uniqueKeysWithValues: names.questions.sets.map {
        ($0, names.questions.subject(of: $0).path(in: names.model))
      })
    goal = ComparisonSetID(names.model.goal)
    formSets = SurveyQuestions(of: names.model).sets
  }

  /// Returns what the title of a column names: a pair as `criterion|first|second`, a tag of ANP
  /// Studio, exactly two items of one criterion in their order, or abbreviations of two.
  ///
  /// - Parameter allowsAbbreviations: Whether parts of names are looked for too.
  /// - Complexity: O(length · names), at worst.
  func finding(
    in title: String, _ names: inout QuestionNames, allowsAbbreviations: Bool = true
  ) -> Finding {
    // Most cells are numbers.
    if let number = SurveyNumber.plain(title), !namesNumbers || isNumber(number.digits) {
      return .none
    }
    let title = title.replacing("&amp;", with: "&").replacing("&nbsp;", with: " ")
    if let pair = Self.tagged(title, &names) { return .pair(pair, by: .names) }
    let barCount = title.utf8.count { $0 == UInt8(ascii: "|") }
    if barCount > 1 {
      switch PairHead.question(of: title, &names) {
      case .success(let pair): return .pair(pair, by: .names)
      case .failure(let problem):
        if barCount == 2 { return .malformed(problem.message(of: title, &names)) }
      }
    }
    for isFolded in [false, true] {
      let text = NormalizedText(title, isFolded: isFolded)
      let mentions = finder.mentions(in: text, isFolded: isFolded)
      if mentions.isEmpty { continue }
      let finding = finding(of: mentions, in: text, names)
      if case .none = finding, !isFolded { continue }
      if case .none = finding { break }
      return finding
    }
    if let name = SurveyQuestionName(endOf: title) { return finding(of: name, title, &names) }
    return allowsAbbreviations ? abbreviated(title, names) : .none
  }

  /// Whether digits with what stands between them are one number or a fraction: `2020-2021` is
  /// neither.
  private func isNumber(_ digits: String) -> Bool {
    if Ratio.decimal(digits) != nil { return true }
    if case .failure(.notANumber) = Ratio.parse(digits) { return false }
    return true
  }

  // MARK: Forms

  /// The pair that a question of a form is about.
  private func finding(
    of name: SurveyQuestionName, _ title: String, _ names: inout QuestionNames
  ) -> Finding {
    guard name.set < formSets.count else {
      return .malformed(
        "'\(title.prefix(100))' is a question of a form on \(name.set + 1) or more criteria (expected at "
          + "most \(formSets.count), which are compared in the model)")
    }
    let set = formSets[name.set]
    let range = questions.range(of: set)
    let path = paths[set] ?? ""
    guard name.pair < range.count else {
      return .malformed(
        "'\(title.prefix(100))' is pair \(name.pair + 1) of criterion \(name.set + 1) in a form "
          + "(expected at most \(range.count) on '\(path)')")
    }
    // What stands for everybody is asked of nobody.
    guard sets.contains(set) else {
      return .malformed(names.message(onUnknownPath: set == goal ? "" : path))
    }
    let pair = questions.pair(at: QuestionID(range.lowerBound.position + name.pair))
    return .pair(
      names.question(of: set, item: pair.item, against: pair.other), by: .form(name.part))
  }

  // MARK: Tags

  /// The pair of a tag of ANP Studio, `[anp:pw|node|cluster|first|second]`.
  private static func tagged(_ title: String, _ names: inout QuestionNames) -> PairHead.Pair? {
    guard let start = title.firstRange(of: "[anp:pw|"),
      let end = title[start.upperBound...].firstIndex(of: "]")
    else { return nil }
    let parts = title[start.upperBound..<end].split(
      separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    return pair(
      node: String(parts[0]), cluster: String(parts[1]), String(parts[2]), String(parts[3]), &names)
  }

  /// The pair that ANP Studio names: below a node, or below a node and the cluster whose nodes it
  /// compares.
  private static func pair(
    node: String, cluster: String, _ first: String, _ second: String, _ names: inout QuestionNames
  ) -> PairHead.Pair? {
    for path in [node, "\(node)/\(cluster)"] {
      guard let set = names.set(at: path.trimmed()) else { continue }
      let list = names.items(of: set).list
      if let item = list.position(of: first.trimmed()),
        let other = list.position(of: second.trimmed()), item != other
      {
        return names.question(of: set, item: item, against: other)
      }
    }
    return nil
  }

  // MARK: Names

  private func finding(
    of mentions: [NameFinder.Mention], in text: NormalizedText, _ names: QuestionNames
  ) -> Finding {
    var items: [ComparisonSetID: [Int]] = [:]
    var order: [ComparisonSetID] = []
    for mention in mentions {
      for (set, item) in meanings[mention.name].items {
        if items[set] == nil { order.append(set) }
        if !items[set, default: []].contains(item) { items[set, default: []].append(item) }
      }
    }
    let candidates = order.filter { items[$0]?.count == 2 }
    let crowded = order.filter { items[$0]?.count ?? 0 > 2 }
    guard !candidates.isEmpty || !crowded.isEmpty else { return .none }
    guard crowded.isEmpty else {
      return .several(
        crowded.map { set in
          "\(items[set]?.count ?? 0) items of '\(paths[set] ?? "")'"
        })
    }
    let subjects = self.subjects(of: mentions, items)
    var fitting = candidates.filter(subjects.contains)
    if fitting.count > 1 {
      // Of criteria above each other the lowest is meant.
      fitting = fitting.filter { low in !fitting.contains { isAbove(low, $0) } }
    }
    if fitting.isEmpty {
      // Another criterion is named than the one that compares the two.
      let fits = candidates.filter { candidate in
        subjects.allSatisfy { $0 == goal || isAbove($0, candidate) }
      }
      fitting = fits.count == 1 && candidates.count == 1 ? fits : []
    }
    guard fitting.count == 1, let pair = items[fitting[0]] else {
      return .several(
        candidates.prefix(4).map { set in
          let pair = (items[set] ?? []).map { name(of: $0, in: set) }
          return "\(paths[set] ?? "")|\(pair.joined(separator: "|"))"
        } + (candidates.count > 4 ? ["and \(candidates.count - 4) more"] : []))
    }
    let sides = mentions.map { mention in
      let item = meanings[mention.name].items.first { $0.set == fitting[0] }?.item
      return (
        mention.range, item.flatMap { pair.firstIndex(of: $0) }.map { PairSide(position: $0) }
      )
    }
    let title = PairTitle(SentenceTokens(text, sides))
    let named = names.question(of: fitting[0], item: pair[0], against: pair[1])
    switch title.order {
    case .open(let doubt): return .open(named, doubt)
    case .first(.second):
      let turned = names.question(of: fitting[0], item: pair[1], against: pair[0])
      return .pair(turned, by: .title(title.coding))
    case .unsaid, .first(.first):
      return .pair(named, by: title.coding == nil ? .names : .title(title.coding))
    }
  }

  /// The sets whose criteria are named by words that name no item of a pair.
  private func subjects(
    of mentions: [NameFinder.Mention], _ items: [ComparisonSetID: [Int]]
  ) -> Set<ComparisonSetID> {
    var subjects = Set<ComparisonSetID>()
    for mention in mentions {
      let meaning = meanings[mention.name]
      if meaning.items.contains(where: { items[$0.set]?.count == 2 }) { continue }
      subjects.formUnion(meaning.subjects)
    }
    return subjects
  }

  private func isAbove(_ high: ComparisonSetID, _ low: ComparisonSetID) -> Bool {
    if high == low { return false }
    if high == goal { return true }
    guard let above = paths[high], let below = paths[low] else { return false }
    return below.hasPrefix(above + "/")
  }

  private func name(of item: Int, in set: ComparisonSetID) -> String {
    spellings[set]?[item].first ?? ""
  }

  /// How the first and the second of a pair are called, by their names first.
  func spellings(of pair: PairHead.Pair) -> (first: [String], second: [String]) {
    let place = questions.pair(at: pair.question)
    let items = spellings[place.set] ?? []
    let (item, other) = (items[place.item], items[place.other])
    return pair.isReversed ? (other, item) : (item, other)
  }

  /// A text as those of `spellings(of:)` are compared with it.
  static func folded(_ text: String) -> String {
    String(NormalizedText(text, isFolded: true).characters)
  }

  /// Whether a text is the name of something that is compared, and no more.
  func isItem(_ text: String) -> Bool { !titlesOfOneItem([text]).isEmpty }

  /// The name of the only item that a short text names, as `folded`; `nil` if it names none or
  /// several.
  func onlyItem(in text: String) -> String? {
    guard text.utf8.count <= 80 else { return nil }
    let mentions = finder.mentions(in: NormalizedText(text, isFolded: true), isFolded: true)
    let named = Set(mentions.map(\.name).filter { !meanings[$0].items.isEmpty })
    guard let name = named.first, named.count == 1 else { return nil }
    return Self.folded(finder.names[name])
  }

  /// Whether the titles of a column with texts say that these are who is preferred of two that they
  /// do not name: `Winner`, `Which is more important?`
  func saysWho(_ titles: [String], _ texts: WinnerColumns.Texts?) -> Bool {
    titles.contains(where: MetaColumn.isWinner)
      || texts != nil && texts != .numbers
        && titles.contains { QuestionTopic(tokens(of: $0)).asksWho() }
  }

  /// Whether a text names something that is compared.
  func namesItem(_ title: String) -> Bool {
    let text = NormalizedText(title, isFolded: true)
    return finder.mentions(in: text, isFolded: true).contains { !meanings[$0.name].items.isEmpty }
  }

  /// Whether a text asks which of two it is: `A or B`, `A vs B`.
  func asksWhich(_ title: String) -> Bool {
    let tokens = tokens(of: title)
    return tokens.tokens.indices.contains { position in
      tokens.tokens[position] == .name
        && tokens.word(position + 1).map(PairWords.alternatives.contains) ?? false
    }
  }

  /// Whether any of the titles of a column asks something beside a comparison.
  func asksBeside(_ titles: [String]) -> Bool {
    titles.contains { QuestionTopic(tokens(of: $0)).isBeside() }
  }

  /// Whether a title asks how much the one of two that was chosen is preferred, whichever it was.
  func asksStrengthOfWinner(_ title: String) -> Bool {
    let tokens = tokens(of: title)
    let words = tokens.tokens.indices.compactMap { tokens.word($0) }
    return words.contains(where: PairWords.winners.contains)
      || words.contains(where: PairWords.strengths.contains)
        && words.allSatisfy { !PairWords.directions.contains($0) }
  }

  /// Whether a title asks which of two it is, or gives them the numbers 1 and 2.
  func asksForCode(_ title: String) -> Bool {
    let tokens = tokens(of: title)
    var numbers: Set<Double> = []
    for case .number(let number) in tokens.tokens { numbers.insert(number) }
    // `(1/2)` is the two numbers here rather than a half.
    if numbers == [1, 2] || numbers == [0.5] { return true }
    if numbers.contains(where: { $0 != 1 && $0 != 2 }) { return false }
    let words = tokens.tokens.indices.compactMap { tokens.word($0) }
    return words.contains(where: PairWords.choices.contains)
      && !words.contains { ["much", "many", "times", "strongly", "seberapa"].contains($0) }
  }

  /// The words of a title, and the names in it.
  func tokens(of title: String) -> SentenceTokens {
    let text = NormalizedText(title, isFolded: true)
    return SentenceTokens(
      text, finder.mentions(in: text, isFolded: true).map { ($0.range, nil) })
  }

  /// The only item that a title names which looks as if it named two; `nil` if it does not.
  func itemWithoutOther(in title: String) -> String? {
    let text = NormalizedText(title, isFolded: true)
    let words = text.characters.split { !$0.isWordCharacter }.map { String($0) }
    guard words.contains(where: { ["or", "vs", "versus", "atau"].contains($0) }) else { return nil }
    let named = Set(
      finder.mentions(in: text, isFolded: true).map(\.name).filter { !meanings[$0].items.isEmpty })
    guard named.count == 1, let only = named.first else { return nil }
    return finder.names[only]
  }

  /// The first two columns all of whose cells below the first row are names of items; `nil` if
  /// there are none.
  func namingColumns(of rows: [[String]]) -> (first: Int, second: Int)? {
    let width = rows.map(\.count).max() ?? 0
    let naming = (0..<width).filter { column in
      let cells = rows.dropFirst().compactMap { column < $0.count ? $0[column] : nil }
        .filter { !$0.isEmpty }
      return !cells.isEmpty && cells.contains { SurveyNumber.plain($0) == nil }
        && cells.allSatisfy { cell in
          let text = NormalizedText(cell, isFolded: true)
          let mentions = finder.mentions(in: text, isFolded: true)
          return mentions.count == 1 && mentions[0].range == text.characters.indices
            && !meanings[mentions[0].name].items.isEmpty
        }
    }
    return naming.count < 2 ? nil : (naming[0], naming[1])
  }

  /// The titles that name one item and no more.
  func titlesOfOneItem(_ titles: [String]) -> [String] {
    titles.filter { title in
      let text = NormalizedText(title, isFolded: true)
      let mentions = finder.mentions(in: text, isFolded: true)
      return mentions.count == 1 && mentions[0].range == text.characters.indices
        && !meanings[mentions[0].name].items.isEmpty
    }
  }

  // MARK: Abbreviations

  /// The pair that a title names by the beginnings of two names, as `ExpEdu` or `exp_edu`, or by
  /// their initials.
  private func abbreviated(_ title: String, _ names: QuestionNames) -> Finding {
    // Groups of questions stand before a slash.
    let last = title.split(separator: "/").last ?? ""
    guard (4...60).contains(last.count) else { return .none }
    let parts = last.split { !$0.isWordCharacter }.map { Array($0.lowercased()) }
    var splits: [(first: ArraySlice<Character>, second: ArraySlice<Character>)] = []
    if parts.count == 2 {
      splits = [(parts[0][...], parts[1][...])]
    } else if parts.count == 1, parts[0].count >= 4 {
      splits = (2...parts[0].count - 2).map { (parts[0][..<$0], parts[0][$0...]) }
    }
    var found: [(pair: PairHead.Pair, text: String)] = []
    for set in sets {
      guard let items = words[set] else { continue }
      for split in splits {
        guard let first = Self.item(split.first, items),
          let second = Self.item(split.second, items), first != second
        else { continue }
        let pair = [first, second].map { name(of: $0, in: set) }
        found.append(
          (
            names.question(of: set, item: first, against: second),
            "\(paths[set] ?? "")|\(pair.joined(separator: "|"))"
          ))
      }
    }
    guard let only = found.first else { return .none }
    return found.count == 1
      ? .pair(only.pair, by: .abbreviations)
      : .several(found.prefix(4).map(\.text))
  }

  private static func words(of name: String) -> [[Character]] {
    name.lowercased().split { !$0.isWordCharacter }.map { Array($0) }
  }

  /// The only item that two or more letters abbreviate; `nil` if none or several.
  private static func item(_ letters: ArraySlice<Character>, _ items: [[[Character]]]) -> Int? {
    guard letters.count >= 2, letters.contains(where: \.isLetter) else { return nil }
    let found = items.indices.filter { item in
      let words = items[item]
      return words.joined().starts(with: letters)
        || words.count > 1 && words.compactMap(\.first).elementsEqual(letters)
    }
    return found.count == 1 ? found[0] : nil
  }
}
