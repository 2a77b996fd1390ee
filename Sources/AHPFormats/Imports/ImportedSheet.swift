/// A sheet of a workbook as a table of texts.
struct ImportedSheet {
  let name: String
  /// The rows from the first of the sheet, each to its last cell that is not blank.
  let rows: [[ImportReading.Cell]]
  /// How many cells are formulas, and the first of them.
  let formulaCount: Int
  let firstFormula: ImportPlace?

  /// Lays out the cells of a sheet; `nil`, where they lie so far apart that it is no table.
  ///
  /// - Complexity: O(rows · columns).
  init?(_ sheet: WorkbookReader.Sheet) {
    name = sheet.name
    let height = (sheet.cells.map(\.row).max() ?? -1) + 1
    let width = (sheet.cells.map(\.column).max() ?? -1) + 1
    guard height * width <= 1_000_000 else { return nil }
    var rows: [[ImportReading.Cell]] = Array(repeating: [], count: height)
    var formulaCount = 0
    var firstFormula: ImportPlace?
    for cell in sheet.cells {
      let place = ImportPlace.cell(sheet: sheet.name, row: cell.row, column: cell.column)
      while rows[cell.row].count <= cell.column {
        rows[cell.row].append(
          ImportReading.Cell(
            text: "",
            place: .cell(sheet: sheet.name, row: cell.row, column: rows[cell.row].count)))
      }
      rows[cell.row][cell.column] = ImportReading.Cell(
        text: SheetText.text(cell.content), place: place)
      if cell.isFormula {
        formulaCount += 1
        if firstFormula == nil { firstFormula = place }
      }
    }
    self.rows = rows
    self.formulaCount = formulaCount
    self.firstFormula = firstFormula
  }

  /// The text of a cell; empty outside of the table.
  func text(_ row: Int, _ column: Int) -> String {
    rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column].text : ""
  }

  /// A cell; blank outside of the table.
  func cell(_ row: Int, _ column: Int) -> ImportReading.Cell {
    rows.indices.contains(row) && rows[row].indices.contains(column)
      ? rows[row][column]
      : ImportReading.Cell(text: "", place: .cell(sheet: name, row: row, column: column))
  }
}
