public import AHP
internal import AHPCharts

/// A group as charts show it.
public struct ChartedGroup: Sendable {
  let evaluation: GroupEvaluation
  let analysis: GroupAnalysis?
  let subgroups: Subgroups?
  let aggregation: GroupAggregation

  /// - Parameters:
  ///   - evaluation: What the group says.
  ///   - analysis: What its members say; `nil` for a group too large for that.
  ///   - subgroups: What its parts say; `nil` for none.
  ///   - aggregation: How the group's numbers come from those of its members.
  public init(
    _ evaluation: GroupEvaluation, analysis: GroupAnalysis? = nil, subgroups: Subgroups? = nil,
    aggregation: GroupAggregation = .judgments
  ) {
    self.evaluation = evaluation
    self.analysis = analysis
    self.subgroups = subgroups
    self.aggregation = aggregation
  }
}

/// Makes charts of a group.
struct GroupCharts {
  let names: Names
  let group: ChartedGroup
  let frames: ChartFrames

  private let items: RankedItems
  private let ranking: Ranking
  /// How the group's numbers come from those of its members.
  private let aggregation: GroupAggregation

  private static let (mostItems, mostPeople, mostRows) = (12, 40, 60)

  /// - Parameter answers: What is to be said of the answers; `nil` for nothing.
  init(names: Names, group: ChartedGroup, words: any Words, answers: AnswerNotes? = nil) {
    self.names = names
    self.group = group
    var options = group.evaluation.options
    (items, options.aggregation) = group.evaluation.ranked(
      of: names.model, by: group.aggregation)
    aggregation = options.aggregation
    ranking = items.ranking
    frames = ChartFrames(
      names: names,
      method: MethodStatement(
        names: names, options: options, contributors: [],
        contributorCount: group.evaluation.respondentCount), words: words,
      answers: answers)
  }

  private func line(_ content: Content) -> String { frames.line(content) }

  private func name(ofMember member: Int, in analysis: GroupAnalysis) -> String {
    names.participant(analysis.members[member].outcome.participant)
  }

  /// Where everybody puts what is ranked.
  func people() throws(ChartError) -> StripChart {
    guard let analysis = group.analysis else { throw .tooManyPeople }
    let members = analysis.members.indices.filter {
      analysis.members[$0].outcome.priorities != nil
    }
    guard members.count > 1 else { throw .tooFewPeople }
    return StripChart(
      frame: frames.frame(
        .chartPeople,
        .phrase(
          .chartPeopleText, .count(members.count), aggregation.content),
        summary: [verdict()],
        leftOut: [lowerRanks(ranking.order.count - Self.mostItems)]),
      xName: line(.phrase(.priority)),
      rows: ranking.order.prefix(Self.mostItems).map { item in
        StripChart.Row(
          name: names.ranked(items.ids[item]),
          dots: members.map { member in
            let value = analysis.members[member].outcome.priorities?[item] ?? 0
            return StripChart.Dot(
              name: line(
                .phrase(
                  .labelled, frames.content(name(ofMember: member, in: analysis)),
                  .priority(value))), value: value)
          },
          whole: items.priorities[item], wholeText: line(.priority(items.priorities[item])))
      })
  }

  private func lowerRanks(_ count: Int) -> Content? {
    frames.notShown(
      names.model.alternatives.isEmpty ? .lowerCriteriaNotShown : .lowerAlternativesNotShown,
      count)
  }

  private func verdict() -> Content {
    LeadWords(names: names, items: items, surroundings: .plainLine)
      .short(Lead(of: items, ranking: ranking))
  }

  /// How far groups agree on what the network of a criterion compares; empty for a criterion
  /// without one.
  private func networkRows(
    of criterion: CriterionID, level: Int, _ questions: Questions, _ groups: [GroupEvaluation]
  ) -> [HeatChart.Row] {
    guard names.model.networks[criterion] != nil else { return [] }
    return questions.ofNetworks.compactMap { set in
      let subject = questions.subject(of: set)
      guard case .network(criterion, _) = subject, questions.itemCount(of: set) > 1 else {
        return nil
      }
      return HeatChart.Row(
        level: level, name: line(names.place(subject)),
        cells: groups.map { group in
          let value = group.agreements[set]?.priorities.consensus?.indicator
          return HeatChart.Cell(value: value, text: line(value.map { .share($0) } ?? .empty))
        })
    }
  }

  private var consensusFormula: Content {
    let formula = group.evaluation.consensusFormula
    return .choice(key: "consensusFormula", name: formula.rawValue, title: "\(formula)")
  }

