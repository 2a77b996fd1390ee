extension DecisionModel {
  /// Puts a network in the place of judgments on a criterion without children.
  ///
  /// - Throws: `ModelError.badNetwork` unless one cluster has the alternatives that the criterion
  ///   compares, by their names and in their order.
  public mutating func setNetwork(
    _ network: Network, of criterion: CriterionID
  ) throws(ModelError) {
    criteria.require(criterion)
    precondition(
      criteria[criterion].children.isEmpty && criteria[criterion].judgments == .none,
      "a criterion without children and judgments")
    guard network.clusters.filter(\.areAlternatives).count == 1,
      let alternatives = network.alternatives(), !self.alternatives.isEmpty,
      network.nodes(of: alternatives).map({ network.nodes[$0].name }) == itemNames(of: criterion)
    else { throw .badNetwork(criteria[criterion].name) }
    networks[criterion] = network
  }

  /// Returns the criteria that have a network, in their order.
  ///
  /// - Complexity: O(networks · log).
  public func criteriaWithNetworks() -> [CriterionID] { networks.keys.sorted() }
}

extension Network {
  /// Returns this network with some of its alternatives only, in the given order; one that stands
  /// there twice has a copy, which everything depends on as on itself.
  ///
  /// - Parameters:
  ///   - items: Positions of alternatives in their cluster.
  ///   - names: The name of each.
  /// - Throws: `ModelError.badPriorities` if only nodes stay that have the priority 0.
  /// - Complexity: O(judgments).
  func mapped(alternatives items: [Int], named names: [String]) throws(ModelError) -> Network {
    var mapped = Network()
    var oldNodes: [NodeID] = []
    for cluster in clusters.indices {
      var changed = clusters[cluster]
      if changed.judgments != .none { changed.compared = comparedClusters(of: cluster) }
      let own = nodes(of: cluster)
      var kept = Array(own)
      if changed.areAlternatives { kept = items.map { own.lowerBound.advanced(by: $0) } }
      oldNodes += kept
      mapped.add(
        changed,
        nodes: kept.enumerated().map { place, node in
          Node(
            name: changed.areAlternatives ? names[place] : nodes[node].name,
            annotation: nodes[node].annotation, cluster: cluster)
        })
    }
    for node in mapped.nodes.indices {
      for dependence in nodes[oldNodes[node]].dependences {
        let influences = mapped.nodes(of: dependence.cluster).compactMap { new in
          dependence.nodes.firstIndex(of: oldNodes[new]).map { (node: new, item: $0) }
        }
        if influences.isEmpty { continue }
        let name = mapped.path(of: node)
        let judgments = try dependence.judgments.mapping {
          _, judgments throws(ModelError) in
          try judgments.mapped(to: influences.map(\.item), name: name)
        }
        mapped.nodes[node].dependences.append(
          Dependence(
            cluster: dependence.cluster, nodes: influences.map(\.node), judgments: judgments))
      }
    }
    return mapped
  }
}
