public import AHP
internal import AHPFormats

/// At which weights of the criteria the ranking changes.
public struct SensitivityReport: Sendable {
  private let model: DecisionModel
  private let evaluation: Evaluation
  private let sensitivity: WeightSensitivity
  private let criterion: CriterionID?
  private let judgments: JudgmentSensitivity?
  private let participants: ParticipantSensitivity?
  private let language: String?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - sensitivity: What the ranking owes to the weights.
  ///   - criterion: The only criterion to show, with all of its crossovers; `nil` for all criteria.
  ///   - judgments: What the ranking owes to the judgments, if that is to be shown.
  ///   - participants: What the ranking owes to the participants, if that is to be shown.
  ///   - language: The language of the labels.
  public init(
    model: DecisionModel, evaluation: Evaluation, sensitivity: WeightSensitivity,
    criterion: CriterionID? = nil, judgments: JudgmentSensitivity? = nil,
    participants: ParticipantSensitivity? = nil, language: String? = nil
  ) {
    self.model = model
    self.evaluation = evaluation
    self.sensitivity = sensitivity
    self.criterion = criterion
    self.judgments = judgments
    self.participants = participants
    self.language = language
  }

  /// The report in a format.
  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .text:
      model.heading(language: language)
        + tables.map { "\n" + $0.text }.joined() + "\n" + Statement.text(statements)
    case .markdown:
      model.markdownHeading(language: language)
        + tables.map { "\n" + $0.markdown }.joined() + Statement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private var method: MethodStatement {
    MethodStatement(
      model: model, options: evaluation.options, contributors: evaluation.contributors,
      language: language)
  }

  // MARK: Names

  private func name(_ item: Int, language: String?) -> String {
    model.name(ofRanked: sensitivity.items.ids[item], language: language)
  }

  private func name(_ item: Int) -> String { name(item, language: language) }

  /// A criterion's path; by its own parent where it has several.
  func place(_ lines: WeightLines, language: String?) -> String {
    guard model.criteria[lines.criterion].parents.count > 1 else {
      return model.path(of: lines.criterion, language: language)
    }
    let name = model.label(ofCriterion: lines.criterion, language: language)
    return lines.parent == model.goal
      ? name : model.path(of: lines.parent, language: language) + "/" + name
  }

  private var shown: [WeightLines] {
    sensitivity.lines.filter { criterion == nil || $0.criterion == criterion }
  }

  // MARK: Tables

  private var tables: [Table] {
    var tables = [overview]
    if criterion != nil {
      for lines in shown { tables += [crossovers(of: lines), scores(of: lines)] }
    }
    if let judgments { tables.append(table(of: judgments)) }
    if let participants { tables.append(table(of: participants)) }
    return tables
  }

  private var overview: Table {
    var table = Table([
      .init("Criterion"), .init("Weight", .right), .init("First stays", .right),
      .init("Order stays", .right), .init("Below it first"), .init("Above it first"),
    ])
    for lines in shown {
      table.add(
        place(lines, language: language), NumberText.priority(lines.weight),
        text(lines.winnerInterval), text(lines.rankingInterval),
        lines.changeBelow.map { name($0.lower) } ?? "–",
        lines.changeAbove.map { name($0.lower) } ?? "–")
    }
    return table
  }

  private func text(_ interval: ClosedRange<Double>) -> String {
    "\(NumberText.priority(interval.lowerBound)) … \(NumberText.priority(interval.upperBound))"
  }

  private func crossovers(of lines: WeightLines) -> Table {
    var table = Table([
      .init("Equal"), .init("At weight", .right), .init("δ", .right), .init("δ %", .right),
    ])
    for crossover in lines.crossovers {
      table.add(
        "\(name(crossover.higher)), \(name(crossover.lower))",
        NumberText.priority(crossover.weight),
        crossover.change.map(NumberText.priority) ?? "–",
        crossover.relativeChange.map { NumberText.fixed($0, places: 1) } ?? "–")
    }
    return table
  }

  private static let gridPoints = [0, 0.25, 0.5, 0.75, 1]

