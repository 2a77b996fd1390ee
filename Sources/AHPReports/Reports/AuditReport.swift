public import AHP
package import AHPFormats

/// What became of the numbers that a publication prints, for people and programs.
public struct AuditReport: Sendable {
  let names: Names
  private let audit: Audit
  /// What can be said without judgments; `nil` if nobody asked.
  let findings: ReportedFindings?
  /// Whether judgments that were found are shown.
  let showsMatrices: Bool

  /// Creates the report of an audit.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - audit: Its numbers beside those that a publication prints.
  ///   - findings: What can be said about the numbers without the model's judgments; `nil` for
  ///     nothing.
  ///   - showsMatrices: Whether the judgments that were found are shown, which respondents may have
  ///     been promised to keep confidential.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(
    model: DecisionModel, audit: Audit, findings: ReportedFindings? = nil,
    showsMatrices: Bool = false, language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.audit = audit
    self.findings = findings
    self.showsMatrices = showsMatrices
  }

  private var model: DecisionModel { names.model }

  // MARK: For people

  /// The table of the numbers that disagree; `nil` if none does.
  func differences() -> Table? {
    let entries = audit.entries.filter { $0.verdict == .disagrees }
    return entries.isEmpty ? nil : table(of: entries)
  }

  private func table(of entries: [Audit.Entry]) -> Table {
    var table = Table([
      .init(.criterion), .init(.quantity), .init(.reported, .right), .init(.computed, .right),
      .init(.verdict),
    ])
    for entry in entries {
      let (place, quantity) = (place(entry), quantity(entry))
      table.add(
        place, quantity, .text(entry.reported.printed.text), computed(entry), words(entry.verdict))
      for variant in entry.reported.variants {
        table.add(place, quantity, .text(variant.printed.text), .empty, words(.erratum))
      }
    }
    return table
  }

  private func words(_ verdict: Audit.Verdict) -> Content {
    switch verdict {
    case .agrees: .phrase(.agrees)
    case .erratum: .phrase(.erratum)
    case .otherDefinition: .phrase(.otherDefinition)
    case .disagrees: .phrase(.disagrees)
    case .notComputed: .phrase(.notComputed)
    }
  }

  private func place(_ entry: Audit.Entry) -> Content {
    entry.subject.map { names.place($0) } ?? .phrase(.wholeModel)
  }

  private func quantity(_ entry: Audit.Entry) -> Content {
    let context = context(entry.results)
    return context.isEmpty
      ? quantity(entry.reported.quantity, of: entry.subject)
      : .phrase(
        .withDetails, quantity(entry.reported.quantity, of: entry.subject),
        .list(context, .comma))
  }

  /// Where a number is printed, what it is of, and its digits.
  func numberInPlace(_ entry: Audit.Entry) -> Content {
    .phrase(
      .labelled, place(entry),
      .phrase(.quantityPrinted, quantity(entry), .text(entry.reported.printed.text)))
  }

  func quantity(
    _ quantity: ReportedValue.Quantity, of subject: ComparisonSubject?
  ) -> Content {
    func item(_ row: Int) -> Content { .name(items(of: subject, names)[row]) }
    func alternative(_ id: AlternativeID) -> Content { .name(names.alternative(id)) }
    return switch quantity {
    case .principalEigenvalue: .phrase(.principalEigenvalue)
    case .consistencyIndex: .phrase(.consistencyIndex)
    case .consistencyRatio: .phrase(.ratio)
    case .hierarchyConsistencyRatio: .phrase(.ratioOfHierarchy)
    case .index(let name): .phrase(name.phrase)
    case .localPriority(let row): .phrase(.localPriorityOf, item(row))
    case .idealPriority(let row): .phrase(.idealPriorityOf, item(row))
    case .globalPriority(let row): .phrase(.globalPriorityOf, item(row))
    case .nodePriority(let measure, let node):
      .phrase(.nodePriorityOf, measure.content, .name(nodePath(node, subject, names)))
    case .judgment(let row, let other): .phrase(.judgmentOf, item(row), item(other))
    case .alternativePriority(let id): .phrase(.priorityOf, alternative(id))
    case .alternativeTotal(let id): .phrase(.totalOf, alternative(id))
    case .meritPriority(let id): .phrase(.priorityUnderIt, alternative(id))
    case .formulaValue(let formula, let id):
      .phrase(.formulaValueOf, formula.nameContent, alternative(id))
    case .criterionPriority(let criterion): .phrase(.priorityOf, .name(names.path(criterion)))
    }
  }

  /// The path of a node of the network of a criterion.
  private func nodePath(
    _ node: NodeID, _ subject: ComparisonSubject?, _ names: Names
  ) -> String {
    guard case .criterion(let criterion)? = subject, let network = model.networks[criterion] else {
      return ""
    }
    return network.path(of: node, language: names.language)
  }

  /// The names of the items that a number may be about: those of the goal where it is about the
  /// whole model.
  private func items(of subject: ComparisonSubject?, _ names: Names) -> [String] {
    names.items(of: subject ?? .criterion(model.goal))
  }

  /// What sets a block of reported results apart: whose they are and how they were computed.
  private func context(_ results: ReportedResults) -> [Content] {
    let settings = results.settings.members().compactMap { key, value -> Content? in
      switch value {
      case nil, .boolean(false): nil
      case .boolean(true): .phrase(.structuralAdjustment)
      case .number(let number): .exact(number)
      case .some(let value):
        .choice(key: key, name: value.scalarText, title: value.scalarText)
      }
    }
    return (results.participant.map { [.name(names.participant($0))] } ?? []) + settings
  }

  /// The most decimal places that a computed number is shown with.
  private static let mostPlaces = 15

  /// A computed number in the manner of the printed one, with two more digits.
  private func computed(_ entry: Audit.Entry) -> Content {
    guard let number = entry.computed else { return .absent }
    let printed = entry.reported.printed
    let places = min(printed.decimalPlaces + 2, Self.mostPlaces)
    return printed.isPercentage
      ? .percentage(number, places: places) : .number(number, places: places)
  }

  private func summary() -> Content {
    if audit.entries.isEmpty { return .phrase(.reportsNoNumbers) }
    if audit.count(.notComputed) == audit.entries.count {
      return .phrase(
        .auditSummary, .phrase(.noNumberIsComputed, .count(audit.entries.count)))
    }
    var counts: [Content] = [
      .phrase(.numbersAgree, .count(audit.count(.agrees)), .count(audit.entries.count))
    ]
    for (verdict, phrase) in [
      (.erratum, .numbersWithErratum), (.otherDefinition, .numbersDefinedOtherwise),
      (.disagrees, .numbersDisagree), (.notComputed, .numbersNotComputed),
    ] as [(Audit.Verdict, Phrase)]
    where audit.count(verdict) > 0 {
      counts.append(.phrase(phrase, .count(audit.count(verdict))))
    }
    let variants = audit.entries.reduce(0) { $0 + $1.reported.variants.count }
    return variants == 0
      ? .phrase(.auditSummary, .list(counts, .comma))
      : .phrase(.auditSummaryWithVariants, .list(counts, .comma), .count(variants))
  }

  /// The errata of printed numbers, each under what it is.
  private func errata() -> [Block] {
    var blocks: [Block] = []
    for entry in audit.entries {
      func add(_ printed: PrintedNumber, _ reason: String) {
        let subject = [place(entry), quantity(entry), .text(printed.text)]
        blocks.append(.statement(topic: .list(subject, .comma), .text(reason)))
      }
      func own(_ texts: [String: String]) -> String? { names.language.flatMap { texts[$0] } }
      let reported = entry.reported
      let reason =
        reported.erratum.map { own(reported.errata) ?? $0 }
        ?? reported.definition.map { own(reported.definitions) ?? $0 }
      if let reason { add(reported.printed, reason) }
      for variant in reported.variants {
        add(variant.printed, own(variant.errata) ?? variant.erratum)
      }
    }
    return blocks
  }
}

