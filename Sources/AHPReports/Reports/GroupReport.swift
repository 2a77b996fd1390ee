public import AHP

/// The view of a group and its disagreement, for people and programs.
public struct GroupReport: Sendable {
  let names: Names
  let group: GroupEvaluation
  let statistics: GroupStatistics
  let analysis: GroupAnalysis?
  let items: RankedItems
  let ranking: Ranking
  /// The names of what is ranked, in the order of `items`.
  let rankedNames: [String]
  /// What the members were asked.
  let questions: Questions
  private let excluded: [RespondentOutcome]
  let countedInPart: CountedInPart
  /// Parts of the group by the value of an attribute; `nil` if they are not asked for.
  let subgroups: Subgroups?
  let extras: Set<Extra>
  /// The kind of aggregation of the report that this one is a part of; `nil` if it stands alone.
  private let reportAggregation: GroupAggregation?

  /// What a report has where it is asked for.
  public enum Extra: Hashable, Sendable {
    /// The group's matrices.
    case matrices
    /// A row for each respondent, which is all that CSV has then.
    case people
  }

  /// Respondents of whom some matrices do not count since they are too inconsistent.
  public struct CountedInPart: Sendable {
    /// Those of them who are to be named.
    let outcomes: [RespondentOutcome]
    /// How many there are; `nil` if that is not known.
    let count: Int?

    public init(outcomes: [RespondentOutcome], count: Int?) {
      (self.outcomes, self.count) = (outcomes, count)
    }
  }

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model that the group judges.
  ///   - group: The evaluation of the group.
  ///   - statistics: What the evaluation was made of.
  ///   - analysis: What is said of each member; `nil` for a group too large for that.
  ///   - subgroups: What parts of the group say, by the value of an attribute; `nil` for none.
  ///   - extras: What else is shown.
  ///   - aggregation: The kind of aggregation of the report that this one is a part of; `nil` if it
  ///     stands alone.
  ///   - excluded: Respondents who do not count, as far as they are to be named.
  ///   - countedInPart: Respondents of whom some matrices do not count; `nil` for those of the
  ///     analysis, none of whom is named.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public init(
    model: DecisionModel, group: GroupEvaluation, statistics: GroupStatistics,
    analysis: GroupAnalysis? = nil,
    subgroups: Subgroups? = nil,
    extras: Set<Extra> = [], partOfReportBy aggregation: GroupAggregation? = nil,
    excluded: [RespondentOutcome] = [],
    countedInPart: CountedInPart? = nil, language: String? = nil
  ) {
    let names = Names(model: model, language: language)
    self.names = names
    self.group = group
    self.statistics = statistics
    self.analysis = analysis
    self.excluded = excluded
    self.countedInPart =
      countedInPart
      ?? CountedInPart(
        outcomes: [], count: analysis?.members.count { !$0.outcome.excludedSets.isEmpty })
    self.subgroups = subgroups
    self.extras = extras
    reportAggregation = aggregation
    questions = Questions(of: model)
    items = RankedItems(of: model, in: group)
    ranking = items.ranking
    rankedNames = items.ids.map(names.ranked)
  }

  var model: DecisionModel { names.model }
  var options: EvaluationOptions { group.options }
  var method: MethodStatement {
    MethodStatement(names: names, options: options, contributors: [])
  }

  /// The name of a member of the group.
  func name(ofMember member: Int, in analysis: GroupAnalysis) -> Content {
    .name(names.participant(analysis.members[member].outcome.participant))
  }

  /// The names of what is ranked, given by positions in `items`.
  func rankedNames(_ items: [Int]) -> [Content] { items.map { .name(rankedNames[$0]) } }
}

extension GroupReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    var tables = allTables()
    if extras.contains(.matrices) { tables += matrices() }
    let people =
      extras.contains(.people)
      ? analysis.map { [self.people($0, areForPrograms: false)] } ?? [] : []
    return [
      Section(
        "group",
        tables.flatMap { $0.blocks() } + findings() + consistency() + closing()
          + people.map(Block.table))
    ]
  }
}

// MARK: - In words

extension GroupReport {
  /// What the answers say of the group, without what every report says of its model and its method.
  func findings() -> [Block] {
    [.statement(.respondents, respondents())] + leftOut() + gaps() + weights() + subgroupFindings()
      + [.statement(.agreement, agreement())]
      + (analysis.map { clusters($0) + outliers($0) + influence($0) } ?? []) + aggregations()
  }

