internal import AHP
internal import AHPCharts

// What the sections say. Of large models they show what matters most, and say what is left out.

extension DecisionReport {
  /// How many rows tables have at most.
  private static let mostRows = 200

  var charts: ChartBuilder {
    ChartBuilder(names: names, evaluation: evaluation, items: items, ranking: ranking)
  }

  var itemsNoun: Phrase { model.alternatives.isEmpty ? .nounCriteria : .nounAlternatives }

  /// A table and, if rows are left out, a sentence that says so.
  func blocks(
    _ table: Table, _ caption: Content? = nil, _ order: Table.RowOrder = .fixed,
    name: String? = nil, most: Int = mostRows
  ) -> [Block] {
    guard !table.rows.isEmpty else { return [] }
    var shown = table
    shown.caption = caption ?? table.caption
    shown.order = order
    shown.name = name ?? table.name
    shown.rows = Array(table.rows.prefix(most))
    shown.hiddenRows += table.rows.count - shown.rows.count
    return shown.blocks()
  }

  /// A chart that stands alone.
  func chart(
    _ body: @escaping @Sendable (ChartBuilder) throws(ChartError) -> Chart
  ) -> Block {
    let charts = charts
    return .charts(
      [
        NamedChart { words throws(ChartError) in try body(charts.worded(words)) }
      ], choice: .empty)
  }

  // MARK: Ranking

  func rankingSection() -> Section? {
    guard let first = ranking.order.first else { return nil }
    var table = Table([
      .init(.rank, .right), .init(names.rankedTitle), .init(.priority, .right),
      .init(.shareOfFirst, .right),
    ])
    let best = items.priorities[first]
    let ranks = ranking.rankContents()
    for item in ranking.order {
      let priority = items.priorities[item]
      table.add(
        ranks[item], .name(names.ranked(items.ids[item])),
        .priority(priority), .share(best > 0 ? priority / best : nil))
    }
    return Section(
      "ranking", title: .phrase(.ranking),
      // The first of the ranking are seen at a glance.
      (ranking.order.count > 8
        ? [chart { charts throws(ChartError) in .bars(try charts.rankingChart()) }] : [])
        + blocks(table, .phrase(.globalPrioritiesOf, .phrase(itemsNoun)), .free, name: "ranking")
        + meritBlocks())
  }

  /// The alternatives under each merit, and all formulas side by side.
  private func meritBlocks() -> [Block] {
    guard let synthesis = evaluation.merits else { return [] }
    let merits = MeritReport(names: names, synthesis: synthesis, formula: options.bocr)
    return blocks(merits.table(order: ranking.order), .phrase(.meritsCaption), name: "merits")
      + merits.statements()
  }

  // MARK: Hierarchy

