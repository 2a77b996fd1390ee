internal import AHP
internal import AHPCharts

/// Makes charts of an evaluation: chooses what is shown of a large model, and puts it into words.
struct ChartBuilder {
  private let names: Names
  private let evaluation: Evaluation
  private let items: RankedItems
  private let ranking: Ranking
  var words: any Words
  /// What is to be said of the answers; `nil` for nothing.
  private let answers: AnswerNotes?

  /// - Parameters:
  ///   - items: What the evaluation ranks.
  ///   - ranking: The order of these.
  init(
    names: Names, evaluation: Evaluation, items: RankedItems, ranking: Ranking,
    words: any Words = English()
  ) {
    self.names = names
    self.evaluation = evaluation
    self.items = items
    self.ranking = ranking
    self.words = words
    answers = nil
  }

  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  init(names: Names, evaluation: Evaluation, words: any Words, answers: AnswerNotes?) {
    self.names = names
    self.evaluation = evaluation
    items = RankedItems(of: names.model, in: evaluation)
    ranking = items.ranking
    self.words = words
    self.answers = answers
  }

  private var model: DecisionModel { names.model }

  /// The same in the words of another language.
  func worded(_ words: any Words) -> ChartBuilder {
    var builder = self
    builder.words = words
    return builder
  }

  /// The most matrices of the chart of consistency where fewer are above the limit.
  static let mostAccepted = 15
  /// How many bars, rows, lines and columns a chart has at most.
  static let (mostBars, mostRows, mostLines, mostColumns, mostPoints) = (40, 90, 12, 20, 40)

  private var options: EvaluationOptions { evaluation.options }
  private var ranksAlternatives: Bool { !model.alternatives.isEmpty }

  private func name(_ item: Int) -> String { names.ranked(items.ids[item]) }

  private func content(_ name: String) -> Content { frames.content(name) }

  private func label(_ criterion: CriterionID) -> String { line(names.label(criterion)) }

  private var frames: ChartFrames {
    ChartFrames(
      names: names,
      method: MethodStatement(
        names: names, options: options, contributors: evaluation.contributors), words: words,
      answers: answers)
  }

  private func frame(
    _ title: Phrase, _ subtitle: Phrase, summary: [Content], leftOut: [Content?] = []
  ) -> Frame {
    frames.frame(title, .phrase(subtitle), summary: summary, leftOut: leftOut)
  }

  private func notShown(_ phrase: Phrase, _ count: Int) -> Content? {
    frames.notShown(phrase, count)
  }

  /// The charts of a network.
  func networkCharts(_ network: NetworkEvaluation, of criterion: CriterionID) -> NetworkCharts {
    NetworkCharts(names: names, criterion: criterion, evaluation: network, frames: frames)
  }

  /// How many of what is ranked are not shown.
  private func lowerRanks(_ count: Int) -> Content? {
    notShown(ranksAlternatives ? .lowerAlternativesNotShown : .lowerCriteriaNotShown, count)
  }

  private var leadWords: LeadWords {
    LeadWords(names: names, items: items, surroundings: .plainLine)
  }

  private func lead() -> Lead? { Lead(of: items, ranking: ranking) }

  /// "A is first with 0.4931."
  private func verdict() -> Content { leadWords.short(lead()) }

  private func line(_ content: Content) -> String { content.line(in: words) }

  // MARK: Results

