/// A network of the Analytic Network Process: nodes in clusters, each of which may depend on any
/// others, itself included.
///
/// A criterion without children can have a network in the place of judgments; one of its clusters
/// has the alternatives that the criterion compares as its nodes.
///
///     var network = Network()
///     let chains = try network.addCluster("Chains", nodes: ["A", "B"], areAlternatives: true)
///     let image = try network.addCluster("Image", nodes: ["Price", "Taste"])
///     try network.setDependence(
///       of: network.nodes(of: chains)[0], on: Array(network.nodes(of: image)),
///       .common(.comparisons(ComparisonMatrix(order: 2, upperTriangle: [3]))))
///
/// Source: T. L. Saaty, *Decision Making with Dependence and Feedback: The Analytic Network
/// Process*, 2nd edition, RWS Publications, Pittsburgh 2001.
public struct Network: Hashable, Sendable {
  /// Nodes of one kind.
  public struct Cluster: Hashable, Sendable {
    /// The name, which no other cluster has.
    public let name: String
    /// What else is said about it.
    public var annotation = Annotation()
    /// Whether its nodes are alternatives of the model.
    public let areAlternatives: Bool
    /// The clusters whose influence on this one is compared; `nil` for those that its nodes depend
    /// on.
    public package(set) var compared: [ClusterID]?
    /// What is known about how much each of the compared clusters influences this one; nothing for
    /// equal influence.
    public package(set) var judgments: GroupJudgments = .none
    /// The judgments that were changed after they had been made.
    public package(set) var changes: [JudgmentChange] = []

    package init(name: String, areAlternatives: Bool) {
      self.name = name
      self.areAlternatives = areAlternatives
    }
  }

  /// What depends on other nodes, or influences them.
  public struct Node: Hashable, Sendable {
    /// The name, which no other node of its cluster has.
    public let name: String
    /// What else is said about it.
    public var annotation = Annotation()
    /// The cluster that it is in.
    public let cluster: ClusterID
    /// What it depends on, cluster by cluster.
    public package(set) var dependences: [Dependence] = []

    package init(name: String, annotation: Annotation = Annotation(), cluster: ClusterID) {
      self.name = name
      self.annotation = annotation
      self.cluster = cluster
    }
  }

  /// The nodes of one cluster that a node depends on.
  public struct Dependence: Hashable, Sendable {
    /// The cluster.
    public let cluster: ClusterID
    /// The nodes, in the order of the rows of their matrix.
    public let nodes: [NodeID]
    /// What is known about how much each influences the node; nothing for equal influence.
    public package(set) var judgments: GroupJudgments = .none
    /// The judgments that were changed after they had been made.
    public package(set) var changes: [JudgmentChange] = []

    package init(cluster: ClusterID, nodes: [NodeID], judgments: GroupJudgments = .none) {
      self.cluster = cluster
      self.nodes = nodes
      self.judgments = judgments
    }
  }

  /// The clusters.
  public private(set) var clusters: PositionedArray<ClusterID, Cluster> = []
  /// The nodes of all clusters, one cluster after another.
  public package(set) var nodes: PositionedArray<NodeID, Node> = []
  /// Where the nodes of each cluster begin, and where those of the last one end.
  private var starts = [0]

  /// Creates a network without clusters.
  public init() {}

  /// The nodes of a cluster; those of alternatives in the order of the alternatives.
  public func nodes(of cluster: ClusterID) -> Range<NodeID> {
    NodeID(starts[cluster])..<NodeID(starts[cluster.position + 1])
  }

  /// The cluster whose nodes are the alternatives.
  ///
  /// - Complexity: O(clusters).
  public func alternatives() -> ClusterID? {
    clusters.indices.first { clusters[$0].areAlternatives }
  }

  // MARK: Building

  /// Adds a cluster after those that there are.
  ///
  /// - Throws: `ModelError.badName`, or `.duplicateName` if a cluster has the name or two nodes
  ///   have the same.
  @discardableResult
  public mutating func addCluster(
    _ name: String, nodes names: [String], areAlternatives: Bool = false
  ) throws(ModelError) -> ClusterID {
    try ModelName.check(name)
    guard !clusters.contains(where: { $0.name == name }) else { throw .duplicateName(name) }
    var seen: Set<String> = []
    for node in names {
      try ModelName.check(node)
      guard seen.insert(node).inserted else { throw .duplicateName(node) }
    }
    let cluster = clusters.endIndex
    return add(
      Cluster(name: name, areAlternatives: areAlternatives),
      nodes: names.map { Node(name: $0, cluster: cluster) })
  }

  /// Adds a cluster that has been checked.
  @discardableResult
  package mutating func add(_ cluster: Cluster, nodes: [Node]) -> ClusterID {
    for node in nodes { self.nodes.append(node) }
    starts.append(self.nodes.count)
    return clusters.append(cluster)
  }

