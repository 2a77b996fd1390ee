/// What is to be known about the network of a criterion besides its priorities.
public struct NetworkFindings: Hashable, Sendable {
  /// The criterion.
  public let criterion: CriterionID
  /// Sets of several items that count equally since nobody judged them.
  public let unjudged: [NetworkSubject]
  /// Nodes, alternatives aside, that depend on nothing.
  public let deadEnds: [NodeID]
  /// Nodes that no source leads to: the sources are the nodes that influence nothing and depend on
  /// something. Empty where there are none.
  public let unreached: [NodeID]
  /// Clusters that are compared for their influence on another one, none of whose nodes depends on
  /// theirs.
  public let comparedWithoutLink: [ComparedCluster]
  /// The nodes of the parts that do not influence each other and whose mixture is the limit; empty
  /// if there are not several.
  public let separateParts: [[NodeID]]
  /// The period of the part that the limit comes from; `nil` without a cycle.
  public let period: Int?
  /// An interval that contains the spectral radius, if everything drains into nodes that depend on
  /// nothing; `nil` otherwise.
  public let drainingRadius: ClosedRange<Double>?
  /// Whether the sum of all paths is asked for and infinite, so that the calculus is computed in
  /// its place.
  public let hasInfinitePathSums: Bool

  /// A cluster that is compared for its influence on another one.
  public struct ComparedCluster: Hashable, Sendable {
    /// The cluster whose influence is compared.
    public let influence: ClusterID
    /// The cluster on which it is compared.
    public let on: ClusterID
  }

}

extension NetworkFindings {
  /// Finds what is to be known about a network.
  ///
  /// - Complexity: O(nodes + dependences).
  public init(of evaluation: NetworkEvaluation, criterion: CriterionID) {
    let network = evaluation.network
    let matrix = evaluation.weightedMatrix()
    self.criterion = criterion
    unjudged = evaluation.unjudged()
    deadEnds = network.nodes.indices.filter {
      network.nodes[$0].dependences.isEmpty
        && !network.clusters[network.nodes[$0].cluster].areAlternatives
    }
    unreached = matrix.unreachedFromSources().map { NodeID($0) }
    comparedWithoutLink = network.clusters.indices.flatMap { cluster -> [ComparedCluster] in
      guard let compared = network.clusters[cluster].compared else { return [] }
      let linked = Set(network.linkedClusters(of: cluster))
      return compared.filter { !linked.contains($0) }.map {
        ComparedCluster(influence: $0, on: cluster)
      }
    }
    let limit = evaluation.limit
    separateParts =
      limit.kind == .severalComponents && limit.dominant.count > 1
      ? limit.dominant.map { $0.map { NodeID($0) } } : []
    period = limit.dominant.first.flatMap { nodes in
      nodes.first.flatMap { matrix.period(ofComponentWith: $0) }
    }
    drainingRadius =
      limit.kind != .pathSums && limit.spectralRadius.upperBound < 1 ? limit.spectralRadius : nil
    hasInfinitePathSums = evaluation.sumsAreInfinite
  }
}

extension NetworkFindings {
  /// Finds what is the same in all evaluations of one network, such as those of participants whose
  /// final priorities are averaged; `nil` without any.
  ///
  /// - Complexity: O(evaluations · (nodes + dependences)).
  public init?(common evaluations: [NetworkEvaluation], criterion: CriterionID) {
    let all = evaluations.map { NetworkFindings(of: $0, criterion: criterion) }
    guard let first = all.first else { return nil }
    func common<Value: Equatable>(_ path: KeyPath<NetworkFindings, Value>, else other: Value)
      -> Value
    {
      let value = first[keyPath: path]
      return all.allSatisfy { $0[keyPath: path] == value } ? value : other
    }
    self.init(
      criterion: criterion, unjudged: common(\.unjudged, else: []),
      deadEnds: common(\.deadEnds, else: []), unreached: common(\.unreached, else: []),
      comparedWithoutLink: common(\.comparedWithoutLink, else: []),
      separateParts: common(\.separateParts, else: []), period: common(\.period, else: nil),
      drainingRadius: common(\.drainingRadius, else: nil),
      hasInfinitePathSums: common(\.hasInfinitePathSums, else: false))
  }
}
