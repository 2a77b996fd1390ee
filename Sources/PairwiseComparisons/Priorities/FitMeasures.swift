extension ComparisonMatrix {
  /// Returns the total deviation of priorities from these judgments, Σᵢⱼ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)² over
  /// all ordered pairs.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.totalDeviation(from: matrix.priorities().values)   // 0.1449…
  ///
  /// - Parameter priorities: `order` positive numbers; only their ratios matter.
  /// - Returns: 0 or more; 0 if and only if the priorities have all the judged ratios.
  /// - Complexity: O(*n*²).
  ///
  /// Source: S. Siraj, L. Mikhailov and J. A. Keane, "PriEsT: an interactive decision support tool
  /// to estimate priorities from pairwise comparison judgments", *International Transactions in
  /// Operational Research* 22 (2015), 217–235, doi:10.1111/itor.12054.
  public func totalDeviation(from priorities: [Double]) -> Double {
    precondition(priorities.count == order, "one priority for each item")
    let rows = rows()
    var sum = 0.0
    for row in 0..<order {
      for column in 0..<order where column != row {
        // With fma the difference is free of the rounding of the product.
        let deviation =
          (-priorities[row]).addingProduct(rows[row * order + column], priorities[column])
          / priorities[column]
        sum += deviation * deviation
      }
    }
    return sum
  }

  /// Returns the largest of max(ε, 1/ε) − 1 over all pairs, with ε = *a*ᵢⱼ*w*ⱼ/*w*ᵢ: the share by
  /// which the judgment that fits worst would have to change. It is Kułakowski's global ranking
  /// discrepancy.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.globalRankingDiscrepancy(of: matrix.priorities().values)   // 0.0626…
  ///
  /// Where it is small enough, the priorities preserve the order of the judgments: *a*ᵢⱼ > 1 + *D*
  /// implies *w*ᵢ > *w*ⱼ.
  ///
  /// - Parameter priorities: `order` positive numbers; only their ratios matter.
  /// - Returns: 0 or more; 0 if and only if the priorities have all the judged ratios, and for one
  ///   item.
  /// - Complexity: O(*n*²).
  ///
  /// Source: K. Kułakowski, "Notes on order preservation and consistency in AHP", *European Journal
  /// of Operational Research* 245 (2015), 333–337.
  public func globalRankingDiscrepancy(of priorities: [Double]) -> Double {
    precondition(priorities.count == order, "one priority for each item")
    let largest = zip(UpperTriangle.pairs(order: order), upperTriangle).reduce(0) {
      largest, judgment in
      let (pair, ratio) = judgment
      let (first, second) = (priorities[pair.row], priorities[pair.column])
      // max(ε, 1/ε) − 1 as a difference divided by the smaller term; with fma it is free of the
      // rounding of the product.
      let deviation = abs((-first).addingProduct(ratio, second)) / min(ratio * second, first)
      return max(largest, deviation)
    }
    return settled(largest)
  }

  /// Returns the number of pairs whose order by priority is not the judged one.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [2, 0.5, 2])
  ///     matrix.violationCount(of: [0.5, 0.3, 0.2])   // 1: item 1 against item 3
  ///
  /// A pair counts 1 if the item with the larger priority is judged the less preferred one, if
  /// equal priorities stand against a judgment other than 1, or different ones against a judgment
  /// of
  /// 1. Numbers within 1e−9 of each other, relative, are equal.
  ///
  /// - Parameter priorities: `order` positive numbers; only their ratios matter.
  /// - Returns: 0 … *n*(*n* − 1)/2.
  /// - Complexity: O(*n*²).
  ///
  /// Source: B. Golany and M. Kress, "A multicriteria evaluation of methods for obtaining weights
  /// from ratio-scale matrices", *European Journal of Operational Research* 69 (1993), 210–220,
  /// doi:10.1016/0377-2217(93)90165-J.
  public func violationCount(of priorities: [Double]) -> Int {
    precondition(priorities.count == order, "one priority for each item")
    return zip(UpperTriangle.pairs(order: order), upperTriangle).count { pair, judgment in
      Self.direction(judgment) != Self.direction(priorities[pair.row] / priorities[pair.column])
    }
  }

  /// −1, 0 or 1 for a ratio below, about and above 1.
  private static func direction(_ ratio: Double) -> Int {
    abs(ratio - 1) <= 1e-9 ? 0 : ratio < 1 ? -1 : 1
  }
}
