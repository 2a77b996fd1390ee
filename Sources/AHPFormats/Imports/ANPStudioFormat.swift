internal import AHP

/// Files of ANP Studio, versions 1 and 2: networks and hierarchies, with participants, ratings, and
/// networks below nodes.
///
/// Source: W. Adams, https://github.com/wjladams/libanpcpp, its file `src/json_io.cpp`.
enum ANPStudioFormat: ImportFormat {
  static let title = "a model of ANP Studio"

  static func recognizes(_ input: ImportInput) -> Bool {
    guard let root = input.jsonRoot, let format = root["format"] else { return false }
    return ["anpcpp", "cppanp"].contains(format.text())
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let root = input.jsonRoot else { return nil }
    var reader = ANPStudioReader()
    return reader.hierarchy(root, &reading)
  }
}

/// Reads one file.
private struct ANPStudioReader {
  private var clusters = ClusterHierarchy()
  private var networks: [ClusterNetwork] = []
  /// The participants by their identifiers.
  private var participants: [String: ParticipantID] = [:]
  /// The nodes with networks that count the less the more an alternative has of them, and the
  /// others, as network and name.
  private var inverted: [(network: Int, name: String, isInverted: Bool)] = []

  mutating func hierarchy(
    _ root: Document.Value, _ reading: inout ImportReading
  ) -> ImportedHierarchy? {
    reading.leaveOutOthers(
      of: root, than: Self.facts.union(["format", "version", "network"]), "the file")
    if let version = root["version"], !["1", "2"].contains(version.text()) {
      reading.refuse(
        "version \(version.described()) of the format is not known (expected 1 or 2)",
        at: .value(version))
    }
    guard let top = root["network"], top.kind == .object else {
      reading.refuse("the network is missing", at: .value(root))
      return nil
    }
    // Participants stand in the network; a file without a network around them has them beside it.
    readParticipants(top["participants"] == nil ? root : top, &reading)
    // Networks below nodes follow the network that has them.
    var values: [(value: Document.Value, owner: (network: Int, node: String)?)] = [(top, nil)]
    while networks.count < values.count {
      let (value, owner) = values[networks.count]
      networks.append(network(value, owner, &values, &reading))
    }
    guard !reading.isRefused, let criteria = clusters.add(networks, &reading) else { return nil }
    readMerits(criteria, &reading)
    let fact = { (key: String) in
      let text = ((top[key] ?? root[key])?.text() ?? "").trimmed()
      return text.isEmpty ? nil : text
    }
    clusters.hierarchy.name = fact("name")
    clusters.hierarchy.annotation.text = fact("description")
    return clusters.hierarchy
  }

  /// Keys with what the model is about and whose it is.
  private static let facts: Set<String> = ["name", "description", "participants", "groups"]

  /// Keys of a network. How its limit is computed does not matter to a hierarchy.
  private static let networkKeys = facts.union([
    "alternatives_cluster", "clusters", "judgment_session", "limit_matrix", "synthesis",
  ])

  // MARK: Participants

  private mutating func readParticipants(
    _ root: Document.Value, _ reading: inout ImportReading
  ) {
    var hasAddresses = false
    for entry in reading.elements(root["participants"], "the participants") {
      guard let id = entry["id"] ?? entry["name"],
        let identifier = reading.name(id, of: "a participant")
      else {
        reading.refuse("a participant has no 'id'", at: .value(entry))
        continue
      }
      reading.leaveOutOthers(of: entry, than: ["id", "name", "email", "weight"], "a participant")
      if let address = entry["email"], !address.text().isEmpty, !hasAddresses {
        hasAddresses = true
        reading.leaveOut("e-mail addresses of participants are left out", at: .value(address))
      }
      let name = entry["name"]?.text().trimmed() ?? ""
      var participant = Participant(name.isEmpty ? identifier : name)
      if let weight = entry["weight"], let number = reading.share(weight, of: identifier) {
        participant.weight = number
      }
      participants[identifier] = ParticipantID(clusters.hierarchy.participants.count)
      clusters.hierarchy.participants.append(participant)
    }
    for group in reading.elements(root["groups"], "the groups") {
      guard let name = (group["name"] ?? group["id"])?.text().trimmed(), !name.isEmpty else {
        continue
      }
      for member in reading.elements(group["members"], "the members of '\(name)'") {
        guard let participant = participants[member.text()] else {
          reading.leaveOut(
            "the member \(member.described()) of '\(name)' is no participant", at: .value(member))
          continue
        }
        let earlier = clusters.hierarchy.participants[participant].attributes["group"]
        clusters.hierarchy.participants[participant].attributes["group"] =
          earlier.map { "\($0), \(name)" } ?? name
      }
    }
  }

  // MARK: Networks

