internal import AHP

extension ResponsePass {
  /// Reads a table of answers of any form.
  mutating func readTable(
    _ table: inout TableReader, receive: (inout Response) -> Void
  ) throws(FileError) {
    tableCount += 1
    var known = map
    let form = try ResponseTable.read(&table, &names, &finder, &known)
    if let known { map?.add(known) }
    switch form {
    case .long(let columns):
      noteLeftOut(columns.leftOut, of: table.name)
      try readLong(&table, columns, receive: receive)
    case .wide(let columns): try readWide(&table, columns, receive: receive)
    case .survey(let columns): try readSurvey(&table, columns, receive: receive)
    case .transposed:
      table.forgetMark()
      let (name, line, delimiter) = (table.name, table.line, table.delimiter)
      let origin = table.origin
      let source = try table.rest(limit: Self.transposedLimit)
      let transposed = try MemoryTable.transposed(
        source, fromLine: line, delimiter: delimiter, origin: origin)
      note(name, "the respondents stand in columns")
      var turned = TableReader(transposed, name: name)
      try readTurned(&turned, receive: receive)
    }
  }

  private static let transposedLimit = FileLimit(
    bytes: 64 << 20, form: "a table with respondents in columns",
    hint: "write a row for each respondent")

  /// Reads a table whose rows and columns were exchanged.
  private mutating func readTurned(
    _ table: inout TableReader, receive: (inout Response) -> Void
  ) throws(FileError) {
    var known = map
    let form = try ResponseTable.read(&table, &names, &finder, &known)
    if let known { map?.add(known) }
    switch form {
    case .long(let columns):
      noteLeftOut(columns.leftOut, of: table.name)
      try readLong(&table, columns, receive: receive)
    case .wide(let columns): try readWide(&table, columns, receive: receive)
    case .survey(let columns): try readSurvey(&table, columns, receive: receive)
    case .transposed:
      throw FileError(
        Diagnostic("neither rows nor columns have a title for each pair", file: table.name))
    }
  }

  /// Reads the sheet of a workbook that has answers.
  mutating func readWorkbook(
    _ source: SourceText, receive: (inout Response) -> Void
  ) throws(FileError) {
    let sheets = try WorkbookReader(source).sheets
    var tables: [(name: String, formulaCount: Int, table: MemoryTable)] = []
    for sheet in sheets {
      guard let table = MemoryTable(sheet) else { continue }
      tables.append((sheet.name, sheet.cells.count(where: \.isFormula), table))
    }
    guard let first = tables.first else {
      throw FileError(
        Diagnostic("the workbook has no cells (expected answers)", file: source.name))
    }
    var chosen = first
    if tables.count > 1 {
      let readable = tables.filter { candidate in
        var table = TableReader(candidate.table, name: source.name)
        var known = map
        return (try? ResponseTable.read(&table, &names, &finder, &known)) != nil
      }
      if readable.count > 1 {
        let list = readable.map { "'\($0.name)'" }.joined(separator: " and ")
        throw FileError(
          Diagnostic(
            "the sheets \(list) have answers, and either can be meant", file: source.name,
            hint: "save the one that counts as a workbook of its own, or as CSV"))
      }
      chosen = readable.first ?? first
      let others = tables.map(\.name).filter { $0 != chosen.name }
      if !readable.isEmpty {
        note(source.name, "sheet '\(chosen.name)' is read; left out: \(Self.list(others))")
        reading.leftOut.append(.init(file: source.name, part: .sheets, names: others))
      }
    }
    if chosen.formulaCount > 0 {
      let count = chosen.formulaCount
      note(
        source.name,
        "\(count) \(count == 1 ? "formula is" : "formulas are") read as last computed")
    }
    var table = TableReader(chosen.table, name: source.name)
    try readTable(&table, receive: receive)
  }
}
