/// Flows through the nodes of a network that nothing returns to in the end: (*I* − *V*)*y* = *x*
/// and (*I* − *V*)ᵀ*z* = *b*, component by component.
///
/// The sum of each column is 1, so that one minus the diagonal is the sum of the other entries, and
/// no number is ever subtracted: the relative error of each result is bounded, however slowly the
/// network drains.
struct TransientSolver {
  /// A vector with a bound on the relative error of each entry.
  struct Flow {
    var values: [Double]
    var errors: [Double]

    init(order: Int) {
      values = Array(repeating: 0, count: order)
      errors = Array(repeating: 0, count: order)
    }
  }

  let matrix: SparseColumns
  let components: NetworkComponents
  /// A bound on the relative error of each entry.
  let entryError: Double
  /// The number of entries in each row, for the rounding of sums.
  private let rowCounts: [Double]
  /// The cyclic components that drain, factored.
  private let factored: [Int: DominantMMatrix]
  /// Those that are too large for that.
  private let swept: [Int: SweepSolver]

  /// Factors the cyclic components that are not closed.
  ///
  /// - Complexity: O(entries + Σ *m*³) for cyclic components of *m* nodes.
  init(_ matrix: SparseColumns, _ components: NetworkComponents, entryError: Double) {
    self.matrix = matrix
    self.components = components
    self.entryError = entryError
    var rowCounts = [Double](repeating: 0, count: matrix.order)
    for row in matrix.rows { rowCounts[Int(row)] += 1 }
    self.rowCounts = rowCounts
    var factored: [Int: DominantMMatrix] = [:]
    var swept: [Int: SweepSolver] = [:]
    var place = [Int32](repeating: -1, count: matrix.order)
    for component in 0..<components.count
    where components.isCyclic[component] && !components.isClosed[component] {
      let nodes = components[component]
      for (position, node) in nodes.enumerated() { place[Int(node)] = Int32(position) }
      let leaving = nodes.map { node in
        var sum = CompensatedSum()
        for entry in matrix.entries(ofColumn: Int(node)) where place[Int(matrix.rows[entry])] < 0 {
          sum.add(matrix.values[entry])
        }
        return sum.value
      }
      if nodes.count > SweepSolver.leastOrder {
        let own = matrix.restricted(to: Array(nodes)).withoutDiagonal()
        let diagonal = (0..<nodes.count).map { node in
          own.entries(ofColumn: node).reduce(leaving[node]) { $0 + own.values[$1] }
        }
        swept[component] = SweepSolver(columns: own, diagonal: diagonal)
      } else {
        factored[component] = DominantMMatrix(
          offDiagonal: matrix.dense(nodes, place: place), slacks: leaving, order: nodes.count)
      }
      for node in nodes { place[Int(node)] = -1 }
    }
    self.factored = factored
    self.swept = swept
  }

  /// A bound on the relative error that solving within a component of *m* nodes adds: each of the
  /// sums of products of at most *m* entries in the inverse changes by the errors of these, and
  /// eliminating the *k*th node rounds each entry by at most (*k* + 3)*u*.
  private func solutionError(size: Int) -> Double {
    let size = Double(size)
    let roundings = size * size * size * 2 / 3 + 5 * size * size + 10 * size + 10
    return Rounding.compounded(
      roundings * Rounding.unit + 2 * size * (entryError + 4 * Rounding.unit))
  }

  /// A bound on the relative error of what is solved within a component; infinite after sweeps,
  /// whose error is not bounded.
  private func solvedError(of nodes: ArraySlice<Int32>, _ component: Int, _ flow: Flow) -> Double {
    if swept[component] != nil { return .infinity }
    return nodes.map { flow.errors[Int($0)] }.reduce(0, max) + solutionError(size: nodes.count)
  }

