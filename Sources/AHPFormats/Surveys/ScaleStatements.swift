/// What the title of a column says of numbers: `9 = A is extremely more important, 1/9 = B`.
struct ScaleStatements {
  /// A number, and the one of the pair that it prefers.
  struct Statement: Hashable {
    let number: Double
    let side: PairSide
  }

  private(set) var statements: [Statement] = []
  /// Whether a statement can be read in two ways.
  private(set) var isOpen = false
  /// Whether the title shows a scale from the one to the other, `9 8 … 1 … 8 9`.
  private var isOfSteps = false
  /// Whether the title shows a scale of numbers with a sign.
  private(set) var hasSigns = false
  /// Whether the title shows a scale from 1 or less to another number than 9.
  private(set) var hasOtherScale = false
  /// Whether the title says that a number of the scale is no answer.
  private var hasMissing = false
  /// What the title says besides.
  private(set) var rest = SentenceTokens([])

  /// - Complexity: O(tokens).
  init(_ title: SentenceTokens) {
    var position = 0
    var depth = 0
    while position < title.tokens.count {
      let token = title.tokens[position]
      if case .mark(let mark) = token {
        depth += "([{".contains(mark) ? 1 : ")]}".contains(mark) ? -1 : 0
      }
      if let end = takeStatement(at: position, title, isInBrackets: depth > 0) {
        position = end
      } else {
        rest.tokens.append(token)
        position += 1
      }
    }
    takeNumbersBehindItems()
    readScale()
    hasOtherScale = hasOtherScale || Self.showsOtherScale(title)
  }

  /// What the statements say of the order; `nil` if there are none.
  ///
  /// - Returns: The first of the pair, and whom negative numbers prefer if that is said; or why
  ///   nothing follows.
  func order() -> (order: PairSentence.Order, negative: PairSide?)? {
    if isOpen { return (.open(.numbers), nil) }
    if hasMissing { return (.open(.missing), nil) }
    if isOfSteps { return (.open(.steps), nil) }
    if hasOtherScale { return (.open(.scale), nil) }
    if statements.isEmpty { return nil }
    func sides(_ isOne: (Double) -> Bool) -> Set<PairSide> {
      Set(statements.filter { isOne($0.number) }.map(\.side))
    }
    if statements.contains(where: { $0.number == 1 || $0.number == 0 || abs($0.number) > 9 })
      || Self.isOfSteps(statements.map(\.number))
    {
      return (.open(.steps), nil)
    }
    let (high, low) = (sides { $0 > 1 }, sides { $0 > 0 && $0 < 1 })
    let negative = sides { $0 < 0 }
    guard high.count < 2, low.count < 2, negative.count < 2, low.isEmpty || negative.isEmpty,
      high.isDisjoint(with: low.union(negative))
    else { return (.open(.numbers), nil) }
    guard let first = high.first ?? (low.first ?? negative.first)?.other else { return nil }
    return (.first(first), negative.first)
  }

  // MARK: Statements

  /// Takes the statement that begins at a position, and returns where it ends; `nil` if there is
  /// none.
  private mutating func takeStatement(
    at position: Int, _ title: SentenceTokens, isInBrackets: Bool
  ) -> Int? {
    if case .item = title.tokens[position],
      let end = takeNumber(ofItem: position, title, isInBrackets: isInBrackets)
    {
      return end
    }
    guard let (number, end) = Self.number(position, title),
      let start = Self.endOfConnector(end, title, isInBrackets: isInBrackets)
    else { return nil }
    var stop = start
    while stop < title.tokens.count, !Self.isEnd(stop, title) { stop += 1 }
    let said = SentenceTokens(title.tokens[start..<stop])
    switch Self.preferred(said) {
    case .first(let side): statements.append(Statement(number: number, side: side))
    case .open: isOpen = true
    // A number of a question, or a degree that is about neither: `1: A or B`, `1 = equal`.
    case .unsaid:
      guard said.items.isEmpty else { return nil }
      readDegree(of: number, said, isEquated: title.isMark("=", start - 1))
    }
    return stop
  }

