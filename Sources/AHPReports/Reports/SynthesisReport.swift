public import AHP
package import AHPFormats
internal import PairwiseComparisons

/// The priorities of a model, for people and programs.
public struct SynthesisReport: Sendable {
  private let names: Names
  private let evaluation: Evaluation
  private let depth: Int?
  private let top: Int
  private let change: ChangeOfAlternatives?
  private let threads: Int?
  private let items: RankedItems
  private let ranking: Ranking
  /// The criteria that are left out, so that nothing is known of alternatives under them.
  private let leftOut: Set<CriterionID>

  /// Creates the report of an evaluation.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  ///   - depth: How many levels below the goal people see; `nil` for all. JSON and CSV have
  ///     everything.
  ///   - top: How many of what is ranked people see, the best first.
  ///   - change: What the model was made from by leaving out or adding alternatives, if it was.
  ///   - threads: The most threads to make the rows of a large hierarchy with; as many as the
  ///     machine has if `nil`. The report is the same.
  public init(
    model: DecisionModel, evaluation: Evaluation, language: String? = nil, depth: Int? = nil,
    top: Int = 100, change: ChangeOfAlternatives? = nil, threads: Int? = 1
  ) {
    names = Names(model: model, language: language)
    self.evaluation = evaluation
    self.depth = depth
    self.top = top
    self.change = change
    self.threads = threads
    items = RankedItems(of: model, in: evaluation)
    ranking = items.ranking
    leftOut = Set(evaluation.leftOut())
  }

  private var model: DecisionModel { names.model }
  private var options: EvaluationOptions { evaluation.options }
  private var method: MethodStatement {
    MethodStatement(names: names, options: options, contributors: evaluation.contributors)
  }

  private var merits: MeritReport? {
    evaluation.merits.map { MeritReport(names: names, synthesis: $0, formula: options.bocr) }
  }

  private var networks: NetworkReport { NetworkReport(names: names, evaluation: evaluation) }

  /// The report on what the merits count.
  private var strategy: SynthesisReport? {
    guard let strategicModel = model.strategicModel, let evaluation = evaluation.strategy else {
      return nil
    }
    return SynthesisReport(
      model: strategicModel, evaluation: evaluation, language: names.language)
  }

  // MARK: Tables

  /// The tree with local (L) and global (G) priorities, as Expert Choice shows it.
  ///
  /// - Parameter root: The name of the goal.
  func hierarchy(root: Content = .phrase(.goal)) -> Table {
    let showsProvenance = model.criteria.haveProvenance()
    var table = Table(
      [
        .init(.criterion), .init(.local, .right), .init(.global, .right), .init(.ratio, .right),
      ] + (showsProvenance ? [.init(.provenance, leavesAt: 1)] : []))
    let rows = HierarchyRows(model: model, evaluation: evaluation, depth: depth).rows
    let parts = Parts.map(rows.count, size: 4096, threads: threads) { part in
      part.map { cells(rows[$0], root: root, showsProvenance: showsProvenance) }
    }
    for part in parts { part.forEach { table.add($0) } }
    return table
  }

  private func cells(
    _ row: HierarchyRows.Row, root: Content, showsProvenance: Bool
  ) -> [Content] {
    let matrices = evaluation.criteria.consistencies(row.criterion)
    let ratio = options.largestRatio(of: matrices)
    let name = row.level == 0 ? root : .name(names.criterion(row.criterion))
    let provenance: [Content] =
      showsProvenance
      ? [
        model.criteria[row.criterion].judgments == .none
          ? .empty : names.provenance(of: row.criterion).map(\.content) ?? .empty
      ] : []
    return [
      .branch(row.branch, row.isRepeated ? .phrase(.seeAbove, name) : name),
      row.localPriority.map { .priority($0) } ?? .empty,
      .priority(evaluation.criteria.globalPriority(row.criterion)),
      matrices.isEmpty
        ? .empty
        : .markedRatio(ratio, isHigh: options.isAbove(ratio, order: matrices[0].order)),
    ] + provenance
  }

  /// The totals of the alternatives, where 1 is the best that can be.
  private func totals() -> [Double]? {
    let leaves = evaluation.criteria.leaves
    return model.ranksByMerits || leaves.isEmpty
      || !leaves.allSatisfy(evaluation.criteria.isAbsolute) ? nil : evaluation.alternativeTotals
  }

  private static let barWidth = 24

  private func rankingTable() -> Table {
    let totals = totals()
    var table = Table(
      [.init(.rank, .right), .init(names.rankedTitle)]
        + (totals == nil ? [] : [.init(.total, .right)])
        + [.init(.priority, .right), .init(.empty, leavesAt: 1)])
    let best = ranking.order.first.map { items.priorities[$0] } ?? 0
    let ranks = ranking.rankContents()
    for item in ranking.order.prefix(top) {
      let priority = items.priorities[item]
      table.add(
        [ranks[item], .name(names.ranked(items.ids[item]))]
          + (totals.map { [.priority($0[item])] } ?? [])
          + [
            .priority(priority),
            .bar(best > 0 ? priority / best : 0, columns: Self.barWidth),
          ])
    }
    return table
  }

