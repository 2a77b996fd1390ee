import Foundation
import TestSupport
import Testing

@testable import AHP

/// Hierarchies and groups against 30 digits.
struct ReferenceModelTests {
  struct Hierarchy: Decodable, CustomTestStringConvertible {
    struct Node: Decodable {
      let name: String
      let upper: [String]
      let children: [Node]?
    }
    struct Values: Decodable {
      struct Node: Decodable {
        let path: [String]
        let globalWeight: String
        let lambdaMax: String
        let ci: String
        let local: [String]
      }
      let nodes: [Node]
      let distributive: [String]
      let ideal: [String]
      let hierarchicalCI: String
      let hierarchicalCR_saaty1980: String
    }
    let id: String
    let alternatives: [String]
    let tree: Node
    let values: Values
    var testDescription: String { id }
  }

  struct Group: Decodable, CustomTestStringConvertible {
    struct Respondent: Decodable {
      let weight: String
      let upper: [String]
    }
    struct Values: Decodable {
      struct AIJ: Decodable {
        let upper: [String]
        let lambdaMax: String
        let ci: String
        let eigenvector: [String]
        let geometricMean: [String]
      }
      struct Consensus: Decodable {
        let alpha: String
        let beta: String
        let gamma: String
        let consensus: String
        let relativeHomogeneity: String
      }
      struct Clusters: Decodable {
        let clusters: [[Int]]
        let unclustered: [Int]
      }
      let aij: AIJ
      let aipArithmetic: [String]
      let aipGeometric: [String]
      let judgementGeometricSDSample: [String]
      let consensusUnweighted: Consensus
      let pairwiseConsensus: [[String]]
      let clusters: [String: Clusters]
      let kendallW: String?
      let saatyCompatibilityWithAIJ: [String]
      let garutiGWithAIJ: [String]
      let geometricCompatibilityWithAIJ: [String]
    }
    let id: String
    let n: Int
    let respondents: [Respondent]
    let values: Values
    var testDescription: String { id }
  }

  struct File: Decodable {
    let hierarchies: [Hierarchy]
    let groups: [Group]
    let bocr: [BOCRTests.Example]
  }