  /// How consistent the group's judgments are, and those of its members.
  private func consistency() -> [Block] {
    let words = ConsistencyWords(names: names, options: options)
    let whole = group.judgments.map {
      words.content(
        ConsistencyFindings(of: $0, model: model), hierarchy: $0.hierarchyConsistency)
    }
    let members = memberConsistency().flatMap { words.content($0, analysis: analysis) }
    let contents = [whole, members].compactMap(\.self)
    return contents.isEmpty ? [] : [.statement(.consistency, .list(contents, .semicolon))]
  }

  /// How consistent the members' own matrices are; `nil` for a single one, whose are the group's.
  func memberConsistency() -> MemberConsistency? {
    group.respondentCount > 1
      ? MemberConsistency(in: group, analysis: analysis, model: model) : nil
  }

  /// What every report says of its model and its method.
  private func closing() -> [Block] {
    let averages = [group.arithmetic, group.geometric, group.local].compactMap { $0?.errorBound }
    let bound = averages.reduce(group.judgments?.largestErrorBound ?? 0, max)
    let method = Content.phrase(
      .groupMethod, GroupAggregation.judgments.content, method.content(),
      .choice(
        key: "consensusFormula", name: group.consensusFormula.rawValue,
        title: "\(group.consensusFormula)"))
    return names.notices()
      + (bound.isFinite ? [] : [.statement(.warning, .phrase(.noErrorBound))])
      + [
        .statement(
          .method, bound.isFinite ? .phrase(.relativeErrorAtMost, method, .bound(bound)) : method)
      ] + names.source
  }

  // MARK: Who counts

  private func respondents() -> Content {
    let (count, total) = (group.respondentCount, statistics.respondentCount)
    let exclusions = statistics.exclusions
    let reasons: [(Phrase, Int)] = [
      (.notAsAskedFor, exclusions.attribute), (.aboveRatioLimit, exclusions.inconsistent),
      (.withoutWeight, exclusions.noWeight), (.withoutAnswers, exclusions.noAnswers),
    ]
    let leftOut = reasons.filter { $0.1 > 0 }.map { Content.phrase($0, .count($1)) }
    let counted: Content =
      count == total
      ? .phrase(.allCount, .count(count))
      : leftOut.isEmpty
        ? .phrase(.someCount, .count(count), .count(total))
        : .phrase(.someCountLeftOut, .count(count), .count(total), .list(leftOut, .comma))
    let completeness = completeness()
    return .list(
      [counted] + inPart()
        // Those who do not count may have answered everything too.
        + (count == total
          ? completeness : [.phrase(.ofThese, .list(completeness, .comma))]),
      .semicolon)
  }

  /// How many count without some of their matrices; where that is not known, that such matrices do
  /// not count.
  private func inPart() -> [Content] {
    guard let limit = statistics.selection.maximumConsistencyRatio,
      statistics.selection.leavesOut == .matrix
    else { return [] }
    guard let count = countedInPart.count else {
      return [.phrase(.matricesDoNotCount, .exact(limit))]
    }
    return count > 0 ? [.phrase(.countInPart, .count(count), .exact(limit))] : []
  }

  /// How many have priorities of everything, and how many answered every question that they were
  /// asked, which is known of members who are looked at one by one.
  private func completeness() -> [Content] {
    let complete = analysis?.members.count { $0.outcome.isComplete }
    if complete == group.respondentCount && group.completeCount == group.respondentCount {
      return [.phrase(.allAnsweredAll)]
    }
    let leavesOutMatrices =
      statistics.selection.maximumConsistencyRatio != nil
      && statistics.selection.leavesOut == .matrix
    let connected = Content.phrase(
      leavesOutMatrices ? .connectAllWithinLimit : .connectAll, .count(group.completeCount))
    let partCount = analysis?.members.count { $0.outcome.isAskedPart } ?? 0
    if let complete, partCount > 0 {
      return [
        .phrase(.askedPart, .count(partCount)), connected,
        complete == group.respondentCount
          ? .phrase(.allAnsweredOwn) : .phrase(.answeredOwn, .count(complete)),
      ]
    }
    return [connected] + (complete.map { [.phrase(.answeredAll, .count($0))] } ?? [])
  }

  private func leftOut() -> [Block] {
    let whole = excluded.compactMap(reason)
    let parts = countedInPart.outcomes.flatMap { outcome in
      outcome.excludedSets.map { set in
        Content.phrase(
          .excludedMatrix, .name(names.participant(outcome.participant)),
          outcome.consistencyRatios[set].map { .ratio($0) } ?? .absent,
          names.place(questions.subject(of: set)))
      }
    }
    let named = whole + parts
    if named.isEmpty { return [] }
    let others =
      statistics.exclusions.total - whole.count
      + ((countedInPart.count ?? 0) - countedInPart.outcomes.count)
    return [.statement(.leftOut, .list(named, andMore: others, .comma))]
  }

