public import AHP
internal import AHPFormats

/// How sure the ranking is.
public struct SimulationReport: Sendable {
  private let model: DecisionModel
  private let simulation: Simulation
  private let language: String?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - simulation: Its simulation.
  ///   - language: The language of the labels.
  public init(model: DecisionModel, simulation: Simulation, language: String? = nil) {
    self.model = model
    self.simulation = simulation
    self.language = language
  }

  /// The report in a format.
  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .text:
      model.heading(language: language)
        + tables.map { "\n" + $0.text }.joined() + "\n" + Statement.text(statements)
    case .markdown:
      model.markdownHeading(language: language)
        + tables.map { "\n" + $0.markdown }.joined() + Statement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private var method: MethodStatement {
    MethodStatement(
      model: model, options: simulation.undisturbed.options,
      contributors: simulation.undisturbed.contributors, language: language)
  }

  private func name(_ item: Int, language: String?) -> String {
    model.name(ofRanked: simulation.items.ids[item], language: language)
  }

  private func name(_ item: Int) -> String { name(item, language: language) }

  /// The items, the best without noise first.
  private var order: [Int] { simulation.items.ranking.order }

  private var itemTitle: String { model.alternatives.isEmpty ? "Criterion" : "Alternative" }

  // MARK: Tables

  private var tables: [Table] {
    var tables = [ranks]
    if order.count > 1 { tables.append(pairs) }
    tables.append(priorities)
    if model.criteria.count > 1 && !model.alternatives.isEmpty { tables.append(criteria) }
    return tables + simulation.uncertain.map(bounds)
  }

  /// What the ranges of judgments leave open below a criterion.
  private func bounds(of uncertain: Simulation.UncertainJudgments) -> Table {
    let place =
      model.place(uncertain.criterion, language: language)
      + model.by(uncertain.participant, language: language)
    var table = Table([
      .init(place), .init("Geometric mean", .right), .init("Least", .right),
      .init("Largest", .right), .init("Fuzzy", .right), .init("Centroid", .right),
    ])
    let fuzzy = uncertain.matrix.fuzzyGeometricMeanPriorities()
    let intervals = uncertain.matrix.geometricMeanIntervals()
    let names = model.itemNames(of: uncertain.criterion, language: language)
    for (item, name) in names.enumerated() {
      let number = fuzzy.priorities[item]
      table.add(
        name, NumberText.priority(number.middle),
        intervals.map { NumberText.priority($0[item].lowerBound) } ?? "–",
        intervals.map { NumberText.priority($0[item].upperBound) } ?? "–",
        [number.lower, number.middle, number.upper].map(NumberText.priority)
          .joined(separator: " "),
        NumberText.priority(fuzzy.crispPriorities()[item]))
    }
    return table
  }

  /// How many ranks have a column of their own.
  private static let rankColumns = 6

  var ranks: Table {
    let count = order.count
    let shown = count <= Self.rankColumns ? count : Self.rankColumns - 1
    var titles = (1...shown).map { Table.Column("Rank \($0), %", .right) }
    if shown < count { titles.append(.init("later, %", .right)) }
    var table = Table([.init(itemTitle), .init("First")] + titles)
    for item in order {
      var shares = (1...shown).map { simulation.rankAcceptability(of: item, rank: $0) }
      if shown < count {
        shares.append(
          SimulatedShare(
            count: simulation.draws - shares.reduce(0) { $0 + $1.count }, draws: simulation.draws))
      }
      table.add(
        [name(item), bar(shares.first?.value ?? 0, width: 10)] + shares.map(percent))
    }
    return table
  }

  /// A share in percent with its standard error.
  private func percent(_ share: SimulatedShare) -> String {
    NumberText.fixed(100 * share.value, places: 1) + " ± "
      + NumberText.fixed(100 * share.standardError, places: 2)
  }

  /// Up to this number of items every one is shown against every other.
  private static let itemsInSquare = 6

  private var pairs: Table {
    if order.count > Self.itemsInSquare { return pairsOfFirst }
    var table = Table(
      [.init("Above, %")]
        + order.indices.map { .init("\($0 + 1)", .right) })
    for (place, item) in order.enumerated() {
      table.add(
        ["\(place + 1) \(name(item))"]
          + order.map {
            $0 == item ? "–" : percent(simulation.winningProbability(of: item, over: $0))
          })
    }
    return table
  }

