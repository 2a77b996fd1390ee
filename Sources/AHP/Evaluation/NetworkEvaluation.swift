/// The result for the network of a criterion.
public struct NetworkEvaluation: Hashable, Sendable {
  /// The network.
  public let network: Network
  /// The rule that was asked for.
  public let rule: LimitRule
  /// The rule that made priorities of the supermatrix: the calculus where path sums are asked for
  /// that are infinite.
  public var appliedRule: LimitRule { sumsAreInfinite ? .calculus : rule }
  /// Whether the sum of all paths is asked for and infinite, since a part of the network keeps all
  /// that reaches it.
  var sumsAreInfinite: Bool { rule == .pathSums && limit.kind != .pathSums }
  /// The results of the sets of comparisons, in the order of `Network.subjects()`.
  let sets: [SetEvaluation]
  /// For each node its dependences' places in `sets`; for each cluster that of its comparisons, −1
  /// without them.
  private let setOfCluster: [Int]
  private let setStarts: [Int]
  /// The limit of the weighted supermatrix.
  package let limit: NetworkLimit
  /// A bound on the relative error of each entry of the weighted supermatrix.
  let entryError: Double

  /// The result for one set of comparisons.
  public struct SetEvaluation: Hashable, Sendable {
    /// What is compared.
    public let subject: NetworkSubject
    /// The priorities of its items, which sum to 1.
    public let priorities: [Double]
    /// A bound on the relative error of each.
    public let errorBound: Double
    /// The matrices that they come from.
    public let matrices: [MatrixEvaluation]
    /// Whether the prioritization method has no other solution.
    public let isUnique: Bool
    /// Whether several items count equally since nobody judged them.
    public let isUnjudged: Bool
  }

  /// Creates the result from those of all sets.
  ///
  /// - Throws: `NetworkLimitError`.
  init(
    of network: Network, sets: [SetEvaluation], rule: LimitRule
  ) throws(NetworkLimitError) {
    self.network = network
    self.sets = sets
    self.rule = rule
    var starts = [0]
    var ofCluster = [Int](repeating: -1, count: network.clusters.count)
    for node in network.nodes { starts.append(starts[starts.count - 1] + node.dependences.count) }
    for (place, set) in sets.enumerated() {
      if case .clusters(let cluster) = set.subject { ofCluster[cluster] = place }
    }
    setStarts = starts
    setOfCluster = ofCluster
    let weighted = Weighted(network, sets: sets, starts: starts, ofCluster: ofCluster)
    entryError = weighted.entryError
    limit = try NetworkLimit(of: weighted.matrix, entryError: weighted.entryError, rule: rule)
  }

  // MARK: Priorities

  /// The limiting priority of each node; they sum to 1 over all nodes.
  public var limitingPriorities: [Double] { limit.priorities }

  /// A bound on the absolute error of each limiting priority; infinite if none is known.
  public var errorBounds: [Double] { limit.errorBounds }

  /// Returns the limiting priorities of the nodes of a cluster.
  public func raw(_ cluster: ClusterID) -> [Double] {
    Array(limit.priorities[network.nodes(of: cluster).positions])
  }

  /// Returns the limiting priorities of the nodes of a cluster divided by their sum; 0 if all are
  /// 0.
  public func normal(_ cluster: ClusterID) -> [Double] { Self.normal(raw(cluster)) }

  /// Returns limiting priorities divided by their sum; 0 if all are 0.
  static func normal(_ raw: [Double]) -> [Double] {
    let sum = raw.reduce(0, +)
    return sum > 0 ? raw.map { $0 / sum } : raw
  }

  /// Returns the limiting priorities of the nodes of a cluster divided by the largest; 0 if all are
  /// 0.
  public func ideal(_ cluster: ClusterID) -> [Double] { Self.ideal(raw(cluster)) }

  /// Returns limiting priorities divided by the largest; 0 if all are 0.
  static func ideal(_ raw: [Double]) -> [Double] {
    let largest = raw.reduce(0, max)
    return largest > 0 ? raw.map { $0 / largest } : raw
  }

  /// Returns the priority of a node, scaled in one of three ways.
  ///
  /// - Complexity: O(nodes of the cluster).
  public func priority(of node: NodeID, _ measure: ReportedValue.NetworkMeasure) -> Double {
    let cluster = network.nodes[node].cluster
    let place = node.position - network.nodes(of: cluster).lowerBound.position
    return switch measure {
    case .raw: limit.priorities[node]
    case .normal: normal(cluster)[place]
    case .ideal: ideal(cluster)[place]
    }
  }

  /// A bound on the relative error of the limiting priorities of a cluster above 0; infinite if
  /// none is known.
  func relativeError(_ cluster: ClusterID) -> Double {
    network.nodes(of: cluster).positions.reduce(0.0) {
      limit.priorities[$1] > 0 ? max($0, limit.errorBounds[$1] / limit.priorities[$1]) : $0
    }
  }

  // MARK: Sets

  /// Returns the result for a set of comparisons; `nil` if the network has no such set.
  ///
  /// - Complexity: O(dependences of the node).
  public func set(_ subject: NetworkSubject) -> SetEvaluation? {
    switch subject {
    case .dependence(let node, let cluster):
      network.nodes[node].dependences.firstIndex { $0.cluster == cluster }
        .map { sets[setStarts[node] + $0] }
    case .clusters(let cluster):
      setOfCluster[cluster] < 0 ? nil : sets[setOfCluster[cluster]]
    }
  }