  private func scores(of lines: WeightLines) -> Table {
    let points = Self.gridPoints
    var table = Table(
      [.init("Priority at weight")] + points.map { .init(NumberText.fixed($0, places: 2), .right) }
        + [.init("now", .right)])
    let priorities = (points + [lines.weight]).map { lines.priorities(at: $0) }
    for item in sensitivity.items.ranking.order {
      table.add([name(item)] + priorities.map { NumberText.priority($0[item]) })
    }
    return table
  }

  private static let judgmentsShown = 10

  /// The judgments with most leverage.
  private func table(of judgments: JudgmentSensitivity) -> Table {
    let first = sensitivity.items.ranking.order.first
    var table = Table([
      .init("Judgment"), .init("Now", .right), .init("Slope of first", .right),
      .init("Changes at", .right), .init("Then first"),
    ])
    for entry in judgments.entries.prefix(Self.judgmentsShown) {
      let slope = entry.derivatives.flatMap { derivatives in first.map { derivatives[$0] } }
      table.add(
        words(entry, language: language), NumberText.judgment(entry.ratio),
        slope.map(NumberText.priority) ?? "–",
        entry.change.map { NumberText.judgment($0.ratio) } ?? "–",
        entry.change.map { model.name(ofRanked: $0.first, language: language) } ?? "–")
    }
    return table
  }

  private func words(_ entry: JudgmentSensitivity.Entry, language: String?) -> String {
    let names = model.itemNames(of: entry.criterion, language: language)
    return "\(model.place(entry.criterion, language: language)): \(names[entry.row]) against "
      + "\(names[entry.column])\(model.by(entry.participant, language: language))"
  }

  private func table(of participants: ParticipantSensitivity) -> Table {
    var table = Table([
      .init("Participant"), .init("Weight", .right), .init("First without"),
      .init("Ranking without"), .init("Weight of change", .right), .init("Then first"),
    ])
    for entry in participants.entries {
      let nearest = entry.nearestChange
      table.add(
        model.label(ofParticipant: entry.participant, language: language),
        NumberText.fixed(entry.weight, places: 2),
        entry.without.flatMap { $0.order.first }
          .map { model.name(ofRanked: $0, language: language) } ?? "–",
        entry.changeWithout.map { model.words($0, language: language) } ?? "cannot be evaluated",
        nearest.map { NumberText.fixed($0.weight, places: 3) } ?? "–",
        nearest.map { model.name(ofRanked: $0.first, language: language) } ?? "–")
    }
    return table
  }

  // MARK: In words

  private var statements: [Statement] {
    var statements: [Statement] = []
    if !sensitivity.withoutDirection.isEmpty {
      statements.append(
        Statement(
          title: "Without lines",
          text: sensitivity.withoutDirection
            .map { model.path(of: $0, language: language) }.joined(separator: ", ")
            + ": all of the weight under the parent, which no sibling can take over in proportion"))
    }
    statements += criticalStatements
    statements += model.noticeStatements
    statements.append(
      Statement(
        title: "Method",
        text: method.text
          + "; one weight moves in 0 … 1 while its siblings keep their proportions; critical weights "
          + "of Triantaphyllou and Sánchez (1997)"
          + (judgments == nil
            ? "" : "; slopes are those of the priority of the first by ln of the judgment")))
    statements.append(Statement(title: "Verdict", text: verdict))
    return statements
  }

  var criticalStatements: [Statement] {
    let kinds: [(String, WeightSensitivity.Measure, WeightSensitivity.Pairs)] = [
      ("Percent-any critical", .percent, .any), ("Percent-top critical", .percent, .top),
      ("Absolute-any critical", .absolute, .any), ("Absolute-top critical", .absolute, .top),
    ]
    return kinds.compactMap { title, measure, pairs in
      guard let critical = sensitivity.critical(measure, pairs),
        let change = critical.crossover.change
      else { return nil }
      let percent =
        critical.crossover.relativeChange.map { ", \(NumberText.fixed($0, places: 1)) %" } ?? ""
      return Statement(
        title: title,
        text: "\(place(critical.lines, language: language)), δ = \(NumberText.priority(change))"
          + "\(percent): at the weight \(NumberText.priority(critical.crossover.weight)) "
          + "\(name(critical.crossover.higher)) and \(name(critical.crossover.lower)) are equal")
    }
  }

