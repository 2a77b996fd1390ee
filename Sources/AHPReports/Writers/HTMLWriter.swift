internal import AHPCharts
internal import AHPFormats

/// Writes reports as one page that works offline: all of it is there without a script, which adds
/// what can be moved, sorted and copied.
struct HTMLWriter {
  let words: any Words

  /// Returns a report as a page.
  func text(of report: some Report) -> String {
    func part(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let sections = report.sections().filter { !$0.blocks.isEmpty }
    let goal = report.heading.goal.map { statement(.phrase(.goal), .name($0)) } ?? ""
    var rest = sections[...]
    var top = "<h1 dir=\"auto\">\(softened(report.heading.title.line(in: words)))</h1>\n"
    if case .overview(let overview)? = rest.first?.blocks.first {
      top = html(of: overview, id: rest.removeFirst().id, title: top)
    }
    let parts = [
      "language": words.tag, "direction": PageTemplate.attribute(words.direction),
      "title": line(report.heading.title),
      "style": part(PackageResources.report_css), "top": top, "contents": contents(of: rest),
      "contentsTitle": line(.phrase(.contentsOfPage)),
      "sections": goal + rest.map(html).joined(), "data": data(of: sections),
      "script": PageTemplate.script(PackageResources.report_js),
    ]
    return PageTemplate.filled(part(PackageResources.report_html), with: parts)
  }

  private func contents(of sections: some Collection<Section>) -> String {
    sections.compactMap { section in
      section.title.map { "<a href=\"#\(section.id)\">\(html($0))</a>\n" }
    }.joined()
  }

  // MARK: Data for the script

  /// The phrases that the script says of tables.
  private static let tablePhrases: [Phrase] = [.copyTable, .copied, .copyRefused]
  /// The phrases that the script says of weights.
  private static let weightPhrases: [Phrase] = [
    .moveWeights, .moreWeights, .weightsBelow, .withTheseWeights, .ghostMeans, .ofFirstOnly,
    .asInStudy,
    .gradientFor, .against, .acrossAxis, .upAxis,
    .changeOfPriority, .nameColumn, .rank, .priority, .leadsSentence, .shareLeadSentence,
    .chartGradient, .chartPerformance, .chartHeadToHead, .chartPlane, .chartPerformanceText,
    .chartGradientText, .headToHeadSums, .headToHeadLogarithms, .chartPlaneText, .overall,
    .weightOf, .nowIs, .and,
  ]

  private func data(of sections: [Section]) -> String {
    var model = DataValue.null
    for case .sliders(let sliders) in sections.flatMap(\.blocks) {
      model = sliders.data(goal: words.template(.goal))
    }
    let said = if case .null = model { [] as [Phrase] } else { Self.weightPhrases }
    let data = DataValue.mapping([
      ("decimalSeparator", .text(words.decimalSeparator)),
      (
        "words",
        .mapping((Self.tablePhrases + said).map { ($0.rawValue, .text(words.template($0))) })
      ), ("model", model),
    ])
    return PageTemplate.harmless(data.jsonLine())
  }

  // MARK: Sections

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
    case .overview: return ""
    case .folded(let summary, let blocks):
      return "<details><summary>\(html(summary))</summary>\n"
        + blocks.map(html).joined() + "</details>\n"
    case .charts(let charts, let choice): return figures(charts, choice) { figure($0) }
    case .stillCharts(let charts, let choice):
      return "<div class=\"still\">\n" + figures(charts, choice) { stillFigure($0) } + "</div>\n"
    case .sliders: return "<div id=\"weights\"></div>\n"
    case .attachment(let content, let file):
      guard let file else { return statement(.phrase(.attached), content) }
      let name = SVGText.escaped(file.name)
      return statement(.phrase(.attached), content)
        + "<p><a download=\"\(name)\" href=\"data:application/gzip;base64,"
        + Base64.text(file.bytes) + "\">\(name)</a></p>\n"
    }
  }

  private func statement(_ topic: Content, _ content: Content) -> String {
    // No line ends between a number and its sign of percent.
    let text = html(content).replacing(" %", with: "\u{A0}%")
    return "<p><strong>\(html(topic)):</strong> <bdi>\(text)</bdi></p>\n"
  }

  /// A text in which lines may end between the syllables of what is longer than words are.
  private func softened(_ text: String) -> String { SVGText.escaped(WordBreaks.softened(text)) }

  func line(_ content: Content) -> String { SVGText.escaped(content.line(in: words)) }

  /// A content within a line, each name set apart, so that one written from right to left does not
  /// turn round what is beside it.
  func html(_ content: Content) -> String {
    let values = ValueText(words: words)
    var html = ""
    content.forEachInline(in: words) { piece in
      switch piece {
      case .words(let text): html += SVGText.escaped(String(text))
      case .value(.name(let name)):
        // A line may end within a path.
        let parts = softened(name).split(separator: "/", omittingEmptySubsequences: false)
        html += "<bdi>\(parts.joined(separator: "/<wbr>"))</bdi>"
      case .value(.text(let text)): html += softened(text)
      case .value(let value): html += SVGText.escaped(values.text(value))
      }
    }
    return html
  }

  // MARK: Charts

  /// The widths of charts on a desk, on a phone, and beside the headline.
  private static let (wide, slim, beside) = (680.0, 320.0, 520.0)

  private func figures(
    _ charts: [NamedChart], _ choice: Content, _ figure: (Chart) -> String
  ) -> String {
    let drawn = charts.compactMap { chart in chart.chart(words).map { (chart.name, figure($0)) } }
    if drawn.count < 2 || charts.count == 1 { return drawn.map(\.1).joined() }
    return "<div class=\"choice\" data-label=\"\(html(choice))\">\n"
      + drawn.map { "<div data-name=\"\(line($0))\">\n\($1)</div>\n" }.joined() + "</div>\n"
  }

  /// How high a picture is at most on a sheet of paper, and the pieces of what is higher.
  private static let (sheet, piece) = (860.0, 290.0)

  private func drawing(_ chart: Chart, _ width: Double) -> Drawing {
    chart.drawing(
      ChartLayout(width: width, words: .none, decimalSeparator: words.decimalSeparator))
  }

  /// A picture that is as wide as a sheet of paper, in pieces where it is higher than one.
  private func pieces(_ chart: Chart, _ width: Double) -> [String] {
    drawing(chart, width).svgs(sheet: Self.sheet, piece: Self.piece)
  }

  /// A chart in two widths, of which the page shows the one that fits.
  private func figure(_ chart: Chart, wide: Double = wide) -> String {
    let pieces = pieces(chart, wide)
    return framed(
      chart,
      "<div class=\"wide\">\(pieces.joined())</div>\n"
        + "<div class=\"slim\">\(drawing(chart, Self.slim).svg(in: .page))</div>\n",
      isLong: pieces.count > 1)
  }

  private func stillFigure(_ chart: Chart) -> String {
    let pieces = pieces(chart, Self.wide)
    return framed(chart, pieces.joined(), isLong: pieces.count > 1)
  }

  /// A chart with the words that belong to it; the model and the method stand once in the page.
  private func framed(_ chart: Chart, _ pictures: String, isLong: Bool) -> String {
    let frame = chart.frame
    let leftOut = frame.leftOut.isEmpty ? "" : "<p>\(SVGText.escaped(frame.leftOut))</p>\n"
    return
      "<figure\(isLong ? " class=\"long\"" : "")>\n<figcaption><strong>\(SVGText.escaped(frame.heading))</strong> "
      + "\(SVGText.escaped(frame.subtitle))</figcaption>\n" + pictures + leftOut + "</figure>\n"
  }

  // MARK: The first screen

  private func html(of overview: Overview, id: String, title: String) -> String {
    let share = overview.share.map { " <b>\(html($0))</b>" } ?? ""
    let explanation = html(overview.explanation)
    let notices = overview.notices.map { summary, content in
      let text = html(content)
      return text.isEmpty
        ? "<p class=\"notice\">\(html(summary))</p>\n"
        : "<details class=\"notice\"><summary>\(html(summary))</summary>\n"
          + "<p><bdi>\(text)</bdi></p></details>\n"
    }.joined()
    let chart = overview.chart.chart(words).map { figure($0, wide: Self.beside) } ?? ""
    let tiles = overview.tiles.map(html).joined()
    return "<header id=\"\(id)\">\n<div class=\"say\">\n" + title
      + (overview.goal.map { "<p class=\"goal\"><bdi>\(html($0))</bdi></p>\n" } ?? "")
      + "<p class=\"headline\"><bdi>\(html(overview.headline))</bdi>\(share)</p>\n"
      + (explanation.isEmpty ? "" : "<p><bdi>\(explanation)</bdi></p>\n") + notices + "</div>\n"
      + chart + (tiles.isEmpty ? "" : "<ul class=\"tiles\">\n\(tiles)</ul>\n") + "</header>\n"
  }

  private func html(of tile: Overview.Tile) -> String {
    let sign =
      switch tile.state {
      case .good: "✓"
      case .neutral: "•"
      case .caution: "!"
      }
    return "<li><a class=\"\(tile.state.rawValue)\" href=\"#\(tile.section)\">"
      + "<span class=\"topic\">\(html(.phrase(tile.topic)))</span> "
      + "<span class=\"value\">\(html(tile.value))</span> "
      + "<span class=\"word\"><span aria-hidden=\"true\">\(sign)</span> \(html(tile.word))</span> "
      + "<span class=\"detail\">\(html(tile.detail))</span></a></li>\n"
  }
}
