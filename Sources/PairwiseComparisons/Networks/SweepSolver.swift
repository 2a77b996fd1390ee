/// Systems of a large sparse M-matrix *D* − *V* with a positive diagonal *D*, by Gauss and Seidel's
/// sweeps up and down, which converge for every nonsingular one.
struct SweepSolver {
  /// *V* without its diagonal, row by row and column by column.
  private let rows: SparseColumns
  private let columns: SparseColumns
  private let diagonal: [Double]

  /// Above this number of nodes, sweeps take the place of elimination.
  static let leastOrder = 1500
  private static let mostSweeps = 20_000

  /// - Parameters:
  ///   - columns: *V* without its diagonal.
  ///   - diagonal: *D*.
  init(columns: SparseColumns, diagonal: [Double]) {
    self.columns = columns
    self.diagonal = diagonal
    rows = columns.transposed()
  }

  /// Returns *y* with (*D* − *V*)*y* = *b*, as exactly as sweeps find it; `nil` if they do not
  /// settle.
  ///
  /// - Complexity: O(entries) for each of as many sweeps as the network needs to drain.
  func solve(_ rightSide: [Double], accuracy: Double = 1e-15) -> [Double]? {
    swept(rightSide, over: rows, accuracy: accuracy)
  }

  /// Returns *z* with (*D* − *V*)ᵀ*z* = *b*; `nil` if the sweeps do not settle.
  func solveTransposed(_ rightSide: [Double], accuracy: Double = 1e-15) -> [Double]? {
    swept(rightSide, over: columns, accuracy: accuracy)
  }

  private func swept(
    _ rightSide: [Double], over matrix: SparseColumns, accuracy: Double
  ) -> [Double]? {
    var solution = zip(rightSide, diagonal).map { $0 / $1 }
    for sweep in 0..<Self.mostSweeps {
      let isUp = sweep % 2 == 0
      let order =
        isUp
        ? stride(from: 0, to: matrix.order, by: 1)
        : stride(from: matrix.order - 1, to: -1, by: -1)
      let (change, sum) = sweepOnce(rightSide, over: matrix, order, &solution)
      guard sum.isFinite else { return nil }
      if change <= accuracy * sum { return solution }
    }
    return nil
  }

  private func sweepOnce(
    _ rightSide: [Double], over matrix: SparseColumns, _ order: StrideTo<Int>,
    _ solution: inout [Double]
  ) -> (change: Double, sum: Double) {
    let (starts, others, values) = (matrix.starts.span, matrix.rows.span, matrix.values.span)
    let (right, own) = (rightSide.span, diagonal.span)
    var vector = solution.mutableSpan
    var (change, total) = (0.0, 0.0)
    for node in order {
      var sum = right[node]
      for entry in starts[node]..<starts[node + 1] {
        sum += values[entry] * vector[Int(others[entry])]
      }
      let value = sum / own[node]
      change += abs(value - vector[node])
      total += value
      vector[node] = value
    }
    return (change, total)
  }
}
