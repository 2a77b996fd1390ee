internal import AHP
public import AHPFormats

extension DecisionReport {
  /// Writes the report as a workbook to the file at a path, whole or not at all: a sheet for each section, and
  /// two with all digits, of the priorities and of the judgments. What looks like a formula is text.
  ///
  /// - Throws: `FileError` if there is no library for it, or the file cannot be written; it is then as it was.
  public func writeWorkbook(to path: String) throws(FileError) {
    var workbook = Workbook()
    for section in sections {
      var sheet = WorkbookSheet(section.title)
      for block in section.blocks { Self.add(block, to: &sheet) }
      workbook.add(sheet)
    }
    let synthesis = SynthesisReport(model: model, evaluation: evaluation, language: language)
    workbook.add(Self.sheet("Priorities", of: synthesis.csvTable, numeric: 3...))
    workbook.add(Self.sheet("Judgments", of: judgments, numeric: 4...))
    try workbook.write(to: path)
  }

  private static func add(_ block: Block, to sheet: inout WorkbookSheet) {
    switch block {
    case .statements(let statements):
      for statement in statements { sheet.addRow([.text(statement.title), .text(statement.text)]) }
    case .table(let table, let caption, _):
      sheet.addEmptyRow()
      sheet.addRow([.heading(caption)])
      sheet.addRow(table.columns.map { .heading($0.title) })
      for row in table.rows {
        sheet.addRow(
          zip(row, table.columns).map { cell($0, isNumeric: $1.alignment == .right) })
      }
    case .charts, .weights: break
    }
    sheet.addEmptyRow()
  }

  private static func sheet(
    _ title: String, of table: Table, numeric: PartialRangeFrom<Int>
  ) -> WorkbookSheet {
    var sheet = WorkbookSheet(title)
    sheet.addRow(table.columns.map { .heading($0.title) })
    sheet.freezePanes()
    for row in table.rows {
      sheet.addRow(row.enumerated().map { cell($1, isNumeric: numeric.contains($0)) })
    }
    return sheet
  }

  /// A number where `isNumeric` says so and the text is one.
  private static func cell(_ text: String, isNumeric: Bool) -> WorkbookCell {
    if isNumeric, let number = Double(text), number.isFinite { return .number(number) }
    return .text(text)
  }

  /// The judgments that the priorities come from, pair by pair.
  private var judgments: Table {
    var table = Table(
      ["criterion", "participant", "first", "second", "ratio"].map { Table.Column($0) })
    for criterion in model.criteria.indices {
      let names = model.itemNames(of: criterion, language: language)
      for matrix in evaluation.criteria[criterion].matrices {
        for row in names.indices {
          for column in names.indices.dropFirst(row + 1) {
            table.add(
              model.path(of: criterion, language: language),
              matrix.participant.map { model.label(ofParticipant: $0, language: language) } ?? "",
              names[row], names[column], matrix.matrix[row, column].map { "\($0)" } ?? "")
          }
        }
      }
    }
    return table
  }
}
