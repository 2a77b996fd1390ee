internal import AHP
internal import AHPFormats

/// What the report on a model with merits says beside the ranking: the alternatives under each merit, and
/// all formulas side by side.
struct MeritReport {
  let model: DecisionModel
  let synthesis: MeritSynthesis
  let formula: BOCRFormula
  let language: String?

  /// How many alternatives stand side by side; JSON and CSV have all.
  private static let shown = 6

  /// - Parameter order: The alternatives from the best to the worst by the formula of the model.
  func table(order: [Int]) -> Table {
    let shown = order.prefix(Self.shown)
    var table = Table(
      [.init("Merit or formula"), .init("Weight", .right)]
        + shown.map {
          .init(model.label(ofAlternative: AlternativeID($0), language: language), .right)
        })
    for (merit, priorities) in zip(model.merits, synthesis.merits) {
      table.add(
        [name(of: merit), NumberText.priority(priorities.weight)]
          + shown.map { NumberText.priority(priorities.priorities[$0]) })
    }
    for result in results {
      guard let values = try? result.values.get() else { continue }
      let ranks = values.ranking.ranks
      table.add(
        ["\(result.formula.rawValue)\(result.formula == formula ? " *" : "")", ""]
          + shown.map { "\(ranks[$0]). \(NumberText.priority(values.values[$0]))" })
    }
    return table
  }

  private func name(of merit: Merit) -> String {
    let label = model.label(ofCriterion: merit.criterion, language: language)
    return label.lowercased() == merit.kind.rawValue
      ? label : "\(label) (\(merit.kind.rawValue))"
  }

  /// The formulas that the model gives what they need.
  private var results: [MeritSynthesis.FormulaResult] {
    synthesis.results.filter { $0.values != .failure(.noMagnitudes) }
  }

  var statements: [Statement] {
    [meaning] + [disagreement, impossible, magnitudes].compactMap(\.self)
  }

  private var meaning: Statement {
    Statement(
      title: "Benefits and costs",
      text:
        "ranked by the \(formula.rawValue) formula, \(formula.text), marked *; of costs and risks the "
        + "larger is the worse")
  }

  private var disagreement: Statement? {
    if synthesis.areRankingsEqual {
      return Statement(title: "Formulas", text: "all rank the alternatives alike")
    }
    let groups = synthesis.formulasByWinner
    let winners = groups.map { winner, formulas in
      "\(model.label(ofAlternative: winner, language: language)) (\(formulas.map(\.rawValue).joined(separator: ", ")))"
    }
    return Statement(
      title: "Warning",
      text: groups.count > 1
        ? "the formulas do not agree on the first: " + winners.joined(separator: "; ")
        : "the formulas agree on the first, but not on the order of the others")
  }

  private var impossible: Statement? {
    let formulas = results.filter {
      if case .failure = $0.values { true } else { false }
    }
    guard case .failure(.zeroDivisor(let kind, let alternative)) = formulas.first?.values else {
      return nil
    }
    return Statement(
      title: "Left out",
      text: "\(formulas.map(\.formula.rawValue).joined(separator: ", ")): "
        + "'\(model.label(ofAlternative: alternative, language: language))' has the priority 0 under "
        + "\(kind.rawValue), which these formulas divide by")
  }

  private var magnitudes: Statement? {
    if synthesis.merits.allSatisfy({ $0.magnitude != nil }) { return nil }
    return Statement(
      title: "Warning",
      text:
        "without magnitudes of the merits the formulas take gains and losses for equally large in total, "
        + "and may order alternatives wrongly (Wijnmalen 2007); give every merit a 'magnitude'")
  }

  // MARK: For programs

  var data: DataValue {
    .mapping([
      (
        "merits",
        .list(
          zip(model.merits, synthesis.merits).map { merit, priorities in
            .mapping([
              ("merit", .text(merit.kind.rawValue)),
              ("name", .text(model.label(ofCriterion: merit.criterion, language: language))),
              ("weight", .number(priorities.weight)),
              ("magnitude", .optional(priorities.magnitude)),
              ("alternatives", .list(priorities.priorities.map { .number($0) })),
            ])
          })
      ),
      (
        "formulas",
        .list(
          synthesis.results.map { result in
            let values = try? result.values.get()
            return .mapping([
              ("formula", .text(result.formula.rawValue)), ("text", .text(result.formula.text)),
              ("values", .list((values?.values ?? []).map { .number($0) })),
              ("ranks", .list((values?.ranking.ranks ?? []).map { .integer($0) })),
            ])
          })
      ),
      ("areRankingsEqual", .boolean(synthesis.areRankingsEqual)),
    ])
  }

  /// Rows of a table with the columns kind, what, alternative, value, and rank.
  var rows: [(kind: String, name: String, alternative: String, value: Double, rank: Int?)] {
    let names = model.alternatives.indices.map {
      model.label(ofAlternative: $0, language: language)
    }
    var rows: [(kind: String, name: String, alternative: String, value: Double, rank: Int?)] = []
    for (merit, priorities) in zip(model.merits, synthesis.merits) {
      for (name, priority) in zip(names, priorities.priorities) {
        rows.append(
          ("alternative under merit", model.path(of: merit.criterion), name, priority, nil))
      }
    }
    for result in synthesis.results {
      guard let values = try? result.values.get() else { continue }
      let ranks = values.ranking.ranks
      for (index, name) in names.enumerated() {
        rows.append(
          (
            "alternative by formula", result.formula.rawValue, name, values.values[index],
            ranks[index]
          ))
      }
    }
    return rows
  }
}
