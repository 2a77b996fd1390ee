/// Texts as they may be printed: on a terminal, in a log, in a file of text.
///
/// Everything that people wrote, names of files and values of options included, comes through here
/// on its way to the screen or into a report.
package enum PrintableText {
  /// Returns a text in one line in which nothing is a command to a terminal: line ends and tabs are
  /// blanks, and other control characters are U+FFFD.
  ///
  /// - Complexity: O(length).
  package static func line(_ text: String) -> String { mapped(text) { $0.printable } }

  /// Returns a message in one line in which nothing is a command to a terminal, and in which line
  /// ends and tabs are seen: all control characters are U+FFFD.
  ///
  /// - Complexity: O(length).
  package static func message(_ text: String) -> String {
    mapped(text) { $0.isLineEndOrTab ? "\u{FFFD}" : $0.printable }
  }

  /// Returns a text of several lines in which nothing is a command to a terminal; see `line(_:)`.
  ///
  /// - Complexity: O(length).
  package static func lines(_ text: String) -> String {
    mapped(text) { $0 == "\n" || $0 == "\t" ? $0 : $0.printable }
  }

  /// Returns the text of a cell of a table for programs: as it is, but for control characters that
  /// no text needs and that are commands to a terminal, which are U+FFFD.
  ///
  /// - Complexity: O(length).
  package static func cell(_ text: String) -> String {
    mapped(text) {
      $0.properties.generalCategory == .control && !$0.isLineEndOrTab ? "\u{FFFD}" : $0
    }
  }

  private static func mapped(
    _ text: String, _ printed: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    guard hasControls(text) else { return text }
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { mapped.append(printed(scalar)) }
    return String(mapped)
  }

  /// Whether a text has characters that are not `printable`, or others that begin with the same
  /// bytes.
  private static func hasControls(_ text: String) -> Bool {
    var last: UInt8 = 0
    let bytes = text.utf8Span.span
    for place in bytes.indices {
      let byte = bytes[place]
      // In UTF-8 the control characters of C1 begin with C2, those of writing directions and of
      // lines with E2 80 and E2 81.
      if byte < 0x20 || byte == 0x7F || last == 0xC2 && byte < 0xA0 { return true }
      if last == 0x80 && byte >= 0xA8 && byte <= 0xAE { return true }
      if last == 0x81 && byte >= 0xA6 && byte <= 0xA9 { return true }
      last = byte
    }
    return false
  }
}

extension Unicode.Scalar {
  /// A blank for a line end or tab, U+FFFD for another control character, and else the character
  /// itself.
  ///
  /// Control characters are those of C0 and C1, and those that set the direction of writing of what
  /// stands behind them, beyond the end of a name too.
  ///
  /// Source: *Unicode Standard Annex #9*, Unicode Bidirectional Algorithm, sections 2.1 to 2.4.
  package var printable: Unicode.Scalar {
    if isLineEndOrTab { return " " }
    return switch value {
    case ..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }

  fileprivate var isLineEndOrTab: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }
}