  /// Returns *y*; nodes of closed cyclic components get what arrives at them.
  func forward(_ start: Flow) -> Flow {
    var flow = start
    for component in 0..<components.count {
      let nodes = components[component]
      for node in nodes.lazy.map({ Int($0) }) where rowCounts[node] > 0 {
        flow.errors[node] += 1.01 * (rowCounts[node] + 2) * Rounding.unit
      }
      if components.isCyclic[component] && components.isClosed[component] { continue }
      let arrived = nodes.map { flow.values[Int($0)] }
      if let solution = factored[component]?.solveTransposed(arrived)
        ?? swept[component].map({ $0.solve(arrived) ?? arrived.map { _ in .nan } })
      {
        let error = solvedError(of: nodes, component, flow)
        for (node, value) in zip(nodes, solution) {
          flow.values[Int(node)] = value
          flow.errors[Int(node)] = error
        }
      }
      for node in nodes.lazy.map({ Int($0) }) where flow.values[node] > 0 {
        push(node, flow.values[node], flow.errors[node], into: &flow, within: component)
      }
    }
    return flow
  }

  /// Adds what flows from a node to the nodes outside its component.
  private func push(
    _ node: Int, _ value: Double, _ ownError: Double, into target: inout Flow, within component: Int
  ) {
    let error = ownError + entryError
    for entry in matrix.entries(ofColumn: node) {
      let other = Int(matrix.rows[entry])
      if components.componentOfNode[other] == Int32(component) { continue }
      target.values[other] += matrix.values[entry] * value
      target.errors[other] = max(target.errors[other], error)
    }
  }

  /// Returns *Vy*: what each node gets from all nodes that depend on it.
  func multiplied(_ flow: Flow) -> Flow {
    var product = Flow(order: matrix.order)
    for node in 0..<matrix.order where flow.values[node] > 0 {
      push(node, flow.values[node], flow.errors[node], into: &product, within: -1)
    }
    for node in 0..<matrix.order {
      product.errors[node] += 1.01 * (rowCounts[node] + 2) * Rounding.unit
    }
    return product
  }

  /// Returns *z*, where the nodes of closed cyclic components keep the value that they have in
  /// `end`.
  func backward(_ end: Flow) -> Flow {
    var flow = end
    for component in (0..<components.count).reversed() {
      if components.isCyclic[component] && components.isClosed[component] { continue }
      let nodes = components[component]
      for node in nodes.lazy.map({ Int($0) }) {
        pull(node, into: &flow, outside: component)
      }
      let arrived = nodes.map { flow.values[Int($0)] }
      guard
        let solution = factored[component]?.solve(arrived)
          ?? swept[component].map({ $0.solveTransposed(arrived) ?? arrived.map { _ in .nan } })
      else { continue }
      let error = solvedError(of: nodes, component, flow)
      for (node, value) in zip(nodes, solution) {
        flow.values[Int(node)] = value
        flow.errors[Int(node)] = error
      }
    }
    return flow
  }

  /// Adds to the value of a node those of the nodes outside a component that it depends on.
  private func pull(_ node: Int, into flow: inout Flow, outside component: Int) {
    var sum = flow.values[node]
    var error = flow.errors[node]
    let entries = matrix.entries(ofColumn: node)
    for entry in entries {
      let other = Int(matrix.rows[entry])
      if components.componentOfNode[other] == Int32(component) { continue }
      sum += matrix.values[entry] * flow.values[other]
      error = max(error, flow.errors[other] + entryError)
    }
    flow.values[node] = sum
    flow.errors[node] = error + 1.01 * Double(entries.count + 2) * Rounding.unit
  }

  /// Returns *Vᵀz* at a node, what a start there comes to, with a bound on its relative error.
  func multipliedTransposed(_ flow: Flow, at node: Int) -> (value: Double, error: Double) {
    var copy = Flow(order: 0)
    copy.values = [0]
    copy.errors = [0]
    for entry in matrix.entries(ofColumn: node) {
      let other = Int(matrix.rows[entry])
      copy.values[0] += matrix.values[entry] * flow.values[other]
      copy.errors[0] = max(copy.errors[0], flow.errors[other] + entryError)
    }
    let count = Double(matrix.entries(ofColumn: node).count)
    return (copy.values[0], copy.errors[0] + 1.01 * (count + 2) * Rounding.unit)
  }
}