  /// The most people who are named.
  private static let mostNamed = 20

  /// On what the answers of people who count give no priorities, so that they count in aggregated
  /// judgments alone.
  private func gaps() -> [Block] {
    let gaps = (analysis?.members ?? []).flatMap { member in
      member.outcome.gaps.filter { !member.outcome.excludedSets.contains($0.set) }
        .map { (member.outcome.participant, $0) }
    }
    if gaps.isEmpty { return [] }
    let named = gaps.prefix(Self.mostNamed).map { participant, gap in
      Content.phrase(
        .gapInMeans, .name(names.participant(participant)),
        names.place(questions.subject(of: gap.set)), names.reason(gap.problem))
    }
    return [
      .statement(.leftOut, .list(named, andMore: gaps.count - named.count, .comma))
    ]
  }

  /// Who does not count, and why; `nil` for one who does.
  private func reason(_ outcome: RespondentOutcome) -> Content? {
    let name = Content.name(names.participant(outcome.participant))
    return switch outcome.exclusion {
    case .inconsistent(let ratio, let set):
      .phrase(
        .excludedForRatio, name, .ratio(ratio), names.place(questions.subject(of: set)))
    case .attribute(let attribute):
      outcome.participant.attributes[attribute].map {
        .phrase(.excludedForAttribute, name, .name(attribute), .text($0))
      } ?? .phrase(.excludedForUnknown, name, .name(attribute))
    case .noWeight: .phrase(.excludedForWeight, name)
    case .noAnswers: .phrase(.excludedForSilence, name)
    case nil: nil
    }
  }

  // MARK: Agreement

  private func agreement() -> Content {
    let agreement = Agreement(in: group, analysis: analysis)
    if agreement.isUnknown { return .phrase(.needsTwo) }
    var parts: [Content] = []
    if let consensus = agreement.consensus, let level = agreement.level {
      parts.append(.phrase(.consensusOverall, .share(consensus), level.content))
    }
    if let homogeneity = agreement.homogeneity {
      parts.append(.phrase(.homogeneityOf, .share(homogeneity)))
    }
    if let concordance = agreement.concordance {
      parts.append(.phrase(.concordanceOf, .number(concordance, places: 3)))
    }
    if let compatible = agreement.compatible, compatible.count > 1 {
      parts.append(
        .phrase(
          .compatibleCount, .count(compatible.compatibleCount), .count(compatible.count),
          .share(Compatibility.garutiThreshold)))
    }
    if agreement.contradictsConcordance { parts.append(.phrase(.consensusOfSizes)) }
    if agreement.contradictsCompatibility { parts.append(.phrase(.consensusOfScale)) }
    return .list(parts, .semicolon)
  }

  /// What the weights of the respondents enter, where they differ.
  private func weights() -> [Block] {
    areWeightsEqual() ? [] : [.statement(.weights, .phrase(.weightsEnter))]
  }

  /// Whether all members have the same weight; for a group too large to look at its members one by
  /// one, whether all weights are 1 on average.
  private func areWeightsEqual() -> Bool {
    if let members = analysis?.members {
      return members.allSatisfy {
        $0.outcome.participant.weight == members[0].outcome.participant.weight
      }
    }
    return statistics.hasUnitWeights()
  }

  private func clusters(_ analysis: GroupAnalysis) -> [Block] {
    guard let threshold = analysis.clusterThreshold else { return [] }
    let rest = analysis.unclustered.map { name(ofMember: $0, in: analysis) }
    let content: Content =
      analysis.clusters.isEmpty
      ? .phrase(.noneAlike, .share(threshold))
      : rest.isEmpty
        ? .phrase(.alikeAbove, .share(threshold))
        : .phrase(.alikeAboveBut, .share(threshold), .list(rest, .comma))
    return [.statement(.clusters, content)]
  }

  private func outliers(_ analysis: GroupAnalysis) -> [Block] {
    let outliers = analysis.members.indices.filter { analysis.members[$0].isOutlier }
      .map { name(ofMember: $0, in: analysis) }
    return outliers.isEmpty
      ? []
      : [
        .statement(
          .outliers,
          .phrase(
            .outliersText, .list(outliers, .comma),
            .number(Outliers.deviationLimit, places: 1), .share(Outliers.leastDifference)))
      ]
  }

