internal import AHP

/// Reads what publications print about a model or its criteria.
struct ReportedReader {
  private let hierarchy: Hierarchy

  /// - Parameter hierarchy: The hierarchy with all of its criteria and merits.
  init(_ hierarchy: Hierarchy) { self.hierarchy = hierarchy }

  /// What a block of reported results is about.
  enum Place {
    case model
    case criterion(CriterionID)
    /// A rating scale with its intensities.
    case ratingScale(ItemNames)

    /// The keys of a block.
    fileprivate var keys: [ModelKey] {
      switch self {
      case .model: ModelKey.ofModelResults
      case .criterion: ModelKey.ofCriterionResults
      case .ratingScale: ModelKey.ofScaleResults
      }
    }
  }

  /// What is reported on a place: one block or a list of them.
  func results(
    _ value: Document.Value, on place: Place, _ reader: inout ValueReader
  ) -> [ReportedResults] {
    let blocks = value.kind == .array ? value.elements() : [value]
    return blocks.map { block($0, on: place, &reader) }
  }

  private func block(
    _ value: Document.Value, on place: Place, _ reader: inout ValueReader
  ) -> ReportedResults {
    let fields = reader.fields(of: value, "reported results", allowed: place.keys)
    var results = ReportedResults(values: [])
    results.source = fields[.source].flatMap { reader.text($0) }
    results.participant = fields[.participant].flatMap { hierarchy.parts.participant($0, &reader) }
    results.settings = fields[.settings].map { reader.settings($0) } ?? EvaluationSettings()
    // In the order of the file, which is the order that an audit lists them in.
    for member in value.members() {
      guard let key = ModelKey(rawValue: member.key.text()), place.keys.contains(key) else {
        continue
      }
      let values =
        switch place {
        case .model: values(key, member.value, &reader)
        case .criterion(let criterion): values(key, member.value, on: criterion, &reader)
        case .ratingScale(let items): values(key, member.value, on: items, &reader)
        }
      results.values += values
    }
    return results
  }

  /// What stands under a key in results on the whole model.
  private func values(
    _ key: ModelKey, _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    switch key {
    case .consistencyRatio: single(.hierarchyConsistencyRatio, value, &reader)
    case .alternatives: byAlternative(value, &reader) { .alternativePriority($0) }
    case .totals: byAlternative(value, &reader) { .alternativeTotal($0) }
    case .bocr: byFormula(value, &reader)
    case .globalPriorities: byPath(value, &reader)
    default: []
    }
  }

  /// What stands under a key in results on a criterion.
  private func values(
    _ key: ModelKey, _ value: Document.Value, on criterion: CriterionID, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    switch key {
    case .globalPriorities:
      return byItem(value, hierarchy.items(of: criterion), &reader) { .globalPriority(item: $0) }
    case .raw: return byNode(value, .raw, of: criterion, &reader)
    case .normal: return byNode(value, .normal, of: criterion, &reader)
    case .ideal: return byNode(value, .ideal, of: criterion, &reader)
    case .alternatives:
      guard hierarchy.merits.contains(where: { $0.criterion == criterion }) else {
        reader.report(
          "'\(hierarchy.criteria[criterion].name)' is no merit; priorities of alternatives under a criterion stand "
            + "under the key 'priorities'", at: value)
        return []
      }
      return byAlternative(value, &reader) { .meritPriority(alternative: $0) }
    default: return values(key, value, on: hierarchy.items(of: criterion), &reader)
    }
  }

  /// What stands under a key in results on items that are compared.
  private func values(
    _ key: ModelKey, _ value: Document.Value, on items: ItemNames, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    switch key {
    case .consistencyRatio: single(.consistencyRatio, value, &reader)
    case .consistencyIndex: single(.consistencyIndex, value, &reader)
    case .principalEigenvalue: single(.principalEigenvalue, value, &reader)
    case .indices: byIndex(value, &reader)
    case .priorities: byItem(value, items, &reader) { .localPriority(item: $0) }
    case .idealPriorities: byItem(value, items, &reader) { .idealPriority(item: $0) }
    case .comparisons:
      reader.elements(of: value, "a list of comparisons").flatMap { entry in
        items.comparison(entry, &reader).map { item, other, printed in
          single(.judgment(item: item, other: other), printed, &reader)
        } ?? []
      }
    default: []
    }
  }

  // MARK: Several numbers

  private func byItem(
    _ value: Document.Value, _ items: ItemNames, _ reader: inout ValueReader,
    _ quantity: (Int) -> ReportedValue.Quantity
  ) -> [ReportedValue] {
    guard value.kind == .object else {
      reader.reportMismatch(value, "a mapping of names to printed numbers")
      return []
    }
    var seen = Seen("item")
    return value.members().compactMap { member in
      guard let item = items.position(of: member.key, &reader),
        seen.insert(items.names[item], at: member.key, &reader)
      else { return nil }
      return number(quantity(item), member.value, &reader)
    }
  }

