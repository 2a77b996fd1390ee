internal import AHP

extension ModelDecoder {
  private static let blockKeys = [
    "source", "participant", "settings", "consistencyRatio", "globalPriorities",
  ]
  private static let criterionBlockKeys =
    blockKeys + [
      "consistencyIndex", "principalEigenvalue", "priorities", "comparisons", "alternatives",
    ]
  private static let modelBlockKeys = blockKeys + ["alternatives", "bocr"]

  /// Decodes what publications report on a criterion, or on the whole model for `nil`: one block or
  /// a list of them.
  mutating func decodeReported(_ value: Document.Value, on criterion: Int?) -> [ReportedResults] {
    let blocks = value.kind == .array ? value.elements : [value]
    return blocks.map { decodeBlock($0, on: criterion) }
  }

  private mutating func decodeBlock(
    _ value: Document.Value, on criterion: Int?
  ) -> ReportedResults {
    let fields = fields(
      of: value, "reported results",
      allowed: criterion == nil ? Self.modelBlockKeys : Self.criterionBlockKeys)
    var results = ReportedResults(values: [])
    results.source = fields["source"].flatMap { text($0) }
    results.participant = fields["participant"].flatMap { value in
      text(value).flatMap { participant(named: $0.trimmed(), at: value) }
    }
    results.settings = fields["settings"].map { decodeSettings($0) } ?? EvaluationSettings()
    // In the order of the file, which is the order that an audit lists them in.
    for member in value.members {
      results.values += decodeValues(member.key.text, member.value, on: criterion)
    }
    return results
  }

  private mutating func decodeValues(
    _ key: String, _ value: Document.Value, on criterion: Int?
  ) -> [ReportedValue] {
    switch (key, criterion) {
    case ("consistencyRatio", let criterion):
      return single(criterion == nil ? .hierarchyConsistencyRatio : .consistencyRatio, value)
    case ("consistencyIndex", .some): return single(.consistencyIndex, value)
    case ("principalEigenvalue", .some): return single(.principalEigenvalue, value)
    case ("priorities", let criterion?):
      return byItem(value, itemNames(of: criterion)) { .localPriority(item: $0) }
    case ("globalPriorities", let criterion?):
      return byItem(value, itemNames(of: criterion)) { .globalPriority(item: $0) }
    case ("comparisons", let criterion?):
      let items = itemNames(of: criterion)
      return elements(of: value, "a list of comparisons").flatMap { entry -> [ReportedValue] in
        guard let (first, second, printed) = triple(entry, items) else { return [] }
        guard first != second else {
          report("'\(items.names[first])' is compared with itself", at: entry)
          return []
        }
        return single(.judgment(item: first, other: second), printed)
      }
    case ("alternatives", nil): return byAlternative(value) { .alternativePriority($0) }
    case ("alternatives", let criterion?):
      guard merits.contains(where: { $0.criterion == criterion }) else {
        report(
          "'\(criteria[criterion].name)' is no merit; priorities of alternatives under a criterion stand "
            + "under the key 'priorities'", at: value)
        return []
      }
      return byAlternative(value) { .meritPriority(alternative: $0) }
    case ("bocr", nil): return byFormula(value)
    case ("globalPriorities", nil): return byPath(value)
    default: return []
    }
  }

  private mutating func single(
    _ quantity: ReportedValue.Quantity, _ value: Document.Value
  ) -> [ReportedValue] {
    reportedValue(quantity, value).map { [$0] } ?? []
  }

  private mutating func byItem(
    _ value: Document.Value, _ items: ItemNames, _ quantity: (Int) -> ReportedValue.Quantity
  ) -> [ReportedValue] {
    guard value.kind == .object else {
      report("\(Document.describe(value)) is not a mapping of names to printed numbers", at: value)
      return []
    }
    var seen = Seen("item")
    return value.members.compactMap { member in
      guard let item = item(member.key, items),
        seen.insert(items.names[item], at: member.key, &self)
      else { return nil }
      return reportedValue(quantity(item), member.value)
    }
  }

  private mutating func byAlternative(
    _ value: Document.Value, _ quantity: (Int) -> ReportedValue.Quantity
  ) -> [ReportedValue] {
    byItem(
      value,
      ItemNames(
        names: alternativeNames, positions: alternativePositions,
        criterion: criteria.first?.name ?? ""), quantity)
  }

  private mutating func byFormula(_ value: Document.Value) -> [ReportedValue] {
    if merits.isEmpty {
      report("the model has no merits that a formula could combine", at: value)
      return []
    }
    let formulas = fields(
      of: value, "a mapping of formulas to alternatives",
      allowed: BOCRFormula.allCases.map(\.rawValue))
    // In the order of the file, as all that is reported.
    return value.members.flatMap { member -> [ReportedValue] in
      guard formulas[member.key.text] != nil, let formula = BOCRFormula(rawValue: member.key.text)
      else { return [] }
      return byAlternative(member.value) { .formulaValue(formula, alternative: $0) }
    }
  }

  private mutating func byPath(_ value: Document.Value) -> [ReportedValue] {
    guard value.kind == .object else {
      report("\(Document.describe(value)) is not a mapping of paths to printed numbers", at: value)
      return []
    }
    let model = DecisionModel(
      unchecked: "", criteria: criteria, alternatives: alternatives, participants: participants)
    var seen = Seen("path")
    return value.members.compactMap { member in
      let path = member.key.text.trimmed()
      guard let criterion = model.criterion(at: path) else {
        let paths = criteria.indices.map { model.path(of: $0) }
        report(
          "there is no criterion '\(path)'" + didYouMean(path, among: paths), at: member.key)
        return nil
      }
      guard seen.insert(path, at: member.key, &self) else { return nil }
      return reportedValue(.criterionPriority(criterion), member.value)
    }
  }

  /// A printed number, alone or with an erratum and variants.
  private mutating func reportedValue(
    _ quantity: ReportedValue.Quantity, _ value: Document.Value
  ) -> ReportedValue? {
    guard value.kind == .object else {
      return printedNumber(value).map { ReportedValue(quantity, printed: $0) }
    }
    let fields = fields(
      of: value, "a printed number", allowed: ["value", "erratum", "variants"], required: ["value"])
    let printed = fields["value"].flatMap { printedNumber($0) }
    let erratum = fields["erratum"].flatMap { text($0) }
    var variants: [ReportedValue.Variant] = []
    if let list = fields["variants"] {
      for entry in elements(of: list, "a list of variants") {
        let fields = self.fields(
          of: entry, "a variant", allowed: ["value", "erratum"], required: ["value", "erratum"])
        guard let printed = fields["value"].flatMap({ printedNumber($0) }),
          let erratum = fields["erratum"].flatMap({ text($0) })
        else { continue }
        variants.append(ReportedValue.Variant(printed: printed, erratum: erratum))
      }
    }
    return printed.map {
      ReportedValue(quantity, printed: $0, erratum: erratum, variants: variants)
    }
  }

  private mutating func printedNumber(_ value: Document.Value) -> PrintedNumber? {
    if [.number, .plain, .string].contains(value.kind),
      let printed = PrintedNumber(value.text.trimmed())
    {
      return printed
    }
    report(
      "\(Document.describe(value)) is not a printed number (expected digits such as 0.210 or 21.0%)",
      at: value)
    return nil
  }
}
