import Foundation
import Testing

@testable import AHP

struct JudgmentSensitivityTests {
  @Test func `two alternatives have the derivative of the logistic function`() throws {
    var model = try DecisionModel(name: "two", goal: "goal", alternatives: ["a", "b"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [4])), of: model.goal)
    let entry = try #require(
      try JudgmentSensitivity(of: model, in: try model.evaluation()).entries.first)
    // a/(1 + a) by ln a is a/(1 + a)².
    let derivatives = try #require(entry.derivatives)
    #expect(abs(derivatives[0] - 4.0 / 25) < 1e-15)
    #expect(abs(derivatives[1] + 4.0 / 25) < 1e-15)
    // At 1 the two are equal and share the first place in their own order.
    let second = RankedID.alternative(AlternativeID(1))
    #expect(
      entry.change
        == JudgmentSensitivity.Change(ratio: 0.5, first: second, leaders: [second]))
  }

  private struct Case: CustomTestStringConvertible {
    let aggregation: GroupAggregation
    let synthesis: Synthesis
    let method: PrioritizationMethod
    let participants: Int
    var testDescription: String { "\(aggregation) \(synthesis) \(method) \(participants)" }

    static let all: [Case] = [GroupAggregation.judgments, .priorities].flatMap { aggregation in
      Synthesis.allCases.flatMap { synthesis in
        [PrioritizationMethod.eigenvector, .geometricMean].flatMap { method in
          [0, 3].map {
            Case(
              aggregation: aggregation, synthesis: synthesis, method: method, participants: $0)
          }
        }
      }
    }
  }

  @Test(arguments: Case.all)
  private func `derivatives agree with differences of evaluations`(example: Case) throws {
    var model = try RandomModelOptions(
      levels: 2, branching: 2, alternatives: 4, participants: example.participants, noise: 0.6
    ).model(seed: 11)
    for (index, weight) in [1.0, 2, 0.5].prefix(example.participants).enumerated() {
      model.participants[ParticipantID(index)].weight = weight
    }
    let options = EvaluationOptions(
      prioritization: example.method, synthesis: example.synthesis,
      aggregation: example.aggregation)
    let sensitivity = try JudgmentSensitivity(of: model, in: try model.evaluation(options))
    #expect(sensitivity.entries.count == (3 + 4 * 6) * max(1, example.participants))
    for entry in sensitivity.entries {
      func priorities(_ logarithm: Double) throws -> [Double] {
        var changed = model
        let all = entry.subject.judgments(in: model)
        let own: Judgments? =
          switch all {
          case .common(let judgments): judgments
          case .individual(let all): all.first { $0.participant == entry.participant }?.judgments
          case .none: nil
          }
        var matrix = try #require(own?.matrix?.completed)
        try matrix.setJudgment(
          of: entry.row, against: entry.column, to: entry.ratio * exp(logarithm))
        try changed.setJudgments(
          .comparisons(matrix), of: entry.subject.criterion, by: entry.participant)
        return try changed.evaluation(options).alternativePriorities
      }
      let step = 1e-4
      let derivatives = try #require(entry.derivatives)
      let near = zip(try priorities(step), try priorities(-step)).map { ($0 - $1) / (2 * step) }
      let far = zip(try priorities(2 * step), try priorities(-2 * step)).map {
        ($0 - $1) / (4 * step)
      }
      for (item, derivative) in derivatives.enumerated() {
        // Richardson's step leaves the fourth power; rounding leaves 1e-16 over the step.
        #expect(abs(derivative - (4 * near[item] - far[item]) / 3) < 2e-11)
      }
    }
    // Each value found makes another first, and the list is in order.
    let distances = sensitivity.entries.map(\.distance)
    #expect(distances == distances.sorted())
  }

  @Test func `of judgments that are as far from a change the steepest comes first`() throws {
    var pairs = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      let model = try RandomModelOptions(levels: 2, branching: 3, alternatives: 3, noise: 0.6)
        .model(seed: seed)
      let entries = try JudgmentSensitivity(of: model, in: try model.evaluation()).entries
      for (entry, next) in zip(entries, entries.dropFirst()) where entry.distance == next.distance {
        #expect(entry.largestDerivative >= next.largestDerivative - 1e-11, "seed \(seed)")
        pairs += 1
      }
    }
    #expect(pairs >= 20, "\(pairs)")
  }

  /// The second of two people, of the weight 3, has left the first pair open.
  @Test func `those who left a pair open have no part in its judgment`() throws {
    var model = try DecisionModel(name: "open", goal: "goal", alternatives: ["a", "b", "c"])
    for (name, weight, judgments) in [
      ("x", 1.0, [2, 4, 3]), ("y", 3, [nil, 2, 5]),
    ] as [(String, Double, [Double?])] {
      let participant = try model.addParticipant(Participant(name, weight: weight))
      try model.setJudgments(
        Judgments(IncompleteComparisonMatrix(order: 3, upperTriangle: judgments)), of: model.goal,
        by: participant)
    }
    let entries = try JudgmentSensitivity(of: model, in: try model.evaluation()).entries
    #expect(entries.count == 5)
    func priorities(_ logarithm: Double) throws -> [Double] {
      var changed = model
      try changed.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2 * exp(logarithm), 4, 3])),
        of: model.goal, by: ParticipantID(0))
      return try changed.evaluation().alternativePriorities
    }
    let entry = try #require(
      entries.first { $0.participant == ParticipantID(0) && ($0.row, $0.column) == (0, 1) })
    let derivatives = try #require(entry.derivatives)
    let step = 1e-5
    for (derivative, ends) in zip(derivatives, zip(try priorities(-step), try priorities(step))) {
      #expect(abs(derivative - (ends.1 - ends.0) / (2 * step)) <= 1e-9)
    }
  }

  @Test func `methods without derivatives still say where the first changes`() throws {
    let model = try RandomModelOptions(levels: 1, branching: 3, alternatives: 3, noise: 0.6).model(
      seed: 5)
    let evaluation = try model.evaluation(EvaluationOptions(prioritization: .rowSums))
    let entries = try JudgmentSensitivity(of: model, in: evaluation).entries
    #expect(entries.count == 12)
    #expect(entries.allSatisfy { $0.derivatives == nil })
    #expect(entries.contains { $0.change != nil })
  }
}
