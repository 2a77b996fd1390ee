/// A component of a network in an order that does not depend on that of its nodes, as far as its
/// entries tell them apart.
///
/// Two components with one form have the same spectral radius, whatever its last digits: it is
/// equal by construction.
struct ComponentForm: Hashable {
  private let order: Int
  /// The entries by row and column in that order.
  private let entries: [Entry]

  private struct Entry: Hashable, Comparable {
    let column: Int
    let row: Int
    let value: Double

    static func < (first: Entry, second: Entry) -> Bool {
      (first.column, first.row) < (second.column, second.row)
    }
  }

  /// - Complexity: O(*m* · entries · log), where *m* is the number of nodes.
  init(of nodes: ArraySlice<Int32>, in matrix: SparseColumns) {
    let own = matrix.restricted(to: Array(nodes))
    let rows = own.transposed()
    // Nodes are told apart by their entries, then by the classes of the nodes that these lead to.
    var classes = [Int](repeating: 0, count: own.order)
    for _ in 0..<own.order {
      let keys = (0..<own.order).map { node -> [Double] in
        func part(_ matrix: SparseColumns) -> [Double] {
          matrix.entries(ofColumn: node).map { (classes[Int(matrix.rows[$0])], matrix.values[$0]) }
            .sorted { $0 < $1 }.flatMap { [Double($0.0), $0.1] }
        }
        return [Double(classes[node])] + part(own) + [-1] + part(rows)
      }
      let places = Set(keys).sorted { $0.lexicographicallyPrecedes($1) }
      let next = keys.map { key in
        places.partitioningIndex { !$0.lexicographicallyPrecedes(key) }
      }
      if next == classes { break }
      classes = next
    }
    let sorted = classes.indices.sorted { (classes[$0], $0) < (classes[$1], $1) }
    var place = [Int](repeating: 0, count: own.order)
    for (position, node) in sorted.enumerated() { place[node] = position }
    order = own.order
    entries = (0..<own.order).flatMap { column in
      own.entries(ofColumn: column).map {
        Entry(column: place[column], row: place[Int(own.rows[$0])], value: own.values[$0])
      }
    }.sorted()
  }
}

extension Array {
  /// Returns the first position from which on elements meet a condition that all later ones meet
  /// too.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
