/// Who leads in how many of several results of one model, alone or together with others.
public struct LeadGroups: Hashable, Sendable {
  /// The leaders of the results, those of the most results first, ties in the order of the results.
  public let groups: [Group]

  /// Those who lead in some results, and these results.
  public struct Group: Hashable, Sendable {
    /// Those in the first place, as indices into `RankedItems.ids`, ascending; one or more.
    public let leaders: [Int]
    /// The positions of the results in which all of them, and nobody else, are in the first place;
    /// one or more, ascending.
    public fileprivate(set) var results: [Int]
  }

  /// Whether several share the first place in some result.
  public var hasShared: Bool { groups.contains { $0.leaders.count > 1 } }

  /// Finds who leads in each of several results.
  ///
  /// - Parameter results: What one model ranks in each result.
  /// - Complexity: O(results · *n* log *n*) for *n* things ranked.
  public init(in results: some Sequence<RankedItems>) {
    var groups: [Group] = []
    var places: [[Int]: Int] = [:]
    for (result, items) in results.enumerated() {
      guard let leaders = Lead(of: items)?.leaders.sorted() else { continue }
      if let place = places[leaders] {
        groups[place].results.append(result)
      } else {
        places[leaders] = groups.count
        groups.append(Group(leaders: leaders, results: [result]))
      }
    }
    self.groups = groups.enumerated()
      .sorted { ($1.element.results.count, $0.offset) < ($0.element.results.count, $1.offset) }
      .map(\.element)
  }
}