  /// Takes the number that is said of an item before it, `A more important = 9`, in brackets also
  /// `A: 9` and `A 9`, and returns where it ends; `nil` if there is none.
  private mutating func takeNumber(
    ofItem position: Int, _ title: SentenceTokens, isInBrackets: Bool
  ) -> Int? {
    var end = position + 1
    while title.word(end) != nil { end += 1 }
    let isEquated = title.isMark("=", end)
    let start = isEquated || isInBrackets && title.isMark(":", end) ? end + 1 : end
    guard isEquated || isInBrackets && (start > end || end == position + 1),
      let (number, last) = Self.number(start, title), !Self.isRange(last, title)
    else { return nil }
    switch Self.preferred(SentenceTokens(title.tokens[position..<end])) {
    case .first(let side): statements.append(Statement(number: number, side: side))
    default: isOpen = true
    }
    return last
  }

  /// Whether a number that ends at a position begins a range.
  private static func isRange(_ end: Int, _ title: SentenceTokens) -> Bool {
    end + 1 < title.tokens.count && isBetweenNumbers(end, title)
      && !title.isMark(",", end) && number(end + 1, title) != nil
  }

  /// Reads what a title says of a number in words about neither of the pair.
  private mutating func readDegree(
    of number: Double, _ said: SentenceTokens, isEquated: Bool
  ) {
    let words = said.tokens.indices.compactMap { said.word($0) }
    let text = words.joined(separator: " ")
    if MissingAnswer.isWord(text) {
      hasMissing = hasMissing || number != 0 && abs(number) <= 9
      return
    }
    // `9 = B` can name the second, and `17 = B9` is a step.
    if words == ["b"] { isOpen = true }
    if isEquated && number > 9 { isOfSteps = true }
    switch VerbalScale.degree(of: words.map { Substring($0) }) {
    case .judgment(let value) where value != number && number > 1 && !text.contains("plus"):
      hasOtherScale = true
    case .either(let low, let high) where number < low || number > high: hasOtherScale = true
    default: break
    }
  }

  /// Takes `A (9) or B (1/9)`.
  private mutating func takeNumbersBehindItems() {
    guard statements.isEmpty else { return }
    var found: [(statement: Statement, start: Int)] = []
    for (position, token) in rest.tokens.enumerated() {
      guard case .item(let side) = token, rest.isMark("(", position + 1),
        let (number, end) = Self.number(position + 2, rest), rest.isMark(")", end)
      else { continue }
      found.append((Statement(number: number, side: side), position + 1))
    }
    guard Set(found.map(\.statement.side)).count == 2 else { return }
    statements = found.map(\.statement)
    for start in found.map(\.start).reversed() { rest.tokens.removeSubrange(start..<start + 3) }
  }

  /// Takes what a scale that the title shows says of numbers.
  private mutating func readScale() {
    var run: [Double] = []
    var start = 0
    for (position, token) in rest.tokens.enumerated() {
      if run.isEmpty { start = position }
      switch token {
      // `A 1 2 3 4 5 B` leads from the one to the other.
      case .item where run.count > 1 && rest.isItem(start - 1): isOfSteps = true
      case .number(let number): run.append(number)
      case .mark(let mark) where "-–—…,.~|".contains(mark): continue
      case .word where rest.word(position).map(Self.ranges.contains) ?? false: continue
      default:
        readScale(run)
        run = []
      }
    }
    readScale(run)
  }

  private mutating func readScale(_ run: [Double]) {
    guard let first = run.first, let last = run.last, run.count > 1 else { return }
    if first == last
      || run.count > 2 && run.dropFirst().dropLast().contains(where: { $0 < min(first, last) })
    {
      isOfSteps = true
    }
    if first * last < 0 { hasSigns = true }
    if Self.isOfSteps(run) { isOfSteps = true }
  }

  /// Whether numbers with a sign are steps on both sides of 0: there are 8 from equal to extreme.
  private static func isOfSteps(_ numbers: [Double]) -> Bool {
    numbers.contains { $0 < 0 } && numbers.allSatisfy { abs($0) <= 8 }
  }

