/// A bound on the error of a positive vector *p* that solves (ρ*I* − *V*)*p* = 0 nearly, from its
/// residual.
///
/// Let *p* and the true vector agree in the entry of one node *s*. Without *s*, *A* = ρ*I* − *V* is
/// a nonsingular M-matrix; for *w* > 0 with *A*ᵀ*w* ≥ δ > 0, each column sum of *A*⁻¹, weighted
/// with what it multiplies, is at most *w*/δ, so that Σ|error| ≤ Σ *w*ᵢ |residualᵢ| / δ. The vector
/// *w* need not be exact.
struct ResidualCertificate {
  /// One equation for each node: its coefficient, and what other nodes add to it.
  struct System {
    /// *V* without its diagonal, on the nodes of the system.
    let columns: SparseColumns
    /// For each node ρ − *V*ᵢᵢ as it is computed with, above 0.
    let diagonal: [Double]
    /// A bound on the relative error of the entries.
    let entryError: Double
    /// A bound on the absolute error of each coefficient of `diagonal`.
    let diagonalError: [Double]

    var order: Int { columns.order }

    /// Returns Σᵢ *w*ᵢ |residualᵢ|, errors of the entries included, over all nodes but one.
    func weightedResidual(of vector: [Double], weights: [Double], without node: Int) -> Double {
      let products = Kernels.compensatedProduct(
        starts: columns.starts, rows: columns.rows, values: columns.values, vector: vector)
      var total = 0.0
      for row in 0..<order where row != node {
        let positive = products[2 * row]
        var residual = CompensatedSum()
        residual.add(positive)
        residual.add(-diagonal[row], times: vector[row])
        residual.add(products[2 * row + 1])
        let rounding = 2 * Rounding.unit * abs(residual.value) + 1e-25 * positive
        total +=
          weights[row]
          * (abs(residual.value) + rounding + entryError * positive * 1.01
            + diagonalError[row] * vector[row])
      }
      return total * 1.01
    }

    /// Returns the least entry of *A*ᵀ*w* without one node, at least.
    func leastMargin(of weights: [Double], without node: Int) -> Double {
      var least = Double.infinity
      var weights = weights
      weights[node] = 0
      let (starts, rows, values) = (columns.starts.span, columns.rows.span, columns.values.span)
      let others = weights.span
      for column in 0..<order where column != node {
        var sum = 0.0
        for entry in starts[column]..<starts[column + 1] {
          sum += values[entry] * others[Int(rows[entry])]
        }
        let count = Double(starts[column + 1] - starts[column] + 4)
        let slack = 1.01 * count * Rounding.unit + entryError
        least = min(
          least,
          (diagonal[column] - diagonalError[column]) * others[column] * (1 - 2 * Rounding.unit)
            - sum * (1 + slack))
      }
      return least
    }
  }

  /// Returns a bound on the absolute error of each entry of *p*, after division by its sum;
  /// infinite if no bound is found.
  ///
  /// - Parameters:
  ///   - system: The equations.
  ///   - vector: *p*, positive, with the sum 1.
  ///   - weights: *w*; for a system of up to `largestDense` nodes it is found here.
  ///   - node: The node *s*; that of the largest entry is best.
  /// - Complexity: O(*n*³) where the weights are found here, otherwise O(entries).
  static func absoluteError(
    _ system: System, vector: [Double], weights: [Double]? = nil, node: Int
  ) -> Double {
    if system.order == 1 { return 0 }
    guard let weights = weights ?? denseWeights(system, without: node),
      weights.count == system.order,
      weights.indices.allSatisfy({ $0 == node || weights[$0] > 0 })
    else { return .infinity }
    let margin = system.leastMargin(of: weights, without: node)
    guard margin > 0 else { return .infinity }
    let sum = vector.reduce(0, +)
    let error =
      system.weightedResidual(of: vector, weights: weights, without: node) / margin / sum * 1.01
    // Dividing by the sum, which is wrong by as much, at most doubles the error.
    return error < 0.01 ? 2.05 * error + 4 * Rounding.unit * vector[node] : .infinity
  }

  /// The largest number of nodes for which the weights are found by elimination.
  static let largestDense = 2000

