/// A sheet: rows of cells, written from the top down.
///
///     var sheet = WorkbookSheet("Ranking")
///     sheet.addRow([.heading("Alternative"), .heading("Priority")])
///     sheet.freezePanes()
///     sheet.addRow([.text("Tom"), .number(0.6483, format: .fourDecimals)])
///
/// A sheet keeps the text of its file, some 50 bytes for a number and 60 for a short text.
package struct WorkbookSheet: Equatable, Sendable {
  /// How many rows and columns spreadsheet programs read.
  ///
  /// Source: Microsoft, "Excel specifications and limits".
  package static let rowLimit = 1_048_576
  package static let columnLimit = 16_384

  /// The wanted name, from which `Workbook` makes one that a sheet can have.
  let title: String
  /// How many rows were added, empty ones too.
  package private(set) var rowCount = 0
  /// How many cells the longest row has.
  package private(set) var columnCount = 0
  private var frozenRows = 0
  private var frozenColumns = 0
  /// The widths of the columns in characters.
  private var widths: [Int] = []
  private var rows = ""

  /// Begins an empty sheet.
  ///
  /// - Parameter title: Its name. Characters that names of sheets cannot have are left out of it,
  ///   it is cut to 31 UTF-16 code units, and gets a number if another sheet of the workbook has
  ///   it.
  package init(_ title: String) { self.title = title }

  /// Adds a row.
  ///
  /// Rows and columns beyond the limits are counted, not kept: `Workbook.write(to:)` then throws.
  package mutating func addRow(_ cells: [WorkbookCell]) {
    rowCount += 1
    columnCount = max(columnCount, cells.count)
    guard rowCount <= Self.rowLimit, columnCount <= Self.columnLimit else { return }
    while widths.count < cells.count {
      widths.append(Self.narrowestColumn)
      columnNames.append(Self.name(ofColumn: columnNames.count))
    }
    rows += "<row r=\"\(rowCount)\">"
    for (column, cell) in cells.enumerated() {
      widths[column] = max(widths[column], min(cell.width, Self.widestColumn))
      add(cell, in: column)
    }
    rows += "</row>"
  }

  /// Adds an empty row.
  package mutating func addEmptyRow() { rowCount += 1 }

  /// Keeps the rows that were added until now, and the first `columns` columns, in sight while
  /// the others are scrolled.
  package mutating func freezePanes(columns: Int = 0) {
    frozenRows = rowCount
    frozenColumns = columns
  }

  private static let narrowestColumn = 8
  private static let widestColumn = 60

  /// The names of the columns, A, B and so on.
  private var columnNames: [String] = []
}

extension WorkbookSheet {
  private mutating func add(_ cell: WorkbookCell, in column: Int) {
    switch cell {
    case .empty, .text("", _, _), .heading(""): return
    case .text(let text, _, _), .heading(let text):
      addStart(of: cell, in: column)
      rows += " t=\"inlineStr\"><is><t"
      // Without this, programs drop blanks at the begin and end.
      if XMLText.isBlank(text.utf8.first) || XMLText.isBlank(text.utf8.last) {
        rows += " xml:space=\"preserve\""
      }
      rows += ">"
      rows += XMLText.escaped(WorkbookCell.cut(text))
      rows += "</t></is></c>"
    case .number(let number, _, _) where number.isFinite:
      addStart(of: cell, in: column)
      rows += "><v>"
      rows += DataValue.digits(number)
      rows += "</v></c>"
    case .number:
      addStart(of: cell, in: column)
      rows += " t=\"e\"><v>#NUM!</v></c>"
    }
  }

  private mutating func addStart(of cell: WorkbookCell, in column: Int) {
    rows += "<c r=\""
    rows += columnNames[column]
    rows += "\(rowCount)\""
    let style = WorkbookStyles.position(of: cell)
    if style != 0 { rows += " s=\"\(style)\"" }
  }

  /// Returns the name of a column: A to Z, AA to ZZ, AAA and so on.
  static func name(ofColumn column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : name(ofColumn: column / 26 - 1) + letter
  }

  /// The file of the sheet.
  ///
  /// - Parameter isFirst: Whether it is the sheet that is shown when the workbook is opened.
  ///
  /// Source: ECMA-376-1:2016, *Office Open XML File Formats*, section 18.3.1.
  func xml(isFirst: Bool) -> String {
    var xml = XMLText.declaration + "<worksheet xmlns=\"\(XMLText.mainSpace)\">"
    xml += "<sheetViews><sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId=\"0\">"
    xml += paneXML + "</sheetView></sheetViews>"
    if !widths.isEmpty {
      xml += "<cols>"
      for (column, width) in widths.enumerated() {
        // Two for the margins of the cell and for digits that are wider than letters.
        xml += "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(width + 2)\" "
        xml += "customWidth=\"1\"/>"
      }
      xml += "</cols>"
    }
    xml += "<sheetData>"
    xml += rows
    xml += "</sheetData></worksheet>"
    return xml
  }

  private var paneXML: String {
    if frozenRows == 0 && frozenColumns == 0 { return "" }
    let pane =
      frozenRows == 0 ? "topRight" : frozenColumns == 0 ? "bottomLeft" : "bottomRight"
    return "<pane" + (frozenColumns == 0 ? "" : " xSplit=\"\(frozenColumns)\"")
      + (frozenRows == 0 ? "" : " ySplit=\"\(frozenRows)\"")
      + " topLeftCell=\"\(Self.name(ofColumn: frozenColumns))\(frozenRows + 1)\""
      + " activePane=\"\(pane)\" state=\"frozen\"/>"
  }
}
