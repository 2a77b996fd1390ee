internal import AHP

/// What stands below and behind a matrix in one table, and is taken from around it: sums, weights,
/// remarks, and further matrices beside it.
struct SquareMargins {
  typealias Cell = ImportReading.Cell

  private(set) var rows: [[Cell]]
  /// What was taken.
  private(set) var leftOut: [(message: String, place: ImportPlace)] = []
  /// The title of a row or column that was taken and can be an item too.
  private(set) var doubt: (title: Cell, isColumn: Bool)?

  init(_ rows: [[Cell]]) { self.rows = rows }

  /// Takes what is no part of the matrix.
  ///
  /// - Complexity: O(cells · rows).
  mutating func trim() {
    trimBeside()
    trimColumns()
    if let inner = Self.withoutBoth(rows, &leftOut) {
      rows = inner
      return
    }
    trimRows()
    trimColumns()
    trimTotals()
  }

  /// The rows without a last row and a last column of one title that follow from the others, if
  /// they are a matrix then; `nil` for other tables.
  static func withoutBoth(
    _ rows: [[Cell]], _ leftOut: inout [(message: String, place: ImportPlace)]
  ) -> [[Cell]]? {
    guard let (inner, row, column) = SquareTotals.withoutBoth(rows), SquareTable.recognizes(inner)
    else { return nil }
    leftOut.append(("the column '\(column.text)' is left out", column.place))
    leftOut.append(("the row '\(row.text)' is left out", row.place))
    return inner
  }

  // MARK: Names

  /// The names above the matrix, and those before it.
  private var names: (across: [String], down: [String]) {
    (
      (rows.first ?? []).dropFirst().map(\.text).filter { !$0.isEmpty },
      rows.dropFirst().compactMap(\.first?.text).filter { !$0.isEmpty }
    )
  }

  private static func has(_ names: [String], _ title: String) -> Bool {
    names.contains { SquareTable.areSame($0, title) }
  }

  /// Whether two or more names stand above the matrix and before it, so that any other title is of
  /// no item, or of one that is missing there.
  private var isNamed: Bool {
    guard rows.count > 2, SquareTable.hasHeader(rows), SquareTable.hasNames(rows) else {
      return false
    }
    let (across, down) = names
    return across.count { Self.has(down, $0) } > 1
  }

  /// Takes a row or column, whose title may be an item if its cells do not follow from the matrix.
  ///
  /// - Parameter lines: The rows or columns of the matrix that the cells stand behind.
  private mutating func take(_ title: Cell, _ cells: [Cell], lines: [[Cell]], isColumn: Bool) {
    let hasText = cells.contains {
      !MissingAnswer.isMark($0.text) && SquareTotals.number($0.text) == nil
    }
    if !SumTitle.isOne(title.text), !hasText,
      SquareTotals.follow(cells, from: lines, orSumUp: true) == false
    {
      doubt = (title, isColumn)
    }
    leftOut.append(
      ("the \(isColumn ? "column" : "row") '\(title.text.prefix(60))' is left out", title.place))
  }

  // MARK: Parts

  private mutating func trimRows() {
    while rows.count > 2, let row = rows.last, let title = row.first(where: { !$0.text.isEmpty }) {
      let across = names.across
      guard !Self.has(across, title.text) else { return }
      let filled = row.count { !$0.text.isEmpty }
      if filled == 1, !SquareTable.isRatio(title.text) {
        leftOut.append(("the line '\(title.text.prefix(60))' is left out", title.place))
      } else if SumTitle.isOne(title.text) || isNamed {
        let width = rows[0].count
        let body = rows.dropFirst().dropLast()
        let columns = (1..<max(width, 1)).map { column in
          body.compactMap { column < $0.count ? $0[column] : nil }
        }
        take(
          title, Array(row.dropFirst().prefix(max(width - 1, 0))), lines: columns, isColumn: false)
      } else {
        return
      }
      rows.removeLast()
    }
  }

  private mutating func trimColumns() {
    var width = rows.first?.count ?? 0
    while width > 2 {
      let title = rows[0][width - 1]
      if !title.text.isEmpty {
        let (across, down) = names
        guard !Self.has(down, title.text), SumTitle.isOne(title.text) || isNamed else { break }
        let body = rows.dropFirst()
        // Sums below have no place in the matrix.
        let own = body.filter { Self.has(across, $0.first?.text ?? "") }
        let cells = own.compactMap { width - 1 < $0.count ? $0[width - 1] : nil }
        let last = width - 1
        let lines = own.map { row in
          (1..<max(last, 1)).compactMap { column in
            column < row.count && Self.has(down, rows[0][column].text) ? row[column] : nil
          }
        }
        take(title, cells, lines: lines, isColumn: true)
      }
      width -= 1
      rows = rows.map { Array($0.prefix(width)) }
    }
  }

  /// Takes what stands behind a blank column, or behind one that has the names once more.
  private mutating func trimBeside() {
    let width = rows.first?.count ?? 0
    let down = rows.dropFirst().map { $0.first?.text ?? "" }
    let gap = (2..<max(width, 2)).first { column in
      rows.allSatisfy { column >= $0.count || $0[column].text.isEmpty }
        || !down.contains("") && down.count > 1
          && zip(rows.dropFirst(), down).allSatisfy { row, name in
            column < row.count && row[column].text == name && !SquareTable.isRatio(name)
          }
    }
    guard let gap else { return }
    if let cell = rows.lazy.compactMap({ row in
      row.dropFirst(gap).first { !$0.text.isEmpty }
    }).first {
      leftOut.append(("what stands beside the first matrix is left out", cell.place))
    }
    rows = rows.map { Array($0.prefix(gap)) }
  }

  /// Takes a row or a column without a title that follows from numbers without names.
  private mutating func trimTotals() {
    let width = rows.first?.count ?? 0
    guard !SquareTable.hasHeader(rows), !SquareTable.hasNames(rows), width > 1, rows.count > 1,
      rows.allSatisfy({ $0.count == width }),
      (0..<min(rows.count, width, max(rows.count, width) - 1)).allSatisfy({
        SquareTotals.number(rows[$0][$0].text) == 1
      })
    else { return }
    if rows.count == width + 1, let last = rows.last {
      let columns = (0..<width).map { column in rows.dropLast().map { $0[column] } }
      guard SquareTotals.follow(last, from: columns, orSumUp: true) == true else { return }
      leftOut.append(("the last row, which follows from the others, is left out", last[0].place))
      rows.removeLast()
    } else if rows.count + 1 == width {
      let lines = rows.map { Array($0.dropLast()) }
      let cells = rows.compactMap(\.last)
      guard SquareTotals.follow(cells, from: lines, orSumUp: true) == true else { return }
      leftOut.append(
        ("the last column, which follows from the others, is left out", cells[0].place))
      rows = lines
    }
  }
}