  // MARK: In words

  private func statements() -> [Block] {
    let bound = evaluation.largestErrorBound
    let ranksByNumbers = !evaluation.alternativeErrorBound.isFinite
    return unshown() + [consistency()]
      + (strategy.map { [.statement(.strategicCriteria, $0.consistencyContent(of: names))] } ?? [])
      + incomplete() + ambiguity()
      + networks.statements() + (merits?.statements() ?? [])
      + (change?.statements(language: names.language) ?? [])
      + MeasurementStatements(names: names, evaluation: evaluation).blocks()
      + names.notices()
      + (ranksByNumbers ? [.statement(.warning, .phrase(.noErrorBound))] : [])
      + [
        .statement(
          .method,
          bound.isFinite
            ? .phrase(.relativeErrorAtMost, method.content(), .bound(bound)) : method.content())
      ]
      + names.source
  }

  private func unshown() -> [Block] {
    let count = items.ids.count
    return count <= top
      ? [] : [.statement(.shown, .phrase(.shownText, .count(top), .count(count)))]
  }

  /// How consistent the judgments are.
  ///
  /// - Complexity: As of `ConsistencyFindings.init(of:model:)`.
  func consistency() -> Block { .statement(.consistency, consistencyContent(of: nil)) }

  /// - Parameter strategicNames: The names of the model that this one is the strategic model of;
  ///   `nil` if it is none.
  private func consistencyContent(of strategicNames: Names?) -> Content {
    ConsistencyWords(
      names: strategicNames ?? names, options: options, isStrategic: strategicNames != nil
    ).content(
      ConsistencyFindings(of: evaluation, model: model),
      hierarchy: evaluation.hierarchyConsistency)
  }

  /// How many incomplete matrices are named; `ahp check` lists all.
  private static let incompleteNamed = 10

  private func incomplete() -> [Block] {
    let incomplete = evaluation.subjects().flatMap { subject in
      evaluation.consistencies(of: subject).allSatisfy { $0.missingCount == 0 }
        ? []
        : evaluation.matrices(of: subject).filter { $0.consistency.missingCount > 0 }
          .map { (subject, $0) }
    }
    let method: Content =
      switch (options.missingJudgments, options.prioritization) {
      case (.optimalCompletion, _), (.harker, .eigenvector): options.missingJudgments.content
      case (.harker, let fit): .phrase(.fitOfJudgments, fit.content)
      }
    var blocks = incomplete.prefix(Self.incompleteNamed).map { subject, matrix in
      let contents: [Content] = [
        .count(matrix.consistency.missingCount), .count(matrix.matrix.ratios.count),
        names.place(subject), method, options.incompleteRandomIndex.content,
      ]
      return Block.statement(
        .incomplete,
        matrix.participant.map {
          .phrase(.incompleteBy, contents + [.name(names.participant($0))])
        } ?? .phrase(.incompleteText, contents))
    }
    if incomplete.count > Self.incompleteNamed {
      let others = incomplete.count - Self.incompleteNamed
      blocks.append(.statement(.incomplete, .phrase(.moreMatrices, .count(others))))
    }
    return blocks
  }

  private func ambiguity() -> [Block] {
    let ambiguous = evaluation.subjects().filter { !evaluation.isUnique($0) }
    guard let first = ambiguous.first else { return [] }
    let contents = [options.prioritization.content, names.place(first)]
    return [
      .statement(
        .notUnique,
        ambiguous.count == 1
          ? .phrase(.notUniqueText, contents)
          : .phrase(.notUniqueMore, contents + [.count(ambiguous.count - 1)]))
    ]
  }
}

