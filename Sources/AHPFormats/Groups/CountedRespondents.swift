public import AHP

/// Which respondents of a model do not count, and why.
public struct LeftOutRespondents: Sendable {
  /// Those whom the selection leaves out, or a matrix of whom it does.
  public let excluded: [RespondentOutcome]
  /// Those who left something out, or were not asked about it, so that they have no final
  /// priorities or no local ones there, and where; empty where judgments are aggregated.
  public package(set) var incomplete: [Incomplete]
  /// The participants who have not judged anything.
  public var silent: [Participant]
  /// The participants who have judged something and have the weight 0.
  public var weightless: [Participant] = []

  /// A participant without final priorities, or without local ones under some criterion.
  public struct Incomplete: Sendable {
    /// Who it is.
    public let participant: Participant
    /// The first set of items on which the judgments give no priorities; where local priorities are
    /// averaged there is an entry for each such set.
    public let set: ComparisonSetID
    /// Whether the participant was asked about it.
    public let wasAsked: Bool
    /// What is wrong with the judgments on the set.
    public let problem: EvaluationProblem.Kind
    /// Whether the judgments on other sets count.
    public let countsElsewhere: Bool
  }

  /// Creates what is left out of a group, or of whom parts are.
  public init(excluded: [RespondentOutcome]) {
    self.init(excluded: excluded, incomplete: [], silent: [])
  }

  /// Creates what is left out of judgments that are all counted but for weights of 0.
  public init(weightless: [Participant]) {
    self.init(excluded: [], incomplete: [], silent: [])
    self.weightless = weightless
  }

  /// Creates what is left out of means of priorities alone.
  public init(incomplete: [Incomplete]) {
    self.init(excluded: [], incomplete: incomplete, silent: [])
  }

  init(excluded: [RespondentOutcome], incomplete: [Incomplete], silent: [Participant]) {
    self.excluded = excluded
    self.incomplete = incomplete
    self.silent = silent
  }
}

extension ModelFile {
  /// Returns this file with the judgments alone of respondents who count, by the rules of
  /// `GroupStatistics`: those of a selection and, where final priorities are averaged, those whose
  /// judgments give priorities under every criterion; where local priorities are averaged, those
  /// judgments alone that give priorities under their criterion.
  ///
  /// All participants stay in the model.
  ///
  /// - Parameters:
  ///   - selection: Who counts.
  ///   - options: The choices of the evaluation.
  ///   - incomplete: Whether those who left something out count where priorities are averaged.
  ///   - threads: The most threads; as many as the machine has if `nil`. The result does not depend
  ///     on it.
  /// - Throws: `FileError` if the selection names an attribute or a value that nobody has, if
  ///   nobody is left, or if judgments have no ratio on the scale.
  /// - Complexity: One eigenvector for each respondent and criterion.
  public func counting(
    _ selection: RespondentSelection, options: EvaluationOptions,
    incomplete: IncompleteRespondents = .leaveOut, threads: Int? = nil
  ) throws(FileError) -> (file: ModelFile, leftOut: LeftOutRespondents) {
    let responses = Response.all(in: model)
    var census = AttributeCensus(for: selection)
    for participant in model.participants { census.add(participant) }
    if let problem = census.problem() {
      throw FileError(Diagnostic(problem.description, file: name))
    }
    let questions = Questions(of: model)
    let (outcomes, silentOutcomes, required, exclusions) = try located {
      () throws(EvaluationError) in
      var statistics = try GroupStatistics(
        of: model, options: options, selection: selection, threads: threads)
      let outcomes = try statistics.add(responses, threads: threads)
      let exclusions = statistics.exclusions
      let silent = statistics.silent(among: model.participants.elements, of: model)
        .map { Response($0, to: questions) }
      return (
        outcomes, try statistics.add(silent, threads: threads), statistics.requiredSets,
        exclusions
      )
    }
    var excluded: [RespondentOutcome] = []
    var gaps: [LeftOutRespondents.Incomplete] = []
    // How many have no final priorities without a matrix that is left out.
    var lackingCount = 0
    let parts = JudgedParts(of: model, for: model.participants)
    var dropped: [String: Set<ComparisonSetID>?] = [:]
    for (response, outcome) in zip(responses, outcomes) {
      let name = response.participant.name
      switch outcome.exclusion {
      case .attribute, .inconsistent:
        excluded.append(outcome)
        dropped[name] = .some(nil)
        continue
      case .noWeight, .noAnswers: continue
      case nil: break
      }
      if !outcome.excludedSets.isEmpty {
        excluded.append(outcome)
        dropped[name] = Set(outcome.excludedSets)
      }
      if incomplete == .leaveOut && options.averagesFinalPriorities,
        let gap = gap(in: response, outcome, required: required)
      {
        if outcome.excludedSets.contains(gap.set) {
          // Without this matrix nothing else of the respondent counts.
          excluded[excluded.count - 1].exclusion = .inconsistent(
            ratio: outcome.consistencyRatios[gap.set.position] ?? 0, set: gap.set)
          lackingCount += 1
          dropped[name] = .some(nil)
          continue
        }
        gaps.append(
          LeftOutRespondents.Incomplete(
            participant: response.participant, set: gap.set,
            wasAsked: parts?.sets(for: response.participant)?.contains(gap.set) ?? true,
            problem: gap.problem, countsElsewhere: false))
        dropped[name] = .some(nil)
      }
    }
    if incomplete == .leaveOut && options.averagesLocalPriorities {
      gaps = localGaps(of: responses, outcomes, dropping: &dropped)
    }
    let countedCount = outcomes.count { $0.exclusion == nil }
    if !responses.isEmpty && countedCount == lackingCount {
      throw nobodyLeft(of: responses.count, exclusions, selects: true)
    }
    // If nobody is complete, an evaluation says what everybody left out.
    let isNobodyComplete =
      options.averagesFinalPriorities && !gaps.isEmpty && gaps.count + lackingCount == countedCount
    if isNobodyComplete {
      for gap in gaps { dropped[gap.participant.name] = nil }
      gaps = []
    }
    // Whoever is not asked for need not have answered either.
    let unselected = silentOutcomes.filter { !counts($0) }
    return (
      replacing(model.dropping(dropped)),
      LeftOutRespondents(
        excluded: excluded + unselected, incomplete: gaps,
        silent: silentOutcomes.filter(counts(_:)).map(\.participant))
    )
  }

