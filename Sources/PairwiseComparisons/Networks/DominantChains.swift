/// What each of several components with one spectral radius below 1 counts in the limit.
///
/// Powers that go through *m* such components one after another grow by *k*ᵐ⁻¹ρᵏ, so that of all
/// ways from a start only those through the most of them count, and only the last component of each
/// stays. What one gives to the next is *l*ᵀ(*V* + *V*(ρ*I* − *V*)⁻¹*V*)*p*, where *l* and *p* are
/// left and right Perron vectors with *l*ᵀ*p* = 1.
///
/// Source: U. G. Rothblum, "Algebraic eigenspaces of nonnegative matrices", *Linear Algebra and its
/// Applications* 12 (1975), 281–292, doi:10.1016/0024-3795(75)90050-6.
struct DominantChains {
  private let solver: ResolventSolver
  private let dominant: [Int]
  private let vectors: [Int: [Double]]
  /// The left Perron vectors.
  private let leftVectors: [Int: [Double]]
  private let starts: NetworkStarts
  /// For each component how many dominant ones are at most on a way from it, itself included.
  private let depths: [Int]

  private var matrix: SparseColumns { solver.matrix }
  private var components: NetworkComponents { solver.components }

  init(
    solver: ResolventSolver, dominant: [Int], vectors: [Int: [Double]], starts: NetworkStarts,
    entryError: Double
  ) throws(NetworkLimitError) {
    self.solver = solver
    self.dominant = dominant
    self.vectors = vectors
    self.starts = starts
    let (matrix, components) = (solver.matrix, solver.components)
    var leftVectors: [Int: [Double]] = [:]
    for component in dominant {
      guard
        let left = DrainingComponent(
          of: components[component], in: matrix, isLeft: true, entryError: entryError),
        let right = vectors[component]
      else { throw .notSettled }
      let product = zip(left.vector, right).reduce(0) { $0 + $1.0 * $1.1 }
      leftVectors[component] = left.vector.map { $0 / product }
    }
    self.leftVectors = leftVectors
    var depths = [Int](repeating: 0, count: components.count)
    for component in (0..<components.count).reversed() {
      for node in components[component] {
        for entry in matrix.entries(ofColumn: Int(node)) {
          depths[component] = max(
            depths[component], depths[Int(components.componentOfNode[Int(matrix.rows[entry])])])
        }
      }
      if solver.isDominant[component] { depths[component] += 1 }
    }
    self.depths = depths
  }

  private func depth(ofNode node: Int) -> Int { depths[Int(components.componentOfNode[node])] }

  /// Returns the weight of each component that ends ways, and the nodes at which the ways start.
  func weights() throws(NetworkLimitError) -> (ends: [Int: Double], starts: [Int]) {
    let chosen = starts.leading { depth(ofNode: $0) > 0 }
    let deepest = depths.reduce(0, max)
    let totals = self.totals(deepest: deepest)
    var pending = [Double](repeating: 0, count: matrix.order)
    var ends: [Int: Double] = [:]
    for depth in stride(from: deepest, to: 0, by: -1) {
      for node in chosen where self.depth(ofNode: node) == depth {
        pending[node] += 1 / (Double(chosen.count) * totals[depth][node])
      }
      let arrived = solver.forward(pending)
      pending = Array(repeating: 0, count: matrix.order)
      for component in dominant where depths[component] == depth {
        let weight = zip(components[component], leftVectors[component] ?? [])
          .reduce(0) { $0 + arrived[Int($1.0)] * $1.1 }
        if weight == 0 { continue }
        if depth == 1 {
          ends[component] = weight
        } else {
          leave(component, scaledBy: weight, into: &pending)
        }
      }
    }
    guard !ends.isEmpty, ends.values.allSatisfy(\.isFinite) else { throw .notSettled }
    return (ends, chosen)
  }

  /// Adds what a component with its Perron vector as priorities gives to others.
  private func leave(_ component: Int, scaledBy weight: Double, into flow: inout [Double]) {
    for (node, value) in zip(components[component], vectors[component] ?? []) {
      for entry in matrix.entries(ofColumn: Int(node)) {
        let other = Int(matrix.rows[entry])
        if components.componentOfNode[other] != Int32(component) {
          flow[other] += matrix.values[entry] * value * weight
        }
      }
    }
  }

  /// For each depth and each node the sum of the limit of a unit at the node, by ways through so
  /// many components.
  private func totals(deepest: Int) -> [[Double]] {
    var ones = [Double](repeating: 1, count: matrix.order)
    for component in dominant {
      for node in components[component] { ones[Int(node)] = 0 }
    }
    var totals = [solver.backward(ones)]
    for depth in 1...max(deepest, 1) {
      var end = [Double](repeating: 0, count: matrix.order)
      for component in dominant where depths[component] == depth {
        var left = [Double](repeating: 0, count: matrix.order)
        leave(component, scaledBy: 1, into: &left)
        var value = zip(left, totals[depth - 1]).reduce(0) { $0 + $1.0 * $1.1 }
        if depth == 1 { value += (vectors[component] ?? []).reduce(0, +) }
        for (node, weight) in zip(components[component], leftVectors[component] ?? []) {
          end[Int(node)] = value * weight
        }
      }
      totals.append(solver.backward(end))
    }
    return totals
  }
}
