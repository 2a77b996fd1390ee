internal import AHP
internal import AHPCharts

/// Makes charts of an evaluation: chooses what is shown of a large model, and puts it into words.
struct ChartBuilder {
  let model: DecisionModel
  let evaluation: Evaluation
  let language: String?

  /// How many bars, rows, lines and columns a chart has at most.
  private static let (mostBars, mostRows, mostLines, mostColumns, mostPoints) = (40, 90, 12, 20, 40)

  private var options: EvaluationOptions { evaluation.options }
  private var items: RankedItems { RankedItems(of: model, in: evaluation) }
  private var itemsNoun: String { model.alternatives.isEmpty ? "criteria" : "alternatives" }

  private func name(_ item: Int, _ items: RankedItems) -> String {
    model.name(ofRanked: items.ids[item], language: language)
  }

  /// A name within a sentence, where one that is written from right to left must not turn around what follows.
  private func quoted(_ name: String) -> String {
    let isTurning = name.unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
        || (0xFE70...0xFEFF).contains($0.value) || (0x202A...0x202E).contains($0.value)
    }
    return isTurning ? "\u{2068}\(name)\u{2069}" : name
  }

  private func label(_ criterion: CriterionID) -> String {
    criterion == model.goal ? "Goal" : model.label(ofCriterion: criterion, language: language)
  }

  /// The words around a chart.
  private func frame(
    _ title: String, _ subtitle: String, summary: String, leftOut: String = ""
  ) -> Frame {
    let method = MethodStatement(
      model: model, options: options, contributors: evaluation.contributors, language: language)
    return Frame(
      title: "\(quoted(model.label(language: language))): \(title)", subtitle: subtitle,
      summary: summary, notes: [leftOut, "Method: \(method.text)."])
  }

  private func more(_ count: Int, _ what: String) -> String {
    count > 0 ? "Not shown: \(count) \(what)." : ""
  }

  /// "A is first with 0.4931".
  private func verdict(_ items: RankedItems) -> String {
    guard let first = items.ranking.order.first else { return "Nothing is ranked." }
    return
      "\(quoted(name(first, items))) is first with \(NumberText.priority(items.priorities[first]))."
  }

  // MARK: Results

  func ranking() throws(ChartError) -> BarChart {
    let items = items
    let ranking = items.ranking
    guard !ranking.order.isEmpty else { throw .nothingRanked }
    return BarChart(
      frame: frame(
        "ranking", "Global priorities of the \(itemsNoun), which sum to 1",
        summary: verdict(items),
        leftOut: more(ranking.order.count - Self.mostBars, "\(itemsNoun) of lower ranks")),
      bars: ranking.order.prefix(Self.mostBars).map {
        BarChart.Bar(
          prefix: "\(ranking.ranks[$0])", name: name($0, items), value: items.priorities[$0],
          valueText: NumberText.priority(items.priorities[$0]),
          isEmphasized: ranking.ranks[$0] == 1)
      })
  }

  func tree() -> OutlineChart {
    var depth = model.criteria.depth()
    var rows = HierarchyRows(model: model, evaluation: evaluation, depth: nil).rows
    let count = rows.count
    while rows.count > Self.mostRows, depth > 1 {
      depth -= 1
      rows.removeAll { $0.level > depth }
    }
    let largest = evaluation.hierarchyConsistency.largest.map {
      " The largest consistency ratio is \(NumberText.ratio($0.ratio))."
    }
    return OutlineChart(
      frame: frame(
        "hierarchy",
        "Local priorities, which sum to 1 below each criterion, and global ones, their product from "
          + "the goal down",
        summary: "\(NumberText.count(model.criteria.count - 1, "criterion", plural: "criteria")) "
          + "below the goal. \(verdict(items))\(largest ?? "")",
        leftOut: more(count - min(rows.count, Self.mostRows), "rows of the tree")),
      firstHeading: "Local", secondHeading: "Global",
      rows: rows.prefix(Self.mostRows).map { row in
        let global = evaluation.criteria.globalPriority(row.criterion)
        return OutlineChart.Row(
          level: row.level, name: label(row.criterion) + (row.isRepeated ? " (see above)" : ""),
          first: row.localPriority.map(NumberText.priority) ?? "",
          second: NumberText.priority(global), value: global)
      })
  }

  func consistency() throws(ChartError) -> LimitChart {
    struct Found {
      let criterion: CriterionID
      let participant: ParticipantID?
      let order: Int
      let ratio: Double?
    }
    var found: [Found] = []
    for (criterion, result) in zip(evaluation.criteria.indices, evaluation.criteria) {
      for matrix in result.matrices where matrix.consistency.order > 2 {
        found.append(
          Found(
            criterion: criterion, participant: matrix.participant,
            order: matrix.consistency.order, ratio: options.ratio(of: matrix.consistency)))
      }
    }
    guard !found.isEmpty else { throw .noMatrices }
    let above = found.count { $0.ratio != nil && !options.accepts($0.ratio, order: $0.order) }
    let order = found.indices.sorted {
      (found[$1].ratio ?? -1, $0) < (found[$0].ratio ?? -1, $1)
    }
    return LimitChart(
      frame: frame(
        "consistency",
        "Consistency ratio (CR) of each matrix of three items or more, and the largest that is accepted",
        summary: "\(above) of \(NumberText.count(found.count, "matrix", plural: "matrices")) "
          + "above \(options.consistencyThreshold).",
        leftOut: more(found.count - Self.mostBars, "matrices with a smaller CR")),
      limitName: "largest accepted \(options.consistencyThreshold)",
      entries: order.prefix(Self.mostBars).map {
        let entry = found[$0]
        return LimitChart.Entry(
          name: model.place(entry.criterion, language: language)
            + model.by(entry.participant, language: language),
          value: entry.ratio,
          valueText: entry.ratio.map { NumberText.ratio($0) } ?? "no random index",
          limit: options.consistencyThreshold.value(order: entry.order),
          isAbove: entry.ratio != nil && !options.accepts(entry.ratio, order: entry.order))
      })
  }

  // MARK: Sensitivity

  /// The priorities as a function of weights, for charts on alternatives.
  private func weightedScores(alternatives expected: Int) throws(ChartError) -> WeightedScores {
    guard model.alternatives.count >= expected else {
      throw .tooFewAlternatives(expected: expected)
    }
    do throws(SensitivityError) {
      return try WeightedScores(of: model, in: evaluation)
    } catch {
      throw .sensitivity(error)
    }
  }

  private var mainCriteria: [CriterionID] { model.criteria[model.goal].children }

  /// The main criteria from the heaviest.
  private func mainCriteriaByWeight() -> [CriterionID] {
    let weights = evaluation.criteria[model.goal].localPriorities
    return mainCriteria.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      .map { mainCriteria[$0] }
  }

  func performance() throws(ChartError) -> ProfileChart {
    guard !mainCriteria.isEmpty else { throw .tooFewCriteria(expected: 1) }
    let scores = try weightedScores(alternatives: 1)
    let performance = scores.performance(under: model.goal)
    let heaviest = Set(mainCriteriaByWeight().prefix(Self.mostColumns))
    let order = scores.items.ranking.order.prefix(Self.mostLines)
    let leftOut = [
      more(performance.entries.count - heaviest.count, "criteria of less weight"),
      more(scores.items.ids.count - order.count, "alternatives of lower ranks"),
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return ProfileChart(
      frame: frame(
        "performance",
        "Bars: weights of the criteria. Lines: the priority that each alternative would have if nothing "
          + "but the criterion counted, and in the whole",
        summary: verdict(scores.items), leftOut: leftOut),
      columns: performance.entries.filter { heaviest.contains($0.criterion) }.map { entry in
        ProfileChart.Column(
          name: label(entry.criterion), weight: entry.weight,
          weightText: NumberText.fixed(entry.weight, places: 3),
          values: order.map { entry.priorities[$0] })
      } + [
        ProfileChart.Column(
          name: "Overall", weight: nil, weightText: "",
          values: order.map { performance.overall[$0] })
      ],
      names: order.map { name($0, scores.items) },
      valueTexts: order.map { NumberText.priority(performance.overall[$0]) })
  }

  /// Up to how many pairs of lines the criterion of a gradient is searched for.
  private static let searchLimit = 20_000_000

  func gradient(of criterion: CriterionID?) throws(ChartError) -> LineChart {
    guard criterion != model.goal else { throw .goalHasNoWeight }
    guard !mainCriteria.isEmpty else { throw .tooFewCriteria(expected: 1) }
    let count = RankedID.all(in: model).count
    guard count > 0 else { throw .nothingRanked }
    let (pairs, isTooLarge) = (count * count).multipliedReportingOverflow(by: model.criteria.count)
    let chosen =
      criterion ?? (isTooLarge || pairs > Self.searchLimit ? mainCriteriaByWeight().first : nil)
    let sensitivity: WeightSensitivity
    do throws(SensitivityError) {
      sensitivity = try WeightSensitivity(of: model, in: evaluation, criterion: chosen)
    } catch {
      throw .sensitivity(error)
    }
    let found =
      chosen == nil
      ? sensitivity.nearestChangeOfWinner?.lines ?? heaviest(sensitivity.lines)
      : sensitivity.lines.first
    guard let lines = found else {
      throw .noDirection(model.path(of: chosen ?? mainCriteria[0], language: language))
    }
    return gradient(lines, sensitivity.items)
  }

  private func heaviest(_ lines: [WeightLines]) -> WeightLines? {
    lines.filter { $0.parent == model.goal }.max { $0.weight < $1.weight }
  }

  func gradient(_ lines: WeightLines, _ items: RankedItems) -> LineChart {
    let leads = lines.leads
    let order = items.ranking.order
    let leaders = Set(leads.map(\.item))
    let shown =
      Array(order.prefix(Self.mostLines))
      + order.dropFirst(Self.mostLines).filter { leaders.contains($0) }.prefix(Self.mostLines)
    let places = Dictionary(uniqueKeysWithValues: zip(shown, shown.indices))
    // Where the sum of the scores moves with the weight, priorities are no straight lines.
    let steps = 50
    let isStraight = lines.isStraight
    let weights = (0...(isStraight ? 1 : steps)).map { Double($0) / Double(isStraight ? 1 : steps) }
    let priorities = weights.map { lines.priorities(at: $0) }
    let crossings = lines.crossovers.filter {
      places[$0.higher] != nil && places[$0.lower] != nil && $0.weight > 0 && $0.weight < 1
    }
    let path = model.path(of: lines.criterion, language: language)
    let nearest = [lines.changeBelow, lines.changeAbove].compactMap(\.self)
      .min { abs($0.weight - lines.weight) < abs($1.weight - lines.weight) }
    let statement =
      nearest.map {
        "At the weight \(NumberText.fixed($0.weight, places: 3)) \(quoted(name($0.lower, items))) takes the first place."
      } ?? "No weight of it changes the first."
    return LineChart(
      frame: frame(
        "gradient",
        "Priorities as the weight of one criterion moves and its siblings keep their proportions; "
          + "circles: crossovers; the strip above: who is first",
        summary: "\(verdict(items)) \(statement)",
        leftOut: more(order.count - shown.count, "\(itemsNoun) of lower ranks")),
      series: shown.map { item in
        LineChart.Series(
          name: name(item, items),
          points: zip(weights, priorities).map { Point($0, $1[item]) },
          valueText: "now \(NumberText.priority(items.priorities[item]))")
      },
      leads: leads.map { LineChart.Lead(series: places[$0.item], range: $0.range) },
      crossings: crossings.prefix(200).map {
        Point($0.weight, lines.priorities(at: $0.weight)[$0.higher])
      },
      present: lines.weight, presentName: "now \(NumberText.fixed(lines.weight, places: 3))",
      xName: "Weight of \(quoted(path))"
        + (lines.parent == model.goal ? "" : " under \(quoted(label(lines.parent)))"),
      yName: "Priority")
  }

  func headToHead(
    _ pair: (first: AlternativeID, second: AlternativeID)?
  ) throws(ChartError) -> DifferenceChart {
    guard !mainCriteria.isEmpty else { throw .tooFewCriteria(expected: 1) }
    let scores = try weightedScores(alternatives: 2)
    let order = scores.items.ranking.order
    return headToHead(
      pair.map { ($0.first.position, $0.second.position) } ?? (order[0], order[1]), scores)
  }

  func headToHead(_ pair: (first: Int, second: Int), _ scores: WeightedScores) -> DifferenceChart {
    let result = scores.headToHead(pair.first, pair.second, under: model.goal)
    let (first, second) = (name(pair.first, scores.items), name(pair.second, scores.items))
    let order = result.entries.indices.sorted {
      (-abs(result.entries[$0].difference), $0) < (-abs(result.entries[$1].difference), $1)
    }
    func text(_ difference: Double) -> String { NumberText.priority(abs(difference)) }
    let unit =
      scores.isLogarithmic
      ? "differences of weighted logarithms, which sum to the logarithm of the ratio of both priorities"
      : "differences of priorities, which sum to that of the whole"
    return DifferenceChart(
      frame: frame(
        "head to head", "What each criterion adds to the lead: \(unit)",
        summary: result.total == 0
          ? "Both are equal."
          : "\(quoted(result.total > 0 ? first : second)) is ahead by \(text(result.total)).",
        leftOut: more(order.count - Self.mostBars, "criteria that add less")),
      first: first, second: second,
      entries: order.prefix(Self.mostBars).map {
        let entry = result.entries[$0]
        return DifferenceChart.Entry(
          name: "\(quoted(label(entry.criterion))) (\(NumberText.fixed(entry.weight, places: 3)))",
          value: entry.difference, valueText: text(entry.difference))
      },
      total: DifferenceChart.Entry(
        name: "Overall", value: result.total, valueText: text(result.total)))
  }

  func plane(_ criteria: [CriterionID]) throws(ChartError) -> ScatterChart {
    var axes = criteria
    for heaviest in mainCriteriaByWeight() where axes.count < 2 && !axes.contains(heaviest) {
      axes.append(heaviest)
    }
    guard axes.count >= 2 else { throw .tooFewCriteria(expected: 2) }
    return plane(axes[0], axes[1], try weightedScores(alternatives: 1))
  }

  func plane(
    _ across: CriterionID, _ up: CriterionID, _ scores: WeightedScores
  ) -> ScatterChart {
    let (first, second) = (scores.priorities(below: across), scores.priorities(below: up))
    let order = scores.items.ranking.order
    func title(_ criterion: CriterionID) -> String { model.place(criterion, language: language) }
    return ScatterChart(
      frame: frame(
        "two criteria", "Priorities of the alternatives if nothing but one criterion counted",
        summary: verdict(scores.items),
        leftOut: more(order.count - Self.mostPoints, "alternatives of lower ranks")),
      xName: "\(quoted(title(across))) →", yName: "↑ \(quoted(title(up)))",
      entries: order.prefix(Self.mostPoints).enumerated().map { place, item in
        ScatterChart.Entry(
          name: name(item, scores.items), point: Point(first[item], second[item]),
          isEmphasized: place == 0)
      })
  }
}
