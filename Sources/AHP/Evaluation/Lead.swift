/// Who leads a ranking, alone or with others, and by how much.
///
/// Items whose priorities their error bounds cannot tell apart share a place: a lead is never given
/// to one of several that are equal.
public struct Lead: Hashable, Sendable {
  /// Those in the first place, as indices into `RankedItems.ids`, in the order of the ranking; one
  /// or more.
  public let leaders: [Int]

  /// The priority of the first of them, 0 … 1.
  public let priority: Double

  /// The best of the others; `nil` if there are none.
  public let next: Next?

  /// What comes behind the lead.
  public struct Next: Hashable, Sendable {
    /// Those who share the place, as indices into `RankedItems.ids`, in the order of the ranking;
    /// one or more.
    public let items: [Int]
    /// The priority of the first of them, 0 … 1.
    public let priority: Double
    /// How much smaller it is than the leaders', above 0.
    public let distance: Double
  }

  /// Whether several share the first place.
  public var isShared: Bool { leaders.count > 1 }

  /// Finds who leads; `nil` if nothing is ranked.
  ///
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public init?(of items: RankedItems) { self.init(of: items, ranking: items.ranking) }

  /// Finds the lead of a ranking; `nil` if nothing is ranked.
  ///
  /// - Complexity: O(leaders and those who come next).
  public init?(of items: RankedItems, ranking: Ranking) {
    guard let first = ranking.order.first else { return nil }
    leaders = ranking.leaders()
    priority = items.priorities[first]
    let best = items.priorities[first]
    let others = ranking.order.dropFirst(leaders.count)
    next = others.first.map { second in
      Next(
        items: Array(others.prefix { ranking.ranks[$0] == ranking.ranks[second] }),
        priority: items.priorities[second], distance: best - items.priorities[second])
    }
  }
}
