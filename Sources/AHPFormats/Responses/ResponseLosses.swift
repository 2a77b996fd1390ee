public import AHP

extension ResponseWriter.Form {
  /// Returns the parts of responses that a table of this form has no columns for, in words; none if
  /// the responses can be read back as they were. `ResponseDocument` has a place for everything.
  ///
  /// - Parameters:
  ///   - responses: The responses to be written.
  ///   - model: The model that they answer.
  /// - Complexity: O(responses · criteria).
  public func losses(of responses: [Response], to model: DecisionModel) -> [String] {
    var losses: [String] = []
    let questions = Questions(of: model)
    for response in responses {
      let name = response.participant.name
      for set in questions.sets {
        let place = "on '\(questions.subject(of: set).path(in: model))'"
        if response.priorities(of: set) != nil {
          losses.append("the priorities that '\(name)' gave \(place)")
        }
        if response.ranges[set] != nil {
          losses.append("the ranges that '\(name)' gave \(place)")
        }
        if self == .wide && response.changes[set] != nil {
          losses.append("the record of changed answers of '\(name)' \(place)")
        }
      }
    }
    return losses
  }
}

extension ResponseWriter {
  /// Creates a writer of tables that have columns for everything in some responses that a table can
  /// have: attributes, weights other than 1, and the record of changed answers.
  ///
  /// - Parameters:
  ///   - responses: The responses to be written.
  ///   - model: The model that they answer.
  ///   - form: Whether a row is an answer or a participant.
  ///   - attributes: The attributes that get a column first, in this order; further ones follow by
  ///     name.
  /// - Throws: `FileError` if names of the model or of attributes are ambiguous.
  public init(
    for responses: [Response], to model: DecisionModel, form: Form, attributes: [String] = []
  ) throws(FileError) {
    let known = Set(attributes)
    let others = Set(responses.flatMap(\.participant.attributes.keys)).subtracting(known)
    var columns: Set<Column> = []
    if form == .wide || responses.contains(where: { $0.participant.weight != 1 }) {
      columns.insert(.weight)
    }
    if responses.contains(where: { !$0.changes.isEmpty }) { columns.insert(.changes) }
    try self.init(
      model: model, form: form, attributes: attributes + others.sorted(), columns: columns)
  }
}
