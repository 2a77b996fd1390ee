internal import AHP
package import AHPFormats

// The report for programs: everything in full precision.

extension GroupReport {
  package func data() -> DataValue {
    let results: [(key: String, value: DataValue)] = [
      ("report", .text("group")), ("model", names.data), ("method", method.data()),
      ("respondents", respondentsData()),
      ("ranked", .list(items.ids.indices.map(data(ofRanked:)))),
      ("rankedAgreement", data(group.ranked)),
    ]
    let criteria: [(key: String, value: DataValue)] = [
      ("consistency", consistencyData()),
      ("criteria", .list(data(of: questions.sets.prefix(model.criteria.count), questions))),
      (
        "strategicCriteria",
        model.strategicModel == nil
          ? .null
          : .list(data(of: questions.strategicSets, questions))
      ),
      (
        "networks",
        model.networks.isEmpty ? .null : .list(data(of: questions.ofNetworks, questions))
      ),
    ]
    return .mapping(
      results + agreementMembers() + criteria + memberMembers()
        + [("subgroups", subgroupsData())])
  }

  /// How far the members agree in the whole.
  private func agreementMembers() -> [(key: String, value: DataValue)] {
    let agreement = Agreement(in: group, analysis: analysis)
    return [
      ("consensusFormula", .text(group.consensusFormula.rawValue)),
      ("modelAggregation", .optional(usualAggregation?.rawValue)),
      ("consensus", .optional(agreement.consensus)),
      ("consensusLevel", .optional(agreement.level.map { "\($0)" })),
      ("comparedWith", .optional(analysis?.aggregation.rawValue)),
      ("compatible", agreement.compatible.map(data) ?? .null),
    ]
  }

  /// The members one by one; null where they are too many.
  private func memberMembers() -> [(key: String, value: DataValue)] {
    let compared = analysis.map { DataValue.list(memberNames($0.compared, $0)) }
    let similarity = analysis?.similarity.map { similarity in
      DataValue.list(
        (0..<similarity.count).map { member in
          .list((0..<similarity.count).map { .number(similarity[member, $0]) })
        })
    }
    return [
      ("compared", compared ?? .null),
      ("members", analysis.map { .list(data(of: $0.members)) } ?? .null),
      ("distributions", distributionsData()),
      ("similarity", similarity ?? .null),
      ("clusters", analysis.map(clustersData) ?? .null),
    ]
  }

  private func data(_ compatible: Agreement.Compatible) -> DataValue {
    .mapping([
      ("count", .integer(compatible.count)), ("compatible", .integer(compatible.compatibleCount)),
      ("limit", .number(Compatibility.garutiThreshold)),
    ])
  }

  /// How many matrices are above the threshold: the group's, and those of its members.
  private func consistencyData() -> DataValue {
    let words = ConsistencyWords(names: names, options: options)
    let whole = group.judgments.map { ConsistencyFindings(of: $0, model: model) }
    return .mapping([
      ("matrices", whole.map { words.data($0.matrices) } ?? .null),
      ("individuals", memberConsistency().map { words.data($0, analysis: analysis) } ?? .null),
    ])
  }

  /// The own names of members.
  private func memberNames(_ members: [Int], _ analysis: GroupAnalysis) -> [DataValue] {
    members.map { .text(analysis.members[$0].outcome.participant.name) }
  }

  private func respondentsData() -> DataValue {
    let exclusions = statistics.exclusions
    let selection = statistics.selection
    return .mapping([
      ("read", .integer(statistics.respondentCount)), ("count", .integer(group.respondentCount)),
      ("complete", .integer(group.completeCount)),
      ("countedInPart", countedInPart.count.map { .integer($0) } ?? .null),
      (
        "leftOut",
        .mapping([
          ("attribute", .integer(exclusions.attribute)),
          ("inconsistent", .integer(exclusions.inconsistent)),
          ("noWeight", .integer(exclusions.noWeight)),
          ("noAnswers", .integer(exclusions.noAnswers)),
        ])
      ),
      (
        "where",
        .mapping(
          selection.attributes.sorted { $0.key < $1.key }.map {
            ($0.key, .list($0.value.sorted().map(DataValue.text)))
          })
      ),
      ("maximumConsistencyRatio", .optional(selection.maximumConsistencyRatio)),
      ("leavesOut", .text(selection.leavesOut.rawValue)),
    ])
  }

