public import AHP

/// Which respondents of a model do not count, and why.
public struct LeftOutRespondents: Sendable {
  /// Those whom the selection leaves out, or a matrix of whom it does.
  public let excluded: [RespondentOutcome]
  /// Those who have no final priorities, since they left something out, and where.
  public let incomplete: [(participant: Participant, criterion: CriterionID)]
  /// The participants who have not judged anything.
  public let silent: [Participant]
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
  ///   - incomplete: Whether those who left something out count where final priorities are averaged.
  /// - Throws: `FileError` if the selection names an attribute or a value that nobody has, if nobody
  ///   is left, or if judgments have no ratio on the scale.
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
    let (outcomes, asked) = try located { () throws(EvaluationError) in
      var statistics = try GroupStatistics(
        of: model, options: options, selection: selection, threads: threads)
      return (try statistics.add(responses, threads: threads), statistics.askedCriteria)
    }
    var excluded: [RespondentOutcome] = []
    var gaps: [(participant: Participant, criterion: CriterionID)] = []
    var dropped: [String: Set<CriterionID>?] = [:]
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
      if !outcome.excludedCriteria.isEmpty {
        excluded.append(outcome)
        dropped[name] = Set(outcome.excludedCriteria)
      }
      if incomplete == .leaveOut && options.averagesFinalPriorities,
        let gap = gap(in: response, asked: asked, without: Set(outcome.excludedCriteria))
      {
        gaps.append((response.participant, gap))
        dropped[name] = .some(nil)
      }
    }
    if !responses.isEmpty && !outcomes.contains(where: counts(_:)) {
      throw FileError(
        Diagnostic(
          "nobody of the \(responses.count) respondents is left (expected a selection that some "
            + "of them meet)", file: name))
    }
    // If nobody is complete, an evaluation says what everybody left out.
    let isNobodyComplete = !gaps.isEmpty && gaps.count == outcomes.count(where: counts(_:))
    if isNobodyComplete {
      for (participant, _) in gaps { dropped[participant.name] = nil }
      gaps = []
    }
    let judged = Set(responses.map(\.participant.name))
    return (
      replacing(model.dropping(dropped)),
      LeftOutRespondents(
        excluded: excluded, incomplete: gaps,
        silent: judged.isEmpty ? [] : model.participants.filter { !judged.contains($0.name) })
    )
  }

  private func counts(_ outcome: RespondentOutcome) -> Bool {
    switch outcome.exclusion {
    case .attribute, .inconsistent: false
    case nil, .noWeight, .noAnswers: true
    }
  }

  /// The first criterion on which a response does not connect all items; `nil` if there is none.
  private func gap(
    in response: Response, asked: [CriterionID], without excluded: Set<CriterionID>
  ) -> CriterionID? {
    let questions = Questions(of: model)
    return asked.first { criterion in
      if excluded.contains(criterion) { return true }
      if response.priorities(ofCriterion: criterion) != nil { return false }
      return IncompleteComparisonMatrix(
        ratios: Array(response.answers[questions.range(ofCriterion: criterion).positions]),
        order: questions.itemCount(ofCriterion: criterion)
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

extension EvaluationOptions {
  /// Whether everybody's final priorities are averaged.
  public var averagesFinalPriorities: Bool {
    participant == nil && (aggregation == .priorities || aggregation == .prioritiesGeometric)
  }
}

extension DecisionModel {
  /// Returns this model without some judgments of participants, by name: those on some criteria, or
  /// all for `nil`.
  fileprivate func dropping(_ dropped: [String: Set<CriterionID>?]) -> DecisionModel {
    if dropped.isEmpty { return self }
    var model = self
    let names = participants.map(\.name)
    func isDropped(_ participant: ParticipantID?, _ criterion: CriterionID?) -> Bool {
      guard let participant, let criteria = dropped[names[participant.position]] else {
        return false
      }
      return criteria.map { criteria in criterion.map(criteria.contains) ?? false } ?? true
    }
    for criterion in criteria.indices where !criteria[criterion].judgments.byParticipants.isEmpty {
      let kept = criteria[criterion].judgments.byParticipants.filter {
        !isDropped($0.participant, criterion)
      }
      model.criteria[criterion].judgments = kept.isEmpty ? .none : .individual(kept)
      model.criteria[criterion].ranges.removeAll { isDropped($0.participant, criterion) }
      model.criteria[criterion].changes.removeAll { isDropped($0.participant, criterion) }
    }
    if var strategy = strategicModel {
      for criterion in strategy.criteria.indices {
        let all = strategy.criteria[criterion].judgments.byParticipants
        let kept = all.filter { !isDropped($0.participant, nil) }
        if kept.count < all.count {
          strategy.criteria[criterion].judgments = kept.isEmpty ? .none : .individual(kept)
        }
      }
      model.strategicModel = strategy
    }
    return model
  }
}
