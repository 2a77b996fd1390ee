internal import AHPFormats

/// A table of texts that can be written for a terminal, for Markdown, or for a spreadsheet.
struct Table {
  enum Alignment { case left, right }

  struct Column {
    let title: String
    let alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "one cell for each column")
    rows.append(cells)
  }

  /// Aligned columns, two spaces apart.
  var text: String {
    let lines = [columns.map(\.title)] + rows
    let cellWidths = lines.map { $0.map(\.displayWidth) }
    let widths = columns.indices.map { column in
      cellWidths.reduce(0) { max($0, $1[column]) }
    }
    let spaces = String(repeating: " ", count: widths.max() ?? 0)
    var text = ""
    for (line, cellWidths) in zip(lines, cellWidths) {
      for (index, cell) in line.enumerated() {
        let padding = Substring(spaces.utf8.prefix(widths[index] - cellWidths[index]))
        if index > 0 { text += "  " }
        if columns[index].alignment == .right { text += padding }
        text += cell
        if columns[index].alignment == .left { text += padding }
      }
      while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
      text += "\n"
    }
    return text
  }

  /// A table of Markdown.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func escaped(_ cell: String) -> String {
      let trimmed = cell.reversed().drop { $0 == " " }.reversed()
      return MarkdownText.escaped(String(trimmed))
    }
    return line(columns.map { escaped($0.title) })
      + line(columns.map { $0.alignment == .left ? "---" : "---:" })
      + rows.map { line($0.map(escaped)) }.joined()
  }

  /// Comma-separated values as RFC 4180 has them, with line feeds. A name that a spreadsheet would take for a
  /// formula has an apostrophe before it.
  var csv: String {
    ([columns.map(\.title)] + rows).map { row in
      row.map { Self.quoted(Self.harmless($0)) }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// Most cells are numbers, and a minus sign makes no formula of one.
  private static func harmless(_ cell: String) -> String {
    let number = cell.hasSuffix("%") ? cell.dropLast() : cell[...]
    return Double(number) == nil ? SpreadsheetText.harmless(cell) : cell
  }

  private static func quoted(_ cell: String) -> String {
    // Byte by byte: a comma with an accent is a comma too.
    guard cell.utf8.contains(where: { "\",\n\r".utf8.contains($0) }) else { return cell }
    let quote = UInt8(ascii: "\"")
    return "\""
      + String(decoding: cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }, as: UTF8.self)
      + "\""
  }
}

/// A bar of block characters, down to an eighth of a column.
func bar(_ share: Double, width: Int) -> String {
  let eighths = Int((max(0, min(1, share)) * Double(width) * 8).rounded())
  let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + partial
}
