import Foundation
import Testing

@testable import AHP

/// Groups whose members have different weights, on several criteria.
struct GroupWeightsTests {
  /// Two people, of whom the first counts twice: the goal's criteria by 4 and by 1, the
  /// alternatives under the first criterion by 2 and by 9, under the second by 1/3 and by 3.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    for (number, (weight, ratios)) in [(2.0, [4, 2, 1 / 3.0]), (1, [1, 9, 3])].enumerated() {
      let person = try model.addParticipant(Participant("p\(number)", weight: weight))
      for (criterion, ratio) in zip([model.goal] + criteria, ratios) {
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: 2, upperTriangle: [ratio])), of: criterion,
          by: person)
      }
    }
    return model
  }

  private func statistics(
    of model: DecisionModel, _ selection: RespondentSelection = RespondentSelection()
  ) throws -> (GroupStatistics, [RespondentOutcome]) {
    var statistics = try GroupStatistics(of: model, selection: selection)
    let outcomes = try statistics.add(Response.all(in: model))
    return (statistics, outcomes)
  }

  @Test func `the criteria of each kind of mean are those of that mean`() throws {
    let group = try statistics(of: try model()).0.groupEvaluation()
    func expect(_ found: [Double], _ first: Double) {
      #expect(abs(found[1] - first) <= 1e-14 && abs(found[2] - (1 - first)) <= 1e-14)
    }
    // (2 · 0.8 + 0.5)/3
    expect(try #require(group.arithmetic).globalPriorities, 0.7)
    expect(try #require(group.local).globalPriorities, 0.7)
    // The odds are the weighted geometric mean of 4 and 1, whose priorities are 0.8 and 0.5.
    let odds = pow(4, 2 / 3.0)
    expect(try #require(group.geometric).globalPriorities, odds / (1 + odds))
    expect(try #require(group.judgments).globalPriorities(), odds / (1 + odds))
  }

  @Test func `what is ranked follows from the weights by hand`() throws {
    let group = try statistics(of: try model()).0.groupEvaluation()
    // x: 0.8 · 2/3 + 0.2 · 1/4 of the first, 0.5 · 0.9 + 0.5 · 0.75 of the second.
    let (first, second) = (0.8 * 2 / 3 + 0.2 / 4, 0.45 + 0.375)
    let arithmetic = try #require(group.arithmetic).ranked
    #expect(abs(arithmetic[0] - (2 * first + second) / 3) <= 1e-14)
    let odds =
      pow(first / (1 - first), 2 / 3.0) * pow(second / (1 - second), 1 / 3.0)
    #expect(abs(try #require(group.geometric).ranked[0] - odds / (1 + odds)) <= 1e-14)
    // Of judgments: √³(2² · 9) under the first criterion, √³((1/3)² · 3) under the second.
    let (goal, a, b) = (
      pow(4, 2 / 3.0), pow(36, 1 / 3.0), pow(1 / 3.0, 1 / 3.0)
    )
    let expected = goal / (1 + goal) * a / (1 + a) + 1 / (1 + goal) * b / (1 + b)
    #expect(abs(try #require(group.judgments).alternativePriorities[0] - expected) <= 1e-14)
  }

  /// A limit that a ratio equals lets it in, and the next smaller number does not.
  @Test func `the limit of the consistency ratio is inclusive`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    for (number, triangle) in [[2, 4, 2], [3, 5, 4.0]].enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    let ratios = try statistics(of: model).1.map { $0.largestRatio()?.ratio ?? 0 }
    #expect(ratios[0] <= 1e-14 && ratios[1] > 0.05)
    for (limit, left) in [(ratios[1], 0), (ratios[1].nextDown, 1), (ratios[1].nextUp, 0)] {
      for leavesOut in RespondentSelection.LeavesOut.allCases {
        let (counted, outcomes) = try statistics(
          of: model,
          RespondentSelection(maximumConsistencyRatio: limit, leavesOut: leavesOut))
        // Without the one matrix nothing is left that would count.
        #expect(counted.exclusions.inconsistent == left)
        #expect(outcomes.count { !$0.excludedSets.isEmpty } == left)
      }
    }
  }

  /// Averaged priorities neither need the judgments of somebody without weight nor show them.
  @Test func `a participant of weight 0 stands in no way`() throws {
    let alone = try model()
    var model = alone
    let silent = try model.addParticipant(Participant("silent", weight: 0))
    let options = EvaluationOptions(aggregation: .priorities)
    #expect(
      try model.evaluation(options).alternativePriorities
        == alone.evaluation(options).alternativePriorities)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [9])), of: model.goal, by: silent)
    #expect(
      try model.evaluation(options).alternativePriorities
        == alone.evaluation(options).alternativePriorities)
  }

  /// Two people who left the same out, which is one problem of the model for each of them only
  /// where a participant is named.
  @Test func `a problem of the model is told once for all people`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    for name in ["p", "q"] {
      let person = try model.addParticipant(Participant(name))
      for criterion in [model.goal, criteria[0]] {
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: criterion, by: person)
      }
    }
    let error = #expect(throws: EvaluationError.self) {
      try model.evaluation(EvaluationOptions(aggregation: .priorities))
    }
    let common = error?.problems.filter { $0.participant == nil } ?? []
    #expect(common.count <= 1)
    #expect(Set(error?.problems ?? []).count == error?.problems.count)
  }
}