  /// Sets which nodes of a cluster a node depends on, and what is known of their influence.
  ///
  /// - Parameters:
  ///   - influences: Nodes of one cluster, each once.
  ///   - node: The node that depends on them.
  ///   - judgments: How much each influences it, in their order.
  /// - Throws: `ModelError.wrongOrder` or `.badPriorities`.
  public mutating func setDependence(
    of node: NodeID, on influences: [NodeID], _ judgments: GroupJudgments = .none
  ) throws(ModelError) {
    nodes.require(node)
    for influence in influences { nodes.require(influence) }
    guard let first = influences.first, Set(influences).count == influences.count,
      influences.allSatisfy({ nodes[$0].cluster == nodes[first].cluster })
    else { preconditionFailure("nodes of one cluster, each once") }
    let cluster = nodes[first].cluster
    try check(
      judgments, count: influences.count, name: "\(path(of: node)) → \(clusters[cluster].name)")
    let dependence = Dependence(cluster: cluster, nodes: influences, judgments: judgments)
    nodes[node].dependences.removeAll { $0.cluster == cluster }
    let place = nodes[node].dependences.firstIndex { $0.cluster > cluster }
    nodes[node].dependences.insert(dependence, at: place ?? nodes[node].dependences.endIndex)
  }

  /// Sets how much clusters influence a cluster.
  ///
  /// - Parameters:
  ///   - cluster: The cluster that is influenced.
  ///   - compared: The clusters that are compared; `nil` for those that its nodes depend on.
  ///   - judgments: How much each influences it, in their order.
  /// - Throws: `ModelError.wrongOrder` or `.badPriorities`.
  public mutating func setClusterJudgments(
    _ judgments: GroupJudgments, of cluster: ClusterID, comparing compared: [ClusterID]? = nil
  ) throws(ModelError) {
    clusters.require(cluster)
    for other in compared ?? [] { clusters.require(other) }
    try check(
      judgments, count: (compared ?? linkedClusters(of: cluster)).count,
      name: clusters[cluster].name)
    clusters[cluster].compared = compared
    clusters[cluster].judgments = judgments
  }

  private func check(_ judgments: GroupJudgments, count: Int, name: String) throws(ModelError) {
    var sets = judgments.sets
    while let (_, own) = sets.next() {
      guard own.order == count else {
        throw .wrongOrder(name, found: own.order, expected: count)
      }
      try own.check(name: name)
    }
  }

  /// Sets judgments that have been checked.
  package mutating func setJudgments(_ judgments: GroupJudgments, of subject: NetworkSubject) {
    switch subject {
    case .dependence(let node, let cluster):
      guard let place = nodes[node].dependences.firstIndex(where: { $0.cluster == cluster }) else {
        preconditionFailure("the node does not depend on the cluster")
      }
      nodes[node].dependences[place].judgments = judgments
    case .clusters(let cluster): clusters[cluster].judgments = judgments
    }
  }

  /// Removes judgments and the record of their changes: all, or those that are comparisons.
  package mutating func removeJudgments(comparisonsOnly: Bool = false) {
    for node in nodes.indices {
      for place in nodes[node].dependences.indices
      where !comparisonsOnly || nodes[node].dependences[place].judgments.canBeCompared {
        nodes[node].dependences[place].judgments = .none
        nodes[node].dependences[place].changes = []
      }
    }
    for cluster in clusters.indices
    where !comparisonsOnly || clusters[cluster].judgments.canBeCompared {
      clusters[cluster].judgments = .none
      clusters[cluster].changes = []
    }
  }

  /// Removes judgments of participants, and the record of their changes.
  ///
  /// - Parameter isRemoved: Whether what a participant said of a subject goes.
  package mutating func removeJudgments(
    where isRemoved: (NetworkSubject, ParticipantID) -> Bool
  ) {
    for subject in subjects() {
      let all = judgments(of: subject).byParticipants
      let kept = all.filter { !isRemoved(subject, $0.participant) }
      if kept.count == all.count { continue }
      setJudgments(kept.isEmpty ? .none : .individual(kept), of: subject)
      setChanges(
        changes(of: subject).filter { $0.participant.map { !isRemoved(subject, $0) } ?? true },
        of: subject)
    }
  }

  private mutating func setChanges(_ changes: [JudgmentChange], of subject: NetworkSubject) {
    switch subject {
    case .dependence(let node, let cluster):
      for place in nodes[node].dependences.indices
      where nodes[node].dependences[place].cluster == cluster {
        nodes[node].dependences[place].changes = changes
      }
    case .clusters(let cluster): clusters[cluster].changes = changes
    }
  }

  /// Records changes of judgments.
  package mutating func record(_ changes: [JudgmentChange], of subject: NetworkSubject) {
    switch subject {
    case .dependence(let node, let cluster):
      guard let place = nodes[node].dependences.firstIndex(where: { $0.cluster == cluster }) else {
        preconditionFailure("the node does not depend on the cluster")
      }
      nodes[node].dependences[place].changes += changes
    case .clusters(let cluster): clusters[cluster].changes += changes
    }
  }

