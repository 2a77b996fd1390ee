/// The members of a group one by one: how near each is to the group, who is alike, and what the
/// group would say without each.
public struct GroupAnalysis: Hashable, Sendable {
  /// The kind of aggregation that `group`, the nearness of members to it and their influence on it
  /// are of.
  public let aggregation: GroupAggregation

  /// What the group ranks by that aggregation.
  public let group: RankedItems

  /// The respondents who count, in the order in which they were given.
  public let members: [Member]

  /// The members who have final priorities and so can be compared, as indices into `members`.
  public let compared: [Int]

  /// For each pair of `compared` how alike their final priorities are: Goepel's relative
  /// homogeneity of the two, or his consensus if there is one criterion to judge; `nil` for fewer
  /// than two.
  public let similarity: RespondentSimilarity?

  /// Groups of members who are alike, with what each group says; empty if there are none.
  public let clusters: [Cluster]

  /// The members of `compared` in no cluster, as indices into `members`.
  public let unclustered: [Int]

  /// How alike the members of a cluster have to be; `nil` if no threshold divides the group well.
  public let clusterThreshold: Double?

  /// One member of the group.
  public struct Member: Hashable, Sendable {
    /// What became of the respondent's answers.
    public let outcome: RespondentOutcome
    /// How near the member's final priorities are to those of `GroupAnalysis.group`, by Saaty's and
    /// by Garuti's index; `nil` if the member has no final priorities.
    public let saatyCompatibility: Double?
    /// See `saatyCompatibility`.
    public let garutiCompatibility: Double?
    /// How near the member's answers are to the group's priorities: the geometric compatibility
    /// index of all criteria, weighted by their global priorities; `nil` without answers that have
    /// one.
    public let geometricCompatibility: Double?
    /// The mean of the similarities with the other members; `nil` without any.
    public let meanSimilarity: Double?
    /// Whether the member is much less similar to the others than they are to each other; see
    /// `Outliers`.
    public let isOutlier: Bool
    /// What the group would say without this member; `nil` if it could not say anything.
    public let influence: Influence?
  }

  /// What becomes of a group's result without one member.
  public struct Influence: Hashable, Sendable {
    /// What becomes of the ranking by the group's judgments (AIJ); `nil` without such a result.
    public let judgments: RankingChange?
    /// What becomes of the ranking by the arithmetic means of final priorities (AIP); `nil` without
    /// those.
    public let priorities: RankingChange?
    /// What becomes of the ranking of `GroupAnalysis.group`.
    public let change: RankingChange
    /// The largest change of a priority of `GroupAnalysis.group`, with its sign.
    public let largestShift: Double
    /// What the model ranks that it belongs to, as an index into `RankedItems.ids`.
    public let shiftedItem: Int
  }

  /// Members who are alike.
  public struct Cluster: Hashable, Sendable {
    /// As indices into `members`.
    public let members: [Int]
    /// What they say as a group (AIJ), in the order of what the model ranks.
    public let priorities: [Double]
    /// The consensus among them, as a relative homogeneity of their final priorities.
    public let homogeneity: Double?
  }
}