  private var pairsOfFirst: Table {
    let first = order[0]
    var table = Table([.init(itemTitle), .init("\(name(first)) is above it, %", .right)])
    for item in order.dropFirst() {
      table.add(name(item), percent(simulation.winningProbability(of: first, over: item)))
    }
    return table
  }

  var priorities: Table {
    var table = Table([.init(itemTitle)] + Self.priorityColumns(baseTitle))
    for item in order {
      table.add(
        [name(item)] + cells(simulation.ranked[item], base: simulation.items.priorities[item]))
    }
    return table
  }

  private var criteria: Table {
    var table = Table([.init("Criterion")] + Self.priorityColumns(baseTitle))
    for row in HierarchyRows(model: model, evaluation: nil, depth: nil) where row.level > 0 {
      table.add(
        [row.branches + model.label(ofCriterion: row.criterion, language: language)]
          + cells(
            simulation.criteria[row.criterion],
            base: simulation.undisturbed.criteria.globalPriority(row.criterion)))
    }
    return table
  }

  private var baseTitle: String {
    simulation.settings.weights == .uniform ? "Equal weights" : "Undisturbed"
  }

  private static func priorityColumns(_ baseTitle: String) -> [Table.Column] {
    [.init(baseTitle, .right), .init("Mean", .right), .init("±", .right), .init("SD", .right)]
      + SimulatedPriority.shares.map {
        .init("\(NumberText.fixed(100 * $0, places: 0)) %", .right)
      }
  }

  private func cells(_ priority: SimulatedPriority, base: Double) -> [String] {
    [
      NumberText.priority(base), NumberText.priority(priority.mean),
      NumberText.fixed(priority.meanError, places: 5),
      NumberText.priority(priority.standardDeviation),
    ] + priority.quantiles.map { NumberText.priority($0.value) }
  }

  // MARK: In words

  var statements: [Statement] {
    var statements = [Statement(title: "Drawn", text: drawn)]
    if let inconsistent = simulation.inconsistent {
      statements.append(
        Statement(
          title: "Consistency",
          text: "in \(percent(inconsistent)) % of the draws some consistency ratio is above the "
            + "threshold \(simulation.undisturbed.options.consistencyThreshold)"))
    }
    if simulation.quantileDraws < simulation.draws {
      statements.append(
        Statement(
          title: "Quantiles", text: "from the first \(simulation.quantileDraws) draws"))
    }
    if !simulation.uncertain.isEmpty {
      statements.append(
        Statement(
          title: "Bounds",
          text:
            "least and largest are what the row geometric mean of any ratios within the ranges gives, "
            + "each for itself; fuzzy priorities and their centroids after Buckley (1985); undisturbed is "
            + "the middle of each range"))
    }
    statements += model.noticeStatements(
      sayingRanges: simulation.settings.noise != .intervals)
    statements.append(
      Statement(
        title: "Method",
        text: method.text
          + "; ± is one standard error; equal items share the better rank, and neither is above the "
          + "other"))
    statements.append(Statement(title: "Verdict", text: verdict))
    return statements
  }

  private var drawn: String {
    let settings = simulation.settings
    var text =
      "\(NumberText.count(simulation.draws, "time")) from the seed \(settings.seed), "
      + noise
    if settings.weights == .uniform {
      text += "; the local priorities of criteria uniformly from all that sum to 1"
    }
    if let error = settings.standardError {
      text +=
        simulation.draws < settings.draws
        ? "; stopped when every share by rank had a standard error of \(error) at most"
        : simulation.largestStandardError <= error
          ? "; every share by rank has a standard error of \(error) at most"
          : "; the standard error \(error) asked for is not reached"
    }
    return text
  }

