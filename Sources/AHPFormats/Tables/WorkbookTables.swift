/// The sheets of a workbook that can be tables.
struct WorkbookTables {
  private struct Sheet {
    let name: String
    let formulaCount: Int
    let table: MemoryTable
  }

  /// The name of the workbook.
  private let name: String
  private let expected: String
  /// At least one.
  private let sheets: [Sheet]

  /// Reads the sheets of a workbook.
  ///
  /// - Parameter expected: What one of them should have, such as `answers`.
  /// - Throws: `FileError` if the workbook cannot be read, or has no cells.
  init(_ source: SourceText, expected: String) throws(FileError) {
    name = source.name
    self.expected = expected
    sheets = try WorkbookReader(source).sheets.compactMap { sheet in
      MemoryTable(sheet).map {
        Sheet(name: sheet.name, formulaCount: sheet.cells.count(where: \.isFormula), table: $0)
      }
    }
    if sheets.isEmpty {
      throw FileError(
        Diagnostic("the workbook has no cells (expected \(expected))", file: source.name))
    }
  }

  /// The sheet that is read.
  struct Choice {
    let table: MemoryTable
    /// The names of the sheets that are left out.
    let leftOut: [String]
    /// What is to be known of the choice.
    let remarks: [String]
  }

  /// Returns the sheet that can be read; the first, if none can, so that its problems are reported.
  ///
  /// - Parameters:
  ///   - takesFirst: Whether the first of several that can be read is meant.
  ///   - isReadable: Whether a sheet can be read; not asked about the only one.
  /// - Throws: `FileError` if several can be read, and either can be meant.
  func choice(
    takesFirst: Bool = false, _ isReadable: (inout TableReader) -> Bool
  ) throws(FileError) -> Choice {
    var readable = sheets
    if sheets.count > 1 {
      readable = sheets.filter { sheet in
        var table = TableReader(sheet.table, name: name)
        return isReadable(&table)
      }
      if readable.count > 1 && !takesFirst {
        let list = readable.map { "'\($0.name)'" }.joined(separator: " and ")
        throw FileError(
          Diagnostic(
            "the sheets \(list) have \(expected), and either can be meant", file: name,
            hint: "save the one that counts as a workbook of its own, or as CSV"
              + (expected == "answers"
                ? "; if each has the answers of one person, each of them" : "")))
      }
    }
    let chosen = readable.first ?? sheets[0]
    var remarks: [String] = []
    let leftOut = readable.isEmpty ? [] : sheets.map(\.name).filter { $0 != chosen.name }
    if !leftOut.isEmpty {
      remarks.append(
        "sheet '\(chosen.name)' is read; left out: \(ShortList.text(of: leftOut))")
    }
    if chosen.formulaCount > 0 {
      let count = chosen.formulaCount
      remarks.append("\(count) \(count == 1 ? "formula is" : "formulas are") read as last computed")
    }
    return Choice(table: chosen.table, leftOut: leftOut, remarks: remarks)
  }
}
