internal import AHPFormats

/// Writes reports for a terminal: aligned, in the digits that mean something, no wider than the
/// screen.
struct TextWriter {
  let words: any Words
  /// How many columns a line has at most.
  let width: Int
  /// Whether the terminal shows colours.
  var isColored = false
  /// The most threads to write long tables with; as many as the machine has if `nil`.
  var threads: Int? = 1

  /// Returns a report as a text.
  func text(of report: some Report) -> String {
    var text = heading(report.heading)
    var last: Block?
    for section in report.sections() where !section.blocks.isEmpty {
      if let title = section.title {
        text += "\n" + wrapped(title.line(in: words)) + "\n"
        last = nil
      }
      for block in section.blocks.flatMap(\.inTexts) {
        guard let shown = self.text(of: block) else { continue }
        if !(block.isSaid && last?.isSaid ?? false) { text += "\n" }
        text += shown
        last = block
      }
    }
    return text
  }

  private func heading(_ heading: Heading) -> String {
    wrapped(heading.title.line(in: words)) + "\n"
      + (heading.goal.map {
        wrapped(
          Content.phrase(.labelled, .phrase(.goal), .name($0)).line(in: words), indent: "  ") + "\n"
      } ?? "")
  }

  private func wrapped(_ line: String, indent: String = "") -> String {
    PrintableText.line(line).wrapped(width: width - 1, indent: indent)
  }

  private func text(of block: Block) -> String? {
    switch block {
    case .statement(let topic, let content):
      wrapped(
        Content.phrase(.labelled, topic, content).line(in: words), indent: "  ") + "\n"
    case .paragraph(let content): wrapped(content.line(in: words)) + "\n"
    case .table(let table):
      table.rows.isEmpty
        ? nil
        : (table.caption.map { wrapped($0.line(in: words)) + "\n" } ?? "")
          + TextTable(
            table, words: words, width: width, isColored: isColored, threads: threads
          ).text
    case .overview, .folded, .attachment, .charts, .stillCharts, .sliders: nil
    }
  }
}

extension Block {
  /// Whether it is words, and no table or picture.
  fileprivate var isSaid: Bool {
    switch self {
    case .statement, .paragraph: true
    default: false
    }
  }
}
