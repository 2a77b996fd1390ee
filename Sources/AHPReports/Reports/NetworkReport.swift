internal import AHP
internal import AHPFormats

/// What reports say of the networks of a model: the limiting priorities of their nodes, and what is
/// to be known about them.
struct NetworkReport {
  let names: Names
  let evaluation: Evaluation

  private var model: DecisionModel { names.model }

  /// The networks with their criteria, in the order of these.
  private var networks: [(criterion: CriterionID, network: NetworkEvaluation)] {
    evaluation.networks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The networks of participants whose final priorities are averaged: for each criterion those of
  /// all of them, in the order of the criteria. Empty where they are not averaged.
  private var averaged: [(criterion: CriterionID, networks: [NetworkEvaluation])] {
    evaluation.memberNetworks.first.map { first in
      first.keys.sorted().map { criterion in
        (criterion, evaluation.memberNetworks.compactMap { $0[criterion] })
      }
    } ?? []
  }

  /// Whether there is nothing to say.
  var isEmpty: Bool { networks.isEmpty && averaged.isEmpty }

  /// How many nodes of a network people see; JSON and CSV have all.
  private static let shown = 60

  /// A table of the nodes for each network.
  func tables() -> [Table] {
    networks.map { criterion, evaluation in
      var table = Table(
        [
          .init(.networkCluster), .init(.node), .init(.limitingPriority, .right),
          .init(.priorityInCluster, .right), .init(.idealPriority, .right),
        ], caption: .phrase(.networkCaption, names.place(criterion)))
      table.hiddenRows = max(0, evaluation.network.nodes.count - Self.shown)
      for node in evaluation.network.nodes.indices.prefix(Self.shown) {
        let network = evaluation.network
        table.add(
          .name(network.label(of: network.nodes[node].cluster, language: names.language)),
          .name(network.label(of: node, language: names.language)),
          .priority(evaluation.priority(of: node, .raw)),
          .priority(evaluation.priority(of: node, .normal)),
          .priority(evaluation.priority(of: node, .ideal)))
      }
      return table
    }
  }

  /// The rule of the limits, and what is to be known about them.
  func statements() -> [Block] {
    networks.flatMap { criterion, evaluation in
      [Block.statement(.network, limit(criterion, evaluation))]
        + NetworkNotes(
          names: names, findings: NetworkFindings(of: evaluation, criterion: criterion),
          network: evaluation.network
        ).blocks()
    } + averaged.flatMap(statements) + leftOut()
  }

  /// What is to be known about a network whose limits differ from participant to participant.
  private func statements(
    _ criterion: CriterionID, _ networks: [NetworkEvaluation]
  ) -> [Block] {
    guard let first = networks.first,
      let findings = NetworkFindings(common: networks, criterion: criterion)
    else { return [] }
    let text = Content.phrase(
      .limitsOfEach, names.place(criterion), .count(first.network.nodes.count),
      .count(first.network.clusters.count), first.appliedRule.content, .count(networks.count))
    return [.statement(.network, text)]
      + NetworkNotes(names: names, findings: findings, network: first.network).blocks()
  }

  /// How the limit of a network was found, and how exactly.
  private func limit(_ criterion: CriterionID, _ evaluation: NetworkEvaluation) -> Content {
    let bound = evaluation.errorBounds.reduce(0, max)
    let contents = [
      names.place(criterion), .count(evaluation.network.nodes.count),
      .count(evaluation.network.clusters.count), evaluation.appliedRule.content,
    ]
    return bound.isFinite
      ? .phrase(.limitText, contents + [.bound(bound)]) : .phrase(.limitWithoutBound, contents)
  }

  private func leftOut() -> [Block] {
    let leftOut = evaluation.leftOut()
    return leftOut.isEmpty
      ? []
      : [
        .statement(
          .warning,
          .phrase(
            .criteriaWithoutNetwork, .count(leftOut.count),
            .list(leftOut.map { .phrase(.quoted, names.place($0)) }, .comma)))
      ]
  }

  // MARK: For programs

  /// Adds the nodes to the records of a synthesis.
  func addRecords(to table: inout Table) {
    for (criterion, evaluation) in networks {
      let path = Content.name(model.path(of: criterion))
      for node in evaluation.network.nodes.indices {
        table.add(
          .text("node"), path, .name(evaluation.network.path(of: node)),
          .exact(evaluation.priority(of: node, .normal)),
          .exact(evaluation.priority(of: node, .raw)), .empty, .empty,
          .exact(evaluation.errorBounds[node]))
      }
    }
  }

  func data() -> DataValue {
    .list(
      networks.map { criterion, evaluation in
        .mapping([
          ("path", .text(model.path(of: criterion))), ("limit", .choice(evaluation.appliedRule)),
          ("clusters", .list(evaluation.network.clusters.indices.map { data(of: $0, evaluation) })),
          (
            "findings",
            NetworkNotes(
              names: names.own, findings: NetworkFindings(of: evaluation, criterion: criterion),
              network: evaluation.network
            ).data()
          ),
        ])
      } + averaged.compactMap(data))
  }

  /// What is to be known about a network whose limits differ from participant to participant, for
  /// programs.
  private func data(_ criterion: CriterionID, _ networks: [NetworkEvaluation]) -> DataValue? {
    guard let first = networks.first,
      let findings = NetworkFindings(common: networks, criterion: criterion)
    else { return nil }
    return .mapping([
      ("path", .text(model.path(of: criterion))), ("limit", .choice(first.appliedRule)),
      ("clusters", .null),
      (
        "findings",
        NetworkNotes(names: names.own, findings: findings, network: first.network).data()
      ),
    ])
  }

  private func data(of cluster: ClusterID, _ evaluation: NetworkEvaluation) -> DataValue {
    let network = evaluation.network
    return .mapping([
      ("cluster", .text(network.clusters[cluster].name)),
      (
        "nodes",
        .list(
          network.nodes(of: cluster).map { node in
            .mapping([
              ("name", .text(network.nodes[node].name)),
              ("raw", .number(evaluation.priority(of: node, .raw))),
              ("normal", .number(evaluation.priority(of: node, .normal))),
              ("ideal", .number(evaluation.priority(of: node, .ideal))),
              ("errorBound", .number(evaluation.errorBounds[node])),
            ])
          })
      ),
    ])
  }
}

/// What is to be known about a network, in words.
struct NetworkNotes {
  let names: Names
  let findings: NetworkFindings
  let network: Network

