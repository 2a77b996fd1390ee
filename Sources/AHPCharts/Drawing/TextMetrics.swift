/// How much room texts take, without a font at hand.
package enum TextMetrics {
  /// The widths of the characters from space to tilde in thousandths of the size.
  ///
  /// Source: Adobe Systems, *Helvetica* of the Core 14 AFM files, 1997; Arial and Liberation Sans
  /// have the same.
  private static let widths: [Double] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// What is added, because the font that is there may be another one.
  private static let allowance = 1.06

  /// Returns about how wide a text is.
  package static func width(_ text: some StringProtocol, size: Double, isBold: Bool = false)
    -> Double
  {
    var sum = 0.0
    for character in text { sum += width(of: character) }
    return sum / 1000 * size * allowance * (isBold ? 1.07 : 1)
  }

  private static func width(of character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if (0x20..<0x7F).contains(scalar.value) { return widths[Int(scalar.value) - 0x20] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch scalar.value {
    // East Asian scripts and emoji are as wide as they are high, some scripts wider than Latin.
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return 1100
    case 0x900...0x10FF, 0x1200...0x1FFF: return 800
    default: return 640
    }
  }

  /// A text broken into lines.
  package struct Lines: Hashable, Sendable {
    package var lines: [String]
    /// Whether something was left out, for which `…` stands.
    package var isCut: Bool
    /// The width of the widest line.
    package var width: Double
  }

  /// The parts of a word after which a line may end.
  package static func parts(of word: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = word.startIndex
    for place in word.indices.dropFirst() where word[place] == "/" || word[place] == "-" {
      parts.append(word[start...place])
      start = word.index(after: place)
    }
    if start < word.endIndex { parts.append(word[start...]) }
    return parts
  }

  /// Where the first line of a word ends that goes on after a hyphen; `nil` if it has no syllables
  /// that fit.
  private static func divided(_ word: Substring, _ fits: (String) -> Bool) -> Substring.Index? {
    // Up to where the word is of letters alone.
    let letters = word.prefix { $0.isLetter }
    var end = letters.startIndex
    for syllable in WordBreaks.syllables(of: letters).dropLast() {
      guard fits(letters[..<syllable.endIndex] + "-") else { break }
      end = syllable.endIndex
    }
    return end > letters.startIndex ? end : nil
  }

  /// Breaks a text between words, words that no line has room for after `/` or `-` or between
  /// syllables, and what is still too long anywhere, into lines of at most a width.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - size: The size of the font.
  ///   - width: How wide the lines may be.
  ///   - most: How many lines there may be, 1 or more.
  ///   - isBold: Whether the font is bold.
  package static func lines(
    _ text: String, size: Double, width: Double, most: Int, isBold: Bool = false
  ) -> Lines {
    func fits(_ line: some StringProtocol) -> Bool {
      Self.width(line, size: size, isBold: isBold) <= width
    }
    var lines: [String] = []
    var line = ""
    var isCut = false
    var words = text.split(whereSeparator: \.isWhitespace).reversed().map { $0 }
    while let word = words.popLast() {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if fits(longer) {
        line = longer
        continue
      }
      if line.isEmpty {
        // As much of a long word as there is room for, one character at least.
        var head = word.prefix(1)
        while head.endIndex < word.endIndex,
          case let next = word[..<word.index(after: head.endIndex)], fits(next)
        {
          head = next
        }
        if head.endIndex < word.endIndex,
          let sign = head.dropLast().lastIndex(where: { $0 == "/" || $0 == "-" }),
          sign > head.startIndex
        {
          head = word[...sign]
        } else if head.endIndex < word.endIndex, let end = divided(word, fits) {
          head = word[..<end]
          line = "-"
        }
        line = head + line
        if head.endIndex < word.endIndex { words.append(word[head.endIndex...]) }
      } else {
        words.append(word)
      }
      if lines.count + 1 == most {
        isCut = !words.isEmpty
        break
      }
      lines.append(line)
      line = ""
    }
    if isCut {
      // The last line takes what there is room for of the next word too.
      if let word = words.last {
        var longer = line + " "
        for character in word {
          longer.append(character)
          guard fits(longer + "…") else { break }
          line = longer
        }
      }
      while line.count > 1, !fits(line + "…") { line.removeLast() }
      line += "…"
    }
    if !line.isEmpty { lines.append(line) }
    return Lines(
      lines: lines, isCut: isCut,
      width: lines.reduce(0) { max($0, Self.width($1, size: size, isBold: isBold)) })
  }
}
