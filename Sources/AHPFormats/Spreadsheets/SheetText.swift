/// The texts of cells of a workbook, as a table in text would have them.
enum SheetText {
  /// What the text of a cell that is a date begins with.
  static let dateMark = "the date "
  /// The text of a formula that has never been computed.
  static let uncomputedMark = "a formula without its value"

  /// The text of a cell.
  static func text(_ content: WorkbookReader.Cell.Content) -> String {
    switch content {
    case .text(let text): text.trimmed()
    case .number(let digits): digits
    case .date(let digits): dateMark + digits
    case .error(let text): text
    case .uncomputed: uncomputedMark
    }
  }

  /// What to do about a cell whose text is not what its writer meant; `nil` for others.
  static func hint(on text: String) -> String? {
    if text.hasPrefix(dateMark) {
      return "spreadsheets make a date of 1/2, and a time of 1:2: write =1/2, or the cell as text"
    }
    return text == uncomputedMark ? "open the workbook in a spreadsheet program and save it" : nil
  }

  /// The name of a cell, such as `AB12`.
  ///
  /// - Parameters:
  ///   - row: From 0.
  ///   - column: From 0.
  static func cellName(row: Int, column: Int) -> String {
    "\(WorkbookSheet.name(ofColumn: column))\(row + 1)"
  }
}
