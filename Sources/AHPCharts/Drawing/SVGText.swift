/// Texts and numbers as they stand in SVG and HTML.
package enum SVGText {
  /// Returns a text in which nothing is markup, in an element or in a quoted attribute.
  ///
  /// What XML has no characters for becomes U+FFFD.
  package static func escaped(_ text: some StringProtocol) -> String {
    var escaped = String.UnicodeScalarView()
    // Scalar by scalar: with an accent on it, `<` is another character to Swift, but not to a
    // browser.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": escaped.append(" ")
      case _ where isForbidden(scalar): escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a scalar is not a character of XML 1.0.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// Returns a coordinate with one decimal place at most.
  static func number(_ value: Double) -> String {
    // Beyond a million there is nothing to be seen.
    let tenths = Int((max(-1e6, min(1e6, value.isNaN ? 0 : value)) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let size = abs(tenths)
    return sign + "\(size / 10)" + (size % 10 == 0 ? "" : ".\(size % 10)")
  }
}
