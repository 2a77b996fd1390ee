/// Texts as they stand on a terminal.
enum TerminalText {
  /// Returns a text in one line in which nothing is a command to the terminal: line ends and tabs are blanks,
  /// and other control characters are U+FFFD.
  static func escaped(_ text: String) -> String {
    // Most texts have none. Those beyond ASCII begin with the bytes C2 and E2.
    guard
      text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 })
    else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { escaped.append(scalar.visible) }
    return String(escaped)
  }
}

extension Unicode.Scalar {
  /// A blank for a line end or tab, U+FFFD for another control character, and else the character itself.
  ///
  /// Control characters are those of C0 and C1, and those that set the direction of writing of what stands
  /// behind them, beyond the end of a name too.
  ///
  /// Source: *Unicode Standard Annex #9*, Unicode Bidirectional Algorithm, sections 2.1 to 2.3.
  var visible: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D: " "
    case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E: "\u{FFFD}"
    default: self
    }
  }
}
