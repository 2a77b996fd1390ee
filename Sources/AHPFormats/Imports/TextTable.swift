internal import AHP

/// A table in text, with commas, semicolons or tabs between its cells.
struct TextTable {
  /// The rows; a blank one has no cells.
  let rows: [[ImportReading.Cell]]
  /// The lines with a quotation mark that is not closed.
  private(set) var brokenLines: [Int] = []

  private static let delimiters: [Character] = ["\t", ";", ","]

  /// Whether lines have a delimiter in the first that is not blank.
  ///
  /// - Complexity: O(length of the first line that is not blank).
  static func isTable(_ lines: [ImportInput.Line]) -> Bool {
    lines.first { !$0.text.allSatisfy(\.isWhitespace) }.map { line in
      delimiters.contains { line.text.contains($0) }
    } ?? false
  }

  /// Whether the first lines that are not blank have as many delimiters each, and are no YAML.
  static func isEven(_ lines: [ImportInput.Line]) -> Bool {
    let first = lines.lazy.filter { !$0.text.allSatisfy(\.isWhitespace) }.prefix(3).map(\.text)
    guard first.count > 1,
      first.allSatisfy({ line in !["- ", "#", "---"].contains { line.hasPrefix($0) } }),
      !first.allSatisfy({ $0.contains(": ") || $0.hasSuffix(":") })
    else { return false }
    return delimiters.contains { delimiter in
      let counts = Set(first.map { line in line.count { $0 == delimiter } })
      return counts.count == 1 && counts.first != 0
    }
  }

  /// How many lines are looked at where more stands in a text than one table.
  private static let mostLines = 300

  /// Whether there are about as many lines as delimiters in the first that has some, or few lines:
  /// names, blank cells at the end and lines of text may add some.
  ///
  /// - Complexity: O(lines + length of the first line).
  static func mayBeSquare(_ lines: [ImportInput.Line]) -> Bool {
    let filled = lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    if filled.count <= mostLines { return filled.contains { delimiter(in: $0.text) != nil } }
    guard let header = filled.first else { return false }
    return delimiters.contains { delimiter in
      let count = header.text.count { $0 == delimiter } + 1
      return count > 1 && filled.count <= count + 2
    }
  }

  /// Whether the first lines are laid out in columns by blanks or bars, with digits in them.
  static func looksLaidOut(_ lines: [ImportInput.Line]) -> Bool {
    let first = lines.lazy.map(\.text).filter { !$0.allSatisfy(\.isWhitespace) }.prefix(6)
    return first.count { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return line.contains(where: \.isNumber)
        && (line.trimmed().contains("  ") || line.contains("|")
          || words.count > 2 && words.dropFirst().allSatisfy { $0.first?.isNumber ?? false })
    } >= 2
  }

  private static func delimiter(in line: String) -> Character? {
    delimiters.first { line.contains($0) }
  }

  /// Reads lines with the delimiter of the first line that has one; `nil` if none has.
  init?(_ lines: [ImportInput.Line]) {
    guard
      let delimiter = lines.lazy.prefix(Self.mostLines).compactMap({ Self.delimiter(in: $0.text) })
        .first
    else { return nil }
    var rows: [[ImportReading.Cell]] = []
    for line in lines {
      if line.text.allSatisfy(\.isWhitespace) {
        rows.append([])
        continue
      }
      guard let cells = Self.cells(of: line.text, delimiter) else {
        brokenLines.append(line.number)
        continue
      }
      rows.append(
        cells.map { column, text in
          // A comma that parts no cells is a decimal comma.
          let isDecimal =
            text.count { $0 == "," } == 1 && text.first != "," && text.last != ","
            && text.allSatisfy { $0.isNumber || $0 == "," }
          let text = isDecimal ? String(text.map { $0 == "," ? "." : $0 }) : text
          return ImportReading.Cell(text: text, place: .line(line.number, column: column))
        })
    }
    // Blank cells that every row has at its end are of no use.
    let width = rows.map { row in (row.lastIndex { !$0.text.isEmpty } ?? -1) + 1 }.max() ?? 0
    self.rows = rows.map { Array($0.prefix(width)) }
  }

  /// The cells of a line with the columns that they begin in; `nil` if a quotation mark is open.
  private static func cells(
    of line: String, _ delimiter: Character
  ) -> [(column: Int, text: String)]? {
    var cells: [(column: Int, text: String)] = []
    var text = ""
    var start = 1
    var isQuoted = false
    // A quotation mark that follows another one is a mark in the text.
    var isBehindMark = false
    for (index, character) in line.enumerated() {
      if character == "\"" {
        if isBehindMark { text.append(character) }
        isBehindMark = isQuoted
        isQuoted.toggle()
        continue
      }
      isBehindMark = false
      if character == delimiter && !isQuoted {
        cells.append((start, text.trimmed()))
        (text, start) = ("", index + 2)
      } else {
        text.append(character)
      }
    }
    if isQuoted { return nil }
    cells.append((start, text.trimmed()))
    return cells
  }
}
