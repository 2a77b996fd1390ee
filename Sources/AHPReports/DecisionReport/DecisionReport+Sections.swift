internal import AHP
internal import AHPCharts

// What the sections say. Of large models they show what matters most, and say what is left out.

extension DecisionReport {
  /// How many rows tables have at most.
  private static let mostRows = 200

  private var synthesis: SynthesisReport {
    SynthesisReport(model: model, evaluation: evaluation, language: language)
  }

  private var charts: ChartBuilder {
    ChartBuilder(model: model, evaluation: evaluation, language: language)
  }

  private var itemsNoun: String { model.alternatives.isEmpty ? "criteria" : "alternatives" }

  /// A table and, if rows are left out, a sentence that says so.
  private func blocks(
    _ table: Table, _ caption: String, _ order: TableOrder = .free, most: Int = mostRows
  ) -> [Block] {
    guard !table.rows.isEmpty else { return [] }
    var shown = table
    shown.rows = Array(table.rows.prefix(most))
    let leftOut = table.rows.count - shown.rows.count
    return [.table(shown, caption: caption, order: order)]
      + (leftOut > 0
        ? [
          .statements([
            Statement(
              title: "Not shown",
              text: "\(NumberText.count(leftOut, "more row")); other forms of the results have all")
          ])
        ] : [])
  }

  private func chart(
    _ body: () throws(ChartError) -> DecisionChart.Content
  ) -> [Block] {
    guard let content = try? body() else { return [] }
    return [.charts([NamedChart(name: "", content: content)], choice: "")]
  }

  // MARK: Verdict

  var verdictSection: Section? {
    var statements = [
      Statement(
        title: "Goal", text: model.label(ofCriterion: model.goal, language: language)),
      Statement(title: "Result", text: resultSentence),
      Statement(title: "Consistency", text: synthesis.consistencySentence),
    ]
    if let sensitivity = weightLines.map(sensitivityReport) {
      statements.append(Statement(title: "Sensitivity", text: sensitivity.verdict))
    }
    statements += model.noticeStatements
    if let text = model.annotation.text {
      statements.append(Statement(title: "Description", text: text))
    }
    if let provenance = model.annotation.provenance {
      statements.append(Statement(title: "Judgments", text: provenance.rawValue))
    }
    if let source = model.annotation.source {
      statements.append(Statement(title: "Source", text: source))
    }
    return Section(id: "verdict", title: "Verdict", blocks: [.statements(statements)])
  }

  private var resultSentence: String {
    let ranked = synthesis.ranked
    guard let first = ranked.first else { return "nothing is ranked" }
    let leaders = ranked.prefix { $0.rank == 1 }
    if leaders.count > 1 {
      return leaders.map(\.name).joined(separator: ", ")
        + " share the first place with \(NumberText.priority(first.priority)) each"
    }
    guard ranked.count > 1 else {
      return "\(first.name) is the only one, with \(NumberText.priority(first.priority))"
    }
    let second = ranked[1]
    return
      "\(first.name) is first with the priority \(NumberText.priority(first.priority)), before "
      + "\(second.name) with \(NumberText.priority(second.priority))"
  }

  // MARK: Ranking

  var rankingSection: Section? {
    let items = RankedItems(of: model, in: evaluation)
    let ranking = items.ranking
    guard let first = ranking.order.first else { return nil }
    var table = Table([
      .init("Rank", .right), .init(model.alternatives.isEmpty ? "Criterion" : "Alternative"),
      .init("Priority", .right), .init("Share of the first", .right),
    ])
    let best = items.priorities[first]
    for item in ranking.order {
      table.add(
        "\(ranking.ranks[item])",
        model.name(ofRanked: items.ids[item], language: language),
        NumberText.priority(items.priorities[item]),
        NumberText.percent(best > 0 ? items.priorities[item] / best : nil))
    }
    return Section(
      id: "ranking", title: "Ranking",
      blocks: chart { () throws(ChartError) in .bars(try charts.ranking()) }
        + blocks(table, "Global priorities of the \(itemsNoun)")
        + meritBlocks(order: ranking.order))
  }

