/// How the priorities of the alternatives of a network change with those of what it compares.
struct NetworkSlopes {
  private let evaluation: NetworkEvaluation
  private let derivatives: LimitDerivatives
  private let alternativeCount: Int
  /// For each cluster how much each cluster influences it.
  private let weights: [[Double]]

  /// Finds the slopes.
  ///
  /// - Parameters:
  ///   - evaluation: The result of the network.
  ///   - measure: What counts of the alternatives.
  /// - Returns: `nil` where the limit is a mixture of several parts of the network, and for more
  ///   than 2000 nodes.
  /// - Throws: `ComparisonError.lapackMissing`.
  /// - Complexity: O(*n*³) for *n* nodes.
  init?(
    of evaluation: NetworkEvaluation, counting measure: NetworkPriorities
  ) throws(ComparisonError) {
    guard let cluster = evaluation.network.alternatives() else { return nil }
    let nodes = evaluation.network.nodes(of: cluster).positions
    let raw = evaluation.raw(cluster)
    let sum = raw.reduce(0, +)
    let best = raw.indices.max { raw[$0] < raw[$1] } ?? 0
    let functions = nodes.enumerated().map { item, node in
      var function = [Double](repeating: 0, count: evaluation.network.nodes.count)
      switch measure {
      case .raw: function[node] = 1
      case .normal:
        for other in nodes { function[other] = -raw[item] / sum / sum }
        function[node] += 1 / sum
      case .ideal:
        function[node] += 1 / raw[best]
        function[nodes.lowerBound + best] -= raw[item] / raw[best] / raw[best]
      }
      return function
    }
    guard
      let found = try LimitDerivatives(
        of: evaluation.weightedMatrix(), limit: evaluation.limit, rule: evaluation.rule,
        functions: functions)
    else { return nil }
    derivatives = found
    self.evaluation = evaluation
    alternativeCount = nodes.count
    weights = evaluation.network.clusters.indices.map { cluster in
      var weights = [Double](repeating: 0, count: evaluation.network.clusters.count)
      let compared = evaluation.network.comparedClusters(of: cluster)
      for (other, weight) in zip(compared, evaluation.set(.clusters(of: cluster))?.priorities ?? [])
      {
        weights[other] = weight
      }
      return weights
    }
  }

  /// Returns how the priorities of the alternatives change.
  ///
  /// - Parameters:
  ///   - changes: How the priorities of the items of a set change, in their order.
  ///   - subject: The set.
  /// - Complexity: O(alternatives · entries that change).
  func changes(with changes: [Double], of subject: NetworkSubject) -> [Double] {
    let network = evaluation.network
    var total = [Double](repeating: 0, count: alternativeCount)
    func add(_ change: Double, row: NodeID, column: NodeID) {
      if change == 0 { return }
      for item in total.indices {
        total[item] +=
          change
          * derivatives.derivative(of: item, row: row.position, column: column.position)
      }
    }
    switch subject {
    case .dependence(let node, let cluster):
      let own = weights[network.nodes[node].cluster]
      let sum = network.nodes[node].dependences.reduce(0) { $0 + own[$1.cluster] }
      guard sum > 0, let dependence = network.dependence(of: node, on: cluster) else { break }
      for (other, change) in zip(dependence.nodes, changes) {
        add(change * own[cluster] / sum, row: other, column: node)
      }
    case .clusters(let cluster):
      let own = weights[cluster]
      var changed = [Double](repeating: 0, count: own.count)
      for (other, change) in zip(network.comparedClusters(of: cluster), changes) {
        changed[other] = change
      }
      for node in network.nodes(of: cluster) {
        let dependences = network.nodes[node].dependences
        let sum = dependences.reduce(0) { $0 + own[$1.cluster] }
        if sum <= 0 { continue }
        let sumOfChanges = dependences.reduce(0) { $0 + changed[$1.cluster] }
        for dependence in dependences {
          let change =
            (changed[dependence.cluster] - own[dependence.cluster] / sum * sumOfChanges) / sum
          let set = evaluation.set(.dependence(node, on: dependence.cluster))
          for (other, priority) in zip(dependence.nodes, set?.priorities ?? []) {
            add(change * priority, row: other, column: node)
          }
        }
      }
    }
    return total
  }
}
