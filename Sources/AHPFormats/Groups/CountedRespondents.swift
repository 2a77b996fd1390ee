public import AHP

/// Which respondents of a model do not count, and why.
public struct LeftOutRespondents: Sendable {
  /// Those whom the selection leaves out, or a matrix of whom it does.
  public let excluded: [RespondentOutcome]
  /// Those who have no final priorities, since they left something out or were not asked about it,
  /// and where.
  public let incomplete: [Incomplete]
  /// The participants who have not judged anything.
  public var silent: [Participant]
  /// The participants who have judged something and have the weight 0.
  public var weightless: [Participant] = []

  /// A participant without final priorities.
  public struct Incomplete: Sendable {
    /// Who it is.
    public let participant: Participant
    /// The first set of items that the judgments do not connect.
    public let set: ComparisonSetID
    /// Whether the participant was asked about it.
    public let wasAsked: Bool
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

  init(excluded: [RespondentOutcome], incomplete: [Incomplete], silent: [Participant]) {
    self.excluded = excluded
    self.incomplete = incomplete
    self.silent = silent
  }
}

extension ModelFile {
  /// Returns this file with the judgments alone of respondents who count, by the rules of
  /// `GroupStatistics`: those of a selection and, where final priorities are averaged, those whose
  /// judgments connect all items of every criterion.
  ///
  /// All participants stay in the model.
  ///
  /// - Parameters:
  ///   - selection: Who counts.
  ///   - options: The choices of the evaluation.
  ///   - incomplete: Whether those who left something out count where final priorities are
  ///     averaged.
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
    let (outcomes, silentOutcomes, required) = try located { () throws(EvaluationError) in
      var statistics = try GroupStatistics(
        of: model, options: options, selection: selection, threads: threads)
      let outcomes = try statistics.add(responses, threads: threads)
      let silent = statistics.silent(among: model.participants.elements, of: model)
        .map { Response($0, to: questions) }
      return (
        outcomes, try statistics.add(silent, threads: threads), statistics.requiredSets
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
        let gap = gap(in: response, required: required, without: Set(outcome.excludedSets))
      {
        if outcome.excludedSets.contains(gap) {
          // Without this matrix nothing else of the respondent counts.
          excluded[excluded.count - 1].exclusion = .inconsistent(
            ratio: outcome.consistencyRatios[gap.position] ?? 0, set: gap)
          lackingCount += 1
          dropped[name] = .some(nil)
          continue
        }
        gaps.append(
          LeftOutRespondents.Incomplete(
            participant: response.participant, set: gap,
            wasAsked: parts?.sets(for: response.participant)?.contains(gap) ?? true))
        dropped[name] = .some(nil)
      }
    }
    let countedCount = outcomes.count { $0.exclusion == nil }
    if !responses.isEmpty
      && (!outcomes.contains(where: counts(_:)) || lackingCount > 0 && lackingCount == countedCount)
    {
      throw FileError(
        Diagnostic(
          "nobody of the \(responses.count) respondents is left (expected a selection that some "
            + "of them meet)", file: name))
    }
    // If nobody is complete, an evaluation says what everybody left out.
    let isNobodyComplete =
      !gaps.isEmpty && gaps.count + lackingCount == countedCount
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

  private func counts(_ outcome: RespondentOutcome) -> Bool {
    switch outcome.exclusion {
    case .attribute, .inconsistent: false
    case nil, .noWeight, .noAnswers: true
    }
  }

  /// The first set of items that a response does not connect; `nil` if there is none.
  private func gap(
    in response: Response, required: [ComparisonSetID], without excluded: Set<ComparisonSetID>
  ) -> ComparisonSetID? {
    let questions = Questions(of: model)
    return required.first { set in
      if excluded.contains(set) { return true }
      if response.priorities(of: set) != nil { return false }
      return IncompleteComparisonMatrix(
        ratios: Array(response.answers[questions.range(of: set).positions]),
        order: questions.itemCount(of: set)
      ).components().count > 1
    }
  }
}

/// What becomes of respondents who left something out where final priorities are averaged.
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
    participant == nil && (aggregation == .priorities || aggregation == .prioritiesGeometric)
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
