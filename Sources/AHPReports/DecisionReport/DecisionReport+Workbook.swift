internal import AHP
public import AHPFormats

extension DecisionReport {
  /// Writes the report as a workbook to the file at a path, whole or not at all: a sheet for each section, and
  /// two with all digits, of the priorities and of the judgments. What looks like a formula is text.
  ///
  /// - Throws: `FileError` if there is no library for it, or the file cannot be written; it is then as it was.
  public func writeWorkbook(to path: String) throws(FileError) {
    try FileOutput.replace(path) { beside throws(FileError) in
      var workbook = try Workbook(path: beside, inPlaceOf: path)
      for section in sections {
        workbook.addSheet(section.title)
        for block in section.blocks { Self.add(block, to: &workbook) }
      }
      workbook.addSheet("Priorities")
      let synthesis = SynthesisReport(model: model, evaluation: evaluation, language: language)
      Self.add(synthesis.csvTable, numeric: 3..., to: &workbook)
      workbook.addSheet("Judgments")
      Self.add(judgments, numeric: 4..., to: &workbook)
      try workbook.close(inPlaceOf: path)
    }
  }

  private static func add(_ block: Block, to workbook: inout Workbook) {
    switch block {
    case .statements(let statements):
      for statement in statements {
        workbook.addRow([statement.title, statement.text], isNumeric: [false, false])
      }
    case .table(let table, let caption, _):
      workbook.addEmptyRow()
      workbook.addHeading([caption])
      workbook.addHeading(table.columns.map(\.title))
      for row in table.rows {
        workbook.addRow(row, isNumeric: table.columns.map { $0.alignment == .right })
      }
    case .charts, .weights: break
    }
    workbook.addEmptyRow()
  }

  private static func add(
    _ table: Table, numeric: PartialRangeFrom<Int>, to workbook: inout Workbook
  ) {
    workbook.addHeading(table.columns.map(\.title))
    for row in table.rows {
      workbook.addRow(row, isNumeric: table.columns.indices.map(numeric.contains))
    }
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
