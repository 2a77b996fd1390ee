internal import AHPFormats

/// Writes tables for programs and spreadsheets: comma-separated values as RFC 4180 has them, with
/// line feeds, numbers in all of their digits.
struct CSVWriter {
  /// Returns a table with the titles of its columns in the first line.
  func text(of table: Table) -> String {
    var text = ""
    write(table.columns.map(\.title), to: &text)
    for row in table.rows { write(row, to: &text) }
    return text
  }

  private func write(_ cells: [Content], to text: inout String) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { text += "," }
      if let number = cell.number {
        text += "\(number)"
      } else if case .absent = cell {
        continue
      } else if let count = cell.integer {
        text += "\(count)"
      } else {
        text += Self.quoted(
          SpreadsheetText.harmless(PrintableText.cell(cell.line(in: English()))))
      }
    }
    text += "\n"
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

extension Content {
  /// The number that the content is, in full precision; `nil` for what is none, or a whole one.
  var number: Double? {
    switch self {
    case .priority(let number), .ratio(let number), .markedRatio(let number, _), .share(let number),
      .percent(let number, _), .percentage(let number, _), .judgment(let number),
      .bound(let number), .number(let number, _),
      .exact(let number):
      number
    default: nil
    }
  }

  /// The whole number that the content is.
  var integer: Int? {
    switch self {
    case .count(let number), .rank(let number, _): number
    default: nil
    }
  }
}
