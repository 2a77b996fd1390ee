/// Where the cells of a table in memory stand in the file that it was made of.
enum TableOrigin {
  /// A sheet of a workbook, row by row.
  case sheet(String)
  /// A sheet of a workbook, whose columns are the rows of the table.
  case transposedSheet(String)
  /// A part of a text that begins with a line, whose columns are the rows of the table: for each
  /// column and row of the text the byte at which the field begins.
  case transposedText(SourceText, fromLine: Int, offsets: [[Int]])

  /// A problem of a cell of the table.
  ///
  /// - Parameters:
  ///   - row: The row of the table, from 0.
  ///   - column: The column of the table, from 0.
  func diagnostic(
    _ message: String, file: String, row: Int, column: Int, hint: String?
  ) -> Diagnostic {
    switch self {
    case .sheet(let name):
      Self.diagnostic(message, file, name, row: row, column: column, hint)
    case .transposedSheet(let name):
      Self.diagnostic(message, file, name, row: column, column: row, hint)
    case .transposedText(let source, let line, let offsets):
      Diagnostic(
        message, in: source, fromLine: line,
        atByte: offsets.indices.contains(row) && offsets[row].indices.contains(column)
          ? offsets[row][column] : 0, hint: hint)
    }
  }

  private static func diagnostic(
    _ message: String, _ file: String, _ sheet: String, row: Int, column: Int, _ hint: String?
  ) -> Diagnostic {
    let cell = SheetText.cellName(row: row, column: column)
    return Diagnostic("sheet '\(sheet)', cell \(cell): \(message)", file: file, hint: hint)
  }
}
