internal import AHP

extension HierarchyReader {
  /// Reads what a criterion compares, and the judgments on it.
  mutating func readContent(of criterion: CriterionID, _ reader: inout ValueReader) {
    let fields = fields[criterion]
    if let value = fields[.alternatives] { readRestriction(value, of: criterion, &reader) }
    if let value = fields[.pin] { readPin(value, of: criterion, &reader) }
    if let value = fields[.network] { readNetwork(value, of: criterion, &reader) }
    readJudgments(of: criterion, &reader)
    if let value = fields[.changes] {
      hierarchy.criteria[criterion].changes = reader.changes(
        value, hierarchy.items(of: criterion), by: hierarchy.parts)
    }
  }

  // MARK: Alternatives

  /// Reads which alternatives a criterion compares.
  private mutating func readRestriction(
    _ value: Document.Value, of criterion: CriterionID, _ reader: inout ValueReader
  ) {
    guard checkIsLeaf(criterion, "compares alternatives", at: value, &reader) else { return }
    let entries = reader.nonemptyElements(of: value, "alternatives")
    let names = hierarchy.parts.alternativeNames
    var seen = Seen("alternative")
    var compared: [AlternativeID] = []
    for entry in entries {
      guard let alternative = reader.name(entry) else { continue }
      guard let position = names.position(of: alternative) else {
        let question = reader.problems.didYouMean(alternative, among: names.names)
        reader.report(
          "unknown alternative '\(alternative)'" + question, at: entry,
          hint: names.names.isEmpty
            ? "the model has its alternatives beside 'goal', under 'alternatives'" : nil)
        continue
      }
      if seen.insert(alternative, at: entry, &reader) {
        compared.append(AlternativeID(position))
      }
    }
    hierarchy.criteria[criterion].alternatives = compared
  }

  private mutating func readPin(
    _ value: Document.Value, of criterion: CriterionID, _ reader: inout ValueReader
  ) {
    guard checkIsLeaf(criterion, "has a pin", at: value, &reader),
      let name = reader.name(value)
    else { return }
    let compared = hierarchy.items(of: criterion)
    guard compared.names.contains(name),
      let pin = hierarchy.parts.alternativeNames.position(of: name)
    else {
      let question = reader.problems.didYouMean(name, among: compared.names)
      reader.report(
        "pin '\(name)' is no alternative under '\(compared.criterion)'" + question, at: value)
      return
    }
    hierarchy.pins[criterion] = AlternativeID(pin)
  }

  /// Whether a criterion has no children; reports it if it has.
  ///
  /// - Parameter what: What only such criteria do.
  private func checkIsLeaf(
    _ criterion: CriterionID, _ what: String, at value: Document.Value, _ reader: inout ValueReader
  ) -> Bool {
    let node = hierarchy.criteria[criterion]
    if node.children.isEmpty { return true }
    reader.report(
      "'\(node.name)' has children; only a criterion without children \(what)", at: value)
    return false
  }

  // MARK: Networks

  private mutating func readNetwork(
    _ value: Document.Value, of criterion: CriterionID, _ reader: inout ValueReader
  ) {
    guard checkIsLeaf(criterion, "has a network", at: value, &reader) else { return }
    if let judgments = reader.judgments(ModelKey.ofJudgments, in: fields[criterion])?.value {
      reader.report("judgments are given twice, as 'network' and as here", at: judgments)
    }
    hierarchy.networks[criterion] = NetworkReader(
      parts: hierarchy.parts, items: hierarchy.items(of: criterion)
    ).network(value, &reader)
  }

  // MARK: Judgments

  private mutating func readJudgments(of criterion: CriterionID, _ reader: inout ValueReader) {
    let fields = fields[criterion]
    let measurement = MeasurementReader(fields, ratingScales: hierarchy.parts.ratingScales)
    if isMeasuredLater(criterion) {
      if let measure = measurement.measure(&reader) { hierarchy.measures[criterion] = measure }
      return
    }
    reader.reportStrayKeys(fields)
    guard let (key, value) = reader.judgments(ModelKey.ofJudgments, in: fields) else { return }
    let items = hierarchy.items(of: criterion)
    guard items.order > 0 else {
      reader.report(
        "'\(items.criterion)' has nothing to compare: it has no children, and the model has no alternatives",
        at: value)
      return
    }
    let judgmentsReader = JudgmentsReader(items: items, policy: .model)
    guard let form = JudgmentForm(key) else {
      return readIndividualJudgments(value, of: criterion, judgmentsReader, &reader)
    }
    if form == .ratings
      && !checkIsLeaf(criterion, "rates alternatives", at: value, &reader)
    {
      return
    }
    let read = judgmentsReader.judgments(form, value, measurement: measurement, &reader)
    if let read {
      hierarchy.criteria[criterion].judgments = .common(read.judgments)
      hierarchy.criteria[criterion].ranges = read.ranges
    }
  }

  /// Whether the model has no alternatives yet, and the criterion says how they will be rated or
  /// measured.
  private func isMeasuredLater(_ criterion: CriterionID) -> Bool {
    let fields = fields[criterion]
    return hierarchy.parts.alternatives.isEmpty && criterion > hierarchy.criteria.startIndex
      && hierarchy.criteria[criterion].children.isEmpty
      && ModelKey.ofMeasurement.contains { fields[$0] != nil }
      && !ModelKey.ofJudgments.contains { fields[$0] != nil }
  }

  /// Reads one set of judgments for each participant.
  private mutating func readIndividualJudgments(
    _ value: Document.Value, of criterion: CriterionID, _ judgmentsReader: JudgmentsReader,
    _ reader: inout ValueReader
  ) {
    let (all, ranges) = judgmentsReader.individualJudgments(value, by: hierarchy.parts, &reader)
    if all.isEmpty { return }
    hierarchy.criteria[criterion].judgments = .individual(all)
    hierarchy.criteria[criterion].ranges = ranges
  }
}
