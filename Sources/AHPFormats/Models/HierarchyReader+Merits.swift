internal import AHP

extension HierarchyReader {
  /// The words for merits: those of strengths, weaknesses, opportunities and threats too.
  private static let meritNames: [(name: String, choice: Merit.Kind)] =
    Merit.Kind.allCases.map { ($0.rawValue, $0) }
    + [("strengths", .benefits), ("weaknesses", .costs), ("threats", .risks)]

  /// Reads which merits the criteria directly below the goal are: all of them or none.
  mutating func readMerits(_ reader: inout ValueReader) {
    guard
      fields.contains(where: { fields in ModelKey.ofMerit.contains { fields[$0] != nil } })
    else { return }
    let criteria = hierarchy.criteria
    let children = criteria[criteria.startIndex].children
    var kinds: [CriterionID: Merit.Kind] = [:]
    var seen = Seen("merit")
    for criterion in criteria.indices {
      let name = criteria[criterion].name
      if let value = fields[criterion][.merit] {
        guard let kind = reader.choice(value, "merit", from: Self.meritNames) else { continue }
        guard children.contains(criterion) else {
          reader.report("'\(name)' has a merit, but is not directly below the goal", at: value)
          continue
        }
        if seen.insert(kind.rawValue, at: value, &reader) { kinds[criterion] = kind }
      } else if let value = fields[criterion][.magnitude] {
        reader.report("'\(name)' has a magnitude, but no merit", at: value)
      } else if children.contains(criterion) {
        let names = Self.meritNames.map(\.name).joined(separator: ", ")
        reader.report(
          "'\(name)' has no merit, but others below the goal have",
          at: hierarchy.values[criterion], hint: "write 'merit:' with \(names)")
      }
    }
    if kinds.count == children.count, Set(kinds.values.map(\.isAdverse)).count == 1 {
      reader.report(
        kinds.values.contains(.benefits) || kinds.values.contains(.opportunities)
          ? "costs and risks are missing: there is nothing to set against the benefits"
          : "benefits and opportunities are missing: there is nothing to set against the costs",
        at: hierarchy.values[0])
    }
    let magnitudes = magnitudes(of: children, &reader)
    hierarchy.merits = kinds.map { Merit($1, criterion: $0, magnitude: magnitudes[$0]) }
      .sorted { $0.kind < $1.kind }
  }

  /// The magnitudes of merits by their criteria: of all or of none.
  private func magnitudes(
    of children: [CriterionID], _ reader: inout ValueReader
  ) -> [CriterionID: Double] {
    let criteria = hierarchy.criteria
    var magnitudes: [CriterionID: Double] = [:]
    for criterion in children {
      guard let value = fields[criterion][.magnitude] else { continue }
      if let magnitude = reader.number(value),
        ComparisonMatrix.supportedRatios.contains(magnitude)
      {
        magnitudes[criterion] = magnitude
      } else {
        reader.report(
          "magnitude \(value.described()) of '\(criteria[criterion].name)' is not a number in "
            + Ratio.supportedRange, at: value, hint: reader.numberHint(value))
      }
    }
    if let without = children.first(where: { fields[$0][.magnitude] == nil }),
      let with = children.first(where: { fields[$0][.magnitude] != nil })
    {
      reader.report(
        "'\(criteria[without].name)' has no magnitude, but '\(criteria[with].name)' has (expected for all "
          + "merits or for none)", at: hierarchy.values[without])
    }
    return magnitudes
  }

  /// Reads the decision on the weights of the merits: a hierarchy whose alternatives are they.
  mutating func readStrategicCriteria(_ value: Document.Value, _ reader: inout ValueReader) {
    if let judgments = reader.judgments(ModelKey.ofJudgments, in: fields[0])?.value {
      reader.report(
        "judgments are given twice, as 'strategicCriteria' and as here", at: judgments)
    }
    if hierarchy.merits.isEmpty {
      reader.report("strategic criteria weigh merits, and the model has none", at: value)
      return
    }
    let criteria = hierarchy.criteria
    var parts = hierarchy.parts
    parts.setAlternatives(
      criteria[criteria.startIndex].children.map {
        Alternative(criteria[$0].name, annotation: criteria[$0].annotation)
      })
    var strategic = HierarchyReader(parts)
    strategic.read(value, &reader)
    if !strategic.hierarchy.merits.isEmpty {
      reader.report("strategic criteria weigh merits, and have none themselves", at: value)
    }
    if !strategic.hierarchy.networks.isEmpty {
      reader.report("strategic criteria compare merits, and have no networks", at: value)
    }
    hierarchy.strategicModel = strategic.hierarchy.model(
      named: strategic.hierarchy.criteria.first?.name ?? "")
    if reader.problems.count == 0 { checkPaths(of: strategic, &reader) }
  }

  /// Reports the strategic criteria whose paths, by which options and answers name them, are those
  /// of criteria.
  private func checkPaths(of strategic: HierarchyReader, _ reader: inout ValueReader) {
    let model = hierarchy.model(named: "")
    for criterion in strategic.hierarchy.criteria.indices {
      let path = ComparisonSubject.strategicCriterion(criterion).path(in: model)
      if model.criterion(at: path) == nil { continue }
      reader.report(
        "the strategic criterion '\(path)' is named as a criterion, from which nothing tells it apart "
          + "(expected another name)",
        at: strategic.fields[criterion][.name] ?? strategic.hierarchy.values[criterion])
      // What is below it has the name in its path.
      if criterion == model.goal { return }
    }
  }
}