  /// How many places of a kind are named.
  private static let named = 5

  private func path(_ subject: NetworkSubject) -> Content {
    .name(names.path(.network(findings.criterion, subject)))
  }

  private func path(_ node: NodeID) -> Content {
    .name(network.path(of: node, language: names.language))
  }

  private func list<Element>(_ elements: [Element], _ content: (Element) -> Content) -> Content {
    let named = elements.prefix(Self.named).map(content)
    return .list(named, more: elements.count - named.count, .comma)
  }

  func blocks() -> [Block] {
    var blocks: [Block] = []
    func warn(_ phrase: Phrase, _ count: Int, _ content: Content) {
      blocks.append(.statement(.warning, .phrase(phrase, .count(count), content)))
    }
    if !findings.unjudged.isEmpty {
      warn(.setsCountEqually, findings.unjudged.count, list(findings.unjudged, path))
    }
    if findings.hasInfinitePathSums {
      blocks.append(.statement(.warning, .phrase(.infinitePathSums)))
    }
    if !findings.separateParts.isEmpty {
      let parts = list(findings.separateParts) { nodes in
        .phrase(.quoted, list(nodes, path))
      }
      warn(.separateParts, findings.separateParts.count, parts)
    }
    if !findings.unreached.isEmpty {
      warn(.unreachedNodes, findings.unreached.count, list(findings.unreached, path))
    }
    if !findings.comparedWithoutLink.isEmpty {
      let clusters = list(findings.comparedWithoutLink) { compared in
        .name(
          network.label(of: compared.on, language: names.language) + " → "
            + network.label(of: compared.influence, language: names.language))
      }
      warn(.comparedWithoutLink, findings.comparedWithoutLink.count, clusters)
    }
    var remarks: [Content] = []
    if !findings.deadEnds.isEmpty {
      remarks.append(
        .phrase(.deadEnds, .count(findings.deadEnds.count), list(findings.deadEnds, path)))
    }
    if let period = findings.period, period > 1 {
      remarks.append(.phrase(.periodIs, .count(period)))
    }
    if let radius = findings.drainingRadius {
      remarks.append(.phrase(.drains, .number(radius.lowerBound, places: 4)))
    }
    if !remarks.isEmpty { blocks.append(.statement(.note, .list(remarks, .semicolon))) }
    return blocks
  }

  func data() -> DataValue {
    func paths(_ nodes: [NodeID]) -> DataValue { .list(nodes.map { .text(network.path(of: $0)) }) }
    return .mapping([
      ("unjudged", .list(findings.unjudged.map { .text(network.path(of: $0)) })),
      ("deadEnds", paths(findings.deadEnds)), ("unreached", paths(findings.unreached)),
      (
        "comparedWithoutLink",
        .list(
          findings.comparedWithoutLink.map {
            .list([
              .text(network.clusters[$0.on].name), .text(network.clusters[$0.influence].name),
            ])
          })
      ),
      ("separateParts", .list(findings.separateParts.map(paths))),
      ("period", findings.period.map { .integer($0) } ?? .null),
      ("drainingRadius", .optional(findings.drainingRadius?.lowerBound)),
      ("infinitePathSums", .boolean(findings.hasInfinitePathSums)),
    ])
  }
}
