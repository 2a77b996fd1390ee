/// A square matrix of numbers of 0 or more, column by column, of which only those above 0 are kept.
///
/// The entry in row *i* of column *j* says how much node *j* of a network depends on node *i*.
public struct SparseColumns: Hashable, Sendable {
  /// The number of rows and of columns.
  public let order: Int
  /// Where the entries of each column begin, and where those of the last one end.
  public let starts: [Int]
  /// The row of each entry, ascending within a column.
  public let rows: [Int32]
  /// The entries, all above 0 and finite.
  public let values: [Double]

  /// Creates a matrix of columns; entries of 0 are left out.
  ///
  /// - Parameter columns: For each column its entries, each row at most once, in any order.
  /// - Complexity: O(entries · log of the entries in a column).
  public init(columns: [[(row: Int, value: Double)]]) {
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    starts.reserveCapacity(columns.count + 1)
    for column in columns {
      for entry in column.sorted(by: { $0.row < $1.row }) where entry.value > 0 {
        precondition(columns.indices.contains(entry.row) && entry.value.isFinite)
        rows.append(Int32(entry.row))
        values.append(entry.value)
      }
      starts.append(values.count)
    }
    self.init(order: columns.count, starts: starts, rows: rows, values: values)
  }

  init(order: Int, starts: [Int], rows: [Int32], values: [Double]) {
    self.order = order
    self.starts = starts
    self.rows = rows
    self.values = values
  }

  /// The places in `rows` and `values` of the entries of a column.
  public func entries(ofColumn column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }

  /// Returns the transposed matrix, whose columns are the rows of this one.
  ///
  /// - Complexity: O(order + entries).
  func transposed() -> SparseColumns {
    var starts = [Int](repeating: 0, count: order + 1)
    for row in rows { starts[Int(row) + 1] += 1 }
    for row in 0..<order { starts[row + 1] += starts[row] }
    var next = starts
    var columns = [Int32](repeating: 0, count: rows.count)
    var mirrored = [Double](repeating: 0, count: rows.count)
    let (ownStarts, ownRows, ownValues) = (self.starts.span, rows.span, values.span)
    var places = next.mutableSpan
    var targets = columns.mutableSpan
    var copies = mirrored.mutableSpan
    for column in 0..<order {
      for entry in ownStarts[column]..<ownStarts[column + 1] {
        let row = Int(ownRows[entry])
        let place = places[row]
        targets[place] = Int32(column)
        copies[place] = ownValues[entry]
        places[row] = place + 1
      }
    }
    return SparseColumns(order: order, starts: starts, rows: columns, values: mirrored)
  }

  /// Returns this matrix with 1 on the diagonal of each column without entries.
  ///
  /// - Complexity: O(order + entries).
  func closingEmptyColumns() -> SparseColumns {
    SparseColumns(
      columns: (0..<order).map { column in
        let own = entries(ofColumn: column)
        return own.isEmpty ? [(column, 1)] : own.map { (Int(rows[$0]), values[$0]) }
      })
  }

  /// Returns the columns of some nodes as a dense matrix, that of each node after that of the one
  /// before.
  ///
  /// - Parameter place: For each node of the whole matrix its place among `nodes`; −1 for others.
  /// - Returns: *m* × *m* numbers for *m* nodes: the entry in row *i* of column *j* is at *j*·*m* +
  ///   *i*.
  /// - Complexity: O(*m*²).
  func dense(_ nodes: ArraySlice<Int32>, place: [Int32]) -> [Double] {
    let size = nodes.count
    var dense = [Double](repeating: 0, count: size * size)
    for (column, node) in nodes.enumerated() {
      for entry in entries(ofColumn: Int(node)) where place[Int(rows[entry])] >= 0 {
        dense[column * size + Int(place[Int(rows[entry])])] = values[entry]
      }
    }
    return dense
  }

  /// Returns some of the columns, with the rows that `newRow` gives; a negative one leaves the
  /// entry out.
  ///
  /// - Parameter newRow: The new row for a row and a column of this matrix, ascending with the row.
  func selecting(
    _ columns: [Int32], _ newRow: (_ row: Int32, _ column: Int32) -> Int32
  ) -> SparseColumns {
    var starts = [0]
    var rows: [Int32] = []
    var values: [Double] = []
    starts.reserveCapacity(columns.count + 1)
    for column in columns {
      for entry in entries(ofColumn: Int(column)) {
        let row = newRow(self.rows[entry], column)
        if row < 0 { continue }
        rows.append(row)
        values.append(self.values[entry])
      }
      starts.append(values.count)
    }
    return SparseColumns(order: columns.count, starts: starts, rows: rows, values: values)
  }
}
