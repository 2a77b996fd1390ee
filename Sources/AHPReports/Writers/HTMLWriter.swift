internal import AHPCharts
internal import AHPFormats

/// Writes reports as one page that works offline: all of it is there without a script, which adds what can be
/// moved, sorted and copied.
struct HTMLWriter {
  let words: any Words

  /// Returns a report as a page.
  func text(of report: some Report) -> String {
    func part(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let sections = report.sections().filter { !$0.blocks.isEmpty }
    let goal = report.heading.goal.map { statement(.phrase(.goal), .name($0)) } ?? ""
    let parts = [
      "language": words.tag, "title": line(report.heading.title),
      "style": part(PackageResources.report_css), "contents": contents(of: sections),
      "sections": goal + sections.map(html).joined(), "data": data(of: sections),
      "script": part(PackageResources.report_js),
    ]
    return PageTemplate.filled(part(PackageResources.report_html), with: parts)
  }

  private func contents(of sections: [Section]) -> String {
    sections.compactMap { section in
      section.title.map { "<a href=\"#\(section.id)\">\(html($0))</a>\n" }
    }.joined()
  }

  private func data(of sections: [Section]) -> String {
    for case .sliders(let sliders) in sections.flatMap(\.blocks) {
      return PageTemplate.harmless(sliders.data(goal: words.template(.goal)).jsonLine())
    }
    return "null\n"
  }

  private func html(of section: Section) -> String {
    let blocks = section.blocks.map(html).joined()
    guard let title = section.title else { return "<section>\n\(blocks)</section>\n" }
    return "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-title\">\n"
      + "<h2 id=\"\(section.id)-title\">\(html(title))</h2>\n" + blocks + "</section>\n"
  }

  private func html(of block: Block) -> String {
    switch block {
    case .statement(let topic, let content): return statement(topic, content)
    case .paragraph(let content): return "<p>\(html(content))</p>\n"
    case .table(let table): return table.rows.isEmpty ? "" : html(of: table)
    case .charts(let charts, let choice):
      if charts.count == 1 { return figure(charts[0].drawing()) }
      return "<div class=\"choice\" data-label=\"\(html(choice))\">\n"
        + charts.map { "<div data-name=\"\(line($0.name))\">\n\(figure($0.drawing()))</div>\n" }
        .joined() + "</div>\n"
    case .sliders: return "<div id=\"weights\"></div>\n"
    }
  }

  private func statement(_ topic: Content, _ content: Content) -> String {
    "<p><strong>\(html(topic)):</strong> <bdi>\(html(content))</bdi></p>\n"
  }

  private func figure(_ drawing: Drawing) -> String {
    "<figure>\n\(drawing.svg(in: .page))</figure>\n"
  }

  private func line(_ content: Content) -> String { SVGText.escaped(content.line(in: words)) }

  /// A content within a line, each name set apart, so that one written from right to left does not turn round
  /// what is beside it.
  private func html(_ content: Content) -> String {
    let values = ValueText(words: words)
    var html = ""
    content.forEachInline(in: words) { piece in
      switch piece {
      case .words(let text): html += SVGText.escaped(String(text))
      case .value(.name(let name)): html += "<bdi>\(SVGText.escaped(name))</bdi>"
      case .value(let value): html += SVGText.escaped(values.text(value))
      }
    }
    return html
  }

  // MARK: Tables

  /// More rows than that are folded.
  private static let rowsUnfolded = 25

  private func html(of table: Table) -> String {
    let head = table.columns.map { cell($0.title, $0, "th") }.joined()
    let rows = table.rows.map { row in
      "<tr>" + zip(row, table.columns).map { cell($0, $1, "td") }.joined() + "</tr>\n"
    }.joined()
    let caption = table.caption.map { html($0) } ?? ""
    let text =
      "<div class=\"scroll\"><table class=\"\(table.order == .free ? "free" : "fixed")\">\n"
      + (caption.isEmpty ? "" : "<caption>\(caption)</caption>\n")
      + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table></div>\n"
    guard table.rows.count > Self.rowsUnfolded else { return text }
    let summary = html(.phrase(.foldedRows, .count(table.rows.count)))
    return "<details><summary>\(caption.isEmpty ? "" : caption + " ")(\(summary))</summary>\n"
      + text + "</details>\n"
  }

  private func cell(_ content: Content, _ column: Table.Column, _ tag: String) -> String {
    switch content {
    case .bar(let share, _):
      let percent = NumberText.fixed(100 * share, places: 1)
      return "<\(tag)><span class=\"bar\" style=\"inline-size: \(percent)%\"></span></\(tag)>"
    case .branch(let branch, let name):
      return
        "<\(tag) style=\"padding-inline-start: \(NumberText.fixed(0.6 + 1.2 * Double(branch.level), places: 1))rem\">"
        + "<bdi>\(html(name))</bdi></\(tag)>"
    default:
      return column.alignment == .right
        ? "<\(tag) class=\"number\">\(html(content))</\(tag)>"
        : "<\(tag)><bdi>\(html(content))</bdi></\(tag)>"
    }
  }
}