  private static let scaleWords: Set<String> = [
    "scale", "skala", "echelle", "échelle", "escala", "ölçek", "шкала", "шкале", "from", "dari",
    "von", "rate", "intensity", "intensitas", "strength", "position", "posisi",
  ]
  private static let points: Set<String> = [
    "point", "points", "poin", "titik", "punkt", "punkte", "puntos", "pontos", "percent", "persen",
  ]
  /// The most steps of a scale.
  private static let mostSteps = 100.0

  /// Whether numbers in brackets, or behind a word for a scale, go from 1 or less to another one
  /// than 9, or a number of points is not 9.
  private static func showsOtherScale(_ title: SentenceTokens) -> Bool {
    let tokens = title.tokens
    var run: [Double] = []
    var start = 0
    for position in 0...tokens.count {
      if position < tokens.count, case .number(let number) = tokens[position] {
        if run.isEmpty { start = position }
        run.append(number)
        if number != 9, number > 1, isBeforePoints(position, title) { return true }
        continue
      }
      if position < tokens.count, !run.isEmpty, isBetweenNumbers(position, title) { continue }
      if isOtherScale(run), isInBrackets(start, title) || isBehindScale(start, title) {
        return true
      }
      run = []
    }
    return false
  }

  private static func isBetweenNumbers(_ position: Int, _ title: SentenceTokens) -> Bool {
    switch title.tokens[position] {
    case .mark(let mark): "-–—….,".contains(mark)
    case .word(let word): ranges.contains(word)
    default: false
    }
  }

  private static func isOtherScale(_ run: [Double]) -> Bool {
    guard run.count > 1, let low = run.min(), let high = run.max() else { return false }
    return (low == 0 || low == 1 || low < 0) && high > 2 && high != 9 && high <= mostSteps
  }

  private static func isBeforePoints(_ position: Int, _ title: SentenceTokens) -> Bool {
    let next = title.isMark("-", position + 1) ? position + 2 : position + 1
    return title.word(next).map(points.contains) ?? false
  }

  private static func isInBrackets(_ position: Int, _ title: SentenceTokens) -> Bool {
    let open = title.tokens[..<position].count { $0 == .mark("(") || $0 == .mark("[") }
    let closed = title.tokens[..<position].count { $0 == .mark(")") || $0 == .mark("]") }
    return open > closed
  }

  private static func isBehindScale(_ position: Int, _ title: SentenceTokens) -> Bool {
    (max(0, position - 3)..<position).contains {
      title.word($0).map(scaleWords.contains) ?? false
    }
  }

  private static let ranges: Set<String> = [
    "to", "until", "sampai", "hingga", "s", "d", "bis", "à", "a",
  ]

  /// Which of the two a part of a title prefers.
  private static func preferred(_ said: SentenceTokens) -> PairSentence.Order {
    let sides = Set(said.items)
    if sides.count == 2 { return PairSentence(said).order() }
    if let side = sides.first {
      return PairSentence(said).order() == .unsaid ? .first(side) : .open(.numbers)
    }
    let words = Set(said.tokens.indices.compactMap { said.word($0) })
    let isFirst = !words.isDisjoint(with: PairWords.first)
    let isSecond = !words.isDisjoint(with: PairWords.second)
    if isFirst != isSecond { return .first(isFirst ? .first : .second) }
    return .unsaid
  }

  // MARK: Numbers

  private static let greater = [
    ["above"], ["greater", "than"], ["more", "than"], ["larger", "than"], ["higher", "than"],
    ["lebih", "dari"], ["di", "atas"],
  ]
  private static let smaller = [
    ["below"], ["smaller", "than"], ["less", "than"], ["lower", "than"], ["kurang", "dari"],
    ["di", "bawah"],
  ]
  private static let high: Set<String> = [
    "high", "higher", "large", "larger", "big", "bigger", "positive", "tinggi", "besar", "positif",
  ]
  private static let low: Set<String> = [
    "low", "lower", "small", "smaller", "rendah", "kecil", "fraction", "fractions", "pecahan",
  ]
  private static let negative: Set<String> = ["negative", "negatif"]
  private static let nouns: Set<String> = [
    "number", "numbers", "value", "values", "angka", "nilai", "score", "scores", "skor",
  ]

