/// A sentence that names one or two items of a pair, as words, numbers, marks and names.
struct SentenceTokens {
  enum Token: Hashable {
    /// In small letters.
    case word(String)
    case number(Double)
    case mark(Character)
    /// One of the pair.
    case item(PairSide)
    /// The name of something else.
    case name
  }

  var tokens: [Token] = []

  init(_ tokens: some Sequence<Token>) { self.tokens = Array(tokens) }

  /// - Parameters:
  ///   - text: The sentence.
  ///   - names: The characters of each name in it, and which of the pair it is; `nil` for other
  ///     names.
  /// - Complexity: O(characters).
  init(_ text: NormalizedText, _ names: [(range: Range<Int>, side: PairSide?)]) {
    let characters = text.characters
    var position = 0
    var next = names[...]
    while position < characters.count {
      if let name = next.first, name.range.lowerBound == position {
        tokens.append(name.side.map { .item($0) } ?? .name)
        position = name.range.upperBound
        next.removeFirst()
        continue
      }
      let end = next.first?.range.lowerBound ?? characters.count
      let length = add(characters[position..<end])
      position += length
    }
  }

  /// Adds the token that a text begins with, and returns how many characters it has.
  private mutating func add(_ text: ArraySlice<Character>) -> Int {
    guard let first = text.first else { return 0 }
    if first == " " { return 1 }
    if let (number, length) = Self.number(text, isBehindWord: isBehindValue) {
      tokens.append(.number(number))
      return length
    }
    guard first.isWordCharacter else {
      tokens.append(.mark(first))
      return 1
    }
    let word = text.prefix(while: \.isWordCharacter)
    tokens.append(.word(String(word).lowercased()))
    return word.count
  }

  /// Whether what stands before is a number or a name, behind which a dash is no sign.
  private var isBehindValue: Bool {
    switch tokens.last {
    case .number, .item, .name, .word: true
    default: false
    }
  }

  private static func number(
    _ text: ArraySlice<Character>, isBehindWord: Bool
  ) -> (number: Double, length: Int)? {
    let hasSign = text.first.map { "-−–".contains($0) && !isBehindWord } ?? false
    let digits = text.dropFirst(hasSign ? 1 : 0)
    if let first = digits.first, let fraction = Ratio.characters[first],
      let value = try? Ratio.parse(fraction).get()
    {
      return (hasSign ? -value : value, hasSign ? 2 : 1)
    }
    var written = digits.prefix { $0.isASCII && ($0.isNumber || ".,/:".contains($0)) }
    // `9..1` is a range.
    if let range = written.firstRange(of: "..") { written = written[..<range.lowerBound] }
    while let last = written.last, ".,/:".contains(last) { written.removeLast() }
    guard written.first?.isNumber ?? false,
      // A letter behind it makes a code of it.
      !(digits.dropFirst(written.count).first?.isLetter ?? false),
      let plain = SurveyNumber.plain(String(written)),
      let value = Ratio.decimal(plain.digits) ?? (try? Ratio.parse(plain.digits).get())
    else { return nil }
    return (hasSign ? -value : value, written.count + (hasSign ? 1 : 0))
  }

  // MARK: Parts

  /// The parts between full stops, question marks and the like.
  func sentences() -> [SentenceTokens] {
    tokens.split { token in
      if case .mark(let mark) = token { return ".?!;".contains(mark) }
      return false
    }.map { SentenceTokens($0) }
  }

  /// The items that are named, in their order.
  var items: [PairSide] {
    tokens.compactMap { token in
      if case .item(let side) = token { return side }
      return nil
    }
  }

  /// Whether one of the two is named at a position.
  func isItem(_ position: Int) -> Bool {
    guard tokens.indices.contains(position), case .item = tokens[position] else { return false }
    return true
  }

  /// The word at a position; `nil` for anything else.
  func word(_ position: Int) -> String? {
    guard tokens.indices.contains(position), case .word(let word) = tokens[position] else {
      return nil
    }
    return word
  }

  /// Whether the words before a position end with those of a phrase.
  func hasPhrase(_ phrase: [String], endingBefore position: Int) -> Bool {
    let start = position - phrase.count
    guard start >= 0 else { return false }
    return phrase.indices.allSatisfy { word(start + $0) == phrase[$0] }
  }
}
