internal import AHP

extension ModelDecoder {
  static let meritKeys = ["merit", "magnitude"]

  /// The words for merits: those of strengths, weaknesses, opportunities and threats too.
  private static let meritNames: [(name: String, choice: Merit.Kind)] =
    Merit.Kind.allCases.map { ($0.rawValue, $0) }
    + [("strengths", .benefits), ("weaknesses", .costs), ("threats", .risks)]

  /// Decodes which merits the criteria below the goal are: all of them or none.
  ///
  /// - Parameter fields: For each criterion what the file says of it.
  mutating func decodeMerits(_ fields: [Fields]) {
    guard
      fields.contains(where: { fields in Self.meritKeys.contains { fields[$0] != nil } })
    else { return }
    let children = criteria[criteria.startIndex].children
    var kinds: [CriterionID: Merit.Kind] = [:]
    var seen = Seen("merit")
    for criterion in criteria.indices {
      let name = criteria[criterion].name
      if let value = fields[criterion]["merit"] {
        guard let kind = choice(value, "merit", from: Self.meritNames) else { continue }
        guard children.contains(criterion) else {
          report("'\(name)' has a merit, but is not directly below the goal", at: value)
          continue
        }
        if seen.insert(kind.rawValue, at: value, &self) { kinds[criterion] = kind }
      } else if let value = fields[criterion]["magnitude"] {
        report("'\(name)' has a magnitude, but no merit", at: value)
      } else if children.contains(criterion) {
        report(
          "'\(name)' has no merit, but others below the goal have", at: criterionValues[criterion],
          hint: "write 'merit:' with \(Self.list(Self.meritNames.map(\.name)))")
      }
    }
    if kinds.count == children.count, Set(kinds.values.map(\.isAdverse)).count == 1 {
      report(
        kinds.values.contains(.benefits) || kinds.values.contains(.opportunities)
          ? "costs and risks are missing: there is nothing to set against the benefits"
          : "benefits and opportunities are missing: there is nothing to set against the costs",
        at: criterionValues[0])
    }
    let magnitudes = decodeMagnitudes(fields, of: children)
    merits = kinds.map { Merit($1, criterion: $0, magnitude: magnitudes[$0]) }
      .sorted { $0.kind < $1.kind }
  }

  /// Decodes the decision on the weights of the merits: a hierarchy whose alternatives are they.
  mutating func decodeStrategicCriteria(_ value: Document.Value, judgments: Document.Value?) {
    if let judgments {
      report("judgments are given twice, as 'strategicCriteria' and as here", at: judgments)
    }
    if merits.isEmpty {
      report("strategic criteria weigh merits, and the model has none", at: value)
      return
    }
    var decoder = ModelDecoder(
      document,
      of: DecisionModel(
        unchecked: "", criteria: [],
        alternatives: criteria[criteria.startIndex].children.map { Alternative(criteria[$0].name) },
        participants: participants.elements))
    decoder.ratingScales = ratingScales
    decoder.ratioLimits = ratioLimits
    decoder.setParticipants(participants)
    decoder.decodeHierarchy(value)
    merge(decoder)
    if !decoder.merits.isEmpty {
      report("strategic criteria weigh merits, and have none themselves", at: value)
    }
    var model = DecisionModel(
      unchecked: decoder.criteria[criteria.startIndex].name, criteria: decoder.criteria.elements,
      alternatives: decoder.alternatives, participants: participants.elements)
    model.ratingScales = ratingScales
    model.pins = decoder.pins
    strategicModel = [model]
  }

  private mutating func decodeMagnitudes(
    _ fields: [Fields], of children: [CriterionID]
  ) -> [CriterionID: Double] {
    var magnitudes: [CriterionID: Double] = [:]
    for criterion in children {
      guard let value = fields[criterion]["magnitude"] else { continue }
      let limits = ComparisonMatrix.supportedRatios
      if let magnitude = number(value), limits.contains(magnitude) {
        magnitudes[criterion] = magnitude
      } else {
        report(
          "magnitude \(Document.describe(value)) of '\(criteria[criterion].name)' is not a number in "
            + "\(limits.lowerBound) … \(limits.upperBound)", at: value)
      }
    }
    if let without = children.first(where: { fields[$0]["magnitude"] == nil }),
      let with = children.first(where: { fields[$0]["magnitude"] != nil })
    {
      report(
        "'\(criteria[without].name)' has no magnitude, but '\(criteria[with].name)' has (expected for all "
          + "merits or for none)", at: criterionValues[without])
    }
    return magnitudes
  }
}