extension AuditReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [Section("audit", [.table(table(of: audit.entries))] + errata() + [.paragraph(summary())])]
      + findingSections()
      + [Section("notices", names.notices())].filter { !$0.blocks.isEmpty }
  }

  // MARK: For programs

  /// What one reported number is about, in words that programs can tell apart. Names are the
  /// model's own.
  private struct Subject {
    let path: String?
    let quantity: String
    var item: String?
    var other: String?
  }

  private func subject(_ entry: Audit.Entry) -> Subject {
    let own = names.own
    let path = entry.subject.map { own.path($0) }
    func subject(_ quantity: String, item: String? = nil, other: String? = nil) -> Subject {
      Subject(path: path, quantity: quantity, item: item, other: other)
    }
    func item(_ row: Int) -> String { items(of: entry.subject, own)[row] }
    return switch entry.reported.quantity {
    case .principalEigenvalue: subject("principalEigenvalue")
    case .consistencyIndex: subject("consistencyIndex")
    case .consistencyRatio: subject("consistencyRatio")
    case .hierarchyConsistencyRatio: subject("hierarchyConsistencyRatio")
    case .index(let name): subject("index", item: name.rawValue)
    case .localPriority(let row): subject("localPriority", item: item(row))
    case .idealPriority(let row): subject("idealPriority", item: item(row))
    case .globalPriority(let row): subject("globalPriority", item: item(row))
    case .nodePriority(let measure, let node):
      subject("\(measure.rawValue)Priority", item: nodePath(node, entry.subject, own))
    case .judgment(let row, let other):
      subject("judgment", item: item(row), other: item(other))
    case .alternativePriority(let id): subject("alternativePriority", item: own.alternative(id))
    case .alternativeTotal(let id): subject("alternativeTotal", item: own.alternative(id))
    case .meritPriority(let id): subject("meritPriority", item: own.alternative(id))
    case .formulaValue(let formula, let id): subject(formula.rawValue, item: own.alternative(id))
    case .criterionPriority(let criterion):
      subject("criterionPriority", item: own.path(criterion))
    }
  }

  /// The settings of the block of a number; those of networks where the model has some.
  private func settings(of entry: Audit.Entry) -> [(key: String, value: DataValue?)] {
    let keys = settingKeys()
    return entry.results.settings.members().filter { keys.contains($0.key) }
  }

  package func records() -> Table {
    let keys =
      ["path", "quantity", "item", "other", "participant"] + settingKeys().map(Self.column) + [
        "reported", "computed", "verdict", "erratum", "definition",
      ]
    var table = Table(keys: keys)
    for record in audit.entries.flatMap(records) + findingRecords() {
      table.add(keys.map { record[$0] ?? .empty })
    }
    return table
  }

  /// The keys of settings that concern the model: those of networks where it has some.
  private func settingKeys() -> [String] {
    let ofNetworks = [LimitRule.key, NetworkPriorities.key]
    return EvaluationSetting.all.map(\.key).filter {
      !model.networks.isEmpty || !ofNetworks.contains($0)
    }
  }

  /// The key of the column of a setting: `random_index` for `randomIndex`.
  private static func column(_ key: String) -> String {
    key.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }

  /// The row of one reported number, and one of each value that it is printed with elsewhere.
  private func records(of entry: Audit.Entry) -> [Record] {
    let subject = subject(entry)
    var about: Record = [
      "path": .name(subject.path), "quantity": .text(subject.quantity),
      "item": .name(subject.item), "other": .name(subject.other),
      "participant": .name(entry.results.participant.map(names.own.participant)),
      "computed": .exact(entry.computed),
    ]
    for (key, value) in settings(of: entry) {
      about[Self.column(key)] = value.map { .text($0.scalarText) }
    }
    func record(
      _ printed: PrintedNumber, _ verdict: Audit.Verdict, _ erratum: String?,
      _ definition: String?
    ) -> Record {
      about.merging([
        "reported": .text(printed.text), "verdict": .text(verdict.rawValue),
        "erratum": .text(erratum ?? ""), "definition": .text(definition ?? ""),
      ]) { $1 }
    }
    let reported = entry.reported
    return [record(reported.printed, entry.verdict, reported.erratum, reported.definition)]
      + reported.variants.map { record($0.printed, .erratum, $0.erratum, nil) }
  }

  package func data() -> DataValue {
    .mapping(
      [
        ("report", .text("audit")), ("model", names.data),
        ("agrees", .integer(audit.count(.agrees))), ("errata", .integer(audit.count(.erratum))),
        ("otherDefinitions", .integer(audit.count(.otherDefinition))),
        ("disagrees", .integer(audit.count(.disagrees))),
        ("notComputed", .integer(audit.count(.notComputed))),
        ("numbers", .list(audit.entries.map(data))),
      ] + findingData())
  }

  private func data(of entry: Audit.Entry) -> DataValue {
    let subject = subject(entry)
    return .mapping([
      ("path", .optional(subject.path)), ("quantity", .text(subject.quantity)),
      ("item", .optional(subject.item)), ("other", .optional(subject.other)),
      ("participant", .optional(entry.results.participant.map(names.own.participant))),
      (
        "settings", .mapping(settings(of: entry).map { ($0.key, $0.value ?? .null) })
      ),
      ("source", .optional(entry.results.source)),
      ("reported", .text(entry.reported.printed.text)), ("computed", .optional(entry.computed)),
      ("verdict", .text(entry.verdict.rawValue)), ("erratum", .optional(entry.reported.erratum)),
      ("definition", .optional(entry.reported.definition)),
      (
        "variants",
        .list(
          entry.reported.variants.map {
            .mapping([("reported", .text($0.printed.text)), ("erratum", .text($0.erratum))])
          })
      ),
    ])
  }
}
