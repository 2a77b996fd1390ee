extension Ranking {
  /// Returns whether no item is behind another here that it is before in another ranking of the
  /// same items.
  ///
  /// Items that share a rank, here or there, are neither before nor behind each other.
  ///
  /// - Complexity: O(*n*) for *n* items.
  public func keepsOrder(of other: Ranking) -> Bool {
    precondition(ranks.count == other.ranks.count, "two rankings of the same items")
    // The largest rank here of the items before those that share a rank there, and of these
    // themselves.
    var (before, among, rank) = (0, 0, 0)
    for item in other.order {
      if other.ranks[item] != rank {
        before = max(before, among)
        rank = other.ranks[item]
      }
      if ranks[item] < before { return false }
      among = max(among, ranks[item])
    }
    return true
  }
}