  /// Without whom others would be first, and without whom priorities change most.
  private func influence(_ analysis: GroupAnalysis) -> [Block] {
    guard analysis.members.count > 1 else { return [] }
    var strongest: (member: Int, influence: GroupAnalysis.Influence)?
    for (member, entry) in analysis.members.enumerated() {
      guard let influence = entry.influence else { continue }
      if abs(influence.largestShift) > strongest.map({ abs($0.influence.largestShift) }) ?? -1 {
        strongest = (member, influence)
      }
    }
    guard let (member, influence) = strongest else { return [] }
    let shift = influence.largestShift
    let change: Content =
      abs(shift) < NumberText.leastPriorityShown
      ? .phrase(.noShiftWithoutAny, .number(NumberText.leastPriorityShown, places: 5))
      : .phrase(
        shift < 0 ? .largestLoss : .largestGain, name(ofMember: member, in: analysis),
        .name(rankedNames[influence.shiftedItem]), .priority(abs(shift)))
    let content = Content.list(deciding(analysis) + [change], .semicolon)
    // Named where it is not clear that judgments are aggregated.
    let isNamed = analysis.aggregation != .judgments || usualAggregation != nil
    return [
      .statement(
        .influence,
        isNamed ? .phrase(.influenceBy, analysis.aggregation.content, content) : content)
    ]
  }

  /// Without whom others would be first, more or fewer.
  private func deciding(_ analysis: GroupAnalysis) -> [Content] {
    let words = LeadWords(names: names, items: analysis.group)
    let leaders = Set(analysis.group.ranking.leaders().map { items.ids[$0] })
    var clear: [Content] = []
    var shared: [Content] = []
    var withoutResult: [Content] = []
    for (member, entry) in analysis.members.enumerated() {
      let name = name(ofMember: member, in: analysis)
      guard let influence = entry.influence else {
        withoutResult.append(name)
        continue
      }
      let after = influence.change.newLeaders
      if after.isEmpty { continue }
      if after.count == 1 && leaders.count == 1 {
        clear.append(name)
      } else {
        shared.append(.phrase(.wouldBeFirstWithout, name, words.all(after)))
      }
    }
    let changes = (clear.isEmpty ? [] : [.phrase(.otherFirstWithout, .list(clear, .or))]) + shared
    let isShared = leaders.count > 1
    if withoutResult.isEmpty {
      return changes.isEmpty
        ? [.phrase(isShared ? .sharedWithoutAny : .firstWithoutAny)] : changes
    }
    return [.phrase(.noResultWithout, .list(withoutResult, .or))]
      + (changes.isEmpty
        ? [.phrase(isShared ? .sharedWithoutOthers : .firstWithoutOthers)] : changes)
  }

  // MARK: Kinds of aggregation

  /// The kind of aggregation by which other results are found, that of the report that this one is
  /// a part of or of the model; `nil` for that of judgments, by which the group is ranked here.
  var usualAggregation: GroupAggregation? {
    let usual = reportAggregation ?? model.settings.aggregation
    return usual == .judgments ? nil : usual
  }

  /// What stands in the way of aggregated judgments, and whether the kinds of aggregation rank
  /// alike.
  private func aggregations() -> [Block] {
    let obstacles = group.obstacles.map {
      Block.statement(.noAggregatedJudgments, $0.content(names))
    }
    let kinds: [(name: Phrase, ranking: Ranking)] = [
      (.aggregatedJudgments, group.judgments.map { _ in ranking }),
      (.aggregatedPriorities, group.arithmetic?.ranking),
      (.aggregatedGeometrically, group.geometric?.ranking),
      (.localPriorities, group.local?.ranking),
    ].compactMap { name, ranking in ranking.map { (name, $0) } }
    let usual = usualAggregation.map {
      Block.statement(
        .aggregation,
        .phrase(reportAggregation == nil ? .modelAggregation : .reportAggregation, $0.content))
    }
    guard let first = kinds.first, kinds.count > 1 else {
      return obstacles + [usual].compactMap(\.self)
    }
    let content: Content
    let leaders = Set(first.ranking.leaders())
    if kinds.allSatisfy({ $0.ranking.ranks == first.ranking.ranks }) {
      content = .phrase(.kindsAgree)
    } else if kinds.allSatisfy({ Set($0.ranking.leaders()) == leaders }) {
      content = .phrase(.kindsAgreeOnFirst)
    } else {
      content = .phrase(
        .kindsDisagree,
        .list(
          kinds.map {
            .phrase(
              .firstUnder, .list(rankedNames($0.ranking.leaders()), .and), .phrase($0.name))
          }, .comma))
    }
    return obstacles + [.statement(.aggregation, content)] + [usual].compactMap(\.self)
  }
}
