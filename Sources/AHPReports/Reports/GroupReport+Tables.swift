internal import AHP

extension GroupReport {
  /// The tables that have rows, each with a caption.
  func allTables() -> [Table] {
    let tables: [(name: String, table: Table)] =
      [
        ("aggregations", aggregations()), ("subgroups", subgroupTable()),
        ("agreement", agreements()), ("questions", disputedQuestions()),
      ]
      + (analysis.map {
        [
          ("distributions", distributions($0)), ("members", members($0)),
          ("clusters", clusters($0)), ("cluster-priorities", clusterPriorities($0)),
        ]
      } ?? [])
    return tables.filter { !$0.table.rows.isEmpty }.map { name, table in
      var named = table
      named.name = name
      return named
    }
  }

  /// The ranking under each kind of aggregation, side by side.
  private func aggregations() -> Table {
    var table = Table(
      [
        .init(.rank, .right), .init(names.rankedTitle), .init(.aggregatedJudgments, .right),
        .init(.aggregatedPriorities, .right),
        .init(.aggregatedGeometrically, .right, leavesAt: 3),
        .init(.aggregatedLocals, .right, leavesAt: 2), .init(.firstFor, .right, leavesAt: 1),
      ], caption: .phrase(.aggregationsCaption))
    let averages = [group.arithmetic, group.geometric, group.local]
      .map { averages in averages.map { $0.ranking.contents(with: $0.ranked) } }
    let ranks = ranking.rankContents()
    for item in ranking.order {
      table.add(
        [
          ranks[item], .name(rankedNames[item]),
          group.judgments == nil ? .absent : .priority(items.priorities[item]),
        ]
          + averages.map { $0?[item] ?? .absent }
          + [group.completeCount > 0 ? .count(group.ranked.firstCounts[item]) : .absent])
    }
    return table
  }

  /// The criteria, and how far those who judged each agree.
  private func agreements() -> Table {
    var table = Table(
      [
        .init(.criterion), .init(.globalByJudgments, .right),
        .init(.globalByPriorities, .right, leavesAt: 2), .init(.ratio, .right),
        .init(.judgedBy, .right),
        .init(.phrase(.ratioAbove, options.consistencyThreshold.content), .right, leavesAt: 1),
        .init(.consensusIndicator, .right), .init(.consensus, leavesAt: 3),
      ], caption: .phrase(.agreementCaption))
    for row in HierarchyRows(model: model, evaluation: nil, depth: nil) {
      table.add(agreement(in: row, on: .criterion(row.criterion)))
    }
    if let strategicModel = model.strategicModel {
      for row in HierarchyRows(model: strategicModel, evaluation: nil, depth: nil) {
        table.add(agreement(in: row, on: .strategicCriterion(row.criterion)))
      }
    }
    for set in questions.ofNetworks where questions.itemCount(of: set) > 1 {
      let subject = questions.subject(of: set)
      table.add(
        agreement(
          [names.place(subject), .empty, .empty, ratio(of: subject)], on: set))
    }
    return table
  }

  private func agreement(in row: HierarchyRows.Row, on subject: ComparisonSubject) -> [Content] {
    guard let set = questions.set(of: subject) else { return [] }
    let isGoal = subject == .criterion(model.goal)
    return agreement(
      [
        .branch(row.branch, isGoal ? .phrase(.goal) : .name(names.name(of: subject))),
        .priority(group.judgments?.globalPriority(of: subject)),
        .priority(group.arithmetic?.globalPriorities[set]), ratio(of: subject),
      ], on: set)
  }

  /// A row that begins with what the group makes of a set of items.
  private func agreement(_ own: [Content], on set: ComparisonSetID) -> [Content] {
    guard let agreement = group.agreements[set] else {
      return own + [.empty, .empty, .empty, .empty]
    }
    let consensus = agreement.priorities.consensus
    return own + [
      .count(agreement.priorities.count),
      agreement.ratioCount > 0 ? .count(agreement.inconsistentCount) : .absent,
      .share(consensus?.indicator), consensus?.level?.content ?? .empty,
    ]
  }

  /// The consistency ratio of the group's judgments on a criterion; empty where there are none.
  private func ratio(of subject: ComparisonSubject) -> Content {
    guard let matrices = group.judgments?.consistencies(of: subject), !matrices.isEmpty
    else { return .empty }
    let ratio = options.largestRatio(of: matrices)
    return .markedRatio(ratio, isHigh: options.isAbove(ratio, order: matrices[0].order))
  }

  // MARK: Questions

  /// How many questions are shown on which the answers are furthest apart.
  private static let questionsShown = 5

  private typealias Disputed = (set: ComparisonSetID, answers: CriterionAgreement.Answers)

