internal import AHP
internal import AHPFormats

extension GroupReport {
  // MARK: JSON

  /// Everything at full precision.
  var oldData: DataValue {
    .mapping([
      ("report", .text("group")), ("model", model.data(language: language)),
      (
        "method",
        MethodStatement(model: model, options: options, contributors: [], language: language).data()
      ),
      ("respondents", respondentsData),
      ("ranked", .list(ranked.ids.indices.map(data(ofRanked:)))),
      ("rankedAgreement", data(group.ranked)),
      ("consensus", .optional(group.consensus)),
      (
        "consensusLevel",
        .optional(group.consensus.map { "\(ConsensusLevel(indicator: $0))" })
      ),
      ("criteria", .list(model.criteria.indices.map(data(ofCriterion:)))),
      (
        "compared",
        analysis.map { analysis in
          .list(
            analysis.compared.map { .text(analysis.members[$0].outcome.participant.name) })
        } ?? .null
      ),
      ("members", analysis.map { .list($0.members.map(data)) } ?? .null),
      (
        "similarity",
        analysis?.similarity.map { similarity in
          .list(
            (0..<similarity.count).map { member in
              .list((0..<similarity.count).map { .number(similarity[member, $0]) })
            })
        } ?? .null
      ),
      ("clusters", analysis.map(clustersData) ?? .null),
    ])
  }

  private var respondentsData: DataValue {
    let exclusions = statistics.exclusions
    let selection = statistics.selection
    return .mapping([
      ("read", .integer(statistics.respondentCount)), ("count", .integer(group.respondentCount)),
      ("complete", .integer(group.completeCount)),
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
      ("name", .text(name(ofRanked: item))),
      (
        "judgments",
        group.judgments == nil
          ? .null
          : .mapping([
            ("priority", .number(ranked.priorities[item])),
            ("rank", .integer(ranked.ranking.ranks[item])),
            ("errorBound", .number(ranked.errorBounds[item])),
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

  private func data(ofCriterion criterion: CriterionID) -> DataValue {
    let result = group.judgments?.criteria[criterion]
    let names = model.itemNames(of: criterion, language: language)
    var members: [(key: String, value: DataValue)] = [
      ("path", .text(model.path(of: criterion))),
      ("name", .text(model.label(ofCriterion: criterion, language: language))),
      ("globalPriority", .optional(result?.globalPriority)),
      ("globalPriorityAIP", .optional(group.arithmetic?.criteria[criterion])),
      (
        "items",
        .list(
          names.enumerated().map { item, name in
            .mapping([
              ("name", .text(name)), ("localPriority", .optional(result?.localPriorities[item])),
            ])
          })
      ),
      ("consistencyRatio", .optional(result?.consistencyRatio(by: options))),
    ]
    guard let agreement = group.criteria[criterion] else {
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
            let pair = Questions(of: model).pair(at: answers.question)
            return .mapping([
              ("first", .text(names[pair.item])), ("second", .text(names[pair.other])),
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

  private func data(_ member: GroupAnalysis.Member) -> DataValue {
    let outcome = member.outcome
    func data(_ change: RankingChange?) -> DataValue {
      change.map { .text(model.words($0, language: nil)) } ?? .null
    }
    return .mapping([
      ("participant", .text(outcome.participant.name)),
      ("weight", .number(outcome.participant.weight)), ("answers", .integer(outcome.answerCount)),
      (
        "consistencyRatios",
        .mapping(
          statistics.askedCriteria.map {
            (model.path(of: $0), .optional(outcome.consistencyRatios[$0]))
          })
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
      (
        "without",
        member.influence.map {
          .mapping([
            ("judgments", data($0.judgments)), ("priorities", data($0.priorities)),
            ("largestShift", .number($0.largestShift)),
            ("of", .text(name(ofRanked: $0.shiftedItem))),
          ])
        } ?? .null
      ),
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
              (
                "members",
                .list(
                  cluster.members.map { .text(analysis.members[$0].outcome.participant.name) })
              ),
              ("priorities", .list(cluster.priorities.map(DataValue.number))),
              ("relativeHomogeneity", .optional(cluster.homogeneity)),
            ])
          })
      ),
      (
        "unclustered",
        .list(
          analysis.unclustered.map { .text(analysis.members[$0].outcome.participant.name) })
      ),
    ])
  }

  // MARK: CSV

  /// One table: what is ranked, the criteria, the answers to each question, and the respondents.
  var csv: String {
    var table = StringTable(
      [
        "kind", "path", "name", "aij", "aip", "aip_geometric", "local", "consistency_ratio",
        "judges",
        "consensus", "geometric_sd", "smallest", "largest",
      ].map { StringTable.Column($0) })
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
    for item in ranked.ids.indices {
      table.add(
        "ranked", "", name(ofRanked: item),
        group.judgments == nil ? "" : text(ranked.priorities[item]),
        text(group.arithmetic?.ranked[item]), text(group.geometric?.ranked[item]),
        text(group.local?.ranked[item]), "",
        "\(group.completeCount)", text(group.ranked.consensus?.relativeHomogeneity), "", "", "")
    }
    for criterion in model.criteria.indices {
      let result = group.judgments?.criteria[criterion]
      let path = model.path(of: criterion)
      let agreement = group.criteria[criterion]
      table.add(
        "criterion", path, model.label(ofCriterion: criterion, language: language),
        text(result?.globalPriority), text(group.arithmetic?.criteria[criterion]),
        text(group.geometric?.criteria[criterion]), text(group.local?.criteria[criterion]),
        text(result?.consistencyRatio(by: options)),
        agreement.map { "\($0.priorities.count)" } ?? "",
        text(agreement?.priorities.consensus?.indicator), "", "", "")
      for answers in agreement?.questions ?? [] {
        let pair = Questions(of: model).pair(at: answers.question)
        let names = model.itemNames(of: criterion, language: language)
        table.add(
          "answers", path, "\(names[pair.item])|\(names[pair.other])", text(answers.mean), "", "",
          "", "", "\(answers.count)", "", text(answers.geometricStandardDeviation),
          text(answers.range?.lowerBound), text(answers.range?.upperBound))
      }
    }
    for member in analysis?.members ?? [] {
      for (item, priority) in (member.outcome.priorities ?? []).enumerated() {
        table.add(
          "respondent", member.outcome.participant.name, name(ofRanked: item), "",
          text(priority), "", "", text(member.outcome.largestRatio?.ratio), "",
          text(member.meanSimilarity), "", "", "")
      }
    }
    return table.csv
  }
}