  /// The message where nobody of those who answered counts.
  ///
  /// - Parameters:
  ///   - count: How many answered, or were asked.
  ///   - exclusions: How many of them do not count, by reason.
  ///   - selects: Whether only some are to count.
  public func nobodyLeft(
    of count: Int, _ exclusions: GroupStatistics.ExclusionCounts, selects: Bool
  ) -> FileError {
    if exclusions.noWeight == count {
      return FileError(Diagnostic(Participant.noWeightMessage, file: name))
    }
    if exclusions.noWeight > 0 && exclusions.noWeight + exclusions.noAnswers == count {
      return FileError(
        Diagnostic("no participant who judged anything has a weight above 0", file: name))
    }
    let expected =
      selects
      ? "a selection that some of them meet" : "one of them with answers and a weight above 0"
    return FileError(
      Diagnostic(
        "nobody of the \(count) respondents is left (expected \(expected))", file: name))
  }

  /// The message where nobody who judged has a weight above 0; `nil` where somebody has, and where
  /// nobody judged.
  ///
  /// - Complexity: O(participants + sets of judgments).
  public func weightProblem() -> FileError? {
    let judging = model.judgingParticipants()
    guard !judging.isEmpty, judging.allSatisfy({ model.participants[$0].weight == 0 }) else {
      return nil
    }
    var exclusions = GroupStatistics.ExclusionCounts()
    let isEverybody = model.participants.allSatisfy { $0.weight == 0 }
    exclusions.noWeight = judging.count
    exclusions.noAnswers = isEverybody ? 0 : 1
    return nobodyLeft(of: judging.count + exclusions.noAnswers, exclusions, selects: false)
  }

  /// Returns a model of this file without the judgments that do not count where priorities are
  /// averaged; the model itself if they are not, or if nobody's would be left.
  ///
  /// - Complexity: As of `counting(_:options:incomplete:threads:)`.
  public func counted(_ model: DecisionModel, _ options: EvaluationOptions) -> DecisionModel {
    guard options.averagesFinalPriorities || options.averagesLocalPriorities,
      let counted = try? replacing(model).counting(RespondentSelection(), options: options)
    else { return model }
    return counted.file.model
  }

  private func counts(_ outcome: RespondentOutcome) -> Bool {
    switch outcome.exclusion {
    case .attribute, .inconsistent: false
    case nil, .noWeight, .noAnswers: true
    }
  }

  /// The first set of items on which a response has no priorities that count; `nil` if there is
  /// none.
  private func gap(
    in response: Response, _ outcome: RespondentOutcome, required: [ComparisonSetID]
  ) -> PriorityGap? {
    let questions = Questions(of: model)
    for set in required {
      if outcome.excludedSets.contains(set) { return PriorityGap(set: set, problem: .noJudgments) }
      if let gap = outcome.gaps.first(where: { $0.set == set }) {
        // An evaluation says that LAPACK is missing.
        if case .lapackMissing = gap.problem { continue }
        return gap
      }
      if !response.hasAnswer(about: set, of: questions) {
        return PriorityGap(set: set, problem: .noJudgments)
      }
    }
    return nil
  }