  /// The alternatives under each merit, and all formulas side by side.
  private func meritBlocks(order: [Int]) -> [Block] {
    guard let synthesis = evaluation.merits else { return [] }
    let merits = MeritReport(
      model: model, synthesis: synthesis, formula: evaluation.options.bocr, language: language)
    return [
      .table(
        merits.table(order: order), caption: "Priorities under each merit, and by every formula",
        order: .fixed), .statements(merits.statements),
    ]
  }

  // MARK: Hierarchy

  var hierarchySection: Section? {
    let table = synthesis.hierarchy {
      String(repeating: "\u{2003}", count: $0.level) + synthesis.name(of: $0)
    }
    return Section(
      id: "hierarchy", title: "Hierarchy",
      blocks: [.charts([NamedChart(name: "", content: .outline(charts.tree()))], choice: "")]
        + blocks(
          table, "Local (L) and global (G) priorities, and consistency ratios (CR)", .fixed,
          most: 500)
        + blocks(alternativesTable, "Local priorities of the alternatives under each criterion")
        + [
          .statements(
            MeasurementStatements(model: model, evaluation: evaluation, language: language).all)
        ])
  }

  private static let mostColumns = 12

  /// What each criterion without children says about the alternatives.
  private var alternativesTable: Table {
    let shown = RankedItems(of: model, in: evaluation).ranking.order.prefix(Self.mostColumns)
    guard !model.alternatives.isEmpty else { return Table([]) }
    var table = Table(
      [.init("Criterion"), .init("G", .right)]
        + shown.map {
          .init(model.label(ofAlternative: AlternativeID($0), language: language), .right)
        })
    for criterion in evaluation.criteria.leaves where criterion != model.goal {
      guard case .alternatives(let positions) = model.items(of: criterion) else { continue }
      let result = evaluation.criteria[criterion]
      var priorities = [Double?](repeating: nil, count: model.alternatives.count)
      for (position, priority) in zip(positions, result.localPriorities) {
        priorities[position] = priority
      }
      table.add(
        [
          model.path(of: criterion, language: language),
          NumberText.priority(result.globalPriority),
        ] + shown.map { priorities[$0].map(NumberText.priority) ?? "–" })
    }
    return table
  }

  // MARK: Consistency

  private var options: EvaluationOptions { evaluation.options }

  var consistencySection: Section? {
    struct Row {
      let criterion: CriterionID
      let matrix: MatrixEvaluation
      let ratio: Double?
    }
    var rows: [Row] = []
    for (criterion, result) in zip(evaluation.criteria.indices, evaluation.criteria) {
      for matrix in result.matrices {
        rows.append(
          Row(criterion: criterion, matrix: matrix, ratio: options.ratio(of: matrix.consistency)))
      }
    }
    guard !rows.isEmpty else { return nil }
    var table = Table([
      .init("Matrix"), .init("Items", .right), .init("Missing", .right),
      .init("Eigenvalue", .right), .init("CI", .right), .init("CR", .right), .init("Limit", .right),
      .init("Verdict"),
    ])
    let order = rows.indices.sorted { (rows[$1].ratio ?? -1, $0) < (rows[$0].ratio ?? -1, $1) }
    for row in order.map({ rows[$0] }) {
      let consistency = row.matrix.consistency
      let isAccepted = options.accepts(row.ratio, order: consistency.order)
      table.add(
        model.place(row.criterion, language: language)
          + model.by(row.matrix.participant, language: language),
        "\(consistency.order)", "\(consistency.missingCount)",
        NumberText.priority(consistency.principalEigenvalue),
        NumberText.priority(consistency.index), NumberText.ratio(row.ratio),
        "\(options.consistencyThreshold.value(order: consistency.order))",
        row.ratio == nil ? "no random index" : isAccepted ? "accepted" : "above")
    }
    return Section(
      id: "consistency", title: "Consistency",
      blocks: [
        .statements([Statement(title: "Consistency", text: synthesis.consistencySentence)])
      ] + chart { () throws(ChartError) in .limits(try charts.consistency()) }
        + blocks(table, "Matrices, the least consistent first")
        + blocks(
          adviceTable,
          "Judgments to think over again: what the other judgments say in their place, and what CR and the "
            + "ranking would become"))
  }