  func hierarchySection() -> Section? {
    // A network alone is below the goal.
    if model.networks[model.goal] != nil { return nil }
    return Section(
      "hierarchy", title: .phrase(.hierarchy),
      [chart { .outline($0.tree()) }]
        + blocks(synthesis.hierarchy(), .phrase(.hierarchyCaption), name: "hierarchy", most: 500)
        + blocks(alternativesTable(), .phrase(.localPrioritiesCaption), .free, name: "alternatives")
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
    table.hiddenColumns = ranking.order.count - shown.count
    let leftOut = Set(evaluation.leftOut())
    for criterion in evaluation.criteria.leaves where criterion != model.goal {
      let result = evaluation.criteria[criterion]
      var priorities = [Double?](repeating: nil, count: model.alternatives.count)
      // Nothing is known of alternatives under a criterion that is left out; 0 would be a judgment.
      for (item, priority) in result.localPriorities.enumerated()
      where !leftOut.contains(criterion) {
        priorities[model.alternative(item, of: criterion)] = priority
      }
      table.add(
        [.name(names.path(criterion)), .priority(result.globalPriority)]
          + shown.map { .priority(priorities[$0]) })
    }
    return table
  }

  // MARK: Networks

  /// How many networks are shown one by one.
  private static let mostNetworks = 12

  /// The networks: their clusters and arrows, the limiting priorities, and the supermatrix as
  /// blocks.
  func networkSection() -> Section? {
    let networks = evaluation.networks.sorted { $0.key < $1.key }
    let report = NetworkReport(names: names, evaluation: evaluation)
    if report.isEmpty { return nil }
    let tables = report.tables()
    var blocks: [Block] = []
    for (place, (criterion, network)) in networks.prefix(Self.mostNetworks).enumerated() {
      if networks.count > 1 { blocks.append(.statement(.network, names.place(criterion))) }
      blocks.append(
        chart { charts throws(ChartError) in
          .network(charts.networkCharts(network, of: criterion).clusters())
        })
      blocks += self.blocks(
        tables[place], nil, .free, name: networks.count > 1 ? nil : "network")
      if network.network.nodes.count <= NetworkCharts.mostMatrixNodes {
        blocks.append(
          chart { charts throws(ChartError) in
            .supermatrix(charts.networkCharts(network, of: criterion).supermatrix())
          })
      }
    }
    let hidden = networks.count - min(networks.count, Self.mostNetworks)
    return Section(
      "network", title: .phrase(.network),
      blocks + report.statements()
        + (hidden > 0
          ? [.statement(.notShown, .phrase(.networksNotShown, .count(hidden)))] : []))
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
    let columns: [Table.Column] = [
      .init(.matrix), .init(.items, .right), .init(.missing, .right, leavesAt: 1),
      .init(.eigenvalue, .right, leavesAt: 3), .init(.consistencyIndex, .right, leavesAt: 2),
      .init(.ratio, .right), .init(.limit, .right), .init(.verdict),
    ]
    var (accepted, others) = (Table(columns), Table(columns))
    let order = rows.indices.sorted { (rows[$1].ratio ?? -1, $0) < (rows[$0].ratio ?? -1, $1) }
    for row in order.map({ rows[$0] }) {
      let consistency = row.matrix.consistency
      let isAccepted = options.accepts(row.ratio, order: consistency.order)
      let cells: [Content] = [
        names.place(row.subject, by: row.matrix.participant),
        .count(consistency.order),
        .count(consistency.missingCount), .priority(consistency.principalEigenvalue),
        .priority(consistency.index), .ratio(row.ratio),
        .exact(options.consistencyThreshold.value(order: consistency.order)),
        .phrase(row.ratio == nil ? .noRandomIndex : isAccepted ? .acceptedVerdict : .aboveVerdict),
      ]
      if isAccepted && row.ratio != nil { accepted.add(cells) } else { others.add(cells) }
    }
    let limit = options.consistencyThreshold.content
    return Section(
      "consistency", title: .phrase(.consistency),
      [
        synthesis.consistency(),
        chart { charts throws(ChartError) in .limits(try charts.consistency()) },
      ]
        + blocks(others, .phrase(.matricesCaption), .free, name: "matrices")
        + (accepted.rows.isEmpty
          ? []
          : [
            .folded(
              .phrase(.acceptedFolded, .count(accepted.rows.count), limit),
              blocks(
                accepted, .phrase(others.rows.isEmpty ? .matricesCaption : .acceptedCaption), .free,
                name: others.rows.isEmpty ? "matrices" : "accepted")
            )
          ])
        + blocks(adviceTable(), .phrase(.adviceCaption), .free, name: "advice"))
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
          .judgment(entry.judgment),
          .judgment(analysis.judgment(of: entry.replacements.harker.ratio)),
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
        group.findings() + groupCharts(group)
          + group.allTables().flatMap { blocks($0, most: 100) })
    }
  }

  private func groupCharts(_ group: GroupReport) -> [Block] {
    let charted = ChartedGroup(
      group.group, analysis: group.analysis, subgroups: group.subgroups,
      aggregation: options.aggregation)
    let names = names
    typealias Body = @Sendable (GroupCharts) throws(ChartError) -> Chart
    func chart(_ body: @escaping Body) -> Block {
      .charts(
        [
          NamedChart { words throws(ChartError) in
            try body(GroupCharts(names: names, group: charted, words: words))
          }
        ], choice: .empty)
    }
    return [
      chart { charts throws(ChartError) in .strips(try charts.people()) },
      chart { charts throws(ChartError) in .heat(try charts.subgroups()) },
      chart { charts throws(ChartError) in .heat(try charts.consensus()) },
      chart { charts throws(ChartError) in .heat(try charts.similarity()) },
    ]
  }

  // MARK: Robustness

  func robustnessSection() -> Section? {
    switch robustness {
    case nil: return nil
    case .failure(let error):
      return Section(
        "robustness", title: .phrase(.robustness),
        [.statement(.simulation, .phrase(.notPossible, error.content))])
    case .success(let simulation):
      let report = SimulationReport(
        model: model, simulation: simulation, language: names.language)
      return Section(
        "robustness", title: .phrase(.robustness),
        report.findings() + [acceptability(simulation)]
          + blocks(report.ranksTable(), .phrase(.ranksCaption), .free, name: "ranks")
          + blocks(report.prioritiesTable(), .phrase(.prioritiesCaption), .free, name: "priorities")
      )
    }
  }

  private func acceptability(_ simulation: Simulation) -> Block {
    let names = names
    return .charts(
      [
        NamedChart { words throws(ChartError) in
          .stacked(
            try SimulationCharts(names: names, simulation: simulation, words: words)
              .acceptability())
        }
      ], choice: .empty)
  }
}
