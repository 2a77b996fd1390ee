/// Flows through the nodes outside the dominant components of a draining network: (ρ*I* − *V*)*y* = *x* and
/// (ρ*I* − *V*)ᵀ*z* = *b* for the largest spectral radius ρ, component by component.
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

  /// Factors the cyclic components that are not dominant; `nil` if one is singular in double precision.
  ///
  /// - Complexity: O(entries + Σ *m*³) for cyclic components of *m* nodes.
  init?(
    _ matrix: SparseColumns, _ components: NetworkComponents, isDominant: [Bool], radius: Double
  ) {
    self.matrix = matrix
    self.components = components
    self.isDominant = isDominant
    self.radius = radius
    var factored: [Int: (forward: LAPACK.LUFactors, backward: LAPACK.LUFactors)] = [:]
    var place = [Int32](repeating: -1, count: matrix.order)
    for component in 0..<components.count
    where components.isCyclic[component] && !isDominant[component] {
      let nodes = components[component]
      let size = nodes.count
      for (position, node) in nodes.enumerated() { place[Int(node)] = Int32(position) }
      var columns = matrix.dense(nodes, place: place).map { -$0 }
      for node in 0..<size { columns[node * size + node] += radius }
      var rows = columns
      for row in 0..<size {
        for column in 0..<size { rows[row * size + column] = columns[column * size + row] }
      }
      guard let forward = LAPACK.LUFactors(columns: columns, order: size),
        let backward = LAPACK.LUFactors(columns: rows, order: size)
      else { return nil }
      factored[component] = (forward, backward)
      for node in nodes { place[Int(node)] = -1 }
    }
    self.factored = factored
  }

  /// Returns *y*; nodes of dominant components get what arrives at them.
  func forward(_ start: [Double]) -> [Double] {
    var flow = start
    for component in 0..<components.count where !isDominant[component] {
      let nodes = components[component]
      if nodes.allSatisfy({ flow[Int($0)] == 0 }) { continue }
      solve(nodes, component, \.forward, &flow)
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
      solve(nodes, component, \.backward, &flow)
    }
    return flow
  }

  private func solve(
    _ nodes: ArraySlice<Int32>, _ component: Int,
    _ direction: KeyPath<(forward: LAPACK.LUFactors, backward: LAPACK.LUFactors), LAPACK.LUFactors>,
    _ flow: inout [Double]
  ) {
    guard let factors = factored[component] else {
      for node in nodes { flow[Int(node)] /= radius }
      return
    }
    let solution = factors[keyPath: direction].solve(nodes.map { flow[Int($0)] })
    // The exact solution is not negative.
    for (node, value) in zip(nodes, solution) { flow[Int(node)] = max(0, value) }
  }
}