  private var adviceTable: Table {
    var table = Table([
      .init("Matrix"), .init("Judgment"), .init("Given", .right), .init("Others say", .right),
      .init("CR now", .right), .init("CR then", .right), .init("Ranking then"),
    ])
    for analysis in advice {
      let names = model.itemNames(of: analysis.criterion, language: language)
      for entry in analysis.advice {
        table.add(
          model.place(analysis.criterion, language: language)
            + model.by(analysis.participant, language: language),
          "\(names[entry.deviation.row]) against \(names[entry.deviation.column])",
          NumberText.judgment(entry.deviation.ratio),
          NumberText.judgment(entry.replacements.harker.ratio), NumberText.ratio(analysis.ratio),
          NumberText.ratio(entry.ratioAfter), model.words(entry.effect, language: language))
      }
    }
    return table
  }

  // MARK: Group

  var groupSection: Section? {
    if let groupObstacle {
      return Section(
        id: "group", title: "Group",
        blocks: [.statements([Statement(title: "Agreement", text: "not known: \(groupObstacle)")])])
    }
    guard let group else { return nil }
    return Section(
      id: "group", title: "Group",
      blocks: [.statements(group.statements.filter { !Self.saidElsewhere.contains($0.title) })]
        + group.tables.flatMap { blocks($0, Self.caption(ofGroupTable: $0), .fixed, most: 100) })
  }

  private static func caption(ofGroupTable table: Table) -> String {
    switch table.columns.first?.title {
    case "Rank": "Ranking under each kind of aggregation"
    case "Criterion": "Agreement on each criterion"
    case "Respondent": "The participants one by one, and the ranking without each"
    case "Cluster": "Participants who are alike"
    default: "Questions on which the answers are furthest apart"
    }
  }

  // MARK: Robustness

  var robustnessSection: Section? {
    guard let robustness else { return nil }
    var blocks: [Block]
    switch robustness {
    case .success(let simulation):
      let report = SimulationReport(model: model, simulation: simulation, language: language)
      blocks = [
        .statements(report.statements.filter { !Self.saidElsewhere.contains($0.title) }),
        .table(
          report.ranks, caption: "How often each is in which place, judgments drawn at random",
          order: .free),
        .table(report.priorities, caption: "Priorities over all draws", order: .free),
      ]
    case .failure(let error):
      blocks = [.statements([Statement(title: "Simulation", text: "not possible: \(error)")])]
    }
    return Section(id: "robustness", title: "Robustness", blocks: blocks)
  }

  private static let saidElsewhere: Set = ["Method", "Source", "Notice", "Left out"]

  // MARK: Sensitivity

  /// Up to how many numbers there are scores for, and up to how many pairs of lines are compared.
  private static let (scoresLimit, pairsLimit) = (5_000_000, 20_000_000)
  private static let (gradients, leads, planes) = (12, 4, 3)
  private static let sensitivityRows = 40

  private var itemCount: Int { RankedID.all(in: model).count }

  /// The lines of all criteria; `nil` if there are none, or too many.
  private var weightLines: WeightSensitivity? {
    guard itemCount > 0, itemCount < 10_000,
      itemCount * itemCount * model.criteria.count <= Self.pairsLimit
    else { return nil }
    return try? WeightSensitivity(of: model, in: evaluation)
  }

  private func sensitivityReport(_ sensitivity: WeightSensitivity) -> SensitivityReport {
    SensitivityReport(
      model: model, evaluation: evaluation, sensitivity: sensitivity, language: language)
  }