  /// Numbers of the nodes of a network, by cluster and name.
  private func byNode(
    _ value: Document.Value, _ measure: ReportedValue.NetworkMeasure, of criterion: CriterionID,
    _ reader: inout ValueReader
  ) -> [ReportedValue] {
    guard let network = hierarchy.networks[criterion] else {
      reader.report(
        "'\(hierarchy.criteria[criterion].name)' has no network, whose nodes these numbers would be of",
        at: value)
      return []
    }
    guard value.kind == .object else {
      reader.reportMismatch(value, "a mapping of clusters to nodes and printed numbers")
      return []
    }
    let clusters = NameList(network.clusters.map(\.name))
    var seen = Seen("cluster")
    return value.members().flatMap { member -> [ReportedValue] in
      let name = member.key.text().trimmed()
      guard let position = clusters.position(of: name) else {
        let question = reader.problems.didYouMean(name, among: clusters.names)
        reader.report("unknown cluster '\(name)'" + question, at: member.key)
        return []
      }
      guard seen.insert(name, at: member.key, &reader) else { return [] }
      let nodes = network.nodes(of: ClusterID(position))
      let items = ItemNames(
        NameList(nodes.map { network.nodes[$0].name }), of: name,
        in: NameScope(criteria: [], alternatives: NameList()))
      return byItem(member.value, items, &reader) {
        .nodePriority(measure, nodes.lowerBound.advanced(by: $0))
      }
    }
  }

  private func byAlternative(
    _ value: Document.Value, _ reader: inout ValueReader,
    _ quantity: (AlternativeID) -> ReportedValue.Quantity
  ) -> [ReportedValue] {
    let items = ItemNames(
      hierarchy.parts.alternativeNames, of: hierarchy.criteria.first?.name ?? "",
      in: hierarchy.scope)
    return byItem(value, items, &reader) { quantity(AlternativeID($0)) }
  }

  private func byIndex(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    guard value.kind == .object else {
      reader.reportMismatch(value, "a mapping of indices to printed numbers")
      return []
    }
    let known = ConsistencyIndexName.allCases.lazy.map(\.rawValue)
    var seen = Seen("index")
    return value.members().compactMap { member in
      let name = member.key.text().trimmed()
      guard let index = ConsistencyIndexName(rawValue: name) else {
        let question = reader.problems.didYouMean(name, among: known)
        reader.report(
          "unknown index '\(name)'"
            + (question.isEmpty ? " (expected one of \(known.joined(separator: "; ")))" : question),
          at: member.key)
        return nil
      }
      guard seen.insert(name, at: member.key, &reader) else { return nil }
      return number(.index(index), member.value, &reader)
    }
  }

  private func byFormula(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    if hierarchy.merits.isEmpty {
      reader.report("the model has no merits that a formula could combine", at: value)
      return []
    }
    let formulas = reader.fields(
      of: value, "a mapping of formulas to alternatives",
      allowed: BOCRFormula.allCases.map(\.rawValue))
    // In the order of the file, as all that is reported.
    return value.members().flatMap { member -> [ReportedValue] in
      let key = member.key.text()
      guard formulas[key] != nil, let formula = BOCRFormula(rawValue: key) else { return [] }
      return byAlternative(member.value, &reader) { .formulaValue(formula, alternative: $0) }
    }
  }

  private func byPath(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    guard value.kind == .object else {
      reader.reportMismatch(value, "a mapping of paths to printed numbers")
      return []
    }
    let model = DecisionModel(
      unchecked: "", criteria: hierarchy.criteria.elements, alternatives: [], participants: [])
    var seen = Seen("path")
    return value.members().compactMap { member in
      let path = member.key.text().trimmed()
      guard let criterion = model.criterion(at: path) else {
        let question =
          reader.problems.isFull
          ? ""
          : Spelling.question(for: path, among: model.criteria.indices.map { model.path(of: $0) })
        reader.report("there is no criterion '\(path)'" + question, at: member.key)
        return nil
      }
      guard seen.insert(path, at: member.key, &reader) else { return nil }
      return number(.criterionPriority(criterion), member.value, &reader)
    }
  }

  // MARK: Single numbers

  private func single(
    _ quantity: ReportedValue.Quantity, _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue] {
    number(quantity, value, &reader).map { [$0] } ?? []
  }

