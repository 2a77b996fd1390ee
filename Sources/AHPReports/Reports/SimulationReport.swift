public import AHP
internal import AHPFormats

/// How sure the ranking is.
public struct SimulationReport: Sendable {
  let names: Names
  let simulation: Simulation
  /// Who is in which place without noise.
  private let ranking: Ranking
  private let words: LeadWords
  /// How sure the first place is.
  let verdict: Content

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - simulation: Its simulation.
  ///   - language: The language of the labels.
  public init(model: DecisionModel, simulation: Simulation, language: String? = nil) {
    names = Names(model: model, language: language)
    self.simulation = simulation
    ranking = simulation.items.ranking
    words = LeadWords(names: names, items: simulation.items)
    verdict = RobustnessWords(words: words, simulation: simulation)
      .content(Robustness(in: simulation, ranking: ranking))
  }

  private var model: DecisionModel { names.model }

  /// The items, the best without noise first.
  private var order: [Int] { ranking.order }

  // MARK: Tables

  private func tables() -> [Table] {
    var tables = [ranksTable()]
    if order.count > 1 { tables.append(pairs()) }
    tables.append(prioritiesTable())
    if model.criteria.count > 1 && !model.alternatives.isEmpty { tables.append(criteria()) }
    return tables + simulation.uncertain.map(bounds)
  }

  /// What the ranges of judgments leave open below a criterion.
  private func bounds(of uncertain: Simulation.UncertainJudgments) -> Table {
    var table = Table([
      .init(names.place(uncertain.subject, by: uncertain.participant)),
      .init(.geometricMean, .right), .init(.least, .right), .init(.largest, .right),
      .init(.fuzzy, .right, leavesAt: 1), .init(.centroid, .right),
    ])
    let fuzzy = uncertain.matrix.fuzzyGeometricMeanPriorities()
    let centroids = fuzzy.crispPriorities()
    let intervals = uncertain.matrix.geometricMeanIntervals()
    for (item, name) in names.items(of: uncertain.subject).enumerated() {
      let number = fuzzy.priorities[item]
      table.add(
        .name(name), .priority(number.middle), .priority(intervals?[item].lowerBound),
        .priority(intervals?[item].upperBound),
        .triangular(number.lower, number.middle, number.upper),
        .priority(centroids[item]))
    }
    return table
  }

  /// How many ranks have a column of their own.
  private static let rankColumns = 6

  /// How often each item is in which place.
  func ranksTable() -> Table {
    let count = order.count
    let shown = count <= Self.rankColumns ? count : Self.rankColumns - 1
    var columns: [Table.Column] = (1...shown).map { rank in
      // With little room the places further down go first.
      .init(.phrase(.percentInRank, .count(rank)), .right, leavesAt: rank < 3 ? nil : rank)
    }
    if shown < count { columns.append(.init(.phrase(.percentLater), .right, leavesAt: shown + 1)) }
    // The bar shows what the first rank says in digits.
    var table = Table(
      [.init(names.rankedTitle), .init(.firstBar, leavesAt: count + 1)] + columns)
    for item in order {
      var shares = (1...shown).map { simulation.rankAcceptability(of: item, rank: $0) }
      if shown < count {
        shares.append(
          SimulatedShare(
            count: simulation.draws - shares.reduce(0) { $0 + $1.count }, draws: simulation.draws))
      }
      table.add(
        [words.name(item), .bar(shares.first?.value ?? 0, columns: 10)]
          + shares.map { .estimate($0) })
    }
    return table
  }

  /// Up to this number of items every one is shown against every other.
  private static let itemsInSquare = 6

  /// How often which item is above which.
  private func pairs() -> Table {
    if order.count > Self.itemsInSquare { return pairsOfFirst() }
    var table = Table(
      [.init(.percentAbove)]
        + order.indices.map { place in
          .init(.rank(place + 1, isShared: false), .right, leavesAt: place < 2 ? nil : place)
        })
    for (place, item) in order.enumerated() {
      table.add(
        [.list([.rank(place + 1, isShared: false), words.name(item)], .space)]
          + order.map {
            $0 == item ? .absent : .estimate(simulation.winningProbability(of: item, over: $0))
          })
    }
    return table
  }

  private func pairsOfFirst() -> Table {
    let first = order[0]
    var table = Table([
      .init(names.rankedTitle), .init(.phrase(.percentIsAbove, words.name(first)), .right),
    ])
    for item in order.dropFirst() {
      table.add(words.name(item), .estimate(simulation.winningProbability(of: first, over: item)))
    }
    return table
  }

  /// The priorities of the items over all draws.
  func prioritiesTable() -> Table {
    var table = Table([.init(names.rankedTitle)] + priorityColumns())
    for item in order {
      table.add(
        [words.name(item)]
          + cells(simulation.ranked[item], base: simulation.items.priorities[item]))
    }
    return table
  }

