/// Writes reports as Markdown: headings, statements and tables; charts are left out.
struct MarkdownWriter {
  let words: any Words

  /// Returns a report as Markdown.
  func text(of report: some Report) -> String {
    var text = "# \(line(report.heading.title))\n"
    if let goal = report.heading.goal {
      text += "\n" + statement(.phrase(.goal), .name(goal))
    }
    for section in report.sections() {
      let blocks = section.blocks.compactMap(self.text)
      if blocks.isEmpty { continue }
      if let title = section.title { text += "\n## \(line(title))\n" }
      text += blocks.map { "\n" + $0 }.joined()
    }
    return text
  }

  private func text(of block: Block) -> String? {
    switch block {
    case .statement(let topic, let content): statement(topic, content)
    case .paragraph(let content): line(content) + "\n"
    case .table(let table): table.rows.isEmpty ? nil : self.table(table)
    case .charts, .sliders: nil
    }
  }

  private func statement(_ topic: Content, _ content: Content) -> String {
    "**\(line(topic)):** \(line(content))\n"
  }

  private func line(_ content: Content) -> String { MarkdownText.escaped(content.line(in: words)) }

  private func table(_ table: Table) -> String {
    let table = table.withoutBars()
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return (table.caption.map { "*\(line($0))*\n\n" } ?? "")
      + row(table.columns.map { line($0.title) })
      + row(table.columns.map { $0.alignment == .left ? "---" : "---:" })
      + table.rows.map { row($0.map(cell)) }.joined()
  }

  private func cell(_ content: Content) -> String {
    switch content {
    // White space at the start of a cell is dropped, unless it is spelled out.
    case .branch(let branch, let name):
      String(repeating: "&emsp;", count: branch.level) + line(name)
    default: line(content)
    }
  }
}
