internal import AHP

extension JudgmentsReader {
  /// A whole matrix; `nil`, and problems, unless it is reciprocal.
  func matrix(_ value: Document.Value, _ reader: inout ValueReader) -> ComparisonMatrix? {
    if value.kind == .ratios {
      // Its elements should be rows.
      reader.needText(of: value)
      return nil
    }
    let rows = reader.elements(
      of: value, "a matrix", hint: "write a list of its rows, as in [[1, 3], [1/3, 1]]")
    guard value.kind == .array else { return nil }
    if !rows.isEmpty, rows.allSatisfy({ ![.array, .ratios, .object].contains($0.kind) }) {
      reader.report(
        "a matrix is a list of rows (expected a list for each of the \(items.order) items of "
          + "'\(items.criterion)')", at: value,
        hint: rows.count == UpperTriangle.count(order: items.order)
          ? "the judgments above the diagonal alone are given under the key 'upperTriangle'"
          : "write a list of its rows, as in [[1, 3], [1/3, 1]]")
      return nil
    }
    guard rows.count == items.order else {
      reader.report(
        "the matrix has \(rows.count) rows (expected \(items.order) for the items of "
          + "'\(items.criterion)')",
        at: value)
      return nil
    }
    if rows.contains(where: { $0.kind == .ratios }) {
      if let matrix = matrix(ofNumbers: rows) { return matrix }
      for row in rows where row.kind == .ratios { reader.needText(of: row) }
      return nil
    }
    guard let entries = entries(of: rows, &reader) else { return nil }
    var ratios = entries.map { $0.map(\.ratio) }
    let places = contradictions(in: ratios).filter { row, column in
      let (above, below) = (entries[row][column], entries[column][row])
      let pair = RoundedRatio.Pair(
        text: above.value.text().trimmed(), ratio: above.ratio,
        mirrorText: below.value.text().trimmed(), mirrorRatio: below.ratio)
      guard row != column, let judgment = pair.judgment() else { return true }
      ratios[row][column] = judgment
      guard pair.isRounded else { return false }
      reader.count(
        pair.roundedText, as: pair.fraction,
        at: pair.isMirrorRounded ? below.value : above.value)
      return false
    }
    for place in places { report(place, entries, &reader) }
    return places.isEmpty ? upperTriangle(of: ratios) : nil
  }

  /// The matrix of rows that are lists of numbers already; `nil` if anything is wrong with it, in
  /// which case the text is needed for the message.
  private func matrix(ofNumbers rows: [Document.Value]) -> ComparisonMatrix? {
    let ratios = rows.compactMap { $0.ratios?.values.numbers() }
    // A missing judgment is 0, which no ratio is the reciprocal of.
    guard ratios.count == rows.count, ratios.allSatisfy({ $0.count == rows.count }),
      contradictions(in: ratios).isEmpty
    else { return nil }
    let matrix = upperTriangle(of: ratios)
    if let limits = policy.limits, !matrix.upperTriangle.allSatisfy(limits.contains) { return nil }
    return matrix
  }

  /// The entries of all rows with their places; `nil`, and problems, unless each is a ratio.
  private func entries(
    of rows: [Document.Value], _ reader: inout ValueReader
  ) -> [[(ratio: Double, value: Document.Value)]]? {
    var entries: [[(ratio: Double, value: Document.Value)]] = []
    for (row, list) in rows.enumerated() {
      let values = reader.elements(of: list, "a row of a matrix")
      guard values.count == items.order else {
        reader.report(
          "row \(row + 1) has \(values.count) entries (expected \(items.order))", at: list)
        continue
      }
      entries.append(
        values.enumerated().compactMap { column, entry in
          ratio(entry, of: row, against: column, &reader).map { ($0, entry) }
        })
    }
    return entries.count == items.order && entries.allSatisfy({ $0.count == items.order })
      ? entries : nil
  }

  private func upperTriangle(of rows: [[Double]]) -> ComparisonMatrix {
    let order = rows.count
    var upperTriangle: [Double] = []
    upperTriangle.reserveCapacity(UpperTriangle.count(order: order))
    for row in 0..<order { upperTriangle += rows[row][(row + 1)...] }
    return ComparisonMatrix(unchecked: upperTriangle, order: order)
  }

  // MARK: Reciprocity

  /// The places in which a square matrix is not reciprocal, up to the rounding of a division:
  /// entries of the diagonal that are not 1, then pairs above the diagonal whose product with the
  /// entry below it is not 1.
  private func contradictions(in rows: [[Double]]) -> [(row: Int, column: Int)] {
    var places: [(row: Int, column: Int)] = []
    for item in rows.indices where !Ratio.areEqual(rows[item][item], 1) {
      places.append((item, item))
    }
    for row in rows.indices {
      for column in (row + 1)..<rows.count
      where !RoundedRatio.areExact(rows[row][column], rows[column][row]) {
        places.append((row, column))
      }
    }
    return places
  }

  private func report(
    _ place: (row: Int, column: Int), _ entries: [[(ratio: Double, value: Document.Value)]],
    _ reader: inout ValueReader
  ) {
    let (row, column) = (place.row + 1, place.column + 1)
    let above = entries[place.row][place.column]
    if row == column {
      reader.report(
        "row \(row), column \(column) is \(above.value.text()) (expected 1)", at: above.value)
      return
    }
    let below = entries[place.column][place.row]
    let expected = reciprocal(above.value.text())
    let hint =
      above.ratio == below.ratio
      ? "both say that the row is preferred: one of them looks transposed" : nil
    reader.report(
      "row \(column), column \(row) is \(below.value.text()) but row \(row), column \(column) is "
        + "\(above.value.text()) (expected \(expected))",
      at: below.value, hint: hint)
  }

  /// The reciprocal of a ratio in the way it is written.
  private func reciprocal(_ text: String) -> String {
    let parts = text.split(separator: "/").map { String($0).trimmed() }
    if parts.count == 2 { return parts[0] == "1" ? parts[1] : "\(parts[1])/\(parts[0])" }
    return text == "1" ? "1" : "1/\(text)"
  }
}
