import Testing

@testable import AHP

/// Networks at the leaves of models.
struct NetworkTests {
  /// Two alternatives and two criteria that depend on each other.
  private func network(_ judgments: [[Double]] = [[3], [2], [1 / 4], [5]]) throws -> Network {
    var network = Network()
    let alternatives = try network.addCluster(
      "Cars", nodes: ["Civic", "Accord"], areAlternatives: true)
    let criteria = try network.addCluster("Criteria", nodes: ["Price", "Safety"])
    for (place, cluster, other) in [(0, alternatives, criteria), (2, criteria, alternatives)] {
      for (item, node) in network.nodes(of: cluster).enumerated() {
        try network.setDependence(
          of: node, on: Array(network.nodes(of: other)),
          .common(
            .comparisons(ComparisonMatrix(order: 2, upperTriangle: judgments[place + item]))))
      }
    }
    return network
  }

  private func model(_ network: Network) throws -> DecisionModel {
    var model = try DecisionModel(name: "Cars", goal: "Best", alternatives: ["Civic", "Accord"])
    try model.setNetwork(network, of: model.goal)
    return model
  }

  @Test func `a network of period 2 has the mean over the period`() throws {
    let evaluation = try model(network()).evaluation()
    // The alternatives' priorities are stationary for two steps: from cars to criteria and back.
    let (civicPrice, accordPrice) = (3.0 / 4, 2.0 / 3)
    let (priceCivic, safetyCivic) = (1.0 / 5, 5.0 / 6)
    let stay = civicPrice * priceCivic + (1 - civicPrice) * safetyCivic
    let come = accordPrice * priceCivic + (1 - accordPrice) * safetyCivic
    let civic = come / (1 - stay + come)
    #expect(abs(evaluation.alternativePriorities[0] - civic) <= 1e-15)
    #expect(evaluation.alternativeErrorBound <= 1e-13)
    let result = try #require(evaluation.networks[CriterionID(0)])
    #expect(abs(result.limitingPriorities.reduce(0, +) - 1) <= 1e-15)
    #expect(NetworkFindings(of: result, criterion: CriterionID(0)).period == 2)
  }

  @Test func `alternatives that depend on nothing are no dead ends, criteria are`() throws {
    var network = Network()
    let alternatives = try network.addCluster(
      "Cars", nodes: ["Civic", "Accord"], areAlternatives: true)
    let criteria = try network.addCluster("Criteria", nodes: ["Price", "Safety"])
    let nodes = Array(network.nodes(of: criteria))
    try network.setDependence(
      of: nodes[0], on: Array(network.nodes(of: alternatives)),
      .common(.comparisons(ComparisonMatrix(order: 2, upperTriangle: [3]))))
    let evaluation = try model(network).evaluation()
    let result = try #require(evaluation.networks[CriterionID(0)])
    #expect(NetworkFindings(of: result, criterion: CriterionID(0)).deadEnds == [nodes[1]])
  }

  @Test func `a cluster has the largest relative error of its nodes`() throws {
    let evaluation = try model(network()).evaluation()
    let result = try #require(evaluation.networks[CriterionID(0)])
    for cluster in [ClusterID(0), ClusterID(1)] {
      let nodes = result.network.nodes(of: cluster)
      let errors = nodes.map { result.limit.errorBounds[$0] / result.limit.priorities[$0] }
      #expect(errors.allSatisfy { $0 > 0 } && result.relativeError(cluster) == errors.max())
    }
  }

