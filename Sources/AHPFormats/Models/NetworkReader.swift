internal import AHP

/// Reads the network of a criterion: the clusters with the names of their nodes, then what depends
/// on what.
struct NetworkReader {
  let parts: ModelParts
  /// The alternatives that the criterion compares.
  let items: ItemNames

  /// A cluster as it stands in the file.
  private struct Cluster {
    let id: ClusterID
    let value: Document.Value
    let fields: Fields<ModelKey>
    let names: NameList
    /// Whether each of its nodes was read: nothing is said of a name that may be of another.
    let isWhole: Bool
    /// Nodes that have more than a name.
    var nodes: [(node: Int, fields: Fields<ModelKey>)]
  }

  /// Reads a network.
  ///
  /// - Returns: The network as far as it was read; problems are reported.
  /// - Complexity: O(size of the value).
  func network(_ value: Document.Value, _ reader: inout ValueReader) -> Network {
    var network = Network()
    var clusters: [Cluster] = []
    // Nothing is said of what follows from a cluster that was not read.
    var isWhole = true
    var seen = Seen("cluster")
    for entry in reader.nonemptyElements(of: value, "clusters") {
      let fields = reader.fields(
        of: entry, "a cluster", allowed: ModelKey.ofCluster, required: [.cluster])
      guard let name = fields[.cluster].flatMap({ reader.name($0) }),
        seen.insert(name, at: entry, &reader)
      else {
        isWhole = false
        continue
      }
      clusters.append(cluster(named: name, entry, fields, &network, &reader))
    }
    checkAlternatives(network, isWhole: isWhole, value, &reader)
    let names = NameList(network.clusters.map(\.name))
    // Of which clusters all dependences were read, so that their comparisons can be judged.
    var known = clusters.map { _ in isWhole }
    for (place, cluster) in clusters.enumerated() {
      for (position, fields) in cluster.nodes {
        guard let value = fields[.dependsOn] else { continue }
        let node = network.nodes(of: cluster.id).lowerBound.advanced(by: position)
        if !readDependences(
          value, of: node, names, clusters, isWhole: isWhole, &network, &reader)
        {
          known[place] = false
        }
      }
    }
    for (cluster, isKnown) in zip(clusters, known) where isKnown && cluster.isWhole {
      readClusterJudgments(of: cluster, names, &network, &reader)
    }
    return network
  }

  // MARK: Clusters and nodes

  private func cluster(
    named name: String, _ value: Document.Value, _ fields: Fields<ModelKey>,
    _ network: inout Network, _ reader: inout ValueReader
  ) -> Cluster {
    let areAlternatives =
      fields[.alternatives].flatMap { reader.boolean($0, "alternatives") } ?? false
    var names = areAlternatives ? items.names : []
    let alternatives = NameList(names)
    var nodes: [(node: Int, fields: Fields<ModelKey>)] = []
    var annotations = [Annotation](repeating: Annotation(), count: names.count)
    var isWhole = true
    var seen = Seen("node")
    if let list = fields[.nodes] {
      for entry in reader.nonemptyElements(of: list, "nodes") {
        let (node, own) = reader.named(entry, "a node", allowed: ModelKey.ofNode)
        guard let node, seen.insert(node, at: entry, &reader) else {
          isWhole = false
          continue
        }
        if areAlternatives {
          guard let position = alternatives.position(of: node) else {
            reader.report(
              items.message(onUnknownName: node), at: own[.name] ?? entry)
            continue
          }
          annotations[position] = reader.annotation(own)
          nodes.append((position, own))
        } else {
          nodes.append((names.count, own))
          names.append(node)
          annotations.append(reader.annotation(own))
        }
      }
    } else if !areAlternatives {
      isWhole = false
      reader.report(
        "the cluster '\(name)' has no nodes (expected the key 'nodes', or 'alternatives: true')",
        at: value)
    }
    let id = network.clusters.endIndex
    var cluster = Network.Cluster(name: name, areAlternatives: areAlternatives)
    cluster.annotation = reader.annotation(fields)
    network.add(
      cluster,
      nodes: zip(names, annotations).map { name, annotation in
        var node = Network.Node(name: name, cluster: id)
        node.annotation = annotation
        return node
      })
    return Cluster(
      id: id, value: value, fields: fields, names: NameList(names),
      isWhole: isWhole || areAlternatives, nodes: nodes)
  }

  private func checkAlternatives(
    _ network: Network, isWhole: Bool, _ value: Document.Value, _ reader: inout ValueReader
  ) {
    if items.order == 0 {
      reader.report("the model has no alternatives, which a network gives priorities to", at: value)
      return
    }
    let count = network.clusters.count { $0.areAlternatives }
    if count == 0 {
      if !isWhole { return }
      reader.report(
        "no cluster of the network has the alternatives as its nodes", at: value,
        hint:
          "write 'alternatives: true' in the cluster of the alternatives, in the place of 'nodes'")
    } else if count > 1 {
      reader.report(
        "\(count) clusters have the alternatives as their nodes (expected one)", at: value)
    }
  }

