internal import AHPCharts
internal import AHPFormats

// The page: all of it is there without a script, which adds what can be moved, sorted and copied.

extension DecisionReport {
  var page: String {
    func part(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let sections = sections
    let parts = [
      "title": SVGText.escaped(title), "style": part(PackageResources.report_css),
      "contents": contents(of: sections), "sections": sections.map(html).joined(),
      "data": data(of: sections), "script": part(PackageResources.report_js),
    ]
    return PageTemplate.filled(part(PackageResources.report_html), with: parts)
  }

  private func contents(of sections: [Section]) -> String {
    sections.map { "<a href=\"#\($0.id)\">\(SVGText.escaped($0.title))</a>\n" }.joined()
  }

  private func data(of sections: [Section]) -> String {
    for case .weights(let sliders) in sections.flatMap(\.blocks) {
      return PageTemplate.harmless(sliders.data.jsonLine)
    }
    return "null\n"
  }

  private func html(of section: Section) -> String {
    "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-title\">\n"
      + "<h2 id=\"\(section.id)-title\">\(SVGText.escaped(section.title))</h2>\n"
      + section.blocks.map(html).joined() + "</section>\n"
  }

  private func html(of block: Block) -> String {
    switch block {
    case .statements(let statements):
      return statements.map {
        "<p><strong>\(SVGText.escaped($0.title)):</strong> "
          + "<bdi>\(SVGText.escaped($0.text))</bdi></p>\n"
      }.joined()
    case .table(let table, let caption, let order): return html(of: table, caption, order)
    case .charts(let charts, let choice):
      if charts.count == 1 { return figure(charts[0].content) }
      return "<div class=\"choice\" data-label=\"\(SVGText.escaped(choice))\">\n"
        + charts.map {
          "<div data-name=\"\(SVGText.escaped($0.name))\">\n\(figure($0.content))</div>\n"
        }.joined() + "</div>\n"
    case .weights: return "<div id=\"weights\"></div>\n"
    }
  }

  private func figure(_ content: DecisionChart.Content) -> String {
    "<figure>\n\(content.drawing.svg(in: .page))</figure>\n"
  }

  /// More rows than that are folded.
  private static let rowsUnfolded = 25

  private func html(of table: Table, _ caption: String, _ order: TableOrder) -> String {
    func cell(_ text: String, _ column: Table.Column, _ tag: String) -> String {
      // Blanks at the end of cells align numbers in text.
      let shown = SVGText.escaped(String(text.reversed().drop { $0 == " " }.reversed()))
      return column.alignment == .right
        ? "<\(tag) class=\"number\">\(shown)</\(tag)>" : "<\(tag)><bdi>\(shown)</bdi></\(tag)>"
    }
    let head = table.columns.map { cell($0.title, $0, "th") }.joined()
    let rows = table.rows.map { row in
      "<tr>" + zip(row, table.columns).map { cell($0, $1, "td") }.joined() + "</tr>\n"
    }.joined()
    let text =
      "<div class=\"scroll\"><table class=\"\(order == .free ? "free" : "fixed")\">\n"
      + "<caption>\(SVGText.escaped(caption))</caption>\n"
      + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table></div>\n"
    guard table.rows.count > Self.rowsUnfolded else { return text }
    return "<details><summary>\(SVGText.escaped(caption)) (\(table.rows.count) rows)</summary>\n"
      + text + "</details>\n"
  }
}
