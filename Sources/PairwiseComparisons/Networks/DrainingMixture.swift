/// Components that drain, in each of which every node gives one and the same share of its influence
/// to the component: that share is their spectral radius.
///
/// The left Perron vector is (1, …, 1), since all column sums are the share. With *V* divided by
/// it, the components keep all that reaches them, as closed ones do.
struct UniformComponents {
  /// The share.
  let share: Double
  /// A bound on its relative error, and on what the shares of nodes and components differ by.
  let shareError: Double

  /// Finds the common share of components; `nil` if nodes differ by more than rounding.
  ///
  /// - Complexity: O(entries).
  init?(
    _ dominant: [Int], of components: NetworkComponents, in matrix: SparseColumns,
    entryError: Double
  ) {
    var (lowest, highest) = (Double.infinity, 0.0)
    for component in dominant {
      for node in components[component] {
        var sum = CompensatedSum()
        for entry in matrix.entries(ofColumn: Int(node))
        where components.componentOfNode[Int(matrix.rows[entry])] == Int32(component) {
          sum.add(matrix.values[entry])
        }
        lowest = min(lowest, sum.value)
        highest = max(highest, sum.value)
      }
    }
    let error = entryError + 4 * Rounding.unit
    guard lowest > 0, highest - lowest <= 4 * error * highest else { return nil }
    share = (lowest + highest) / 2
    shareError = Rounding.compounded((highest - lowest) / lowest + error)
  }
}

/// The certified limit of a network that drains from several components of one spectral radius,
/// none of which leads to another.
struct DrainingMixture {
  /// A component with what it leads to, in all with the sum 1.
  struct Part {
    let component: Int
    let priorities: [Double]
    /// A bound on the absolute error of each.
    let errorBound: Double
  }

  let priorities: [Double]
  let errorBounds: [Double]
  /// The components that something starts toward.
  let ends: [Int]
  /// The nodes at which the limit starts.
  let starts: [Int]

  /// Mixes parts by how much of what starts reaches each; `nil` where a component leads to another,
  /// or what leads to them has a cycle, for which no bound is known.
  ///
  /// - Complexity: O(entries).
  init?(
    of parts: [Part], uniform: UniformComponents, matrix: SparseColumns,
    components: NetworkComponents, entryError: Double, starts: NetworkStarts
  ) {
    let dominant = Set(parts.map(\.component))
    var leads = [Bool](repeating: false, count: components.count)
    for component in (0..<components.count).reversed() {
      leads[component] = components[component].contains { node in
        matrix.entries(ofColumn: Int(node)).contains {
          leads[Int(components.componentOfNode[Int(matrix.rows[$0])])]
        }
      }
      guard !leads[component] || !components.isCyclic[component] else { return nil }
      if dominant.contains(component) { leads[component] = true }
    }
    let scaled = SparseColumns(
      columns: (0..<matrix.order).map { node in
        let own = Int(components.componentOfNode[node])
        guard leads[own] else { return [] }
        return matrix.entries(ofColumn: node).compactMap { entry in
          let other = Int(components.componentOfNode[Int(matrix.rows[entry])])
          let isKept = dominant.contains(own) ? other == own : leads[other]
          return isKept ? (Int(matrix.rows[entry]), matrix.values[entry] / uniform.share) : nil
        }
      })
    let solver = TransientSolver(
      scaled, NetworkComponents(of: scaled),
      entryError: entryError + uniform.shareError + 2 * Rounding.unit)
    // A unit that reaches a component counts as much as the component with what it leads to.
    var totals: [(value: Double, error: Double)] = []
    var ends = TransientSolver.Flow(order: matrix.order)
    for part in parts {
      let nodes = components[part.component]
      let within = nodes.reduce(0) { $0 + part.priorities[Int($1)] }
      let error = Double(nodes.count) * (part.errorBound + 2 * Rounding.unit) / within
      guard error < 0.01 else { return nil }
      totals.append((1 / within, 1.02 * error + 4 * Rounding.unit))
      for node in nodes {
        ends.values[Int(node)] = 1 / within
        ends.errors[Int(node)] = 1.02 * error + 4 * Rounding.unit
      }
    }
    let arriving = solver.backward(ends)
    self.starts = starts.leading { arriving.values[$0] > 0 }
    var start = TransientSolver.Flow(order: matrix.order)
    for node in self.starts {
      start.values[node] = 1 / (Double(self.starts.count) * arriving.values[node])
      start.errors[node] = arriving.errors[node] + 2 * Rounding.unit
    }
    let flow = solver.forward(start)
    var priorities = [Double](repeating: 0, count: matrix.order)
    var errorBounds = priorities
    var reached: [Int] = []
    for (part, total) in zip(parts, totals) {
      let nodes = components[part.component].map { Int($0) }
      let weight = total.value * nodes.reduce(0) { $0 + flow.values[$1] }
      guard weight > 0 else { continue }
      reached.append(part.component)
      let error =
        nodes.reduce(0) { max($0, flow.values[$1] > 0 ? flow.errors[$1] : 0) } + total.error
        + 1.01 * Double(nodes.count + 3) * Rounding.unit
      for node in priorities.indices where part.priorities[node] > 0 {
        priorities[node] += weight * part.priorities[node]
        errorBounds[node] +=
          weight
          * (part.priorities[node] * Rounding.compounded(error + 2 * Rounding.unit)
            + part.errorBound * 1.01)
      }
    }
    guard !reached.isEmpty, errorBounds.allSatisfy(\.isFinite) else { return nil }
    self.priorities = priorities
    self.errorBounds = errorBounds
    self.ends = reached
  }
}
