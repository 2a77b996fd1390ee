internal import RealModule

extension PrintedMatrix {
  /// Returns matrices whose eigenvalue lies in an interval and whose priorities are near to given
  /// ones, the nearest first by the divergence Σ *p* ln(*p*/*w*).
  ///
  /// A box around the given priorities is searched, and widened until there are enough matrices.
  ///
  /// - Parameters:
  ///   - priorities: The priorities to be near to, which sum to 1.
  ///   - excess: The interval of λ − *n*.
  ///   - values: What an entry can be.
  ///   - method: The rule that turns judgments into priorities.
  ///   - count: The most matrices to return.
  /// - Complexity: A bounded number of searches.
  public static func nearby(
    _ priorities: [Double], excess: ClosedRange<Double>, values: JudgmentValues,
    method: PrioritizationMethod = .eigenvector, count: Int
  ) -> [ComparisonMatrix] {
    var found: [ComparisonMatrix] = []
    var factor = firstFactor
    while factor < widestFactor {
      let box = PrintedMatrix(
        priorities: priorities.map { $0 / factor...$0 * factor }, eigenvalueExcess: excess,
        method: method)
      found =
        box.search(
          for: values, limits: SearchLimits(nodes: nodesOfBox, matrices: 10 * count)
        ).matrices
      if found.count >= count { break }
      factor *= factor.squareRoot()
    }
    let divergences = found.enumerated().map { position, matrix in
      let near = matrix.priorities(by: method).values
      let divergence = zip(priorities, near).reduce(0.0) { sum, pair in
        sum + pair.0 * Double.log(pair.0 / pair.1)
      }
      return (divergence, position)
    }
    return divergences.sorted { $0 < $1 }.prefix(count).map { found[$0.1] }
  }

  /// The first box is from *p*/1.1 to 1.1 *p*.
  private static let firstFactor = 1.1

  /// A box that leaves priorities open.
  private static let widestFactor = 20.0

  /// The most nodes in the search of a box.
  private static let nodesOfBox = 200_000
}
