import Foundation
import PairwiseComparisons
import Testing

@testable import AHP

/// What judgments and weights of clusters in networks change, and how sure the result is.
struct NetworkSensitivityTests {
  /// Structures of networks: how the alternatives depend on criteria, and these on them.
  enum Structure: CaseIterable {
    /// Everything depends on everything: one closed component.
    case feedback
    /// A goal above criteria above alternatives: the sum of powers.
    case hierarchy
    /// Two criteria depend on each other and drain into the alternatives: a radius below 1.
    case draining
  }

  private static func ratio(_ generator: inout SplitMix64) -> Double {
    let value = Double(generator.next() % 5 + 1)
    return generator.next() % 2 == 0 ? value : 1 / value
  }

  private static func judgments(
    _ count: Int, _ generator: inout SplitMix64
  ) throws -> GroupJudgments {
    .common(
      .comparisons(
        try ComparisonMatrix(
          order: count,
          upperTriangle: UpperTriangle.pairs(order: count).map { _ in ratio(&generator) })))
  }

  private static func network(_ structure: Structure, seed: UInt64) throws -> Network {
    var generator = SplitMix64(seed: seed)
    var network = Network()
    let cars = try network.addCluster("Cars", nodes: ["A", "B", "C"], areAlternatives: true)
    let use = try network.addCluster("Use", nodes: ["Price", "Safety"])
    let looks = try network.addCluster("Looks", nodes: ["Shape", "Colour", "Size"])
    let goal = try network.addCluster("Goal", nodes: structure == .hierarchy ? ["Best"] : [])
    func link(_ from: ClusterID, _ to: ClusterID) throws {
      for node in network.nodes(of: from) {
        let nodes = Array(network.nodes(of: to))
        try network.setDependence(
          of: node, on: nodes, judgments(nodes.count, &generator))
      }
    }
    switch structure {
    case .feedback:
      for from in [cars, use, looks] {
        for to in [cars, use, looks] { try link(from, to) }
      }
    case .hierarchy:
      try link(goal, use)
      try link(goal, looks)
      try link(use, cars)
      try link(looks, cars)
    case .draining:
      try link(use, looks)
      try link(looks, use)
      try link(use, cars)
      try link(looks, cars)
    }
    for cluster in network.clusters.indices {
      let compared = network.linkedClusters(of: cluster)
      guard compared.count > 1 else { continue }
      try network.setClusterJudgments(judgments(compared.count, &generator), of: cluster)
    }
    return network
  }

  private static func model(_ structure: Structure, seed: UInt64) throws -> DecisionModel {
    var model = try DecisionModel(name: "Cars", goal: "Best", alternatives: ["A", "B", "C"])
    try model.setNetwork(network(structure, seed: seed), of: model.goal)
    return model
  }

