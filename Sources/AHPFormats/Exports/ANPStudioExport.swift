internal import AHP

/// Writes JSON of ANP Studio, version 2: a cluster for the goal, one for the criteria below each
/// criterion, and one for the alternatives. Each merit has a network of its own.
///
/// Source: W. Adams, https://github.com/wjladams/libanpcpp, its file `src/json_io.cpp`.
enum ANPStudioExport {
  /// Returns a model as the text of a file.
  static func text(of model: DecisionModel, _ notes: inout ExportNotes) -> String {
    notes.check(
      [
        .modelName, .modelText, .criterionTexts, .missingJudgments, .sharedCriteria,
        .someAlternatives, .merits,
      ], own: EvaluationOptions())
    let networks = ANPStudioNetwork.all(of: model, &notes)
    for network in networks { checkNames(of: network, in: model, &notes) }
    if model.criteria.count == 1 && model.alternatives.isEmpty {
      notes.lose("a goal alone", notes.name(model.goal), .structure)
    }
    let below = networks.dropFirst().map { network in
      (key: network.top, value: content(of: network, in: model, below: [:], &notes))
    }
    var network: [(key: String, value: DataValue)] = [("name", .text(model.name))]
    if let text = model.annotation.text { network.append(("description", .text(text))) }
    network += content(
      of: networks[0], in: model,
      below: Dictionary(uniqueKeysWithValues: below.map { ($0.key, .mapping($0.value)) }), &notes)
    if !model.participants.isEmpty {
      network.append(
        (
          "participants",
          .list(
            model.participants.map {
              .mapping([("id", .text($0.name)), ("name", .text($0.name)), ("email", .text(""))])
            })
        ))
      network.append(
        ("judgment_session", .mapping([("kind", .text("average")), ("id", .text(""))])))
    }
    return DataValue.mapping([
      ("format", .text("anpcpp")), ("version", .integer(2)), ("network", .mapping(network)),
    ]).json()
  }

  /// The clusters of a network, and how it is joined.
  private static func content(
    of network: ANPStudioNetwork, in model: DecisionModel, below: [CriterionID: DataValue],
    _ notes: inout ExportNotes
  ) -> [(key: String, value: DataValue)] {
    let writer = ANPStudioWriter(model: model, network: network, below: below)
    var content: [(key: String, value: DataValue)] = []
    if network.hasAlternatives {
      content.append(("alternatives_cluster", .text(writer.alternativesCluster)))
    }
    content.append(("clusters", .list(writer.clusters(&notes))))
    content.append(
      ("synthesis", .mapping([("kind", .text("additive")), ("custom_expr", .text(""))])))
    return content
  }

  /// The program finds nodes of a network by their names alone.
  private static func checkNames(
    of network: ANPStudioNetwork, in model: DecisionModel, _ notes: inout ExportNotes
  ) {
    var seen = Set(network.hasAlternatives ? model.alternatives.map(\.name) : [])
    for id in network.criteria where !seen.insert(model.criteria[id].name).inserted {
      notes.lose("nodes that share a name", notes.name(id), at: id, .structure)
    }
  }
}

/// A network of a file, with some of the criteria of a model.
private struct ANPStudioNetwork {
  /// The goal of the network.
  let top: CriterionID
  /// The criteria that are its nodes, `top` among them.
  let criteria: [CriterionID]
  let hasAlternatives: Bool

  /// The networks of a model, the first of which has the goal: a single one, or one for each merit
  /// too.
  static func all(of model: DecisionModel, _ notes: inout ExportNotes) -> [ANPStudioNetwork] {
    let all = Array(model.criteria.indices)
    guard !model.merits.isEmpty else {
      return [
        ANPStudioNetwork(
          top: model.goal, criteria: all, hasAlternatives: !model.alternatives.isEmpty)
      ]
    }
    let merits = model.criteria[model.goal].children
    var networks = [
      ANPStudioNetwork(
        top: model.goal, criteria: all.filter { $0 == model.goal || merits.contains($0) },
        hasAlternatives: false)
    ]
    var seen: Set<CriterionID> = []
    for merit in networks[0].criteria.dropFirst() {
      var below: Set<CriterionID> = [merit]
      // Parents come before their children.
      for id in all where model.criteria[id].parents.contains(where: below.contains) {
        below.insert(id)
      }
      for id in all where below.contains(id) && !seen.insert(id).inserted {
        notes.lose("criteria below several merits", notes.name(id), at: id, .structure)
      }
      if model.itemCount(of: merit) == 0 {
        notes.lose("merits with nothing below them", notes.name(merit), at: merit, .structure)
      }
      networks.append(
        ANPStudioNetwork(
          top: merit, criteria: all.filter(below.contains),
          hasAlternatives: !model.alternatives.isEmpty))
    }
    checkMerits(of: model, networks[0].criteria.dropFirst(), &notes)
    return networks
  }

