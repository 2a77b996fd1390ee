public import AHP

extension ResponseWriter.Form {
  /// Returns the parts of responses that a table of this form has no columns for, in words; none if
  /// the responses can be read back as they were.
  ///
  /// - Parameters:
  ///   - responses: The responses to be written.
  ///   - model: The model that they answer.
  ///   - known: The participants whose weights and attributes are written elsewhere.
  public func losses(
    of responses: [Response], to model: DecisionModel, known: [Participant]
  ) -> [String] {
    var losses: [String] = []
    let knownPeople = Dictionary(
      known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let questions = Questions(of: model)
    for response in responses {
      let own = response.participant
      if self == .long, knownPeople[own.name] == nil, own.weight != 1 || !own.attributes.isEmpty {
        losses.append("weight and attributes of '\(own.name)'")
      }
      for set in questions.sets where response.priorities(of: set) != nil {
        let path = questions.subject(of: set).path(in: model)
        losses.append("the priorities that '\(own.name)' gave on '\(path)'")
      }
    }
    return losses
  }
}
