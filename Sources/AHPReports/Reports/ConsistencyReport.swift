public import AHP
package import AHPFormats

/// The consistency of one or several matrices, index by index, with the judgments to think over
/// again.
public struct ConsistencyReport: Sendable {
  let names: Names
  let options: EvaluationOptions
  let analyses: [ConsistencyAnalysis]
  private let findings: ConsistencyFindings
  private let hierarchy: HierarchyConsistency
  private let worst: WorstJudgments?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation that the matrices are from.
  ///   - analyses: The matrices to show, those of single participants too.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  /// - Complexity: An eigenvector for each matrix of a member of a group.
  public init(
    model: DecisionModel, evaluation: Evaluation, analyses: [ConsistencyAnalysis],
    language: String? = nil
  ) {
    names = Names(model: model, language: language)
    options = evaluation.options
    self.analyses = analyses
    findings = ConsistencyFindings(of: evaluation, model: model)
    hierarchy = evaluation.hierarchyConsistency
    worst = WorstJudgments(in: evaluation, model: model)
  }

  // MARK: Tables

  private func section(_ analysis: ConsistencyAnalysis, number: Int) -> Section {
    let tables = [indices(analysis), advice(analysis), suggestions(analysis)]
    return Section(
      "matrix-\(number)",
      title: .phrase(
        .matrixOfItems, names.place(analysis.subject, by: analysis.participant),
        .count(analysis.consistency.order)),
      tables.filter { !$0.rows.isEmpty }.map(Block.table))
  }

  private func indices(_ analysis: ConsistencyAnalysis) -> Table {
    var table = Table([
      .init(.index), .init(.value, .right), .init(.limit, .right), .init(.note),
    ])
    let list = ConsistencyIndexList(
      of: analysis, items: names.items(of: analysis.subject), options: options)
    for index in list.indices {
      let notes = (index.isAbove ? [.phrase(.aboveVerdict)] : []) + [index.note].compactMap(\.self)
      table.add(
        .phrase(index.name), index.value.content,
        index.limit.map { .number($0, places: ConsistencyIndexList.places) } ?? .empty,
        .list(notes, .semicolon))
    }
    return table
  }

  private func advice(_ analysis: ConsistencyAnalysis) -> Table {
    var table = Table([
      .init(.judgment), .init(.given, .right), .init(.prioritiesSay, .right, leavesAt: 1),
      .init(.othersSay, .right), .init(.ratioThen, .right), .init(.rankingThen),
    ])
    for entry in analysis.advice {
      table.add(
        names.pair(entry.deviation.row, entry.deviation.column, of: analysis.subject),
        .judgment(entry.judgment), .judgment(analysis.judgment(of: entry.deviation.priorityRatio)),
        .judgment(analysis.judgment(of: entry.replacements.harker.ratio)), .ratio(entry.ratioAfter),
        names.words(entry.effect))
    }
    return table
  }

  private func suggestions(_ analysis: ConsistencyAnalysis) -> Table {
    var table = Table([.init(.missingJudgment), .init(.othersSay, .right)])
    for suggestion in analysis.suggestions {
      table.add(
        names.pair(suggestion.row, suggestion.column, of: analysis.subject),
        .judgment(analysis.judgment(of: suggestion.ratio)))
    }
    return table
  }

  /// How many pairs are named that are the worst of a participant's matrix.
  private static let worstShown = 10

  /// The pairs that are the worst of most matrices of single participants.
  private func worstPairs() -> [Block] {
    guard let worst, !worst.entries.isEmpty else { return [] }
    var table = Table(
      [.init(.judgment), .init(.worstFor, .right), .init(.ofMatrices, .right)],
      caption: .phrase(.worstPairsCaption))
    for entry in worst.entries.prefix(Self.worstShown) {
      table.add(
        .phrase(
          .labelled, names.place(entry.subject),
          names.pair(entry.row, entry.column, of: entry.subject)),
        .count(entry.count), .count(entry.matrixCount))
    }
    table.hiddenRows = worst.entries.count - table.rows.count
    return table.blocks()
  }

  // MARK: In words

  private func closing() -> [Block] {
    let words = ConsistencyWords(names: names, options: options, marks: false)
    return worstPairs() + names.notices() + [
      .statement(.consistency, words.content(findings, hierarchy: hierarchy))
    ] + unshown() + [.statement(.method, method())]
  }

  /// How many matrices of single participants are above the threshold beside those that are shown.
  private func unshown() -> [Block] {
    guard let individuals = findings.individuals, !analyses.isEmpty else { return [] }
    let shown = analyses.count { $0.participant != nil }
    let others = individuals.aboveCount - shown
    return shown > 0 && others > 0
      ? [.statement(.shown, .phrase(.ownMatricesShown, .count(shown), .count(others)))] : []
  }