  /// The program adds up what networks give, and of inverted ones what they lack to 1.
  private static func checkMerits(
    of model: DecisionModel, _ criteria: ArraySlice<CriterionID>, _ notes: inout ExportNotes
  ) {
    let formula = model.options.bocr
    if formula != .probabilistic {
      notes.lose(
        "formulas for merits other than its own",
        "'\(formula.rawValue)' (expected '\(BOCRFormula.probabilistic.rawValue)')", at: model.goal)
    }
    let merits = criteria.compactMap { id in model.merits.first { $0.criterion == id } }
    let read = MeritName.kinds(
      of: merits.map { (model.criteria[$0.criterion].name, $0.kind.isAdverse) })
    for (merit, kind) in zip(merits, read) where kind != merit.kind {
      notes.lose(
        "the kinds of merits", "\(merit.kind.rawValue) of \(notes.name(merit.criterion))",
        at: merit.criterion, .words)
    }
    for merit in merits where merit.magnitude != nil {
      notes.lose(
        "magnitudes of merits", notes.name(merit.criterion), at: merit.criterion, .words)
    }
  }
}

private struct ANPStudioWriter {
  let model: DecisionModel
  private let network: ANPStudioNetwork
  /// The networks of merits.
  private let below: [CriterionID: DataValue]
  /// The criteria of each cluster, that of the goal first.
  private var members: [[CriterionID]] = []
  private var names: [String] = []
  /// The cluster of each criterion of the network.
  private var clusterOf: [CriterionID: Int] = [:]
  private(set) var alternativesCluster = ""

  init(model: DecisionModel, network: ANPStudioNetwork, below: [CriterionID: DataValue]) {
    self.model = model
    self.network = network
    self.below = below
    // Children of one parent stand in one cluster, and so do those that share a parent with them.
    var first = model.criteria.indices.map(\.position)
    func root(_ criterion: Int) -> Int {
      var root = criterion
      while first[root] != root { root = first[root] }
      return root
    }
    for id in network.criteria where below[id] == nil {
      let children = model.criteria[id].children
      guard let eldest = children.first?.position else { continue }
      for child in children.dropFirst() {
        let (one, other) = (root(eldest), root(child.position))
        first[max(one, other)] = min(one, other)
      }
    }
    var clusters: [Int: Int] = [:]
    for id in network.criteria {
      // The merits stand together, but each is the goal of its own network.
      let root = id == network.top ? id.position : root(id.position)
      let cluster = clusters[root] ?? members.count
      if cluster == members.count {
        clusters[root] = cluster
        members.append([])
        let parent = id == network.top ? nil : model.criteria[id].parents.first
        names.append(
          unique(parent.map { "Criteria of \(model.criteria[$0].name)" } ?? "Goal", among: names))
      }
      members[cluster].append(id)
      clusterOf[id] = cluster
    }
    alternativesCluster = unique("Alternatives", among: names)
  }

  private func unique(_ name: String, among names: [String]) -> String {
    var number = 1
    var candidate = name
    while names.contains(candidate) {
      number += 1
      candidate = "\(name) (\(number))"
    }
    return candidate
  }

  func clusters(_ notes: inout ExportNotes) -> [DataValue] {
    var clusters = zip(names, members).map { name, members in
      cluster(name, members.map { node($0, &notes) })
    }
    if network.hasAlternatives {
      clusters.append(
        cluster(
          alternativesCluster,
          model.alternatives.map { node(named: $0.name, text: nil, prioritizers: []) }))
    }
    return clusters
  }

  private func cluster(_ name: String, _ nodes: [DataValue]) -> DataValue {
    .mapping([
      ("name", .text(name)), ("description", .text("")),
      ("cluster_pairwise", .mapping([("alternatives", .list([])), ("matrix", .list([]))])),
      ("nodes", .list(nodes)),
    ])
  }

