internal import AHPCharts

// Tables of a page, which no word of is broken: on a screen wide ones scroll in their frame, on
// paper they have a page that lies, and the widest have rows of several lines.

extension HTMLWriter {
  /// A column with a longer text has more room.
  private static let longText = 30
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
    let head = table.columns.enumerated().map { place, column in
      cell(
        column.title, column, "th", isLead: place == lead,
        isWordy: column.alignment == .left
          ? table.rows.contains { $0[place].line(in: words).count > Self.longText }
          : Self.isDivided(column.title.line(in: words)))
    }.joined()
    let rows = table.rows.map { "<tr>" + row($0, "td") + "</tr>\n" }.joined()
    let caption = table.caption.map { html($0) } ?? ""
    let paper = paper(for: table, lead: lead)
    let frame =
      "scroll" + (table.rows.count <= Self.rowsTogether ? " short" : "")
      + (paper.isLandscape ? " landscape" : "") + (paper.isWrapped ? " wrapped" : "")
    let text =
      "<div class=\"\(frame)\"><table class=\"\(table.order == .free ? "free" : "fixed")\""
      + paper.style + ">\n"
      + (caption.isEmpty ? "" : "<caption><span>\(caption)</span></caption>\n")
      + "<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table></div>\n"
    guard table.rows.count > Self.rowsUnfolded else { return text }
    let summary = html(.phrase(.foldedRows, .count(table.rows.count)))
    return "<details><summary>\(caption.isEmpty ? "" : caption + " ")(\(summary))</summary>\n"
      + text + "</details>\n"
  }

  private func cell(
    _ content: Content, _ column: Table.Column, _ tag: String, isLead: Bool, isWordy: Bool = false
  ) -> String {
    let classes = (isLead ? ["lead"] : []) + (isWordy ? ["wordy"] : [])
    let own = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    switch content {
    case .bar(let share, _):
      let percent = NumberText.fixed(100 * share, places: 1)
      return
        "<\(tag) class=\"gauge\"><span class=\"bar\" style=\"inline-size: \(percent)%\"></span></\(tag)>"
    case .branch(let branch, let name):
      let room = NumberText.fixed(0.6 + 1.2 * Double(branch.level), places: 1)
      return "<\(tag)\(own) style=\"padding-inline-start: \(room)em\">"
        + "<bdi>\(html(name))</bdi></\(tag)>"
    default:
      return column.alignment == .right
        ? "<\(tag) class=\"number\(isWordy ? " wordy" : "")\">\(html(content))</\(tag)>"
        : "<\(tag)\(own)><bdi>\(html(content))</bdi></\(tag)>"
    }
  }

  /// Whether lines may end within a word of a text.
  private static func isDivided(_ text: String) -> Bool {
    WordBreaks.softened(text).unicodeScalars.contains("\u{AD}")
  }

  // MARK: Paper

  /// The width of a line on A4 in points, upright and lying, and the sizes that letters have there.
  private static let (uprightWidth, lyingWidth, paperSizes) = (527.0, 773.0, 8.25...9.0)
  /// Fonts may be wider than the one that is measured by.
  private static let allowance = 1.12

  /// How a table is set on paper.
  private struct Paper {
    var isLandscape = false
    /// Whether a row has several lines of cells.
    var isWrapped = false
    /// The attribute of the table.
    var style = ""
  }

  /// How a page has to lie so that all columns fit on it, and the size of its letters, if it is not
  /// the usual one. Where they do not fit in the smallest size, cells go on in further lines.
  ///
  /// - Parameter lead: The column with the names of the rows; `nil` for none.
  private func paper(for table: Table, lead: Int?) -> Paper {
    let widths = table.columns.indices.map { leastWidth(of: $0, in: table) * Self.allowance }
    let sum = widths.reduce(0, +)
    func set(_ size: Double, isLandscape: Bool) -> Paper {
      if size >= Self.paperSizes.upperBound { return Paper(isLandscape: isLandscape) }
      let kept = (size * 4).rounded(.down) / 4
      return Paper(
        isLandscape: isLandscape,
        style: " style=\"--paper-size: \(NumberText.fixed(kept, places: 2))pt\"")
    }
    for (room, isLandscape) in [(Self.uprightWidth, false), (Self.lyingWidth, true)] {
      let size = room / max(sum, 1)
      if size >= Self.paperSizes.lowerBound { return set(size, isLandscape: isLandscape) }
    }
    let room = Self.lyingWidth / Self.paperSizes.lowerBound
    let widest = widths.indices.reduce(1) { $1 == lead ? $0 : max($0, widths[$1]) }
    let columns = max(1, Int(room / widest))
    let span = min(columns, max(1, Int(((lead.map { widths[$0] } ?? 0) / widest).rounded(.up))))
    return Paper(
      isLandscape: true, isWrapped: true,
      style: " style=\"--paper-size: \(NumberText.fixed(Self.paperSizes.lowerBound, places: 2))pt;"
        + " --paper-columns: \(columns); --paper-lead: \(span)\"")
  }

  /// The parts of a word after which a line may end: several only of what is longer than words are.
  private static func parts(of word: Substring) -> [Substring] {
    word.utf8.count < WordBreaks.longWord
      ? [word] : TextMetrics.parts(of: word).flatMap { WordBreaks.parts(of: $0) }
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
        + text.split(separator: " ").flatMap(Self.parts).reduce(0) {
          max($0, TextMetrics.width($1, size: 1, isBold: isTitle))
        }
    }
    let title = width(table.columns[column].title, isTitle: true)
    // Padding on both sides.
    return 0.9 + table.rows.reduce(title) { max($0, width($1[column], isTitle: false)) }
  }
}
