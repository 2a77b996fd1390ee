internal import AHPFormats

/// Writes reports as workbooks: a sheet for each section with its sentences and tables, and a sheet
/// for each table for programs. Every number is a number, in all of its digits, whatever digits it
/// shows.
struct WorkbookWriter {
  let words: any Words

  /// Returns a report as a workbook.
  func workbook(of report: some Report) -> Workbook {
    var workbook = Workbook()
    for section in report.sections() where !section.blocks.isEmpty {
      var sheet = WorkbookSheet((section.title ?? report.heading.title).line(in: words))
      for block in section.blocks.flatMap(\.inTexts) { add(block, to: &sheet) }
      workbook.add(sheet)
    }
    for (title, table) in report.dataSheets() {
      var sheet = WorkbookSheet(title.line(in: words))
      add(table, to: &sheet, freezesHeads: true)
      workbook.add(sheet)
    }
    return workbook
  }

  private func add(_ block: Block, to sheet: inout WorkbookSheet) {
    switch block {
    case .statement(let topic, let content):
      sheet.addRow([
        .text(topic.line(in: words), isBold: true), .text(content.line(in: words)),
      ])
    case .paragraph(let content): sheet.addRow([.text(content.line(in: words))])
    case .table(let table):
      if table.rows.isEmpty { return }
      sheet.addEmptyRow()
      if let caption = table.caption {
        sheet.addRow([.text(caption.line(in: words), isBold: true)])
      }
      add(table, to: &sheet)
      sheet.addEmptyRow()
    case .overview, .folded, .attachment, .charts, .stillCharts, .sliders: break
    }
  }

  /// Adds a table; a column of which cells hold two numbers becomes two columns.
  private func add(
    _ table: Table, to sheet: inout WorkbookSheet, freezesHeads: Bool = false
  ) {
    let widths = table.columns.indices.map { column in
      table.rows.reduce(1) { max($0, Self.numbers(in: $1[column]).count) }
    }
    sheet.addRow(
      zip(table.columns, widths).flatMap { column, width in
        [.heading(column.title.line(in: words))]
          + Array(repeating: WorkbookCell.heading(""), count: width - 1)
      })
    if freezesHeads { sheet.freezePanes() }
    for row in table.rows {
      sheet.addRow(
        zip(row, widths).flatMap { content, width in
          let cells = cells(of: content)
          return cells + Array(repeating: .empty, count: max(0, width - cells.count))
        })
    }
  }

  private func cells(of content: Content) -> [WorkbookCell] {
    let numbers = Self.numbers(in: content)
    if !numbers.isEmpty { return numbers }
    switch content {
    case .empty, .absent, .bar: return [.empty]
    case .branch(let branch, let name):
      return [.text(name.line(in: words), indent: branch.level)]
    default: return [.text(content.line(in: words))]
    }
  }

  /// The numbers that a cell of a report holds: none for words and names.
  private static func numbers(in content: Content) -> [WorkbookCell] {
    switch content {
    case .empty, .absent, .text, .name, .choice, .phrase, .list, .branch, .bar: []
    case .count(let number): [.number(Double(number), format: .whole)]
    case .rank(let rank, _): [.number(Double(rank), format: .whole)]
    case .priority(let number): [.number(number, format: .fourDecimals)]
    case .ratio(let number): [.number(number, format: .threeDecimals)]
    case .markedRatio(let number, let isHigh):
      [.number(number, format: .threeDecimals, isBold: isHigh)]
    case .share(let share), .percent(let share, _), .percentage(let share, _):
      [.number(share, format: .percent)]
    case .judgment(let number), .bound(let number), .exact(let number): [.number(number)]
    case .number(let number, let places):
      [
        .number(
          number,
          format: places == 0 ? .whole : places == 3 ? .threeDecimals : .fourDecimals)
      ]
    case .estimate(let share, let error):
      [.number(share, format: .percent), .number(error, format: .percent)]
    case .interval(let low, let high):
      [.number(low, format: .fourDecimals), .number(high, format: .fourDecimals)]
    case .triangular(let low, let middle, let high):
      [low, middle, high].map { .number($0, format: .fourDecimals) }
    case .ranked(let rank, _, let priority):
      [.number(Double(rank), format: .whole), .number(priority, format: .fourDecimals)]
    }
  }
}
