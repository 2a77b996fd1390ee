/// Cells of tables that people open in a spreadsheet.
///
/// A text that a spreadsheet would take for a formula is written with an apostrophe before it, its
/// guard, and so is a text that begins with apostrophes before such a text. The reader of a cell
/// takes one apostrophe away again, so that each text comes back as it was.
///
/// Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection.
package enum SpreadsheetText {
  /// Returns a text that a spreadsheet does not take for a formula: one that begins with `=`, `+`,
  /// `-` or `@`, apostrophes before it aside, gets an apostrophe before it. A number is no formula.
  ///
  /// - Complexity: O(length).
  package static func harmless(_ text: String) -> String {
    isFormula(text) && !isNumber(text) ? "'" + text : text
  }

  /// Returns the text that is in a cell, without its guard.
  static func text(ofCell cell: String) -> String { original(of: cell) ?? cell }

  /// Returns the text that a guard was put before, if one was.
  static func original(of cell: String) -> String? {
    guard cell.utf8.first == apostrophe else { return nil }
    let text = String(cell.unicodeScalars.dropFirst())
    return isFormula(text) ? text : nil
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a text begins as formulas do, apostrophes and white space before it aside. Some
  /// spreadsheets take the full-width forms of the characters for them too.
  private static func isFormula(_ text: String) -> Bool {
    let first = text.unicodeScalars.first { $0 != "'" && !$0.properties.isWhitespace }
    return first.map { "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) }
      ?? false
  }

  /// Whether a text is a decimal number, perhaps in percent.
  private static func isNumber(_ text: String) -> Bool {
    let number = text.hasSuffix("%") ? text.dropLast() : text[...]
    return number.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) } && Double(number) != nil
  }
}
