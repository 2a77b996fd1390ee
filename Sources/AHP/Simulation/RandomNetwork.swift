/// The shape of a network with random judgments.
///
/// The nodes stand in a circle, cluster after cluster, those of the alternatives last. Each depends
/// on the next one, which makes the network one component, and on others, most of which are near
/// it.
public struct RandomNetworkOptions: Hashable, Sendable {
  /// The number of clusters besides that of the alternatives, 0 or more.
  public var clusters: Int
  /// How many nodes each of them has, 1 or more.
  public var nodes: Int
  /// The number of alternatives, 1 or more.
  public var alternatives: Int
  /// On how many other nodes each node depends, 1 or more; on all others if there are fewer.
  public var links: Int
  /// The probability, 0 … 1, that such a node is anywhere in the network. Otherwise it is among the
  /// 2·`links` nodes that are next in the circle, on both sides.
  public var farShare: Double
  /// How many participants judge everything; at 0 there is one set of judgments that stands for
  /// everybody.
  public var participants: Int
  /// The standard deviation of the logarithm of a judgment around the one that the priorities call
  /// for, 0 … 10.
  public var noise: Double
  /// The probability, 0 … 1, that a judgment is missing, as in `RandomModelOptions`.
  public var missingShare: Double

  public init(
    clusters: Int = 4, nodes: Int = 5, alternatives: Int = 5, links: Int = 8,
    farShare: Double = 0.1, participants: Int = 0, noise: Double = 0.3, missingShare: Double = 0
  ) {
    self.clusters = clusters
    self.nodes = nodes
    self.alternatives = alternatives
    self.links = links
    self.farShare = farShare
    self.participants = participants
    self.noise = noise
    self.missingShare = missingShare
  }

  /// The most links of all nodes that a random network may have.
  public static let maximumLinkCount = 20_000_000

  /// Returns a model of one goal whose network has this shape and random judgments, for measuring
  /// and teaching.
  ///
  ///     let options = RandomNetworkOptions(clusters: 1000, nodes: 10, links: 20, farShare: 0.01)
  ///     let model = try options.model(seed: 1)
  ///
  /// Judgments are drawn as in `RandomModelOptions.model(seed:)`: those of what a node depends on
  /// in each cluster, and those of the clusters that the nodes of a cluster depend on. The same
  /// options and seed give the same model.
  ///
  /// - Parameter seed: What the random numbers start from.
  /// - Throws: `RandomModelError`.
  /// - Complexity: O(links · log + judgments).
  public func model(seed: UInt64) throws(RandomModelError) -> DecisionModel {
    try check()
    var generator = SplitMix64(seed: seed)
    var network = network(linkedBy: &generator)
    let orders = network.subjects().map { network.itemCount(of: $0) }
    let voices = Double(max(participants, 1))
    let matrices = voices * Double(orders.count { $0 > 1 })
    guard matrices <= Double(RandomModelOptions.maximumMatrixCount) else {
      throw .tooManyMatrices(matrices)
    }
    let judgments =
      voices * orders.reduce(0.0) { $0 + Double(UpperTriangle.count(order: $1)) }
    guard judgments <= Double(RandomModelOptions.maximumJudgmentCount) else {
      throw .tooManyJudgments(judgments)
    }
    var draw = RandomJudgments(
      noise: noise, missingShare: missingShare, seed: generator.next())
    for (subject, order) in zip(network.subjects(), orders) where order > 1 {
      network.setJudgments(
        draw.groupJudgments(order: order, participants: participants), of: subject)
    }
    var model = DecisionModel(
      random: "Random network", criteria: [Criterion("Goal")], alternatives: alternatives,
      participants: participants)
    do {
      try model.setNetwork(network, of: model.goal)
    } catch {
      preconditionFailure("the alternatives are a cluster: \(error)")
    }
    let missing = missingShare > 0 ? ", missing \(missingShare)" : ""
    model.annotation = Annotation(
      text: "Random judgments that nobody made: clusters \(clusters), nodes \(nodes), alternatives "
        + "\(alternatives), links \(links), far \(farShare), participants \(participants), noise "
        + "\(noise)\(missing), seed \(seed)",
      provenance: .illustrative)
    return model
  }

  private func check() throws(RandomModelError) {
    for (name, value, range) in [
      ("clusters", Double(clusters), 0...1e6), ("nodes", Double(nodes), 1...1e6),
      ("alternatives", Double(alternatives), 1...1e6), ("links", Double(links), 1...1e6),
      ("far share", farShare, 0...1), ("participants", Double(participants), 0...1e6),
      ("noise", noise, 0...10), ("missing share", missingShare, 0...1),
    ] where !range.contains(value) {
      throw .notInRange(name, found: value, range)
    }
    let nodes = Double(clusters) * Double(nodes) + Double(alternatives)
    let links = nodes * min(Double(links), max(nodes - 1, 1))
    guard links <= Double(Self.maximumLinkCount) else { throw .tooManyLinks(links) }
  }

  /// A network of this shape in which nothing is judged.
  private func network(linkedBy generator: inout SplitMix64) -> Network {
    var network = Network()
    for cluster in 1...(clusters + 1) {
      let areAlternatives = cluster > clusters
      let name = areAlternatives ? "Alternatives" : "Cluster \(cluster)"
      network.add(
        Network.Cluster(name: name, areAlternatives: areAlternatives),
        nodes: (1...(areAlternatives ? alternatives : nodes)).map {
          Network.Node(
            name: areAlternatives ? "Alternative \($0)" : "Node \(cluster).\($0)",
            cluster: network.clusters.endIndex)
        })
    }
    let count = network.nodes.count
    for node in network.nodes.indices {
      let influences = influences(on: node.position, of: count, &generator)
      network.nodes[node].dependences = influences.sorted().reduce(into: []) { all, influence in
        let cluster = network.nodes[NodeID(influence)].cluster
        let members = all.last?.cluster == cluster ? all.removeLast().nodes : []
        all.append(Network.Dependence(cluster: cluster, nodes: members + [NodeID(influence)]))
      }
    }
    return network
  }

  /// The positions of the nodes that a node depends on, each once; itself if there is no other.
  private func influences(
    on node: Int, of count: Int, _ generator: inout SplitMix64
  ) -> Set<Int> {
    var found: Set = [(node + 1) % count]
    let wanted = min(links, max(count - 1, 1))
    // Twice as many as links, or the whole circle: there always is one that is new.
    let reach = min(links, count / 2)
    while found.count < wanted {
      let isFar = NormalNumbers.uniform(from: &generator) <= farShare
      var other = node
      while other == node || found.contains(other) {
        if isFar {
          other = Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)
        } else {
          let steps = Int(generator.next().multipliedFullWidth(by: UInt64(2 * reach + 1)).high)
          other = (node + steps - reach + count) % count
        }
      }
      found.insert(other)
    }
    return found
  }
}
