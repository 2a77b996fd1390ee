/// Which of the two items that a sentence names it prefers, or asks about: the title of a column, or
/// an answer.
struct PairSentence {
  /// Which of the two is compared with the other.
  enum Order: Hashable {
    /// No word says it.
    case unsaid
    case first(PairSide)
    case open(Doubt)
  }

  /// Why the order of a pair can be read in two ways.
  enum Doubt: Hashable {
    /// The sentence is about the lesser of the two.
    case lesser
    /// The order is turned by words that can mean several things.
    case turned
    /// What the sentence says of numbers contradicts itself, or its words.
    case numbers
    /// The title shows a scale of other numbers.
    case scale
    /// 1 is said to be one of the two: a choice, or a step of a scale.
    case steps
    /// A number of the scale is said to be no answer.
    case missing
  }

  private let tokens: SentenceTokens
  private let sentences: [SentenceTokens]
  private let items: [PairSide]

  init(_ tokens: SentenceTokens) {
    self.tokens = tokens
    sentences = tokens.sentences().filter { !$0.items.isEmpty }
    items = Self.itemsWithoutRepetition(tokens)
  }

  /// The order that the words say.
  ///
  /// - Complexity: O(words · phrases).
  func order() -> Order {
    var references: Set<PairSide> = []
    for sentence in sentences {
      if Self.isAboutLess(sentence) { return .open(.lesser) }
      if Self.isTurned(sentence) || Self.isAboutSecond(sentence) { return .open(.turned) }
      references.formUnion(Self.references(in: sentence))
    }
    guard let reference = references.first else {
      let isOpen =
        hasFurtherMention || PairClauses(tokens).areOpen
        || sentences.contains { Self.opensWithReference($0) || Self.asksBehindFirst($0) }
      return isOpen ? .open(.turned) : .unsaid
    }
    return references.count == 1 ? .first(reference.other) : .open(.turned)
  }

  /// The items without those that are named twice side by side, as labels in two languages are.
  private static func itemsWithoutRepetition(_ tokens: SentenceTokens) -> [PairSide] {
    var items: [PairSide] = []
    var hasWord = true
    for token in tokens.tokens {
      switch token {
      case .item(let side):
        if hasWord || items.last != side { items.append(side) }
        hasWord = false
      case .mark(let mark): hasWord = hasWord || !"([/|".contains(mark)
      default: hasWord = true
      }
    }
    return items
  }

  /// Whether the one that is named second is named once more by itself: `A or B: how important is
  /// B?`
  private var hasFurtherMention: Bool {
    guard items.count > 2, let first = items.first else { return false }
    return items.indices.dropFirst().contains { position in
      items[position] != first && items[position - 1] != first
    }
  }

  // MARK: Words

  private static func isAboutLess(_ sentence: SentenceTokens) -> Bool {
    sentence.tokens.indices.contains { position in
      if sentence.tokens[position] == .mark("<") {
        return isBetweenItems(position, sentence)
          || position > 0 && sentence.tokens[position - 1] == .mark("<")
      }
      if sentence.items.count > 1, sentence.hasPhrase(["di", "bawah"], endingBefore: position + 1) {
        return true
      }
      guard let word = sentence.word(position) else { return false }
      // `No. 3` and `No 3` are numbers.
      let isLess =
        PairWords.lesser.contains(word) || word == "no" && sentence.word(position + 1) != nil
      return isLess && !isBesideMore(position, sentence)
    }
  }

  /// Whether a word for less stands in `more or less`, or in `or not`.
  private static func isBesideMore(_ position: Int, _ sentence: SentenceTokens) -> Bool {
    for step in [-1, 1] {
      guard let next = sentence.word(position + step) else { continue }
      // `kurang lebih` is about.
      if PairWords.more.contains(next), sentence.word(position) == "kurang" { return true }
      guard PairWords.conjunctions.contains(next) else { continue }
      if let other = sentence.word(position + 2 * step), PairWords.more.contains(other) {
        return true
      }
      if step < 0, sentence.word(position + 1) == nil { return true }
    }
    return false
  }