  @Test(
    arguments: Structure.allCases, [NetworkPriorities.normal, .ideal])
  func `slopes are those of evaluations nearby`(
    structure: Structure, measure: NetworkPriorities
  ) throws {
    let model = try Self.model(structure, seed: 4)
    var options = EvaluationOptions()
    options.networkPriorities = measure
    if measure == .ideal { options.synthesis = .ideal }
    let evaluation = try model.evaluation(options)
    let kind = try #require(evaluation.networks[model.goal]).limit.kind
    #expect(kind == (structure == .hierarchy ? .pathSums : .oneComponent))
    let sensitivity = try JudgmentSensitivity(of: model, in: evaluation)
    let count = model.networkSubjects().reduce(0) {
      $0 + UpperTriangle.count(order: $1.itemCount(in: model))
    }
    #expect(sensitivity.entries.count == count && count >= 20)
    var largest = 0.0
    for entry in sensitivity.entries {
      func priorities(_ logarithm: Double) throws -> [Double] {
        var matrix = try #require(
          entry.subject.judgments(in: model).forEverybody?.matrix?.completed)
        try matrix.setJudgment(
          of: entry.row, against: entry.column, to: entry.ratio * exp(logarithm))
        return try model.replacing(.comparisons(matrix), of: entry.subject, by: nil)
          .evaluation(options).alternativePriorities
      }
      let step = 1e-4
      let derivatives = try #require(entry.derivatives)
      let near = zip(try priorities(step), try priorities(-step)).map { ($0 - $1) / (2 * step) }
      let far = zip(try priorities(2 * step), try priorities(-2 * step)).map {
        ($0 - $1) / (4 * step)
      }
      for (item, derivative) in derivatives.enumerated() {
        let expected = (4 * near[item] - far[item]) / 3
        #expect(abs(derivative - expected) < 2e-11, "\(entry.subject)")
        largest = max(largest, abs(derivative))
      }
    }
    #expect(largest > 0.01)
  }

  @Test(arguments: Structure.allCases)
  func `weights of clusters change the lead where they say`(structure: Structure) throws {
    var found = 0
    for seed in UInt64(1)...6 {
      let model = try Self.model(structure, seed: seed)
      let evaluation = try model.evaluation()
      let sensitivity = try ClusterSensitivity(of: model, in: evaluation)
      let network = model.network(of: model.goal)
      var compared = 0
      for cluster in network.clusters.indices {
        let count = network.comparedClusters(of: cluster).count
        if count > 1 { compared += count }
      }
      #expect(sensitivity.entries.count == compared)
      let leader = evaluation.ranking.order[0]
      for entry in sensitivity.entries {
        let subject = ComparisonSubject.network(model.goal, .clusters(of: entry.cluster))
        let weights = try #require(evaluation.localPriorities(of: subject))
        let item = try #require(
          network.comparedClusters(of: entry.cluster).firstIndex(of: entry.compared))
        func priorities(at weight: Double) throws -> [Double] {
          let values = weights.indices.map {
            $0 == item ? weight : weights[$0] * (1 - weight) / (1 - weights[item])
          }
          return try model.replacing(.priorities(values), of: subject, by: nil).evaluation()
            .alternativePriorities
        }
        let derivatives = try #require(entry.derivatives)
        let step = 1e-4
        let (up, down) = try (
          priorities(at: entry.weight + step), priorities(at: entry.weight - step)
        )
        for (item, derivative) in derivatives.enumerated() {
          let expected = (up[item] - down[item]) / (2 * step)
          #expect(abs(derivative - expected) < 1e-6)
        }
        for (moved, factor) in [(entry.lowered, 0.8), (entry.raised, 1.2)] {
          let expected = try priorities(at: min(entry.weight * factor, 0.999))
          let moved = try #require(moved)
          // At the end of the range the weight stays a little below 1.
          guard entry.weight * factor < 0.99 else { continue }
          #expect(zip(moved, expected).allSatisfy { abs($0 - $1) < 1e-12 })
        }
        for change in [entry.below, entry.above].compactMap(\.self) {
          found += 1
          #expect(change.bounds.upperBound - change.bounds.lowerBound <= 1e-9)
          let outward = change.weight > entry.weight
          let beyond = try priorities(at: change.weight + (outward ? 1e-6 : -1e-6))
          let before = try priorities(at: change.weight - (outward ? 1e-6 : -1e-6))
          let (best, bestBefore) = (beyond.max() ?? 0, before.max() ?? 0)
          #expect(beyond[leader] < best && before[leader] == bestBefore)
        }
      }
    }
    #expect(found > 0)
  }

  @Test(arguments: Structure.allCases)
  func `a simulation evaluates each of its draws`(structure: Structure) throws {
    let model = try Self.model(structure, seed: 2)
    let settings = SimulationSettings(draws: 40, seed: 5, noise: .logNormal(deviation: 0.3))
    let simulator = try Simulator(
      model, options: EvaluationOptions(), settings: settings, threads: 1)
    let block = try simulator.block(0..<40)
    for draw in [0, 7, 39] {
      let expected = try simulator.model(ofDraw: draw).evaluation().alternativePriorities
      for (item, priority) in expected.enumerated() {
        #expect(abs(block.ranked[draw * 3 + item] - priority) < 1e-12)
      }
    }
  }

  @Test(arguments: [NetworkPriorities.normal, .ideal], 1...4 as ClosedRange<UInt64>)
  func `what is ranked with other weights is nearly what an evaluation ranks`(
    measure: NetworkPriorities, seed: UInt64
  ) throws {
    var options = EvaluationOptions()
    options.networkPriorities = measure
    let model = try Self.model(.feedback, seed: seed)
    let evaluation = try model.evaluation(options)
    let moved = try #require(
      MovedNetwork(
        of: model.goal, in: evaluation, of: model,
        ranking: RankedItems(of: model, in: evaluation)))
    let sets = try #require(evaluation.networks[model.goal]).sets.filter { $0.priorities.count > 1 }
    #expect(sets.count > 10)
    for set in sets {
      let count = set.priorities.count
      let other = (1...count).map { Double($0) / Double(count * (count + 1) / 2) }
      let near = try #require(moved.nearlyRanked(with: other, of: set.subject))
      let exact = try #require(moved.items(with: other, errorBound: 1e-15, of: set.subject))
      for (first, second) in zip(near.priorities, exact.priorities) {
        #expect(abs(first - second) <= 1e-13)
      }
    }
  }
}