  private func criteria() -> Table {
    var table = Table([.init(.criterion)] + priorityColumns())
    for row in HierarchyRows(model: model, evaluation: nil, depth: nil) where row.level > 0 {
      table.add(
        [.branch(row.branch, .name(names.criterion(row.criterion)))]
          + cells(
            simulation.criteria[row.criterion],
            base: simulation.undisturbed.criteria.globalPriority(row.criterion)))
    }
    return table
  }

  private func priorityColumns() -> [Table.Column] {
    let isUniform = simulation.settings.weights == .uniform
    return [
      .init(isUniform ? .equalWeights : .undisturbed, .right), .init(.mean, .right),
      .init(.plusMinus, .right, leavesAt: 5), .init(.standardDeviation, .right, leavesAt: 1),
    ]
      + SimulatedPriority.shares.map { share in
        // With little room the median and the outer quantiles stay.
        .init(
          .phrase(.percentOf, .number(100 * share, places: 0)), .right,
          leavesAt: share == 0.25 ? 4 : share == 0.75 ? 3 : nil)
      }
  }

  private func cells(_ priority: SimulatedPriority, base: Double) -> [Content] {
    [
      .priority(base), .priority(priority.mean), .number(priority.meanError, places: 5),
      .priority(priority.standardDeviation),
    ] + priority.quantiles.map { .priority($0.value) }
  }

  // MARK: In words

  /// What was drawn, and how sure the first place is.
  func findings() -> [Block] { drawn() + [.statement(.verdict, verdict)] }

  private func drawn() -> [Block] {
    var blocks: [Block] = [.statement(.drawn, SimulationWords(simulation: simulation).drawn())]
    if let matrices = simulation.inconsistentMatrices {
      blocks.append(.statement(.consistency, inconsistent(matrices)))
    }
    if simulation.quantileDraws < simulation.draws {
      blocks.append(
        .statement(.quantiles, .phrase(.quantilesText, .count(simulation.quantileDraws))))
    }
    if !simulation.uncertain.isEmpty {
      blocks.append(.statement(.bounds, .phrase(.boundsText)))
    }
    return blocks
  }

  /// How many matrices are above the threshold; with many of them some is in nearly every draw,
  /// which says nothing.
  private func inconsistent(_ matrices: Simulation.InconsistentMatrices) -> Content {
    let threshold = simulation.undisturbed.options.consistencyThreshold.content
    if matrices.count == 1, let share = simulation.inconsistent {
      return .phrase(
        matrices.undisturbed == 0 ? .matrixAboveInDraws : .matrixAboveBeforeAndInDraws,
        .estimate(share), threshold)
    }
    return .phrase(
      .matricesAboveInDraws, .count(matrices.count), .number(matrices.mean, places: 1), threshold,
      .count(matrices.undisturbed))
  }

  private func statements() -> [Block] {
    drawn() + names.notices(sayingRanges: simulation.settings.noise != .intervals) + [
      .statement(.method, .phrase(.methodOfSimulation, methodStatement.content())),
      .statement(.verdict, verdict),
    ]
  }

  var methodStatement: MethodStatement {
    MethodStatement(
      names: names, options: simulation.undisturbed.options,
      contributors: simulation.undisturbed.contributors)
  }

  // MARK: For programs

  /// The items in the order of the model.
  package func records() -> Table {
    let count = order.count
    var keys = ["kind", "name", "undisturbed", "mean", "mean_se", "sd", "sd_se"]
    for share in SimulatedPriority.shares {
      let percent = NumberText.fixed(100 * share, places: 0)
      keys += ["q\(percent)", "q\(percent)_se"]
    }
    for rank in 1...count { keys += ["rank_\(rank)", "rank_\(rank)_se"] }
    var table = Table(keys: keys)
    func numbers(_ base: Double, _ priority: SimulatedPriority) -> [Content] {
      let moments = [
        base, priority.mean, priority.meanError, priority.standardDeviation,
        priority.standardDeviationError,
      ]
      return (moments + priority.quantiles.flatMap { [$0.value, $0.standardError] })
        .map { .exact($0) }
    }
    for item in 0..<count {
      table.add(
        [.text("ranked"), .name(names.own.ranked(simulation.items.ids[item]))]
          + numbers(simulation.items.priorities[item], simulation.ranked[item])
          + (1...count).flatMap { rank -> [Content] in
            let share = simulation.rankAcceptability(of: item, rank: rank)
            return [.exact(share.value), .exact(share.standardError)]
          })
    }
    for criterion in model.criteria.indices where criterion != model.goal {
      table.add(
        [.text("criterion"), .name(names.own.path(criterion))]
          + numbers(
            simulation.undisturbed.criteria.globalPriority(criterion),
            simulation.criteria[criterion])
          + Array(repeating: .empty, count: 2 * count))
    }
    return table
  }
}

extension SimulationReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [Section("simulation", tables().map(Block.table) + statements())]
  }
}

extension Content {
  /// A share of draws with its standard error.
  static func estimate(_ share: SimulatedShare) -> Content {
    .estimate(share.value, standardError: share.standardError)
  }
}
