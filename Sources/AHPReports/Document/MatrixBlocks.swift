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
  ///
  /// - Parameter wasStopped: Whether it was stopped before the limit of its nodes, so that a larger
  ///   limit changes nothing.
  func excluded(
    by search: MatrixSearch, of subject: ComparisonSubject, place: Content, wasStopped: Bool
  ) -> [Block] {
    guard search.verdict == .undecided && search.branches > 1 else { return [] }
    let pairs = search.branchPairs.map { pair($0.item, $0.other, of: subject) }
    let excluded = Content.phrase(
      .excludedSoFar, place, .count(search.branches), .names(pairs),
      .count(search.excludedBranches))
    return [
      .statement(.notShown, wasStopped ? excluded : .phrase(.moreEffortMayDecide, excluded))
    ]
  }
}

extension Names {
  /// Why judgments are not searched for printed numbers.
  ///
  /// - Parameters:
  ///   - obstacle: What is in the way.
  ///   - place: The words for the matrix.
  ///   - items: How many items it compares.
  ///   - people: How many people's judgments are combined in it.
  ///   - method: The rule that its priorities were derived by.
  ///   - randomIndex: The table that its consistency ratio was divided by.
  func notSearched(
    _ obstacle: SearchObstacle, place: Content, items: Int, people: Int,
    method: PrioritizationMethod, randomIndex: RandomIndex
  ) -> Content {
    switch obstacle {
    case .people: .phrase(.combinedNotSearched, place, .count(people))
    case .method: .phrase(.methodNotSearched, place, method.content)
    case .randomIndex: .phrase(.randomIndexEnds, place, randomIndex.content, .count(items))
    case .order: .phrase(.orderNotSearched, place, .count(items))
    case .structuralAdjustment: .phrase(.adjustmentNotSearched, place)
    }
  }
}

extension Content {
  /// The judgments of one respondent that are searched.
  static func searched(_ judgments: [Double], on scale: JudgmentScale) -> Content {
    let judgments: Content = .phrase(
      judgments == JudgmentValues.wholePoints ? .wholeJudgments : .halfJudgments)
    return scale == .linear ? judgments : .phrase(.onScale, judgments, scale.content)
  }

  /// Options of the tool, as they are typed.
  static func options(_ options: [String]) -> Content {
    .list(options.map { .text("'\($0)'") }, .and)
  }
}