  /// What ratios are divided by, and what the columns that are shown mean.
  private func method() -> Content {
    let index = options.randomIndex.content
    var parts: [Content] = [
      analyses.contains { $0.consistency.missingCount > 0 }
        ? .phrase(.ratioWithMissing, index, options.incompleteRandomIndex.content)
        : .phrase(.ratioBy, index)
    ]
    if analyses.contains(where: { $0.indices != nil || !$0.advice.isEmpty }) {
      parts.append(.phrase(.prioritiesBy, options.prioritization.content))
    }
    let (othersSay, ratioThen, rankingThen) = (
      Content.phrase(.othersSay), Content.phrase(.ratioThen), Content.phrase(.rankingThen)
    )
    if analyses.contains(where: { !$0.advice.isEmpty }) {
      parts += EvaluationSetting.all.filter { $0.makesRanking && $0.concerns(names.model) }
        .compactMap { $0.choice(in: options).phraseContent }
      // Of a judgment that was given, this is Harker's value, whatever stands for missing ones.
      parts.append(
        .phrase(
          .othersSayGiven, othersSay, MissingJudgments.harker.content, ratioThen, rankingThen))
    }
    if analyses.contains(where: { !$0.suggestions.isEmpty }) {
      parts.append(.phrase(.othersSayMissing, othersSay, options.missingJudgments.content))
    }
    return .list(parts, .semicolon)
  }
}

extension ConsistencyReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    analyses.enumerated().map { section($0.element, number: $0.offset + 1) }
      + [Section("notes", closing())]
  }

  package func records() -> Table {
    var table = Table(keys: [
      "path", "participant", "item", "other", "judgment", "ratio", "priority_ratio", "epsilon",
      "eigenvalue_derivative", "harker_ratio", "harker_judgment", "least_eigenvalue_ratio",
      "consistency_ratio", "consistency_ratio_after", "first_after",
    ])
    let own = names.own
    for analysis in analyses {
      let items = own.items(of: analysis.subject)
      for entry in analysis.advice {
        let deviation = entry.deviation
        table.add(
          .name(own.path(analysis.subject)), .name(analysis.participant.map(own.participant)),
          .name(items[deviation.row]), .name(items[deviation.column]), .exact(entry.judgment),
          .exact(deviation.ratio),
          .exact(deviation.priorityRatio), .exact(deviation.epsilon),
          .exact(entry.eigenvalueDerivative), .exact(entry.replacements.harker.ratio),
          .exact(analysis.judgment(of: entry.replacements.harker.ratio)),
          .exact(entry.replacements.leastEigenvalue.ratio), .exact(analysis.ratio),
          .exact(entry.ratioAfter),
          .list(entry.effect.newLeaders.map { .name(own.ranked($0)) }, .comma))
      }
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("consistency")), ("model", names.data),
      ("randomIndex", .choice(options.randomIndex)),
      ("incompleteRandomIndex", .text(options.incompleteRandomIndex.rawValue)),
      ("threshold", .choice(options.consistencyThreshold)),
      ("consistency", ConsistencyWords(names: names, options: options).data(findings)),
      ("matrices", .list(analyses.map(data))),
      ("worstJudgments", worst.map { .list($0.entries.map(data)) } ?? .null),
    ])
  }

  private func data(of entry: WorstJudgments.Entry) -> DataValue {
    let items = names.own.items(of: entry.subject)
    return .mapping([
      ("path", .text(names.own.path(entry.subject))), ("item", .text(items[entry.row])),
      ("other", .text(items[entry.column])), ("count", .integer(entry.count)),
      ("matrices", .integer(entry.matrixCount)),
    ])
  }

  private func data(of analysis: ConsistencyAnalysis) -> DataValue {
    let own = names.own
    let items = own.items(of: analysis.subject)
    let list = ConsistencyIndexList(of: analysis, items: items, options: options)
    return .mapping([
      ("path", .text(own.path(analysis.subject))),
      ("participant", .optional(analysis.participant.map(own.participant))),
      ("order", .integer(analysis.consistency.order)),
      ("missing", .integer(analysis.consistency.missingCount)),
      (
        "indices",
        .list(
          list.indices.map {
            .mapping([
              ("name", .text(English.words($0.name))), ("value", .optional($0.value.number)),
              ("limit", .optional($0.limit)),
            ])
          })
      ),
      (
        "missingJudgments",
        .list(
          analysis.suggestions.map {
            .mapping([
              ("item", .text(items[$0.row])), ("other", .text(items[$0.column])),
              ("judgment", .number(analysis.judgment(of: $0.ratio))),
              ("ratio", .number($0.ratio)),
            ])
          })
      ),
      ("judgments", .list(analysis.advice.map { data(of: $0, analysis, items: items) })),
    ])
  }

  private func data(
    of entry: ConsistencyAnalysis.Advice, _ analysis: ConsistencyAnalysis, items: [String]
  ) -> DataValue {
    func data(of replacement: ReplacementJudgments.Replacement) -> DataValue {
      .mapping([
        ("judgment", .number(analysis.judgment(of: replacement.ratio))),
        ("ratio", .number(replacement.ratio)), ("eigenvalue", .number(replacement.eigenvalue)),
      ])
    }
    return .mapping([
      ("item", .text(items[entry.deviation.row])),
      ("other", .text(items[entry.deviation.column])),
      ("judgment", .number(entry.judgment)), ("ratio", .number(entry.deviation.ratio)),
      ("epsilon", .number(entry.deviation.epsilon)),
      ("eigenvalueDerivative", .optional(entry.eigenvalueDerivative)),
      ("priorityRatio", data(of: entry.replacements.priorityRatio)),
      ("harker", data(of: entry.replacements.harker)),
      ("leastEigenvalue", data(of: entry.replacements.leastEigenvalue)),
      ("ratioAfter", .optional(entry.ratioAfter)),
      ("keepsRanking", .boolean(entry.effect == .none)),
      ("newFirst", names.own.newFirstData(entry.effect)),
    ])
  }
}
