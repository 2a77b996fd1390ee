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
    case .lapackMissing: .phrase(.problemNeedsLAPACK, place)
    case .ratingScale(let scale, let error):
      intensities(of: scale, error, usedBy: place, names)
    case .strategicModel(let error):
      .phrase(
        .problemStrategicCriteria,
        .list(strategicContents(of: error, names), .semicolon))
    case .noDependences: .phrase(.problemNoDependences, place)
    case .alternativesNotReached(let nodes):
      .phrase(.problemNotReached, place, nodeNames(nodes, names))
    case .alternativesApartFromStarts(let nodes):
      .phrase(.problemApartFromStarts, place, nodeNames(nodes, names))
    case .undecidedLimit(let components):
      .phrase(
        .problemUndecidedLimit, place,
        .list(components.map { nodeNames($0, names) }, .semicolon))
    case .limitNotSettled: .phrase(.problemLimitNotSettled, place)
    case .zeroPin:
      .phrase(
        .problemZeroPin, .name(items()[names.model.pinItem(of: criterion)]), place)
    // A problem of a set of a network has its kind within.
    case .network: .phrase(.problemNoJudgments, place)
    }
  }

  /// Why the intensities of a rating scale have no priorities.
  private func intensities(
    of scale: Int, _ error: EvaluationError, usedBy place: Content, _ names: Names
  ) -> Content {
    let rated = names.model.ratingScales[scale]
    return switch error.problems.first?.kind {
    case .outsideScale(let item, let other, let judgment, let scale):
      .phrase(
        .problemIntensityOutsideScale, .number(judgment, places: 5),
        .name(rated.intensities[item]), .name(rated.intensities[other]), .name(rated.name),
        scale.content)
    case .noJudgments: .phrase(.problemIntensitiesOpen, .name(rated.name), place)
    case .disconnected:
      .phrase(.problemIntensitiesApart, .name(rated.name), place)
    case .incomplete(let missing, let method):
      .phrase(
        .problemIntensitiesIncomplete, .count(missing), .name(rated.name), method.content)
    default: .phrase(.problemIntensities, .name(rated.name), place)
    }
  }

  /// Why the strategic criteria have no weights.
  private func strategicContents(of error: EvaluationError, _ names: Names) -> [Content] {
    guard let model = names.model.strategicModel else { return [] }
    let own = Names(model: model, language: names.language)
    return error.problems.map { $0.content(own) }
  }

  /// The most nodes that are named.
  private static let mostNodes = 5

  /// Some nodes of the network of the criterion.
  private func nodeNames(_ nodes: [NodeID], _ names: Names) -> Content {
    guard let network = names.model.networks[criterion] else { return .empty }
    let shown = nodes.prefix(Self.mostNodes).map {
      Content.phrase(.quoted, .name(network.label(of: $0, language: names.language)))
    }
    return .list(shown, andMore: nodes.count - shown.count, .comma)
  }
}