  @Test func `judgments of several people are combined for each pair or as final priorities`()
    throws
  {
    var network = try network()
    let criteria = ClusterID(1)
    let node = network.nodes(of: ClusterID(0)).lowerBound
    func own(_ participant: Int, _ ratio: Double) throws -> IndividualJudgments {
      IndividualJudgments(
        participant: ParticipantID(participant),
        judgments: .comparisons(try ComparisonMatrix(order: 2, upperTriangle: [ratio])))
    }
    try network.setDependence(
      of: node, on: Array(network.nodes(of: criteria)), .individual([own(0, 2), own(1, 8)]))
    var model = try DecisionModel(name: "Cars", goal: "Best", alternatives: ["Civic", "Accord"])
    try model.addParticipant(Participant("Ann"))
    try model.addParticipant(Participant("Bob"))
    try model.setNetwork(network, of: model.goal)
    func single(_ ratio: Double) throws -> Double {
      try self.model(self.network([[ratio], [2], [1 / 4], [5]])).evaluation()
        .alternativePriorities[0]
    }
    let combined = try model.evaluation()
    #expect(combined.contributors.count == 2)
    #expect(abs(combined.alternativePriorities[0] - (try single(4))) <= 1e-15)
    var options = EvaluationOptions()
    options.aggregation = .priorities
    let averaged = try model.evaluation(options).alternativePriorities[0]
    #expect(abs(averaged - (try (single(2) + single(8)) / 2)) <= 1e-15)
    options.participant = ParticipantID(1)
    #expect(abs(try model.evaluation(options).alternativePriorities[0] - single(8)) <= 1e-15)
  }

  @Test func `criteria without a network are left out and the other weights divided by their sum`()
    throws
  {
    var model = try DecisionModel(name: "Cars", goal: "Best", alternatives: ["Civic", "Accord"])
    let first = try model.addCriterion("First", under: model.goal)
    let second = try model.addCriterion("Second", under: model.goal)
    let third = try model.addCriterion("Third", under: model.goal)
    try model.setJudgments(.priorities([2, 3, 5]), of: model.goal)
    try model.setNetwork(network(), of: first)
    try model.setJudgments(.priorities([1, 3]), of: third)
    let evaluation = try model.evaluation()
    #expect(evaluation.leftOut() == [second])
    let civic = try self.model(network()).evaluation().alternativePriorities[0]
    let expected = (0.2 * civic + 0.5 * 0.25) / 0.7
    #expect(abs(evaluation.alternativePriorities[0] - expected) <= 1e-15)
  }

  @Test func `a network keeps its answers without one of the alternatives`() throws {
    var network = Network()
    let cars = try network.addCluster(
      "Cars", nodes: ["Civic", "Accord", "CR-V"], areAlternatives: true)
    let criteria = try network.addCluster("Criteria", nodes: ["Price"])
    let price = network.nodes(of: criteria).lowerBound
    for car in network.nodes(of: cars) { try network.setDependence(of: car, on: [price]) }
    try network.setDependence(
      of: price, on: Array(network.nodes(of: cars)), .common(.priorities([1, 2, 3])))
    var model = try DecisionModel(
      name: "Cars", goal: "Best", alternatives: ["Civic", "Accord", "CR-V"])
    try model.setNetwork(network, of: model.goal)
    let smaller = try model.restricted(toAlternatives: [AlternativeID(0), AlternativeID(2)])
    let priorities = try smaller.evaluation().alternativePriorities
    #expect(zip(priorities, [0.25, 0.75]).allSatisfy { abs($0 - $1) <= 1e-15 })
    let larger = try model.addingCopy(ofAlternative: AlternativeID(1), name: "Twin")
    let copied = try larger.evaluation().alternativePriorities
    #expect(zip(copied, [0.125, 0.25, 0.375, 0.25]).allSatisfy { abs($0 - $1) <= 1e-15 })
  }

  @Test func `alternatives that nothing leads to are refused with what is left`() throws {
    var network = Network()
    let cars = try network.addCluster("Cars", nodes: ["Civic"], areAlternatives: true)
    let loop = try network.addCluster("Loop", nodes: ["Self"])
    let node = network.nodes(of: loop).lowerBound
    try network.setDependence(of: node, on: [node])
    try network.setDependence(of: network.nodes(of: cars).lowerBound, on: [node])
    var model = try DecisionModel(name: "Cars", goal: "Best", alternatives: ["Civic"])
    try model.setNetwork(network, of: model.goal)
    do throws(EvaluationError) {
      _ = try model.evaluation()
      Issue.record("no error")
    } catch {
      #expect(error.problems.map(\.kind) == [.alternativesNotReached(from: [node])])
      #expect(error.problems[0].description(in: model).contains("{Loop/Self}"))
    }
  }
}
