/// Cells of tables that people open in a spreadsheet.
package enum SpreadsheetText {
  /// A text that a spreadsheet does not take for a formula: one that begins with `=`, `+`, `-` or
  /// `@` gets an apostrophe before it.
  ///
  /// Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection.
  package static func harmless(_ cell: String) -> String { isFormula(cell) ? "'" + cell : cell }

  /// The text that an apostrophe was put before, if one was.
  static func original(of cell: String) -> String? {
    guard cell.unicodeScalars.first == "'" else { return nil }
    let text = String(cell.unicodeScalars.dropFirst())
    return isFormula(text) ? text : nil
  }

  private static func isFormula(_ cell: String) -> Bool {
    cell.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
  }
}