  /// The judgments of those who count that give no local priorities, which are dropped, each person
  /// and set once. Where nobody's on a set give any, they stay: an evaluation says what is wrong.
  private func localGaps(
    of responses: [Response], _ outcomes: [RespondentOutcome],
    dropping dropped: inout [String: Set<ComparisonSetID>?]
  ) -> [LeftOutRespondents.Incomplete] {
    let questions = Questions(of: model)
    let counted = zip(responses, outcomes).filter { $1.exclusion == nil }
    var open = Set(counted.flatMap { _, outcome in outcome.gaps.map(\.set) })
    if open.isEmpty { return [] }
    for (response, outcome) in counted {
      for set in open where !outcome.excludedSets.contains(set) {
        if response.hasAnswer(about: set, of: questions),
          !outcome.gaps.contains(where: { $0.set == set })
        {
          open.remove(set)
        }
      }
    }
    var gaps: [LeftOutRespondents.Incomplete] = []
    for (response, outcome) in counted {
      let participant = response.participant
      for gap in outcome.gaps where !open.contains(gap.set) {
        if case .lapackMissing = gap.problem { continue }
        var sets = (dropped[participant.name] ?? []) ?? []
        sets.insert(gap.set)
        dropped[participant.name] = sets
        gaps.append(
          LeftOutRespondents.Incomplete(
            participant: participant, set: gap.set, wasAsked: true, problem: gap.problem,
            countsElsewhere: true))
      }
    }
    return gaps
  }
}

/// What becomes of respondents who left something out where priorities are averaged.
public enum IncompleteRespondents: Hashable, Sendable {
  /// They do not count, as in a group.
  case leaveOut
  /// They stay, for commands that show or keep what is there.
  case keep
}

extension GroupStatistics {
  /// Returns the people who are not among the respondents although they were asked about something
  /// that priorities rest on, each once; nobody, where there are no respondents.
  ///
  /// - Complexity: O(people).
  func silent(among people: [Participant], of model: DecisionModel) -> [Participant] {
    if respondentCount == 0 { return [] }
    var seen: Set<String> = []
    let silent = people.filter { !names.contains($0.name) && seen.insert($0.name).inserted }
    guard let parts = JudgedParts(of: model, for: silent) else { return silent }
    return silent.filter { person in
      parts.sets(for: person).map { !$0.isDisjoint(with: requiredSets) } ?? true
    }
  }
}

extension EvaluationOptions {
  /// Whether everybody's final priorities are averaged.
  public var averagesFinalPriorities: Bool {
    participant == nil && aggregation.averagesFinalPriorities
  }

  /// Whether everybody's local priorities are averaged under each criterion.
  public var averagesLocalPriorities: Bool {
    participant == nil && aggregation.averagesLocalPriorities
  }
}

extension DecisionModel {
  /// Returns this model without some judgments of participants, by name: those on some sets of
  /// items, or all for `nil`.
  fileprivate func dropping(_ dropped: [String: Set<ComparisonSetID>?]) -> DecisionModel {
    if dropped.isEmpty { return self }
    var model = self
    let names = participants.map(\.name)
    let questions = Questions(of: self)
    func drop(of criterion: inout Criterion, _ set: ComparisonSetID?) {
      func isDropped(_ participant: ParticipantID?) -> Bool {
        guard let participant, let sets = dropped[names[participant.position]] else { return false }
        return sets.map { sets in set.map(sets.contains) ?? false } ?? true
      }
      let all = criterion.judgments.byParticipants
      let kept = all.filter { !isDropped($0.participant) }
      if kept.count == all.count { return }
      criterion.judgments = kept.isEmpty ? .none : .individual(kept)
      criterion.ranges.removeAll { isDropped($0.participant) }
      criterion.changes.removeAll { isDropped($0.participant) }
    }
    for criterion in criteria.indices {
      drop(of: &model.criteria[criterion], questions.set(of: .criterion(criterion)))
    }
    if var strategy = strategicModel {
      for criterion in strategy.criteria.indices {
        drop(
          of: &strategy.criteria[criterion], questions.set(of: .strategicCriterion(criterion)))
      }
      model.strategicModel = strategy
    }
    for criterion in networks.keys {
      model.networks[criterion]?.removeJudgments { subject, participant in
        guard let sets = dropped[names[participant.position]] else { return false }
        guard let sets else { return true }
        return questions.set(of: .network(criterion, subject)).map(sets.contains) ?? false
      }
    }
    return model
  }
}