  private static func isBetweenItems(_ position: Int, _ sentence: SentenceTokens) -> Bool {
    sentence.isItem(position - 1) && sentence.isItem(position + 1)
  }

  /// Whether something is done to the one that is named first by the other.
  private static func isTurned(_ sentence: SentenceTokens) -> Bool {
    let tokens = sentence.tokens
    guard let first = tokens.indices.first(where: sentence.isItem) else { return false }
    if sentence.items.count > 1,
      tokens.indices.contains(where: { sentence.word($0).map(PairWords.passives.contains) ?? false }
      )
    {
      return true
    }
    return tokens.indices.dropFirst(first + 1).contains { position in
      guard sentence.isItem(position) else { return false }
      let by = positionBeforeFillers(position, sentence)
      guard let word = sentence.word(by), PairWords.wordsForBy.contains(word),
        let done = sentence.word(by - 1)
      else { return false }
      return !PairWords.conjunctions.contains(done)
    }
  }

  /// Whether a sentence is about the second of the two, or says that numbers are turned round.
  static func isAboutSecond(_ sentence: SentenceTokens) -> Bool {
    let tokens = sentence.tokens
    var hasFirst = false
    for position in tokens.indices {
      if tokens[position] == .number(1), position + 2 < tokens.count,
        tokens[position + 1] == .mark("/"), tokens[position + 2] == .mark("(")
      {
        return true
      }
      guard let word = sentence.word(position) else { continue }
      if PairWords.reversals.contains(word) { return true }
      if PairWords.first.contains(word) { hasFirst = true }
      if !hasFirst, PairWords.second.contains(word), isSideAlone(position, sentence) {
        return true
      }
      if word == "b", sentence.word(position + 2) == "a", tokens[position + 1] == .mark("/") {
        return true
      }
    }
    return false
  }

  /// Whether a word for a side is no number of something else, as in `second round`.
  private static func isSideAlone(_ position: Int, _ sentence: SentenceTokens) -> Bool {
    guard position + 1 < sentence.tokens.count else { return true }
    switch sentence.tokens[position + 1] {
    case .mark: return true
    case .word(let next): return PairWords.behindSides.contains(next)
    default: return false
    }
  }

  /// Whether the one that is named second is asked about, by words behind the first, or the first
  /// is said to be the unit.
  private static func asksBehindFirst(_ sentence: SentenceTokens) -> Bool {
    let tokens = sentence.tokens
    guard let first = tokens.indices.first(where: sentence.isItem),
      let second = tokens.indices.dropFirst(first + 1).first(where: {
        sentence.isItem($0) && tokens[$0] != tokens[first]
      })
    else { return false }
    func asks(_ position: Int) -> Bool {
      sentence.word(position).map(PairWords.askers.contains) ?? false
    }
    if (first..<second).contains(where: asks), !(0..<first).contains(where: asks) { return true }
    return PairWords.units.contains { phrase in
      (first..<second).contains { sentence.hasPhrase(phrase, endingBefore: $0) }
    }
  }

  // MARK: References

  /// The items that the other is said to be compared with.
  private static func references(in sentence: SentenceTokens) -> Set<PairSide> {
    var references: Set<PairSide> = []
    var named: PairSide?
    for (position, token) in sentence.tokens.enumerated() {
      guard case .item(let side) = token else { continue }
      let isOther = named.map { $0 != side } ?? false
      switch reference(at: position, sentence, isFirst: named == nil, isSecond: isOther) {
      case .certain: references.insert(side)
      case .either: references = [side, side.other]
      case nil: break
      }
      if isCoordinated(position, sentence), references.contains(side) {
        references.insert(side.other)
      }
      named = named ?? side
    }
    if let mark = sentence.tokens.firstIndex(of: .mark(">")), isBetweenItems(mark, sentence),
      case .item(let side) = sentence.tokens[mark + 1]
    {
      references.insert(side)
    }
    return references
  }

