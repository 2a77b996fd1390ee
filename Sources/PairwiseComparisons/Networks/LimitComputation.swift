/// Computes the limit of a network from its components.
struct LimitComputation {
  let matrix: SparseColumns
  let components: NetworkComponents
  let entryError: Double
  let starts: NetworkStarts

  init(matrix: SparseColumns, entryError: Double, starts: NetworkStarts) {
    self.matrix = matrix
    self.entryError = entryError
    self.starts = starts
    components = NetworkComponents(of: matrix)
  }

  /// - Parameter sumsPaths: Whether to sum the powers wherever the sum is finite.
  func limit(sumsPaths: Bool) throws(NetworkLimitError) -> NetworkLimit {
    let cyclic = (0..<components.count).filter { components.isCyclic[$0] }
    let closed = cyclic.filter { components.isClosed[$0] }
    if !closed.isEmpty { return try mixture(of: closed) }
    if cyclic.isEmpty || sumsPaths { return try pathSums() }
    return try drainingLimit(cyclic)
  }

  private func nodes(of components: [Int]) -> [[Int]] {
    components.map { self.components[$0].map { Int($0) } }
  }

  /// The mean of the columns of *V* + *V*² + …, each divided by its sum.
  private func pathSums() throws(NetworkLimitError) -> NetworkLimit {
    let solver = TransientSolver(matrix, components, entryError: entryError)
    var ones = TransientSolver.Flow(order: matrix.order)
    for node in 0..<matrix.order { ones.values[node] = 1 }
    let totals = solver.backward(ones)
    let chosen = starts.leading { _ in true }
    var start = TransientSolver.Flow(order: matrix.order)
    for node in chosen {
      let total = solver.multipliedTransposed(totals, at: node)
      start.values[node] = 1 / (Double(chosen.count) * total.value)
      start.errors[node] = total.error + 2 * Rounding.unit
    }
    let flow = solver.multiplied(solver.forward(start))
    return try finished(
      flow.values, relativeErrors: flow.errors, kind: .pathSums, radius: 0...0, dominant: [],
      starts: chosen)
  }

  /// The limit for closed components, each of which keeps what reaches it.
  private func mixture(of closed: [Int]) throws(NetworkLimitError) -> NetworkLimit {
    var weights = Dictionary(uniqueKeysWithValues: closed.map { ($0, (value: 1.0, error: 0.0)) })
    var chosen: [Int] = []
    if closed.count > 1 {
      let solver = TransientSolver(matrix, components, entryError: entryError)
      var ends = TransientSolver.Flow(order: matrix.order)
      for component in closed {
        for node in components[component] { ends.values[Int(node)] = 1 }
      }
      let arriving = solver.backward(ends)
      chosen = starts.leading { arriving.values[$0] > 0 }
      var start = TransientSolver.Flow(order: matrix.order)
      for node in chosen {
        start.values[node] = 1 / (Double(chosen.count) * arriving.values[node])
        start.errors[node] = arriving.errors[node] + 2 * Rounding.unit
      }
      let flow = solver.forward(start)
      for component in closed {
        let nodes = components[component].map { Int($0) }
        let error = nodes.filter { flow.values[$0] > 0 }.map { flow.errors[$0] }.reduce(0, max)
        weights[component] = (
          nodes.reduce(0) { $0 + flow.values[$1] },
          error + 1.01 * Double(nodes.count) * Rounding.unit
        )
      }
    }
    var priorities = [Double](repeating: 0, count: matrix.order)
    var errorBounds = priorities
    for component in closed {
      guard let weight = weights[component], weight.value > 0 else { continue }
      let (own, relative, absolute) = try stationary(component)
      for (node, priority) in zip(components[component], own) {
        priorities[Int(node)] = weight.value * priority
        errorBounds[Int(node)] =
          weight.value
          * (priority * Rounding.compounded(relative + weight.error + 2 * Rounding.unit)
            + absolute * 1.01)
      }
    }
    return NetworkLimit(
      priorities: priorities, errorBounds: errorBounds,
      kind: closed.count > 1 ? .severalComponents : .oneComponent, spectralRadius: 1...1,
      dominant: nodes(of: closed.filter { weights[$0].map { $0.value > 0 } ?? false }),
      starts: chosen)
  }

