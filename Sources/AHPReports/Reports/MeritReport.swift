internal import AHP
internal import AHPFormats

/// What the report on a model with merits says beside the ranking: the alternatives under each
/// merit, and all formulas side by side.
struct MeritReport {
  let names: Names
  let synthesis: MeritSynthesis
  let formula: BOCRFormula

  private var model: DecisionModel { names.model }

  /// How many alternatives stand side by side; JSON and CSV have all.
  private static let shown = 6

  /// - Parameter order: The alternatives from the best to the worst by the formula of the model.
  func table(order: [Int]) -> Table {
    let shown = order.prefix(Self.shown).map { AlternativeID($0) }
    var table = Table(
      [.init(.meritOrFormula), .init(.weight, .right)]
        + shown.map { .init(.name(names.alternative($0)), .right) })
    table.hiddenColumns = order.count - shown.count
    for (merit, priorities) in zip(model.merits, synthesis.merits) {
      table.add(
        [name(of: merit), .priority(priorities.weight)]
          + shown.map { .priority(priorities.priorities[$0]) })
    }
    for result in results {
      guard let values = try? result.values.get() else { continue }
      let cells = values.ranking.contents(with: values.values)
      let name = result.formula.nameContent
      table.add(
        [result.formula == formula ? .phrase(.formulaMarked, name) : name, .empty]
          + shown.map { cells[$0.position] })
    }
    return table
  }

  private func name(of merit: Merit) -> Content {
    let label = names.criterion(merit.criterion)
    return label.lowercased() == merit.kind.rawValue
      ? .name(label) : .phrase(.meritNamed, .name(label), merit.kind.content)
  }

  /// The formulas that the model gives what they need.
  private var results: [MeritSynthesis.FormulaResult] {
    synthesis.results.filter { $0.values != .failure(.noMagnitudes) }
  }

  func statements() -> [Block] {
    [
      .statement(
        .benefitsAndCosts,
        .phrase(.benefitsAndCostsText, formula.nameContent, .text(formula.text)))
    ] + disagreement() + impossible() + magnitudes()
  }

  private func disagreement() -> [Block] {
    if synthesis.areRankingsEqual { return [.statement(.formulas, .phrase(.formulasAgree))] }
    let groups = synthesis.formulasByLeaders()
    let winners = groups.map { leaders, formulas in
      Content.phrase(
        .winnerBy, .names(leaders.map { .name(names.alternative($0)) }),
        .list(formulas.map(\.nameContent), .comma))
    }
    return [
      .statement(
        .warning,
        groups.count > 1
          ? .phrase(.formulasDisagree, .list(winners, .semicolon))
          : .phrase(.formulasAgreeOnFirst))
    ]
  }

  private func impossible() -> [Block] {
    let formulas = results.filter {
      if case .failure = $0.values { true } else { false }
    }
    guard case .failure(.zeroDivisor(let kind, let alternative)) = formulas.first?.values else {
      return []
    }
    return [
      .statement(
        .leftOut,
        .phrase(
          .zeroUnderMerit, .list(formulas.map(\.formula.nameContent), .comma),
          .name(names.alternative(alternative)), kind.content))
    ]
  }

  private func magnitudes() -> [Block] {
    synthesis.merits.allSatisfy { $0.magnitude != nil }
      ? [] : [.statement(.warning, .phrase(.noMagnitudes))]
  }

  // MARK: For programs

  func data() -> DataValue {
    .mapping([
      (
        "merits",
        .list(
          zip(model.merits, synthesis.merits).map { merit, priorities in
            .mapping([
              ("merit", .text(merit.kind.rawValue)),
              ("name", .text(names.criterion(merit.criterion))),
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

  /// Adds rows to the records of a synthesis: the alternatives under each merit and by each
  /// formula.
  func addRecords(to table: inout Table) {
    let alternatives = model.alternatives.indices.map { Content.name(names.alternative($0)) }
    for (merit, priorities) in zip(model.merits, synthesis.merits) {
      for (name, priority) in zip(alternatives, priorities.priorities) {
        table.add(
          .text("alternative under merit"), .name(model.path(of: merit.criterion)), name, .empty,
          .exact(priority), .empty, .empty, .empty)
      }
    }
    for result in synthesis.results {
      guard let values = try? result.values.get() else { continue }
      let ranks = values.ranking.ranks
      for (index, name) in alternatives.enumerated() {
        table.add(
          .text("alternative by formula"), .text(result.formula.rawValue), name, .empty,
          .exact(values.values[index]), .empty, .count(ranks[index]), .empty)
      }
    }
  }
}
