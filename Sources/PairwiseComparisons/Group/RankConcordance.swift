/// The agreement of the rankings of the members of a group: Kendall's coefficient of concordance.
///
/// With *R*ᵢ the sum of the ranks of item *i* over *K* members, and *T* = Σ(*t*³ − *t*) over the
/// sets of *t* tied items of a member,
///
///     W = 12 Σ (Rᵢ − R̄)²/(K²(n³ − n) − K ΣT).
///
/// Only the order of the priorities counts, not their sizes.
///
/// Source: M. G. Kendall and B. Babington Smith, "The problem of *m* rankings", *Annals of
/// Mathematical Statistics* 10 (1939), 275–287, doi:10.1214/aoms/1177732186; with the correction
/// for ties of M. G. Kendall, *Rank Correlation Methods*, Griffin, London 1948.
public struct RankConcordance: Hashable, Sendable {
  /// The number of items *n*, at least 1.
  public let order: Int

  /// The number of members *K*, at least 1.
  public let count: Int

  /// *W*, from 0 for rankings that cancel to 1 for equal ones.
  ///
  /// `nil` where it is not defined: for one member, for one item, and if no member ranks any item
  /// before another. Also `nil` where *K*(*n*³ − *n*) is larger than `Int.max`.
  public let coefficient: Double?

  /// Measures the concordance of members by their priorities.
  ///
  ///     RankConcordance([[0.6, 0.3, 0.1], [0.5, 0.2, 0.3]]).coefficient   // 0.75
  ///
  /// - Parameter priorities: For each member the priorities of all items, not negative. At least
  ///   one member, and at least one item.
  /// - Complexity: O(*Kn* log *n*).
  ///
  /// Source: See `RankConcordance`.
  public init(_ priorities: [[Double]]) {
    precondition(!priorities.isEmpty, "at least one member")
    let order = priorities[0].count
    precondition(priorities.allSatisfy { $0.count == order }, "one priority for each item")
    var rankSums = [Int](repeating: 0, count: order)
    var ties = 0
    for member in priorities {
      let ranks = MidRanks(of: member)
      for item in 0..<order { rankSums[item] += ranks.doubled[item] }
      ties += ranks.tieSum
    }
    self.init(doubledRankSums: rankSums, tieSum: ties, count: priorities.count)
  }

  /// Measures the concordance of members from sums over their `MidRanks`, so that the members need
  /// not be kept. The result is the same as from the priorities.
  ///
  /// - Parameters:
  ///   - doubledRankSums: 2*R*ᵢ for each item, the sum of `MidRanks.doubled` over the members.
  ///   - tieSum: Σ*T*, the sum of `MidRanks.tieSum` over the members.
  ///   - count: The number of members *K*, at least 1.
  /// - Complexity: O(*n*).
  ///
  /// Source: See `RankConcordance`.
  public init(doubledRankSums: [Int], tieSum: Int, count: Int) {
    precondition(count > 0, "at least one member")
    precondition(!doubledRankSums.isEmpty, "at least one item")
    let order = doubledRankSums.count
    self.order = order
    self.count = count
    guard let most = Self.largestSums(order: order, count: count) else {
      coefficient = nil
      return
    }
    precondition(
      doubledRankSums.reduce(0, +) == most.doubledRanks,
      "the ranks of a member sum to n(n + 1)/2")
    // In whole numbers the sums are exact and do not depend on the order of the members.
    let spread = most.ties - tieSum
    precondition(tieSum >= 0 && spread >= 0, "a member has no more ties than items")
    guard count > 1, spread > 0 else {
      coefficient = nil
      return
    }
    let squares = doubledRankSums.reduce(0.0) { sum, doubled in
      let deviation = Double(doubled - count * (order + 1))
      return sum + deviation * deviation
    }
    coefficient = 3 * squares / (Double(count) * Double(spread))
  }

  /// The sum of all doubled ranks of some members, and their largest `tieSum`; `nil` if these are
  /// larger than `Int.max`, as with millions of items.
  static func largestSums(order: Int, count: Int) -> (doubledRanks: Int, ties: Int)? {
    let (square, isLarge) = order.multipliedReportingOverflow(by: order)
    let (cube, isLarger) = square.multipliedReportingOverflow(by: order)
    if isLarge || isLarger { return nil }
    let (ranks, hasManyRanks) = count.multipliedReportingOverflow(by: square + order)
    let (ties, hasManyTies) = count.multipliedReportingOverflow(by: cube - order)
    return hasManyRanks || hasManyTies ? nil : (ranks, ties)
  }
}

/// The ranks of items by their priorities, with the mean of their places for tied ones.
///
///     MidRanks(of: [0.4, 0.2, 0.4]).values()   // 1.5, 3, 1.5
///
/// Priorities that should be equal differ by rounding. In descending order an item is tied with the
/// one before it if their priorities differ by at most 1e−9, relative; so a chain of such items is
/// tied as a whole, even if its ends differ by more.
public struct MidRanks: Hashable, Sendable {
  /// Twice the rank of each item, which is a whole number: 2 for the largest priority alone.
  public let doubled: [Int]

  /// Σ(*t*³ − *t*) over the sets of *t* tied items; 0 if there are none.
  public let tieSum: Int

  /// Returns the rank of each item, in 1 … *n*, from the largest priority to the least.
  ///
  /// - Complexity: O(*n*).
  public func values() -> [Double] { doubled.map { Double($0) / 2 } }

  /// Ranks items by their priorities.
  ///
  /// - Parameter priorities: Numbers that are not negative.
  /// - Complexity: O(*n* log *n*).
  public init(of priorities: [Double]) {
    precondition(priorities.allSatisfy { $0 >= 0 }, "priorities are not negative")
    let descending = priorities.indices.sorted { priorities[$0] > priorities[$1] }
    var doubled = [Int](repeating: 0, count: priorities.count)
    var tieSum = 0
    var start = 0
    while start < descending.count {
      var end = start + 1
      while end < descending.count,
        RatioOrder(of: priorities[descending[end - 1]], to: priorities[descending[end]]) == .equal
      {
        end += 1
      }
      // The places start + 1 … end.
      for item in descending[start..<end] { doubled[item] = start + 1 + end }
      let tied = end - start
      tieSum += Self.tieSum(of: tied)
      start = end
    }
    self.doubled = doubled
    self.tieSum = tieSum
  }

  /// *t*³ − *t*, or `Int.max` for more than two million items that are tied.
  private static func tieSum(of tied: Int) -> Int {
    let (square, isLarge) = tied.multipliedReportingOverflow(by: tied)
    let (cube, isLarger) = square.multipliedReportingOverflow(by: tied)
    return isLarge || isLarger ? .max : cube - tied
  }
}
