internal import AHP
internal import AHPCharts

// What the sections say. Of large models they show what matters most, and say what is left out.

extension DecisionReport {
  /// How many rows tables have at most.
  private static let mostRows = 200

  private var charts: ChartBuilder {
    ChartBuilder(names: names, evaluation: evaluation, items: items, ranking: ranking)
  }

  private var itemsNoun: Phrase { model.alternatives.isEmpty ? .nounCriteria : .nounAlternatives }

  /// A table and, if rows are left out, a sentence that says so.
  private func blocks(
    _ table: Table, _ caption: Content? = nil, _ order: Table.RowOrder = .fixed,
    most: Int = mostRows
  ) -> [Block] {
    guard !table.rows.isEmpty else { return [] }
    var shown = table
    shown.caption = caption ?? table.caption
    shown.order = order
    shown.rows = Array(table.rows.prefix(most))
    let leftOut = table.rows.count - shown.rows.count
    return [.table(shown)]
      + (leftOut > 0 ? [.statement(.notShown, .phrase(.rowsLeftOut, .count(leftOut)))] : [])
  }

  private func chart(
    _ body: () throws(ChartError) -> DecisionChart.Content
  ) -> [Block] {
    guard let content = try? body() else { return [] }
    return [.charts([NamedChart(.empty, content)], choice: .empty)]
  }

  // MARK: Verdict

  func verdictSection(_ sensitivity: WeightFindings) -> Section? {
    var blocks: [Block] = [
      .statement(.goal, .name(names.criterion(model.goal))),
      .statement(.result, LeadWords(names: names, items: items).content(ranking: ranking)),
      synthesis.consistency(),
    ]
    if let lines = sensitivity.lines {
      blocks.append(
        .statement(.sensitivity, WeightWords(names: names, sensitivity: lines).verdict()))
    }
    blocks += names.notices()
    if let text = model.annotation.text { blocks.append(.statement(.description, .text(text))) }
    return Section("verdict", title: .phrase(.verdict), blocks + names.provenance + names.source)
  }

  // MARK: Ranking

  func rankingSection() -> Section? {
    guard let first = ranking.order.first else { return nil }
    var table = Table([
      .init(.rank, .right), .init(names.rankedTitle), .init(.priority, .right),
      .init(.shareOfFirst, .right),
    ])
    let best = items.priorities[first]
    for item in ranking.order {
      let priority = items.priorities[item]
      table.add(
        .rank(ranking.ranks[item], isShared: false), .name(names.ranked(items.ids[item])),
        .priority(priority), .share(best > 0 ? priority / best : nil))
    }
    return Section(
      "ranking", title: .phrase(.ranking),
      chart { () throws(ChartError) in .bars(try charts.rankingChart()) }
        + blocks(table, .phrase(.globalPrioritiesOf, .phrase(itemsNoun)), .free) + meritBlocks())
  }

  /// The alternatives under each merit, and all formulas side by side.
  private func meritBlocks() -> [Block] {
    guard let synthesis = evaluation.merits else { return [] }
    let merits = MeritReport(names: names, synthesis: synthesis, formula: options.bocr)
    return blocks(merits.table(order: ranking.order), .phrase(.meritsCaption))
      + merits.statements()
  }

  // MARK: Hierarchy

  func hierarchySection() -> Section? {
    Section(
      "hierarchy", title: .phrase(.hierarchy),
      [.charts([NamedChart(.empty, .outline(charts.tree()))], choice: .empty)]
        + blocks(synthesis.hierarchy(), .phrase(.hierarchyCaption), most: 500)
        + blocks(alternativesTable(), .phrase(.localPrioritiesCaption), .free)
        + MeasurementStatements(names: names, evaluation: evaluation).blocks())
  }

  private static let mostColumns = 12