  /// The stationary distribution of a closed component, with bounds on the relative and the
  /// absolute error of each probability; the error is at most their sum.
  private func stationary(
    _ component: Int
  ) throws(NetworkLimitError) -> (values: [Double], relative: Double, absolute: Double) {
    let nodes = components[component]
    let own = matrix.restricted(to: Array(nodes))
    if nodes.count > Self.largestDense { return try largeStationary(own) }
    let places = (0..<Int32(nodes.count)).map { $0 }
    guard
      let elimination = StationaryElimination(
        columns: own.dense(places[...], place: places), order: nodes.count, entryError: entryError)
    else { throw .notSettled }
    return (elimination.probabilities, elimination.relativeErrorBound, 0)
  }

  /// The largest cyclic component that is solved by elimination.
  private static let largestDense = 400

  /// The stationary distribution of a large closed component.
  private func largeStationary(
    _ own: SparseColumns
  ) throws(NetworkLimitError) -> (values: [Double], relative: Double, absolute: Double) {
    let system = ResidualCertificate.System(closed: own)
    let band = BandSplitting(system.columns)
    let groups = AggregatedIteration(system)
    guard let values = band?.distribution() ?? groups.distribution(),
      let node = values.indices.max(by: { values[$0] < values[$1] })
    else { throw .notSettled }
    let weights =
      band?.certifyingWeights(of: values, node: node)
      ?? groups.certifyingWeights(of: values, node: node)
    let absolute = ResidualCertificate.absoluteError(
      system, vector: values, weights: weights ?? [], node: node)
    return (values, 2 * Double(own.order - 1) * (entryError + 2 * Rounding.unit), absolute)
  }

  // MARK: Draining networks

  /// The limit where all components drain.
  private func drainingLimit(_ cyclic: [Int]) throws(NetworkLimitError) -> NetworkLimit {
    var perron: [Int: DrainingComponent] = [:]
    for component in cyclic {
      guard
        let found = DrainingComponent(
          of: components[component], in: matrix, isLeft: false, entryError: entryError)
      else { throw .notSettled }
      perron[component] = found
    }
    let radii = perron.mapValues(\.radius)
    let largest = radii.values.map(\.lowerBound).reduce(0, max)
    let dominant = cyclic.filter { (radii[$0]?.upperBound ?? 0) >= largest }
    guard let first = dominant.first, let radius = radii[first] else { throw .notSettled }
    var uniform: UniformComponents?
    if dominant.count > 1 {
      uniform = UniformComponents(
        dominant, of: components, in: matrix, entryError: entryError)
      if uniform == nil {
        let forms = dominant.map { ComponentForm(of: components[$0], in: matrix) }
        guard forms.allSatisfy({ $0 == forms[0] }) else {
          throw .undecided(components: nodes(of: dominant))
        }
      }
    }
    let isDominant = (0..<components.count).map { dominant.contains($0) }
    let estimate = perron[first]?.estimate ?? 0
    let solver = ResolventSolver(
      matrix, components, isDominant: isDominant, radius: estimate)
    let vectors = perron.mapValues(\.vector)
    if let uniform, let mixture = mixture(of: dominant, uniform, radii, vectors, solver) {
      return NetworkLimit(
        priorities: mixture.priorities, errorBounds: mixture.errorBounds,
        kind: .severalComponents, spectralRadius: radius, dominant: nodes(of: mixture.ends),
        starts: mixture.starts)
    }
    var ends: [Int: Double] = [first: 1]
    var chosen: [Int] = []
    if dominant.count > 1 {
      (ends, chosen) = try DominantChains(
        solver: solver, dominant: dominant, vectors: vectors, starts: starts, entryError: entryError
      ).weights()
    }
    var start = [Double](repeating: 0, count: matrix.order)
    for (component, weight) in ends {
      for (node, value) in zip(components[component], vectors[component] ?? []) {
        start[Int(node)] = weight * value
      }
    }
    let priorities = normalizedToSum(downstream(of: start, ends: Array(ends.keys), solver))
    guard priorities.allSatisfy(\.isFinite) else { throw .notSettled }
    let bound =
      ends.count == 1 ? certified(priorities, ends.keys.first ?? first, radius) : .infinity
    return NetworkLimit(
      priorities: priorities, errorBounds: priorities.map { $0 > 0 ? bound : 0 },
      kind: dominant.count > 1 ? .severalComponents : .oneComponent, spectralRadius: radius,
      dominant: nodes(of: dominant.count > 1 ? ends.keys.sorted() : dominant), starts: chosen)
  }

