/// Positions in a strict upper triangle that is stored row by row: (0, 1), (0, 2), …, (0, n−1), (1,
/// 2), …
///
/// It is the order in which people fill in a questionnaire, and the one storage order of judgments
/// in this package.
package enum UpperTriangle {
  /// The number of pairs of `order` items, *n*(*n* − 1)/2.
  package static func count(order: Int) -> Int { order * (order - 1) / 2 }

  /// The position of the pair (`row`, `column`), where `row` < `column`.
  package static func index(row: Int, column: Int, order: Int) -> Int {
    row * (2 * order - row - 1) / 2 + (column - row - 1)
  }

  /// The pairs of `order` items in storage order.
  package static func pairs(order: Int) -> some Sequence<(row: Int, column: Int)> {
    (0..<order).lazy.flatMap { row in (row + 1..<max(order, row + 1)).lazy.map { (row, $0) } }
  }

  /// The pair at a position of the triangle.
  ///
  /// Seen from its end the triangle begins with rows of one, two, three … entries.
  package static func pair(at position: Int, order: Int) -> (row: Int, column: Int) {
    let after = count(order: order) - 1 - position
    var below = Int(((8 * Double(after) + 1).squareRoot() - 1) / 2)
    // The root is rounded.
    if below * (below + 1) / 2 > after { below -= 1 }
    if (below + 1) * (below + 2) / 2 <= after { below += 1 }
    return (order - 2 - below, order - 1 - (after - below * (below + 1) / 2))
  }

  /// The order whose triangle has `count` entries, if there is one.
  package static func order(count: Int) -> Int? {
    let order = Int((1 + (1 + 8 * Double(count)).squareRoot()) / 2)
    return self.count(order: order) == count ? order : nil
  }
}
