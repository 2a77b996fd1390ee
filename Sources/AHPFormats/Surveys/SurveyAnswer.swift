/// What a cell of a table of answers says about a pair.
enum SurveyAnswer: Equatable {
  /// The answer is missing.
  case missing
  /// A positive number.
  case number(Double)
  /// A decimal that is the rounded form of a fraction.
  case rounded(Double, written: Double)
  /// A number below 0, without its sign.
  case negative(Double)
  /// How many times the first is preferred: who and how much.
  case judgment(Double)
  /// Who is preferred, and by what degree if the word for that is more than a word for who.
  case winner(PairSide, plain: Double?)
  /// A name, and a number less than 1: as much of the other as the one is, or how little it is.
  case part(PairSide, Double)
  /// How much, but not who.
  case degree(Double)
  /// How much, in words that surveys use for two judgments, and who if that is said.
  case eitherDegree(Double, Double)
  /// The code of a step of a scale, such as A3.
  case step(Int)
  case unreadable(Ratio.Problem)
}

/// Reads cells about one pair.
struct SurveyAnswerReader {
  private let finder: NameFinder
  /// How many of the names in `finder` are those of the first.
  private let firstCount: Int
  /// Whether `first` and `second` stand for the two of the pair, whatever else they are names of.
  private let namesSides: Bool
  /// Names that are numbers off the scale of judgments, such as years.
  private let namesByNumber: [String: PairSide]