  /// Returns the mixture of components of one radius; `nil` if it has no bound.
  private func mixture(
    of dominant: [Int], _ uniform: UniformComponents, _ radii: [Int: ClosedRange<Double>],
    _ vectors: [Int: [Double]], _ solver: ResolventSolver
  ) -> DrainingMixture? {
    var parts: [DrainingMixture.Part] = []
    for component in dominant {
      guard let radius = radii[component], let vector = vectors[component] else { return nil }
      var start = [Double](repeating: 0, count: matrix.order)
      for (node, value) in zip(components[component], vector) { start[Int(node)] = value }
      let priorities = normalizedToSum(downstream(of: start, ends: [component], solver))
      let bound = certified(priorities, component, radius)
      guard bound.isFinite else { return nil }
      parts.append(
        DrainingMixture.Part(component: component, priorities: priorities, errorBound: bound))
    }
    return DrainingMixture(
      of: parts, uniform: uniform, matrix: matrix, components: components,
      entryError: entryError, starts: starts)
  }

  /// Returns the priorities of dominant components together with those of all nodes that they lead
  /// to.
  private func downstream(
    of start: [Double], ends: [Int], _ solver: ResolventSolver
  ) -> [Double] {
    var flow = [Double](repeating: 0, count: matrix.order)
    for component in ends {
      for node in components[component].lazy.map({ Int($0) }) {
        for entry in matrix.entries(ofColumn: node) {
          let other = Int(matrix.rows[entry])
          if components.componentOfNode[other] != Int32(component) {
            flow[other] += matrix.values[entry] * start[node]
          }
        }
      }
    }
    var priorities = solver.forward(flow)
    for component in 0..<components.count where solver.isDominant[component] {
      for node in components[component] { priorities[Int(node)] = start[Int(node)] }
    }
    return priorities
  }

  /// A bound on the absolute error of the priorities of a component and what it leads to.
  private func certified(
    _ priorities: [Double], _ component: Int, _ radius: ClosedRange<Double>
  ) -> Double {
    let reached = components.reached(from: [component], in: matrix)
    let nodes = (0..<Int32(matrix.order)).filter {
      reached[Int(components.componentOfNode[Int($0)])]
    }
    let vector = nodes.map { priorities[Int($0)] }
    guard
      let largest = components[component].max(by: { priorities[Int($0)] < priorities[Int($1)] }),
      let node = nodes.firstIndex(of: largest)
    else { return .infinity }
    return ResidualCertificate.absoluteError(
      ResidualCertificate.System(
        draining: matrix.restricted(to: nodes), radius: radius, entryError: entryError),
      vector: vector, node: node)
  }

  private func finished(
    _ priorities: [Double], relativeErrors: [Double], kind: NetworkLimit.Kind,
    radius: ClosedRange<Double>, dominant: [[Int]], starts: [Int]
  ) throws(NetworkLimitError) -> NetworkLimit {
    guard priorities.allSatisfy(\.isFinite), priorities.contains(where: { $0 > 0 }) else {
      throw .notSettled
    }
    return NetworkLimit(
      priorities: priorities,
      errorBounds: zip(priorities, relativeErrors).map {
        $0 > 0 ? $0 * Rounding.compounded($1) : 0
      },
      kind: kind, spectralRadius: radius, dominant: dominant, starts: starts)
  }
}
