internal import AHP

/// Makes one hierarchy of networks of clusters, each below a node of another: those that are
/// hierarchies become criteria, others stay networks.
struct ClusterHierarchy {
  var hierarchy = ImportedHierarchy()
  /// The position of each alternative by name.
  private(set) var alternatives: [String: Int] = [:]

  /// Adds an alternative unless there is one with its name.
  mutating func addAlternative(_ name: String) {
    guard alternatives[name] == nil else { return }
    alternatives[name] = hierarchy.alternatives.count
    hierarchy.alternatives.append(Alternative(name))
  }

  /// Adds the criteria of networks, the first of which is the top.
  ///
  /// If one of them is no hierarchy, those with alternatives stay networks.
  ///
  /// - Returns: For each network the criterion of each node by name; `nil`, and problems, if one of
  ///   them has no place in a hierarchy.
  mutating func add(
    _ networks: [ClusterNetwork], _ reading: inout ImportReading
  ) -> [[String: Int]]? {
    let obstacles = networks.map { $0.obstacle() }
    let owners = Set(networks.compactMap { $0.owner?.network })
    let hasNetworks = obstacles.contains { $0 != nil }
    let stays = networks.indices.map { position in
      hasNetworks && !owners.contains(position)
        && (obstacles[position] != nil
          || networks.count > 1 && networks[position].clusters.contains(where: \.isOfAlternatives))
    }
    for (position, network) in networks.enumerated() {
      if let obstacle = obstacles[position], !stays[position] {
        let name = network.owner.map { "the network of '\($0.node)'" } ?? "the model"
        reading.refuse(
          "\(name) is no hierarchy, and its nodes have networks of their own: \(obstacle)",
          at: network.place,
          hint: "networks below the criteria of a hierarchy can be imported")
      }
      for cluster in network.clusters where cluster.isOfAlternatives {
        for node in cluster.nodes { addAlternative(node.name) }
      }
      for comparison in network.nodeComparisons + network.clusterComparisons
      where Set(comparison.items).count < comparison.items.count {
        reading.refuse("a comparison has the same item twice", at: comparison.place)
      }
    }
    if reading.isRefused { return nil }
    var criteria = [[String: Int]](repeating: [:], count: networks.count)
    // Each network comes after the one that has it.
    for (position, network) in networks.enumerated() {
      var parent: Int?
      if let owner = network.owner {
        parent = criteria[owner.network][owner.node]
        guard parent != nil else {
          reading.refuse(
            "the network of '\(owner.node)' belongs to no criterion", at: network.place)
          return nil
        }
      }
      if stays[position] {
        addNetwork(network, of: parent, &reading)
      } else {
        criteria[position] = addCriteria(of: network, under: parent, &reading)
      }
    }
    return criteria
  }

  /// Gives a criterion a network, or the goal if it is `nil`.
  private mutating func addNetwork(
    _ network: ClusterNetwork, of parent: Int?, _ reading: inout ImportReading
  ) {
    var node = parent ?? hierarchy.nodes.count
    if parent == nil {
      hierarchy.nodes.append(.init(name: "", place: network.place))
      node = hierarchy.nodes.count - 1
    }
    guard let made = network.network(&reading), let cluster = made.alternatives() else { return }
    let own = made.nodes(of: cluster).map { alternatives[made.nodes[$0].name] ?? 0 }
    if own != Array(hierarchy.alternatives.indices) {
      hierarchy.nodes[node].alternatives = own.map { AlternativeID($0) }
    }
    hierarchy.nodes[node].network = made
  }

