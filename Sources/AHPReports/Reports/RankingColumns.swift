internal import AHP

/// The columns of a table with one result of the same model in each row: the priorities of what the
/// base ranks highest, and what became of its ranking.
struct RankingColumns {
  private let base: RankedItems
  private let ranking: Ranking
  private let lead: Lead?
  private let words: LeadWords
  /// The items that have a column, the best of the base first.
  private let shown: ArraySlice<Int>

  /// How many of the ranked items have a column; JSON and CSV have all.
  private static let itemsShown = 6
  /// How many of these stay where there is little room.
  private static let itemsStaying = 2

  init(names: Names, base: RankedItems) {
    self.base = base
    ranking = base.ranking
    lead = Lead(of: base, ranking: ranking)
    words = LeadWords(names: names, items: base)
    shown = ranking.order.prefix(Self.itemsShown)
  }

  var columns: [Table.Column] {
    shown.enumerated().map { place, item in
      Table.Column(words.name(item), .right, leavesAt: place < Self.itemsStaying ? nil : place)
    } + [.init(.ranking)]
  }

  /// How much of what is ranked has no column.
  var hiddenCount: Int { ranking.order.count - shown.count }

  /// The cells of one result.
  func cells(of items: RankedItems) -> [Content] {
    shown.map { .priority(items.priorities[$0]) } + [change(to: items)]
  }

  /// The cells where there is no result.
  func cellsWithoutResult() -> [Content] {
    shown.map { _ in .absent } + [.phrase(.cannotBeEvaluated)]
  }

  /// What becomes of the ranking of the base; which of several that are equal comes first means
  /// nothing.
  private func change(to items: RankedItems) -> Content {
    let ranking = items.ranking
    guard let lead, let after = Lead(of: items, ranking: ranking) else { return .phrase(.asNow) }
    if let change = LeadChange(from: lead, to: after) {
      return .phrase(
        change.isNarrowing ? .aloneFirst : .becomeFirst, words.all(change.after.leaders))
    }
    return .phrase(ranking.keepsOrder(of: self.ranking) ? .asNow : .orderChanges)
  }
}

extension RankingChange {
  /// The word for it in CSV and JSON.
  var key: String {
    switch self {
    case .none: "none"
    case .order: "order"
    case .first, .fewerFirst: "first"
    }
  }
}
