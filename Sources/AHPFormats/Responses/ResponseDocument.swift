public import AHP

/// Responses as a document in JSON or YAML, which a `ResponseReader` reads back as they were: with
/// weights and attributes, direct priorities, ranges and the record of changes.
public enum ResponseDocument {
  /// Returns the text of a document.
  ///
  /// - Parameters:
  ///   - responses: The responses.
  ///   - model: The model that they answer.
  ///   - syntax: How the document is written.
  /// - Throws: `FileError` if two criteria of the model have the same path.
  /// - Complexity: O(responses · questions).
  public static func text(
    _ responses: [Response], to model: DecisionModel, _ syntax: ModelSyntax
  ) throws(FileError) -> String {
    let encoder = ResponseEncoder(model: model, paths: try model.answerPaths())
    let value = DataValue.mapping([
      (ResponseKey.responses.rawValue, .list(responses.map { encoder.value(of: $0) }))
    ])
    return try value.text(syntax, of: "the answers", file: model.name)
  }
}

/// Turns responses into the mappings that a document has.
private struct ResponseEncoder {
  private let model: DecisionModel
  private let questions: Questions
  private let paths: [String]
  private let encoder: ModelEncoder

  init(model: DecisionModel, paths: [String]) {
    self.model = model
    self.paths = paths
    questions = Questions(of: model)
    encoder = ModelEncoder(model: model, layout: .readable)
  }

  func value(of response: Response) -> DataValue {
    let participant = response.participant
    var members: [(ResponseKey, DataValue)] = [(.participant, .text(participant.name))]
    if participant.weight != 1 { members.append((.weight, .number(participant.weight))) }
    if !participant.attributes.isEmpty {
      members.append(
        (
          .attributes,
          .mapping(
            participant.attributes.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
        ))
    }
    let judged = questions.sets.compactMap { set in
      judgments(of: response, on: set).map { (paths[set.position], $0) }
    }
    members.append((.judgments, .mapping(judged)))
    return .mapping(members.map { ($0.rawValue, $1) })
  }

  /// What a response has on one set of items; `nil` for nothing.
  private func judgments(of response: Response, on set: ComparisonSetID) -> DataValue? {
    let judgments: Judgments
    if let values = response.priorities[set] {
      judgments = .priorities(values)
    } else {
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(response.answers[questions.range(of: set).positions]),
        order: questions.itemCount(of: set))
      if matrix.missingCount == matrix.ratios.count { return nil }
      judgments = Judgments(matrix)
    }
    var judged = Criterion("")
    judged.judgments = .common(judgments)
    judged.ranges = (response.ranges[set] ?? []).map {
      JudgmentRange(item: $0.item, other: $0.other, ratio: $0.ratio)
    }
    let names = questions.subject(of: set).itemNames(in: model)
    var members = encoder.judgments(
      judgments, of: names,
      ranges: ModelEncoder.values(of: judged.currentRanges(of: nil, order: names.count)))
    if let changes = response.changes[set], !changes.isEmpty {
      let own = changes.map { change in
        var change = change
        change.participant = nil
        return encoder.change(change, of: names)
      }
      members.append((.changes, .list(own)))
    }
    return ModelEncoder.mapping(members)
  }
}
