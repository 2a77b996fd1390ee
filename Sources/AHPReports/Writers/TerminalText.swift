/// Texts as they stand on a terminal.
enum TerminalText {
  /// Returns a text in one line in which nothing is a command to the terminal: line ends and tabs are blanks,
  /// and other control characters are U+FFFD.
  static func escaped(_ text: String) -> String {
    guard hasControls(text) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { escaped.append(scalar.visible) }
    return String(escaped)
  }

  /// Whether a text has characters that are not `visible`, or others that begin with the same bytes.
  private static func hasControls(_ text: String) -> Bool {
    var last: UInt8 = 0
    let bytes = text.utf8Span.span
    for place in bytes.indices {
      let byte = bytes[place]
      // In UTF-8 the control characters of C1 begin with C2, those of writing directions with E2 80.
      if byte < 0x20 || byte == 0x7F || last == 0xC2 && byte < 0xA0 { return true }
      if last == 0x80 && byte >= 0xAA && byte <= 0xAE { return true }
      last = byte
    }
    return false
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
