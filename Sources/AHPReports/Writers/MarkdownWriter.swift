/// Writes reports as Markdown: headings, statements and tables; charts are left out.
struct MarkdownWriter: MarkupWriter {
  let words: any Words

  /// Returns a report as Markdown.
  func text(of report: some Report) -> String {
    "# \(line(report.heading.title))\n" + body(of: report)
  }

  func subheading(_ title: Content) -> String { "## \(line(title))\n" }

  func statement(_ topic: Content, _ content: Content) -> String {
    "**\(line(topic)):** \(line(content))\n"
  }

  func line(_ content: Content) -> String { MarkdownText.escaped(content.line(in: words)) }

  func table(_ table: Table) -> String {
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