  // MARK: Dependences

  /// Reads what a node depends on.
  ///
  /// - Parameter isWhole: Whether all clusters were read.
  /// - Returns: Whether all of it was read.
  private func readDependences(
    _ value: Document.Value, of node: NodeID, _ names: NameList, _ clusters: [Cluster],
    isWhole: Bool, _ network: inout Network, _ reader: inout ValueReader
  ) -> Bool {
    guard value.kind == .object else {
      reader.reportMismatch(value, "a mapping of clusters to what it depends on there")
      return false
    }
    var isRead = true
    var seen = Seen("cluster")
    var dependences: [Network.Dependence] = []
    for member in value.members() {
      let name = member.key.text().trimmed()
      guard let position = names.position(of: name) else {
        isRead = false
        if !isWhole { continue }
        let question = reader.problems.didYouMean(name, among: names.names)
        reader.report("unknown cluster '\(name)'" + question, at: member.key)
        continue
      }
      guard seen.insert(name, at: member.key, &reader),
        let cluster = clusters.first(where: { $0.id.position == position })
      else { continue }
      if !cluster.isWhole {
        isRead = false
        continue
      }
      let path = "\(network.path(of: node)) → \(name)"
      if let dependence = dependence(
        member.value, on: cluster, path: path, network, &reader)
      {
        dependences.append(dependence)
      } else {
        isRead = false
      }
    }
    network.nodes[node].dependences = dependences.sorted { $0.cluster < $1.cluster }
    return isRead
  }

  private func dependence(
    _ value: Document.Value, on cluster: Cluster, path: String, _ network: Network,
    _ reader: inout ValueReader
  ) -> Network.Dependence? {
    let all = network.nodes(of: cluster.id)
    func nodes(_ items: [Int]) -> [NodeID] { items.map { all.lowerBound.advanced(by: $0) } }
    if value.kind == .array {
      return listed(
        value, cluster.names, in: "cluster '\(network.clusters[cluster.id].name)'", &reader
      )
      .map { Network.Dependence(cluster: cluster.id, nodes: nodes($0)) }
    }
    guard value.kind == .object else {
      reader.reportMismatch(value, "a list of nodes, or a mapping with judgments on them")
      return nil
    }
    let fields = reader.fields(of: value, "'\(path)'", allowed: ModelKey.ofDependence)
    let measurement = MeasurementReader(fields, ratingScales: parts.ratingScales)
    reader.reportStrayKeys(fields)
    let given = reader.judgments(ModelKey.ofJudgments, in: fields)
    let place = "cluster '\(network.clusters[cluster.id].name)'"
    let compared: [Int]?
    if let items = fields[.items] {
      compared = listed(items, cluster.names, in: place, &reader)
    } else if let given {
      compared = named(given, among: cluster.names, in: place, &reader)
    } else {
      compared = Array(cluster.names.names.indices)
    }
    guard let compared, !compared.isEmpty else { return nil }
    var dependence = Network.Dependence(cluster: cluster.id, nodes: nodes(compared))
    let items = ItemNames(
      NameList(compared.map { cluster.names.names[$0] }), of: path,
      in: NameScope(criteria: [], alternatives: NameList()))
    if let given { dependence.judgments = judgments(given, items, measurement, &reader) }
    if let changes = fields[.changes] {
      dependence.changes = reader.changes(changes, items, by: parts)
    }
    return dependence
  }

  /// The judgments under one of the keys for them.
  private func judgments(
    _ given: (key: ModelKey, value: Document.Value), _ items: ItemNames,
    _ measurement: MeasurementReader, _ reader: inout ValueReader
  ) -> GroupJudgments {
    let judgmentsReader = JudgmentsReader(items: items, policy: JudgmentPolicy())
    guard let form = JudgmentForm(given.key) else {
      let all = judgmentsReader.individualJudgments(given.value, by: parts, &reader).all
      return all.isEmpty ? .none : .individual(all)
    }
    return judgmentsReader.judgments(form, given.value, measurement: measurement, &reader)
      .map { .common($0.judgments) } ?? .none
  }

  // MARK: Comparisons of clusters

