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

  /// What a search that did not come to its end has excluded; nothing for another search.
  func excluded(
    by search: MatrixSearch, of subject: ComparisonSubject, place: Content
  ) -> [Block] {
    guard search.verdict == .undecided && search.branches > 1 else { return [] }
    let pairs = search.branchPairs.map { pair($0.item, $0.other, of: subject) }
    return [
      .statement(
        .notShown,
        .phrase(
          .excludedSoFar, place, .count(search.branches), .names(pairs),
          .count(search.excludedBranches)))
    ]
  }
}

extension Content {
  /// Options of the tool, as they are typed.
  static func options(_ options: [String]) -> Content {
    .list(options.map { .text("'\($0)'") }, .and)
  }
}
