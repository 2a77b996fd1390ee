import PairwiseComparisons
import Testing

@testable import AHP

/// What moves the lead of a ranking most.
struct LeadMovesTests {
  /// Two criteria, judged 9 and 1/3, over three alternatives.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    let third = try model.addCriterion("third", under: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 3, 2])), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [9, 9, 1])), of: first)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1.0 / 3, 1, 3])), of: second)
    try model.setJudgments(.priorities([1, 4, 2]), of: third)
    return model
  }

  @Test func `a weight moves the lead as it does where it is set`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let sensitivity = try WeightSensitivity(of: model, in: evaluation)
    let scores = try WeightedScores(of: model, in: evaluation)
    let moves = try #require(LeadMoves(weights: sensitivity, judgments: nil))
    let priorities = evaluation.alternativePriorities
    #expect(moves.first == 0 && moves.second == 1)
    #expect(abs(moves.lead - (priorities[0] - priorities[1])) < 1e-15)
    #expect(moves.entries.count == 3)
    for entry in moves.entries {
      guard case .weight(let criterion, let parent) = entry.subject else {
        Issue.record("no judgments were given")
        return
      }
      let place = try #require(model.criteria[parent].children.firstIndex(of: criterion))
      for (factor, found) in [(0.8, entry.down), (1.2, entry.up)] {
        let moved = try scores.priorities(setting: [
          .init(
            criterion: criterion, parent: parent,
            weight: scores.weights(under: parent)[place] * factor)
        ])
        #expect(abs(found - (moved[0] - moved[1])) < 1e-12)
      }
    }
    let sizes = moves.entries.map { max(abs($0.down - moves.lead), abs($0.up - moves.lead)) }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test func `a weight is moved to 1 at most`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for (name, scores) in [("large", [3.0, 1]), ("small", [1, 4])] {
      let criterion = try model.addCriterion(Criterion(name), under: model.goal)
      try model.setJudgments(.priorities(scores), of: criterion)
    }
    try model.setJudgments(.priorities([9, 1]), of: model.goal)
    let sensitivity = try WeightSensitivity(of: model, in: try model.evaluation())
    let entry = try #require(
      LeadMoves(weights: sensitivity, judgments: nil)?.entries.first {
        $0.subject == .weight(of: CriterionID(1), under: model.goal)
      })
    // By the large criterion alone a leads by 3/4 - 1/4.
    #expect(abs(entry.up - 0.5) <= 1e-15)
  }

  @Test func `a judgment moves by a step of the scale, and not beyond its end`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let judgments = try JudgmentSensitivity(of: model, in: evaluation)
    let moves = try #require(
      LeadMoves(
        weights: try WeightSensitivity(of: model, in: evaluation), judgments: judgments))
    func move(of ratio: Double, at criterion: Int) throws -> (LeadMoves.Entry, Double) {
      let entry = try #require(
        judgments.entries.first {
          $0.subject == .criterion(CriterionID(criterion)) && abs($0.ratio - ratio) < 1e-12
        })
      let found = try #require(
        moves.entries.first {
          $0.subject
            == .judgment(of: entry.subject, by: nil, row: entry.row, column: entry.column)
        })
      let slopes = try #require(entry.derivatives)
      return (found, slopes[0] - slopes[1])
    }
    let (nine, _) = try move(of: 9, at: 1)
    #expect(nine.up == moves.lead && nine.down < moves.lead)
    let (third, slope) = try move(of: 1.0 / 3, at: 2)
    // 1/4 and 1/2.
    #expect(abs(third.down - (moves.lead + slope * -0.2876820724517809)) < 1e-12)
    #expect(abs(third.up - (moves.lead + slope * 0.4054651081081644)) < 1e-12)
  }

  @Test func `weights of clusters move the lead as they do where they are set`() throws {
    var network = Network()
    let cars = try network.addCluster("Cars", nodes: ["A", "B", "C"], areAlternatives: true)
    let use = try network.addCluster("Use", nodes: ["Price", "Safety"])
    func comparisons(_ ratios: [Double], order: Int) throws -> GroupJudgments {
      .common(.comparisons(try ComparisonMatrix(order: order, upperTriangle: ratios)))
    }
    for (place, node) in network.nodes(of: cars).enumerated() {
      try network.setDependence(
        of: node, on: Array(network.nodes(of: use)), comparisons([Double(place + 2)], order: 2))
      try network.setDependence(
        of: node, on: Array(network.nodes(of: cars)),
        comparisons([2, Double(5 - place), 3], order: 3))
    }
    for (place, node) in network.nodes(of: use).enumerated() {
      try network.setDependence(
        of: node, on: Array(network.nodes(of: cars)),
        comparisons(place == 0 ? [3, 5, 2] : [1.0 / 4, 1.0 / 7, 1.0 / 2], order: 3))
      try network.setDependence(
        of: node, on: Array(network.nodes(of: use)), comparisons([1.0 / 3], order: 2))
    }
    try network.setClusterJudgments(comparisons([2], order: 2), of: cars)
    try network.setClusterJudgments(comparisons([1.0 / 2], order: 2), of: use)
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["A", "B", "C"])
    try model.setNetwork(network, of: model.goal)
    let evaluation = try model.evaluation()
    let found = try #require(
      try LeadSensitivity(of: model, in: evaluation, includesJudgments: true, threads: 1))
    let clusters = try #require(found.clusters)
    let moves = try #require(
      LeadMoves(
        of: RankedItems(of: model, in: evaluation), lines: [], clusters: clusters,
        judgments: nil))
    #expect(clusters.entries.count == 4 && moves.entries.count == 4)
    for entry in moves.entries {
      guard case .clusterWeight(let compared, let cluster, let criterion) = entry.subject else {
        Issue.record("there are weights of clusters alone")
        return
      }
      let subject = ComparisonSubject.network(criterion, .clusters(of: cluster))
      let weights = try #require(evaluation.localPriorities(of: subject))
      let place = try #require(network.comparedClusters(of: cluster).firstIndex(of: compared))
      for (factor, lead) in [(0.8, entry.down), (1.2, entry.up)] {
        let weight = weights[place] * factor
        let values = weights.indices.map { $0 == place ? weight : 1 - weight }
        let moved = try model.replacing(.priorities(values), of: subject, by: nil).evaluation()
          .alternativePriorities
        #expect(abs(lead - (moved[moves.first] - moved[moves.second])) < 1e-12)
      }
    }
    let distances = clusters.entriesByDistance().map { entry in
      entry.nearest.map { abs($0.weight - entry.weight) } ?? .infinity
    }
    #expect(distances == distances.sorted())
  }

  @Test func `weights of criteria say all of a hierarchy`() throws {
    let model = try model()
    let found = try LeadSensitivity(
      of: model, in: model.evaluation(), includesJudgments: true)
    #expect(found == nil && !LeadSensitivity.concerns(model))
  }
}
