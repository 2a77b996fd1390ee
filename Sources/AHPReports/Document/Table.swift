/// A table of typed cells.
package struct Table: Sendable {
  /// On which side the cells of a column stand.
  package enum Alignment: Sendable { case left, right }

  package struct Column: Sendable {
    let title: Content
    let alignment: Alignment
    /// Where there is no room for all columns those that can be left out go, the largest number
    /// first; `nil` for one that stays.
    let leavesAt: Int?

    init(_ title: Content, _ alignment: Alignment = .left, leavesAt: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.leavesAt = leavesAt
    }

    /// A column with words of the report for its title.
    init(_ title: Phrase, _ alignment: Alignment = .left, leavesAt: Int? = nil) {
      self.init(.phrase(title), alignment, leavesAt: leavesAt)
    }

    /// A column of a table for programs, by its key.
    init(key: String) { self.init(.text(key)) }
  }

  /// Whether the rows mean the same in another order.
  package enum RowOrder: Sendable { case free, fixed }

  let columns: [Column]
  var rows: [[Content]] = []
  var caption: Content?
  var order: RowOrder
  /// By which the table is asked for alone; `nil` if it is not.
  var name: String?
  /// How many further rows and columns people do not see.
  var (hiddenRows, hiddenColumns) = (0, 0)

  init(_ columns: [Column], caption: Content? = nil, order: RowOrder = .fixed) {
    self.columns = columns
    self.caption = caption
    self.order = order
  }

  /// A table for programs.
  init(keys: [String]) { self.init(keys.map { Column(key: $0) }) }

  /// The table without the columns of bars, for forms that have nothing to draw them with.
  ///
  /// - Complexity: O(cells).
  func withoutBars() -> Table {
    let places = columns.indices.filter { place in
      !rows.contains { if case .bar = $0[place] { true } else { false } }
    }
    if places.count == columns.count { return self }
    var table = Table(places.map { columns[$0] }, caption: caption, order: order)
    (table.hiddenRows, table.hiddenColumns) = (hiddenRows, hiddenColumns)
    table.rows = rows.map { row in places.map { row[$0] } }
    return table
  }

  /// The table, with what is said of rows and columns that people do not see.
  func blocks() -> [Block] {
    [.table(self)]
      + (hiddenRows > 0
        ? [.statement(.notShown, .phrase(.rowsLeftOut, .count(hiddenRows)))] : [])
      + (hiddenColumns > 0
        ? [.statement(.notShown, .phrase(.columnsNotShown, .count(hiddenColumns)))] : [])
  }

  mutating func add(_ cells: Content...) { add(cells) }

  mutating func add(_ cells: [Content]) {
    precondition(cells.count == columns.count, "one cell for each column")
    rows.append(cells)
  }
}
