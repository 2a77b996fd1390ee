/// A table that is laid out anew in memory, as one with tabs between its fields and a line for each
/// row, so that everything that reads tables reads it.
struct MemoryTable {
  private(set) var bytes: [UInt8] = []
  let origin: TableOrigin

  static let delimiter = UInt8(ascii: "\t")
  /// The most fields, blank ones included.
  private static let mostFields = 8_000_000

  private init(_ rows: [[String]], width: Int, _ origin: TableOrigin) {
    self.origin = origin
    for row in rows {
      // A row without cells is a blank line: a stray cell can lie a million rows below a table.
      for column in 0..<(row.isEmpty ? 0 : width) {
        if column > 0 { bytes.append(Self.delimiter) }
        if column < row.count { Self.append(row[column], to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Lays out a sheet of a workbook; `nil` if it has no cells, or they lie so far apart that it is
  /// no table.
  ///
  /// - Complexity: O(rows · columns).
  init?(_ sheet: WorkbookReader.Sheet) {
    let height = (sheet.cells.map(\.row).max() ?? -1) + 1
    let width = (sheet.cells.map(\.column).max() ?? -1) + 1
    guard height * width > 0, height * width <= Self.mostFields else { return nil }
    var rows: [[String]] = Array(repeating: [], count: height)
    for cell in sheet.cells {
      let missing = cell.column - rows[cell.row].count
      if missing > 0 { rows[cell.row] += Array(repeating: "", count: missing) }
      let text = SheetText.text(cell.content)
      // A broken workbook can have a cell twice; the later counts.
      if missing < 0 { rows[cell.row][cell.column] = text } else { rows[cell.row].append(text) }
    }
    self.init(rows, width: width, .sheet(sheet.name))
  }

  /// Lays out a table with rows and columns exchanged; `nil` if it has more fields than are read.
  ///
  /// - Complexity: O(rows · columns).
  private init?(transposing rows: [[String]], _ origin: TableOrigin) {
    let width = rows.map(\.count).max() ?? 0
    guard width * rows.count <= Self.mostFields else { return nil }
    self.init(
      (0..<width).map { column in rows.map { column < $0.count ? $0[column] : "" } },
      width: rows.count, origin)
  }

  /// Lays out a text of a table with rows and columns exchanged.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - line: The line that the text begins with.
  /// - Throws: `FileError` if the text is no table.
  static func transposed(
    _ source: SourceText, fromLine line: Int, delimiter: UInt8, origin: TableOrigin?
  ) throws(FileError) -> MemoryTable {
    var rows: [[String]] = []
    var starts: [[Int]] = []
    var row = TableRow()
    var position = 0
    while position < source.count {
      guard
        row.read(
          source.paddedBytes, from: position, to: source.count, delimiter: delimiter, isAtEnd: true)
      else {
        throw FileError(
          Diagnostic(
            "the quotation mark is not closed before the end of the file", in: source,
            fromLine: line, atByte: row.openQuote ?? position))
      }
      rows.append(row.fields.map { TableRow.text(of: $0, in: source.paddedBytes) })
      starts.append(row.fields.map(\.written.lowerBound))
      position = row.next
    }
    let place: TableOrigin
    if case .sheet(let name)? = origin {
      place = .transposedSheet(name)
    } else {
      let width = starts.map(\.count).max() ?? 0
      place = .transposedText(
        source, fromLine: line,
        offsets: (0..<width).map { column in
          starts.map { column < $0.count ? $0[column] : $0.last ?? 0 }
        })
    }
    rows = withoutLinesOfText(rows)
    guard let table = MemoryTable(transposing: rows, place) else {
      throw FileError(
        Diagnostic(
          "the table has more fields than are read with respondents in columns (expected at most "
            + "\(mostFields))", file: source.name, hint: "write a row for each respondent"))
    }
    return table
  }

  /// The rows with blanks in the place of lines of text above a table: rows that have something in
  /// the first column alone, before the first with more.
  ///
  /// - Complexity: O(fields).
  static func withoutLinesOfText(_ rows: [[String]]) -> [[String]] {
    guard let start = rows.firstIndex(where: { row in row.dropFirst().contains { !$0.isEmpty } })
    else { return rows }
    return rows[..<start].map { _ in [] } + rows[start...]
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += [byte, byte]
      // Each row has one line, by which the row of the sheet is found.
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