  /// - Parameters:
  ///   - first: The spellings of the first of the pair.
  ///   - second: Those of the second.
  ///   - namesSides: Whether the answers `first` and `second` stand for the two, as in the forms
  ///     that `SurveyQuestions` numbers.
  init(first: [String], second: [String], namesSides: Bool = false) {
    finder = NameFinder(first + second)
    firstCount = first.count
    // Where labels are exported, a name can be one of these words itself.
    self.namesSides = namesSides && !finder.names.contains { PairSide(word: $0) != nil }
    // A number that is no judgment can only be a name.
    namesByNumber = Dictionary(
      (first.map { ($0, PairSide.first) } + second.map { ($0, PairSide.second) })
        .filter { name, _ in
          Ratio.decimal(name).map { !(1.0 / 9...9).contains($0) } ?? false
        }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads a cell, without white space around it.
  ///
  /// - Complexity: O(length) for a number, and O(length · names) for other texts.
  func read(_ cell: String) -> SurveyAnswer {
    if MissingAnswer.isMark(cell) { return .missing }
    if !namesByNumber.isEmpty, let side = namesByNumber[cell] { return .winner(side, plain: nil) }
    if namesSides, SurveyNumber.plain(cell) == nil, let side = PairSide(word: cell) {
      return .winner(side, plain: nil)
    }
    if SheetText.hint(on: cell) != nil { return .unreadable(.notANumber) }
    let text = SpreadsheetText.text(ofCell: cell)
    if let (digits, isNegative) = SurveyNumber.plain(text) {
      return Self.number(digits, isNegative: isNegative)
    }
    return sentence(text)
  }

  private static func number(_ digits: String, isNegative: Bool) -> SurveyAnswer {
    switch Ratio.parse(digits) {
    case .success(let number):
      if isNegative { return .negative(number) }
      if let fraction = RoundedRatio.fraction(digits) {
        return .rounded(fraction, written: number)
      }
      return .number(number)
    case .failure(let problem): return .unreadable(problem)
    }
  }

  // MARK: Sentences

  private static let times: Set<Substring> = NumberWords.times

  private func sentence(_ text: String) -> SurveyAnswer {
    // "a" is a word, and "A" may be a name.
    var normalized = NormalizedText(text, isFolded: false)
    var mentions = finder.mentions(in: normalized, isFolded: false)
    if mentions.isEmpty {
      normalized = NormalizedText(text, isFolded: true)
      mentions = finder.mentions(in: normalized, isFolded: true)
    }
    if mentions.isEmpty, let step = Self.step(text) { return .step(step) }
    if mentions.isEmpty, SpreadsheetDate.fraction(in: text) != nil {
      return .unreadable(.notANumber)
    }
    let rest = Self.rest(of: normalized, without: mentions)
    if rest.contains(where: {
      Self.doubtful.contains($0) && (!"<>".contains($0) || mentions.count < 2)
    }) {
      return .unreadable(.notANumber)
    }
    let words = NumberWords.withDigits(Self.words(in: rest))
    let numbers = Set(words.compactMap { Self.number(in: $0) })
    let others = words.filter { Self.number(in: $0) == nil }
    guard numbers.count <= 1,
      !others.contains(where: { PairWords.lesser.contains(String($0)) || Self.nearly.contains($0) })
    else {
      return .unreadable(.notANumber)
    }
    let degree = VerbalScale.degree(of: others)
    let side = winner(mentions, normalized, others)
    if degree == .judgment(1) {
      return numbers.first ?? 1 == 1 ? .judgment(1) : .unreadable(.notANumber)
    }
    if numbers.first == 1, side == nil, !mentions.isEmpty,
      !isEquation(mentions, normalized)
    {
      return .unreadable(.notANumber)
    }
    if numbers.first == 1, mentions.isEmpty, !others.allSatisfy(Self.times.contains),
      !text.hasPrefix("1"), !text.hasSuffix("(1)")
    {
      // `Round 1` is no answer; beside a column of winners it may say how much.
      return .degree(1)
    }
    if let number = numbers.first {
      return Self.answer(number, side, hasOtherWords: !others.allSatisfy(Self.times.contains))
    }
    if side == nil, others.isEmpty, isEquation(mentions, normalized) { return .judgment(1) }
    // Both names without words that say which is preferred say nothing.
    if side == nil && !mentions.isEmpty { return .unreadable(.notANumber) }
    switch (degree, side) {
    case (.judgment(let value), let side?): return .judgment(side == .first ? value : 1 / value)
    case (.judgment(let value), nil): return .degree(value)
    case (.either(let low, let high), _): return .eitherDegree(low, high)
    case (.plain(let value), let side?): return .winner(side, plain: value)
    case (nil, let side?): return .winner(side, plain: nil)
    case (.plain(let value), nil): return .degree(value)
    case (nil, nil): return .unreadable(.notANumber)
    }
  }

  /// Signs beside a number that make another one of it, or a guess.
  private static let doubtful: Set<Character> = [
    "%", ">", "<", "≥", "≤", "~", "≈", "±", "?", "$", "€", "*", "†", "‡", "^", "#",
  ]
  /// Words that make no equal of the word for it beside them.
  private static let nearly: Set<Substring> = [
    "almost", "nearly", "hampir", "fast", "presque", "casi", "quase", "neredeyse", "почти",
  ]

  /// Whether a text says that the two that it names are equal: `A = B (1)`.
  private func isEquation(_ mentions: [NameFinder.Mention], _ text: NormalizedText) -> Bool {
    guard mentions.count == 2 else { return false }
    return text.characters[mentions[0].range.upperBound..<mentions[1].range.lowerBound]
      .contains("=")
  }

  /// What a number says beside a name or other words.
  private static func answer(
    _ number: Double, _ side: PairSide?, hasOtherWords: Bool
  ) -> SurveyAnswer {
    if number == 1 { return .judgment(1) }
    guard let side else { return hasOtherWords ? .degree(number) : .number(number) }
    if number > 1 { return .judgment(side == .first ? number : 1 / number) }
    if !hasOtherWords { return .part(side, number) }
    // A number less than 1 prefers the second already.
    return side == .second ? .judgment(number) : .unreadable(.notANumber)
  }

  /// Who is preferred, by the names in a text or the words for a side.
  private func winner(
    _ mentions: [NameFinder.Mention], _ text: NormalizedText, _ words: [Substring]
  ) -> PairSide? {
    let sides = mentions.map { $0.name < firstCount ? PairSide.first : .second }
    guard let side = sides.first else {
      let isFirst = words.contains { PairWords.first.contains(String($0)) }
      let isSecond = words.contains { PairWords.second.contains(String($0)) }
      return isFirst == isSecond ? nil : isFirst ? .first : .second
    }
    if sides.allSatisfy({ $0 == side }) { return side }
    guard sides.count == 2 else { return nil }
    let between = text.characters[mentions[0].range.upperBound..<mentions[1].range.lowerBound]
    if between.contains(">") { return between.contains("<") ? nil : side }
    if between.contains("<") { return side.other }
    let names = zip(mentions, sides).map { ($0.range, Optional($1)) }
    guard case .first(let preferred) = PairSentence(SentenceTokens(text, names)).order() else {
      return nil
    }
    return preferred
  }

  /// A text without the names in it.
  private static func rest(
    of text: NormalizedText, without mentions: [NameFinder.Mention]
  ) -> String {
    var rest = ""
    var position = 0
    for mention in mentions {
      rest += String(text.characters[position..<mention.range.lowerBound]) + " "
      position = mention.range.upperBound
    }
    return rest + String(text.characters[position...])
  }

  /// The words, in small letters, and the numbers of a text.
  private static func words(in text: String) -> [Substring] {
    text.lowercased().split { !$0.isWordCharacter && !"/.,×".contains($0) }
      .map { word in
        // A point or comma at the end belongs to the sentence.
        var word = word
        while let last = word.last, "./,".contains(last) { word = word.dropLast() }
        while let first = word.first, "/,".contains(first) { word = word.dropFirst() }
        return word
      }.filter { !$0.isEmpty }.flatMap(withoutTimes)
  }

  /// A number and the word behind it that says that it is a ratio, as in `3x`; other words as they
  /// are.
  private static func withoutTimes(_ word: Substring) -> [Substring] {
    let number = word.prefix { $0.isNumber || "./,".contains($0) }
    let rest = word.dropFirst(number.count)
    return !number.isEmpty && times.contains(rest) ? [number, rest] : [word]
  }

  private static func number(in word: Substring) -> Double? {
    guard let plain = SurveyNumber.plain(String(word)) else { return nil }
    return try? Ratio.parse(plain.digits).get()
  }

  /// The step that a code such as A3 or AO03 stands for.
  private static func step(_ text: String) -> Int? {
    let letters = text.utf8.prefix { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") }
    guard (1...2).contains(letters.count), (1...3).contains(text.utf8.count - letters.count),
      text.utf8.dropFirst(letters.count).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text.dropFirst(letters.count))
  }
}
