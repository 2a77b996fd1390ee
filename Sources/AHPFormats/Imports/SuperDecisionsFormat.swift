internal import AHP

/// Models of Super Decisions, networks and hierarchies, with ratings, networks below nodes, and
/// formulas that join these.
///
/// Source: public files of Creative Decisions Foundation, https://github.com/CreativeDecisions/AhpAnpLib,
/// its folder `Examples/SuperDecisions`. The format has no description.
enum SuperDecisionsFormat: ImportFormat {
  static let title = "a model of Super Decisions"

  /// Published results rest on six digits of each judgment.
  static let roundedRatios: RoundedRatio.Reading? = .asWritten

  static func recognizes(_ input: ImportInput) -> Bool {
    input.lines.contains { $0.text.contains("readAllCompares -network") }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    let script: SuperDecisionsScript
    do throws(SuperDecisionsScript.Problem) {
      script = try SuperDecisionsScript(input.lines)
    } catch {
      reading.refuse(error.message, at: .line(error.line))
      return nil
    }
    for omission in script.omissions {
      reading.leaveOut(omission.message, at: .line(omission.line))
    }
    var reader = SuperDecisionsReader(script)
    return reader.hierarchy(&reading)
  }
}

/// Makes a hierarchy of the networks of a script.
private struct SuperDecisionsReader {
  private let script: SuperDecisionsScript
  private var clusters = ClusterHierarchy()

  init(_ script: SuperDecisionsScript) { self.script = script }

