internal import AHP

/// What stands beside or below a matrix: whether it follows from the judgments, or is an item.
enum SquareTotals {
  typealias Cell = ImportReading.Cell

  /// Names that are those of sums and weights as well as of things that people compare.
  private static let namesOfItems: Set<String> = [
    "weight", "weights", "value", "values", "product", "total", "result", "measure", "priority",
    "bobot", "nilai", "hasil", "jumlah", "prioritas", "gewicht", "gewichte", "wert", "peso",
    "pesos",
    "valor", "valores", "poids", "valeur", "valeurs", "ağırlık", "değer", "вес", "значение",
  ]

  /// Whether a title can be the name of an item.
  static func canBeItem(_ title: String) -> Bool { namesOfItems.contains(title.lowercased()) }

  /// Whether cells beside a matrix are the sums, means or the like of its lines, or priorities,
  /// which sum to 1 or 100; `nil` where all are blank.
  static func follow(_ cells: [Cell], from lines: [[Cell]], orSumUp: Bool) -> Bool? {
    if cells.allSatisfy({ MissingAnswer.isMark($0.text) }) { return nil }
    let numbers = cells.compactMap { number($0.text) }
    guard numbers.count == cells.count else { return false }
    let sum = numbers.reduce(0, +)
    if orSumUp, abs(sum - 1) <= 0.03 || abs(sum - 100) <= 3 { return true }
    let statistics: [RowStatistic] = [.sum, .mean, .geometricMean, .product]
    return statistics.contains { statistic in
      zip(cells, zip(numbers, lines)).allSatisfy { cell, beside in
        let (number, line) = beside
        return statistic.value(of: line.compactMap { self.number($0.text) }).map {
          RowNumbers.isForm(cell.text, number, of: $0)
        } ?? false
      }
    }
  }

  static func number(_ text: String) -> Double? {
    if text.hasSuffix("%") { return number(String(text.dropLast()).trimmed()).map { $0 / 100 } }
    let text = Ratio.fraction(ofTwoNumbers: text) ?? text
    return Ratio.decimal(text) ?? (try? Ratio.parse(text).get())
  }

  /// The rows without a last row and a last column of one title that follow from the others; `nil`
  /// for other tables.
  static func withoutBoth(_ rows: [[Cell]]) -> (rows: [[Cell]], row: Cell, column: Cell)? {
    guard let head = rows.first, let last = rows.last, rows.count > 3,
      let end = head.lastIndex(where: { !$0.text.isEmpty }), end + 1 == rows.count,
      let row = last.first, SumTitle.isOne(row.text),
      row.text.lowercased() == head[end].text.lowercased()
    else { return nil }
    let blank = Cell(text: "", place: .file)
    let body = rows.map { row in (0...end).map { $0 < row.count ? row[$0] : blank } }
    let inner = body.dropFirst().dropLast().map { Array($0.dropFirst().dropLast()) }
    let columns = inner.indices.map { column in inner.map { $0[column] } }
    let beside = follow(
      body.dropFirst().dropLast().map { $0[end] }, from: inner, orSumUp: false)
    let below = follow(
      Array(body[end].dropFirst().dropLast()), from: columns, orSumUp: false)
    guard beside == true && below != false || below == true && beside != false else { return nil }
    return (body.dropLast().map { Array($0.dropLast()) }, row, head[end])
  }
}
