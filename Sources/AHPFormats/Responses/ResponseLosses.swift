public import AHP

extension ResponseWriter.Form {
  /// Returns what of responses a table of this form has no place for, in words; nothing if they can
  /// be read back as they were.
  ///
  /// - Parameters:
  ///   - responses: What is to be written.
  ///   - model: The model that they answer.
  ///   - known: Whose weights and attributes stand elsewhere.
  public func losses(
    of responses: [Response], to model: DecisionModel, known: [Participant]
  ) -> [String] {
    var losses: [String] = []
    let knownPeople = Dictionary(
      known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for response in responses {
      let own = response.participant
      if self == .long, knownPeople[own.name] == nil, own.weight != 1 || !own.attributes.isEmpty {
        losses.append("weight and attributes of '\(own.name)'")
      }
      for criterion in model.criteria.indices
      where response.priorities(ofCriterion: criterion) != nil {
        losses.append("the priorities that '\(own.name)' gave on '\(model.path(of: criterion))'")
      }
    }
    return losses
  }
}
