import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Networks in model files.
struct NetworkFileTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let network = """
    ahp: 1
    name: Market share
    alternatives: [Chain A, Chain B, Chain C]
    participants: [Ann, Bob]
    settings: {limit: path-sums, networkPriorities: ideal}
    goal:
      name: Market share
      network:
        - cluster: Chains
          alternatives: true
          comparisons: [[Chains, Advertising, 0.4], [Chains, Food, 3.3], [Advertising, Food, 8.1]]
          nodes:
            - name: Chain A
              dependsOn:
                Chains: {comparisons: [[Chain B, Chain C, 4]]}
                Advertising: {upperTriangle: [1.6, 1/3, 1/5]}
                Food: [Taste]
            - name: Chain B
              dependsOn:
                Chains: [Chain A, Chain C]
                Food: {}
        - cluster: Advertising
          priorities: {Chains: 2, Advertising: 1}
          nodes:
            - name: Creativity
              dependsOn:
                Chains:
                  judgments:
                    Ann: {upperTriangle: [2, 3, 2]}
                    Bob: {upperTriangle: [1, 4, 3]}
                Advertising: {items: [Frequency, Promotion], upperTriangle: [3]}
            - Promotion
            - Frequency
        - cluster: Food
          nodes:
            - {name: Taste, dependsOn: {Chains: {values: {Chain A: 2, Chain B: 1}, direction: lower}}}
            - Portion
    """

  private func read(_ text: String) throws -> DecisionModel {
    try ModelFile.read(text: text, name: "network.yaml").model
  }

  /// The messages on a text with one part replaced.
  private func messages(_ part: String, _ replacement: String) throws -> [String] {
    #expect(Self.network.contains(part))
    let text = Self.network.replacing(part, with: replacement)
    do throws(FileError) {
      _ = try ModelFile.read(text: text, name: "network.yaml")
      return []
    } catch {
      return error.diagnostics.map { "\($0.position?.line ?? 0): \($0.message)" }
    }
  }

  @Test func `a network is read with the nodes that judgments name`() throws {
    let model = try read(Self.network)
    let network = try #require(model.networks[model.goal])
    #expect(network.clusters.map(\.name) == ["Chains", "Advertising", "Food"])
    #expect(
      network.nodes.map(\.name) == [
        "Chain A", "Chain B", "Chain C", "Creativity", "Promotion", "Frequency", "Taste", "Portion",
      ])
    let paths = network.subjects().map {
      "\(network.path(of: $0)): \(network.itemNames(of: $0).joined(separator: ", "))"
    }
    #expect(
      paths == [
        "Chains/Chain A → Chains: Chain B, Chain C",
        "Chains/Chain A → Advertising: Creativity, Promotion, Frequency",
        "Chains/Chain A → Food: Taste", "Chains/Chain B → Chains: Chain A, Chain C",
        "Chains/Chain B → Food: Taste, Portion",
        "Advertising/Creativity → Chains: Chain A, Chain B, Chain C",
        "Advertising/Creativity → Advertising: Frequency, Promotion",
        "Food/Taste → Chains: Chain A, Chain B", "Chains → clusters: Chains, Advertising, Food",
        "Advertising → clusters: Chains, Advertising", "Food → clusters: Chains",
      ])
    #expect(model.settings.limit == .pathSums)
    #expect(model.settings.networkPriorities == .ideal)
  }

  @Test(arguments: [ModelSyntax.yaml, .json], [JudgmentLayout.readable, .compact])
  func `a network is the same after it was written and read`(
    syntax: ModelSyntax, layout: JudgmentLayout
  ) throws {
    let model = try read(Self.network)
    let text = try model.fileText(syntax, judgments: layout)
    let again = try ModelFile.read(text: text, name: "network.\(syntax.rawValue)").model
    #expect(again == model)
  }

  @Test func `what is wrong with a network is reported with its place`() throws {
    #expect(
      try messages("Food: [Taste]", "Food: [Tast]") == [
        "17: there is no 'Tast' in cluster 'Food'. Did you mean 'Taste'?"
      ])
    #expect(
      try messages("[Chain B, Chain C, 4]", "[Chain B, Chain D, 4]").first
        == "15: there is no 'Chain D' in cluster 'Chains'. Did you mean 'Chain A'?")
    #expect(
      try messages(
        "Advertising: {upperTriangle: [1.6, 1/3, 1/5]}", "Advertising: {upperTriangle: [2]}")
        == [
          "16: the upper triangle has 1 judgment (expected 3 for the 3 items of 'Chains/Chain A → Advertising')"
        ])
    #expect(
      try messages("Food: {}", "Fod: {}") == ["21: unknown cluster 'Fod'. Did you mean 'Food'?"])
    #expect(
      try messages("priorities: {Chains: 2, Advertising: 1}", "priorities: {Chains: 2}") == [
        "23: priorities are missing for 'Advertising' under 'Advertising → clusters'"
      ])
    #expect(
      try messages("      alternatives: true\n", "")
        .contains("9: no cluster of the network has the alternatives as its nodes"))
    #expect(
      try messages("- cluster: Food", "- cluster: Advertising") == [
        "34: the cluster 'Advertising' is given twice"
      ])
  }

  @Test func `nothing is said of what follows from a cluster or node that was not read`() throws {
    // A key by slip: the cluster is unknown, and with it its nodes and the alternatives.
    #expect(
      try messages("- cluster: Chains", "- clusters: Chains") == [
        "9: unknown key 'clusters' in a cluster. Did you mean 'cluster'?",
        "9: the key 'cluster' is missing in a cluster",
      ])
    // A node: triangles over its cluster and lists that name it.
    #expect(
      try messages("- Portion", "- Taste") == ["37: the node 'Taste' is given twice"])
    #expect(
      try messages("- Promotion", "-") == [
        "32: nothing is not a node (expected a mapping)"
      ])
    #expect(
      try messages("- Frequency", "- {nam: Frequency}") == [
        "33: the key 'name' is missing in a node",
        "33: unknown key 'nam' in a node. Did you mean 'name'?",
      ])
    // The link is unknown, and so is what the comparisons of its cluster would be about.
    #expect(
      try messages("Advertising: {upperTriangle: [1.6", "Adverts: {upperTriangle: [1.6") == [
        "16: unknown cluster 'Adverts'"
      ])
    // Other problems are still named.
    #expect(
      try messages("- Portion", "- Taste\n        - 3: 4") == [
        "37: the node 'Taste' is given twice", "38: unknown key '3' in a node",
        "38: the key 'name' is missing in a node",
      ])
  }

  @Test func `judgments that do not connect their items are refused where they stand`() throws {
    let text = Self.network.replacing("[1.6, 1/3, 1/5]", with: "[1.6, null, null]")
    let file = try ModelFile.read(text: text, name: "network.yaml")
    do throws(FileError) {
      _ = try file.located { () throws(EvaluationError) in try file.model.evaluation() }
      Issue.record("no error")
    } catch {
      let first = try #require(error.diagnostics.first)
      #expect(first.position?.line == 16)
      #expect(
        first.message
          == "the comparisons of 'Chains/Chain A → Advertising' do not connect all items: {Creativity, Promotion} "
          + "and {Frequency} are not compared with each other")
    }
  }

  // MARK: Hierarchies as networks

  /// The model files with alternatives, distributive synthesis and relative judgments alone.
  static let hierarchies: [String] = {
    let folder = root.appending(path: "Examples")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)!
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }.map(\.path)
      .filter { path in
        guard let model = try? ModelFile.read(path).model else { return false }
        return !model.alternatives.isEmpty && model.merits.isEmpty && model.networks.isEmpty
          && model.options.synthesis == .distributive && !model.options.structuralAdjustment.isOn
          && (try? model.evaluation()).map { evaluation in
            !model.criteria.indices.contains { evaluation.criteria.isAbsolute($0) }
          } ?? false
      }.sorted()
  }()

  /// A hierarchy as a network: the goal, all criteria below it and the alternatives as three
  /// clusters.
  private func asNetwork(_ model: DecisionModel) throws -> DecisionModel {
    var network = Network()
    let goal = try network.addCluster("Goal", nodes: ["Goal"])
    let below = model.criteria.indices.dropFirst()
    let criteria = try network.addCluster(
      "Criteria", nodes: below.map { "\($0) \(model.criteria[$0].name)" })
    let alternatives = try network.addCluster(
      "Alternatives", nodes: model.alternatives.map(\.name), areAlternatives: true)
    func node(_ criterion: CriterionID) -> NodeID {
      criterion == model.goal
        ? network.nodes(of: goal).lowerBound
        : network.nodes(of: criteria).lowerBound.advanced(by: criterion.position - 1)
    }
    for criterion in model.criteria.indices {
      let items: [NodeID] =
        switch model.items(of: criterion) {
        case .criteria(let children): children.map(node)
        case .alternatives(let compared):
          compared.map { network.nodes(of: alternatives).lowerBound.advanced(by: $0.position) }
        }
      if items.isEmpty { continue }
      try network.setDependence(
        of: node(criterion), on: items, model.criteria[criterion].judgments)
    }
    var made = try DecisionModel(
      name: model.name, goal: "Goal", alternatives: Array(model.alternatives))
    for participant in model.participants { try made.addParticipant(participant) }
    made.settings = model.settings
    try made.setNetwork(network, of: made.goal)
    return made
  }

  @Test func `there are many hierarchies to turn into networks`() {
    #expect(Self.hierarchies.count >= 19, "\(Self.hierarchies.count)")
  }

  @Test(arguments: hierarchies)
  func `a hierarchy has the same priorities as a network`(path: String) throws {
    let model = try ModelFile.read(path).model
    let network = try asNetwork(model)
    var variants = [model.options]
    for aggregation in GroupAggregation.allCases where !model.participants.isEmpty {
      var options = model.options
      options.aggregation = aggregation
      variants.append(options)
    }
    for participant in model.participants.indices {
      var options = model.options
      options.participant = participant
      variants.append(options)
    }
    for options in variants {
      guard let expected = try? model.evaluation(options) else {
        #expect(throws: EvaluationError.self) { try network.evaluation(options) }
        continue
      }
      let found = try network.evaluation(options)
      for (first, second) in zip(expected.alternativePriorities, found.alternativePriorities) {
        #expect(abs(first - second) <= 1e-13, "\(options.aggregation)")
      }
      #expect(found.alternativeErrorBound.isFinite)
    }
  }
}
