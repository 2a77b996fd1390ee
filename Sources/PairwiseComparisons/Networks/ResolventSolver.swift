/// Flows through the nodes outside the dominant components of a draining network: (ρ*I* − *V*)*y* =
/// *x* and (ρ*I* − *V*)ᵀ*z* = *b* for the largest spectral radius ρ, component by component.
///
/// The results have no bound of their own; `ResidualCertificate` gives one to what is made of them.
struct ResolventSolver {
  let matrix: SparseColumns
  let components: NetworkComponents
  /// Whether each component is dominant and left out.
  let isDominant: [Bool]
  let radius: Double
  /// The cyclic components, factored.
  private let factored: [Int: (forward: LAPACK.LUFactors, backward: LAPACK.LUFactors)]
  /// Those that are too large for that.
  private let swept: [Int: SweepSolver]

  /// Factors the cyclic components that are not dominant.
  ///
  /// - Complexity: O(entries + Σ *m*³) for cyclic components of *m* nodes.
  init(
    _ matrix: SparseColumns, _ components: NetworkComponents, isDominant: [Bool], radius: Double
  ) {
    self.matrix = matrix
    self.components = components
    self.isDominant = isDominant
    self.radius = radius
    var factored: [Int: (forward: LAPACK.LUFactors, backward: LAPACK.LUFactors)] = [:]
    var swept: [Int: SweepSolver] = [:]
    var place = [Int32](repeating: -1, count: matrix.order)
    for component in 0..<components.count
    where components.isCyclic[component] && !isDominant[component] {
      let nodes = components[component]
      let size = nodes.count
      // Sweeps take its place in large components, and where LAPACK cannot be loaded.
      func sweep() {
        let own = matrix.restricted(to: Array(nodes))
        swept[component] = SweepSolver(
          columns: own.withoutDiagonal(), diagonal: own.diagonal().map { radius - $0 })
      }
      if size > SweepSolver.leastOrder {
        sweep()
        continue
      }
      for (position, node) in nodes.enumerated() { place[Int(node)] = Int32(position) }
      var columns = matrix.dense(nodes, place: place).map { -$0 }
      for node in 0..<size { columns[node * size + node] += radius }
      var rows = columns
      for row in 0..<size {
        for column in 0..<size { rows[row * size + column] = columns[column * size + row] }
      }
      for node in nodes { place[Int(node)] = -1 }
      if let forward = try? LAPACK.LUFactors(columns: columns, order: size),
        let backward = try? LAPACK.LUFactors(columns: rows, order: size)
      {
        factored[component] = (forward, backward)
      } else {
        sweep()
      }
    }
    self.factored = factored
    self.swept = swept
  }

  /// Returns *y*; nodes of dominant components get what arrives at them.
  func forward(_ start: [Double]) -> [Double] {
    var flow = start
    for component in 0..<components.count where !isDominant[component] {
      let nodes = components[component]
      if nodes.allSatisfy({ flow[Int($0)] == 0 }) { continue }
      solve(nodes, component, isForward: true, &flow)
      for node in nodes.lazy.map({ Int($0) }) {
        for entry in matrix.entries(ofColumn: node) {
          let other = Int(matrix.rows[entry])
          if components.componentOfNode[other] != Int32(component) {
            flow[other] += matrix.values[entry] * flow[node]
          }
        }
      }
    }
    return flow
  }

  /// Returns *z*, where the nodes of dominant components keep the value that they have in `end`.
  func backward(_ end: [Double]) -> [Double] {
    var flow = end
    for component in (0..<components.count).reversed() where !isDominant[component] {
      let nodes = components[component]
      for node in nodes.lazy.map({ Int($0) }) {
        for entry in matrix.entries(ofColumn: node) {
          let other = Int(matrix.rows[entry])
          if components.componentOfNode[other] != Int32(component) {
            flow[node] += matrix.values[entry] * flow[other]
          }
        }
      }
      solve(nodes, component, isForward: false, &flow)
    }
    return flow
  }

  private func solve(
    _ nodes: ArraySlice<Int32>, _ component: Int, isForward: Bool, _ flow: inout [Double]
  ) {
    let arrived = nodes.map { flow[Int($0)] }
    let solution: [Double]
    if let factors = factored[component] {
      solution = (isForward ? factors.forward : factors.backward).solve(arrived)
    } else if let sweeps = swept[component] {
      solution =
        (isForward ? sweeps.solve(arrived) : sweeps.solveTransposed(arrived))
        ?? arrived.map { _ in .nan }
    } else {
      solution = arrived.map { $0 / radius }
    }
    // The exact solution is not negative.
    for (node, value) in zip(nodes, solution) {
      flow[Int(node)] = value.isNaN ? value : max(0, value)
    }
  }
}