  /// Whether a phrase such as `compared with` stands further before the first item, in the same
  /// part of the sentence, so that either can be what the other is compared with.
  private static func opensWithReference(_ sentence: SentenceTokens) -> Bool {
    guard
      let first = sentence.tokens.indices.first(where: sentence.isItem),
      !isCoordinated(first, sentence)
    else { return false }
    let start = sentence.tokens[..<first].lastIndex { [.mark(","), .mark(":")].contains($0) } ?? 0
    return (start..<first).contains { end in
      PairWords.openings.contains { sentence.hasPhrase($0, endingBefore: end) }
    }
  }

  private enum Reference {
    case certain
    /// It can be the criterion by which items are compared.
    case either
  }

  /// Whether an item is the one that the other is compared with.
  ///
  /// - Parameters:
  ///   - isFirst: Whether neither is named before it.
  ///   - isSecond: Whether the other is named before it.
  private static func reference(
    at position: Int, _ sentence: SentenceTokens, isFirst: Bool, isSecond: Bool
  ) -> Reference? {
    if isFollowedByPostposition(position, sentence) { return .certain }
    var end = position
    while true {
      if PairWords.references.contains(where: { sentence.hasPhrase($0, endingBefore: end) }) {
        return .certain
      }
      if PairWords.aspects.contains(where: { sentence.hasPhrase($0, endingBefore: end) }) {
        return isSecond ? .certain : .either
      }
      guard let word = sentence.word(end - 1) else {
        guard end > 0, case .mark(let mark) = sentence.tokens[end - 1],
          "\"'«»([{:*„".contains(mark)
        else { return nil }
        end -= 1
        continue
      }
      // `lebih penting dari A`, but `mana yang lebih penting dari A dan B`.
      if PairWords.referencesBehindMore.contains(word), isBehindMore(end - 1, sentence),
        !isCoordinated(position, sentence)
      {
        return .certain
      }
      if isFirst, PairWords.openingReferences.contains(word) { return .certain }
      guard PairWords.fillers.contains(word) else { return nil }
      end -= 1
    }
  }

  /// Whether one of the three words before a position is a word for more.
  private static func isBehindMore(_ position: Int, _ sentence: SentenceTokens) -> Bool {
    (1...3).contains { sentence.word(position - $0).map(PairWords.more.contains) ?? false }
  }

  private static func positionBeforeFillers(_ position: Int, _ sentence: SentenceTokens) -> Int {
    var position = position - 1
    while let word = sentence.word(position), PairWords.fillers.contains(word) { position -= 1 }
    return position
  }

  private static func isFollowedByPostposition(
    _ position: Int, _ sentence: SentenceTokens
  ) -> Bool {
    var next = position + 1
    if sentence.tokens.indices.contains(next), sentence.tokens[next] == .mark("'"),
      let ending = sentence.word(next + 1)
    {
      let words = (next + 2..<sentence.tokens.count).compactMap { sentence.word($0) }
      if PairWords.ablatives.contains(ending), words.contains("daha") { return true }
      next += 2
    }
    while let word = sentence.word(next), PairWords.fillers.contains(word) { next += 1 }
    return sentence.word(next).map(PairWords.postpositions.contains) ?? false
  }

  /// Whether an item and the next one are joined by `or` or `and`, so that words before it are
  /// about both.
  private static func isCoordinated(_ position: Int, _ sentence: SentenceTokens) -> Bool {
    if isBetweenItems(position + 1, sentence), case .mark(let mark) = sentence.tokens[position + 1]
    {
      return "/&-–|".contains(mark)
    }
    guard let word = sentence.word(position + 1), PairWords.conjunctions.contains(word) else {
      return false
    }
    var next = position + 2
    while let word = sentence.word(next), PairWords.fillers.contains(word) { next += 1 }
    return sentence.isItem(next)
  }
}