  /// - Parameter most: How many bars there are at most.
  func rankingChart(most: Int = mostBars) throws(ChartError) -> BarChart {
    guard !ranking.order.isEmpty else { throw .nothingRanked }
    let ranks = ranking.rankContents()
    return BarChart(
      frame: frame(
        .chartRanking, ranksAlternatives ? .chartRankingAlternatives : .chartRankingCriteria,
        summary: [verdict()], leftOut: [lowerRanks(ranking.order.count - most)]),
      bars: ranking.order.prefix(most).map {
        BarChart.Bar(
          prefix: line(ranks[$0]), name: name($0), value: items.priorities[$0],
          valueText: line(.priority(items.priorities[$0])),
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
      Content.phrase(.largestRatioIs, .ratio($0.ratio))
    }
    return OutlineChart(
      frame: frame(
        .chartHierarchy, .chartHierarchyText,
        summary: [.phrase(.criteriaBelowGoal, .count(model.criteria.count - 1)), verdict()]
          + (largest.map { [$0] } ?? []),
        leftOut: [notShown(.treeRowsNotShown, count - min(rows.count, Self.mostRows))]),
      firstHeading: line(.phrase(.localPriority)), secondHeading: line(.phrase(.globalPriority)),
      rows: rows.prefix(Self.mostRows).map { row in
        let global = evaluation.criteria.globalPriority(row.criterion)
        return OutlineChart.Row(
          level: row.level,
          name: line(
            row.isRepeated
              ? .phrase(.seeAbove, names.label(row.criterion)) : names.label(row.criterion)),
          first: row.localPriority.map { line(.priority($0)) } ?? "",
          second: line(.priority(global)), value: global)
      })
  }

  func consistency() throws(ChartError) -> LimitChart {
    struct Found {
      let subject: ComparisonSubject
      let participant: ParticipantID?
      let order: Int
      let ratio: Double?
    }
    var found: [Found] = []
    for subject in evaluation.subjects() {
      for matrix in evaluation.matrices(of: subject) where matrix.consistency.order > 2 {
        found.append(
          Found(
            subject: subject, participant: matrix.participant,
            order: matrix.consistency.order, ratio: options.ratio(of: matrix.consistency)))
      }
    }
    IndividualMatrices(of: evaluation, model: model)?.forEach { subject, participant, matrix in
      guard let consistency = matrix?.consistency, consistency.order > 2 else { return }
      found.append(
        Found(
          subject: subject, participant: participant, order: consistency.order,
          ratio: options.ratio(of: consistency)))
    }
    guard !found.isEmpty else { throw .noMatrices }
    let above = found.count { $0.ratio != nil && !options.accepts($0.ratio, order: $0.order) }
    let order = found.indices.sorted {
      (found[$1].ratio ?? -1, $0) < (found[$0].ratio ?? -1, $1)
    }
    // Of those that are accepted a few say how far the rest are from the limit.
    let shown = min(Self.mostBars, max(above, Self.mostAccepted))
    return LimitChart(
      frame: frame(
        .chartConsistency, .chartConsistencyText,
        summary: [
          ConsistencyWords(names: names, options: options, marks: false).content(
            ConsistencyFindings(of: evaluation, model: model))
        ], leftOut: [notShown(.matricesNotShown, found.count - shown)]),
      limitName: line(.phrase(.largestAcceptedIs, options.consistencyThreshold.content)),
      entries: order.prefix(shown).map {
        let entry = found[$0]
        return LimitChart.Entry(
          name: line(names.place(entry.subject, by: entry.participant)),
          value: entry.ratio,
          valueText: line(entry.ratio.map { .ratio($0) } ?? .phrase(.noRandomIndex)),
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
    let order = ranking.order.prefix(Self.mostLines)
    return ProfileChart(
      frame: frame(
        .chartPerformance, .chartPerformanceText, summary: [verdict()],
        leftOut: [
          notShown(.lighterCriteriaNotShown, performance.entries.count - heaviest.count),
          lowerRanks(items.ids.count - order.count),
        ]),
      columns: performance.entries.filter { heaviest.contains($0.criterion) }.map { entry in
        ProfileChart.Column(
          name: label(entry.criterion), weight: entry.weight,
          weightText: line(.number(entry.weight, places: 3)),
          values: order.map { entry.priorities[$0] })
      } + [
        ProfileChart.Column(
          name: line(.phrase(.overall)), weight: nil, weightText: "",
          values: order.map { performance.overall[$0] })
      ],
      names: order.map(name), valueTexts: order.map { line(.priority(performance.overall[$0])) },
      ownScaleText: line(
        .phrase(
          .barsHaveOwnScale,
          .number(performance.entries.reduce(0) { max($0, $1.weight) }, places: 3))))
  }

  func gradient(of criterion: CriterionID?) throws(ChartError) -> LineChart {
    guard criterion != model.goal else { throw .goalHasNoWeight }
    guard !mainCriteria.isEmpty else { throw .tooFewCriteria(expected: 1) }
    let count = RankedID.all(in: model).count
    guard count > 0 else { throw .nothingRanked }
    let weights = evaluation.criteria[model.goal].localPriorities
    let movable = mainCriteriaByWeight().first { child in
      mainCriteria.firstIndex(of: child).map { weights[$0] < 1 } ?? false
    }
    let chosen =
      criterion
      ?? (WeightSensitivity.isComparable(items: count, criteria: model.criteria.count)
        ? nil : movable ?? mainCriteria.first)
    let sensitivity: WeightSensitivity
    do throws(SensitivityError) {
      sensitivity = try WeightSensitivity(of: model, in: evaluation, criterion: chosen)
    } catch {
      throw .sensitivity(error)
    }
    // As the gradient that a page and a sheet of paper show first.
    guard
      let lines = chosen == nil
        ? sensitivity.linesByDistance(under: model.goal).first : sensitivity.lines.first
    else {
      throw .noDirection(names.path(chosen ?? mainCriteria[0]))
    }
    return gradient(lines)
  }

  func gradient(_ lines: WeightLines) -> LineChart {
    let leads = lines.leads
    let order = ranking.order
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
    return LineChart(
      frame: frame(
        .chartGradient, .chartGradientText, summary: [verdict(), change(along: lines)],
        leftOut: [lowerRanks(order.count - shown.count)]),
      series: shown.map { item in
        LineChart.Series(
          name: name(item), points: zip(weights, priorities).map { Point($0, $1[item]) },
          valueText: line(.phrase(.nowIs, .priority(items.priorities[item]))))
      },
      leads: leads.map { LineChart.Lead(series: places[$0.item], range: $0.range) },
      crossings: crossings.prefix(200).map {
        Point($0.weight, lines.priorities(at: $0.weight)[$0.higher])
      },
      present: lines.weight,
      presentName: line(.phrase(.nowIs, .number(lines.weight, places: 3))),
      xName: line(weight(of: lines)), yName: line(.phrase(.priority)))
  }

  private func weight(of lines: WeightLines) -> Content {
    let path = content(names.path(lines.criterion))
    return lines.parent == model.goal
      ? .phrase(.weightOf, path) : .phrase(.weightOfUnder, path, content(label(lines.parent)))
  }

  /// The nearest weight of a criterion at which others lead.
  private func change(along lines: WeightLines) -> Content {
    guard let lead = lead() else { return .phrase(.noWeightOfItChanges) }
    let span = LeadSpan(of: lines, lead: lead)
    if span.partsLeaders { return leadWords.parting(span, of: names.path(lines.criterion)) }
    guard let nearest = span.nearest else { return .phrase(.noWeightOfItChanges) }
    let isBelow = nearest.side == .below
    return .phrase(
      .takesFirst,
      .number(isBelow ? span.range.lowerBound : span.range.upperBound, places: 3),
      leadWords.all(isBelow ? span.below : span.above))
  }

  /// The weights and judgments that move the lead most.
  func tornado() throws(ChartError) -> TornadoChart {
    let moves: LeadSensitivity?
    do throws(EvaluationError) {
      moves = try TornadoBuilder.moves(of: model, in: evaluation)
    } catch {
      throw .lapackMissing(error)
    }
    let lines: [WeightLines]
    do throws(SensitivityError) {
      lines = try WeightSensitivity(of: model, in: evaluation).lines
    } catch {
      if moves == nil { throw .sensitivity(error) }
      lines = []
    }
    return try tornado(lines, moves)
  }

  func tornado(
    _ lines: [WeightLines], _ moves: LeadSensitivity?
  ) throws(ChartError) -> TornadoChart {
    let builder = TornadoBuilder(names: names, evaluation: evaluation, items: items, frames: frames)
    // Where there is more than weights of criteria, judgments have been moved already.
    let judgments = try moves == nil ? builder.judgments() : moves?.judgments
    return try builder.chart(lines, clusters: moves?.clusters, judgments: judgments)
  }

  func headToHead(
    _ pair: (first: AlternativeID, second: AlternativeID)?
  ) throws(ChartError) -> DifferenceChart {
    guard !mainCriteria.isEmpty else { throw .tooFewCriteria(expected: 1) }
    let scores = try weightedScores(alternatives: 2)
    let order = ranking.order
    return headToHead(
      pair.map { ($0.first.position, $0.second.position) } ?? (order[0], order[1]), scores)
  }

  func headToHead(_ pair: (first: Int, second: Int), _ scores: WeightedScores) -> DifferenceChart {
    let result = scores.headToHead(pair.first, pair.second, under: model.goal)
    let (first, second) = (name(pair.first), name(pair.second))
    let order = result.entries.indices.sorted {
      (-abs(result.entries[$0].difference), $0) < (-abs(result.entries[$1].difference), $1)
    }
    func text(_ difference: Double) -> String { line(.priority(abs(difference))) }
    // What errors cannot tell apart is equal, whatever the sign of the rest.
    let areEqual = result.total == 0 || ranking.ranks[pair.first] == ranking.ranks[pair.second]
    return DifferenceChart(
      frame: frame(
        .chartHeadToHead, scores.isLogarithmic ? .headToHeadLogarithms : .headToHeadSums,
        summary: [
          areEqual
            ? .phrase(.bothEqual)
            : .phrase(
              .isAheadBy, content(result.total > 0 ? first : second),
              .priority(abs(result.total)))
        ], leftOut: [notShown(.smallerLeadsNotShown, order.count - Self.mostBars)]),
      first: first, second: second,
      entries: order.prefix(Self.mostBars).map {
        let entry = result.entries[$0]
        return DifferenceChart.Entry(
          name: line(
            .phrase(
              .withWeight, content(label(entry.criterion)), .number(entry.weight, places: 3))),
          value: entry.difference, valueText: text(entry.difference))
      },
      total: DifferenceChart.Entry(
        name: line(.phrase(.overall)), value: result.total, valueText: text(result.total)))
  }

  func plane(_ criteria: [CriterionID]) throws(ChartError) -> ScatterChart {
    var axes = criteria
    for heaviest in mainCriteriaByWeight() where axes.count < 2 && !axes.contains(heaviest) {
      axes.append(heaviest)
    }
    guard axes.count >= 2 else { throw .tooFewCriteria(expected: 2) }
    return plane(axes[0], axes[1], try weightedScores(alternatives: 1))
  }

  func plane(_ across: CriterionID, _ up: CriterionID, _ scores: WeightedScores) -> ScatterChart {
    let (first, second) = (scores.priorities(below: across), scores.priorities(below: up))
    let order = ranking.order
    func title(_ criterion: CriterionID) -> Content { content(line(names.place(criterion))) }
    return ScatterChart(
      frame: frame(
        .chartPlane, .chartPlaneText, summary: [verdict()],
        leftOut: [notShown(.lowerAlternativesNotShown, order.count - Self.mostPoints)]),
      xName: line(.phrase(.axisAcross, title(across))), yName: line(.phrase(.axisUp, title(up))),
      entries: order.prefix(Self.mostPoints).map { item in
        ScatterChart.Entry(
          name: name(item), point: Point(first[item], second[item]),
          isEmphasized: ranking.ranks[item] == 1)
      })
  }
}
