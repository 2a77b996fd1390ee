import Testing

@testable import AHP

/// What is said of the lead without an evaluation is what evaluations say.
struct LeadForecastTests {
  private struct Case: CustomTestStringConvertible {
    var options: RandomModelOptions
    var evaluation = EvaluationOptions()
    var testDescription: String {
      "\(options) \(evaluation.prioritization) \(evaluation.synthesis)"
    }

    static let all: [Case] = [
      Case(options: RandomModelOptions(levels: 1, branching: 2, alternatives: 14, noise: 0.8)),
      Case(
        options: RandomModelOptions(levels: 1, branching: 2, alternatives: 13, noise: 0.3),
        evaluation: EvaluationOptions(synthesis: .ideal)),
      Case(
        options: RandomModelOptions(levels: 1, branching: 13, alternatives: 3, noise: 0.5),
        evaluation: EvaluationOptions(synthesis: .multiplicative)),
      Case(
        options: RandomModelOptions(levels: 2, branching: 3, alternatives: 4, noise: 0.7),
        evaluation: EvaluationOptions(prioritization: .geometricMean, synthesis: .linkingPins)),
      Case(
        options: RandomModelOptions(
          levels: 1, branching: 3, alternatives: 4, participants: 3, noise: 0.7)),
      Case(
        options: RandomModelOptions(levels: 1, branching: 3, alternatives: 4, noise: 0.7),
        evaluation: EvaluationOptions(prioritization: .rowSums)),
      Case(options: RandomModelOptions(levels: 1, branching: 14, alternatives: 0, noise: 0.2)),
    ]
  }

  @Test(arguments: Case.all)
  private func `changes of the lead are those of evaluations`(example: Case) throws {
    let model = try example.options.model(seed: 3)
    let evaluation = try model.evaluation(example.evaluation)
    let items = RankedItems(of: model, in: evaluation)
    let moves = JudgmentMoves(of: model, options: evaluation.options, base: items)
    let views = try moves.views(of: evaluation)
    var (asked, open) = (0, 0)
    for criterion in model.criteria.indices {
      let matrices = moves.movableMatrices(of: .criterion(criterion))
      if matrices.isEmpty { continue }
      let forecast = try #require(LeadForecast(of: criterion, moves, views))
      for (participant, matrix) in matrices {
        for (index, pair) in UpperTriangle.pairs(order: matrix.order).enumerated() {
          let ratio = try #require(matrix.judgment(at: index))
          let share = moves.share(
            of: participant, in: .criterion(criterion), pair: index, evaluation.options)
          func change(_ forecast: LeadForecast?) throws -> JudgmentSensitivity.Change? {
            try moves.nearestChange(
              of: matrix, pair: pair, ratio: ratio, subject: .criterion(criterion),
              participant: participant,
              forecast, share: share)
          }
          // Every judgment of a small matrix, and some of a large one, since evaluations take long.
          guard matrix.order < 6 || index % 9 == 0 else { continue }
          #expect(try change(forecast) == change(nil))
          for factor in [0.2, 0.9, 3.0] {
            asked += 1
            if case .isOpen = forecast.lead(row: pair.row, column: pair.column, factor: factor) {
              open += 1
            }
          }
        }
      }
    }
    // Hardly any value needs an evaluation.
    #expect(asked > 30 && open * 50 <= asked)
  }
}
