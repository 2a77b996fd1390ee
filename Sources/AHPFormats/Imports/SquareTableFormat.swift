internal import AHP

/// A comparison matrix as a spreadsheet writes it, with or without names: a model of one criterion.
enum SquareTableFormat: ImportFormat {
  static let title = "a square table of judgments"

  static func recognizes(_ input: ImportInput) -> Bool {
    if sheet(input) != nil { return true }
    // Tables of answers can have millions of cells, and most of them are told by their first line.
    guard TextTable.mayBeSquare(input.lines), let table = TextTable(input.lines) else {
      return false
    }
    return SquareTable.recognizes(table.rows)
  }

  /// The first sheet of a workbook that is a square table.
  private static func sheet(_ input: ImportInput) -> ImportedSheet? {
    input.sheets.first { SquareTable.recognizes(filled($0)) }
  }

  /// The rows of a sheet that are not blank.
  private static func filled(_ sheet: ImportedSheet) -> [[ImportReading.Cell]] {
    sheet.rows.filter { $0.contains { !$0.text.isEmpty } }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    if let sheet = sheet(input) {
      reading.remarkOnFormulas(of: [sheet])
      for other in input.sheets where other.name != sheet.name {
        reading.leaveOut("the sheet '\(other.name)' is left out", at: .file)
      }
      return SquareTable(filled(sheet), &reading)?.hierarchy(&reading)
    }
    guard let table = TextTable(input.lines) else { return nil }
    for line in table.brokenLines {
      reading.refuse("a quotation mark is not closed", at: .line(line))
    }
    if reading.isRefused { return nil }
    return SquareTable(table.rows, &reading)?.hierarchy(&reading)
  }
}

/// A table in text, with commas, semicolons or tabs between its cells.
struct TextTable {
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

  /// Whether there are about as many lines as delimiters in the first: names and blank cells at the
  /// end may add some.
  ///
  /// - Complexity: O(lines + length of the first line).
  static func mayBeSquare(_ lines: [ImportInput.Line]) -> Bool {
    let filled = lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let header = filled.first else { return false }
    return delimiters.contains { delimiter in
      let count = header.text.count { $0 == delimiter } + 1
      return count > 1 && filled.count <= count + 2
    }
  }

