/// What the limit of a network becomes when some columns of its supermatrix change, without a limit
/// of the whole.
///
/// For the stationary distribution *p* of *V*, *Z* = (*I* − *V* + *p*1ᵀ)⁻¹, and Δ in the place of
/// 0 in some columns *J*, the new distribution is *q* = *p* + *Z*Δ*q*: a system of as many unknowns
/// as columns change. The results are good to `errorBound` or nearly so, not certain: what depends
/// on them for certain must be evaluated.
///
/// Source: C. D. Meyer, "The role of the group generalized inverse in the theory of finite Markov
/// chains", *SIAM Review* 17 (1975), 443–464, doi:10.1137/1017044.
package struct LimitResponses: Sendable {
  private let order: Int
  /// *Z*, column by column.
  private let inverse: [Double]
  private let priorities: [Double]
  /// About how large the error of each priority is.
  package let error: Double

  /// The largest number of nodes.
  private static let largestOrder = 1000

  /// Prepares for changes.
  ///
  /// - Parameters:
  ///   - matrix: The weighted supermatrix.
  ///   - limit: Its limit by the calculus or the mean of columns.
  /// - Returns: `nil` where the limit is not that of one closed component, for more than 1000 nodes
  ///   and without LAPACK.
  /// - Complexity: O(*n*³).
  package init?(of matrix: SparseColumns, limit: NetworkLimit) {
    guard matrix.order <= Self.largestOrder, limit.kind == .oneComponent,
      limit.spectralRadius == 1...1
    else { return nil }
    let order = matrix.order
    var columns = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for row in 0..<order { columns[column * order + row] = limit.priorities[row] }
      columns[column * order + column] += 1
      for entry in matrix.entries(ofColumn: column) {
        columns[column * order + Int(matrix.rows[entry])] -= matrix.values[entry]
      }
    }
    guard let factors = try? LAPACK.LUFactors(columns: columns, order: order) else { return nil }
    var inverse: [Double] = []
    inverse.reserveCapacity(order * order)
    var unit = [Double](repeating: 0, count: order)
    var norm = 0.0
    for column in 0..<order {
      unit[column] = 1
      let solution = factors.solve(unit)
      unit[column] = 0
      norm = max(norm, solution.reduce(0) { $0 + abs($1) })
      inverse += solution
    }
    self.order = order
    self.inverse = inverse
    priorities = limit.priorities
    error = 100 * Rounding.unit * norm
  }

  /// One column and what is added to its entries.
  package struct Change {
    let column: Int
    let entries: [(row: Int, change: Double)]

    package init(column: Int, entries: [(row: Int, change: Double)]) {
      self.column = column
      self.entries = entries
    }
  }

  /// Returns the new priorities of some nodes; `nil` if there are none.
  ///
  /// - Parameters:
  ///   - nodes: The nodes.
  ///   - changes: The columns that change, each once, so that each still sums to 1.
  /// - Complexity: O((nodes + columns) · entries + columns³).
  package func priorities(of nodes: Range<Int>, with changes: [Change]) -> [Double]? {
    func effect(on node: Int, of change: Change) -> Double {
      change.entries.reduce(0) { $0 + inverse[$1.row * order + node] * $1.change }
    }
    let size = changes.count
    var columns = [Double](repeating: 0, count: size * size)
    for (place, change) in changes.enumerated() {
      for (row, other) in changes.enumerated() {
        columns[place * size + row] = -effect(on: other.column, of: change)
      }
      columns[place * size + place] += 1
    }
    guard let factors = try? LAPACK.LUFactors(columns: columns, order: size) else { return nil }
    let found = factors.solve(changes.map { priorities[$0.column] })
    return nodes.map { node in
      zip(changes, found).reduce(priorities[node]) { $0 + effect(on: node, of: $1.0) * $1.1 }
    }
  }
}