  /// The sets of several items that count equally since nobody judged them.
  ///
  /// - Complexity: O(sets).
  public func unjudged() -> [NetworkSubject] { sets.filter(\.isUnjudged).map(\.subject) }

  // MARK: Matrices

  /// A matrix of a network.
  public enum MatrixKind: Hashable, Sendable {
    case unweighted, clusters, weighted, limit
  }

  /// Returns the columns of a matrix, each with its entries above 0 by row.
  ///
  /// - Complexity: O(entries); O(nodes) limits for the limit matrix.
  public func columns(of kind: MatrixKind) -> [[(row: Int, value: Double)]] {
    let matrix =
      switch kind {
      case .unweighted: unweightedMatrix()
      case .clusters: clusterMatrix()
      case .weighted: weightedMatrix()
      case .limit: limitMatrix()
      }
    return (0..<matrix.order).map { column in
      matrix.entries(ofColumn: column).map { (Int(matrix.rows[$0]), matrix.values[$0]) }
    }
  }

  /// Returns the unweighted supermatrix: column by column the priorities of the nodes of each
  /// cluster that a node depends on.
  ///
  /// - Complexity: O(entries).
  package func unweightedMatrix() -> SparseColumns {
    SparseColumns(
      columns: network.nodes.indices.map { node in
        zip(network.nodes[node].dependences, sets[setStarts[node]...]).flatMap { dependence, set in
          zip(dependence.nodes, set.priorities).map { ($0.position, $1) }
        }
      })
  }

  /// Returns the cluster matrix: column by column how much each cluster influences a cluster.
  ///
  /// - Complexity: O(clusters + entries).
  package func clusterMatrix() -> SparseColumns {
    SparseColumns(
      columns: network.clusters.indices.map { cluster in
        guard let set = set(.clusters(of: cluster)) else { return [] }
        return zip(network.comparedClusters(of: cluster), set.priorities).map {
          ($0.position, $1)
        }
      })
  }

  /// Returns the weighted supermatrix, each column of which sums to 1 or is 0.
  ///
  /// - Complexity: O(entries).
  package func weightedMatrix() -> SparseColumns {
    Weighted(network, sets: sets, starts: setStarts, ofCluster: setOfCluster).matrix
  }

  /// Returns the limit matrix: column by column the limit of a start at each node; 0 for a node
  /// that depends on nothing or leads to nothing that lasts.
  ///
  /// - Complexity: O(nodes) limits.
  package func limitMatrix() -> SparseColumns {
    let weighted = weightedMatrix()
    return SparseColumns(
      columns: network.nodes.indices.map { node in
        guard !weighted.entries(ofColumn: node.position).isEmpty,
          let own = try? NetworkLimit(
            of: weighted, entryError: entryError, rule: rule, start: node.position)
        else { return [] }
        return own.priorities.enumerated().map { ($0.offset, $0.element) }
      })
  }
}

/// The weighted supermatrix of a network.
private struct Weighted {
  let matrix: SparseColumns
  let entryError: Double

  init(
    _ network: Network, sets: [NetworkEvaluation.SetEvaluation], starts: [Int], ofCluster: [Int]
  ) {
    var entryError = 0.0
    var weights = [[Double]](repeating: [], count: network.clusters.count)
    for cluster in network.clusters.indices where ofCluster[cluster] >= 0 {
      weights[cluster] = network.weights(of: cluster, sets[ofCluster[cluster]].priorities)
    }
    matrix = SparseColumns(
      columns: network.nodes.indices.map { node in
        let own = network.nodes[node]
        let ownSets = sets[starts[node]...].prefix(own.dependences.count)
        let column = network.weightedColumn(
          of: node, weights: weights[own.cluster], ownSets.lazy.map(\.priorities))
        if column.isEmpty { return [] }
        let weightError =
          own.dependences.count == 1
          ? 0
          : 2 * sets[ofCluster[own.cluster]].errorBound
            + Double(own.dependences.count + 3) * Rounding.unit
        for set in ownSets {
          entryError = max(entryError, set.errorBound + weightError + 2 * Rounding.unit)
        }
        return column
      })
    self.entryError = entryError * 1.01
  }
}

extension Network {
  /// Returns how much each cluster counts for the nodes of one, by the priorities of those that are
  /// compared.
  func weights(of cluster: ClusterID, _ priorities: [Double]) -> [Double] {
    var weights = [Double](repeating: 0, count: clusters.count)
    for (other, weight) in zip(comparedClusters(of: cluster), priorities) {
      weights[other] = weight
    }
    return weights
  }

  /// Returns the entries of a node's column of the weighted supermatrix, of which the clusters that
  /// it depends on have all; none if these count nothing.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - weights: How much each cluster counts for it.
  ///   - priorities: Those within each of its dependences.
  func weightedColumn(
    of node: NodeID, weights: [Double], _ priorities: some Sequence<[Double]>
  ) -> [(Int, Double)] {
    let dependences = nodes[node].dependences
    let sum = dependences.reduce(0) { $0 + weights[$1.cluster] }
    if sum == 0 { return [] }
    return zip(dependences, priorities).flatMap { dependence, own in
      let weight = weights[dependence.cluster] / sum
      return zip(dependence.nodes, own).map { ($0.position, weight * $1) }
    }
  }
}
