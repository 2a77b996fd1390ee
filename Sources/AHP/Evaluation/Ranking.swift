/// Priorities in order, from the best to the worst.
public struct Ranking: Hashable, Sendable {
  /// The positions of the priorities, the largest first; equal ones in their own order.
  public let order: [Int]

  /// The rank of each priority, from 1, in their own order. Priorities that their error bounds cannot
  /// tell apart share one.
  public let ranks: [Int]

  /// Ranks priorities that are known up to the given relative errors.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of priorities: [Double], errorBounds: [Double]) {
    precondition(priorities.count == errorBounds.count, "one bound for each priority")
    order = priorities.indices.sorted { (priorities[$1], $0) < (priorities[$0], $1) }
    var ranks = [Int](repeating: 0, count: priorities.count)
    for (place, item) in order.enumerated() {
      ranks[item] = place + 1
      guard place > 0 else { continue }
      let better = order[place - 1]
      let doubt = (errorBounds[better] + errorBounds[item]) * priorities[better]
      if priorities[better] - priorities[item] <= doubt { ranks[item] = ranks[better] }
    }
    self.ranks = ranks
  }
}