  private mutating func addCriteria(
    of network: ClusterNetwork, under parent: Int?, _ reading: inout ImportReading
  ) -> [String: Int] {
    let comparisons = network.comparisonsByNode()
    let compared = network.comparedPlaces()
    let places = network.places()
    let sources = places.filter { comparisons[$0] != nil && !compared.contains($0) }
    let goal = sources.count == 1 ? sources[0] : nil
    var nodes: [ClusterNetwork.Place: Int] = [:]
    var byName: [String: Int] = [:]
    let top: Int
    if let parent {
      top = parent
    } else {
      let node = goal.map { network.clusters[$0.cluster].nodes[$0.node] }
      top = hierarchy.nodes.count
      hierarchy.nodes.append(
        .init(name: node?.name ?? "", place: node?.place ?? network.place, text: node?.text))
      if let node { byName[node.name] = top }
    }
    if let goal { nodes[goal] = top }
    for place in places where place != goal {
      let cluster = network.clusters[place.cluster]
      let node = cluster.nodes[place.node]
      if cluster.isOfAlternatives { continue }
      guard compared.contains(place) || comparisons[place] != nil else {
        reading.leaveOut("'\(node.name)' is not connected with the goal", at: node.place)
        continue
      }
      hierarchy.nodes.append(.init(name: node.name, place: node.place, text: node.text))
      nodes[place] = hierarchy.nodes.count - 1
      byName[node.name] = hierarchy.nodes.count - 1
    }
    if goal == nil { weighEqually(sources.compactMap { nodes[$0] }, under: top, &reading) }
    for place in places {
      guard let node = nodes[place], let own = comparisons[place] else { continue }
      for (comparison, target) in zip(own, targets(of: node, own, network, &reading)) {
        set(comparison, of: target, nodes, network)
      }
    }
    return byName
  }

  /// Puts nodes that nothing weighs below a criterion, all equal: the limit of the network begins
  /// with equal weights.
  private mutating func weighEqually(
    _ sources: [Int], under top: Int, _ reading: inout ImportReading
  ) {
    guard !sources.isEmpty else { return }
    hierarchy.nodes[top].children = sources
    let order = sources.count
    hierarchy.nodes[top].judgments = [
      (
        nil,
        .comparisons(
          ComparisonMatrix(
            unchecked: Array(repeating: 1, count: UpperTriangle.count(order: order)), order: order))
      )
    ]
    let names = sources.prefix(3).map { "'\(hierarchy.nodes[$0].name)'" }.joined(separator: ", ")
    reading.remark(
      "nothing weighs \(names)\(sources.count > 3 ? " …" : ""), which counts as equal",
      at: hierarchy.nodes[sources[0]].place)
  }

  /// The criteria that a node's comparisons belong to: the node itself, or a criterion for each
  /// cluster if it compares nodes of several, with the weights of the clusters.
  private mutating func targets(
    of node: Int, _ comparisons: [ClusterNetwork.Comparison], _ network: ClusterNetwork,
    _ reading: inout ImportReading
  ) -> [Int] {
    if comparisons.count == 1 { return [node] }
    reading.remark(
      "'\(hierarchy.nodes[node].name)' compares nodes of \(comparisons.count) clusters: each "
        + "becomes a criterion below it", at: comparisons[0].place)
    let targets = comparisons.map {
      hierarchy.add(network.clusters[$0.destination].name, at: $0.place, under: node)
    }
    let destinations = comparisons.map(\.destination)
    if let weights = network.clusterComparisons.first(where: {
      $0.cluster == comparisons[0].cluster && Set(destinations).isSubset(of: $0.items)
    }) {
      hierarchy.nodes[node].judgments = weights.judgments.compactMap { participant, judgments in
        judgments.taking(destinations.compactMap(weights.items.firstIndex(of:)))
          .map { (participant, $0) }
      }
    }
    return targets
  }

  /// Sets what a criterion compares, and its judgments.
  private mutating func set(
    _ comparison: ClusterNetwork.Comparison, of target: Int,
    _ nodes: [ClusterNetwork.Place: Int], _ network: ClusterNetwork
  ) {
    let cluster = network.clusters[comparison.destination]
    let rows: [Int]
    if cluster.isOfAlternatives {
      let positions = comparison.items.map { alternatives[cluster.nodes[$0].name] ?? 0 }
      rows = positions.indices.sorted { positions[$0] < positions[$1] }
      if rows.count < hierarchy.alternatives.count {
        hierarchy.nodes[target].alternatives = rows.map { AlternativeID(positions[$0]) }
      }
    } else {
      rows = comparison.items.indices.sorted { comparison.items[$0] < comparison.items[$1] }
      hierarchy.nodes[target].children = rows.compactMap {
        nodes[
          ClusterNetwork.Place(
            cluster: comparison.destination, node: comparison.items[$0])]
      }
    }
    hierarchy.nodes[target].judgments = comparison.judgments.compactMap { participant, judgments in
      judgments.taking(rows).map { (participant, $0) }
    }
  }
}
