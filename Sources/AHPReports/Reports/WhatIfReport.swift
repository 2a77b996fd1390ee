public import AHP
package import AHPFormats

/// What a model ranks when some of its criteria have other weights.
public struct WhatIfReport: Sendable {
  private let names: Names
  private let evaluation: Evaluation
  private let scenarios: WeightScenarios
  private let words: LeadWords

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation at the present weights.
  ///   - scenarios: Its results at other weights.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(
    model: DecisionModel, evaluation: Evaluation, scenarios: WeightScenarios,
    language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.evaluation = evaluation
    self.scenarios = scenarios
    words = LeadWords(names: names, items: scenarios.base)
  }

  // MARK: Tables

  /// The present weights and every scenario, a row for each.
  private func results() -> Table {
    let ranking = RankingColumns(names: names, base: scenarios.base)
    var table = Table([.init(.scenario)] + ranking.columns)
    table.hiddenColumns = ranking.hiddenCount
    table.add([.phrase(.presentWeights)] + ranking.cells(of: scenarios.base).dropLast() + [.empty])
    for entry in scenarios.entries {
      table.add([weights(of: entry)] + ranking.cells(of: entry.items))
    }
    return table
  }

  private func weights(of entry: WeightScenarios.Entry) -> Content {
    .list(
      entry.moves.map {
        .phrase(
          .weightMoved, .name(names.path($0.criterion, under: $0.parent)), .priority($0.before),
          .priority($0.after))
      }, .comma)
  }

  /// Between which priorities and ranks each item is.
  private func spans() -> Table {
    let span = scenarios.span()
    var table = Table([
      .init(names.rankedTitle), .init(.judgmentNow, .right), .init(.least, .right),
      .init(.largest, .right),
      .init(.bestRank, .right), .init(.worstRank, .right),
    ])
    for item in scenarios.base.ranking.order {
      let (priorities, ranks) = (span.priorities[item], span.ranks[item])
      table.add(
        words.name(item), .priority(scenarios.base.priorities[item]),
        .priority(priorities.lowerBound), .priority(priorities.upperBound),
        .count(ranks.lowerBound), .count(ranks.upperBound))
    }
    return table
  }

  // MARK: In words

  private static let scenariosNamed = 3

  /// Who leads at the present weights, and in how many scenarios.
  private var verdict: Content {
    .list(
      [.phrase(.presentLead, words.content(ranking: scenarios.base.ranking))] + leads(),
      .sentence)
  }

  private func leads() -> [Content] {
    let count = scenarios.entries.count
    let groups = LeadGroups(in: scenarios.entries.lazy.map(\.items)).groups
    if let only = groups.first, groups.count == 1 {
      let leaders = words.all(only.leaders)
      return [
        count == 1
          ? .phrase(.leadsThen, leaders) : .phrase(.leadsInAllScenarios, leaders, .count(count))
      ]
    }
    let all = groups.map { group -> Content in
      let lead = Content.phrase(
        .leadsInScenarios, words.all(group.leaders), .count(group.results.count), .count(count))
      let named = group.results.map { weights(of: scenarios.entries[$0]) }
      return named.count > Self.scenariosNamed
        ? lead : .phrase(.withDetails, lead, .list(named, .semicolon))
    }
    return [.phrase(.scenarioLeads, .list(all, .semicolon))]
  }

  private func notVaried() -> [Block] {
    scenarios.notVaried.isEmpty
      ? []
      : [
        .statement(
          .notVaried,
          .phrase(
            .notVariedText,
            .list(scenarios.notVaried.map { .name(names.path($0)) }, .comma)))
      ]
  }

  /// Whose weights a scenario sets, where people's priorities are averaged.
  private func everybody() -> [Block] {
    scenarios.movesEverybody ? [.statement(.weights, .phrase(.scenariosOfEverybody))] : []
  }

  private var methodStatement: MethodStatement {
    MethodStatement(
      names: names, options: evaluation.options, contributors: evaluation.contributors)
  }
}

extension WhatIfReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [
      Section(
        "what-if",
        results().blocks() + [.table(spans())] + notVaried() + everybody() + names.notices() + [
          .statement(.method, .phrase(.methodOfScenarios, methodStatement.content())),
          .statement(.verdict, verdict),
        ])
    ]
  }

  // MARK: For programs

  package func records() -> Table {
    var table = Table(keys: ["scenario", "weights", "item", "priority", "rank", "change"])
    let items = scenarios.base.ids.map { Content.name(names.own.ranked($0)) }
    func add(_ number: Int, _ weights: String, _ result: RankedItems) {
      let ranks = result.ranking.ranks
      let change = scenarios.base.change(to: result).key
      for (index, item) in items.enumerated() {
        table.add(
          .count(number), .name(weights), item, .exact(result.priorities[index]),
          .count(ranks[index]), .text(change))
      }
    }
    add(0, "", scenarios.base)
    for (number, entry) in scenarios.entries.enumerated() {
      let weights = entry.moves.map {
        "\(names.own.path($0.criterion, under: $0.parent))=\($0.after)"
      }
      add(number + 1, weights.joined(separator: ", "), entry.items)
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("what-if")), ("model", names.data), ("method", methodStatement.data()),
      ("items", .list(scenarios.base.ids.map { .text(names.own.ranked($0)) })),
      ("priorities", .list(scenarios.base.priorities.map(DataValue.number))),
      ("ranks", .list(scenarios.base.ranking.ranks.map(DataValue.integer))),
      ("scenarios", .list(scenarios.entries.map(data))),
      ("notVaried", .list(scenarios.notVaried.map { .text(names.own.path($0)) })),
      ("verdict", .text(verdict.line(in: English()))),
    ])
  }

  private func data(of entry: WeightScenarios.Entry) -> DataValue {
    .mapping([
      (
        "weights",
        .list(
          entry.moves.map {
            .mapping([
              ("criterion", .text(names.own.path($0.criterion, under: $0.parent))),
              ("parent", .text(names.own.path($0.parent))), ("before", .number($0.before)),
              ("after", .number($0.after)),
            ])
          })
      ),
      ("priorities", .list(entry.items.priorities.map(DataValue.number))),
      ("ranks", .list(entry.items.ranking.ranks.map(DataValue.integer))),
      ("change", .text(scenarios.base.change(to: entry.items).key)),
    ])
  }
}