  private mutating func network(
    _ value: Document.Value, _ owner: (network: Int, node: String)?,
    _ values: inout [(value: Document.Value, owner: (network: Int, node: String)?)],
    _ reading: inout ImportReading
  ) -> ClusterNetwork {
    var network = ClusterNetwork(owner: owner, place: .value(value))
    reading.leaveOutOthers(of: value, than: Self.networkKeys, "a network")
    if let kind = value["synthesis"]?["kind"], kind.text() != "additive" {
      reading.leaveOut("the synthesis \(kind.described()) is left out", at: .value(kind))
    }
    if let kind = value["judgment_session"]?["kind"], kind.text() != "average" {
      reading.leaveOut(
        "the choice of \(kind.described()) among the participants is left out", at: .value(kind))
    }
    let alternatives = value["alternatives_cluster"]?.text()
    let clusterValues = reading.elements(value["clusters"], "the clusters")
    for cluster in clusterValues {
      let name = cluster["name"].flatMap { reading.name($0, of: "a cluster") } ?? ""
      if let text = cluster["description"], !text.text().trimmed().isEmpty {
        reading.leaveOut("the description of the cluster '\(name)' is left out", at: .value(text))
      }
      network.clusters.append(
        ClusterNetwork.Cluster(
          name: name,
          nodes: reading.elements(cluster["nodes"], "the nodes of '\(name)'").map {
            let text = $0["description"]?.text().trimmed() ?? ""
            return .init(
              name: $0["name"].flatMap { reading.name($0, of: "a node") } ?? "",
              place: .value($0), text: text.isEmpty ? nil : text)
          }, isOfAlternatives: alternatives == name))
    }
    let names = NameList(network.clusters.map(\.name))
    for (cluster, value) in clusterValues.enumerated() {
      if let comparison = value["cluster_pairwise"],
        let read = read(comparison, of: names, "clusters", &reading), !read.items.isEmpty
      {
        network.clusterComparisons.append(
          .init(
            cluster: cluster, items: read.items, judgments: read.judgments,
            place: .value(comparison)))
      }
      for (node, entry) in (value["nodes"]?.elements() ?? []).enumerated() {
        let name = network.clusters[cluster].nodes[node].name
        let lower = entry["subnetwork"]
        if let lower, lower.kind == .object { values.append((lower, (networks.count, name))) }
        let isInverted = entry["invert"]?.text() == "true"
        if lower != nil {
          inverted.append((networks.count, name, isInverted))
        } else if isInverted {
          reading.refuse(
            "'\(name)' is inverted, which a criterion without a network of its own cannot be",
            at: .value(entry))
        }
        readComparisons(of: entry, (cluster, node), names, &network, &reading)
      }
    }
    return network
  }

  private func readComparisons(
    of entry: Document.Value, _ place: (cluster: Int, node: Int), _ names: NameList,
    _ network: inout ClusterNetwork, _ reading: inout ImportReading
  ) {
    // Version 1 has comparisons alone.
    let lists = entry["node_prioritizers"] ?? entry["node_pairwise"]
    for member in reading.members(lists, "the comparisons of a node") {
      guard let destination = names.position(of: member.key.text().trimmed()) else {
        reading.refuse("unknown cluster \(member.key.described())", at: .value(member.key))
        continue
      }
      let nodes = NameList(network.clusters[destination].nodes.map(\.name))
      guard let read = read(member.value, of: nodes, "nodes", &reading), !read.items.isEmpty else {
        continue
      }
      network.nodeComparisons.append(
        .init(
          cluster: place.cluster, node: place.node, destination: destination, items: read.items,
          judgments: read.judgments, place: .value(member.value)))
    }
  }

  private typealias Read = (
    items: [Int], judgments: [(participant: ParticipantID?, judgments: Judgments)]
  )

  /// A matrix, or ratings, of some of the things with the given names.
  private func read(
    _ value: Document.Value, of names: NameList, _ what: String, _ reading: inout ImportReading
  ) -> Read? {
    guard let list = value["alternatives"] else {
      reading.refuse("a comparison of \(what) has no 'alternatives'", at: .value(value))
      return nil
    }
    var items: [Int] = []
    var seen: Set<Int> = []
    for entry in reading.elements(list, "the compared \(what)") {
      guard let position = names.position(of: entry.text().trimmed()),
        seen.insert(position).inserted
      else {
        reading.refuse(
          "\(entry.described()) is none of the \(what), or stands twice", at: .value(entry))
        return nil
      }
      items.append(position)
    }
    let itemNames = items.map { names.names[$0] }
    if value["type"]?.text() == "ratings" {
      if let users = value["users"], !users.members().isEmpty {
        reading.leaveOut(
          "ratings of single participants are left out: those of the group are read",
          at: .value(users))
      }
      let judgments = ratings(value, of: itemNames, &reading)
      return (items, judgments.map { [(nil, $0)] } ?? [])
    }
    if items.isEmpty { return (items, []) }
    let users = reading.members(value["users"], "the judgments of participants")
    guard !users.isEmpty else {
      return (items, matrix(value, of: itemNames, &reading).map { [(nil, $0)] } ?? [])
    }
    // The matrix itself is what the program has made of them.
    var judgments: [(participant: ParticipantID?, judgments: Judgments)] = []
    for user in users {
      guard let participant = participants[user.key.text()] else {
        reading.refuse("unknown participant \(user.key.described())", at: .value(user.key))
        continue
      }
      let own = reading.elements(user.value["alternatives"], "the compared \(what)").map {
        $0.text().trimmed()
      }
      guard own == itemNames else {
        reading.refuse(
          "\(user.key.described()) compares other things than the group", at: .value(user.value))
        continue
      }
      if let matrix = matrix(user.value, of: itemNames, &reading) {
        judgments.append((participant, matrix))
      }
    }
    return (items, judgments)
  }

