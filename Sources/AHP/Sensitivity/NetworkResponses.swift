/// What the alternatives of a network count with other priorities of one set of comparisons, nearly
/// and soon: see `LimitResponses`.
struct NetworkResponses {
  private let evaluation: NetworkEvaluation
  private let responses: LimitResponses
  private let matrix: SparseColumns
  private let alternatives: Range<Int>
  /// The largest relative error of what is found, nearly.
  static let largestError = 1e-9

  /// Prepares for changes; `nil` where the limit is not that of one closed part, for more than 1000
  /// nodes, and where errors would be large.
  ///
  /// - Complexity: O(*n*³) for *n* nodes.
  init?(of evaluation: NetworkEvaluation) {
    guard evaluation.rule != .absorbing, let cluster = evaluation.network.alternatives() else {
      return nil
    }
    matrix = evaluation.weightedMatrix()
    guard let responses = LimitResponses(of: matrix, limit: evaluation.limit) else { return nil }
    let largest = evaluation.raw(cluster).reduce(0, max)
    guard responses.error <= Self.largestError * largest else { return nil }
    self.evaluation = evaluation
    self.responses = responses
    alternatives = evaluation.network.nodes(of: cluster).positions
  }

  /// Returns the limiting priorities of the alternatives; `nil` if there are none.
  ///
  /// - Complexity: O(columns that change · links).
  func alternatives(with priorities: [Double], of subject: NetworkSubject) -> [Double]? {
    let network = evaluation.network
    let changes: [LimitResponses.Change]
    switch subject {
    case .dependence(let node, let cluster):
      let own = network.nodes[node].cluster
      let weights = network.weights(
        of: own, evaluation.set(.clusters(of: own))?.priorities ?? [])
      changes = [change(of: node, weights, replacing: cluster, by: priorities)]
    case .clusters(let cluster):
      let weights = network.weights(of: cluster, priorities)
      changes = network.nodes(of: cluster).filter { !network.nodes[$0].dependences.isEmpty }.map {
        change(of: $0, weights)
      }
    }
    let found = responses.priorities(of: alternatives, with: changes)
    return found.flatMap { $0.allSatisfy { $0 > 0 } ? $0 : nil }
  }

  /// The change of the column of a node, for the weights of clusters and perhaps other priorities
  /// within one of them.
  private func change(
    of node: NodeID, _ weights: [Double], replacing cluster: ClusterID? = nil,
    by priorities: [Double] = []
  ) -> LimitResponses.Change {
    var change: [Int: Double] = [:]
    for entry in matrix.entries(ofColumn: node.position) {
      change[Int(matrix.rows[entry])] = -matrix.values[entry]
    }
    let network = evaluation.network
    let own = network.nodes[node].dependences.lazy.map { dependence in
      dependence.cluster == cluster
        ? priorities
        : evaluation.set(.dependence(node, on: dependence.cluster))?.priorities ?? []
    }
    for (row, value) in network.weightedColumn(of: node, weights: weights, own) {
      change[row, default: 0] += value
    }
    return LimitResponses.Change(
      column: node.position,
      entries: change.sorted { $0.key < $1.key }.map { (row: $0.key, change: $0.value) })
  }
}
