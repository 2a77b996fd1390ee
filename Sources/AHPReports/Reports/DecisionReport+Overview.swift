internal import AHP
internal import AHPCharts

// What a reader sees first.

extension DecisionReport {
  func overviewSection(_ sensitivity: WeightFindings) -> Section? {
    let lead = Lead(of: items, ranking: ranking)
    var statements: [Block] = [
      .statement(.goal, .name(names.criterion(model.goal))),
      .statement(.result, LeadWords(names: names, items: items).content(ranking: ranking)),
      synthesis.consistency(),
    ]
    if let changes = leadChanges(sensitivity) {
      statements.append(.statement(.sensitivity, changes))
    }
    let charts = charts
    let overview = Overview(
      goal: names.criterion(model.goal) == names.title
        ? nil : .name(names.criterion(model.goal)),
      headline: headline(lead), share: lead.map { .share($0.priority) },
      explanation: explanation(lead),
      chart: NamedChart { words throws(ChartError) in
        .bars(try charts.worded(words).rankingChart(most: Self.barsAtAGlance))
      },
      tiles: [
        leadTile(sensitivity), consistencyTile(), agreementTile(), robustnessTile(),
      ].compactMap(\.self),
      notices: notices(), statements: statements + names.notices())
    return Section("verdict", title: .phrase(.verdict), [.overview(overview)])
  }

  /// How many bars the ranking has where it is seen first.
  private static let barsAtAGlance = 8

  private func headline(_ lead: Lead?) -> Content {
    guard let lead else { return .phrase(.nothingRanked) }
    return LeadWords(names: names, items: items).all(lead.leaders)
  }

  private func explanation(_ lead: Lead?) -> Content {
    guard let lead else { return .empty }
    if lead.isShared { return .phrase(.headlineShared) }
    guard let next = lead.next else { return .phrase(.headlineAlone) }
    return .phrase(
      .headlineBy, LeadWords(names: names, items: items).all(next.items), .share(next.priority),
      .percent(lead.priority - next.priority, places: 1))
  }

  /// What has to be known before the result is used.
  private func notices() -> [(summary: Content, Content)] {
    let kinds = names.provenances()
    var notices: [(summary: Content, Content)] = names.notices(sayingProvenance: false).compactMap {
      block in
      guard case .statement(let topic, let content) = block else { return nil }
      return (topic, content)
    }
    if kinds.isEmpty { return notices }
    let provenance = Content.list(kinds.map(\.content), .and)
    if model.notice == nil {
      notices.append((.phrase(.judgmentsAre, provenance), .empty))
    } else if let last = notices.popLast() {
      // The notice of a model is the last of its statements.
      notices.append((.phrase(.noticeFolded, provenance), last.1))
    }
    return notices
  }

  // MARK: Tiles

  /// A change of a weight that is smaller does not make a lead firm.
  private static let firmDistance = 0.05

  /// How many steps of the scale a judgment has to be wrong by for a lead to be firm.
  private static let firmSteps = 2.0

  private func leadTile(_ sensitivity: WeightFindings) -> Overview.Tile? {
    func tile(_ value: Content, _ word: Phrase, _ detail: Content, _ state: Overview.Tile.State)
      -> Overview.Tile
    {
      Overview.Tile(
        topic: .tileLead, value: value, word: .phrase(word), detail: detail, state: state,
        section: "sensitivity")
    }
    // A network alone has no criteria whose weights could move.
    let lines = sensitivity.lines.flatMap {
      !$0.lines.isEmpty || model.networks.isEmpty ? $0 : nil
    }
    var nearest: (place: Content, end: Double, weight: Double)?
    var lead = Lead(of: items, ranking: ranking)
    switch lines.flatMap({ NearestWeightChange(in: $0) }) {
    case nil: break
    case .never(let found): lead = found
    case .undecided(let lead, _):
      return tile(.share(lead.priority), .leadShared, .phrase(.leadUndecided), .caution)
    case .at(_, let span, let side):
      nearest = (
        .name(names.path(span.lines)),
        side == .below ? span.range.lowerBound : span.range.upperBound, span.lines.weight
      )
    }
    if let (entry, change) = moves?.clusters?.nearest(),
      abs(change.weight - entry.weight) < nearest.map({ abs($0.end - $0.weight) }) ?? .infinity
    {
      nearest = (moveWords.place(of: entry), change.weight, entry.weight)
    }
    if let nearest {
      let distance = abs(nearest.end - nearest.weight)
      let isFirm = distance >= Self.firmDistance
      return tile(
        .number(distance, places: 2), isFirm ? .leadFirm : .leadClose,
        .phrase(
          .leadEnds, nearest.place, .number(nearest.end, places: 2),
          .number(nearest.weight, places: 2)), isFirm ? .good : .caution)
    }
    let weightCount = (lines?.lines.count ?? 0) + (moves?.clusters?.entries.count ?? 0)
    if let judgments = moves?.judgments,
      let found = leadTile(judgments, weightCount: weightCount, tile)
    {
      return found
    }
    guard lines != nil || weightCount > 0, let lead else { return nil }
    return tile(
      lead.isShared
        ? .share(lead.priority)
        : .phrase(.tileOf, .count(0), .count(weightCount)),
      lead.isShared ? .leadShared : .leadFirm,
      .phrase(lead.isShared ? .leadSharedAlways : .leadNever),
      lead.isShared ? .neutral : .good)
  }

