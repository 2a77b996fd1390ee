internal import AHPFormats

/// Texts as they stand in Markdown.
enum MarkdownText {
  /// Returns a text in which nothing is markup, within a line or a cell of a table.
  ///
  /// Source: J. MacFarlane, *CommonMark Spec* 0.31.2, 2024, https://spec.commonmark.org/0.31.2/, section 2.4:
  /// a backslash before any ASCII punctuation makes it a text.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    // Scalar by scalar: with an accent on it, `|` is another character to Swift, but not to
    // Markdown.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "|", "<", "&", "*", "_", "`", "[", "]", "~", "$":
        escaped.append("\\")
        escaped.append(scalar)
      // White space at the start of a cell is dropped, unless it is spelled out.
      case "\u{2003}": escaped.append(contentsOf: "&emsp;".unicodeScalars)
      default: escaped.append(scalar.printable)
      }
    }
    return String(escaped)
  }
}