  /// What each criterion without children says about the alternatives.
  private func alternativesTable() -> Table {
    if model.alternatives.isEmpty { return Table([]) }
    let shown = ranking.order.prefix(Self.mostColumns)
    var table = Table(
      [.init(.criterion), .init(.global, .right)]
        + shown.map { .init(.name(names.ranked(items.ids[$0])), .right) })
    for criterion in evaluation.criteria.leaves where criterion != model.goal {
      let result = evaluation.criteria[criterion]
      var priorities = [Double?](repeating: nil, count: model.alternatives.count)
      for (item, priority) in result.localPriorities.enumerated() {
        priorities[model.alternative(item, of: criterion)] = priority
      }
      table.add(
        [.name(names.path(criterion)), .priority(result.globalPriority)]
          + shown.map { .priority(priorities[$0]) })
    }
    return table
  }

  // MARK: Consistency

  func consistencySection() -> Section? {
    struct Row {
      let subject: ComparisonSubject
      let matrix: MatrixEvaluation
      let ratio: Double?
    }
    var rows: [Row] = []
    for subject in evaluation.subjects() {
      for matrix in evaluation.matrices(of: subject) {
        rows.append(
          Row(subject: subject, matrix: matrix, ratio: options.ratio(of: matrix.consistency)))
      }
    }
    guard !rows.isEmpty else { return nil }
    var table = Table([
      .init(.matrix), .init(.items, .right), .init(.missing, .right, leavesAt: 1),
      .init(.eigenvalue, .right, leavesAt: 3), .init(.consistencyIndex, .right, leavesAt: 2),
      .init(.ratio, .right), .init(.limit, .right), .init(.verdict),
    ])
    let order = rows.indices.sorted { (rows[$1].ratio ?? -1, $0) < (rows[$0].ratio ?? -1, $1) }
    for row in order.map({ rows[$0] }) {
      let consistency = row.matrix.consistency
      let isAccepted = options.accepts(row.ratio, order: consistency.order)
      table.add(
        names.place(row.subject, by: row.matrix.participant),
        .count(consistency.order),
        .count(consistency.missingCount), .priority(consistency.principalEigenvalue),
        .priority(consistency.index), .ratio(row.ratio),
        .exact(options.consistencyThreshold.value(order: consistency.order)),
        .phrase(row.ratio == nil ? .noRandomIndex : isAccepted ? .acceptedVerdict : .aboveVerdict))
    }
    return Section(
      "consistency", title: .phrase(.consistency),
      [synthesis.consistency()]
        + chart { () throws(ChartError) in .limits(try charts.consistency()) }
        + blocks(table, .phrase(.matricesCaption), .free)
        + blocks(adviceTable(), .phrase(.adviceCaption), .free))
  }

  private func adviceTable() -> Table {
    var table = Table([
      .init(.matrix), .init(.judgment), .init(.given, .right), .init(.othersSay, .right),
      .init(.ratioNow, .right, leavesAt: 1), .init(.ratioThen, .right), .init(.rankingThen),
    ])
    for analysis in advice {
      for entry in analysis.advice {
        table.add(
          names.place(analysis.subject, by: analysis.participant),
          names.pair(entry.deviation.row, entry.deviation.column, of: analysis.subject),
          .judgment(entry.deviation.ratio), .judgment(entry.replacements.harker.ratio),
          .ratio(analysis.ratio), .ratio(entry.ratioAfter), names.words(entry.effect))
      }
    }
    return table
  }

  // MARK: Group

  func groupSection() -> Section? {
    switch group {
    case nil: return nil
    case .failure(let obstacle):
      return Section(
        "group", title: .phrase(.group),
        [.statement(.agreement, .phrase(.notKnown, .text(obstacle.reason)))])
    case .success(let group):
      return Section(
        "group", title: .phrase(.group),
        group.findings() + group.allTables().flatMap { blocks($0, most: 100) })
    }
  }

  // MARK: Robustness

  func robustnessSection() -> Section? {
    switch robustness {
    case nil: return nil
    case .failure(let error):
      return Section(
        "robustness", title: .phrase(.robustness),
        [.statement(.simulation, .phrase(.notPossible, .text("\(error)")))])
    case .success(let simulation):
      let report = SimulationReport(
        model: model, simulation: simulation, language: names.language)
      return Section(
        "robustness", title: .phrase(.robustness),
        report.findings() + blocks(report.ranksTable(), .phrase(.ranksCaption), .free)
          + blocks(report.prioritiesTable(), .phrase(.prioritiesCaption), .free))
    }
  }

