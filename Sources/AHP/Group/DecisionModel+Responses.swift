extension DecisionModel {
  /// Returns this model with the answers of respondents as judgments of participants; those whom it does not
  /// have yet are added, the others get the weight and the attributes of the response.
  ///
  /// - Throws: `ModelError.judgedTwice` or `.judgedForEverybody` if the model has judgments already where
  ///   there are answers; `.badName`, `.duplicateName` or `.badWeight`.
  /// - Complexity: O(responses · questions).
  public func adding(_ responses: [Response]) throws(ModelError) -> DecisionModel {
    var model = self
    let respondents = try model.participants.add(responses)
    let questions = Questions(of: self)
    for criterion in questions.criteria {
      let range = questions.range(ofCriterion: criterion).positions
      let order = questions.itemCount(ofCriterion: criterion)
      var added: [IndividualJudgments] = []
      for (response, participant) in zip(responses, respondents) {
        precondition(response.answers.count == questions.count, "answers to the model's questions")
        let judgments: Judgments
        if let values = response.priorities[criterion] {
          judgments = .priorities(values)
        } else {
          let matrix = IncompleteComparisonMatrix(
            ratios: Array(response.answers[range]), order: order)
          if matrix.missingCount == range.count { continue }
          judgments = Judgments(matrix)
        }
        added.append(IndividualJudgments(participant: participant, judgments: judgments))
        for range in response.ranges[criterion] ?? [] {
          model.criteria[criterion].ranges.append(
            JudgmentRange(
              participant: participant, item: range.item, other: range.other, ratio: range.ratio))
        }
        for var change in response.changes[criterion] ?? [] {
          change.participant = participant
          model.criteria[criterion].changes.append(change)
        }
      }
      if added.isEmpty { continue }
      if criteria[criterion].isJudgedForEverybody {
        throw .judgedForEverybody(path(of: criterion))
      }
      added += criteria[criterion].judgments.byParticipants
      added.sort { $0.participant < $1.participant }
      if let twice = zip(added, added.dropFirst()).first(where: { $0.participant == $1.participant }
      ) {
        throw .judgedTwice(
          participant: model.participants[twice.0.participant].name, criterion: path(of: criterion))
      }
      model.criteria[criterion].judgments = .individual(added)
    }
    return model
  }

  /// Returns this model without any comparisons, ready to be answered anew; what stands for
  /// everybody without being a comparison stays.
  ///
  /// - Complexity: O(criteria).
  public func withoutComparisons() -> DecisionModel {
    var model = self
    for criterion in criteria.indices {
      if !criteria[criterion].canBeCompared { continue }
      model.criteria[criterion].judgments = .none
      model.criteria[criterion].changes = []
      model.criteria[criterion].ranges = []
    }
    return model
  }
}

extension PositionedArray<ParticipantID, Participant> {
  /// Adds the participants of responses who are not in this list; the others get the weight and the attributes
  /// of the response.
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
