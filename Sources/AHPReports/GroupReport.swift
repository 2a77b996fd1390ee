public import AHP
internal import AHPFormats

/// The view of a group and its disagreement, for people and programs.
public struct GroupReport: Sendable {
  let model: DecisionModel
  let group: GroupEvaluation
  let statistics: GroupStatistics
  let analysis: GroupAnalysis?
  private let excluded: [RespondentOutcome]
  let language: String?

  /// - Parameters:
  ///   - analysis: What is said of each member; `nil` for a group too large for that.
  ///   - excluded: Respondents who do not count, as far as they are to be named.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(
    model: DecisionModel, group: GroupEvaluation, statistics: GroupStatistics,
    analysis: GroupAnalysis? = nil, excluded: [RespondentOutcome] = [], language: String? = nil
  ) {
    self.model = model
    self.group = group
    self.statistics = statistics
    self.analysis = analysis
    self.excluded = excluded
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n" + tables.map { $0.text + "\n" }.joined()
        + StringStatement.text(statements)
    case .markdown:
      model.markdownHeading(language: language) + "\n"
        + tables.map { $0.markdown + "\n" }.joined() + StringStatement.markdown(statements)
    case .json: oldData.json
    case .csv: csv
    }
  }

  var options: EvaluationOptions { group.options }
  var ranked: RankedItems { RankedItems(of: model, in: group) }

  func name(ofRanked item: Int) -> String {
    model.name(ofRanked: ranked.ids[item], language: language)
  }

  // MARK: Text and Markdown

  var tables: [StringTable] {
    [rankingTable, criteriaTable, answersTable].filter { !$0.rows.isEmpty }
      + (analysis.map { [membersTable($0), clustersTable($0)] } ?? []).filter { !$0.rows.isEmpty }
  }

  /// The ranking under each kind of aggregation, side by side.
  private var rankingTable: StringTable {
    var table = StringTable([
      .init("Rank", .right), .init(model.alternatives.isEmpty ? "Criterion" : "Alternative"),
      .init("AIJ", .right), .init("AIP", .right), .init("Rank", .right), .init("AIP geom.", .right),
      .init("Rank", .right), .init("Local", .right), .init("Rank", .right),
      .init("First for", .right),
    ])
    let ranking = ranked.ranking
    for item in ranking.order {
      func cells(_ averages: GroupEvaluation.AveragedPriorities?) -> [String] {
        averages.map { [NumberText.priority($0.ranked[item]), "\($0.ranking.ranks[item])"] }
          ?? ["–", "–"]
      }
      table.add(
        [
          "\(ranking.ranks[item])", name(ofRanked: item),
          group.judgments == nil ? "–" : NumberText.priority(ranked.priorities[item]),
        ] + cells(group.arithmetic) + cells(group.geometric) + cells(group.local)
          + [group.completeCount > 0 ? "\(group.ranked.firstCounts[item])" : "–"])
    }
    return table
  }

  private var criteriaTable: StringTable {
    var table = StringTable([
      .init("Criterion"), .init("G (AIJ)", .right), .init("G (AIP)", .right), .init("CR", .right),
      .init("Judged by", .right), .init("CR > \(options.consistencyThreshold)", .right),
      .init("S*", .right), .init("Consensus"),
    ])
    for row in HierarchyRows(model: model, evaluation: nil, depth: nil) {
      let result = group.judgments?.criteria[row.criterion]
      let agreement = group.criteria[row.criterion]
      let ratio = result?.consistencyRatio(by: options)
      let isHigh =
        ratio != nil && !options.accepts(ratio, order: model.itemCount(of: row.criterion))
      let consensus = agreement?.priorities.consensus
      table.add(
        row.branches
          + (row.level == 0 ? "Goal" : model.label(ofCriterion: row.criterion, language: language)),
        result.map { NumberText.priority($0.globalPriority) } ?? "–",
        group.arithmetic.map { NumberText.priority($0.criteria[row.criterion]) } ?? "–",
        result?.matrices.isEmpty ?? true ? "" : NumberText.ratio(ratio) + (isHigh ? " !" : "  "),
        agreement.map { "\($0.priorities.count)" } ?? "",
        agreement.map { $0.ratioCount > 0 ? "\($0.inconsistentCount)" : "–" } ?? "",
        agreement == nil ? "" : NumberText.percent(consensus?.indicator),
        consensus?.level.map { "\($0)" } ?? "")
    }
    return table
  }

  /// How many questions are shown on which the answers are furthest apart.
  private static let questionsShown = 5

  private typealias Disputed = (criterion: CriterionID, answers: CriterionAgreement.Answers)

  /// The questions from the one on which the answers are furthest apart.
  private var disputed: [Disputed] {
    group.criteria.enumerated().flatMap { criterion, agreement in
      (agreement?.questions ?? []).map { (CriterionID(criterion), $0) }
    }
    .sorted {
      let (first, second) = (
        $0.answers.geometricStandardDeviation ?? 0, $1.answers.geometricStandardDeviation ?? 0
      )
      return first == second ? $0.answers.question < $1.answers.question : first > second
    }
  }

  private var answersTable: StringTable {
    var table = StringTable([
      .init("Answers furthest apart"), .init("Mean", .right), .init("From", .right),
      .init("To", .right), .init("Geom. SD", .right), .init("Answers", .right),
    ])
    for (criterion, answers) in disputed.prefix(Self.questionsShown) {
      guard let deviation = answers.geometricStandardDeviation, deviation > 1,
        let mean = answers.mean, let range = answers.range
      else { continue }
      table.add(
        question(answers.question, of: criterion), NumberText.judgment(mean),
        NumberText.judgment(range.lowerBound), NumberText.judgment(range.upperBound),
        NumberText.fixed(deviation, places: 2), "\(answers.count)")
    }
    return table
  }

  /// "Cost: Purchase against Fuel".
  private func question(_ question: QuestionID, of criterion: CriterionID) -> String {
    let pair = Questions(of: model).pair(at: question)
    let names = model.itemNames(of: criterion, language: language)
    return "\(model.place(criterion, language: language)): \(names[pair.item]) against "
      + names[pair.other]
  }

  private func membersTable(_ analysis: GroupAnalysis) -> StringTable {
    var table = StringTable([
      .init("Respondent"), .init("Weight", .right), .init("Answers", .right),
      .init("Largest CR", .right), .init("on"), .init("First"), .init("G", .right),
      .init("Similar", .right), .init("Without, AIJ"), .init("AIP"),
    ])
    for member in analysis.members {
      let outcome = member.outcome
      let worst = outcome.largestRatio
      let isHigh =
        worst.map {
          !options.accepts($0.ratio, order: model.itemCount(of: $0.criterion))
        } ?? false
      table.add(
        outcome.participant.name + (member.isOutlier ? " *" : ""),
        DataValue.number(outcome.participant.weight).scalarText.replacing(".0", with: ""),
        "\(outcome.answerCount)", NumberText.ratio(worst?.ratio) + (isHigh ? " !" : "  "),
        worst.map { model.place($0.criterion, language: language) } ?? "",
        first(outcome.priorities), NumberText.percent(member.garutiCompatibility),
        NumberText.percent(member.meanSimilarity),
        member.influence.map { $0.judgments.map(words) ?? "–" } ?? "no result",
        member.influence?.priorities.map(words) ?? "–")
    }
    return table
  }

  /// The names of what a respondent ranks first.
  private func first(_ priorities: [Double]?) -> String {
    guard let priorities, let item = priorities.indices.max(by: { priorities[$0] < priorities[$1] })
    else { return "–" }
    return name(ofRanked: item)
  }

  private func words(_ change: RankingChange) -> String { model.words(change, language: language) }

  private func clustersTable(_ analysis: GroupAnalysis) -> StringTable {
    guard !analysis.clusters.isEmpty else { return StringTable([.init("Cluster")]) }
    let order = ranked.order.isEmpty ? [] : ranked.ranking.order
    var table = StringTable(
      [.init("Cluster", .right), .init("Members")]
        + order.map { .init(name(ofRanked: $0), .right) } + [.init("Homogeneity", .right)])
    for (number, cluster) in analysis.clusters.enumerated() {
      table.add(
        ["\(number + 1)", names(cluster.members, analysis)]
          + order.map { NumberText.priority(cluster.priorities[$0]) }
          + [NumberText.percent(cluster.homogeneity)])
    }
    return table
  }

  private func names(_ members: [Int], _ analysis: GroupAnalysis) -> String {
    members.map { analysis.members[$0].outcome.participant.name }.joined(separator: ", ")
  }

  // MARK: Statements

  var statements: [StringStatement] {
    var statements = [StringStatement(title: "Respondents", text: respondentsSentence)]
    statements += excludedStatement
    statements.append(StringStatement(title: "Agreement", text: agreementSentence))
    statements += analysis.map(memberStatements) ?? []
    statements += aggregationStatement
    statements += model.noticeStatements
    let bound = NumberText.bound(
      max(
        group.judgments?.largestErrorBound ?? 0, group.arithmetic?.errorBound ?? 0,
        group.geometric?.errorBound ?? 0, group.local?.errorBound ?? 0))
    let method = MethodStatement(
      model: model, options: options, contributors: [], language: language)
    statements.append(
      StringStatement(
        title: "Method",
        text: "\(GroupAggregation.judgments); arithmetic and geometric mean of final priorities "
          + "(AIP) of those who judged everything; arithmetic mean of local priorities; "
          + "\(method.text); relative error of every priority at most \(bound)"))
    if let source = model.annotation.source {
      statements.append(StringStatement(title: "Source", text: source))
    }
    return statements
  }

  private var respondentsSentence: String {
    let total = statistics.respondentCount
    var sentence =
      group.respondentCount == total
      ? "\(total), all of whom count"
      : "\(group.respondentCount) of \(total) count"
    let exclusions = statistics.exclusions
    let reasons = [
      (exclusions.attribute, "not as asked for"),
      (exclusions.inconsistent, "with a CR above the limit"),
      (exclusions.noWeight, "without weight"),
      (exclusions.noAnswers, "without answers"),
    ].filter { $0.0 > 0 }
    if !reasons.isEmpty {
      sentence += " (left out: \(reasons.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))"
    }
    return sentence + "; \(group.completeCount) judged everything"
  }

  private var excludedStatement: [StringStatement] {
    let named = excluded.compactMap { outcome -> String? in
      switch outcome.exclusion {
      case .inconsistent(let ratio, let criterion):
        "\(outcome.participant.name) (CR \(NumberText.ratio(ratio)) on "
          + "'\(model.place(criterion, language: language))')"
      case .attribute(let name):
        "\(outcome.participant.name) (\(name): "
          + "\(outcome.participant.attributes[name] ?? "not known"))"
      case .noWeight: "\(outcome.participant.name) (weight 0)"
      case .noAnswers: "\(outcome.participant.name) (no answers)"
      case nil: nil
      }
    }
    guard !named.isEmpty else { return [] }
    let others = statistics.exclusions.total - named.count
    return [
      StringStatement(
        title: "Left out",
        text: named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : ""))
    ]
  }

  private var agreementSentence: String {
    var parts: [String] = []
    if let consensus = group.consensus {
      parts.append(
        "consensus S* over all criteria \(NumberText.percent(consensus)) "
          + "(\(ConsensusLevel(indicator: consensus)))")
    }
    if let homogeneity = group.ranked.consensus?.relativeHomogeneity {
      parts.append(
        "relative homogeneity of the final priorities \(NumberText.percent(homogeneity))")
    }
    if let concordance = group.ranked.concordance {
      parts.append("Kendall's W of the final rankings \(NumberText.fixed(concordance, places: 3))")
    }
    return parts.isEmpty ? "needs two respondents or more" : parts.joined(separator: "; ")
  }

  private func memberStatements(_ analysis: GroupAnalysis) -> [StringStatement] {
    var statements: [StringStatement] = []
    if let threshold = analysis.clusterThreshold {
      statements.append(
        StringStatement(
          title: "Clusters",
          text: analysis.clusters.isEmpty
            ? "no two respondents are alike at a similarity of "
              + NumberText.percent(threshold)
            : "similarity above \(NumberText.percent(threshold))"
              + (analysis.unclustered.isEmpty
                ? "" : "; in none: \(names(analysis.unclustered, analysis))")))
    }
    let outliers = analysis.members.indices.filter { analysis.members[$0].isOutlier }
    if !outliers.isEmpty {
      statements.append(
        StringStatement(
          title: "Outliers",
          text: "\(names(outliers, analysis)), marked *: less like the others than the median by "
            + "more than three median deviations"))
    }
    let deciding = analysis.members.filter {
      if case .first = $0.influence?.judgments ?? $0.influence?.priorities ?? .none { return true }
      return false
    }
    let strongest = analysis.members
      .compactMap { member in member.influence.map { (member.outcome.participant.name, $0) } }
      .max { abs($0.1.largestShift) < abs($1.1.largestShift) }
    if let strongest, analysis.members.count > 1 {
      let shift = strongest.1.largestShift
      statements.append(
        StringStatement(
          title: "Influence",
          text: (deciding.isEmpty
            ? "the first stays first without any one respondent"
            : "the first would be another without "
              + deciding.map(\.outcome.participant.name).joined(separator: " or without "))
            + "; the largest change is that without \(strongest.0), where "
            + "\(name(ofRanked: strongest.1.shiftedItem)) \(shift < 0 ? "loses" : "gains") "
            + NumberText.priority(abs(shift))))
    }
    return statements
  }

  private var aggregationStatement: [StringStatement] {
    let obstacles = group.obstacles.map {
      StringStatement(title: "No AIJ", text: $0.description(in: model))
    }
    let kinds = [
      ("AIJ", group.judgments.map { _ in ranked.ranking.order }),
      ("AIP", group.arithmetic?.ranking.order), ("AIP geom.", group.geometric?.ranking.order),
      ("local priorities", group.local?.ranking.order),
    ].compactMap { name, order in order.map { (name: name, order: $0) } }
    guard kinds.count > 1 else { return obstacles }
    let sentence: String
    if Set(kinds.map(\.order)).count == 1 {
      sentence = "all kinds give the same ranking"
    } else if Set(kinds.map(\.order.first)).count == 1 {
      sentence = "the kinds rank differently; the first is the same under all"
    } else {
      sentence =
        "the kinds rank differently; first is "
        + kinds.map { "\($0.order.first.map(name(ofRanked:)) ?? "") under \($0.name)" }
        .joined(separator: ", ")
    }
    return obstacles + [StringStatement(title: "Aggregation", text: sentence)]
  }
}