  // MARK: Sensitivity

  private static let (gradients, leads, planes) = (12, 4, 3)
  private static let sensitivityRows = 40

  func sensitivitySection(_ findings: WeightFindings) -> Section? {
    guard items.ids.count > 1, !model.criteria[model.goal].children.isEmpty else { return nil }
    let scores: WeightedScores
    switch findings.scores {
    case .success(let found): scores = found
    case .failure(let obstacle):
      return Section(
        "sensitivity", title: .phrase(.sensitivity), [.statement(.weights, obstacle.content)])
    }
    var blocks: [Block] = []
    if let sliders = WeightSliders(names: names, scores: scores) {
      blocks.append(.sliders(sliders))
    } else {
      blocks.append(.statement(.weights, .phrase(.tooManyToMove, .phrase(itemsNoun))))
    }
    if let sensitivity = findings.lines {
      let words = WeightWords(names: names, sensitivity: sensitivity)
      let byDistance = sensitivity.linesByDistance()
      blocks += words.critical()
      blocks += self.blocks(
        words.table(of: byDistance), .phrase(.weightsCaption), .free, most: Self.sensitivityRows)
      blocks += gradientCharts(byDistance)
    }
    blocks += chart { () throws(ChartError) in .profile(try charts.performance()) }
    if !model.alternatives.isEmpty {
      blocks += leadCharts(scores)
      blocks += planeCharts(scores)
    }
    return Section("sensitivity", title: .phrase(.sensitivity), blocks)
  }

  /// The gradients of the main criteria and of those that change the first soonest.
  private func gradientCharts(_ lines: [WeightLines]) -> [Block] {
    let main = lines.filter { $0.parent == model.goal }
    let others = lines.filter { $0.parent != model.goal && $0.distanceOfChange.isFinite }
    let shown = (main + others).prefix(Self.gradients)
    if shown.isEmpty { return [] }
    return [
      .charts(
        shown.map {
          NamedChart(.name(names.path($0)), .lines(charts.gradient($0)))
        }, choice: .phrase(.gradientOf))
    ]
  }

  /// The first head to head with those after it.
  private func leadCharts(_ scores: WeightedScores) -> [Block] {
    let order = ranking.order
    guard order.count > 1 else { return [] }
    return [
      .charts(
        order.dropFirst().prefix(Self.leads).map {
          NamedChart(
            .name(names.ranked(items.ids[$0])),
            .differences(charts.headToHead((order[0], $0), scores)))
        }, choice: .phrase(.firstAgainst))
    ]
  }

  /// The planes of the heaviest criteria.
  private func planeCharts(_ scores: WeightedScores) -> [Block] {
    let main = model.criteria[model.goal].children
    let weights = evaluation.criteria[model.goal].localPriorities
    let heaviest = main.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      .prefix(Self.planes).map { main[$0] }
    var planes: [NamedChart] = []
    for (number, across) in heaviest.enumerated() {
      for up in heaviest.dropFirst(number + 1) {
        planes.append(
          NamedChart(
            .list([across, up].map { .name(names.criterion($0)) }, .and),
            .scatter(charts.plane(across, up, scores))))
      }
    }
    return planes.isEmpty ? [] : [.charts(planes, choice: .phrase(.twoCriteria))]
  }

  // MARK: Method

  func methodSection() -> Section? {
    let appendix = MethodAppendix(names: names, evaluation: evaluation)
    return Section(
      "method", title: .phrase(.method),
      appendix.statements() + blocks(appendix.table(), .phrase(.methodCaption)))
  }
}

extension NamedChart {
  fileprivate init(_ name: Content, _ chart: DecisionChart.Content) {
    self.init(name: name, drawing: { chart.drawing })
  }
}