  var verdict: String {
    guard let first = sensitivity.items.ranking.order.first else { return "nothing is ranked" }
    var text =
      "\(name(first)) is first with \(NumberText.priority(sensitivity.items.priorities[first])). "
    if let nearest = sensitivity.nearestChangeOfWinner {
      let weight = nearest.crossover.weight
      text +=
        "The nearest weight at which that changes is \(NumberText.priority(weight)) for "
        + "\(place(nearest.lines, language: language)), which has "
        + "\(NumberText.priority(nearest.lines.weight)) now: "
        + (weight < nearest.lines.weight ? "below" : "above")
        + " it \(name(nearest.crossover.lower)) is first."
    } else {
      text += "No weight of a single criterion changes that."
    }
    if let judgments {
      text += " " + verdict(on: judgments)
    }
    if let participants {
      text += " " + verdict(on: participants)
    }
    return text
  }

  private func verdict(on judgments: JudgmentSensitivity) -> String {
    guard let entry = judgments.entries.first else { return "There is no judgment to move." }
    guard let change = entry.change else {
      return "No single judgment changes the first at any value in 1/9 … 9."
    }
    return "The judgment with most leverage is \(words(entry, language: language)): with "
      + "\(NumberText.judgment(change.ratio)) in the place of \(NumberText.judgment(entry.ratio)), "
      + "\(model.name(ofRanked: change.first, language: language)) is first."
  }

  private func verdict(on participants: ParticipantSensitivity) -> String {
    let deciding = participants.entries.filter {
      if case .first = $0.changeWithout { true } else { false }
    }
    if deciding.isEmpty { return "Leaving out any one participant does not change the first." }
    let names = deciding.map { model.label(ofParticipant: $0.participant, language: language) }
    return "The first would be another without \(names.joined(separator: ", or without "))."
  }

  // MARK: For programs

  private var csv: String {
    if let judgments { return csv(of: judgments) }
    if let participants { return csv(of: participants) }
    var table = Table(
      [
        "criterion", "parent", "weight", "first", "second", "crossover", "delta",
        "relative_delta_percent",
      ].map { Table.Column($0) })
    for lines in shown {
      for crossover in lines.crossovers {
        table.add(
          place(lines, language: nil), model.path(of: lines.parent), "\(lines.weight)",
          name(crossover.higher, language: nil), name(crossover.lower, language: nil),
          "\(crossover.weight)", crossover.change.map { "\($0)" } ?? "",
          crossover.relativeChange.map { "\($0)" } ?? "")
      }
    }
    return table.csv
  }

  private func csv(of judgments: JudgmentSensitivity) -> String {
    let names = sensitivity.items.ids.map { model.name(ofRanked: $0, language: nil) }
    let titles =
      ["criterion", "participant", "first", "second", "ratio", "changes_at", "then_first"]
      + names.map { "slope \($0)" }
    var table = Table(titles.map { Table.Column($0) })
    for entry in judgments.entries {
      let items = model.itemNames(of: entry.criterion)
      let participant = entry.participant.map { model.participants[$0].name } ?? ""
      var cells: [String] = [
        model.path(of: entry.criterion), participant, items[entry.row], items[entry.column],
      ]
      cells.append("\(entry.ratio)")
      if let change = entry.change {
        cells.append("\(change.ratio)")
        cells.append(model.name(ofRanked: change.first, language: nil))
      } else {
        cells += ["", ""]
      }
      if let derivatives = entry.derivatives {
        cells += derivatives.map { "\($0)" }
      } else {
        cells += names.map { _ in "" }
      }
      table.add(cells)
    }
    return table.csv
  }

  private func csv(of participants: ParticipantSensitivity) -> String {
    let names = sensitivity.items.ids.map { model.name(ofRanked: $0, language: nil) }
    var table = Table(
      (["participant", "weight"] + names + ["weight_below", "weight_above"]).map {
        Table.Column($0)
      })
    for entry in participants.entries {
      let priorities =
        entry.without.map { $0.priorities.map { "\($0)" } } ?? names.map { _ in "" }
      table.add(
        [model.participants[entry.participant].name, "\(entry.weight)"] + priorities + [
          entry.changeBelow.map { "\($0.weight)" } ?? "",
          entry.changeAbove.map { "\($0.weight)" } ?? "",
        ])
    }
    return table.csv
  }

