/// Priorities in order, from the best to the worst.
public struct Ranking: Hashable, Sendable {
  /// The positions of the priorities, the largest first; equal ones in their own order.
  public let order: [Int]

  /// The rank of each priority, from 1, in their own order. Priorities that their error bounds
  /// cannot tell apart share one.
  public let ranks: [Int]

  /// What relative error counts where no bound is known.
  static let unknownError = 1e-9

  /// Ranks priorities that are known up to the given relative errors; where a bound is infinite, so
  /// that nothing is known of the error, by their numbers, of which those that agree up to
  /// `unknownError` share a rank.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of priorities: [Double], errorBounds: [Double]) {
    self.init(
      of: priorities,
      doubts: zip(priorities, errorBounds).map { $0 * ($1.isFinite ? $1 : Self.unknownError) })
  }

  /// Ranks numbers of either sign that are known up to the given absolute errors.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of numbers: [Double], doubts: [Double]) {
    precondition(numbers.count == doubts.count, "one bound for each number")
    order = numbers.indices.sorted { (numbers[$1], $0) < (numbers[$0], $1) }
    var ranks = [Int](repeating: 0, count: numbers.count)
    for (place, item) in order.enumerated() {
      ranks[item] = place + 1
      guard place > 0 else { continue }
      let better = order[place - 1]
      if numbers[better] - numbers[item] <= doubts[better] + doubts[item] {
        ranks[item] = ranks[better]
      }
    }
    self.ranks = ranks
  }

  /// Returns for each priority whether others share its rank.
  ///
  /// - Complexity: O(*n*) for *n* priorities.
  public func areShared() -> [Bool] {
    var areShared = [Bool](repeating: false, count: ranks.count)
    for (item, next) in zip(order, order.dropFirst()) where ranks[item] == ranks[next] {
      areShared[item] = true
      areShared[next] = true
    }
    return areShared
  }

  /// Returns the items that share the first place, in the order of the ranking; one or more, or
  /// none if nothing is ranked.
  ///
  /// - Complexity: O(leaders).
  public func leaders() -> [Int] { Array(order.prefix { ranks[$0] == 1 }) }
}
