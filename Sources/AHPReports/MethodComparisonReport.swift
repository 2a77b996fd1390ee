public import AHP
internal import AHPFormats

/// What every prioritization method and every scale make of a model, and where they disagree.
public struct MethodComparisonReport: Sendable {
  private let model: DecisionModel
  private let comparison: MethodComparison
  private let language: String?

  public init(model: DecisionModel, comparison: MethodComparison, language: String? = nil) {
    self.model = model
    self.comparison = comparison
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n" + methods(columns: letters ?? shown).text + "\n"
        + scales(columns: letters ?? shown).text + "\n" + StringStatement.text(legend + statements)
    case .markdown:
      model.markdownHeading(language: language) + "\n" + methods(columns: shown).markdown + "\n"
        + scales(columns: shown).markdown
        + StringStatement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private var options: EvaluationOptions { comparison.options }

  private func name(_ id: RankedID) -> String {
    model.name(ofRanked: id, language: language)
  }

  // MARK: Tables

  /// How many of the ranked items have a column.
  private static let itemsShown = 6

  /// The names of the items that have a column.
  private var shown: [String] { comparison.base.order.prefix(Self.itemsShown).map(name) }

  /// Letters for names that are too long for the columns of a terminal.
  private var letters: [String]? {
    let widest = shown.reduce(0) { max($0, $1.displayWidth) }
    return widest <= 12 ? nil : zip("ABCDEF", shown).map { letter, _ in String(letter) }
  }

  private var legend: [StringStatement] {
    letters.map { letters in
      [
        StringStatement(
          title: "Columns",
          text: zip(letters, shown).map { "\($0) \($1)" }.joined(separator: "; "))
      ]
    } ?? []
  }

  /// The methods under the scale of the base.
  private func methods(columns: [String]) -> StringTable {
    table(
      columns: columns, of: comparison.entries.filter { $0.scale == options.scale },
      title: "Prioritization (\(options.scale) scale)"
    ) { "\($0.prioritization)" }
  }

  /// The scales under the method of the base.
  private func scales(columns: [String]) -> StringTable {
    table(
      columns: columns,
      of: comparison.entries.filter { $0.prioritization == options.prioritization },
      title: "Scale (\(options.prioritization))"
    ) { "\($0.scale)" }
  }

  private func table(
    columns: [String], of entries: [MethodComparison.Entry], title: String,
    label: (MethodComparison.Entry) -> String
  ) -> StringTable {
    let shown = comparison.base.ranking.order.prefix(Self.itemsShown)
    var table = StringTable(
      [.init(title)] + columns.map { .init($0, .right) } + [.init("Ranking")])
    for entry in entries {
      switch entry.outcome {
      case .ranked(let items, let change):
        table.add(
          [label(entry)] + shown.map { NumberText.priority(items.priorities[$0]) }
            + [model.words(change, language: language)])
      case .notEvaluable:
        table.add([label(entry)] + shown.map { _ in "–" } + ["cannot be evaluated"])
      }
    }
    return table
  }

  // MARK: In words

  private var statements: [StringStatement] {
    var statements = [StringStatement(title: "First", text: firstSentence)]
    let reversals = comparison.reversals
    let results = comparison.evaluated.count
    if !reversals.isEmpty {
      let named = reversals.prefix(Self.reversalsNamed).map {
        "\(name($0.lower)) before \(name($0.higher)) in \($0.count)"
      }
      let rest = reversals.count - named.count
      statements.append(
        StringStatement(
          title: "Other orders",
          text: "of \(results) results " + named.joined(separator: ", ")
            + (rest > 0 ? ", and \(NumberText.count(rest, "more pair"))" : "")))
    }
    if let (entry, item, difference) = largestDifference {
      statements.append(
        StringStatement(
          title: "Largest difference",
          text: "\(NumberText.priority(difference)) for \(name(comparison.base.ids[item])) "
            + "(\(entry.scale) scale, \(entry.prioritization))"))
    }
    let failed = comparison.entries.count - results
    if failed > 0, let problem = firstProblem {
      statements.append(
        StringStatement(
          title: "Not evaluable",
          text: "\(failed) of \(comparison.entries.count) combinations; \(problem.description(in: model))")
      )
    }
    statements += model.noticeStatements
    statements.append(
      StringStatement(
        title: "Method",
        text: "compared with the \(options.prioritization) on the \(options.scale) scale; "
          + "\(options.synthesis.rawValue) synthesis; all \(comparison.entries.count) combinations "
          + "of \(JudgmentScale.allCases.count) scales and "
          + "\(PrioritizationMethod.allCases.count) methods"))
    return statements
  }

  private static let reversalsNamed = 5
  private static let combinationsNamed = 3

  /// Who is first in how many results, and in which if they are few.
  private var firstSentence: String {
    var firsts: [(id: RankedID, entries: [MethodComparison.Entry])] = []
    for result in comparison.evaluated {
      guard let first = result.items.order.first else { continue }
      if let index = firsts.firstIndex(where: { $0.id == first }) {
        firsts[index].entries.append(result.entry)
      } else {
        firsts.append((first, [result.entry]))
      }
    }
    let results = comparison.evaluated.count
    if firsts.count == 1, let only = firsts.first {
      return "\(name(only.id)) in all \(results) results"
    }
    return firsts.enumerated()
      .sorted { ($1.element.entries.count, $0.offset) < ($0.element.entries.count, $1.offset) }
      .map(\.element)
      .map { first in
        let places =
          first.entries.count > Self.combinationsNamed
          ? ""
          : " ("
            + first.entries.map { "\($0.scale) scale, \($0.prioritization)" }
            .joined(separator: "; ") + ")"
        return "\(name(first.id)) in \(first.entries.count) of \(results) results" + places
      }
      .joined(separator: ", ")
  }

  private var largestDifference: (entry: MethodComparison.Entry, item: Int, difference: Double)? {
    var largest: (entry: MethodComparison.Entry, item: Int, difference: Double)?
    for result in comparison.evaluated {
      for (item, priority) in result.items.priorities.enumerated() {
        let difference = abs(priority - comparison.base.priorities[item])
        if difference > largest?.difference ?? 0 { largest = (result.entry, item, difference) }
      }
    }
    return largest
  }

  private var firstProblem: EvaluationProblem? {
    for entry in comparison.entries {
      if case .notEvaluable(let error) = entry.outcome { return error.problems.first }
    }
    return nil
  }

  // MARK: For programs

  private var csv: String {
    var table = StringTable(
      ["scale", "prioritization", "item", "priority", "rank", "error_bound", "change"].map {
        StringTable.Column($0)
      })
    for (entry, items, change) in comparison.evaluated {
      let ranks = items.ranking.ranks
      for (index, id) in items.ids.enumerated() {
        table.add(
          entry.scale.rawValue, entry.prioritization.rawValue,
          model.name(ofRanked: id, language: nil), "\(items.priorities[index])",
          "\(ranks[index])", "\(items.errorBounds[index])", Self.key(change))
      }
    }
    return table.csv
  }

  private static func key(_ change: RankingChange) -> String {
    switch change {
    case .none: "none"
    case .order: "order"
    case .first: "first"
    }
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("compare-methods")), ("model", model.data(language: language)),
      (
        "base",
        .mapping([
          ("scale", .text(options.scale.rawValue)),
          ("prioritization", .text(options.prioritization.rawValue)),
          ("synthesis", .text(options.synthesis.rawValue)),
          ("aggregation", .text(options.aggregation.rawValue)),
        ])
      ),
      (
        "items",
        .list(
          comparison.base.ids.map { .text(model.name(ofRanked: $0, language: nil)) })
      ),
      ("results", .list(comparison.entries.map(data))),
      (
        "reversals",
        .list(
          comparison.reversals.map {
            .mapping([
              ("higher", .text(model.name(ofRanked: $0.higher, language: nil))),
              ("lower", .text(model.name(ofRanked: $0.lower, language: nil))),
              ("results", .integer($0.count)),
            ])
          })
      ),
    ]).json
  }

  private func data(of entry: MethodComparison.Entry) -> DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("scale", .text(entry.scale.rawValue)),
      ("prioritization", .text(entry.prioritization.rawValue)),
    ]
    switch entry.outcome {
    case .ranked(let items, let change):
      members += [
        ("priorities", .list(items.priorities.map(DataValue.number))),
        ("ranks", .list(items.ranking.ranks.map(DataValue.integer))),
        ("errorBounds", .list(items.errorBounds.map(DataValue.number))),
        ("change", .text(Self.key(change))),
      ]
    case .notEvaluable(let error):
      members.append(("problems", .list(error.problems.map { .text($0.description(in: model)) })))
    }
    return .mapping(members)
  }
}
