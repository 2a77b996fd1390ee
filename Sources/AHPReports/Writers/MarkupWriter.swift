/// A writer of reports in a markup for documents: statements and tables; charts are left out.
protocol MarkupWriter {
  func subheading(_ title: Content) -> String
  func statement(_ topic: Content, _ content: Content) -> String
  /// A content on one line, in which nothing is markup.
  func line(_ content: Content) -> String
  func table(_ table: Table) -> String
}

extension MarkupWriter {
  /// Returns what stands below a report's title: its goal, and the sections that have something to
  /// show.
  func body(of report: some Report) -> String {
    var text = ""
    if let goal = report.heading.goal { text += "\n" + statement(.phrase(.goal), .name(goal)) }
    for section in report.sections() {
      let blocks = section.blocks.flatMap(\.inTexts).compactMap(self.text)
      if blocks.isEmpty { continue }
      if let title = section.title { text += "\n" + subheading(title) }
      text += blocks.map { "\n" + $0 }.joined()
    }
    return text
  }

  private func text(of block: Block) -> String? {
    switch block {
    case .statement(let topic, let content): statement(topic, content)
    case .paragraph(let content): line(content) + "\n"
    case .table(let table): table.rows.isEmpty ? nil : self.table(table)
    case .overview, .folded, .attachment, .charts, .stillCharts, .sliders: nil
    }
  }
}

extension Block {
  /// What a text without pictures has in the place of the block: what a page shows at a glance as
  /// sentences, and what it folds.
  var inTexts: [Block] {
    switch self {
    case .overview(let overview): overview.statements
    case .folded(_, let blocks): blocks
    case .charts, .stillCharts, .sliders, .attachment: []
    case .statement, .paragraph, .table: [self]
    }
  }
}