  /// A printed number, alone or with an erratum and variants.
  private func number(
    _ quantity: ReportedValue.Quantity, _ value: Document.Value, _ reader: inout ValueReader
  ) -> ReportedValue? {
    guard value.kind == .object else {
      let printed = digits(value, &reader)
      if let printed { check(printed, quantity, at: value, &reader) }
      return printed.map { ReportedValue(quantity, printed: $0) }
    }
    let fields = reader.fields(
      of: value, "a printed number", allowed: ModelKey.ofPrintedNumber, required: [.value])
    let printed = fields[.value].flatMap { digits($0, &reader) }
    let erratum = fields[.erratum].flatMap { reader.text($0) }
    let definition = fields[.definition].flatMap { reader.text($0) }
    if let own = fields[.value], let printed, erratum == nil && definition == nil {
      check(printed, quantity, at: own, &reader)
    }
    if let own = fields[.definition], erratum != nil {
      reader.report(
        "a number that is defined otherwise has no erratum (expected one of the two keys)", at: own)
    }
    let variants = fields[.variants].map { self.variants($0, &reader) } ?? []
    let errata = translations(.errata, of: .erratum, in: fields, &reader)
    let definitions = translations(.definitions, of: .definition, in: fields, &reader)
    return printed.map {
      var value = ReportedValue(
        quantity, printed: $0, erratum: erratum, definition: definition, variants: variants)
      value.errata = errata
      value.definitions = definitions
      return value
    }
  }

  /// Reports a number that its quantity cannot have: a priority above 1, which is most often a
  /// percentage without its sign, and a negative priority or measure of consistency.
  private func check(
    _ printed: PrintedNumber, _ quantity: ReportedValue.Quantity, at value: Document.Value,
    _ reader: inout ValueReader
  ) {
    if quantity.isPartOfOne && printed.isAbovePriorities {
      reader.report(
        "\(printed.text) is above 1, which no priority is (expected a share such as 0.21, or a percentage such "
          + "as 21%)", at: value)
    }
    if let noun = quantity.nounOfNonnegative(hasMerits: !hierarchy.merits.isEmpty),
      printed.value < 0
    {
      reader.report(
        "\(printed.text) is negative, which no \(noun) is (expected 0 or more)", at: value,
        hint: "a number that is printed so has an 'erratum' with the reason: "
          + "{value: \"\(printed.text)\", erratum: \"…\"}")
    }
  }

  /// Other values that are printed for the same number elsewhere.
  private func variants(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> [ReportedValue.Variant] {
    reader.elements(of: value, "a list of variants").compactMap { entry in
      let fields = reader.fields(
        of: entry, "a variant", allowed: ModelKey.ofVariant, required: [.value, .erratum])
      let errata = translations(.errata, of: .erratum, in: fields, &reader)
      guard let printed = fields[.value].flatMap({ digits($0, &reader) }),
        let erratum = fields[.erratum].flatMap({ reader.text($0) })
      else { return nil }
      var variant = ReportedValue.Variant(printed: printed, erratum: erratum)
      variant.errata = errata
      return variant
    }
  }

  /// A text in other languages, which needs the text itself.
  private func translations(
    _ key: ModelKey, of text: ModelKey, in fields: Fields<ModelKey>, _ reader: inout ValueReader
  ) -> [String: String] {
    guard let value = fields[key] else { return [:] }
    if fields[text] == nil {
      reader.report(
        "'\(key.rawValue)' is '\(text.rawValue)' in other languages (expected '\(text.rawValue)' too)",
        at: value)
    }
    return reader.texts(value)
  }

  private func digits(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> PrintedNumber? {
    if [.number, .plain, .string].contains(value.kind),
      let printed = PrintedNumber(value.text().trimmed())
    {
      return printed
    }
    reader.reportMismatch(
      value, "a printed number (expected digits such as 0.210, .21, 0,21 or 21.0 %)",
      hint: reciprocalDigits(value).map {
        "a judgment 1/\($0) is \($0) with the two in the other order: [Second, First, \($0)]"
      })
    return nil
  }
}

/// The digits below 1 of a reciprocal such as 1/4; `nil` for another text.
private func reciprocalDigits(_ value: Document.Value) -> String? {
  guard [.plain, .string].contains(value.kind) else { return nil }
  let parts = value.text().split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count == 2, String(parts[0]).trimmed() == "1" else { return nil }
  return PrintedNumber(String(parts[1]).trimmed())?.text
}

extension ReportedValue.Quantity {
  /// Whether the number is a part of a whole that is 1.
  fileprivate var isPartOfOne: Bool {
    switch self {
    case .localPriority, .globalPriority, .criterionPriority: true
    case .nodePriority(let measure, _): measure != .ideal
    default: false
    }
  }

  /// What the number is, if it cannot be negative; `nil` if it can.
  ///
  /// - Parameter hasMerits: Whether the model has merits, whose formulas may subtract.
  fileprivate func nounOfNonnegative(hasMerits: Bool) -> String? {
    switch self {
    case .localPriority, .globalPriority, .criterionPriority, .idealPriority, .meritPriority,
      .nodePriority:
      "priority"
    case .consistencyRatio, .hierarchyConsistencyRatio: "consistency ratio"
    case .consistencyIndex: "consistency index"
    case .principalEigenvalue: "principal eigenvalue"
    case .judgment: "judgment"
    case .alternativePriority, .alternativeTotal: hasMerits ? nil : "priority"
    case .formulaValue, .index: nil
    }
  }
}
