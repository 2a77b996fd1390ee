internal import AHP

/// What a report says of weights, found once for all of its sections: nothing where a model is too
/// large for a page.
struct WeightFindings {
  /// The scores as functions of the weights, or why there are none.
  let scores: Result<WeightedScores, Obstacle>
  /// The lines of all criteria; `nil` if there are none, or too many.
  let lines: WeightSensitivity?

  /// Why weights cannot be moved.
  enum Obstacle: Error {
    case tooLarge
    case sensitivity(SensitivityError)

    var content: Content {
      switch self {
      case .tooLarge: .phrase(.tooLargeToMove)
      case .sensitivity(let error): .phrase(.weightsNotMoved, error.content)
      }
    }
  }

  /// Up to how many numbers there are scores for.
  private static let mostScores = 5_000_000

  init(of report: DecisionReport) {
    let (model, evaluation) = (report.model, report.evaluation)
    let itemCount = report.items.ids.count
    if itemCount * model.criteria.count <= Self.mostScores {
      scores = Result { () throws(SensitivityError) in try WeightedScores(of: model, in: evaluation)
      }
      .mapError(Obstacle.sensitivity)
    } else {
      scores = .failure(.tooLarge)
    }
    lines =
      itemCount > 0
        && WeightSensitivity.isComparable(items: itemCount, criteria: model.criteria.count)
      ? try? WeightSensitivity(of: model, in: evaluation) : nil
  }
}