  /// Sets the clusters that are compared, and judgments on them that have been checked.
  package mutating func setClusters(
    _ compared: [ClusterID]?, _ judgments: GroupJudgments, of cluster: ClusterID
  ) {
    clusters[cluster].compared = compared
    clusters[cluster].judgments = judgments
  }
}

/// What a set of comparisons in a network is about.
public enum NetworkSubject: Hashable, Sendable {
  /// The influence of nodes of a cluster on a node.
  case dependence(NodeID, on: ClusterID)
  /// The influence of clusters on a cluster.
  case clusters(of: ClusterID)
}

extension Network {
  /// Returns the clusters that nodes of a cluster depend on, in the order of the clusters.
  ///
  /// - Complexity: O(nodes and dependences of the cluster).
  public func linkedClusters(of cluster: ClusterID) -> [ClusterID] {
    var isLinked = [Bool](repeating: false, count: clusters.count)
    for node in nodes(of: cluster) {
      for dependence in nodes[node].dependences { isLinked[dependence.cluster] = true }
    }
    return clusters.indices.filter { isLinked[$0] }
  }

  /// Returns the clusters that are compared for their influence on a cluster.
  ///
  /// - Complexity: As of `linkedClusters(of:)`.
  public func comparedClusters(of cluster: ClusterID) -> [ClusterID] {
    clusters[cluster].compared ?? linkedClusters(of: cluster)
  }

  /// Returns everything that is compared: for each node what it depends on, then for each cluster
  /// the clusters.
  ///
  /// - Complexity: O(nodes and dependences).
  public func subjects() -> [NetworkSubject] {
    nodes.indices.flatMap { node in
      nodes[node].dependences.map { .dependence(node, on: $0.cluster) }
    }
      + clusters.indices.filter { !comparedClusters(of: $0).isEmpty }.map { .clusters(of: $0) }
  }

  /// Returns the nodes of a cluster on which a node depends; `nil` if there are none.
  func dependence(of node: NodeID, on cluster: ClusterID) -> Dependence? {
    nodes[node].dependences.first { $0.cluster == cluster }
  }

  /// Returns what is known about the items of a set of comparisons.
  public func judgments(of subject: NetworkSubject) -> GroupJudgments {
    switch subject {
    case .dependence(let node, let cluster):
      dependence(of: node, on: cluster)?.judgments ?? .none
    case .clusters(let cluster): clusters[cluster].judgments
    }
  }

  /// Returns the number of items of a set of comparisons.
  ///
  /// - Complexity: O(nodes of the cluster) for clusters.
  public func itemCount(of subject: NetworkSubject) -> Int {
    switch subject {
    case .dependence(let node, let cluster):
      dependence(of: node, on: cluster)?.nodes.count ?? 0
    case .clusters(let cluster): comparedClusters(of: cluster).count
    }
  }

  /// Returns the judgments of a set of comparisons that were changed after they had been made.
  public func changes(of subject: NetworkSubject) -> [JudgmentChange] {
    switch subject {
    case .dependence(let node, let cluster): dependence(of: node, on: cluster)?.changes ?? []
    case .clusters(let cluster): clusters[cluster].changes
    }
  }

  /// Returns the name of each item of a set of comparisons, in a language if there is a label in
  /// it.
  ///
  /// - Complexity: O(items), and O(nodes of the cluster) for clusters.
  public func itemNames(of subject: NetworkSubject, language: String? = nil) -> [String] {
    switch subject {
    case .dependence(let node, let cluster):
      (dependence(of: node, on: cluster)?.nodes ?? []).map { label(of: $0, language: language) }
    case .clusters(let cluster):
      comparedClusters(of: cluster).map { label(of: $0, language: language) }
    }
  }

  /// The name of a cluster in a language, or its own name.
  public func label(of cluster: ClusterID, language: String? = nil) -> String {
    clusters[cluster].annotation.label(in: language) ?? clusters[cluster].name
  }

  /// The name of a node in a language, or its own name.
  public func label(of node: NodeID, language: String? = nil) -> String {
    nodes[node].annotation.label(in: language) ?? nodes[node].name
  }

  /// The path of a node: its cluster and its name, such as `Chains/Chain A`.
  public func path(of node: NodeID, language: String? = nil) -> String {
    label(of: nodes[node].cluster, language: language) + "/" + label(of: node, language: language)
  }

  /// The path of a set of comparisons: `Chains/Chain A → Advertising`, or `Chains → clusters`.
  public func path(of subject: NetworkSubject, language: String? = nil) -> String {
    switch subject {
    case .dependence(let node, let cluster):
      path(of: node, language: language) + " → " + label(of: cluster, language: language)
    case .clusters(let cluster): label(of: cluster, language: language) + " → clusters"
    }
  }
}