  private func node(
    named name: String, text: String?, isInverted: Bool = false,
    prioritizers: [(key: String, value: DataValue)], network: DataValue? = nil
  ) -> DataValue {
    .mapping(
      [
        ("name", .text(name)), ("description", .text(text ?? "")),
        ("invert", .boolean(isInverted)), ("node_prioritizers", .mapping(prioritizers)),
      ] + (network.map { [("subnetwork", $0)] } ?? []))
  }

  private func node(_ id: CriterionID, _ notes: inout ExportNotes) -> DataValue {
    let criterion = model.criteria[id]
    if let network = below[id] {
      let kind = model.merits.first { $0.criterion == id }?.kind
      return node(
        named: criterion.name, text: criterion.annotation.text,
        isInverted: kind?.isAdverse ?? false, prioritizers: [], network: network)
    }
    var prioritizers: [(key: String, value: DataValue)] = []
    if model.itemCount(of: id) > 0 {
      let cluster =
        criterion.children.first.flatMap { clusterOf[$0] }.map { names[$0] }
        ?? alternativesCluster
      prioritizers = [(cluster, prioritizer(of: id, &notes))]
    }
    return node(named: criterion.name, text: criterion.annotation.text, prioritizers: prioritizers)
  }

  // MARK: Judgments

  private func prioritizer(of id: CriterionID, _ notes: inout ExportNotes) -> DataValue {
    let names = model.itemNames(of: id)
    let judgments = model.criteria[id].judgments
    if let common = judgments.forEverybody {
      switch notes.form(of: common, at: id) {
      case .priorities(let priorities): return ratings(priorities, of: names)
      case .comparisons(let matrix): return pairwise(matrix.upperTriangle(), of: names)
      case nil: break
      }
    }
    var people: [(name: String, triangle: [Double?])] = []
    for own in judgments.byParticipants {
      let name = model.participants[own.participant].name
      if case .comparisons(let matrix)? = notes.form(of: own.judgments, at: id) {
        people.append((name, matrix.upperTriangle()))
      } else {
        notes.lose("priorities of single participants", "'\(name)' \(notes.name(id))", at: id)
      }
    }
    let users = people.map { (key: $0.name, value: self.matrix($0.triangle, of: names)) }
    return pairwise(mean(people.map(\.triangle), order: names.count), of: names, users: users)
  }

  /// The geometric means of the judgments of all participants, as which the program keeps the
  /// group's.
  private func mean(_ triangles: [[Double?]], order: Int) -> [Double?] {
    (0..<UpperTriangle.count(order: order)).map { index in
      let ratios = triangles.compactMap { $0[index] }
      return try? ComparisonMatrixStack(order: 2, count: ratios.count, upperTriangles: ratios)
        .aggregated()[0, 1]
    }
  }

  private func pairwise(
    _ triangle: [Double?], of names: [String], users: [(key: String, value: DataValue)] = []
  ) -> DataValue {
    var members: [(key: String, value: DataValue)] = [("type", .text("pairwise"))]
    members += self.members(triangle, of: names)
    if !users.isEmpty { members.append(("users", .mapping(users))) }
    return .mapping(members)
  }

  private func matrix(_ triangle: [Double?], of names: [String]) -> DataValue {
    .mapping(members(triangle, of: names))
  }

  /// The whole matrix, with 0 for what is missing.
  private func members(
    _ triangle: [Double?], of names: [String]
  ) -> [(key: String, value: DataValue)] {
    let order = names.count
    let rows = (0..<order).map { row in
      DataValue.list(
        (0..<order).map { column in
          if row == column { return .integer(1) }
          let index = UpperTriangle.index(
            row: min(row, column), column: max(row, column), order: order)
          let ratio = triangle.indices.contains(index) ? triangle[index] : nil
          return .number(ratio.map { row < column ? $0 : 1 / $0 } ?? 0)
        })
    }
    return [("alternatives", .list(names.map { .text($0) })), ("matrix", .list(rows))]
  }

  /// Priorities as ratings from 0 to 1, which the program divides by their sum.
  private func ratings(_ priorities: [Double], of names: [String]) -> DataValue {
    let largest = priorities.max() ?? 1
    let scale = largest > 1 ? largest : 1
    return .mapping([
      ("type", .text("ratings")), ("alternatives", .list(names.map { .text($0) })),
      ("mode", .text("numeric")), ("interpreter", .mapping([("kind", .text("identity"))])),
      ("values", .mapping(zip(names, priorities).map { ($0, .number($1 / scale)) })),
    ])
  }
}
