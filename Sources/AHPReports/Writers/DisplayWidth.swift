extension StringProtocol {
  /// The number of columns that the text takes on a terminal.
  var displayWidth: Int {
    // Finding out where characters end takes long, and most texts are simple.
    let text = Substring(self)
    if text.utf8Span.isKnownASCII { return text.utf8.count }
    var width = 0
    for scalar in unicodeScalars {
      guard Self.isSimple(scalar) else { return reduce(0) { $0 + Self.width(of: $1) } }
      width += 1
    }
    return width
  }

  /// Whether a scalar takes one column and is a character of its own among its like: Latin letters,
  /// and what trees and bars are drawn with.
  private static func isSimple(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xC0...0x24F, 0x2500...0x259F: true
    default: false
    }
  }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // East Asian wide and fullwidth scripts, and emoji.
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Breaks the text at spaces and line ends into lines of at most `width` columns.
  func wrapped(width: Int, indent: String = "") -> String {
    wrappedLines(width: width - indent.count).joined(separator: "\n" + indent)
  }

  /// The lines of at most `width` columns that the text is broken into at spaces and line ends.
  func wrappedLines(width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for bytes in Substring(self).utf8.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) {
      let word = Substring(bytes)
      let wordWidth = word.displayWidth
      if !line.isEmpty, lineWidth + 1 + wordWidth > width {
        lines.append(line)
        line = ""
      }
      lineWidth = line.isEmpty ? wordWidth : lineWidth + 1 + wordWidth
      if !line.isEmpty { line += " " }
      line.append(contentsOf: word)
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}

extension String {
  /// The text with each line that is wider than `width` columns broken at spaces; the others stay
  /// as they are.
  package func withWrappedLines(width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.displayWidth <= width ? String($0) : $0.wrapped(width: width)
    }.joined(separator: "\n")
  }
}
