public import AHP
internal import AHPFormats

/// The priorities of a model, for people and programs.
public struct SynthesisReport: Sendable {
  private let model: DecisionModel
  private let evaluation: Evaluation
  private let language: String?
  private let depth: Int?
  private let top: Int
  private let change: ChangeOfAlternatives?

  /// - Parameters:
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  ///   - depth: How many levels below the goal text and Markdown show; `nil` for all. JSON and CSV
  ///     have everything.
  ///   - top: How many of what is ranked text and Markdown show, the best first.
  ///   - change: What the model was made from by leaving out or adding alternatives, if it was.
  public init(
    model: DecisionModel, evaluation: Evaluation, language: String? = nil, depth: Int? = nil,
    top: Int = 100, change: ChangeOfAlternatives? = nil
  ) {
    self.change = change
    self.model = model
    self.evaluation = evaluation
    self.language = language
    self.depth = depth
    self.top = top
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .text: text
    case .json: json
    case .csv: csv
    case .markdown: markdown
    }
  }

  private var options: EvaluationOptions { evaluation.options }
  private var method: MethodStatement {
    MethodStatement(
      model: model, options: options, contributors: evaluation.contributors,
      language: language)
  }

  // MARK: Text and Markdown

  private var text: String {
    var text = model.heading(language: language) + "\n"
    text += hierarchy { $0.branches + name(of: $0) }.text
    if let strategy { text += "\n" + strategy.strategicHierarchy { $0.branches }.text }
    let ranked = ranked
    if !ranked.isEmpty { text += "\n" + table(of: ranked, withBars: true).text }
    if let merits { text += "\n" + merits.table(order: evaluation.ranking.order).text }
    if let change { text += "\n" + change.table(to: model, language: language).text }
    return text + "\n" + Statement.text(statements)
  }

  private var markdown: String {
    var text = model.markdownHeading(language: language) + "\n"
    text += hierarchy { String(repeating: "\u{2003}", count: $0.level) + name(of: $0) }.markdown
    if let strategy {
      let indent = { (row: HierarchyRows.Row) in String(repeating: "\u{2003}", count: row.level) }
      text += "\n" + strategy.strategicHierarchy(indent).markdown
    }
    let ranked = ranked
    if !ranked.isEmpty { text += "\n" + table(of: ranked, withBars: false).markdown }
    if let merits { text += "\n" + merits.table(order: evaluation.ranking.order).markdown }
    if let change { text += "\n" + change.table(to: model, language: language).markdown }
    return text + Statement.markdown(statements)
  }

  /// The report on what the merits count.
  private var strategy: SynthesisReport? {
    guard let strategicModel = model.strategicModel, let evaluation = evaluation.strategy else {
      return nil
    }
    return SynthesisReport(model: strategicModel, evaluation: evaluation, language: language)
  }

  /// The tree of strategic criteria, its goal by name, so that it is told from the other tree.
  private func strategicHierarchy(_ indent: (HierarchyRows.Row) -> String) -> Table {
    hierarchy { indent($0) + model.label(ofCriterion: $0.criterion, language: language) }
  }

  /// The goal's own name, often a sentence, stands in the heading.
  func name(of row: HierarchyRows.Row) -> String {
    row.level == 0 ? "Goal" : model.label(ofCriterion: row.criterion, language: language)
  }

  /// The tree with local (L) and global (G) priorities, as Expert Choice shows it.
  func hierarchy(label: (HierarchyRows.Row) -> String) -> Table {
    let showsProvenance = model.criteria.contains { $0.annotation.provenance != nil }
    var table = Table(
      [
        .init("Criterion"), .init("L", .right), .init("G", .right), .init("CR", .right),
      ] + (showsProvenance ? [.init("Judgments")] : []))
    for row in HierarchyRows(model: model, evaluation: evaluation, depth: depth) {
      let matrices = evaluation.criteria.consistencies(row.criterion)
      let ratio = options.largestRatio(of: matrices)
      let isHigh = isAbove(ratio, order: matrices.first?.order ?? 0)
      let cells = [
        label(row) + (row.isRepeated ? " (see above)" : ""),
        row.localPriority.map(NumberText.priority) ?? "",
        NumberText.priority(evaluation.criteria.globalPriority(row.criterion)),
        matrices.isEmpty ? "" : NumberText.ratio(ratio) + (isHigh ? " !" : "  "),
      ]
      let isJudged = model.criteria[row.criterion].judgments != .none
      table.add(
        cells
          + (showsProvenance
            ? [isJudged ? model.provenance(of: row.criterion)?.rawValue ?? "" : ""] : []))
    }
    return table
  }

  typealias Ranked = (name: String, priority: Double, total: Double?, rank: Int)

  /// The best of what is ranked.
  var ranked: [Ranked] {
    let items = RankedItems(of: model, in: evaluation)
    let ranking = items.ranking
    let totals = totals
    return ranking.order.prefix(top).map {
      (
        model.name(ofRanked: items.ids[$0], language: language), items.priorities[$0],
        totals?[$0], ranking.ranks[$0]
      )
    }
  }

  /// The totals of the alternatives, where 1 is the best that can be.
  private var totals: [Double]? {
    let leaves = evaluation.criteria.leaves
    return model.ranksByMerits || leaves.isEmpty
      || !leaves.allSatisfy(evaluation.criteria.isAbsolute) ? nil : evaluation.alternativeTotals
  }

  private static let barWidth = 24

  func table(of ranked: [Ranked], withBars: Bool) -> Table {
    let title = model.alternatives.isEmpty ? "Criterion" : "Alternative"
    var table = Table(
      [.init("Rank", .right), .init(title)]
        + (totals == nil ? [] : [.init("Total", .right)]) + [.init("Priority", .right)]
        + (withBars ? [.init("")] : []))
    let best = ranked.first?.priority ?? 0
    for entry in ranked {
      table.add(
        ["\(entry.rank)", entry.name] + (entry.total.map { [NumberText.priority($0)] } ?? [])
          + [NumberText.priority(entry.priority)]
          + (withBars ? [bar(best > 0 ? entry.priority / best : 0, width: Self.barWidth)] : []))
    }
    return table
  }

  private var merits: MeritReport? {
    evaluation.merits.map {
      MeritReport(model: model, synthesis: $0, formula: options.bocr, language: language)
    }
  }

  /// What is to be said in words, in this order.
  var statements: [Statement] {
    var statements = unshownStatements
    statements.append(Statement(title: "Consistency", text: consistencySentence))
    if let strategy {
      statements.append(
        Statement(title: "Strategic criteria", text: strategy.consistencySentence))
    }
    statements += incompleteStatements
    statements += ambiguityStatements
    statements += merits?.statements ?? []
    statements += change?.statements(language: language) ?? []
    statements +=
      MeasurementStatements(model: model, evaluation: evaluation, language: language).all
    if let provenance = model.annotation.provenance {
      statements.append(Statement(title: "Judgments", text: provenance.rawValue))
    }
    statements += model.noticeStatements
    let bound = NumberText.bound(evaluation.largestErrorBound)
    statements.append(
      Statement(
        title: "Method",
        text: method.text + "; relative error of every priority at most \(bound)"))
    if let source = model.annotation.source {
      statements.append(Statement(title: "Source", text: source))
    }
    return statements
  }

  private var unshownStatements: [Statement] {
    let count = RankedID.all(in: model).count
    if count <= top { return [] }
    return [
      Statement(
        title: "Shown",
        text: "the best \(top) of \(count); --top shows more, and JSON and CSV have all")
    ]
  }

  /// How many incomplete matrices are named; `ahp check` lists all.
  private static let incompleteNamed = 10

  private var incompleteStatements: [Statement] {
    let incomplete = evaluation.criteria.indices.flatMap { criterion in
      evaluation.criteria.consistencies(criterion).allSatisfy { $0.missingCount == 0 }
        ? []
        : evaluation.criteria[criterion].matrices.filter { $0.consistency.missingCount > 0 }
          .map { (criterion, $0) }
    }
    let method =
      switch (options.missingJudgments, options.prioritization) {
      case (.optimalCompletion, _), (.harker, .eigenvector): "\(options.missingJudgments)"
      case (.harker, let fit): "\(fit) of the judgments that there are; CI by Harker's method"
      }
    var statements = incomplete.prefix(Self.incompleteNamed).map { criterion, matrix in
      let missing = matrix.consistency.missingCount
      return Statement(
        title: "Incomplete",
        text: "\(missing) of \(matrix.matrix.ratios.count) judgments"
          + model.by(matrix.participant, language: language)
          + " on '\(model.place(criterion, language: language))' \(missing == 1 ? "is" : "are") "
          + "missing (\(method); random index \(options.incompleteRandomIndex))")
    }
    if incomplete.count > Self.incompleteNamed {
      let others = incomplete.count - Self.incompleteNamed
      statements.append(
        Statement(
          title: "Incomplete",
          text: "\(NumberText.count(others, "more matrix", plural: "more matrices"))"))
    }
    return statements
  }

  var consistencySentence: String {
    let matrices = evaluation.criteria.indices.flatMap(evaluation.criteria.consistencies)
    let ratios = matrices.map(options.ratio)
    guard let largest = evaluation.hierarchyConsistency.largest else {
      return matrices.isEmpty ? "no comparisons" : "no random index for these orders"
    }
    let threshold = options.consistencyThreshold
    let above = zip(ratios, matrices).count { isAbove($0, order: $1.order) }
    let unknown = ratios.count { $0 == nil }
    var verdicts: [String] = []
    if above > 0 {
      verdicts.append(
        "\(above) of \(NumberText.count(matrices.count, "matrix", plural: "matrices")) above "
          + "\(threshold), marked !")
    } else if unknown == 0 {
      verdicts.append(
        (matrices.count == 1 ? "the matrix is" : "all \(matrices.count) matrices are")
          + " within \(threshold)")
    }
    if unknown > 0 {
      verdicts.append(
        NumberText.count(unknown, "matrix", plural: "matrices")
          + " of an order that the random-index table does not reach")
    }
    return
      "CR of the hierarchy \(NumberText.ratio(evaluation.hierarchyConsistency.ratio)), largest CR "
      + "\(NumberText.ratio(largest.ratio)) ('\(model.place(largest.criterion, language: language))'"
      + "\(model.by(largest.participant, language: language))); " + verdicts.joined(separator: "; ")
  }

  private var ambiguityStatements: [Statement] {
    let ambiguous = evaluation.criteria.indices.filter { !evaluation.criteria.isUnique($0) }
    guard let first = ambiguous.first else { return [] }
    let others = ambiguous.count - 1
    return [
      Statement(
        title: "Not unique",
        text: "the \(options.prioritization) has other solutions on "
          + "'\(model.place(first, language: language))'"
          + (others > 0
            ? " and \(NumberText.count(others, "more criterion", plural: "more criteria"))" : "")
          + "; shown are the priorities that its rule chooses")
    ]
  }

  private func isAbove(_ ratio: Double?, order: Int) -> Bool {
    ratio != nil && !options.accepts(ratio, order: order)
  }

  // MARK: JSON

  private var json: String {
    DataValue.mapping([
      ("report", .text("synthesis")), ("model", model.data(language: language)),
      ("method", method.data),
      ("consistency", consistencyData),
      ("criteria", .list(model.criteria.indices.map(data))),
      ("alternatives", .list(alternativesData)),
      ("ratingScales", .list(ratingScalesData)), ("bocr", merits?.data ?? .null),
      (
        "strategicCriteria",
        strategy.map { strategy in
          .list(strategy.model.criteria.indices.map(strategy.data))
        } ?? .null
      ),
      ("change", change.map { $0.data(to: model) } ?? .null),
    ]).json
  }

  private var consistencyData: DataValue {
    let hierarchy = evaluation.hierarchyConsistency
    return .mapping([
      ("hierarchyIndex", .number(hierarchy.index)), ("hierarchyRatio", .optional(hierarchy.ratio)),
      (
        "largest",
        hierarchy.largest.map {
          .mapping([
            ("ratio", .number($0.ratio)), ("path", .text(model.path(of: $0.criterion))),
            ("participant", .optional($0.participant.map { model.participants[$0].name })),
          ])
        } ?? .null
      ),
    ])
  }

  private func data(of criterion: CriterionID) -> DataValue {
    let result = evaluation.criteria[criterion]
    let kind =
      switch model.items(of: criterion) {
      case .criteria: "criteria"
      case .alternatives(let positions): positions.isEmpty ? "nothing" : "alternatives"
      }
    let items = zip(
      model.itemNames(of: criterion, language: language),
      zip(result.localPriorities, result.globalPriorities))
    return .mapping([
      ("path", .text(model.path(of: criterion))),
      ("name", .text(model.label(ofCriterion: criterion, language: language))),
      ("provenance", .optional(model.provenance(of: criterion)?.rawValue)),
      ("globalPriority", .number(result.globalPriority)),
      ("globalErrorBound", .number(result.globalErrorBound)),
      ("compares", .text(kind)), ("localErrorBound", .number(result.localErrorBound)),
      ("isUnique", .boolean(result.isUnique)), ("isAbsolute", .boolean(result.isAbsolute)),
      (
        "items",
        .list(
          items.map { name, priorities in
            .mapping([
              ("name", .text(name)), ("localPriority", .number(priorities.0)),
              ("globalPriority", .number(priorities.1)),
            ])
          })
      ),
      (
        "matrices",
        .list(
          result.matrices.map { matrix in
            .mapping([
              (
                "participant", .optional(matrix.participant.map { model.participants[$0].name })
              ),
              ("order", .integer(matrix.consistency.order)),
              ("missing", .integer(matrix.consistency.missingCount)),
              ("principalEigenvalue", .number(matrix.consistency.principalEigenvalue)),
              (
                "eigenvalueBounds",
                .list([
                  .number(matrix.consistency.eigenvalueBounds.lowerBound),
                  .number(matrix.consistency.eigenvalueBounds.upperBound),
                ])
              ),
              ("index", .number(matrix.consistency.index)),
              ("ratio", .optional(options.ratio(of: matrix.consistency))),
            ])
          })
      ),
    ])
  }

  private var alternativesData: [DataValue] {
    let ranks = evaluation.ranking.ranks
    return model.alternatives.indices.map { alternative in
      .mapping([
        ("name", .text(model.label(ofAlternative: alternative, language: language))),
        ("priority", .number(evaluation.alternativePriorities[alternative])),
        ("total", .optional(evaluation.alternativeTotals?[alternative])),
        ("rank", .integer(ranks[alternative])),
        ("errorBound", .number(evaluation.alternativeErrorBound)),
      ])
    }
  }

  private var ratingScalesData: [DataValue] {
    zip(model.ratingScales, evaluation.ratingScales).compactMap { scale, result in
      result.map { result in
        .mapping([
          ("name", .text(scale.name)),
          ("prioritization", .text(result.prioritization.rawValue)),
          (
            "intensities",
            .list(
              zip(scale.intensities, result.priorities).map {
                .mapping([("name", .text($0)), ("priority", .number($1))])
              })
          ),
          ("errorBound", .number(result.errorBound)),
          (
            "consistencyRatio",
            .optional(result.matrix.flatMap { options.ratio(of: $0.consistency) })
          ),
        ])
      }
    }
  }

  // MARK: CSV

  /// One table: the criteria, what each compares, and the alternatives in the whole.
  private var csv: String { csvTable.csv }

  var csvTable: Table {
    var table = Table(
      [
        "kind", "path", "name", "local_priority", "global_priority", "consistency_ratio", "rank",
        "error_bound",
      ].map { Table.Column($0) })
    for row in HierarchyRows(model: model, evaluation: evaluation, depth: nil) {
      let result = evaluation.criteria[row.criterion]
      let path = model.path(of: row.criterion)
      table.add(
        "criterion", path, model.label(ofCriterion: row.criterion, language: language),
        row.localPriority.map { "\($0)" } ?? "", "\(result.globalPriority)",
        result.consistencyRatio(by: options).map { "\($0)" } ?? "", "",
        "\(result.globalErrorBound)")
      guard case .alternatives = model.items(of: row.criterion), !row.isRepeated else { continue }
      let names = model.itemNames(of: row.criterion, language: language)
      for (item, name) in names.enumerated() {
        table.add(
          "alternative under criterion", path, name, "\(result.localPriorities[item])",
          "\(result.globalPriorities[item])", "", "",
          "\(result.globalErrorBound + result.localErrorBound)")
      }
    }
    for row in merits?.rows ?? [] {
      table.add(
        row.kind, row.name, row.alternative, "", "\(row.value)", "",
        row.rank.map { "\($0)" } ?? "", "")
    }
    let ranks = evaluation.ranking.ranks
    for alternative in model.alternatives.indices {
      table.add(
        "alternative", "", model.label(ofAlternative: alternative, language: language), "",
        "\(evaluation.alternativePriorities[alternative])", "", "\(ranks[alternative])",
        "\(evaluation.alternativeErrorBound)")
    }
    return table
  }
}
