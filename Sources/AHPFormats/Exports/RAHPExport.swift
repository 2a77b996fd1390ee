internal import AHP

/// Writes YAML 2.0 of the R package ahp.
///
/// Source: C. Glur, https://github.com/gluc/ahp, its vignette *file-format*.
enum RAHPExport {
  /// Returns a model as the text of a file.
  ///
  /// - Throws: `FileError` if the hierarchy is deeper than YAML is read.
  static func text(
    of model: DecisionModel, _ notes: inout ExportNotes
  ) throws(FileError) -> String {
    var own = EvaluationOptions()
    own.aggregation = .localPriorities
    notes.check(
      [.criterionTexts, .attributes, .weights, .someAlternatives, .source], own: own)
    checkNames(of: model, &notes)
    let author = author(of: model, &notes)
    guard 2 * model.criteria.depth() < YAMLReader.maximumDepth else {
      throw FileError(
        Diagnostic("the hierarchy is too deep for a file of R's ahp", file: model.name))
    }
    do {
      var emitter = try LibYAML.Emitter(width: 100)
      try write(model, author: author, &notes, to: &emitter)
      return try emitter.finish()
    } catch {
      throw FileError(
        Diagnostic("the model cannot be written as YAML: \(error)", file: model.name))
    }
  }

  /// A criterion with the name of an alternative would be taken for it.
  private static func checkNames(of model: DecisionModel, _ notes: inout ExportNotes) {
    let alternatives = Set(model.alternatives.map(\.name))
    for criterion in model.criteria.indices.dropFirst()
    where alternatives.contains(model.criteria[criterion].name) {
      notes.lose(
        "criteria with the name of an alternative", notes.name(criterion), at: criterion, .structure
      )
    }
  }

  /// The author in the source of a model that was imported.
  private static func author(of model: DecisionModel, _ notes: inout ExportNotes) -> String? {
    guard let source = model.annotation.source else { return nil }
    if source.hasPrefix("Author: ") { return String(source.dropFirst(8)) }
    notes.lose("sources", "that of the model", .words)
    return nil
  }

  // MARK: Events

  private static let anchor = "alternatives"

  private static func write(
    _ model: DecisionModel, author: String?, _ notes: inout ExportNotes,
    to emitter: inout LibYAML.Emitter
  ) throws(LibYAML.Problem) {
    try emitter.startMapping(.block)
    try emitter.scalar("Version")
    try emitter.scalar("2.0")
    if !model.alternatives.isEmpty {
      try emitter.scalar("Alternatives")
      try emitter.startMapping(.block, anchor: anchor)
      for alternative in model.alternatives {
        try DataValue.text(alternative.name).writeYAML(to: &emitter)
        let attributes = alternative.attributes.sorted { $0.key < $1.key }.map { key, value in
          (key: key, value: isNumber(value) ? DataValue.digits(value) : .text(value))
        }
        try DataValue.mapping(attributes).writeYAML(to: &emitter)
      }
      try emitter.endMapping()
    }
    try emitter.scalar("Goal")
    try write(model.goal, of: model, author: author, &notes, to: &emitter)
    try emitter.endMapping()
  }

  private static func isNumber(_ text: String) -> Bool {
    Ratio.decimal(text).map { $0.isFinite } ?? false
  }

  private static func write(
    _ id: CriterionID, of model: DecisionModel, author: String?, _ notes: inout ExportNotes,
    to emitter: inout LibYAML.Emitter
  ) throws(LibYAML.Problem) {
    let criterion = model.criteria[id]
    var members: [(key: String, value: DataValue)] = []
    if id == model.goal { members.append(("name", .text(criterion.name))) }
    if let text = criterion.annotation.text { members.append(("description", .text(text))) }
    if let author { members.append(("author", .text(author))) }
    if id == model.goal, let weights = weights(of: model) {
      members.append(("decision-makers", weights))
    }
    if let preferences = preferences(of: id, in: model, &notes) {
      members.append(("preferences", preferences))
    }
    try emitter.startMapping(.block)
    for (key, value) in members {
      try emitter.scalar(key)
      try value.writeYAML(to: &emitter)
    }
    if !criterion.children.isEmpty {
      try emitter.scalar("children")
      try emitter.startMapping(.block)
      for child in criterion.children {
        try DataValue.text(model.criteria[child].name).writeYAML(to: &emitter)
        try write(child, of: model, author: nil, &notes, to: &emitter)
      }
      try emitter.endMapping()
    } else if let compared = criterion.alternatives {
      try emitter.scalar("children")
      let names = compared.map { (key: model.alternatives[$0].name, value: DataValue.null) }
      try DataValue.mapping(names).writeYAML(to: &emitter)
    } else if !model.alternatives.isEmpty {
      try emitter.scalar("children")
      try emitter.alias(anchor)
    }
    try emitter.endMapping()
  }

  /// The shares of the participants in the decision; `nil` if all are the same, which need not be
  /// said.
  private static func weights(of model: DecisionModel) -> DataValue? {
    let weights = model.participants.map(\.weight)
    let sum = weights.reduce(0, +)
    guard let first = weights.first, sum > 0, weights.contains(where: { $0 != first }) else {
      return nil
    }
    return .list(
      zip(model.participants, weights).map { participant, weight in
        .mapping([(participant.name, .number(weight / sum))])
      })
  }

  /// The preferences of a criterion: each decision-maker's, if there are any, since R's ahp demands
  /// one set of each.
  private static func preferences(
    of id: CriterionID, in model: DecisionModel, _ notes: inout ExportNotes
  ) -> DataValue? {
    let judgments = model.criteria[id].judgments
    if model.itemCount(of: id) < 2 { return nil }
    let names = model.itemNames(of: id)
    if let common = judgments.forEverybody {
      guard let own = preferences(common, of: names, at: id, &notes) else { return nil }
      if model.participants.isEmpty { return own }
      notes.change("judgments for everybody are written for each participant", notes.name(id))
      return .mapping(model.participants.map { ($0.name, own) })
    }
    let individual = judgments.byParticipants
    if individual.isEmpty { return nil }
    let judging = Set(individual.map(\.participant))
    for participant in model.participants.indices where !judging.contains(participant) {
      notes.lose(
        "participants who leave a criterion unjudged",
        "'\(model.participants[participant].name)' \(notes.name(id))", at: id)
    }
    return .mapping(
      individual.compactMap { own in
        preferences(own.judgments, of: names, at: id, &notes).map {
          (model.participants[own.participant].name, $0)
        }
      })
  }

  private static func preferences(
    _ judgments: Judgments, of names: [String], at id: CriterionID, _ notes: inout ExportNotes
  ) -> DataValue? {
    switch notes.form(of: judgments, at: id) {
    case nil: return nil
    case .comparisons(let matrix):
      // A missing pair would count as equal in R, and is no loss beyond that one.
      let pairs = zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle())
      return .mapping([
        (
          "pairwise",
          .list(
            pairs.compactMap { pair, judgment in
              judgment.map {
                .list([.text(names[pair.row]), .text(names[pair.column]), ratio($0)])
              }
            })
        )
      ])
    case .priorities(let priorities):
      return .mapping([
        ("score", .list(zip(names, priorities).map { .mapping([($0, DataValue.number($1))]) }))
      ])
    }
  }

  private static func ratio(_ ratio: Double) -> DataValue {
    let text = Ratio.exactText(ratio)
    return text.contains("/") ? .text(text) : .digits(text)
  }
}
