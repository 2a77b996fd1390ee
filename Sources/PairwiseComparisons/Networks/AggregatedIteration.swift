internal import RealModule

/// The stationary distribution of a large irreducible Markov chain by iterative aggregation and
/// disaggregation, and the weights that certify it.
///
/// A step sweeps over all states by Gauss and Seidel's method and corrects the sums of groups of
/// consecutive states by the chain between these, which takes out what sweeps remove slowly; that
/// chain is solved in the same way, down to one that is small enough for elimination. What is kept
/// of the distribution within each group makes the groups' chain exact at the solution. Where
/// sweeps alone settle soon, there are no groups.
///
/// Source: J. R. Koury, D. F. McAllister and W. J. Stewart, "Iterative methods for computing
/// stationary distributions of nearly completely decomposable Markov chains", *SIAM Journal on
/// Algebraic and Discrete Methods* 5 (1984), 164–186, doi:10.1137/0605019; for several levels G.
/// Horton and S. T. Leutenegger, "A multi-level solution algorithm for steady-state Markov chains",
/// *ACM SIGMETRICS Performance Evaluation Review* 22 (1994), 191–200, doi:10.1145/183019.183040.
struct AggregatedIteration {
  private let system: ResidualCertificate.System
  private let groupStarts: [Int]
  private let groupOfNode: [Int32]

  /// The most groups for the certificate, whose chain is solved by elimination.
  private static let mostGroups = 256

  /// - Parameter system: The equations of a closed component.
  init(_ system: ResidualCertificate.System) {
    self.system = system
    let count = min(Self.mostGroups, max(1, system.order / 8))
    let starts = (0...count).map { $0 * system.order / count }
    groupStarts = starts
    var groupOfNode = [Int32](repeating: 0, count: system.order)
    for group in 0..<count {
      for node in starts[group]..<starts[group + 1] { groupOfNode[node] = Int32(group) }
    }
    self.groupOfNode = groupOfNode
  }

  private var groupCount: Int { groupStarts.count - 1 }

  // MARK: The distribution

  /// Returns the distribution as exactly as double precision gives it; `nil` if the iteration does
  /// not settle.
  ///
  /// - Complexity: O(entries) for each of some ten to a hundred steps.
  func distribution() -> [Double]? {
    let level = AggregationLevel(
      rows: system.columns.transposed(), columns: system.columns, diagonal: system.diagonal)
    var vector = [Double](repeating: 1 / Double(system.order), count: system.order)
    if settled(&vector, by: level) { return vector.allSatisfy { $0 > 0 } ? vector : nil }
    // Extrapolation may lead below 0, where cycles cannot start.
    if !vector.allSatisfy({ $0 > 0 }) {
      vector = [Double](repeating: 1 / Double(system.order), count: system.order)
    }
    var changes = StepChanges()
    for _ in 0..<2000 {
      guard let change = level.cycle(&vector) else { return nil }
      let sum = vector.reduce(0, +)
      guard sum.isFinite, sum > 0 else { return nil }
      for node in vector.indices { vector[node] /= sum }
      changes.add(change)
      // Further steps change rounding errors only.
      if change <= 1e-16 || changes.stepsWithoutGain >= (changes.best < 1e-13 ? 2 : 200) { break }
    }
    guard vector.allSatisfy({ $0 > 0 }) else { return nil }
    return vector
  }

  /// The most sweeps that take no longer than cycles would.
  private static let mostSweeps = 250

  /// Sweeps over all states, with `Extrapolation`, as long as that alone brings a vector to the
  /// distribution soon.
  ///
  /// Where influence spreads over the whole network, sweeps settle in some ten steps, and the
  /// chains between groups, which have links between almost all groups, only cost time.
  ///
  /// - Returns: Whether the vector has settled.
  private func settled(_ vector: inout [Double], by level: AggregationLevel) -> Bool {
    var changes = StepChanges()
    var extrapolation = Extrapolation(depth: 5)
    var end = vector
    for step in 0..<Self.mostSweeps {
      end = vector
      let change = level.sweep(&end, isUp: true)
      let sum = end.reduce(0, +)
      guard sum.isFinite, sum > 0, change.isFinite else { return false }
      for node in end.indices { end[node] /= sum }
      changes.add(change)
      if changes.haveSettled(at: change) {
        vector = end
        return true
      }
      if step >= 60, changes.best > 1e-4 { return false }
      extrapolation.step(from: &vector, to: end)
    }
    return false
  }