  private func matrix(
    _ value: Document.Value, of names: [String], _ reading: inout ImportReading
  ) -> Judgments? {
    value["matrix"].flatMap { reading.matrix($0, of: names, "the matrix") }
  }

  // MARK: Ratings

  /// The priorities that the program makes of ratings: their scores divided by their sum.
  private func ratings(
    _ value: Document.Value, of names: [String], _ reading: inout ImportReading
  ) -> Judgments? {
    var scores: [Double] = []
    if value["mode"]?.text() == "categorical" {
      var worth: [String: Double] = [:]
      for category in reading.elements(value["categories"], "the categories") {
        guard let id = category["id"], let number = category["value"],
          let share = reading.share(number, of: id.text())
        else { continue }
        worth[id.text()] = share
      }
      let ratings = Self.values(value["ratings"])
      for name in names {
        guard let category = ratings[name], let share = worth[category.text()] else {
          reading.leaveOut("'\(name)' has no rating, so that none are read", at: .value(value))
          return nil
        }
        scores.append(share)
      }
      reading.remark("ratings are read as priorities, in proportion to them", at: .value(value))
    } else {
      let values = Self.values(value["values"])
      for name in names {
        guard let number = values[name],
          let score = Ratio.decimal(number.text()), score.isFinite
        else {
          reading.leaveOut("'\(name)' has no rating, so that none are read", at: .value(value))
          return nil
        }
        scores.append(score)
      }
      guard let interpreted = interpreted(scores, by: value["interpreter"], &reading) else {
        return nil
      }
      scores = interpreted
    }
    return reading.priorities(scores, of: "a node", at: .value(value))
  }

  /// The values of a mapping by its keys; of equal keys the first counts.
  private static func values(_ mapping: Document.Value?) -> [String: Document.Value] {
    Dictionary(
      (mapping?.members() ?? []).map { ($0.key.text(), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The worth of measured values, of which the proportions count; `nil`, and an omission, if the
  /// rule is not known.
  private func interpreted(
    _ values: [Double], by rule: Document.Value?, _ reading: inout ImportReading
  ) -> [Double]? {
    let place = rule.map { ImportPlace.value($0) } ?? .file
    let clamped = { (values: [Double]) in values.map { min(1, max(0, $0)) } }
    let largest = values.max() ?? 0
    let result: [Double]
    switch rule?["kind"]?.text() ?? "identity" {
    case "identity": result = clamped(values)
    case "divide_by_max" where largest > 0: result = clamped(values.map { $0 / largest })
    case "divide_by_constant":
      guard let constant = rule?["constant"].flatMap({ Ratio.decimal($0.text()) }), constant != 0
      else {
        reading.refuse("the constant of the ratings is missing or 0", at: place)
        return nil
      }
      result = clamped(values.map { $0 / constant })
    default:
      reading.leaveOut(
        "ratings are left out: the rule \(rule?["kind"]?.described() ?? "") is not known", at: place
      )
      return nil
    }
    guard result.allSatisfy({ $0 == 0 || ComparisonMatrix.supportedRatios.contains($0) }) else {
      reading.refuse("a rating is outside \(Ratio.supportedRange)", at: place)
      return nil
    }
    reading.remark("measured values are read as priorities, in proportion to them", at: place)
    return result
  }

  // MARK: Merits

  /// Makes merits of nodes with networks if one of them is inverted: the program then adds up their
  /// scores, 1 less the score of inverted ones.
  private mutating func readMerits(
    _ criteria: [[String: Int]], _ reading: inout ImportReading
  ) {
    guard inverted.contains(where: \.isInverted) else { return }
    let known = inverted.filter { criteria[$0.network][$0.name] != nil }
    let kinds = MeritName.kinds(of: known.map { ($0.name, $0.isInverted) })
    for ((network, name, isInverted), kind) in zip(known, kinds) {
      guard let node = criteria[network][name] else { continue }
      guard let kind else {
        reading.refuse(
          "'\(name)' is one more \(isInverted ? "inverted " : "")node with a network than there are "
            + "merits", at: clusters.hierarchy.nodes[node].place)
        continue
      }
      clusters.hierarchy.merits.append((node, kind))
    }
    clusters.hierarchy.settings.bocr = .probabilistic
  }
}
