internal import RealModule

/// Sums over the priorities of many people, for several sets of items, in memory that does not
/// depend on the number of people.
///
/// The sums are exact, so that parts that are merged give the same numbers as the whole to the last
/// bit, whatever the order.
package struct PrioritySums: Hashable, Sendable {
  /// The position of the first item of each set, and the end of the last set.
  private let starts: [Int]
  /// For each set the number of people with priorities of its items.
  package var counts: [Int]
  /// For each set the largest bound on the relative error of its priorities.
  package var errorBounds: [Double]
  /// For each item the number of people who give it the priority 0.
  package var zeroCounts: [Int]
  /// For each item the number of people who rank it first.
  package var firstCounts: [Int]
  /// For each item the sum of its ranks, doubled so that ties have whole numbers.
  package var doubledRankSums: [Int]
  /// For each set the sum of *t*³ − *t* over the groups of *t* equal priorities of each person.
  package var tieSums: [Int]
  /// For each item one sum of each kind.
  package var itemSums: ExactSums
  /// For each set one sum of each kind.
  package var setSums: ExactSums

  /// The terms that are summed for each item; the logarithm of a priority of 0 is omitted.
  package enum ItemTerm: Int, CaseIterable {
    case priority, weightedPriority, weightedLogarithm
  }

  /// The terms that are summed for each set of items: weights and Shannon entropies.
  package enum SetTerm: Int, CaseIterable {
    case weight, entropy
  }

  /// Creates the sums over no priorities.
  ///
  /// - Parameter itemCounts: The number of items of each set.
  package init(itemCounts: [Int]) {
    starts = itemCounts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let items = itemCounts.reduce(0, +)
    counts = Array(repeating: 0, count: itemCounts.count)
    errorBounds = Array(repeating: 0, count: itemCounts.count)
    tieSums = Array(repeating: 0, count: itemCounts.count)
    zeroCounts = Array(repeating: 0, count: items)
    firstCounts = zeroCounts
    doubledRankSums = zeroCounts
    itemSums = ExactSums(count: items * ItemTerm.allCases.count)
    setSums = ExactSums(count: itemCounts.count * SetTerm.allCases.count)
  }

  /// The number of sets of items.
  package var setCount: Int { counts.count }

  /// The positions of the items of a set among those of all sets.
  package func items(of set: Int) -> Range<Int> { starts[set]..<starts[set + 1] }

  /// Adds one person's priorities of the items of a set.
  ///
  /// - Parameters:
  ///   - priorities: Numbers of 0 or more that sum to 1.
  ///   - errorBound: A bound on the relative error of each.
  ///   - weight: The person's positive weight.
  package mutating func add(
    _ priorities: ArraySlice<Double>, errorBound: Double, weight: Double, to set: Int
  ) {
    precondition(priorities.count == starts[set + 1] - starts[set], "one priority for each item")
    counts[set] += 1
    errorBounds[set] = max(errorBounds[set], errorBound)
    for (item, priority) in zip(items(of: set), priorities) {
      itemSums.add(priority, to: Self.index(.priority, of: item))
      itemSums.addProduct(weight, priority, to: Self.index(.weightedPriority, of: item))
      guard priority > 0 else {
        zeroCounts[item] += 1
        continue
      }
      itemSums.addProduct(weight, .log(priority), to: Self.index(.weightedLogarithm, of: item))
    }
    setSums.add(weight, to: Self.index(.weight, of: set))
    let priorities = Array(priorities)
    setSums.add(Consensus.entropy(of: priorities), to: Self.index(.entropy, of: set))
    addRanks(priorities, to: set)
  }

  private mutating func addRanks(_ priorities: [Double], to set: Int) {
    let ranks = MidRanks(of: priorities)
    tieSums[set] = tieSums[set].addingSaturated(ranks.tieSum)
    let best = ranks.doubled.min() ?? 0
    for (item, rank) in zip(items(of: set), ranks.doubled) {
      doubledRankSums[item] = doubledRankSums[item].addingSaturated(rank)
      if rank == best { firstCounts[item] += 1 }
    }
  }

  /// Adds the sums over other people's priorities of the same items.
  package mutating func merge(_ other: PrioritySums) {
    precondition(starts == other.starts, "the same items in both")
    for set in counts.indices {
      counts[set] += other.counts[set]
      errorBounds[set] = max(errorBounds[set], other.errorBounds[set])
      tieSums[set] = tieSums[set].addingSaturated(other.tieSums[set])
    }
    for item in zeroCounts.indices {
      zeroCounts[item] += other.zeroCounts[item]
      firstCounts[item] += other.firstCounts[item]
      doubledRankSums[item] = doubledRankSums[item].addingSaturated(other.doubledRankSums[item])
    }
    itemSums.merge(other.itemSums)
    setSums.merge(other.setSums)
  }

  /// Returns the position of a sum of an item in `itemSums`.
  package static func index(_ term: ItemTerm, of item: Int) -> Int {
    item * ItemTerm.allCases.count + term.rawValue
  }

  /// Returns the position of a sum of a set in `setSums`.
  package static func index(_ term: SetTerm, of set: Int) -> Int {
    set * SetTerm.allCases.count + term.rawValue
  }

  /// Returns whether sums over the priorities of as many people can have these values.
  ///
  /// - Complexity: O(number of items).
  package func arePlausible(peopleCount: Int) -> Bool {
    (0..<setCount).allSatisfy { arePlausible(ofSet: $0, peopleCount: peopleCount) }
  }

  /// Everybody ranks someone first, the ranks are those of as many people as there are, and the
  /// priorities sum to 1 and lie where they can, up to rounding.
  private func arePlausible(ofSet set: Int, peopleCount: Int) -> Bool {
    let items = items(of: set)
    let (order, count) = (items.count, counts[set])
    let weight = setSums.value(of: Self.index(.weight, of: set)).high
    let entropy = setSums.value(of: Self.index(.entropy, of: set)).high
    let slack = 1e-9
    guard (0...peopleCount).contains(count), (count > 0) == (weight > 0), weight.isFinite,
      errorBounds[set] >= 0, tieSums[set] >= 0,
      entropy >= 0, entropy <= Double(count) * (Double.log(Double(max(1, order))) + slack)
    else { return false }
    if let most = RankConcordance.largestSums(order: order, count: count) {
      let ranks = doubledRankSums[items].reduce(0) { $0.addingSaturated($1) }
      guard ranks == most.doubledRanks, tieSums[set] <= most.ties else { return false }
    }
    var (firsts, priorities, weighted) = (0.0, 0.0, 0.0)
    for item in items {
      let priority = itemSums.value(of: Self.index(.priority, of: item)).high
      let weightedPriority = itemSums.value(of: Self.index(.weightedPriority, of: item)).high
      let logarithm = itemSums.value(of: Self.index(.weightedLogarithm, of: item)).high
      guard (0...count).contains(zeroCounts[item]), (0...count).contains(firstCounts[item]),
        Double(doubledRankSums[item]) >= 2 * Double(count),
        Double(doubledRankSums[item]) <= 2 * Double(count) * Double(order),
        priority >= 0, priority <= Double(count) * (1 + slack),
        weightedPriority >= 0, weightedPriority <= weight * (1 + slack),
        logarithm <= weight * slack, logarithm.isFinite,
        zeroCounts[item] < count || priority == 0 && weightedPriority == 0
      else { return false }
      // The mean of the logarithms is at most the logarithm of the mean.
      if zeroCounts[item] == 0 && count > 0 {
        guard logarithm / weight <= .log(weightedPriority / weight) + slack else { return false }
      }
      firsts += Double(firstCounts[item])
      priorities += priority
      weighted += weightedPriority
    }
    if order == 0 { return true }
    return firsts >= Double(count)
      && abs(priorities - Double(count)) <= slack * Double(count) * Double(order)
      && abs(weighted - weight) <= slack * weight * Double(order)
  }

  // MARK: Results

  /// Returns the mean priorities of the items of a set, without weights; empty if there are none.
  package func means(of set: Int) -> [Double] {
    guard counts[set] > 0 else { return [] }
    return items(of: set).map {
      itemSums.value(of: Self.index(.priority, of: $0)).high / Double(counts[set])
    }
  }

  /// Returns the weighted arithmetic mean priorities of the items of a set; empty if there are
  /// none.
  package func weightedMeans(of set: Int) -> [Double] {
    guard counts[set] > 0 else { return [] }
    let weight = setSums.value(of: Self.index(.weight, of: set)).high
    return items(of: set).map {
      itemSums.value(of: Self.index(.weightedPriority, of: $0)).high / weight
    }
  }

  /// Returns the weighted geometric mean priorities of the items of a set, not divided by their
  /// sum; empty if there are none. The mean is 0 for an item with a priority of 0.
  package func weightedGeometricMeans(of set: Int) -> [Double] {
    guard counts[set] > 0 else { return [] }
    let weight = setSums.value(of: Self.index(.weight, of: set)).high
    return items(of: set).map {
      zeroCounts[$0] > 0
        ? 0 : .exp(itemSums.value(of: Self.index(.weightedLogarithm, of: $0)).high / weight)
    }
  }

  /// Returns the mean Shannon entropy of the priorities of the items of a set; 0 if there are none.
  package func meanEntropy(of set: Int) -> Double {
    counts[set] > 0
      ? setSums.value(of: Self.index(.entropy, of: set)).high / Double(counts[set]) : 0
  }
}

extension Int {
  /// The sum, or `Int.max` where it is larger: whatever the order of the additions, it is the same.
  fileprivate func addingSaturated(_ other: Int) -> Int {
    let (sum, isOverflow) = addingReportingOverflow(other)
    return isOverflow ? .max : sum
  }
}