  /// Returns the chain between groups: what goes from group *j* to *i* at *j*·*n* + *i*.
  private func groupFlows(of vector: [Double]) -> [Double] {
    let count = groupCount
    var flows = [Double](repeating: 0, count: count * count)
    let (starts, rows, values) = (
      system.columns.starts.span, system.columns.rows.span, system.columns.values.span
    )
    let (vectorSpan, groups) = (vector.span, groupOfNode.span)
    var target = flows.mutableSpan
    for group in 0..<count {
      let base = group * count
      for node in groupStarts[group]..<groupStarts[group + 1] {
        let weight = vectorSpan[node]
        for entry in starts[node]..<starts[node + 1] {
          let other = Int(groups[Int(rows[entry])])
          if other != group { target[base + other] += values[entry] * weight }
        }
      }
    }
    return flows
  }

  // MARK: The certificate

  /// Returns weights *w* for `ResidualCertificate`: expected numbers of steps to the node, nearly;
  /// `nil` if the iteration does not settle.
  ///
  /// The numbers of steps are large and nearly equal: they are found as deviations from a constant
  /// *d*, which solve (*I* − *V*)ᵀ*d* = 1 − *e*/*p* with the unit vector *e* of the node, by sweeps
  /// with a correction for each group.
  ///
  /// - Complexity: As `distribution`.
  func certifyingWeights(of vector: [Double], node: Int) -> [Double]? {
    let count = groupCount
    let flows = groupFlows(of: vector)
    let fixed = Int(groupOfNode[node])
    var factors: DominantMMatrix?
    let others = (0..<count).filter { $0 != fixed }
    if count > 1 {
      let size = others.count
      var offDiagonal = [Double](repeating: 0, count: size * size)
      for (row, group) in others.enumerated() {
        for (column, other) in others.enumerated() {
          offDiagonal[row * size + column] = flows[group * count + other]
        }
      }
      factors = DominantMMatrix(
        offDiagonal: offDiagonal, slacks: others.map { flows[$0 * count + fixed] }, order: size)
    }
    let atNode = 1 - 1 / vector[node]
    var deviations = [Double](repeating: 0, count: system.order)
    for _ in 0..<2000 {
      for direction in [true, false] {
        let order =
          direction
          ? stride(from: 0, to: system.order, by: 1)
          : stride(from: system.order - 1, to: -1, by: -1)
        sweepTransposed(&deviations, order, node: node, atNode: atNode)
      }
      if let factors {
        let residuals = transposedResiduals(deviations, node: node, atNode: atNode)
        var groups = [Double](repeating: 0, count: count)
        for place in residuals.indices {
          groups[Int(groupOfNode[place])] += vector[place] * residuals[place]
        }
        let corrections = factors.solve(others.map { groups[$0] })
        for (group, correction) in zip(others, corrections) {
          for place in groupStarts[group]..<groupStarts[group + 1] {
            deviations[place] += correction
          }
        }
      }
      let least = deviations[node]
      var weights = deviations.map { $0 - least }
      weights[node] = 0
      if system.leastMargin(of: weights, without: node) > 0.5 { return weights }
    }
    return nil
  }

  private func sweepTransposed(
    _ vector: inout [Double], _ order: StrideTo<Int>, node: Int, atNode: Double
  ) {
    let (starts, rows, values) = (
      system.columns.starts.span, system.columns.rows.span, system.columns.values.span
    )
    let diagonal = system.diagonal.span
    var vector = vector.mutableSpan
    for place in order {
      var sum = place == node ? atNode : 1
      for entry in starts[place]..<starts[place + 1] {
        sum += values[entry] * vector[Int(rows[entry])]
      }
      vector[place] = sum / diagonal[place]
    }
  }

  private func transposedResiduals(_ vector: [Double], node: Int, atNode: Double) -> [Double] {
    (0..<system.order).map { place in
      var sum = place == node ? atNode : 1
      for entry in system.columns.entries(ofColumn: place) {
        sum += system.columns.values[entry] * vector[Int(system.columns.rows[entry])]
      }
      return sum - system.diagonal[place] * vector[place]
    }
  }
}
