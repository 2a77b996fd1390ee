internal import AHPCharts

// Tables of a page, which no word of is broken: on a screen wide ones scroll in their frame, on
// paper they are set smaller, the widest on a page that lies.

extension HTMLWriter {
  /// More rows than that are folded.
  private static let rowsUnfolded = 25
  /// Up to so many rows stay on one sheet of paper.
  private static let rowsTogether = 20

  func html(of table: Table) -> String {
    let lead = table.columns.firstIndex { $0.alignment == .left }
    func row(_ cells: [Content], _ tag: String) -> String {
      zip(cells, table.columns).enumerated().map { place, cell in
        self.cell(cell.0, cell.1, tag, isLead: place == lead)
      }.joined()
    }
    let head = row(table.columns.map(\.title), "th")
    let rows = table.rows.map { "<tr>" + row($0, "td") + "</tr>\n" }.joined()
    let caption = table.caption.map { html($0) } ?? ""
    let paper = paper(for: table)
    let frame =
      "scroll" + (table.rows.count <= Self.rowsTogether ? " short" : "")
      + (paper.isLandscape ? " landscape" : "")
    let text =
      "<div class=\"\(frame)\"><table class=\"\(table.order == .free ? "free" : "fixed")\""
      + paper.style + ">\n"
      + (caption.isEmpty ? "" : "<caption>\(caption)</caption>\n")
      + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table></div>\n"
    guard table.rows.count > Self.rowsUnfolded else { return text }
    let summary = html(.phrase(.foldedRows, .count(table.rows.count)))
    return "<details><summary>\(caption.isEmpty ? "" : caption + " ")(\(summary))</summary>\n"
      + text + "</details>\n"
  }

  private func cell(
    _ content: Content, _ column: Table.Column, _ tag: String, isLead: Bool
  ) -> String {
    switch content {
    case .bar(let share, _):
      let percent = NumberText.fixed(100 * share, places: 1)
      return
        "<\(tag) class=\"gauge\"><span class=\"bar\" style=\"inline-size: \(percent)%\"></span></\(tag)>"
    case .branch(let branch, let name):
      let room = NumberText.fixed(0.6 + 1.2 * Double(branch.level), places: 1)
      return "<\(tag)\(isLead ? " class=\"lead\"" : "") style=\"padding-inline-start: \(room)em\">"
        + "<bdi>\(html(name))</bdi></\(tag)>"
    default:
      return column.alignment == .right
        ? "<\(tag) class=\"number\">\(html(content))</\(tag)>"
        : "<\(tag)\(isLead ? " class=\"lead\"" : "")><bdi>\(html(content))</bdi></\(tag)>"
    }
  }

  // MARK: Paper

  /// The width of a line on A4 in points, upright and lying, and the sizes that letters have there.
  private static let (uprightWidth, lyingWidth, paperSizes) = (527.0, 773.0, 3.5...9.0)
  /// Where the letters of an upright page would be smaller, the page lies.
  private static let leastUpright = 7.0
  /// Fonts may be wider than the one that is measured by.
  private static let allowance = 1.12

  /// How a page has to lie so that all columns fit on it, and the size of its letters, if it is not
  /// the usual one.
  private func paper(for table: Table) -> (isLandscape: Bool, style: String) {
    let width = table.columns.indices.reduce(0) { $0 + leastWidth(of: $1, in: table) }
    let isLandscape = Self.uprightWidth / (width * Self.allowance) < Self.leastUpright
    let size =
      (isLandscape ? Self.lyingWidth : Self.uprightWidth) / (width * Self.allowance)
    guard size < Self.paperSizes.upperBound else { return (isLandscape, "") }
    let kept = max(Self.paperSizes.lowerBound, (size * 4).rounded(.down) / 4)
    return (
      isLandscape, " style=\"--paper-size: \(NumberText.fixed(kept, places: 2))pt\""
    )
  }

  /// The width that a column needs so that no word is broken, for letters of the size 1.
  private func leastWidth(of column: Int, in table: Table) -> Double {
    let isNumber = table.columns[column].alignment == .right
    func width(_ content: Content, isTitle: Bool) -> Double {
      var indent = 0.0
      if case .branch(let branch, _) = content { indent = 1.2 * Double(branch.level) }
      if case .bar = content { return 4 }
      let text = content.line(in: words)
      if isNumber && !isTitle { return TextMetrics.width(text, size: 1) }
      return indent
        + text.split(separator: " ").reduce(0) {
          max($0, TextMetrics.width($1, size: 1, isBold: isTitle))
        }
    }
    let title = width(table.columns[column].title, isTitle: true)
    // Padding on both sides.
    return 0.9 + table.rows.reduce(title) { max($0, width($1[column], isTitle: false)) }
  }
}