  /// The questions from the one on which the answers are furthest apart.
  ///
  /// - Complexity: O(*n* log *n*) for *n* questions.
  private func disputed() -> [Disputed] {
    zip(questions.sets, group.agreements).flatMap { set, agreement in
      (agreement?.questions ?? []).map { (set, $0) }
    }
    .sorted {
      let (first, second) = (
        $0.answers.geometricStandardDeviation ?? 0, $1.answers.geometricStandardDeviation ?? 0
      )
      return first == second ? $0.answers.question < $1.answers.question : first > second
    }
  }

  private func disputedQuestions() -> Table {
    var table = Table(
      [
        .init(.question), .init(.mean, .right), .init(.from, .right), .init(.to, .right),
        .init(.geometricDeviation, .right), .init(.answers, .right),
      ], caption: .phrase(.questionsCaption))
    let disputed = disputed().filter { ($0.answers.geometricStandardDeviation ?? 0) > 1 }
    table.hiddenRows = max(0, disputed.count - Self.questionsShown)
    for (_, answers) in disputed.prefix(Self.questionsShown) {
      guard let deviation = answers.geometricStandardDeviation, deviation > 1,
        let mean = answers.mean, let range = answers.range
      else { continue }
      table.add(
        name(of: answers.question), .judgment(mean), .judgment(range.lowerBound),
        .judgment(range.upperBound),
        .number(deviation, places: 2), .count(answers.count))
    }
    return table
  }

  // MARK: Members

  private func members(_ analysis: GroupAnalysis) -> Table {
    let weights = analysis.members.map(\.outcome.participant.weight)
    let areWeightsEqual = weights.allSatisfy { $0 == weights[0] }
    var table = Table(
      [
        .init(.respondent), .init(.weight, .right, leavesAt: areWeightsEqual ? 6 : 1),
        .init(.answers, .right, leavesAt: 3), .init(.largestRatio, .right),
        .init(.largestRatioOn, leavesAt: 4), .init(.ranksFirst),
        .init(.garutiIndex, .right), .init(.similar, .right, leavesAt: 2),
        .init(.withoutByJudgments), .init(.withoutByPriorities, leavesAt: 5),
      ], caption: .phrase(.membersCaption))
    for (position, member) in analysis.members.enumerated() {
      let outcome = member.outcome
      let worst = outcome.largestRatio()
      let name = name(ofMember: position, in: analysis)
      table.add(
        member.isOutlier ? .phrase(.outlierMarked, name) : name,
        .weight(outcome.participant.weight), .count(outcome.answerCount),
        worst.map {
          .markedRatio(
            $0.ratio,
            isHigh: options.isAbove($0.ratio, order: questions.itemCount(of: $0.set)))
        } ?? .absent,
        worst.map { names.place(questions.subject(of: $0.set)) } ?? .empty,
        first(outcome.leaders()),
        .share(member.garutiCompatibility), .share(member.meanSimilarity),
        member.influence.map { $0.judgments.map(names.words) ?? .absent } ?? .phrase(.noResult),
        member.influence?.priorities.map(names.words) ?? .absent)
    }
    return table
  }

  /// How many are named of those that share a member's first place.
  private static let leadersNamed = 5

  /// The names of what a member ranks first.
  private func first(_ leaders: [Int]) -> Content {
    if leaders.isEmpty { return .absent }
    let named = rankedNames(Array(leaders.prefix(Self.leadersNamed)))
    return .list(named, more: leaders.count - named.count, .comma)
  }

  // MARK: Clusters

  private func clusters(_ analysis: GroupAnalysis) -> Table {
    var table = Table(
      [.init(.cluster, .right), .init(.members), .init(.homogeneity, .right)],
      caption: .phrase(.clustersCaption))
    for (number, cluster) in analysis.clusters.enumerated() {
      table.add(
        .count(number + 1),
        .list(cluster.members.map { name(ofMember: $0, in: analysis) }, .comma),
        .share(cluster.homogeneity))
    }
    return table
  }

  /// What each cluster says as a group.
  private func clusterPriorities(_ analysis: GroupAnalysis) -> Table {
    let clusters = analysis.clusters
    if clusters.isEmpty { return Table([]) }
    var table = Table(
      [.init(names.rankedTitle)]
        + clusters.indices.map {
          // Where there is no room for all, the last leave; they have the fewest members.
          .init(.phrase(.clusterNumber, .count($0 + 1)), .right, leavesAt: $0)
        }, caption: .phrase(.clusterPrioritiesCaption))
    for item in ranking.order {
      table.add(
        [.name(rankedNames[item])] + clusters.map { .priority($0.priorities[item]) })
    }
    return table
  }
}
