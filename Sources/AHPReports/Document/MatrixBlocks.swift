internal import AHP

extension Names {
  /// How many matrices people are shown; programs get all.
  private static let mostMatrices = 10

  /// Tables of the first of several matrices on the same items.
  func matrixBlocks(
    _ matrices: [ComparisonMatrix], of subject: ComparisonSubject, place: Content
  ) -> [Block] {
    let items = items(of: subject)
    return matrices.prefix(Self.mostMatrices).enumerated().map { number, matrix in
      var table = Table(
        [.init(.empty)] + items.map { .init(.name($0), .right) },
        caption: .phrase(.recoveredMatrix, place, .count(number + 1), .count(matrices.count)))
      for row in items.indices {
        table.add([.name(items[row])] + items.indices.map { .judgment(matrix[row, $0]) })
      }
      return .table(table)
    }
  }
}