  private func data(ofRanked item: Int) -> DataValue {
    func data(_ averages: GroupEvaluation.AveragedPriorities?) -> DataValue {
      averages.map {
        .mapping([
          ("priority", .number($0.ranked[item])), ("rank", .integer($0.ranking.ranks[item])),
          ("errorBound", .number($0.errorBound)),
        ])
      } ?? .null
    }
    return .mapping([
      ("name", .text(rankedNames[item])),
      (
        "judgments",
        group.judgments == nil
          ? .null
          : .mapping([
            ("priority", .number(items.priorities[item])),
            ("rank", .integer(ranking.ranks[item])),
            ("errorBound", .number(items.errorBounds[item])),
          ])
      ),
      ("priorities", data(group.arithmetic)), ("prioritiesGeometric", data(group.geometric)),
      ("localPriorities", data(group.local)),
      ("firstFor", .integer(group.ranked.firstCounts[item])),
    ])
  }

  private func data(_ agreement: PriorityAgreement) -> DataValue {
    let consensus = agreement.consensus
    return .mapping([
      ("judges", .integer(agreement.count)), ("consensus", .optional(consensus?.indicator)),
      ("level", .optional(consensus?.level.map { "\($0)" })),
      ("relativeHomogeneity", .optional(consensus?.relativeHomogeneity)),
      ("alphaEntropy", .optional(consensus?.alphaEntropy)),
      ("betaEntropy", .optional(consensus?.betaEntropy)),
      ("gammaEntropy", .optional(consensus?.gammaEntropy)),
      ("kendallW", .optional(agreement.concordance)),
      ("firstFor", .list(agreement.firstCounts.map { .integer($0) })),
    ])
  }

  private func data(
    of sets: some Sequence<ComparisonSetID>, _ questions: Questions
  ) -> [DataValue] {
    sets.map { data(of: $0, questions) }
  }

  private func data(of set: ComparisonSetID, _ questions: Questions) -> DataValue {
    let subject = questions.subject(of: set)
    let result = group.judgments?.criterion(subject)
    let locals = group.judgments?.localPriorities(of: subject)
    let items = names.items(of: subject)
    var members: [(key: String, value: DataValue)] = [
      ("path", .text(names.own.path(subject))),
      ("name", .text(names.name(of: subject))),
      ("globalPriority", .optional(result?.globalPriority)),
      (
        "globalPriorityAIP",
        questions.ofNetworks.contains(set)
          ? .null : .optional(group.arithmetic?.globalPriorities[set])
      ),
      (
        "items",
        .list(
          items.enumerated().map { item, name in
            .mapping([
              ("name", .text(name)), ("localPriority", .optional(locals?[item])),
            ])
          })
      ),
      ("consistencyRatio", .optional(consistencyRatio(of: subject))),
      ("matrix", matrixData(of: subject)),
    ]
    guard let agreement = group.agreements[set] else {
      return .mapping(members + [("agreement", .null)])
    }
    members += [
      ("agreement", data(agreement.priorities)),
      (
        "respondentRatios",
        .mapping([
          ("count", .integer(agreement.ratioCount)),
          ("aboveThreshold", .integer(agreement.inconsistentCount)),
          ("mean", .optional(agreement.meanRatio)),
        ])
      ),
      (
        "answers",
        .list(
          agreement.questions.map { answers in
            let pair = questions.pair(at: answers.question)
            return .mapping([
              ("first", .text(items[pair.item])), ("second", .text(items[pair.other])),
              ("count", .integer(answers.count)), ("mean", .optional(answers.mean)),
              ("geometricStandardDeviation", .optional(answers.geometricStandardDeviation)),
              ("smallest", .optional(answers.range?.lowerBound)),
              ("largest", .optional(answers.range?.upperBound)),
            ])
          })
      ),
    ]
    return .mapping(members)
  }

  /// The consistency ratio of the group's judgments on a subject; `nil` without any.
  private func consistencyRatio(of subject: ComparisonSubject) -> Double? {
    group.judgments.flatMap { options.largestRatio(of: $0.consistencies(of: subject)) }
  }

  private func data(of members: [GroupAnalysis.Member]) -> [DataValue] {
    let asked = statistics.askedSets.map { set in
      (set: set, path: names.own.path(questions.subject(of: set)))
    }
    return members.map { member in
      let outcome = member.outcome
      return .mapping([
        ("participant", .text(outcome.participant.name)),
        ("weight", .number(outcome.participant.weight)),
        ("answers", .integer(outcome.answerCount)),
        (
          "consistencyRatios",
          .mapping(
            asked.map { ($0.path, .optional(outcome.consistencyRatios[$0.set])) })
        ),
        (
          "withoutPriorities",
          .list(
            outcome.gaps.map { .text(names.own.path(questions.subject(of: $0.set))) })
        ),
        (
          "priorities",
          outcome.priorities.map { .list($0.map(DataValue.number)) } ?? .null
        ),
        ("saatyCompatibility", .optional(member.saatyCompatibility)),
        ("garutiCompatibility", .optional(member.garutiCompatibility)),
        ("geometricCompatibility", .optional(member.geometricCompatibility)),
        ("meanSimilarity", .optional(member.meanSimilarity)),
        ("isOutlier", .boolean(member.isOutlier)),
        ("without", member.influence.map(data) ?? .null),
      ])
    }
  }

