/// The stationary distribution of a large irreducible Markov chain most of whose transitions go to
/// states nearby, and the weights that certify it.
///
/// With the transitions *V* = *B* + *F* within a band around the diagonal and outside it, and the
/// sums *D* of their columns, *p* = (*D* − *B*)⁻¹*Fp*. Each step solves with the band, which is
/// factored once, and multiplies by what is left, so that only the far transitions have to mix.
/// All numbers are positive, and none is subtracted.
///
/// Source: R. S. Varga, *Matrix Iterative Analysis*, Prentice-Hall 1962, section 3.6 (regular
/// splittings), with `Extrapolation`.
struct BandSplitting {
  private let factors: Kernels.BandFactors
  /// *F*, column by column.
  private let far: SparseColumns
  private var order: Int { far.order }

  /// Factors the band.
  ///
  /// - Parameter columns: *V*, without a diagonal.
  /// - Returns: `nil` if too few transitions are near, or numbers below the range of doubles occur.
  /// - Complexity: O(entries + *n*·*b*²), where *b* is half the width of the band.
  init?(_ columns: SparseColumns) {
    guard let width = Self.width(for: columns),
      let factors = Kernels.BandFactors(
        order: columns.order, width: width, starts: columns.starts, rows: columns.rows,
        values: columns.values)
    else { return nil }
    self.factors = factors
    var (starts, rows, values) = ([Int](), [Int32](), [Double]())
    starts.reserveCapacity(columns.order + 1)
    starts.append(0)
    let (allStarts, allRows, allValues) = (
      columns.starts.span, columns.rows.span, columns.values.span
    )
    for column in 0..<columns.order {
      for entry in allStarts[column]..<allStarts[column + 1]
      where abs(Int(allRows[entry]) - column) > width {
        rows.append(allRows[entry])
        values.append(allValues[entry])
      }
      starts.append(rows.count)
    }
    far = SparseColumns(order: columns.order, starts: starts, rows: rows, values: values)
  }

  /// The widest band.
  private static let mostWidth = 64

  /// Half the width of a band that contains most of the transitions; `nil` if a narrow one does
  /// not.
  private static func width(for columns: SparseColumns) -> Int? {
    var masses = [Double](repeating: 0, count: mostWidth + 1)
    var total = 0.0
    let (starts, rows, values) = (columns.starts.span, columns.rows.span, columns.values.span)
    // Some columns say where the entries of all are.
    for column in stride(from: 0, to: columns.order, by: 7) {
      for entry in starts[column]..<starts[column + 1] {
        let distance = abs(Int(rows[entry]) - column)
        if distance <= mostWidth { masses[distance] += values[entry] }
        total += values[entry]
      }
    }
    let near = masses.reduce(0, +)
    guard near >= 0.5 * total else { return nil }
    var sum = 0.0
    let width = masses.indices.first { distance in
      sum += masses[distance]
      return sum >= 0.98 * near
    }
    // Whole vectors of four numbers.
    return width.map { max(4, ($0 + 3) / 4 * 4) }
  }

  /// The most steps.
  private static let mostSteps = 80

  /// Returns the distribution as exactly as double precision gives it; `nil` if it does not settle
  /// soon.
  ///
  /// Steps keep what flows to far states, so that the sum stays near 1 without a division.
  ///
  /// - Complexity: O(*n*·*b* + far entries) for each of at most 80 steps.
  func distribution() -> [Double]? {
    if far.values.isEmpty {
      var right = factors.rightSide()
      right[factors.width + order - 1] = 1
      factors.solve(&right)
      return normalizedToSum(Array(right[factors.width..<(factors.width + order)]))
    }
    var vector = [Double](repeating: 1 / Double(order), count: order)
    var end = vector
    var extrapolation = Extrapolation(depth: 4)
    var right = factors.rightSide()
    var changes = StepChanges()
    for step in 0..<Self.mostSteps {
      multiply(vector, into: &right)
      factors.solve(&right)
      let change = copy(right, into: &end, comparedWith: vector)
      guard change.isFinite else { return nil }
      changes.add(change)
      if changes.haveSettled(at: change) {
        return end.allSatisfy { $0 > 0 } ? normalizedToSum(end) : nil
      }
      if step >= Self.mostSteps / 3, changes.best > 1e-5 { return nil }
      extrapolation.step(from: &vector, to: end)
    }
    return nil
  }