  /// What judgments do to a lead that no weight ends; `nil` where none ends it and weights have
  /// more to say, or where there are none.
  private func leadTile(
    _ judgments: JudgmentSensitivity, weightCount: Int,
    _ tile: (Content, Phrase, Content, Overview.Tile.State) -> Overview.Tile
  ) -> Overview.Tile? {
    switch NearestJudgmentChange(in: judgments) {
    case .noJudgments: return nil
    case .never:
      return weightCount > 0
        ? nil
        : tile(
          .phrase(.tileOf, .count(0), .count(judgments.entries.count)), .leadFirm,
          .phrase(.leadNeverByJudgment), .good)
    case .at(let entry, let change):
      let isFirm = entry.stepsOfChange > Self.firmSteps
      return tile(
        .judgment(change.ratio), isFirm ? .leadFirm : .leadClose,
        .phrase(
          .leadEndsByJudgment, moveWords.place(of: entry), .judgment(change.ratio),
          .judgment(entry.ratio)), isFirm ? .good : .caution)
    }
  }

  private func consistencyTile() -> Overview.Tile? {
    let findings = ConsistencyFindings(of: evaluation, model: model)
    let matrices = findings.matrices
    guard matrices.ratioCount > 0 else { return nil }
    let individuals = findings.individuals.flatMap { $0.peopleCount > 0 ? $0 : nil }
    let peopleAbove = individuals?.peopleAboveCount ?? 0
    let within = Content.phrase(.tileMatrices, .count(matrices.count))
    let word: Content
    let detail: Content
    if !matrices.isAccepted {
      word = .phrase(.tileAbove, options.consistencyThreshold.content)
      detail =
        individuals.map {
          .phrase(.tilePeopleAbove, .count($0.peopleAboveCount), .count($0.peopleCount))
        } ?? within
    } else if let individuals, peopleAbove > 0 {
      // Where details have no room the people must be seen all the same.
      word = .phrase(
        .tilePeopleAreAbove, .count(individuals.peopleAboveCount), .count(individuals.peopleCount))
      detail = within
    } else {
      word = .phrase(.tileAccepted)
      detail =
        individuals.map {
          .phrase(.tilePeopleAbove, .count($0.peopleAboveCount), .count($0.peopleCount))
        } ?? within
    }
    return Overview.Tile(
      topic: .tileConsistency,
      value: .phrase(
        .tileOf, .count(matrices.ratioCount - matrices.aboveCount), .count(matrices.count)),
      word: word, detail: detail,
      state: matrices.isAccepted && peopleAbove == 0 ? .good : .caution, section: "consistency")
  }

  private func agreementTile() -> Overview.Tile? {
    guard case .success(let group) = group else { return nil }
    let agreement = Agreement(in: group.group, analysis: group.analysis)
    guard let consensus = agreement.consensus, let level = agreement.level else { return nil }
    let state: Overview.Tile.State =
      switch level {
      case .high, .veryHigh: .good
      case .moderate: .neutral
      default: .caution
      }
    return Overview.Tile(
      topic: .tileAgreement, value: .share(consensus), word: level.content,
      detail: .phrase(.tileConsensus, .count(group.group.respondentCount)), state: state,
      section: "group")
  }

  private func robustnessTile() -> Overview.Tile? {
    guard case .success(let simulation) = robustness,
      let found = Robustness(in: simulation), let share = found.firstShares.first
    else { return nil }
    let (word, state): (Phrase, Overview.Tile.State) =
      switch found.verdict {
      case .shared: (.leadShared, .neutral)
      case .safe: (.robustSafe, .good)
      case .likely: (.robustLikely, .neutral)
      case .open: (.robustOpen, .caution)
      }
    return Overview.Tile(
      topic: .tileRobustness, value: .share(share.value), word: .phrase(word),
      detail: .phrase(.tileFirstInDraws, .count(simulation.draws)), state: state,
      section: "robustness")
  }
}
