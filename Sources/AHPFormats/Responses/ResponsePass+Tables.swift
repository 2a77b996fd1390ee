internal import AHP

extension ResponsePass {
  /// Reads a table of answers of any form.
  mutating func readTable(
    _ table: inout TableReader, receive: (inout Response) -> Void
  ) throws(FileError) {
    tableCount += 1
    var known = map
    let form = try ResponseTable.read(&table, &names, &finder, &known, options.winners)
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
    let form = try ResponseTable.read(
      &table, &names, &finder, &known, options.winners, isTurned: true)
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
    let tables = try WorkbookTables(source, expected: "answers")
    let choice = try tables.choice { table in
      var known = map
      return (try? ResponseTable.read(&table, &names, &finder, &known, options.winners)) != nil
    }
    for remark in choice.remarks { note(source.name, remark) }
    if !choice.leftOut.isEmpty {
      reading.leftOut.append(.init(file: source.name, part: .sheets, names: choice.leftOut))
    }
    var table = TableReader(choice.table, name: source.name)
    try readTable(&table, receive: receive)
  }
}
