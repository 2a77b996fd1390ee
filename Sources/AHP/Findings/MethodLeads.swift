/// Who leads in how many results of a comparison of methods, alone or together with others.
public struct MethodLeads: Hashable, Sendable {
  /// The leaders of the results, those of the most results first, ties in the order of the results.
  public let groups: [Group]

  /// Those who lead in some results, and these results.
  public struct Group: Hashable, Sendable {
    /// Those in the first place, as indices into `RankedItems.ids`, ascending; one or more.
    public let leaders: [Int]
    /// The results in which all of them, and nobody else, are in the first place; one or more.
    public fileprivate(set) var entries: [MethodComparison.Entry]
  }

  /// Whether several share the first place in some result.
  public var hasShared: Bool { groups.contains { $0.leaders.count > 1 } }

  /// Finds who leads in the results of a comparison.
  ///
  /// - Complexity: O(results · *n* log *n*) for *n* things ranked.
  public init(in comparison: MethodComparison) {
    var groups: [Group] = []
    var places: [[Int]: Int] = [:]
    for (entry, items, _) in comparison.evaluated() {
      guard let leaders = Lead(of: items, ranking: items.ranking)?.leaders.sorted() else {
        continue
      }
      if let place = places[leaders] {
        groups[place].entries.append(entry)
      } else {
        places[leaders] = groups.count
        groups.append(Group(leaders: leaders, entries: [entry]))
      }
    }
    self.groups = groups.enumerated()
      .sorted { ($1.element.entries.count, $0.offset) < ($0.element.entries.count, $1.offset) }
      .map(\.element)
  }
}
