internal import AHPCharts

/// How wide texts are in the documents that `LaTeXWriter` writes.
enum LaTeXMetrics {
  /// The widths of the characters from space to tilde in thousandths of the size.
  ///
  /// Source: B. Jackowski and J. Nowacki, *Latin Modern*, version 2.004, lmr9.afm; the fonts of
  /// Computer Modern in T1, which pdfLaTeX takes, have the same.
  private static let widths: [Double] = [
    343, 286, 388, 856, 514, 856, 799, 286, 400, 400, 514, 799, 286, 343, 286, 514, 514, 514, 514,
    514, 514, 514, 514, 514, 514, 514, 286, 286, 799, 799, 799, 485, 799, 771, 728, 742, 785, 699,
    671, 806, 771, 371, 528, 799, 642, 942, 771, 799, 699, 799, 756, 571, 742, 771, 771, 1056, 771,
    771, 628, 286, 514, 286, 556, 771, 514, 514, 571, 457, 571, 457, 314, 514, 571, 286, 314, 542,
    286, 856, 571, 514, 571, 542, 402, 405, 400, 571, 542, 742, 542, 542, 457, 514, 286, 514, 556,
  ]

  /// The sizes of letters that tables have, with their width as a share of that of the first: small
  /// letters are wider for their size.
  static let sizes: [(command: String, factor: Double)] = [
    ("small", 1), ("footnotesize", 0.93), ("scriptsize", 0.875),
  ]

  /// The size of the first of `sizes`, in points.
  private static let size = 9.0
  /// The width of a line: A4 less its margins.
  static let line = 455.2
  /// The width of a line of an article as LaTeX sets it by itself, on letter paper.
  static let articleLine = 345.0
  /// What stands between two columns.
  static let gap = 6.0
  /// The step by which a row of a tree stands in: a quad.
  static let quad = 9.3

  /// The width of a text in points, in the first of `sizes`.
  static func width(_ text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) } / 1000 * size
  }

  private static func width(of scalar: Unicode.Scalar) -> Double {
    if (0x20..<0x7F).contains(scalar.value) { return widths[Int(scalar.value) - 0x20] }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    case .lowercaseLetter: return 600
    case .uppercaseLetter: return 800
    default: return scalar.value < 0x2000 ? 800 : 1172
    }
  }

  /// What of a text no line ends within, with the widest first.
  static func longestPart(of text: String) -> Double {
    text.split(separator: " ").reduce(0) { longest, word in
      parts(of: word).reduce(longest) { max($0, width($1)) }
    }
  }

  /// The parts of a word after which a line may end in a table: after `/` and `-`, and in what is
  /// longer than words are, between syllables.
  private static func parts(of word: Substring) -> [Substring] {
    steps(of: word).flatMap { TextMetrics.parts(of: $0) }.flatMap { WordBreaks.parts(of: $0) }
  }

  /// The steps of a path, each with its `/`; all of what is no path, such as 1/3.
  static func steps(of word: Substring) -> [Substring] {
    guard word.count > 8, word.contains(where: \.isLetter) else { return [word] }
    var steps: [Substring] = []
    var start = word.startIndex
    while let stroke = word[start...].firstIndex(of: "/"), stroke > start {
      let next = word.index(after: stroke)
      if next == word.endIndex { break }
      steps.append(word[start..<next])
      start = next
    }
    return steps + [word[start...]]
  }
}
