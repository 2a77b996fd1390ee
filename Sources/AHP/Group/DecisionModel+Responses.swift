extension DecisionModel {
  /// Returns this model with the answers of respondents as judgments of participants; those whom it
  /// does not have yet are added, the others get the weight and the attributes of the response.
  ///
  /// - Throws: `ModelError.judgedTwice` or `.judgedForEverybody` if the model has judgments already
  ///   where there are answers; `.badName`, `.duplicateName` or `.badWeight`.
  /// - Complexity: O(responses · questions).
  public func adding(_ responses: [Response]) throws(ModelError) -> DecisionModel {
    var model = self
    let respondents = try model.participants.add(responses)
    // The strategic criteria are changed apart, so that nothing is copied for each of them.
    var strategicModel = strategicModel
    model.strategicModel = nil
    strategicModel?.participants = model.participants
    let questions = Questions(of: self)
    var answered: [ComparisonSubject] = []
    for set in questions.sets {
      let subject = questions.subject(of: set)
      var added = responses.judgments(on: set, of: questions, by: respondents)
      if added.isEmpty { continue }
      answered.append(subject)
      let own = subject.judgments(in: self)
      if own.standForEverybody { throw .judgedForEverybody(subject.path(in: self)) }
      added += own.byParticipants
      added.sort { $0.participant < $1.participant }
      if let twice = zip(added, added.dropFirst()).first(where: { $0.participant == $1.participant }
      ) {
        throw .judgedTwice(
          participant: model.participants[twice.0.participant].name,
          criterion: subject.path(in: self))
      }
      let (ranges, changes) = responses.records(on: set, by: respondents)
      switch subject {
      case .criterion(let criterion):
        model.criteria[criterion].judgments = .individual(added)
        model.criteria[criterion].ranges += ranges
        model.criteria[criterion].changes += changes
      case .strategicCriterion(let criterion):
        strategicModel?.criteria[criterion].judgments = .individual(added)
        strategicModel?.criteria[criterion].ranges += ranges
        strategicModel?.criteria[criterion].changes += changes
      case .network(let criterion, let own):
        precondition(ranges.isEmpty, "judgments in networks are no ranges")
        model.networks[criterion]?.setJudgments(.individual(added), of: own)
        model.networks[criterion]?.record(changes, of: own)
      case .ratingScale: preconditionFailure("nobody is asked about it")
      }
    }
    model.strategicModel = strategicModel
    return annotation.provenance == nil && criteria.allSatisfy({ $0.annotation.provenance == nil })
      ? model : model.elicited(on: answered)
  }

  /// Returns this model without any comparisons on criteria, on strategic criteria and in networks,
  /// ready to be answered anew; what stands for everybody without being a comparison stays, and so
  /// do rating scales.
  ///
  /// - Complexity: O(criteria, and nodes and dependences of networks).
  public func withoutComparisons() -> DecisionModel {
    var model = self
    model.strategicModel = strategicModel?.withoutComparisons()
    for criterion in criteria.indices {
      if !criteria[criterion].canBeCompared { continue }
      model.criteria[criterion].judgments = .none
      model.criteria[criterion].changes = []
      model.criteria[criterion].ranges = []
    }
    for criterion in networks.keys {
      model.networks[criterion]?.removeJudgments(comparisonsOnly: true)
    }
    return model
  }

  /// Returns this model without any judgments on criteria, on strategic criteria and in networks,
  /// so that it asks all questions, also those that it answers for everybody.
  ///
  /// - Complexity: O(criteria, and nodes and dependences of networks).
  package func askingEverything() -> DecisionModel {
    var model = self
    model.strategicModel = strategicModel?.askingEverything()
    for criterion in criteria.indices { model.criteria[criterion].judgments = .none }
    for criterion in networks.keys { model.networks[criterion]?.removeJudgments() }
    return model
  }
}

extension [Response] {
  /// Returns the ranges of respondents on one set of items, and the record of what they changed.
  ///
  /// - Parameter respondents: The participant of each response.
  /// - Complexity: O(responses + ranges + changes).
  fileprivate func records(
    on set: ComparisonSetID, by respondents: [ParticipantID]
  ) -> (ranges: [JudgmentRange], changes: [JudgmentChange]) {
    var (ranges, changes): ([JudgmentRange], [JudgmentChange]) = ([], [])
    for (response, participant) in zip(self, respondents) {
      ranges += (response.ranges[set] ?? []).map {
        JudgmentRange(
          participant: participant, item: $0.item, other: $0.other, ratio: $0.ratio)
      }
      for var change in response.changes[set] ?? [] {
        change.participant = participant
        changes.append(change)
      }
    }
    return (ranges, changes)
  }

  /// Returns what respondents answered about one set of items, as judgments of participants.
  ///
  /// - Parameter respondents: The participant of each response.
  /// - Complexity: O(responses · questions of the set).
  fileprivate func judgments(
    on set: ComparisonSetID, of questions: Questions, by respondents: [ParticipantID]
  ) -> [IndividualJudgments] {
    let range = questions.range(of: set).positions
    let order = questions.itemCount(of: set)
    var judgments: [IndividualJudgments] = []
    for (response, participant) in zip(self, respondents) {
      precondition(response.answers.count == questions.count, "answers to the model's questions")
      if let values = response.priorities[set] {
        judgments.append(
          IndividualJudgments(participant: participant, judgments: .priorities(values)))
        continue
      }
      let matrix = IncompleteComparisonMatrix(
        ratios: Array<Double>(response.answers[range]), order: order)
      if matrix.missingCount == range.count { continue }
      judgments.append(
        IndividualJudgments(participant: participant, judgments: Judgments(matrix)))
    }
    return judgments
  }
}

extension PositionedArray<ParticipantID, Participant> {
  /// Adds the participants of responses who are not in this list; the others get the weight and the
  /// attributes of the response.
  ///
  /// - Returns: The participant of each response.
  /// - Throws: `ModelError.badName` or `.badWeight`.
  fileprivate mutating func add(_ responses: [Response]) throws(ModelError) -> [ParticipantID] {
    var known: [String: ParticipantID] = [:]
    for participant in indices { known[self[participant].name] = participant }
    var respondents: [ParticipantID] = []
    for response in responses {
      let own = response.participant
      try own.check()
      if let participant = known[own.name] {
        self[participant].weight = own.weight
        self[participant].attributes = own.attributes
        respondents.append(participant)
      } else {
        let participant = append(own)
        known[own.name] = participant
        respondents.append(participant)
      }
    }
    return respondents
  }
}