extension GroupStatistics {
  /// Returns what can be said of each member of a group.
  ///
  /// - Parameters:
  ///   - responses: All responses that these statistics were made of.
  ///   - outcomes: What `add(_:)` returned for them.
  ///   - group: What `groupEvaluation()` returned; it is evaluated if `nil`.
  ///   - aggregation: The kind of aggregation of the result that the members are compared with, and
  ///     that is found without each; one that gives a result instead if it gives none.
  ///   - clusterThreshold: How similar the members of a cluster have to be; `nil` for the threshold
  ///     that Goepel's procedure chooses.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError` as `groupEvaluation()` does.
  /// - Complexity: One evaluation for each member, and O(members² · (questions + priorities)).
  public func analysis(
    of responses: [Response], _ outcomes: [RespondentOutcome], in group: GroupEvaluation? = nil,
    aggregation: GroupAggregation = .judgments, clusterThreshold: Double? = nil, threads: Int? = nil
  ) throws(EvaluationError) -> GroupAnalysis {
    precondition(responses.count == outcomes.count, "one outcome for each response")
    let counting = outcomes.indices.filter { outcomes[$0].exclusion == nil }
    let evaluated = try evaluator.evaluate(counting.map { responses[$0] }, threads: threads)
    let members = zip(counting, evaluated).map { index, result in
      MemberData(
        outcome: outcomes[index], ratios: countedRatios(result, outcomes[index]),
        locals: result.locals,
        judged: Set(result.judged).subtracting(outcomes[index].excludedSets),
        weight: responses[index].participant.weight)
    }
    let group = if let group { group } else { try groupEvaluation(threads: threads) }
    let results = GroupWithout(self, group, members, by: aggregation)
    let influences = results.influences(threads: threads)
    let compared = members.indices.filter { members[$0].outcome.priorities != nil }
    let vectors = members.compactMap(\.outcome.priorities)
    let similarity = similarity(of: vectors)
    var meanSimilarities = [Double?](repeating: nil, count: members.count)
    for (place, mean) in (similarity?.means() ?? []).enumerated() {
      meanSimilarities[compared[place]] = mean
    }
    let outliers = Set(Outliers(ofMeanSimilarities: meanSimilarities)?.members ?? [])
    let found = similarity.flatMap { similarity in
      clusterThreshold.map { RespondentClusters(similarity, threshold: $0) }
        ?? RespondentClusters.automatic(similarity, of: vectors)
    }
    var clusters: [GroupAnalysis.Cluster] = []
    for places in found?.clusters ?? [] {
      let positions = places.map { compared[$0] }
      var part = GroupStatistics(evaluator: evaluator, selection: RespondentSelection())
      try part.add(positions.map { responses[counting[$0]] }, threads: threads)
      let view = try part.groupEvaluation(threads: threads)
      clusters.append(
        GroupAnalysis.Cluster(
          members: positions,
          priorities: RankedItems(of: evaluator.model, in: view).priorities,
          homogeneity: view.ranked.consensus?.relativeHomogeneity))
    }
    let ranked = results.group.priorities
    let geometricMeans = group.judgments.map(geometricMeans)
    return GroupAnalysis(
      aggregation: results.aggregation, group: results.group,
      members: members.indices.map { member in
        let own = members[member].outcome.priorities
        return GroupAnalysis.Member(
          outcome: members[member].outcome,
          saatyCompatibility: own.flatMap { Compatibility.saatyIndex($0, ranked) },
          garutiCompatibility: own.map { Compatibility.garutiIndex($0, ranked) },
          geometricCompatibility: geometricMeans.flatMap {
            geometricCompatibility(members[member], with: $0)
          },
          meanSimilarity: meanSimilarities[member], isOutlier: outliers.contains(member),
          influence: influences[member])
      },
      compared: compared, similarity: similarity, clusters: clusters,
      unclustered: found?.unclustered.map { compared[$0] } ?? compared,
      clusterThreshold: found?.threshold)
  }

  /// What is compared of a member.
  struct MemberData: Sendable {
    let outcome: RespondentOutcome
    /// By question; `Response.missing` where the answer does not count.
    let ratios: [Double]
    /// By set: the priorities, where there are any.
    let locals: GroupLocals
    /// The sets asked about on which there are priorities that count.
    let judged: Set<ComparisonSetID>
    let weight: Double
  }

  /// The ratios that count.
  private func countedRatios(
    _ result: RespondentEvaluator.Result, _ outcome: RespondentOutcome
  ) -> [Double] {
    var ratios = [Double](repeating: Response.missing, count: result.ratios.count)
    for set in evaluator.asked where !outcome.excludedSets.contains(set) {
      let range = evaluator.questions.range(of: set).positions
      ratios.replaceSubrange(range, with: result.ratios[range])
    }
    return ratios
  }

  private func similarity(of vectors: [[Double]]) -> RespondentSimilarity? {
    guard vectors.count > 1 else { return nil }
    return RespondentSimilarity(
      of: vectors,
      by: evaluator.asked.count == 1
        ? .consensus(scaleMaximum: options.scale.maximum(order: vectors[0].count))
        : .relativeHomogeneity)
  }

  /// A set of items as the geometric compatibility index sees it.
  private struct GeometricMeans: Sendable {
    let set: ComparisonSetID
    let globalPriority: Double
    /// The priorities of the group's matrix by the geometric mean.
    let priorities: [Double]
  }

  /// The group's priorities on the criteria that were asked about, by the geometric mean: the index
  /// belongs to that method, for whose priorities it is least.
  private func geometricMeans(_ group: Evaluation) -> [GeometricMeans] {
    let weights = evaluator.questions.weights(group.globalPriorities())
    return evaluator.asked.compactMap { set in
      guard let combined = group.matrices(of: evaluator.questions.subject(of: set)).first?.matrix,
        let priorities = try? combined.priorities(by: .geometricMean, entryError: 0)
      else { return nil }
      return GeometricMeans(
        set: set, globalPriority: weights[set], priorities: priorities.values)
    }
  }

  private func geometricCompatibility(
    _ member: MemberData, with group: [GeometricMeans]
  ) -> Double? {
    var sum = 0.0
    var weight = 0.0
    for entry in group {
      let range = evaluator.questions.range(of: entry.set).positions
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(member.ratios[range]),
        order: evaluator.questions.itemCount(of: entry.set))
      guard let index = matrix.geometricCompatibility(with: entry.priorities) else { continue }
      sum += entry.globalPriority * index
      weight += entry.globalPriority
    }
    return weight > 0 ? sum / weight : nil
  }
}
