internal import AHPSpreadsheet

/// A workbook of a spreadsheet program, written cell by cell.
@safe package struct Workbook: ~Copyable {
  private let pointer: OpaquePointer
  private var row: UInt32 = 0
  /// The widest text of each column of the current sheet.
  private var widths: [Int] = []

  /// How many characters a cell holds, and how many of them a column shows at most.
  private static let longestText = 32_767
  private static let widestColumn = 60

  /// Begins a workbook at a path.
  ///
  /// - Throws: `FileError` if this system has no library for it.
  package init(path: String, inPlaceOf name: String) throws(FileError) {
    guard ahp_spreadsheet_load() == 0 else {
      throw FileError(
        Diagnostic(
          "spreadsheets need the library libxlsxwriter, which is not there", file: name,
          hint: "on Debian: apt-get install libxlsxwriter-dev; or choose another format"))
    }
    guard let pointer = unsafe ahp_workbook_new(path) else {
      throw FileError(Diagnostic("there is no memory for a workbook", file: name))
    }
    unsafe self.pointer = pointer
  }

  /// Begins a sheet; its name is one that no sheet has yet.
  package mutating func addSheet(_ name: String) {
    setWidths()
    _ = unsafe ahp_workbook_add_sheet(pointer, name)
    row = 0
  }

  /// Writes a row of texts in bold.
  package mutating func addHeading(_ cells: [String]) {
    for (column, cell) in cells.enumerated() { write(cell, column, isBold: true) }
    row += 1
  }

  /// Writes a row: numbers where `isNumeric` says so and the text is one.
  package mutating func addRow(_ cells: [String], isNumeric: [Bool]) {
    for (column, cell) in cells.enumerated() {
      if isNumeric[column], let number = Double(cell), number.isFinite {
        _ = unsafe ahp_workbook_number(pointer, row, UInt16(column), number)
        widen(column, cell)
      } else if !cell.isEmpty {
        write(cell, column, isBold: false)
      }
    }
    row += 1
  }

  package mutating func addEmptyRow() { row += 1 }

  private mutating func write(_ text: String, _ column: Int, isBold: Bool) {
    _ = unsafe ahp_workbook_text(
      pointer, row, UInt16(column), String(text.prefix(Self.longestText)), isBold ? 1 : 0)
    widen(column, text)
  }

  private mutating func widen(_ column: Int, _ text: String) {
    while widths.count <= column { widths.append(8) }
    widths[column] = max(widths[column], min(text.count, Self.widestColumn))
  }

  private mutating func setWidths() {
    for (column, width) in widths.enumerated() {
      unsafe ahp_workbook_width(pointer, UInt16(column), Double(width) + 1)
    }
    widths = []
  }

  /// Writes the file.
  ///
  /// - Throws: `FileError` if it cannot be written.
  package consuming func close(inPlaceOf name: String) throws(FileError) {
    setWidths()
    guard unsafe ahp_workbook_close(pointer) == 0 else {
      throw FileError(Diagnostic("the file cannot be written", file: name))
    }
  }
}
