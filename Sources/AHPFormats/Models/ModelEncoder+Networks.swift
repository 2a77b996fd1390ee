internal import AHP

extension ModelEncoder {
  /// A network: its clusters, one after another.
  func network(_ network: Network) -> DataValue {
    .list(network.clusters.indices.map { cluster($0, of: network) })
  }

  private func cluster(_ id: ClusterID, of network: Network) -> DataValue {
    let cluster = network.clusters[id]
    var members: Members = [(.cluster, .text(cluster.name))]
    members += annotation(cluster.annotation)
    if cluster.areAlternatives { members.append((.alternatives, .boolean(true))) }
    let names = network.itemNames(of: .clusters(of: id))
    if let compared = cluster.compared, compared != network.linkedClusters(of: id) {
      members.append((.items, .list(names.map { .text($0) })))
    }
    members += group(cluster.judgments, of: names)
    members += changes(cluster.changes, of: names)
    let nodes = network.nodes(of: id).filter {
      !cluster.areAlternatives || !network.nodes[$0].dependences.isEmpty
        || network.nodes[$0].annotation != Annotation()
    }
    if !nodes.isEmpty {
      members.append((.nodes, .list(nodes.map { node(network.nodes[$0], of: network) })))
    }
    return Self.mapping(members)
  }

  private func node(_ node: Network.Node, of network: Network) -> DataValue {
    let more =
      annotation(node.annotation).filter { ModelKey.ofNamed.contains($0.key) }
      + (node.dependences.isEmpty
        ? []
        : [
          (
            ModelKey.dependsOn,
            DataValue.mapping(
              node.dependences.map {
                (network.clusters[$0.cluster].name, dependence($0, of: network))
              })
          )
        ])
    return more.isEmpty ? .text(node.name) : Self.mapping([(.name, .text(node.name))] + more)
  }

  private func dependence(_ dependence: Network.Dependence, of network: Network) -> DataValue {
    let names = dependence.nodes.map { network.nodes[$0].name }
    let all = Array(network.nodes(of: dependence.cluster))
    if dependence.judgments == .none && dependence.changes.isEmpty {
      return dependence.nodes == all && all.count > 1
        ? .mapping([]) : .list(names.map { .text($0) })
    }
    var members: Members = []
    if !namesItems(dependence.judgments, dependence.nodes, all) {
      members.append((.items, .list(names.map { .text($0) })))
    }
    members += group(dependence.judgments, of: names)
    members += changes(dependence.changes, of: names)
    return Self.mapping(members)
  }

  /// Whether a reader finds the nodes that are compared from the judgments alone.
  private func namesItems(
    _ judgments: GroupJudgments, _ nodes: [NodeID], _ all: [NodeID]
  ) -> Bool {
    guard nodes == nodes.sorted(), case .common(let judgments) = judgments else { return false }
    guard let matrix = judgments.matrix else { return true }
    guard isReadable(order: matrix.order) else { return nodes == all }
    var isNamed = [Bool](repeating: false, count: matrix.order)
    for (pair, ratio) in zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle())
    where ratio != nil {
      isNamed[pair.row] = true
      isNamed[pair.column] = true
    }
    return isNamed.allSatisfy { $0 }
  }

  /// Judgments of everybody, or of each participant.
  private func group(_ judgments: GroupJudgments, of names: [String]) -> Members {
    switch judgments {
    case .none: return []
    case .common(let judgments): return self.judgments(judgments, of: names)
    case .individual(let all):
      let members = all.map { own in
        (
          model.participants[own.participant].name,
          Self.mapping(
            self.judgments(own.judgments, of: names)
              + annotation(own.annotation).filter { ModelKey.ofIndividual.contains($0.key) })
        )
      }
      return [(.judgments, .mapping(members))]
    }
  }

  private func changes(_ changes: [JudgmentChange], of names: [String]) -> Members {
    changes.isEmpty ? [] : [(.changes, .list(changes.map { change($0, of: names) }))]
  }
}
