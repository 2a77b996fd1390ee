internal import AHP

extension Judgments {
  /// Returns the judgments on some of the items, in another order; `nil` for judgments that follow
  /// from an order or are measured or rated.
  ///
  /// - Complexity: O(*n*²), where *n* is the number of `rows`.
  func taking(_ rows: [Int]) -> Judgments? {
    if case .priorities(let values) = self { return .priorities(rows.map { values[$0] }) }
    guard let matrix, !rows.isEmpty else { return nil }
    let triangle = UpperTriangle.pairs(order: rows.count).map { pair -> Double? in
      let (first, second) = (rows[pair.row], rows[pair.column])
      let index = UpperTriangle.index(
        row: min(first, second), column: max(first, second), order: matrix.order)
      return matrix.judgment(at: index).map { first < second ? $0 : 1 / $0 }
    }
    return Judgments(IncompleteComparisonMatrix(unchecked: Array(triangle), order: rows.count))
  }
}
