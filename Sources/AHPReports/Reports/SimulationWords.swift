internal import AHP

/// What is said of the draws of a simulation.
struct SimulationWords {
  let simulation: Simulation

  /// What was drawn, and how often.
  func drawn() -> Content {
    let settings = simulation.settings
    var parts: [Content] = [
      // A seed may be larger than any other number of a report.
      .phrase(.drawnTimes, .count(simulation.draws), .text("\(settings.seed)"), noise())
    ]
    if isOfGroup { parts.append(.phrase(.noiseOfGroup)) }
    if settings.weights == .uniform { parts.append(.phrase(.uniformWeights)) }
    if let error = settings.standardError {
      let reached: Phrase =
        simulation.draws < settings.draws
        ? .stoppedAtError
        : simulation.largestStandardError <= error ? .errorReached : .errorNotReached
      parts.append(.phrase(reached, .exact(error)))
    }
    return .list(parts, .semicolon)
  }

  /// Whether the judgments disturbed are those that a group has together.
  private var isOfGroup: Bool {
    let evaluation = simulation.undisturbed
    return simulation.judgmentCount > 0 && evaluation.contributors.count > 1
      && evaluation.options.aggregation == .judgments
  }

  private func noise() -> Content {
    let judgments = Content.count(simulation.judgmentCount)
    return switch simulation.settings.noise {
    case .none: .phrase(.noNoise)
    case .logNormal(let deviation): .phrase(.logNormalNoise, judgments, .exact(deviation))
    case .uniform(let factor): .phrase(.uniformNoise, judgments, .exact(factor))
    case .triangular(let factor): .phrase(.triangularNoise, judgments, .exact(factor))
    case .step: .phrase(.stepNoise, judgments)
    case .dispersion: .phrase(.dispersionNoise, judgments)
    case .intervals: .phrase(.intervalNoise, judgments)
    }
  }
}

/// What is said of how sure a lead is.
struct RobustnessWords {
  let words: LeadWords
  let simulation: Simulation

  private var isUniform: Bool { simulation.settings.weights == .uniform }

  /// How sure a lead is; `nil` of nothing that is ranked.
  func content(_ robustness: Robustness?) -> Content {
    guard let robustness else { return .phrase(.nothingRanked) }
    let sentences =
      robustness.lead.isShared ? ofShared(robustness) : ofSingle(robustness)
    return .list(sentences, .sentence)
  }

  private func ofSingle(_ robustness: Robustness) -> [Content] {
    let first = robustness.lead.leaders[0]
    var sentences: [Content] = [
      .phrase(
        isUniform ? .firstWithEqualWeights : .firstAsJudged, words.name(first),
        .estimate(robustness.firstShares[0]))
    ]
    if let rival = robustness.rival {
      sentences.append(
        rival.firstShare.count == 0
          ? .phrase(.nothingElseFirst)
          : .phrase(
            .rivalOfFirst, words.all(rival.items), .estimate(rival.firstShare), words.name(first),
            .estimate(rival.aboveShare)))
    }
    let quantiles = simulation.ranked[first].quantiles
    if let low = quantiles.first, let high = quantiles.last {
      sentences.append(.phrase(.nineDrawsOfTen, .priority(low.value), .priority(high.value)))
    }
    let verdict: Phrase? =
      switch robustness.verdict {
      case .shared: nil
      case .safe: .firstIsSafe
      case .likely: .firstIsLikely
      case .open: .firstIsOpen
      }
    return sentences + (verdict.map { [.phrase($0)] } ?? [])
  }

  /// How many shares of the leaders are said; the table has all.
  private static let mostShares = 10

  private func ofShared(_ robustness: Robustness) -> [Content] {
    let leaders = robustness.lead.leaders
    let shares = zip(leaders, robustness.firstShares).prefix(Self.mostShares)
      .map { Content.phrase(.shareOfDraws, words.name($0), .estimate($1)) }
    var sentences: [Content] = [
      .phrase(
        isUniform ? .shareWithEqualWeights : .shareAsJudged, words.all(leaders),
        .priority(robustness.lead.priority)),
      .phrase(
        .sharesOfLeaders, .list(shares, more: leaders.count - shares.count, .comma)),
    ]
    if let rival = robustness.rival {
      sentences.append(
        rival.firstShare.count == 0
          ? .phrase(.nothingElseFirst)
          : .phrase(.rivalOfShared, words.all(rival.items), .estimate(rival.firstShare)))
    }
    return sentences
  }
}
