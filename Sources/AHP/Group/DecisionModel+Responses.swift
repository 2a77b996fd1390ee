extension DecisionModel {
  /// Returns the participants' own judgments in this model as responses, in the order of the participants;
  /// those of participants without any are left out.
  ///
  /// - Complexity: O(participants · questions).
  public func individualResponses() -> [Response] {
    let questions = questions
    var responses: [ParticipantID: Response] = [:]
    for criterion in criteria.indices {
      guard case .individual(let all) = criteria[criterion].judgments else { continue }
      for own in all {
        var response =
          responses.removeValue(forKey: own.participant)
          ?? Response(participants[own.participant], to: questions)
        if case .priorities(let values) = own.judgments {
          response.setPriorities(values, ofCriterion: criterion, of: questions)
        } else if let matrix = own.judgments.matrix {
          response.answers.replaceSubrange(
            questions.range(ofCriterion: criterion).positions, with: matrix.ratios)
        }
        responses[own.participant] = response
      }
    }
    return participants.indices.compactMap { responses[$0] }
  }

  /// Returns this model with the answers of respondents as judgments of participants; those whom it does not
  /// have yet are added, the others get the weight and the attributes of the response.
  ///
  /// - Throws: `ModelError.judgedTwice` or `.judgedForEverybody` if the model has judgments already where
  ///   there are answers; `.badName`, `.duplicateName` or `.badWeight`.
  /// - Complexity: O(responses · questions).
  public func adding(_ responses: [Response]) throws(ModelError) -> DecisionModel {
    var model = self
    let respondents = try model.addParticipants(of: responses)
    let questions = questions
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
      }
      if added.isEmpty { continue }
      switch criteria[criterion].judgments {
      case .common: throw .judgedForEverybody(path(of: criterion))
      case .individual(let present): added += present
      case .none: break
      }
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

  /// Adds the participants of responses whom this model does not have; the others get the weight and the
  /// attributes of the response.
  ///
  /// - Returns: The participant of each response.
  private mutating func addParticipants(of responses: [Response]) throws(ModelError)
    -> [ParticipantID]
  {
    var known: [String: ParticipantID] = [:]
    for (id, participant) in zip(participants.indices, participants) {
      known[participant.name] = id
    }
    var respondents: [ParticipantID] = []
    for response in responses {
      let own = response.participant
      try Self.check(own)
      let id = known[own.name] ?? participants.append(own)
      known[own.name] = id
      participants[id].weight = own.weight
      participants[id].attributes = own.attributes
      respondents.append(id)
    }
    return respondents
  }

  /// Returns this model without any comparisons, ready to be answered anew; what stands for
  /// everybody without being a comparison stays.
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
