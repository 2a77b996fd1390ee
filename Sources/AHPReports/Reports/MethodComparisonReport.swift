public import AHP
package import AHPFormats

/// What every prioritization method and every scale make of a model, and where they disagree.
public struct MethodComparisonReport: Sendable {
  private let names: Names
  private let comparison: MethodComparison
  /// The results, without those that could not be evaluated.
  private let results: [(entry: MethodComparison.Entry, items: RankedItems, change: RankingChange)]

  /// Creates the report of a comparison.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - comparison: Its results by every method and on every scale.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(model: DecisionModel, comparison: MethodComparison, language: String? = nil) {
    names = Names(model: model, language: language)
    self.comparison = comparison
    results = comparison.evaluated()
  }

  private var options: EvaluationOptions { comparison.options }

  private var words: LeadWords { LeadWords(names: names, items: comparison.base) }

  private func name(_ item: Int) -> Content { words.name(item) }
  private func name(_ id: RankedID) -> Content { .name(names.ranked(id)) }

  // MARK: Tables

  /// The methods under the scale of the base.
  private func methods() -> Table {
    table(
      of: comparison.entries.filter { $0.scale == options.scale },
      title: .phrase(.prioritizationOnScale, options.scale.content)
    ) { $0.prioritization.content }
  }

  /// The scales under the method of the base.
  private func scales() -> Table {
    table(
      of: comparison.entries.filter { $0.prioritization == options.prioritization },
      title: .phrase(.scaleWith, options.prioritization.content)
    ) { $0.scale.content }
  }

  private func table(
    of entries: [MethodComparison.Entry], title: Content,
    label: (MethodComparison.Entry) -> Content
  ) -> Table {
    let ranking = RankingColumns(names: names, base: comparison.base)
    var table = Table([.init(title)] + ranking.columns)
    table.hiddenColumns = ranking.hiddenCount
    for entry in entries {
      switch entry.outcome {
      case .ranked(let items, _): table.add([label(entry)] + ranking.cells(of: items))
      case .notEvaluable: table.add([label(entry)] + ranking.cellsWithoutResult())
      }
    }
    return table
  }

  // MARK: In words

  /// The tables, and what they come to.
  func blocks() -> [Block] {
    [.table(methods())] + scales().blocks() + [.statement(.first, leaders())]
      + otherOrders() + largestDifference() + problems()
  }

  private func closing() -> [Block] {
    names.notices() + [
      .statement(
        .method,
        .phrase(
          .comparedWith, options.prioritization.content, options.scale.content,
          options.synthesis.content, .count(comparison.entries.count),
          .count(JudgmentScale.allCases.count), .count(PrioritizationMethod.allCases.count)))
    ]
  }

  private static let combinationsNamed = 3

  /// Who leads in how many results, and in which if they are few.
  private func leaders() -> Content {
    let leads = LeadGroups(in: results.lazy.map(\.items))
    let all = Content.count(results.count)
    if let only = leads.groups.first, leads.groups.count == 1 {
      return .phrase(leads.hasShared ? .togetherInAll : .leadsInAll, words.all(only.leaders), all)
    }
    let groups = leads.groups.map { group -> Content in
      let phrase: Phrase =
        group.leaders.count > 1 ? .togetherIn : leads.hasShared ? .leadsAloneIn : .leadsIn
      let leads = Content.phrase(phrase, words.all(group.leaders), .count(group.results.count), all)
      return group.results.count > Self.combinationsNamed
        ? leads
        : .phrase(
          .withDetails, leads,
          .list(group.results.map { combination(results[$0].entry) }, .semicolon))
    }
    return groups.isEmpty ? .phrase(.nothingRanked) : .list(groups, .comma)
  }

  private func combination(_ entry: MethodComparison.Entry) -> Content {
    .phrase(.scaleAndMethod, entry.scale.content, entry.prioritization.content)
  }

  private static let reversalsNamed = 5

  private func otherOrders() -> [Block] {
    let reversals = comparison.reversals()
    if reversals.isEmpty { return [] }
    let named = reversals.prefix(Self.reversalsNamed).map {
      Content.phrase(.beforeIn, name($0.lower), name($0.higher), .count($0.count))
    }
    let rest = reversals.count - named.count
    return [
      .statement(
        .otherOrders,
        .phrase(
          .otherOrdersText, .count(results.count),
          .list(named + (rest > 0 ? [.phrase(.morePairs, .count(rest))] : []), .and)))
    ]
  }

  private func largestDifference() -> [Block] {
    var largest: (entry: MethodComparison.Entry, item: Int, difference: Double)?
    for result in results {
      for (item, priority) in result.items.priorities.enumerated() {
        let difference = abs(priority - comparison.base.priorities[item])
        if difference > largest?.difference ?? 0 { largest = (result.entry, item, difference) }
      }
    }
    return largest.map { entry, item, difference in
      [
        .statement(
          .largestDifference,
          .phrase(.differenceFor, .priority(difference), name(item), combination(entry)))
      ]
    } ?? []
  }

  private func problems() -> [Block] {
    for entry in comparison.entries {
      guard case .notEvaluable(let error) = entry.outcome, let problem = error.problems.first else {
        continue
      }
      return [
        .statement(
          .notEvaluable,
          .phrase(
            .notEvaluableText, .count(comparison.entries.count - results.count),
            .count(comparison.entries.count), problem.content(names)))
      ]
    }
    return []
  }
}

extension MethodComparisonReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] { [Section("methods", blocks() + closing())] }

  // MARK: For programs

  package func records() -> Table {
    var table = Table(keys: [
      "scale", "prioritization", "item", "priority", "rank", "error_bound", "change",
    ])
    let items = comparison.base.ids.map { Content.name(names.own.ranked($0)) }
    for (entry, found, change) in results {
      let ranks = found.ranking.ranks
      for (index, item) in items.enumerated() {
        table.add(
          .text(entry.scale.rawValue), .text(entry.prioritization.rawValue), item,
          .exact(found.priorities[index]), .count(ranks[index]), .exact(found.errorBounds[index]),
          .text(change.key))
      }
    }
    return table
  }

  package func data() -> DataValue {
    func text(_ id: RankedID) -> DataValue { .text(names.own.ranked(id)) }
    return .mapping([
      ("report", .text("compare-methods")), ("model", names.data),
      (
        "base",
        .mapping([
          ("scale", .text(options.scale.rawValue)),
          ("prioritization", .text(options.prioritization.rawValue)),
          ("synthesis", .text(options.synthesis.rawValue)),
          ("aggregation", .text(options.aggregation.rawValue)),
        ])
      ),
      ("items", .list(comparison.base.ids.map(text))),
      ("results", .list(comparison.entries.map(data))),
      (
        "reversals",
        .list(
          comparison.reversals().map {
            .mapping([
              ("higher", text($0.higher)), ("lower", text($0.lower)),
              ("results", .integer($0.count)),
            ])
          })
      ),
    ])
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
        ("change", .text(change.key)),
      ]
    case .notEvaluable(let error):
      members.append(
        ("problems", .list(error.problems.map { .text($0.description(in: names.model)) })))
    }
    return .mapping(members)
  }
}
