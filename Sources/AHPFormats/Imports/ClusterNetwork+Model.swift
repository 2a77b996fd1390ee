internal import AHP

extension ClusterNetwork {
  /// Returns the network of a model that this is; `nil`, and problems in `reading`, if there can be
  /// none.
  ///
  /// Clusters without nodes are left out.
  ///
  /// - Complexity: O(nodes + judgments).
  func network(_ reading: inout ImportReading) -> Network? {
    let kept = clusters.indices.filter { !clusters[$0].nodes.isEmpty }
    let ofAlternatives = kept.filter { clusters[$0].isOfAlternatives }
    guard ofAlternatives.count == 1 else {
      reading.refuse(
        ofAlternatives.isEmpty
          ? "no cluster of the network has the alternatives"
          : "several clusters have alternatives: "
            + ofAlternatives.map { "'\(clusters[$0].name)'" }.joined(separator: ", "),
        at: place)
      return nil
    }
    var network = Network()
    var positions: [Int: ClusterID] = [:]
    for cluster in kept {
      checkNames(of: clusters[cluster], &reading)
      do throws(ModelError) {
        positions[cluster] = try network.addCluster(
          clusters[cluster].name, nodes: clusters[cluster].nodes.map(\.name),
          areAlternatives: clusters[cluster].isOfAlternatives)
      } catch {
        if !reading.isRefused { reading.refuse("\(error)", at: place) }
        return nil
      }
      for (position, node) in clusters[cluster].nodes.enumerated() {
        if let id = positions[cluster] {
          network.nodes[network.nodes(of: id).lowerBound.advanced(by: position)].annotation =
            Annotation(text: node.text)
        }
      }
    }
    for comparison in nodeComparisons where !comparison.items.isEmpty {
      guard let from = positions[comparison.cluster], let to = positions[comparison.destination]
      else { continue }
      let (rows, judgments) = comparison.sorted()
      let node = network.nodes(of: from).lowerBound.advanced(by: comparison.node)
      set(comparison, &reading) { () throws(ModelError) in
        try network.setDependence(
          of: node,
          on: rows.map { network.nodes(of: to).lowerBound.advanced(by: $0) }, judgments)
      }
      network.remarkOnGaps(of: .dependence(node, on: to), at: comparison.place, &reading)
    }
    for comparison in clusterComparisons {
      guard let cluster = positions[comparison.cluster] else { continue }
      let (rows, judgments) = comparison.sorted()
      let compared = rows.compactMap { positions[$0] }
      let linked = network.linkedClusters(of: cluster)
      guard compared.count == rows.count, Set(linked).isSubset(of: compared) else {
        reading.leaveOut(
          "the comparison of clusters for '\(clusters[comparison.cluster].name)', which lacks some that its "
            + "nodes depend on, is left out", at: comparison.place)
        continue
      }
      if compared.count < 2 { continue }
      set(comparison, &reading) { () throws(ModelError) in
        try network.setClusterJudgments(
          judgments, of: cluster, comparing: compared == linked ? nil : compared)
      }
      network.remarkOnGaps(of: .clusters(of: cluster), at: comparison.place, &reading)
    }
    return reading.isRefused ? nil : network
  }

  private func set(
    _ comparison: Comparison, _ reading: inout ImportReading,
    _ body: () throws(ModelError) -> Void
  ) {
    do throws(ModelError) {
      try body()
    } catch {
      reading.refuse("\(error)", at: comparison.place)
    }
  }

  private func checkNames(of cluster: Cluster, _ reading: inout ImportReading) {
    if let problem = NameText.problem(cluster.name, of: "cluster") {
      reading.refuse(problem, at: place)
    }
    for node in cluster.nodes {
      if let problem = NameText.problem(node.name, of: "node") {
        reading.refuse(problem, at: node.place)
      }
    }
  }
}

extension Network {
  /// Records that everybody's judgments of a set of comparisons do not connect all items.
  fileprivate func remarkOnGaps(
    of subject: NetworkSubject, at place: ImportPlace, _ reading: inout ImportReading
  ) {
    guard case .common(let judgments) = judgments(of: subject) else { return }
    reading.remarkOnGaps(
      in: judgments, of: path(of: subject), names: itemNames(of: subject), at: place)
  }
}

extension ClusterNetwork.Comparison {
  /// What is compared, ascending, and the judgments in that order; none for a single item and where
  /// nothing is judged.
  ///
  /// - Complexity: O(*n*²) for *n* items and each participant.
  fileprivate func sorted() -> (items: [Int], judgments: GroupJudgments) {
    let order = items.indices.sorted { items[$0] < items[$1] }
    let sorted = order.map { items[$0] }
    if items.count < 2 || isUnjudged { return (sorted, .none) }
    var individual: [IndividualJudgments] = []
    for (participant, judgments) in self.judgments {
      guard let own = judgments.taking(order) else { continue }
      if let matrix = own.matrix, matrix.missingCount == matrix.ratios.count { continue }
      guard let participant else { return (sorted, .common(own)) }
      individual.append(IndividualJudgments(participant: participant, judgments: own))
    }
    individual.sort { $0.participant < $1.participant }
    return (sorted, individual.isEmpty ? .none : .individual(individual))
  }
}
