/// A chain, or one between groups of states of another, in an iteration by aggregation and
/// disaggregation.
struct AggregationLevel {
  /// *V* without its diagonal, row by row and column by column.
  let rows: SparseColumns
  let columns: SparseColumns
  /// For each state the sum of its column.
  let diagonal: [Double]

  private var order: Int { rows.order }

  /// Up to this order, a chain is solved by elimination.
  private static let largestDense = 128
  /// How many consecutive states are a group.
  private static let groupSize = 6

  /// Brings a positive vector nearer to the stationary distribution.
  ///
  /// - Returns: The sum of the absolute changes of the last sweep, divided by the sum of the
  ///   vector; `nil` if the chain cannot be solved.
  func cycle(_ vector: inout [Double]) -> Double? {
    if order <= Self.largestDense {
      guard
        let solved = StationaryElimination(
          columns: columns.dense(allNodes, place: Array(allNodes)), order: order, entryError: 0)
      else { return nil }
      vector = solved.probabilities
      return 0
    }
    sweep(&vector, stride(from: 0, to: order, by: 1))
    let (coarse, sums) = aggregated(by: vector)
    var shares = sums
    // Two cycles of the coarse chain cost a third of one here.
    for _ in 0..<(coarse.order <= Self.largestDense ? 1 : 2) {
      if coarse.cycle(&shares) == nil { return nil }
    }
    let total = sums.reduce(0, +) / shares.reduce(0, +)
    var target = vector.mutableSpan
    for node in 0..<order {
      let group = node / Self.groupSize
      target[node] *= shares[group] / sums[group] * total
    }
    sweep(&vector, stride(from: order - 1, to: -1, by: -1))
    let change = sweep(&vector, stride(from: 0, to: order, by: 1))
    return change / vector.reduce(0, +)
  }

  private var allNodes: ArraySlice<Int32> { (0..<Int32(order)).map { $0 }[...] }

  /// Solves each equation for its own state in turn, from the first state up or from the last down.
  ///
  /// - Returns: The sum of the absolute changes, divided by the sum of the vector.
  func sweep(_ vector: inout [Double], isUp: Bool) -> Double {
    let nodes =
      isUp ? stride(from: 0, to: order, by: 1) : stride(from: order - 1, to: -1, by: -1)
    return sweep(&vector, nodes) / vector.reduce(0, +)
  }

  /// Solves each equation for its own state in turn.
  ///
  /// - Returns: The sum of the absolute changes.
  @discardableResult
  private func sweep(_ vector: inout [Double], _ nodes: StrideTo<Int>) -> Double {
    let (starts, others, values) = (rows.starts.span, rows.rows.span, rows.values.span)
    let own = diagonal.span
    var vector = vector.mutableSpan
    var change = 0.0
    for node in nodes {
      var sum = 0.0
      for entry in starts[node]..<starts[node + 1] {
        sum += values[entry] * vector[Int(others[entry])]
      }
      let value = sum / own[node]
      change += abs(value - vector[node])
      vector[node] = value
    }
    return change
  }

  /// Returns the chain between groups of consecutive states, weighted within each by a vector, and
  /// the sum of the vector over each group.
  ///
  /// - Complexity: O(entries).
  private func aggregated(by vector: [Double]) -> (level: AggregationLevel, sums: [Double]) {
    let count = (order + Self.groupSize - 1) / Self.groupSize
    var sums = [Double](repeating: 0, count: count)
    for node in 0..<order { sums[node / Self.groupSize] += vector[node] }
    var flows = [Double](repeating: 0, count: count)
    var met: [Int32] = []
    var (groupStarts, groupRows, groupValues) = ([0], [Int32](), [Double]())
    groupRows.reserveCapacity(columns.rows.count / 2)
    groupValues.reserveCapacity(columns.rows.count / 2)
    var diagonal = [Double](repeating: 0, count: count)
    let (starts, rows, values) = (columns.starts.span, columns.rows.span, columns.values.span)
    for group in 0..<count {
      met.removeAll(keepingCapacity: true)
      for node in group * Self.groupSize..<min(order, (group + 1) * Self.groupSize) {
        let weight = vector[node] / sums[group]
        for entry in starts[node]..<starts[node + 1] {
          let other = Int(rows[entry]) / Self.groupSize
          if other == group { continue }
          if flows[other] == 0 { met.append(Int32(other)) }
          flows[other] += values[entry] * weight
        }
      }
      met.sort()
      for other in met {
        groupRows.append(other)
        groupValues.append(flows[Int(other)])
        diagonal[group] += flows[Int(other)]
        flows[Int(other)] = 0
      }
      groupStarts.append(groupRows.count)
    }
    let coarse = SparseColumns(
      order: count, starts: groupStarts, rows: groupRows, values: groupValues)
    return (
      AggregationLevel(rows: coarse.transposed(), columns: coarse, diagonal: diagonal), sums
    )
  }
}