  private func readClusterJudgments(
    of cluster: Cluster, _ names: NameList, _ network: inout Network, _ reader: inout ValueReader
  ) {
    let keys = ModelKey.ofIndividualForms + [.judgments]
    let given = reader.judgments(keys, in: cluster.fields)
    let usual = network.linkedClusters(of: cluster.id)
    var compared: [ClusterID]?
    if let items = cluster.fields[.items] {
      guard let listed = listed(items, names, in: "the network", &reader) else { return }
      compared = listed.map { ClusterID($0) }
      for linked in usual where !listed.contains(linked.position) {
        reader.report(
          "nodes of '\(network.clusters[cluster.id].name)' depend on '\(names.names[linked.position])', "
            + "which is not compared here", at: items)
      }
    }
    let linked = compared ?? usual
    let unlinked = given.map { strangers(in: $0, to: linked.map(\.position), among: names) } ?? []
    let name = network.clusters[cluster.id].name
    for value in unlinked {
      let other = value.text().trimmed()
      reader.report(
        compared == nil
          ? "no node of '\(name)' depends on cluster '\(other)', so that it is not compared here (expected "
            + "'\(other)' under 'dependsOn' of a node, or a list of the compared clusters under 'items')"
          : "cluster '\(other)' is not among the 'items' that are compared here", at: value)
    }
    // Those are read along, so that nothing else is said of them.
    let items = ItemNames(
      NameList(
        linked.map { names.names[$0.position] }
          + Set(unlinked.map { $0.text().trimmed() }).sorted()),
      of: network.path(of: .clusters(of: cluster.id)),
      in: NameScope(criteria: [], alternatives: NameList()))
    // A list of what would be compared without it says nothing.
    let others = compared == usual ? nil : compared
    if let given {
      guard items.order > 0 else {
        reader.report(
          "no node of '\(name)' depends on anything, so that there is nothing to compare",
          at: given.value)
        return
      }
      guard unlinked.isEmpty else {
        _ = judgments(given, items, MeasurementReader(), &reader)
        return
      }
      network.setClusters(
        others, judgments(given, items, MeasurementReader(), &reader), of: cluster.id)
    } else if others != nil {
      network.setClusters(others, .none, of: cluster.id)
    }
    if let changes = cluster.fields[.changes] {
      network.record(reader.changes(changes, items, by: parts), of: .clusters(of: cluster.id))
    }
  }

  // MARK: Names

  /// The positions of the names in a list, in its order; `nil`, and problems, unless all are known,
  /// each once.
  private func listed(
    _ value: Document.Value, _ names: NameList, in place: String, _ reader: inout ValueReader
  ) -> [Int]? {
    var seen = Seen("node")
    var isGood = value.kind == .array
    let positions = reader.nonemptyElements(of: value, "names").compactMap { entry -> Int? in
      guard let name = reader.name(entry), seen.insert(name, at: entry, &reader),
        let position = position(of: name, at: entry, names, in: place, &reader)
      else {
        isGood = false
        return nil
      }
      return position
    }
    return isGood && !positions.isEmpty ? positions : nil
  }

  private func position(
    of name: String, at value: Document.Value, _ names: NameList, in place: String,
    _ reader: inout ValueReader
  ) -> Int? {
    if let position = names.position(of: name) { return position }
    let question = reader.problems.didYouMean(name, among: names.names)
    reader.report("there is no '\(name)' in \(place)" + question, at: value)
    return nil
  }

  /// The positions of the names that judgments have, ascending; all where the form names nothing;
  /// `nil`, and problems, if a name is unknown.
  private func named(
    _ given: (key: ModelKey, value: Document.Value), among names: NameList, in place: String,
    _ reader: inout ValueReader
  ) -> [Int]? {
    let all = Array(names.names.indices)
    guard let values = Self.nameValues(given.key, given.value) else { return all }
    var found: Set<Int> = []
    var isGood = true
    for value in values {
      guard [.string, .plain, .key].contains(value.kind) else { continue }
      if let position = position(
        of: value.text().trimmed(), at: value, names, in: place, &reader)
      {
        found.insert(position)
      } else {
        isGood = false
      }
    }
    // Without names the judgments are wrong, and are reported as such.
    return isGood ? (found.isEmpty ? all : found.sorted()) : nil
  }

  /// The values in judgments that are names; `nil` for a form without names.
  private static func nameValues(_ key: ModelKey, _ value: Document.Value) -> [Document.Value]? {
    switch key {
    case .comparisons:
      value.kind == .array
        ? value.elements().flatMap { $0.kind == .array ? Array($0.elements().prefix(2)) : [] } : []
    case .priorities, .values, .ratings: value.kind == .object ? value.members().map(\.key) : []
    case .ranks:
      flattened(value.kind == .object ? value[ModelKey.order.rawValue] : value)
    case .judgments:
      individualNames(value)
    default: nil
    }
  }

  /// The values in judgments that name something of a list which is not compared.
  private func strangers(
    in given: (key: ModelKey, value: Document.Value), to compared: [Int], among names: NameList
  ) -> [Document.Value] {
    (Self.nameValues(given.key, given.value) ?? []).filter { value in
      [.string, .plain, .key].contains(value.kind)
        && names.position(of: value.text().trimmed()).map { !compared.contains($0) } ?? false
    }
  }

  private static func flattened(_ value: Document.Value?) -> [Document.Value] {
    guard let value, value.kind == .array else { return [] }
    return value.elements().flatMap { $0.kind == .array ? $0.elements() : [$0] }
  }

  private static func individualNames(_ value: Document.Value) -> [Document.Value]? {
    guard value.kind == .object else { return [] }
    var all: [Document.Value] = []
    for member in value.members() where member.value.kind == .object {
      for own in member.value.members() {
        guard let key = ModelKey(rawValue: own.key.text()), JudgmentForm(key) != nil else {
          continue
        }
        guard let names = nameValues(key, own.value) else { return nil }
        all += names
      }
    }
    return all
  }
}