extension SynthesisReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    var tables = [hierarchy()]
    if let strategy {
      // By the goal's name, so that it is told from the other tree.
      let goal = strategy.model.goal
      tables.append(strategy.hierarchy(root: .name(strategy.names.criterion(goal))))
    }
    if !items.ids.isEmpty { tables.append(rankingTable()) }
    if let merits { tables.append(merits.table(order: ranking.order)) }
    tables += networks.tables()
    if let change { tables.append(change.table(to: model, language: names.language)) }
    return [Section("synthesis", tables.flatMap { $0.blocks() } + statements())]
  }

  // MARK: For programs

  /// One table: the criteria, what each compares, and the alternatives in the whole.
  package func records() -> Table {
    var table = Table(keys: [
      "kind", "path", "name", "local_priority", "global_priority", "consistency_ratio", "rank",
      "error_bound",
    ])
    addCriteria(to: &table, of: nil)
    strategy?.addCriteria(to: &table, of: names)
    merits?.addRecords(to: &table)
    networks.addRecords(to: &table)
    for alternative in model.alternatives.indices {
      table.add(
        .text("alternative"), .empty, .name(names.alternative(alternative)), .empty,
        .exact(evaluation.alternativePriorities[alternative]), .empty,
        .count(ranking.ranks[alternative]), .exact(evaluation.alternativeErrorBound))
    }
    return table
  }

  /// Adds the criteria and what each compares.
  ///
  /// - Parameter strategicNames: The names of the model that this one is the strategic model of;
  ///   `nil` if it is none.
  private func addCriteria(to table: inout Table, of strategicNames: Names?) {
    let kinds =
      strategicNames == nil
      ? ("criterion", "alternative under criterion")
      : ("strategic criterion", "merit under strategic criterion")
    for row in HierarchyRows(model: model, evaluation: evaluation, depth: nil) {
      let result = evaluation.criteria[row.criterion]
      let path = Content.name(
        strategicNames?.own.path(.strategicCriterion(row.criterion))
          ?? model.path(of: row.criterion))
      table.add(
        .text(kinds.0), path, .name(names.criterion(row.criterion)),
        .exact(row.localPriority), .exact(result.globalPriority),
        .exact(result.consistencyRatio(by: options)), .empty, .exact(result.globalErrorBound))
      guard case .alternatives = model.items(of: row.criterion), !row.isRepeated else { continue }
      let bound = result.globalErrorBound + result.localErrorBound
      for (item, name) in names.items(of: row.criterion).enumerated() {
        let local = leftOut.contains(row.criterion) ? nil : result.localPriorities[item]
        table.add(
          .text(kinds.1), path, .name(name), .exact(local),
          .exact(local.map { result.globalPriority * $0 }), .empty, .empty, .exact(bound))
      }
    }
  }

  package func data() -> DataValue {
    .mapping(
      [
        ("report", .text("synthesis")), ("model", names.data), ("method", method.data()),
        ("consistency", consistencyData()),
        ("criteria", .list(model.criteria.indices.map(data))),
        ("alternatives", .list(alternativesData())),
        ("ratingScales", .list(ratingScalesData())), ("bocr", merits?.data() ?? .null),
        (
          "strategicCriteria",
          strategy.map { strategy in
            .list(strategy.model.criteria.indices.map(strategy.data))
          } ?? .null
        ),
        ("change", change.map { $0.data(to: model) } ?? .null),
      ] + (networks.isEmpty ? [] : [("networks", networks.data())]))
  }

  private func consistencyData() -> DataValue {
    let hierarchy = evaluation.hierarchyConsistency
    let words = ConsistencyWords(names: names, options: options)
    return .mapping(
      [
        ("hierarchyIndex", .optional(hierarchy.index)),
        ("hierarchyRatio", .optional(hierarchy.ratio)),
        (
          "largest",
          hierarchy.largest.map {
            .mapping([
              ("ratio", .number($0.ratio)), ("path", .text(names.own.path($0.subject))),
              ("participant", .optional($0.participant.map { model.participants[$0].name })),
            ])
          } ?? .null
        ),
      ] + words.members(ConsistencyFindings(of: evaluation, model: model)))
  }

  private func data(of criterion: CriterionID) -> DataValue {
    let result = evaluation.criteria[criterion]
    let kind =
      switch model.items(of: criterion) {
      case .criteria: "criteria"
      case .alternatives(let positions): positions.isEmpty ? "nothing" : "alternatives"
      }
    return .mapping([
      ("path", .text(model.path(of: criterion))), ("name", .text(names.criterion(criterion))),
      ("provenance", .optional(names.provenance(of: criterion)?.rawValue)),
      ("globalPriority", .number(result.globalPriority)),
      ("globalErrorBound", .number(result.globalErrorBound)),
      ("compares", .text(kind)), ("localErrorBound", .number(result.localErrorBound)),
      ("isUnique", .boolean(result.isUnique)), ("isAbsolute", .boolean(result.isAbsolute)),
      (
        "items",
        .list(
          zip(names.items(of: criterion), result.localPriorities).map { name, priority in
            let local = leftOut.contains(criterion) ? nil : priority
            return .mapping([
              ("name", .text(name)), ("localPriority", .optional(local)),
              ("globalPriority", .optional(local.map { result.globalPriority * $0 })),
            ])
          })
      ),
      ("matrices", .list(result.matrices.map(data))),
    ])
  }

  private func data(of matrix: MatrixEvaluation) -> DataValue {
    let consistency = matrix.consistency
    let bounds = consistency.eigenvalueBounds
    return .mapping([
      ("participant", .optional(matrix.participant.map { model.participants[$0].name })),
      ("order", .integer(consistency.order)), ("missing", .integer(consistency.missingCount)),
      ("principalEigenvalue", .number(consistency.principalEigenvalue)),
      ("eigenvalueBounds", .list([.number(bounds.lowerBound), .number(bounds.upperBound)])),
      ("index", .number(consistency.index)), ("ratio", .optional(options.ratio(of: consistency))),
    ])
  }

  private func alternativesData() -> [DataValue] {
    model.alternatives.indices.map { alternative in
      .mapping([
        ("name", .text(names.alternative(alternative))),
        ("priority", .number(evaluation.alternativePriorities[alternative])),
        ("total", .optional(evaluation.alternativeTotals?[alternative])),
        ("rank", .integer(ranking.ranks[alternative])),
        ("errorBound", .number(evaluation.alternativeErrorBound)),
      ])
    }
  }

  private func ratingScalesData() -> [DataValue] {
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
}
