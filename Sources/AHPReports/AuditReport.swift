public import AHP
internal import AHPFormats

/// What became of the numbers that a publication prints, for people and programs.
public struct AuditReport: Sendable {
  private let model: DecisionModel
  private let audit: Audit
  private let language: String?

  public init(model: DecisionModel, audit: Audit, language: String? = nil) {
    self.model = model
    self.audit = audit
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n" + table.text + "\n"
        + notes.map { "* \($0)".wrapped(width: 79, indent: "  ") + "\n" }.joined()
        + (notes.isEmpty ? "" : "\n") + summary.wrapped(width: 79) + "\n"
        + (model.notice == nil ? "" : "\n") + StringStatement.text(model.noticeStatements)
    case .markdown:
      model.markdownHeading(language: language) + "\n" + table.markdown + "\n"
        + notes.map { "- \($0)\n" }.joined() + (notes.isEmpty ? "" : "\n") + summary + "\n"
        + StringStatement.markdown(model.noticeStatements)
    case .csv: csv
    case .json: json
    }
  }

  private var table: StringTable {
    var table = StringTable([
      .init("Criterion"), .init("Quantity"), .init("Reported", .right), .init("Computed", .right),
      .init("Verdict"),
    ])
    for entry in audit.entries {
      table.add(
        place(entry), quantity(entry), entry.reported.printed.text,
        entry.computed.map { computed($0, as: entry.reported.printed) } ?? "–",
        entry.verdict.rawValue)
      for variant in entry.reported.variants {
        table.add(place(entry), quantity(entry), variant.printed.text, "", "erratum")
      }
    }
    return table
  }

  private var notes: [String] {
    audit.entries.flatMap { entry in
      let subject = "\(place(entry)), \(quantity(entry))"
      let own = entry.reported.erratum.map {
        ["\(subject), \(entry.reported.printed.text): \($0)"]
      }
      return (own ?? [])
        + entry.reported.variants.map { "\(subject), \($0.printed.text): \($0.erratum)" }
    }
  }

  private func place(_ entry: Audit.Entry) -> String {
    entry.criterion.map { model.place($0, language: language) } ?? "(whole)"
  }

  private func quantity(_ entry: Audit.Entry) -> String {
    let names = model.itemNames(of: entry.criterion ?? model.goal, language: language)
    let quantity =
      switch entry.reported.quantity {
      case .principalEigenvalue: "principal eigenvalue"
      case .consistencyIndex: "CI"
      case .consistencyRatio: "CR"
      case .hierarchyConsistencyRatio: "CR of the hierarchy"
      case .localPriority(let item): "local priority of \(names[item])"
      case .globalPriority(let item): "global priority of \(names[item])"
      case .judgment(let item, let other): "judgment of \(names[item]) against \(names[other])"
      case .alternativePriority(let alternative):
        "priority of \(model.label(ofAlternative: alternative, language: language))"
      case .meritPriority(let alternative):
        "priority of \(model.label(ofAlternative: alternative, language: language)) under it"
      case .formulaValue(let formula, let alternative):
        "\(formula.rawValue) value of \(model.label(ofAlternative: alternative, language: language))"
      case .criterionPriority(let criterion):
        "priority of \(model.path(of: criterion, language: language))"
      }
    let context = context(entry.results)
    return quantity + (context.isEmpty ? "" : " (\(context))")
  }

  /// What sets a block of reported results apart: whose they are and how they were computed.
  private func context(_ results: ReportedResults) -> String {
    let participant = results.participant.map {
      model.label(ofParticipant: $0, language: language)
    }
    return ([participant] + results.settings.members.map { $0.value?.scalarText })
      .compactMap(\.self).joined(separator: ", ")
  }

  /// A computed number in the manner of the printed one, with two more digits.
  private func computed(_ number: Double, as printed: PrintedNumber) -> String {
    let scaled = printed.isPercentage ? number * 100 : number
    return NumberText.fixed(scaled, places: min(printed.decimalPlaces + 2, 15))
      + (printed.isPercentage ? "%" : "")
  }

  private var summary: String {
    let variants = audit.entries.reduce(0) { $0 + $1.reported.variants.count }
    if audit.entries.isEmpty { return "The model reports no numbers." }
    var text =
      "\(audit.count(.agrees)) of \(NumberText.count(audit.entries.count, "reported number")) "
      + "agree\(audit.entries.count == 1 ? "s" : "")"
    if audit.count(.erratum) > 0 {
      let plural = audit.count(.erratum) > 1
      text += ", \(audit.count(.erratum)) cannot be right (\(plural ? "errata" : "erratum"))"
    }
    if audit.count(.disagrees) > 0 {
      text += ", \(audit.count(.disagrees)) disagree\(audit.count(.disagrees) == 1 ? "s" : "")"
    }
    if variants > 0 {
      text += "; for \(variants) of them the source contradicts itself (errata above)"
    }
    return text + "."
  }

  // MARK: For programs

  /// What one reported number is about, in words that programs can tell apart. Names are the model's own.
  private struct Subject {
    var path: String?
    var quantity: String
    var item: String?
    var other: String?
  }

  private func subject(_ entry: Audit.Entry) -> Subject {
    let names = model.itemNames(of: entry.criterion ?? model.goal)
    var subject = Subject(path: entry.criterion.map { model.path(of: $0) }, quantity: "")
    switch entry.reported.quantity {
    case .principalEigenvalue: subject.quantity = "principalEigenvalue"
    case .consistencyIndex: subject.quantity = "consistencyIndex"
    case .consistencyRatio: subject.quantity = "consistencyRatio"
    case .hierarchyConsistencyRatio: subject.quantity = "hierarchyConsistencyRatio"
    case .localPriority(let item):
      subject.quantity = "localPriority"
      subject.item = names[item]
    case .globalPriority(let item):
      subject.quantity = "globalPriority"
      subject.item = names[item]
    case .judgment(let item, let other):
      subject.quantity = "judgment"
      subject.item = names[item]
      subject.other = names[other]
    case .alternativePriority(let alternative):
      subject.quantity = "alternativePriority"
      subject.item = model.alternatives[alternative].name
    case .meritPriority(let alternative):
      subject.quantity = "meritPriority"
      subject.item = model.alternatives[alternative].name
    case .formulaValue(let formula, let alternative):
      subject.quantity = formula.rawValue
      subject.item = model.alternatives[alternative].name
    case .criterionPriority(let criterion):
      subject.quantity = "criterionPriority"
      subject.item = model.path(of: criterion)
    }
    return subject
  }

  private var csv: String {
    var table = StringTable(
      [
        "path", "quantity", "item", "other", "participant", "scale", "prioritization",
        "synthesis", "bocr", "structural_adjustment", "aggregation", "missing_judgments",
        "random_index",
        "incomplete_random_index", "threshold", "reported", "computed", "verdict", "erratum",
      ].map { StringTable.Column($0) })
    for entry in audit.entries {
      let subject = subject(entry)
      let settings = entry.results.settings
      let about =
        [
          subject.path ?? "", subject.quantity, subject.item ?? "", subject.other ?? "",
          entry.results.participant.map { model.participants[$0].name } ?? "",
        ] + settings.members.map { $0.value?.scalarText ?? "" }
      let computed = entry.computed.map { "\($0)" } ?? ""
      table.add(
        about + [
          entry.reported.printed.text, computed, entry.verdict.rawValue,
          entry.reported.erratum ?? "",
        ])
      for variant in entry.reported.variants {
        table.add(
          about + [
            variant.printed.text, computed, Audit.Verdict.erratum.rawValue, variant.erratum,
          ])
      }
    }
    return table.csv
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("audit")), ("model", model.data(language: language)),
      ("agrees", .integer(audit.count(.agrees))), ("errata", .integer(audit.count(.erratum))),
      ("disagrees", .integer(audit.count(.disagrees))),
      ("numbers", .list(audit.entries.map(data))),
    ]).json
  }

  private func data(of entry: Audit.Entry) -> DataValue {
    let subject = subject(entry)
    let settings = entry.results.settings
    return .mapping([
      ("path", .optional(subject.path)), ("quantity", .text(subject.quantity)),
      ("item", .optional(subject.item)), ("other", .optional(subject.other)),
      (
        "participant", .optional(entry.results.participant.map { model.participants[$0].name })
      ),
      (
        "settings",
        .mapping(settings.members.map { ($0.key, $0.value ?? .null) })
      ),
      ("source", .optional(entry.results.source)),
      ("reported", .text(entry.reported.printed.text)), ("computed", .optional(entry.computed)),
      ("verdict", .text(entry.verdict.rawValue)), ("erratum", .optional(entry.reported.erratum)),
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