  /// The number that stands at a position, or words for numbers on one side of 1, and where they
  /// end; `nil` for anything else.
  private static func number(_ position: Int, _ title: SentenceTokens) -> (Double, end: Int)? {
    guard position < title.tokens.count else { return nil }
    switch title.tokens[position] {
    case .number(let number): return (number, position + 1)
    case .mark(let mark) where ">≥<≤".contains(mark):
      guard position + 1 < title.tokens.count, case .number = title.tokens[position + 1] else {
        return nil
      }
      return (">≥".contains(mark) ? 9 : 1.0 / 9, position + 2)
    case .word(let word):
      for (phrases, number) in [(greater, 9), (smaller, 1.0 / 9)] {
        for phrase in phrases {
          let end = position + phrase.count
          if title.hasPhrase(phrase, endingBefore: end), end < title.tokens.count,
            case .number = title.tokens[end]
          {
            return (number, end + 1)
          }
        }
      }
      let number: Double? =
        high.contains(word) ? 9 : low.contains(word) ? 1.0 / 9 : negative.contains(word) ? -9 : nil
      guard let number else { return nil }
      let hasNoun = title.word(position + 1).map(nouns.contains) ?? false
      return (number, position + (hasNoun ? 2 : 1))
    default: return nil
    }
  }

  private static let connectors: Set<String> = [
    "means", "mean", "indicates", "indicate", "favours", "favour", "favors", "favor", "prefers",
    "prefer", "berarti", "artinya", "memihak", "bedeutet", "signifie", "significa", "означает",
    "if", "jika", "bila", "wenn", "falls", "si", "se",
  ]

  /// Where what is said of a number begins, behind `=` or a word for it; `nil` without one. In
  /// brackets a colon or a dash suffices.
  private static func endOfConnector(
    _ position: Int, _ title: SentenceTokens, isInBrackets: Bool
  ) -> Int? {
    guard position < title.tokens.count else { return nil }
    switch title.tokens[position] {
    case .mark(let mark):
      let isOne = "=→".contains(mark) || isInBrackets && ":-–—".contains(mark)
      return isOne ? position + 1 : nil
    case .word(let word): return connectors.contains(word) ? position + 1 : nil
    default: return nil
    }
  }

  /// Whether what is said of a number ends before a position.
  private static func isEnd(_ position: Int, _ title: SentenceTokens) -> Bool {
    switch title.tokens[position] {
    case .mark(let mark): ",;)]}|.…/?".contains(mark)
    case .number: true
    case .word:
      number(position, title).map { endOfConnector($0.end, title, isInBrackets: false) != nil }
        ?? false
    default: false
    }
  }
}

extension SentenceTokens {
  fileprivate func isMark(_ mark: Character, _ position: Int) -> Bool {
    tokens.indices.contains(position) && tokens[position] == .mark(mark)
  }
}

/// What the title of a column says of the order of the two items that it names.
struct PairTitle {
  /// Which of the two is the first of the pair.
  let order: PairSentence.Order
  /// How answers are written, if that is said.
  let coding: AnswerCoding?

  /// - Complexity: O(tokens · phrases).
  init(_ title: SentenceTokens) {
    let scale = ScaleStatements(title)
    let words = PairSentence(scale.rest).order()
    guard let (numbers, negative) = scale.order() else {
      (order, coding) = (words, scale.hasSigns ? .signsUnsaid : nil)
      return
    }
    // A negative number never prefers the first, which the others do.
    coding = negative == nil ? nil : .signed(.second)
    switch (words, numbers) {
    case (.unsaid, _), (_, .open): order = numbers
    case (.open, _): order = words
    default: order = words == numbers ? words : .open(.numbers)
    }
  }
}