  var sensitivitySection: Section? {
    guard itemCount > 1, !model.criteria[model.goal].children.isEmpty else { return nil }
    func unavailable(_ reason: String) -> Section {
      Section(
        id: "sensitivity", title: "Sensitivity",
        blocks: [.statements([Statement(title: "Weights", text: reason)])])
    }
    guard itemCount * model.criteria.count <= Self.scoresLimit else {
      return unavailable("the model is too large to move weights in a report")
    }
    let scores: WeightedScores
    do throws(SensitivityError) {
      scores = try WeightedScores(of: model, in: evaluation)
    } catch {
      return unavailable("\(error)")
    }
    var blocks: [Block] = []
    if let sliders = WeightSliders(model: model, scores: scores, language: language) {
      blocks.append(.weights(sliders))
    } else {
      blocks.append(
        .statements([
          Statement(
            title: "Weights",
            text: "there are too many criteria and \(itemsNoun) to move weights in a page")
        ]))
    }
    if let sensitivity = weightLines {
      let report = sensitivityReport(sensitivity)
      blocks.append(.statements(report.criticalStatements))
      blocks += self.blocks(
        weightsTable(sensitivity, report), "Weights, the one that changes the first soonest on top",
        most: Self.sensitivityRows)
      blocks += gradientCharts(sensitivity)
    }
    blocks += chart { () throws(ChartError) in .profile(try charts.performance()) }
    if !model.alternatives.isEmpty {
      blocks += leadCharts(scores)
      blocks += planeCharts(scores)
    }
    return Section(id: "sensitivity", title: "Sensitivity", blocks: blocks)
  }

  /// How far a weight is from changing the first.
  private func distance(_ lines: WeightLines) -> Double {
    [lines.changeBelow, lines.changeAbove].compactMap(\.self)
      .reduce(.infinity) { min($0, abs($1.weight - lines.weight)) }
  }

  private func byDistance(_ lines: [WeightLines]) -> [WeightLines] {
    let distances = lines.map(distance)
    return lines.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.map { lines[$0] }
  }

  private func weightsTable(
    _ sensitivity: WeightSensitivity, _ report: SensitivityReport
  ) -> Table {
    func interval(_ range: ClosedRange<Double>) -> String {
      "\(NumberText.priority(range.lowerBound)) … \(NumberText.priority(range.upperBound))"
    }
    func name(_ crossover: WeightLines.Crossover?) -> String {
      crossover.map {
        model.name(ofRanked: sensitivity.items.ids[$0.lower], language: language)
      } ?? "–"
    }
    var table = Table([
      .init("Criterion"), .init("Weight", .right), .init("First stays", .right),
      .init("Order stays", .right), .init("Below it first"), .init("Above it first"),
    ])
    for lines in byDistance(sensitivity.lines) {
      table.add(
        report.place(lines, language: language), NumberText.priority(lines.weight),
        interval(lines.winnerInterval), interval(lines.rankingInterval), name(lines.changeBelow),
        name(lines.changeAbove))
    }
    return table
  }

  /// The gradients of the main criteria and of those that change the first soonest.
  private func gradientCharts(_ sensitivity: WeightSensitivity) -> [Block] {
    let main = sensitivity.lines.filter { $0.parent == model.goal }
    let others = sensitivity.lines.filter { $0.parent != model.goal && distance($0).isFinite }
    let shown = (byDistance(main) + byDistance(others)).prefix(Self.gradients)
    guard !shown.isEmpty else { return [] }
    let report = sensitivityReport(sensitivity)
    return [
      .charts(
        shown.map {
          NamedChart(
            name: report.place($0, language: language),
            content: .lines(charts.gradient($0, sensitivity.items)))
        }, choice: "Gradient of")
    ]
  }

  /// The first head to head with those after it.
  private func leadCharts(_ scores: WeightedScores) -> [Block] {
    let order = scores.items.ranking.order
    guard order.count > 1 else { return [] }
    return [
      .charts(
        order.dropFirst().prefix(Self.leads).map {
          NamedChart(
            name: model.name(ofRanked: scores.items.ids[$0], language: language),
            content: .differences(charts.headToHead((order[0], $0), scores)))
        }, choice: "The first against")
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
        let names = [across, up].map { model.label(ofCriterion: $0, language: language) }
        planes.append(
          NamedChart(
            name: names.joined(separator: " and "),
            content: .scatter(charts.plane(across, up, scores))))
      }
    }
    return planes.isEmpty ? [] : [.charts(planes, choice: "Two criteria")]
  }

  // MARK: Method

  var methodSection: Section? {
    let appendix = MethodAppendix(
      model: model, evaluation: evaluation, language: language)
    return Section(
      id: "method", title: "Method",
      blocks: [.statements(appendix.statements)]
        + blocks(appendix.table, "Every choice that the results depend on", .fixed))
  }
}