  /// How far the group, and each of its parts, agrees on each criterion.
  func consensus() throws(ChartError) -> HeatChart {
    let questions = Questions(of: names.model)
    let all: [(name: String, group: GroupEvaluation)] =
      [(line(.phrase(.everyoneTogether)), group.evaluation)]
      + (group.subgroups?.parts ?? []).prefix(8).map {
        ($0.value ?? line(.phrase(.withoutAttribute)), $0.group)
      }
    var rows: [HeatChart.Row] = []
    for row in HierarchyRows(model: names.model, evaluation: nil, depth: nil) {
      guard let set = questions.set(of: .criterion(row.criterion)) else { continue }
      let values = all.map { $0.group.agreements[set]?.priorities.consensus?.indicator }
      rows.append(
        HeatChart.Row(
          level: row.level, name: line(names.label(row.criterion)),
          cells: values.map { value in
            HeatChart.Cell(value: value, text: line(value.map { .share($0) } ?? .empty))
          }))
      rows += networkRows(of: row.criterion, level: row.level + 1, questions, all.map(\.group))
    }
    // A criterion that nobody was asked about stands only above those that somebody was.
    guard rows.contains(where: { $0.cells.contains { $0.value != nil } }) else {
      throw .tooFewPeople
    }
    let count = rows.count
    let deepest = rows.reduce(0) { max($0, $1.level) }
    var depth = deepest
    while rows.count > Self.mostRows, depth > 1 {
      depth -= 1
      rows.removeAll { $0.level > depth }
    }
    rows.removeAll { row in
      row.level == deepest && row.cells.allSatisfy { $0.value == nil }
    }
    let shown = Array(rows.prefix(Self.mostRows))
    let least = shown.reduce(1) { most, row in
      row.cells.reduce(most) { min($0, $1.value ?? $0) }
    }
    return HeatChart(
      frame: frames.frame(
        .chartConsensus, .phrase(.chartConsensusText, consensusFormula),
        summary: group.evaluation.consensus.map {
          [.phrase(.consensusOverall, .share($0), ConsensusLevel(indicator: $0).content)]
        } ?? [],
        leftOut: [
          count > Self.mostRows ? frames.notShown(.treeRowsNotShown, count - shown.count) : nil
        ]),
      columns: all.map(\.name), rows: shown, range: min(0.9, least)...1)
  }

  /// How alike each two people are.
  func similarity() throws(ChartError) -> HeatChart {
    guard let analysis = group.analysis else { throw .tooManyPeople }
    guard let similarity = analysis.similarity, analysis.compared.count > 1 else {
      throw .tooFewPeople
    }
    // Those alike stand side by side: clusters first, the others by how like they are on average.
    let clustered = analysis.clusters.flatMap(\.members)
    let rest = analysis.compared.filter { !clustered.contains($0) }
      .sorted {
        (analysis.members[$1].meanSimilarity ?? 0, $0)
          < (analysis.members[$0].meanSimilarity ?? 0, $1)
      }
    let places = Dictionary(
      uniqueKeysWithValues: zip(analysis.compared, analysis.compared.indices))
    let order = (clustered + rest).compactMap { member in places[member].map { (member, $0) } }
    let shown = order.prefix(Self.mostPeople)
    var least = 1.0
    let rows = shown.enumerated().map { number, entry in
      HeatChart.Row(
        name: "\(number + 1) " + name(ofMember: entry.0, in: analysis),
        cells: shown.map { other in
          if other.1 == entry.1 { return HeatChart.Cell(value: nil, text: "") }
          let value = similarity[entry.1, other.1]
          least = min(least, value)
          return HeatChart.Cell(
            value: value, text: line(.percent(value, places: 1)))
        })
    }
    return HeatChart(
      frame: frames.frame(
        .chartSimilarity, .phrase(.chartSimilarityText, .share(least)), summary: [],
        leftOut: [frames.notShown(.peopleNotShown, order.count - shown.count)]),
      columns: shown.indices.map { "\($0 + 1)" }, rows: rows, range: least...max(1, least))
  }

  /// What the parts of the group rank, side by side.
  func subgroups() throws(ChartError) -> HeatChart {
    guard let subgroups = group.subgroups, subgroups.parts.count > 1 else { throw .noSubgroups }
    let parts = subgroups.parts.prefix(8)
    let shown = ranking.order.prefix(Self.mostItems)
    let ranked = parts.map { $0.group.ranked(of: names.model, by: aggregation).items }
    let ranks = ranked.map { $0.ranking.rankContents() }
    var (least, most) = (1.0, 0.0)
    let rows = shown.map { item in
      HeatChart.Row(
        name: names.ranked(items.ids[item]),
        cells: zip(ranked, ranks).map { ranked, ranks in
          let priority = ranked.priorities[item]
          (least, most) = (min(least, priority), max(most, priority))
          return HeatChart.Cell(
            value: priority,
            text: line(.list([.priority(priority), .phrase(.inRank, ranks[item])], .space)))
        })
    }
    return HeatChart(
      frame: frames.frame(
        .chartSubgroups, .phrase(.chartSubgroupsText, frames.content(subgroups.attribute)),
        summary: [], leftOut: [lowerRanks(ranking.order.count - shown.count)]),
      columns: parts.map { $0.value ?? line(.phrase(.withoutAttribute)) }, rows: rows,
      range: least...max(most, least + 1e-9))
  }
}
