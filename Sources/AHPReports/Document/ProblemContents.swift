internal import AHP

// Why something has no result, in the language of a report. Messages on standard error stay
// English.

extension SensitivityError {
  /// Why weights cannot be moved.
  var content: Content {
    switch self {
    case .merits: .phrase(.formulasNotLinear)
    case .notLinear(let aggregation, let synthesis):
      .phrase(.aggregationNotLinear, aggregation.content, synthesis.content)
    case .zeroFactor(let criterion): .phrase(.zeroFactorUnder, .name(criterion))
    case .weightSum(let criterion, let sum):
      .phrase(.weightsSumTo, .name(criterion), .exact(sum))
    default: .text("\(self)")
    }
  }
}

extension SimulationError {
  /// Why nothing can be drawn.
  var content: Content {
    switch self {
    case .evaluation(let error): .phrase(.problemsInTheWay, .count(error.problems.count))
    case .nothingRanked: .phrase(.nothingToRank)
    case .tooManyItems(let found, let most):
      .phrase(.tooManyToSimulate, .count(found), .count(most))
    case .nothingToDraw: .phrase(.nothingToDraw)
    case .noDispersion: .phrase(.noDispersionToDraw)
    case .noIntervals: .phrase(.noRangesToDraw)
    }
  }
}

extension EvaluationProblem {
  /// What stands in the way of an evaluation of a model.
  ///
  /// - Complexity: O(items of the criterion).
  func content(_ names: Names) -> Content {
    let place = names.by(participant, names.place(subject))
    let items = { names.items(of: subject) }
    return switch innermostKind {
    case .noJudgments: .phrase(.problemNoJudgments, place)
    case .disconnected(let components):
      .phrase(
        .problemDisconnected, place,
        .list(components.map { .list($0.map { .name(items()[$0]) }, .comma) }, .semicolon))
    case .incomplete(let missing, let method):
      .phrase(.problemIncomplete, .count(missing), place, method.content)
    case .rangeTooWide: .phrase(.problemRange, place)
    case .notSettled: .phrase(.problemNotSettled, place)
    case .zeroPriority(let item): .phrase(.problemZeroPriority, .name(items()[item]), place)
    case .zeroPriorities(let respondents):
      .phrase(.problemZeroPriorities, .count(respondents), place)
    case .noCommonPriority: .phrase(.problemNoCommonPriority, place)
    case .noWeight: .phrase(.problemNoWeight, place)
    case .outsideScale(let item, let other, let judgment, let scale):
      .phrase(
        .problemOutsideScale, .number(judgment, places: 5), .name(items()[item]),
        .name(items()[other]), place, scale.content)
    case .zeroColumn: .phrase(.problemZeroColumn, place)
    case .zeroDivisor(let alternative, let formula):
      .phrase(
        .problemZeroDivisor, .name(names.alternative(alternative)), place, formula.nameContent)
    case .noMagnitudes(let formula): .phrase(.problemNoMagnitudes, formula.nameContent)
    case .notCompared(let alternative):
      .phrase(.problemNotCompared, .name(names.alternative(alternative)), place)
    default: .text(description(in: names.model))
    }
  }
}