  mutating func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
    var networks = script.networks.map { network($0, &reading) }
    let merits = ratedMerits()
    if !merits.isEmpty { separateStrategy(from: &networks, merits, &reading) }
    for (position, network) in script.networks.enumerated() where position > 0 || merits.isEmpty {
      for (name, _) in network.ratings?.alternatives ?? [] { clusters.addAlternative(name) }
    }
    guard !reading.isRefused, let criteria = clusters.add(networks, &reading) else { return nil }
    clusters.hierarchy.settings.randomIndex = .saaty2005
    clusters.hierarchy.settings.prioritization = .eigenvector
    // What a network below a criterion says of the best alternative counts 1.
    if networks.count > 1, clusters.hierarchy.nodes.contains(where: { $0.network != nil }) {
      clusters.hierarchy.settings.synthesis = .ideal
    }
    for (position, (network, nodes)) in zip(script.networks, criteria).enumerated()
    where position > 0 || merits.isEmpty {
      if let ratings = network.ratings { set(ratings, nodes, &reading) }
    }
    if networks.count > 1 { readFormula(&reading) }
    return clusters.hierarchy
  }

  // MARK: Strategic criteria

  /// The nodes of the top that have networks and are rated under its criteria; empty if there are
  /// none.
  private func ratedMerits() -> [String] {
    let owners = Set(
      script.networks.compactMap { $0.owner.flatMap { $0.network == 0 ? $0.node : nil } })
    let rated = script.networks[0].ratings?.alternatives.map(\.name) ?? []
    return rated.contains(where: owners.contains) ? rated : []
  }

  /// Makes a decision of its own of the criteria of the top, which weighs the merits that are rated
  /// under them, and leaves the merits alone below the goal.
  private mutating func separateStrategy(
    from networks: inout [ClusterNetwork], _ merits: [String], _ reading: inout ImportReading
  ) {
    var top = networks[0]
    let cluster = top.clusters.firstIndex { cluster in
      cluster.nodes.contains { merits.contains($0.name) }
    }
    guard let cluster, Set(top.clusters[cluster].nodes.map(\.name)) == Set(merits) else {
      reading.refuse(
        "the nodes that are rated under strategic criteria are not those of one cluster",
        at: top.place)
      return
    }
    let meritNodes = top.clusters[cluster].nodes
    top.clusters[cluster] = ClusterNetwork.Cluster(
      name: top.clusters[cluster].name, nodes: [], isOfAlternatives: false)
    var strategy = SuperDecisionsReader(script)
    for node in meritNodes { strategy.clusters.addAlternative(node.name) }
    guard let criteria = strategy.clusters.add([top], &reading)?.first else { return }
    if let ratings = script.networks[0].ratings { strategy.set(ratings, criteria, &reading) }
    clusters.hierarchy.ratingScales = strategy.clusters.hierarchy.ratingScales
    clusters.hierarchy.strategicModel = strategy.clusters.hierarchy
      .model(named: "Strategic criteria", &reading)
    // A goal above the merits, whose weights the strategic criteria make.
    var below = ClusterNetwork(owner: nil, place: top.place)
    below.clusters = [
      ClusterNetwork.Cluster(
        name: "Goal", nodes: [.init(name: "", place: top.place)], isOfAlternatives: false),
      ClusterNetwork.Cluster(name: "Merits", nodes: meritNodes, isOfAlternatives: false),
    ]
    below.nodeComparisons = [
      ClusterNetwork.Comparison(
        cluster: 0, node: 0, destination: 1, items: Array(meritNodes.indices), judgments: [],
        place: top.place)
    ]
    networks[0] = below
  }

  // MARK: Networks

  private func network(
    _ network: SuperDecisionsScript.Network, _ reading: inout ImportReading
  ) -> ClusterNetwork {
    var result = ClusterNetwork(owner: network.owner, place: .line(network.line ?? 1))
    result.clusters = network.clusters.map { cluster in
      ClusterNetwork.Cluster(
        name: cluster.name,
        nodes: cluster.nodes.map {
          .init(name: $0.name, place: .line($0.line), text: network.descriptions[$0.name])
        }, isOfAlternatives: cluster.name.lowercased().contains("alternative"))
    }
    let clusterNames = network.clusters.map(\.name)
    // A comparison of clusters counts only where a node compares nodes of several of them.
    let sources = Dictionary(
      grouping: network.nodeComparisons.filter { !$0.items.isEmpty },
      by: { ClusterNetwork.Place(cluster: $0.cluster, node: $0.node) }
    ).filter { $0.value.count > 1 }.map(\.key.cluster)
    result.clusterComparisons = network.clusterComparisons
      .filter { sources.contains($0.cluster) && !$0.items.isEmpty }
      .map { comparison($0, clusterNames, &reading) }
    result.nodeComparisons = network.nodeComparisons.filter { !$0.items.isEmpty }.map {
      comparison($0, network.clusters[$0.destination].nodes.map(\.name), &reading)
    }
    return result
  }

  /// A comparison of some of the things with the given names.
  private func comparison(
    _ comparison: SuperDecisionsScript.Comparison, _ names: [String],
    _ reading: inout ImportReading
  ) -> ClusterNetwork.Comparison {
    let judgments = judgments(
      comparison.triangle, of: comparison.items.map { names[$0] }, line: comparison.line, &reading)
    let isUnjudged = !comparison.triangle.contains { Ratio.decimal($0.text) != 0 }
    return ClusterNetwork.Comparison(
      cluster: comparison.cluster, node: comparison.node, destination: comparison.destination,
      items: comparison.items, judgments: judgments.map { [(nil, $0)] } ?? [],
      place: .line(comparison.line), isUnjudged: isUnjudged)
  }

  /// The judgments of a triangle; all equal if nothing is judged, and `nil` for a single item.
  private func judgments(
    _ triangle: [(text: String, line: Int)], of names: [String], line: Int,
    _ reading: inout ImportReading
  ) -> Judgments? {
    let order = names.count
    guard order > 1 else { return nil }
    guard triangle.contains(where: { Ratio.decimal($0.text) != 0 }) else {
      reading.remark("nothing is judged here, which counts as equal", at: .line(line))
      return .comparisons(
        ComparisonMatrix(
          unchecked: Array(repeating: 1, count: UpperTriangle.count(order: order)), order: order))
    }
    let ratios = zip(triangle, UpperTriangle.pairs(order: order)).map { entry, pair -> Double? in
      if Ratio.decimal(entry.text) == 0 { return nil }
      return reading.ratio(
        entry.text, of: names[pair.row], against: names[pair.column], at: .line(entry.line))
    }
    return Judgments(IncompleteComparisonMatrix(unchecked: ratios, order: order))
  }

  // MARK: Ratings

  private mutating func set(
    _ ratings: SuperDecisionsScript.Ratings, _ nodes: [String: Int],
    _ reading: inout ImportReading
  ) {
    let rated = ratings.alternatives.map { clusters.alternatives[$0.name] ?? 0 }
    let order = rated.indices.sorted { rated[$0] < rated[$1] }
    guard Set(rated).count == rated.count else {
      reading.refuse("an alternative is rated twice", at: .line(ratings.line))
      return
    }
    for (column, name) in ratings.criteria.enumerated() {
      guard let node = nodes[name], clusters.hierarchy.nodes[node].children.isEmpty,
        clusters.hierarchy.nodes[node].judgments.isEmpty
      else {
        reading.leaveOut(
          "the ratings under '\(name)', which is no criterion without children, are left out",
          at: .line(ratings.line))
        continue
      }
      let scale = ratings.scales[column]
      let categories = order.map { ratings.categories[$0][column] }
      let chosen = categories.compactMap { $0 }.filter(scale.categories.indices.contains)
      guard chosen.count == order.count else {
        reading.leaveOut(
          "the ratings under '\(name)', which are not all categories, are left out",
          at: .line(scale.line))
        continue
      }
      guard let position = add(scale, for: name, &reading) else { continue }
      if order.count < clusters.hierarchy.alternatives.count {
        clusters.hierarchy.nodes[node].alternatives = order.map { AlternativeID(rated[$0]) }
      }
      clusters.hierarchy.nodes[node].judgments = [
        (nil, .ratings(Ratings(chosen.map { .intensity($0) }, scale: position)))
      ]
    }
  }

  /// The position of a scale with the categories of a criterion; that of an earlier criterion if
  /// all is the same there.
  private mutating func add(
    _ scale: SuperDecisionsScript.Scale, for criterion: String, _ reading: inout ImportReading
  ) -> Int? {
    let names = scale.categories
    guard !names.isEmpty else { return nil }
    let judgments =
      judgments(scale.triangle, of: names, line: scale.line, &reading)
      ?? .comparisons(ComparisonMatrix(unchecked: [], order: 1))
    if let same = clusters.hierarchy.ratingScales.firstIndex(where: {
      $0.intensities == names && $0.judgments == judgments
    }) {
      return same
    }
    do throws(ModelError) {
      clusters.hierarchy.ratingScales.append(
        try RatingScale(criterion, intensities: names, judgments: judgments))
    } catch {
      reading.refuse("\(error)", at: .line(scale.line))
      return nil
    }
    return clusters.hierarchy.ratingScales.count - 1
  }

  // MARK: Formulas

  /// Reads the formula of the top, which makes merits of the criteria that have networks.
  private mutating func readFormula(_ reading: inout ImportReading) {
    for network in script.networks.dropFirst() {
      if let formula = network.formula {
        reading.refuse(
          "a formula below the top is not understood: \(formula.text.trimmed().prefix(200))",
          at: .line(formula.line))
      }
    }
    guard let formula = script.networks[0].formula else {
      reading.remark(
        "networks are joined as criteria: the file has no formula for them",
        at: .line(script.networks[0].line ?? 1))
      return
    }
    guard let shape = Self.formula(formula.text) else {
      reading.refuse(
        "the formula is not understood: \(formula.text.trimmed().prefix(200))",
        at: .line(formula.line),
        hint: "additive, probabilistic, subtractive and multiplicative formulas can be imported")
      return
    }
    for node in clusters.hierarchy.nodes[0].children {
      guard let kind = MeritName.kind(of: clusters.hierarchy.nodes[node].name) else {
        reading.refuse(
          "'\(clusters.hierarchy.nodes[node].name)' is none of benefits, opportunities, costs and risks",
          at: clusters.hierarchy.nodes[node].place)
        continue
      }
      clusters.hierarchy.merits.append((node, kind))
    }
    // The net value has no setting, since it may be negative: reports show it beside the others.
    if shape.isNonnegative { clusters.hierarchy.settings.bocr = shape }
  }

  /// The formula of merits that a text of the program is; `nil` for any other.
  private static func formula(_ text: String) -> BOCRFormula? {
    let text = text.filter { !$0.isWhitespace && $0 != "$" }.lowercased()
    guard text.ranges(of: "smartalt(").count > 1 else { return nil }
    if text.contains("[invertsmartalt(") {
      return text.contains("/") || text.contains("-") ? nil : .additive
    }
    if text.contains("(1-smartalt(") { return text.contains("/") ? nil : .probabilistic }
    let hasWeights = text.contains("normal")
    if text.contains("/") {
      return hasWeights || text.contains("+") || text.contains("-") ? nil : .multiplicative
    }
    return text.contains("-") && hasWeights ? .subtractive : nil
  }
}