  private var noise: String {
    let judgments = NumberText.count(simulation.judgmentCount, "judgment")
    return switch simulation.settings.noise {
    case .none: "no judgment disturbed"
    case .logNormal(let deviation):
      "\(judgments) log-normally, with the standard deviation \(deviation) of the logarithm"
    case .uniform(let factor): "\(judgments) uniformly by logarithm, up to the factor \(factor)"
    case .triangular(let factor):
      "\(judgments) triangularly by logarithm, up to the factor \(factor)"
    case .step: "\(judgments) by no step, one step down or one step up the scale, equally likely"
    case .dispersion:
      "\(judgments) log-normally, with the standard deviation of the participants' judgments on the "
        + "pair"
    case .intervals:
      "\(judgments) within the ranges given, by logarithm"
    }
  }

  /// From these shares of draws on the verdict calls a first place safe, or likely.
  private static let (safe, likely) = (0.95, 0.75)

  private var verdict: String {
    guard let first = order.first else { return "nothing is ranked" }
    let base =
      simulation.settings.weights == .uniform ? "with equal weights" : "with the judgments as given"
    let share = simulation.rankAcceptability(of: first, rank: 1)
    var text =
      "\(name(first)) is first \(base), and in \(percent(share)) % of the draws. "
    let rival = order.dropFirst().max {
      simulation.rankAcceptability(of: $0, rank: 1).count
        < simulation.rankAcceptability(of: $1, rank: 1).count
    }
    if let rival {
      let other = simulation.rankAcceptability(of: rival, rank: 1)
      if other.count == 0 {
        text += "Nothing else is ever first. "
      } else {
        text +=
          "Most often first of the others is \(name(rival)), in \(percent(other)) % of the draws; "
          + "\(name(first)) is above it in "
          + "\(percent(simulation.winningProbability(of: first, over: rival))) %. "
      }
    }
    let quantiles = simulation.ranked[first].quantiles
    if let low = quantiles.first, let high = quantiles.last {
      text +=
        "In nine draws of ten its priority is between \(NumberText.priority(low.value)) and "
        + "\(NumberText.priority(high.value)). "
    }
    text +=
      share.value >= Self.safe
      ? "Its first place is safe against what was drawn (95 % or more)."
      : share.value >= Self.likely
        ? "Its first place is likely, but not safe (75 to 95 %)."
        : "Its first place is open (less than 75 %)."
    return text
  }

  // MARK: For programs

  private var csv: String {
    let count = order.count
    var titles = ["kind", "name", "undisturbed", "mean", "mean_se", "sd", "sd_se"]
    for share in SimulatedPriority.shares {
      let percent = NumberText.fixed(100 * share, places: 0)
      titles += ["q\(percent)", "q\(percent)_se"]
    }
    for rank in 1...count { titles += ["rank_\(rank)", "rank_\(rank)_se"] }
    var table = Table(titles.map { Table.Column($0) })
    func numbers(_ base: Double, _ priority: SimulatedPriority) -> [String] {
      [
        "\(base)", "\(priority.mean)", "\(priority.meanError)", "\(priority.standardDeviation)",
        "\(priority.standardDeviationError)",
      ] + priority.quantiles.flatMap { ["\($0.value)", "\($0.standardError)"] }
    }
    for item in 0..<count {
      table.add(
        ["ranked", name(item, language: nil)]
          + numbers(simulation.items.priorities[item], simulation.ranked[item])
          + (1...count).flatMap { rank in
            let share = simulation.rankAcceptability(of: item, rank: rank)
            return ["\(share.value)", "\(share.standardError)"]
          })
    }
    for criterion in model.criteria.indices where criterion != model.goal {
      table.add(
        ["criterion", model.path(of: criterion)]
          + numbers(
            simulation.undisturbed.criteria.globalPriority(criterion),
            simulation.criteria[criterion])
          + Array(repeating: "", count: 2 * count))
    }
    return table.csv
  }