  private func data(_ influence: GroupAnalysis.Influence) -> DataValue {
    // In English, whatever the language of the report: programs compare these texts.
    func data(_ change: RankingChange?) -> DataValue {
      change.map { .text(names.own.words($0).line(in: English())) } ?? .null
    }
    return .mapping([
      ("judgments", data(influence.judgments)), ("priorities", data(influence.priorities)),
      ("change", data(influence.change)), ("largestShift", .number(influence.largestShift)),
      ("of", items.ids.isEmpty ? .null : .text(rankedNames[influence.shiftedItem])),
    ])
  }

  private func clustersData(_ analysis: GroupAnalysis) -> DataValue {
    .mapping([
      ("threshold", .optional(analysis.clusterThreshold)),
      (
        "clusters",
        .list(
          analysis.clusters.map { cluster in
            .mapping([
              ("members", .list(memberNames(cluster.members, analysis))),
              ("priorities", .list(cluster.priorities.map(DataValue.number))),
              ("relativeHomogeneity", .optional(cluster.homogeneity)),
            ])
          })
      ),
      ("unclustered", .list(memberNames(analysis.unclustered, analysis))),
    ])
  }

  // MARK: Records

  /// What is ranked, the criteria, strategic ones last, the answers to each question, and the
  /// respondents.
  package func records() -> Table {
    if extras.contains(.people), let analysis { return people(analysis, areForPrograms: true) }
    var table = Table(keys: [
      "kind", "path", "name", "aij", "aip", "aip_geometric", "local", "consistency_ratio",
      "judges", "consensus", "geometric_sd", "smallest", "largest",
    ])
    addRanked(to: &table)
    for set in questions.sets { add(set, questions, to: &table) }
    addMembers(to: &table)
    addSubgroups(to: &table)
    return table
  }

  private func addRanked(to table: inout Table) {
    let homogeneity = group.ranked.consensus?.relativeHomogeneity
    for (item, name) in rankedNames.enumerated() {
      table.add(
        .text("ranked"), .empty, .name(name),
        group.judgments == nil ? .empty : .exact(items.priorities[item]),
        .exact(group.arithmetic?.ranked[item]), .exact(group.geometric?.ranked[item]),
        .exact(group.local?.ranked[item]), .empty, .count(group.completeCount),
        .exact(homogeneity), .empty, .empty, .empty)
    }
  }

  private func add(_ set: ComparisonSetID, _ questions: Questions, to table: inout Table) {
    let subject = questions.subject(of: set)
    let result = group.judgments?.criterion(subject)
    let path = Content.name(names.own.path(subject))
    let agreement = group.agreements[set]
    let isOfNetwork = questions.ofNetworks.contains(set)
    let averages = [group.arithmetic, group.geometric, group.local].map {
      isOfNetwork ? Content.empty : Content.exact($0?.globalPriorities[set])
    }
    let kind =
      isOfNetwork
      ? "network" : set.position < model.criteria.count ? "criterion" : "strategic criterion"
    table.add(
      .text(kind), path, .name(names.name(of: subject)), .exact(result?.globalPriority),
      averages[0], averages[1], averages[2], .exact(consistencyRatio(of: subject)),
      .count(agreement?.priorities.count), .exact(agreement?.priorities.consensus?.indicator),
      .empty, .empty, .empty)
    guard let agreement, !agreement.questions.isEmpty else { return }
    let items = names.items(of: subject)
    for answers in agreement.questions {
      let pair = questions.pair(at: answers.question)
      table.add(
        .text("answers"), path, .name("\(items[pair.item])|\(items[pair.other])"),
        .exact(answers.mean), .empty, .empty, .empty, .empty, .count(answers.count), .empty,
        .exact(answers.geometricStandardDeviation), .exact(answers.range?.lowerBound),
        .exact(answers.range?.upperBound))
    }
  }

  private func addMembers(to table: inout Table) {
    for member in analysis?.members ?? [] {
      let name = Content.name(member.outcome.participant.name)
      let largestRatio = Content.exact(member.outcome.largestRatio()?.ratio)
      for (item, priority) in (member.outcome.priorities ?? []).enumerated() {
        table.add(
          .text("respondent"), name, .name(rankedNames[item]), .empty, .exact(priority), .empty,
          .empty, largestRatio, .empty, .exact(member.meanSimilarity), .empty, .empty, .empty)
      }
    }
  }
}