  /// Puts *Fp* into a right side.
  private func multiply(_ vector: [Double], into right: inout [Double]) {
    let width = factors.width
    let (starts, rows, values) = (far.starts.span, far.rows.span, far.values.span)
    let vector = vector.span
    var target = right.mutableSpan
    for place in target.indices { target[place] = 0 }
    for column in vector.indices {
      let own = vector[column]
      for entry in starts[column]..<starts[column + 1] {
        target[width + Int(rows[entry])] += values[entry] * own
      }
    }
  }

  /// Copies a solution into a vector.
  ///
  /// - Returns: The sum of its absolute differences to another vector.
  private func copy(
    _ solution: [Double], into end: inout [Double], comparedWith vector: [Double]
  ) -> Double {
    let width = factors.width
    let (solution, vector) = (solution.span, vector.span)
    var values = end.mutableSpan
    // Two sums side by side.
    var change = (0.0, 0.0)
    let even = values.count / 2 * 2
    for place in stride(from: 0, to: even, by: 2) {
      let (first, second) = (solution[width + place], solution[width + place + 1])
      values[place] = first
      values[place + 1] = second
      change.0 += abs(first - vector[place])
      change.1 += abs(second - vector[place + 1])
    }
    for place in even..<values.count {
      values[place] = solution[width + place]
      change.0 += abs(values[place] - vector[place])
    }
    return change.0 + change.1
  }

  /// Returns weights *w* for `ResidualCertificate`: expected numbers of steps to the node, nearly;
  /// `nil` if the iteration does not settle soon.
  ///
  /// As in `AggregatedIteration`, they are deviations from a constant that solve (*D* − *V*)ᵀ*d* =
  /// 1 − *e*/*p*.
  ///
  /// - Complexity: As `distribution`.
  func certifyingWeights(of vector: [Double], node: Int) -> [Double]? {
    guard !far.values.isEmpty else { return nil }
    let width = factors.width
    let atNode = 1 - 1 / vector[node]
    var start = [Double](repeating: 0, count: order)
    var end = start
    // What the far transitions add to the right side, before and after a step.
    var flow = start
    var next = start
    var extrapolation = Extrapolation(depth: 4)
    var right = factors.rightSide()
    for _ in 0..<Self.mostSteps {
      addOne(to: flow, into: &right)
      right[width + node] = atNode + flow[node]
      factors.solveTransposed(&right)
      copy(right, into: &end)
      multiplyTransposed(end, into: &next)
      let change = Self.largestDifference(next, flow, without: node)
      guard change.isFinite else { return nil }
      if change <= 0.4 {
        let least = end[node]
        return end.map { $0 - least }
      }
      extrapolation.step(from: &start, to: end)
      multiplyTransposed(start, into: &flow)
    }
    return nil
  }

  private func addOne(to flow: [Double], into right: inout [Double]) {
    let width = factors.width
    let flow = flow.span
    var target = right.mutableSpan
    for place in flow.indices { target[width + place] = 1 + flow[place] }
  }

  private func copy(_ solution: [Double], into vector: inout [Double]) {
    let width = factors.width
    let solution = solution.span
    var target = vector.mutableSpan
    for place in target.indices { target[place] = solution[width + place] }
  }

  private static func largestDifference(
    _ vector: [Double], _ other: [Double], without node: Int
  ) -> Double {
    var largest = 0.0
    let (vector, other) = (vector.span, other.span)
    for place in vector.indices where place != node {
      largest = max(largest, abs(vector[place] - other[place]))
    }
    return largest
  }

  /// Puts *F*ᵀ*d* into a vector.
  private func multiplyTransposed(_ vector: [Double], into result: inout [Double]) {
    let (starts, rows, values) = (far.starts.span, far.rows.span, far.values.span)
    let vector = vector.span
    var target = result.mutableSpan
    for column in vector.indices {
      var sum = 0.0
      for entry in starts[column]..<starts[column + 1] {
        sum += values[entry] * vector[Int(rows[entry])]
      }
      target[column] = sum
    }
  }
}
