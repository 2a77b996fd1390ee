import Testing

@testable import AHP

/// Items that are equal but for rounding: sums of the same numbers in another order.
struct RoundedTiesTests {
  /// Three alternatives and three criteria of the same weight, whose judgments go round: each
  /// alternative has the same three priorities.
  private func model(_ ratios: [Double]) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let criteria = try ["a", "b", "c"].map {
      try model.addCriterion(Criterion($0), under: model.goal)
    }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])), of: model.goal)
    for (turn, criterion) in criteria.enumerated() {
      let values = (0..<3).map { ratios[($0 + turn) % 3] }
      try model.setJudgments(
        .comparisons(
          ComparisonMatrix(
            order: 3,
            upperTriangle: [values[0] / values[1], values[0] / values[2], values[1] / values[2]])),
        of: criterion)
    }
    return model
  }

  private static let ratios = [
    [7, 3, 1.1], [2, 3, 1.5], [7, 3, 1], [5, 2, 1.5], [11, 4, 1.5], [13, 1, 1], [3, 4, 1.5],
  ]

  @Test(arguments: Synthesis.allCases.filter { $0 != .linkingPins })
  func `they share the first rank`(synthesis: Synthesis) throws {
    var roundedCount = 0
    for ratios in Self.ratios {
      let evaluation = try model(ratios).evaluation(EvaluationOptions(synthesis: synthesis))
      let priorities = evaluation.alternativePriorities
      if Set(priorities).count > 1 { roundedCount += 1 }
      #expect(evaluation.ranking.ranks == [1, 1, 1], "\(ratios): \(priorities)")
    }
    // Without priorities that differ this would show nothing.
    if synthesis == .distributive { #expect(roundedCount > 0) }
  }

  @Test func `they share the first rank in every draw`() throws {
    for ratios in Self.ratios {
      let simulation = try Simulation(
        of: model(ratios), SimulationSettings(draws: 10, noise: .none))
      for item in 0..<3 {
        #expect(simulation.rankAcceptability(of: item, rank: 1).count == 10)
        #expect(
          (0..<3).allSatisfy {
            $0 == item || simulation.winningProbability(of: item, over: $0).count == 0
          })
      }
    }
  }

  @Test func `their lines cross where they differ, and not by rounding`() throws {
    for ratios in Self.ratios {
      let model = try model(ratios)
      let sensitivity = try WeightSensitivity(of: model, in: model.evaluation())
      for lines in sensitivity.lines {
        for crossing in lines.crossovers {
          // All weights are a third: the lines meet there and nowhere else.
          #expect(abs(crossing.weight - 1 / 3.0) <= 1e-9, "\(ratios): \(crossing)")
        }
      }
    }
  }
}