  static let file: File = {
    let url = Bundle.module.url(
      forResource: "reference-models", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }()

  private func model(_ hierarchy: Hierarchy) throws -> DecisionModel {
    var model = try DecisionModel(
      name: hierarchy.id, goal: Criterion(hierarchy.tree.name),
      alternatives: hierarchy.alternatives.map { Alternative($0) })
    var waiting = [(node: hierarchy.tree, position: model.goal)]
    while let (node, position) = waiting.popLast() {
      for child in node.children ?? [] {
        waiting.append((child, try model.addCriterion(Criterion(child.name), under: position)))
      }
      let order = node.children?.count ?? hierarchy.alternatives.count
      try model.setJudgments(
        .comparisons(
          ComparisonMatrix(order: order, upperTriangle: node.upper.map(ReferenceNumber.value))),
        of: position)
    }
    return model
  }

  @Test func `every reference model is there`() {
    #expect(Self.file.hierarchies.count == 4)
    #expect(Self.file.groups.count == 6)
    #expect(Self.file.bocr.count == 2)
  }

  @Test(arguments: file.hierarchies)
  func `a hierarchy has the reference priorities to 1e-14`(hierarchy: Hierarchy) throws {
    let model = try model(hierarchy)
    let options = EvaluationOptions(randomIndex: .saaty1980)
    let evaluation = try model.evaluation(options)
    for node in hierarchy.values.nodes {
      let position =
        node.path.count == 1
        ? model.goal
        : try #require(model.criterion(at: node.path.dropFirst().joined(separator: "/")))
      let found = evaluation.criteria[position]
      #expect(ReferenceNumber.error(found.localPriorities, node.local) <= 1e-14)
      #expect(ReferenceNumber.error(found.globalPriority, node.globalWeight) <= 1e-14)
      #expect(
        ReferenceNumber.error(found.globalPriority, node.globalWeight) <= found.globalErrorBound)
      #expect(ReferenceNumber.error(found.localPriorities, node.local) <= found.localErrorBound)
      let consistency = try #require(found.matrices.first).consistency
      #expect(ReferenceNumber.error(consistency.principalEigenvalue, node.lambdaMax) <= 1e-14)
    }
    #expect(
      ReferenceNumber.error(evaluation.alternativePriorities, hierarchy.values.distributive)
        <= 1e-14)
    #expect(
      ReferenceNumber.error(evaluation.alternativePriorities, hierarchy.values.distributive)
        <= evaluation.alternativeErrorBound)
    let consistency = evaluation.hierarchyConsistency
    #expect(
      ReferenceNumber.error(try #require(consistency.index), hierarchy.values.hierarchicalCI)
        <= 1e-14)
    #expect(
      ReferenceNumber.error(
        try #require(consistency.ratio), hierarchy.values.hierarchicalCR_saaty1980) <= 1e-14)

    var ideal = options
    ideal.synthesis = .ideal
    let other = try model.evaluation(ideal)
    #expect(ReferenceNumber.error(other.alternativePriorities, hierarchy.values.ideal) <= 1e-14)
    #expect(
      ReferenceNumber.error(other.alternativePriorities, hierarchy.values.ideal)
        <= other.alternativeErrorBound)
  }

  /// One matrix, judged by several, as a model that only weighs criteria.
  static func model(_ group: Group) throws -> DecisionModel {
    var model = try DecisionModel(name: group.id, goal: "goal")
    for item in 0..<group.n { try model.addCriterion("item \(item)", under: model.goal) }
    for (index, respondent) in group.respondents.enumerated() {
      let participant = try model.addParticipant(
        Participant("respondent \(index)", weight: ReferenceNumber.value(respondent.weight)))
      try model.setJudgments(
        .comparisons(
          ComparisonMatrix(
            order: group.n, upperTriangle: respondent.upper.map(ReferenceNumber.value))),
        of: model.goal, by: participant)
    }
    return model
  }

  @Test(arguments: file.groups)
  func `a group has the reference priorities to 1e-14`(group: Group) throws {
    let model = try Self.model(group)
    func goal(_ aggregation: GroupAggregation, _ method: PrioritizationMethod = .eigenvector)
      throws -> CriterionEvaluation
    {
      try model.evaluation(
        EvaluationOptions(prioritization: method, aggregation: aggregation)
      ).criteria[model.goal]
    }
    let aij = try goal(.judgments)
    #expect(ReferenceNumber.error(aij.localPriorities, group.values.aij.eigenvector) <= 1e-14)
    #expect(
      ReferenceNumber.error(aij.localPriorities, group.values.aij.eigenvector)
        <= aij.localErrorBound)
    #expect(
      ReferenceNumber.error(
        try #require(aij.matrices.first).matrix.upperTriangle().map { $0! }, group.values.aij.upper)
        <= 1e-14)
    #expect(
      ReferenceNumber.error(
        try #require(aij.matrices.first).consistency.principalEigenvalue,
        group.values.aij.lambdaMax) <= 1e-14)
    #expect(
      ReferenceNumber.error(
        try goal(.judgments, .geometricMean).localPriorities, group.values.aij.geometricMean)
        <= 1e-14)
    for (aggregation, expected) in [
      (GroupAggregation.priorities, group.values.aipArithmetic),
      (.localPriorities, group.values.aipArithmetic),
      (.prioritiesGeometric, group.values.aipGeometric),
      (.localPrioritiesGeometric, group.values.aipGeometric),
    ] {
      let found = try goal(aggregation)
      #expect(ReferenceNumber.error(found.localPriorities, expected) <= 1e-14)
      #expect(ReferenceNumber.error(found.localPriorities, expected) <= found.localErrorBound)
    }
  }
}