  /// Reads lines with the first delimiter that the first line has; `nil` if it has none.
  init?(_ lines: [ImportInput.Line]) {
    let filled = lines.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let header = filled.first,
      let delimiter = Self.delimiters.first(where: { delimiter in
        header.text.contains(delimiter)
      })
    else { return nil }
    var rows: [[ImportReading.Cell]] = []
    for line in filled {
      guard let cells = Self.cells(of: line.text, delimiter) else {
        brokenLines.append(line.number)
        continue
      }
      rows.append(
        cells.map { column, text in
          // A comma is a decimal comma where it parts no cells.
          let isDecimal =
            delimiter != "," && text.contains(",") && !text.contains(".")
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

/// The square part of a table.
struct SquareTable {
  private let cells: [[ImportReading.Cell]]
  private let names: [String]

  /// Whether rows make a square of ratios, or would but for one or two cells.
  static func recognizes(_ rows: [[ImportReading.Cell]]) -> Bool {
    guard let width = rows.map(\.count).max(), width > 1 else { return false }
    let body = body(of: rows)
    guard body.count > 1, body.allSatisfy({ $0.count <= body.count }),
      body.contains(where: { $0.count == body.count })
    else { return false }
    // Two thirds of what is filled are ratios, and there is something beside the diagonal.
    let filled = body.joined().filter { !$0.text.isEmpty }
    return filled.count { isRatio($0.text) } * 3 >= filled.count * 2 && filled.count >= body.count
  }

  private static func isRatio(_ text: String) -> Bool {
    if Ratio.decimal(text) == 0 { return true }
    if case .success = Ratio.parse(text) { return true }
    return false
  }

  /// The rows without the header and the names before them.
  private static func body(of rows: [[ImportReading.Cell]]) -> [ArraySlice<ImportReading.Cell>] {
    let hasHeader = hasHeader(rows)
    let hasNames = hasNames(rows)
    return rows.dropFirst(hasHeader ? 1 : 0).map { $0.dropFirst(hasNames ? 1 : 0) }
  }

  private static func hasHeader(_ rows: [[ImportReading.Cell]]) -> Bool {
    let named = rows[0].dropFirst().filter { !$0.text.isEmpty }
    return !named.isEmpty && named.allSatisfy { !isRatio($0.text) }
  }

  private static func hasNames(_ rows: [[ImportReading.Cell]]) -> Bool {
    let firsts = rows.dropFirst().compactMap(\.first).filter { !$0.text.isEmpty }
    return !firsts.isEmpty && firsts.allSatisfy { !isRatio($0.text) }
  }

  /// Takes the square part of a table; `nil`, and problems, if its names do not fit it.
  init?(_ rows: [[ImportReading.Cell]], _ reading: inout ImportReading) {
    let (hasHeader, hasNames) = (Self.hasHeader(rows), Self.hasNames(rows))
    let body = Self.body(of: rows)
    let order = body.count
    let blank = ImportReading.Cell(text: "", place: .file)
    cells = body.map { row in row + Array(repeating: blank, count: max(0, order - row.count)) }
    let across = hasHeader ? rows[0].dropFirst(hasNames ? 1 : 0).map { $0 } : []
    let down = hasNames ? rows.dropFirst(hasHeader ? 1 : 0).compactMap(\.first) : []
    names =
      hasNames
      ? down.map { $0.text }
      : hasHeader ? across.map { $0.text } : (1...order).map { "Item \($0)" }
    guard names.count == order, !hasHeader || across.count == order else {
      reading.refuse(
        "the table has \(order) rows of judgments and \(across.count) names above them "
          + "(expected as many)", at: rows[0].first?.place ?? .file)
      return nil
    }
    if hasHeader && hasNames {
      for (above, before) in zip(across, down) where above.text != before.text {
        reading.refuse(
          "the column is '\(above.text)' and its row '\(before.text)' (expected the same names in "
            + "the same order)", at: above.place)
      }
    }
  }

  /// The matrix as a model of one criterion.
  func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
    if isSupermatrix() {
      reading.remark(
        "every column sums to 1 or is 0: this is a supermatrix, read as a network of one cluster, all of whose nodes "
          + "are ranked", at: .file)
      return network(&reading)
    }
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [.init(name: "", place: .file)]
    for (name, row) in zip(names, cells) {
      hierarchy.add(name, at: row.first?.place ?? .file, under: 0)
    }
    if let matrix = reading.matrix(cells, of: names) {
      hierarchy.nodes[0].judgments = [(nil, Judgments(matrix))]
    }
    return hierarchy
  }

  /// The supermatrix as a network: each column says how much its node depends on the others.
  private func network(_ reading: inout ImportReading) -> ImportedHierarchy? {
    var network = ClusterNetwork(owner: nil, place: .file)
    network.clusters = [
      .init(
        name: "Nodes",
        nodes: zip(names, cells).map { .init(name: $0, place: $1.first?.place ?? .file) },
        isOfAlternatives: true)
    ]
    for column in names.indices {
      let place = cells[0][column].place
      var (items, values): ([Int], [Double]) = ([], [])
      for row in cells.indices {
        let cell = cells[row][column]
        guard let value = reading.share(cell.text, of: names[row], at: cell.place), value > 0
        else { continue }
        items.append(row)
        values.append(value)
      }
      if items.isEmpty { continue }
      network.nodeComparisons.append(
        .init(
          cluster: 0, node: column, destination: 0, items: items,
          judgments: [(nil, .priorities(values))], place: place))
    }
    var builder = ClusterHierarchy()
    return builder.add([network], &reading) == nil ? nil : builder.hierarchy
  }

  /// Whether every column sums to 1 or is 0, and not all are 0.
  private func isSupermatrix() -> Bool {
    let sums = cells.indices.map { column in
      cells.reduce(0) { $0 + (Ratio.decimal($1[column].text) ?? .nan) }
    }
    return sums.contains { $0 != 0 } && sums.allSatisfy { abs($0 - 1) < 1e-6 || $0 == 0 }
  }
}
