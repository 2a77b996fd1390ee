internal import RealModule

extension UncertainComparisonMatrix {
  /// The most items that `geometricMeanIntervals()` is computed for.
  public static let largestOrderOfIntervals = 16

  /// Returns for each item the least and the largest priority that the row geometric mean gives it,
  /// over all matrices within the bounds.
  ///
  ///     // 2 … 3, 4 … 6, 1 … 2
  ///     matrix.geometricMeanIntervals()   // 0.5714 … 0.6782, 0.1794 … 0.2857, 0.1111 … 0.1840
  ///
  /// With the logarithms *x* of the ratios and the mean *y*ᵢ of those in row *i*, 1/*w*ᵢ = Σⱼ
  /// exp(*y*ⱼ − *y*ᵢ) is convex in *x*. The item's own judgments are at their lower bounds where
  /// its priority is least, and at their upper ones where it is largest.
  ///
  /// The least priority is at a corner of the box of the others. There the gradient orders the
  /// items, so that item *j* is at the upper bound against *k* if *y*ⱼ > *y*ₖ; exp(*y*ⱼ) depends
  /// only on the set of items above *j*, and the best of all orders is found by dynamic programming
  /// over these sets: 2ⁿ⁻¹ sets instead of 2^((*n*−1)(*n*−2)/2) corners.
  ///
  /// The largest priority is a convex problem, and may be inside the box. Each judgment is moved in
  /// turn to the value that makes the two items equal, or to its bound, until convexity proves that
  /// no point of the box is better by more than some roundings; the bound returned is that of this
  /// proof.
  ///
  /// The bounds are attained, up to rounding, for each item alone, not for all at once. `nil` above
  /// order `largestOrderOfIntervals`.
  ///
  /// - Returns: `order` intervals in 0 … 1.
  /// - Complexity: O(*n*²2ⁿ) and as many steps as the convex problem takes.
  ///
  /// Source: definitions and the convexity of exp; for bounds on priorities from interval
  /// judgments, A. Arbel, "Approximate articulation of preference and priority derivation",
  /// *European Journal of Operational Research* 43 (1989), 317–326,
  /// doi:10.1016/0377-2217(89)90231-2.
  public func geometricMeanIntervals() -> [ClosedRange<Double>]? {
    guard order <= Self.largestOrderOfIntervals else { return nil }
    return (0..<order).map { item in
      let least = 1 / (1 + largestSumOfOthers(against: item))
      let largest = 1 / (1 + leastSumOfOthers(against: item))
      return min(least, largest)...max(least, largest)
    }
  }

  /// Returns the logarithms of the bounds of how many times `item` is preferred to `other`.
  private func logarithms(_ item: Int, _ other: Int) -> (lower: Double, upper: Double) {
    let ratio = upperTriangle[
      UpperTriangle.index(row: min(item, other), column: max(item, other), order: order)]
    let (lower, upper) = (Double.log(ratio.lower), Double.log(ratio.upper))
    return item < other ? (lower, upper) : (-upper, -lower)
  }

  /// The largest Σ exp(*y*ⱼ − *y*ᵢ) over the other items *j*.
  private func largestSumOfOthers(against item: Int) -> Double {
    let others = (0..<order).filter { $0 != item }
    let count = others.count
    let degree = Double(order)
    let own = others.map { logarithms(item, $0).lower }
    let ownMean = own.reduce(0, +) / degree
    // Sets of items are bits of an integer.
    var best = [Double](repeating: 0, count: 1 << count)
    // For each item, the decrease of its row mean if the items of a set are above it.
    var losses = [[Double]](repeating: [], count: count)
    var highest = [Double](repeating: 0, count: count)
    for (place, other) in others.enumerated() {
      let ranges = others.map { $0 == other ? (lower: 0, upper: 0) : logarithms(other, $0) }
      highest[place] = (ranges.reduce(0) { $0 + $1.upper } - own[place]) / degree - ownMean
      var sums = [Double](repeating: 0, count: 1 << count)
      for set in 1..<max(sums.count, 1) {
        let lowest = set.trailingZeroBitCount
        let range = ranges[lowest]
        sums[set] = sums[set & (set - 1)] + (range.upper - range.lower) / degree
      }
      losses[place] = sums
    }
    for set in 1..<max(best.count, 1) {
      var largest = 0.0
      for place in 0..<count where set & (1 << place) != 0 {
        // The item comes after all others of the set.
        let above = set & ~(1 << place)
        largest = max(largest, best[above] + .exp(highest[place] - losses[place][above]))
      }
      best[set] = largest
    }
    return best[best.count - 1]
  }

  /// The relative error of a sum at which the search ends.
  private static let intervalTolerance = 1e-14
  private static let mostSweeps = 10_000

  /// Returns a lower bound on Σ exp(*y*ⱼ − *y*ᵢ) over the other items *j*, which the least such sum
  /// attains up to rounding.
  private func leastSumOfOthers(against item: Int) -> Double {
    let others = (0..<order).filter { $0 != item }
    let degree = Double(order)
    let own = others.map { logarithms(item, $0).upper }
    let ownMean = own.reduce(0, +) / degree
    let pairs = UpperTriangle.pairs(order: max(others.count, 1)).map { pair in
      (
        pair.row, pair.column, logarithms(others[pair.row], others[pair.column])
      )
    }
    var current = pairs.map { ($0.2.lower + $0.2.upper) / 2 }
    var best = 0.0
    for _ in 0..<Self.mostSweeps {
      // Recomputed in each sweep, so that rounding errors do not accumulate.
      var exponents = own.map { -$0 / degree - ownMean }
      for ((row, column, _), logarithm) in zip(pairs, current) {
        exponents[row] += logarithm / degree
        exponents[column] -= logarithm / degree
      }
      let terms = exponents.map { Double.exp($0) }
      let sum = terms.reduce(0, +)
      // By convexity no point of the box is below the least value of the tangent plane there.
      var gap = 0.0
      for ((row, column, range), logarithm) in zip(pairs, current) {
        let slope = (terms[row] - terms[column]) / degree
        gap += slope * (logarithm - (slope > 0 ? range.lower : range.upper))
      }
      best = max(best, sum - gap)
      if gap <= Self.intervalTolerance * (1 + sum) { break }
      for (index, (row, column, range)) in pairs.enumerated() {
        let equal = current[index] + degree * (exponents[column] - exponents[row]) / 2
        let moved = min(max(equal, range.lower), range.upper)
        let step = (moved - current[index]) / degree
        exponents[row] += step
        exponents[column] -= step
        current[index] = moved
      }
    }
    return best
  }
}