  private var json: String {
    var members: [(key: String, value: DataValue)] = [
      ("report", .text("sensitivity")), ("model", model.data(language: language)),
      (
        "method",
        method.data
      ),
      (
        "items",
        .list(sensitivity.items.ids.map { .text(model.name(ofRanked: $0, language: nil)) })
      ),
      ("priorities", .list(sensitivity.items.priorities.map(DataValue.number))),
      ("criteria", .list(shown.map(data))),
      (
        "withoutDirection", .list(sensitivity.withoutDirection.map { .text(model.path(of: $0)) })
      ),
      (
        "critical",
        .mapping([
          ("percentAny", data(sensitivity.critical(.percent, .any))),
          ("percentTop", data(sensitivity.critical(.percent, .top))),
          ("absoluteAny", data(sensitivity.critical(.absolute, .any))),
          ("absoluteTop", data(sensitivity.critical(.absolute, .top))),
        ])
      ),
    ]
    if let judgments {
      members.append(("judgments", .list(judgments.entries.map(data))))
    }
    if let participants {
      members.append(("participants", .list(participants.entries.map(data))))
    }
    members.append(("verdict", .text(verdict)))
    return DataValue.mapping(members).json
  }

  private func data(_ critical: WeightSensitivity.Critical?) -> DataValue {
    guard let critical else { return .null }
    return .mapping([
      ("criterion", .text(place(critical.lines, language: nil))),
      ("crossover", data(critical.crossover)),
    ])
  }

  private func data(_ crossover: WeightLines.Crossover) -> DataValue {
    .mapping([
      ("first", .text(name(crossover.higher, language: nil))),
      ("second", .text(name(crossover.lower, language: nil))),
      ("weight", .number(crossover.weight)), ("delta", .optional(crossover.change)),
      ("relativeDeltaPercent", .optional(crossover.relativeChange)),
    ])
  }

  private func data(of lines: WeightLines) -> DataValue {
    func list(_ interval: ClosedRange<Double>) -> DataValue {
      .list([.number(interval.lowerBound), .number(interval.upperBound)])
    }
    let coefficient = lines.sensitivityCoefficient
    return .mapping([
      ("criterion", .text(place(lines, language: nil))),
      ("parent", .text(model.path(of: lines.parent))), ("weight", .number(lines.weight)),
      ("scoresAtZero", .list(lines.scoresAtZero.map(DataValue.number))),
      ("scoresAtOne", .list(lines.scoresAtOne.map(DataValue.number))),
      ("firstStays", list(lines.winnerInterval)), ("orderStays", list(lines.rankingInterval)),
      ("criticalityDegree", .optional(lines.criticalityDegree)),
      ("sensitivityCoefficient", coefficient.isFinite ? .number(coefficient) : .null),
      ("crossovers", .list(lines.crossovers.map(data))),
    ])
  }

  private func data(of entry: JudgmentSensitivity.Entry) -> DataValue {
    let items = model.itemNames(of: entry.criterion)
    return .mapping([
      ("criterion", .text(model.path(of: entry.criterion))),
      ("participant", .optional(entry.participant.map { model.participants[$0].name })),
      ("first", .text(items[entry.row])), ("second", .text(items[entry.column])),
      ("ratio", .number(entry.ratio)),
      ("slopes", entry.derivatives.map { .list($0.map(DataValue.number)) } ?? .null),
      ("changesAt", .optional(entry.change?.ratio)),
      (
        "thenFirst", .optional(entry.change.map { model.name(ofRanked: $0.first, language: nil) })
      ),
    ])
  }

  private func data(of entry: ParticipantSensitivity.Entry) -> DataValue {
    func data(_ change: ParticipantSensitivity.Change?) -> DataValue {
      guard let change else { return .null }
      return .mapping([
        ("weight", .number(change.weight)),
        ("first", .text(model.name(ofRanked: change.first, language: nil))),
      ])
    }
    return .mapping([
      ("participant", .text(model.participants[entry.participant].name)),
      ("weight", .number(entry.weight)),
      (
        "prioritiesWithout",
        entry.without.map { .list($0.priorities.map(DataValue.number)) } ?? .null
      ),
      ("changeBelow", data(entry.changeBelow)), ("changeAbove", data(entry.changeAbove)),
    ])
  }
}
