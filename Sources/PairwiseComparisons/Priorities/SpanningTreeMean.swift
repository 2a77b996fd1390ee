internal import RealModule

extension ComparisonMatrix {
  /// The largest order for `spanningTreeMean()`: 7⁵ = 16,807 trees, against 262,144 for order 8.
  public static let largestOrderForSpanningTrees = 7

  /// Returns the arithmetic mean of the priorities that the spanning trees of the comparisons give.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.spanningTreeMean()   // 0.539, 0.130, 0.273, 0.058
  ///
  /// Each tree is a set of *n* − 1 judgments that connects all items, and so has priorities without
  /// contradiction. There are *n*ⁿ⁻² trees. The geometric mean over them would be
  /// `priorities(by: .geometricMean)`.
  ///
  /// - Returns: `order` positive numbers that sum to 1, in the order of the rows; `nil` above
  ///   `largestOrderForSpanningTrees`.
  /// - Complexity: O(*n*ⁿ).
  ///
  /// Source: S. Siraj, L. Mikhailov and J. A. Keane, "Enumerating all spanning trees for pairwise
  /// comparisons", *Computers & Operations Research* 39 (2012), 191–199,
  /// doi:10.1016/j.cor.2011.03.010.
  public func spanningTreeMean() -> [Double]? {
    guard order <= Self.largestOrderForSpanningTrees else { return nil }
    guard order > 2 else { return normalizedToSum(geometricMeans()) }
    var sums = [Double](repeating: 0, count: order)
    var code = [Int](repeating: 0, count: order - 2)
    // The rounding error of each addition is summed separately, since ten thousand of them would
    // matter.
    var remainders = sums
    repeat {
      for (item, value) in treePriorities(code: code).enumerated() {
        let (sum, remainder) = Augmented.sum(sums[item], value)
        sums[item] = sum
        remainders[item] += remainder
      }
    } while Self.advance(&code, base: order)
    return normalizedToSum(zip(sums, remainders).map(+))
  }

  /// Counts up in the given base; false after the last number.
  private static func advance(_ code: inout [Int], base: Int) -> Bool {
    for position in code.indices {
      code[position] += 1
      if code[position] < base { return true }
      code[position] = 0
    }
    return false
  }

  /// Returns the priorities of the tree with a Prüfer code, which lists the neighbours of the
  /// leaves that are removed one after another, the smallest first.
  ///
  /// Source: H. Prüfer, "Neuer Beweis eines Satzes über Permutationen", *Archiv der Mathematik und
  /// Physik* 27 (1918), 742–744.
  private func treePriorities(code: [Int]) -> [Double] {
    var degrees = [Int](repeating: 1, count: order)
    for item in code { degrees[item] += 1 }
    var edges: [(leaf: Int, neighbour: Int)] = []
    for neighbour in code {
      let leaf = degrees.firstIndex(of: 1) ?? 0
      edges.append((leaf, neighbour))
      degrees[leaf] = 0
      degrees[neighbour] -= 1
    }
    let last = degrees.indices.filter { degrees[$0] == 1 }
    edges.append((last[0], last[1]))
    // In reverse order the value of a neighbour is computed before that of its leaf.
    var values = [Double](repeating: 1, count: order)
    for (leaf, neighbour) in edges.reversed() {
      values[leaf] = self[leaf, neighbour] * values[neighbour]
    }
    return normalizedToSum(values)
  }
}