  /// The solution of *A*ᵀ*w* = 1, roughly.
  private static func sweptWeights(_ system: System, without node: Int) -> [Double]? {
    let others = system.columns.selecting((0..<Int32(system.order)).map { $0 }) { row, column in
      Int(row) == node || Int(column) == node ? -1 : row
    }
    return SweepSolver(columns: others, diagonal: system.diagonal)
      .solveTransposed(system.diagonal.map { _ in 1 }, accuracy: 1e-4)
      .map { weights in weights.indices.map { $0 == node ? 0 : weights[$0] } }
  }

  /// The solution of *A*ᵀ*w* = 1.
  private static func denseWeights(_ system: System, without node: Int) -> [Double]? {
    let size = system.order - 1
    if size >= largestDense { return sweptWeights(system, without: node) }
    func place(_ index: Int) -> Int { index < node ? index : index - 1 }
    // Column by column, the matrix of the transposed system has the rows of A as its columns.
    var transposed = [Double](repeating: 0, count: size * size)
    for column in 0..<system.order where column != node {
      transposed[place(column) * size + place(column)] = system.diagonal[column]
      for entry in system.columns.entries(ofColumn: column) {
        let row = Int(system.columns.rows[entry])
        if row != node {
          transposed[place(row) * size + place(column)] = -system.columns.values[entry]
        }
      }
    }
    // Sweeps take its place where LAPACK cannot be loaded.
    guard let factors = try? LAPACK.LUFactors(columns: transposed, order: size) else {
      return sweptWeights(system, without: node)
    }
    let solution = factors.solve(Array(repeating: 1, count: size))
    return (0..<system.order).map { $0 == node ? 0 : solution[place($0)] }
  }
}

extension ResidualCertificate.System {
  /// The equations of the nodes of a closed component, where 1 − *V*ᵢᵢ is the sum of the other
  /// entries in the column.
  ///
  /// Errors of the entries are left out, as the Markov chain tree theorem bounds what they do.
  init(closed matrix: SparseColumns) {
    let columns = matrix.withoutDiagonal()
    let (starts, values) = (columns.starts.span, columns.values.span)
    var diagonal = [Double](repeating: 0, count: matrix.order)
    for node in 0..<matrix.order {
      var sum = CompensatedSum()
      for entry in starts[node]..<starts[node + 1] { sum.add(values[entry]) }
      diagonal[node] = sum.value
    }
    self.init(
      columns: columns, diagonal: diagonal, entryError: 0,
      diagonalError: diagonal.map { $0 * 2 * Rounding.unit })
  }

  /// The equations of nodes that drain, for a spectral radius within an interval.
  init(draining matrix: SparseColumns, radius: ClosedRange<Double>, entryError: Double) {
    let columns = matrix.withoutDiagonal()
    let estimate = (radius.lowerBound + radius.upperBound) / 2
    let own = matrix.diagonal()
    let width = (radius.upperBound - radius.lowerBound) / 2 * 1.01
    self.init(
      columns: columns, diagonal: own.map { estimate - $0 },
      entryError: entryError,
      diagonalError: own.map { width + $0 * entryError + estimate * 2 * Rounding.unit })
  }
}

extension SparseColumns {
  /// Returns the entries of some nodes among each other.
  ///
  /// - Parameter nodes: Ascending.
  /// - Complexity: O(order + entries).
  func restricted(to nodes: [Int32]) -> SparseColumns {
    if nodes.count == order { return self }
    var place = [Int32](repeating: -1, count: order)
    for (position, node) in nodes.enumerated() { place[Int(node)] = Int32(position) }
    return selecting(nodes) { row, _ in place[Int(row)] }
  }

  /// Returns this matrix without the entries on its diagonal.
  ///
  /// - Complexity: O(entries).
  func withoutDiagonal() -> SparseColumns {
    hasEmptyDiagonal()
      ? self
      : selecting((0..<Int32(order)).map { $0 }) { row, column in row == column ? -1 : row }
  }

  private func hasEmptyDiagonal() -> Bool {
    let (starts, rows) = (starts.span, rows.span)
    for column in 0..<order {
      for entry in starts[column]..<starts[column + 1] where Int(rows[entry]) == column {
        return false
      }
    }
    return true
  }

  /// Returns the diagonal.
  ///
  /// - Complexity: O(entries).
  func diagonal() -> [Double] {
    (0..<order).map { node in
      entries(ofColumn: node).first { Int(rows[$0]) == node }.map { values[$0] } ?? 0
    }
  }
}
