/// Where in a file of another program something stands.
enum ImportPlace {
  case file
  /// A value of a JSON or YAML document.
  case value(Document.Value)
  /// A line and column of a text, both from 1.
  case line(Int, column: Int = 1)
  /// A cell of a workbook, row and column from 0.
  case cell(sheet: String, row: Int, column: Int)
}

extension ImportPlace {
  /// Returns a message on this place.
  ///
  /// - Complexity: O(bytes of the file before it).
  func diagnostic(_ message: String, in source: SourceText, hint: String? = nil) -> Diagnostic {
    switch self {
    case .file: Diagnostic(message, in: source, hint: hint)
    case .value(let value): Diagnostic(message, at: value, hint: hint)
    case .line(let line, let column):
      Diagnostic(
        message, in: source, at: SourcePosition(line: line, column: column), hint: hint)
    case .cell(let sheet, let row, let column):
      Diagnostic(
        "sheet '\(sheet)', cell \(SheetText.cellName(row: row, column: column)): \(message)",
        in: source,
        hint: hint)
    }
  }
}