  private var json: String {
    let settings = simulation.settings
    let items = simulation.items.ids.indices
    return DataValue.mapping([
      ("report", .text("simulation")), ("model", model.data(language: language)),
      ("method", method.data), ("draws", .integer(simulation.draws)),
      // As text: many programs read numbers as doubles, which do not hold all seeds.
      ("seed", .text("\(settings.seed)")), ("noise", noiseData),
      ("weights", .text(settings.weights.rawValue)),
      ("standardErrorAskedFor", .optional(settings.standardError)),
      ("largestStandardError", .number(simulation.largestStandardError)),
      ("judgments", .integer(simulation.judgmentCount)),
      ("quantileDraws", .integer(simulation.quantileDraws)),
      ("inconsistent", simulation.inconsistent.map(data) ?? .null),
      (
        "ranked",
        .list(
          items.map { item in
            .mapping(
              members(
                name(item, language: nil), simulation.items.priorities[item],
                simulation.ranked[item]) + [
                  (
                    "ranks",
                    .list(
                      (1...items.count).map {
                        data(simulation.rankAcceptability(of: item, rank: $0))
                      })
                  ),
                  (
                    "above",
                    .list(
                      items.filter { $0 != item }.map { other in
                        .mapping(
                          [("name", .text(name(other, language: nil)))]
                            + members(simulation.winningProbability(of: item, over: other)))
                      })
                  ),
                ])
          })
      ),
      (
        "criteria",
        .list(
          model.criteria.indices.filter { $0 != model.goal }.map { criterion in
            .mapping(
              members(
                model.path(of: criterion),
                simulation.undisturbed.criteria.globalPriority(criterion),
                simulation.criteria[criterion]))
          })
      ),
      ("uncertain", .list(simulation.uncertain.map(data))), ("verdict", .text(verdict)),
    ]).json
  }

  private func data(of uncertain: Simulation.UncertainJudgments) -> DataValue {
    let fuzzy = uncertain.matrix.fuzzyGeometricMeanPriorities()
    let intervals = uncertain.matrix.geometricMeanIntervals()
    let extents = uncertain.matrix.extentAnalysis()
    let names = model.itemNames(of: uncertain.criterion)
    return .mapping([
      ("criterion", .text(model.path(of: uncertain.criterion))),
      ("participant", .optional(uncertain.participant.map { model.participants[$0].name })),
      (
        "items",
        .list(
          names.indices.map { item in
            let number = fuzzy.priorities[item]
            return .mapping([
              ("name", .text(names[item])),
              ("least", .optional(intervals?[item].lowerBound)),
              ("largest", .optional(intervals?[item].upperBound)),
              (
                "fuzzy",
                .list([.number(number.lower), .number(number.middle), .number(number.upper)])
              ),
              ("centroid", .number(fuzzy.crispPriorities()[item])),
              ("extentAnalysis", .number(extents.weights[item])),
            ])
          })
      ),
      ("extentAnalysisWarning", .text(ExtentAnalysis.warning)),
    ])
  }

  private var noiseData: DataValue {
    switch simulation.settings.noise {
    case .none: .mapping([("kind", .text("none"))])
    case .logNormal(let deviation):
      .mapping([("kind", .text("log-normal")), ("deviation", .number(deviation))])
    case .uniform(let factor):
      .mapping([("kind", .text("uniform")), ("factor", .number(factor))])
    case .triangular(let factor):
      .mapping([("kind", .text("triangular")), ("factor", .number(factor))])
    case .step: .mapping([("kind", .text("step"))])
    case .dispersion: .mapping([("kind", .text("dispersion"))])
    case .intervals: .mapping([("kind", .text("intervals"))])
    }
  }

  private func members(_ share: SimulatedShare) -> [(key: String, value: DataValue)] {
    [
      ("count", .integer(share.count)), ("share", .number(share.value)),
      ("standardError", .number(share.standardError)),
    ]
  }

  private func data(_ share: SimulatedShare) -> DataValue { .mapping(members(share)) }

  private func members(
    _ name: String, _ base: Double, _ priority: SimulatedPriority
  ) -> [(key: String, value: DataValue)] {
    [
      ("name", .text(name)), ("undisturbed", .number(base)), ("mean", .number(priority.mean)),
      ("meanStandardError", .number(priority.meanError)),
      ("standardDeviation", .number(priority.standardDeviation)),
      ("standardDeviationStandardError", .number(priority.standardDeviationError)),
      (
        "quantiles",
        .list(
          priority.quantiles.map {
            .mapping([
              ("share", .number($0.share)), ("value", .number($0.value)),
              ("standardError", .number($0.standardError)),
            ])
          })
      ),
    ]
  }
}
