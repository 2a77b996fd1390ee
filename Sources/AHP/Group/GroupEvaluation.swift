internal import RealModule

/// The view of a group, under every kind of aggregation, and how far its members agree.
public struct GroupEvaluation: Hashable, Sendable {
  /// The choices that were made.
  public let options: EvaluationOptions

  /// The formula of the consensus indicators.
  public let consensusFormula: ConsensusFormula

  /// AIJ: the result for the group's geometric mean of the answers to each question; `nil` if
  /// something stands in the way.
  public let judgments: Evaluation?

  /// What stands in the way of AIJ.
  public let obstacles: [EvaluationProblem]

  /// AIP: the arithmetic means of the final priorities of those who have some; `nil` if nobody has.
  public let arithmetic: AveragedPriorities?

  /// AIP with geometric means, divided by their sum; `nil` if nobody has final priorities.
  public let geometric: AveragedPriorities?

  /// The synthesis of the arithmetic means of the local priorities below each criterion, by all who
  /// judged it; `nil` if nobody judged some criterion.
  public let local: AveragedPriorities?

  /// How many respondents count.
  public let respondentCount: Int

  /// How many of them have answers that connect all items of every criterion, so that they have
  /// final priorities of their own.
  public let completeCount: Int

  /// For each of `Questions.sets` how far its judges agree; `nil` where nobody was asked.
  public let agreements: [CriterionAgreement?]

  /// How far those who have final priorities agree on what the model ranks.
  public let ranked: PriorityAgreement

  /// The consensus over all criteria asked about: the mean of the consensus of each, weighted by
  /// the group's global priorities of the criteria, those of strategic criteria in their own
  /// hierarchy, and of networks in equal shares; `nil` without any.
  public let consensus: Double?

  /// Final priorities of a group, averaged over its members' own.
  public struct AveragedPriorities: Hashable, Sendable {
    /// For each of `Questions.sets` the global priority of its criterion, that of a strategic one
    /// in its own hierarchy; for the sets of a network equal shares of that of the criterion that
    /// has it.
    public let globalPriorities: [Double]
    /// The priority of each thing that the model ranks, in the order of `RankedItems.ids`.
    public let ranked: [Double]
    /// A bound on the relative error of each of the latter.
    public let errorBound: Double
    /// The things ranked, from the best to the worst.
    public let ranking: Ranking

    /// - Complexity: O(*n* log *n*) for *n* things ranked.
    init(globalPriorities: [Double], ranked: [Double], errorBound: Double) {
      self.globalPriorities = globalPriorities
      self.ranked = ranked
      self.errorBound = errorBound
      ranking = Ranking(
        of: ranked, errorBounds: Array(repeating: errorBound, count: ranked.count))
    }
  }
}

/// How far people agree on the priorities of some items.
public struct PriorityAgreement: Hashable, Sendable {
  /// How many people have priorities of the items.
  public let count: Int
  /// Goepel's consensus and the entropies behind it; `nil` without anybody.
  public let consensus: Consensus?
  /// Kendall's *W*; `nil` where it is not defined.
  public let concordance: Double?
  /// For each item how many rank it first, ties included.
  public let firstCounts: [Int]
}

/// How far people agree on one criterion, strategic or not.
public struct CriterionAgreement: Hashable, Sendable {
  /// How far their priorities agree.
  public let priorities: PriorityAgreement
  /// For each question on the criterion, what was answered.
  public let questions: [Answers]
  /// How many matrices have a consistency ratio, and how many of these ratios are above the
  /// threshold.
  public let ratioCount: Int
  public let inconsistentCount: Int
  /// The mean of the consistency ratios; `nil` without any.
  public let meanRatio: Double?

  /// What was answered to one question.
  public struct Answers: Hashable, Sendable {
    /// The question, of `Questions`.
    public let question: QuestionID
    /// How many answered it.
    public let count: Int
    /// The judgment that stands for the weighted geometric mean of the ratios of the scale; `nil`
    /// without any.
    public let mean: Double?
    /// The weighted geometric standard deviation of the ratios of the scale, 1 if all agree; `nil`
    /// for fewer than two.
    public let geometricStandardDeviation: Double?
    /// The smallest and the largest judgment; `nil` without any.
    public let range: ClosedRange<Double>?
  }
}

extension RankedItems {
  /// Creates what an evaluation of a group ranks, by aggregated judgments, or by averaged
  /// priorities where there is no such result.
  ///
  /// - Complexity: O(alternatives), or O(criteria) without any.
  public init(of model: DecisionModel, in group: GroupEvaluation) {
    if let judgments = group.judgments {
      self.init(of: model, in: judgments)
      return
    }
    guard let averages = group.arithmetic ?? group.local else {
      preconditionFailure("a group has some result")
    }
    self.init(
      ids: RankedID.all(in: model), priorities: averages.ranked, errorBound: averages.errorBound)
  }
}

extension GroupStatistics {
  /// Returns the group's view and how far its members agree.
  ///
  /// - Parameters:
  ///   - formula: The formula of the consensus indicators.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError` with everything that stands in the way, such as criteria that
  ///   nobody judged.
  /// - Complexity: One eigenvector for each criterion, and O(questions).
  public func groupEvaluation(
    consensus formula: ConsensusFormula = .ahpOS, threads: Int? = nil
  ) throws(EvaluationError) -> GroupEvaluation {
    let questions = evaluator.questions
    let means = (0..<judgments.pairCount).map { judgments.geometricMean(of: $0) }
    var obstacles = questions.sets.filter { zeroPriorityCounts[$0] > 0 }.map { set in
      let subject = questions.subject(of: set)
      return EvaluationProblem(
        criterion: subject.criterion, participant: nil,
        kind: .zeroPriorities(respondents: zeroPriorityCounts[set])
      ).of(subject, in: evaluator.model)
    }
    var group: Evaluation?
    if obstacles.isEmpty {
      do throws(EvaluationError) {
        group = try evaluator.evaluation(
          ofGroup: means.map { $0 ?? Response.missing }, ratiosUpTo: judgments.largestRatio(),
          threads: threads)
      } catch {
        obstacles = error.problems.map(problem)
      }
    }
    let local = local
    guard
      let globalPriorities = (group?.globalPriorities()).map(questions.weights)
        ?? local?.globalPriorities
    else {
      throw EvaluationError(problems: obstacles)
    }
    var agreements = [CriterionAgreement?](repeating: nil, count: questions.sets.count)
    for set in evaluator.asked { agreements[set] = agreement(on: set, means: means, formula) }
    return GroupEvaluation(
      options: options, consensusFormula: formula, judgments: group, obstacles: obstacles,
      arithmetic: arithmetic,
      geometric: geometric, local: local, respondentCount: respondentCount - exclusions.total,
      completeCount: priorities.counts[rankedSet], agreements: agreements,
      ranked: agreement(ofSet: rankedSet, formula),
      consensus: Consensus.overallIndicator(
        agreements.map { $0?.priorities.consensus?.indicator }, globalPriorities: globalPriorities))
  }

  private var local: GroupEvaluation.AveragedPriorities? {
    var locals = evaluator.common
    let required = Set(evaluator.required)
    for set in evaluator.asked {
      guard priorities.counts[set] > 0 else {
        if required.contains(set) { return nil }
        continue
      }
      locals.setPriorities(
        Self.scaled(priorities.weightedMeans(of: set.position))[...],
        errorBound: PriorityMean(of: .localPriorities).errorBound([
          priorities.errorBounds[set]
        ]),
        of: evaluator.questions.subject(of: set))
    }
    guard let whole = evaluator.whole(locals) else { return nil }
    return GroupEvaluation.AveragedPriorities(
      globalPriorities: whole.globalPriorities, ranked: whole.ranked, errorBound: whole.errorBound)
  }

  private var arithmetic: GroupEvaluation.AveragedPriorities? {
    guard priorities.counts[rankedSet] > 0 else { return nil }
    let weight = priorities.setSums.value(of: PrioritySums.index(.weight, of: rankedSet)).high
    return GroupEvaluation.AveragedPriorities(
      globalPriorities: (0..<globalSums.count).map { globalSums.value(of: $0).high / weight },
      ranked: Self.scaled(priorities.weightedMeans(of: rankedSet)),
      errorBound: PriorityMean(of: .priorities).errorBound([priorities.errorBounds[rankedSet]]))
  }

  private var geometric: GroupEvaluation.AveragedPriorities? {
    let ranked = priorities.weightedGeometricMeans(of: rankedSet)
    guard ranked.contains(where: { $0 > 0 }) else { return nil }
    return GroupEvaluation.AveragedPriorities(
      globalPriorities: geometricGlobalPriorities(of: Self.scaled(ranked)),
      ranked: Self.scaled(ranked),
      errorBound: PriorityMean(of: .prioritiesGeometric).errorBound([
        priorities.errorBounds[rankedSet]
      ]))
  }

  /// Numbers divided by their sum.
  private static func scaled(_ numbers: [Double]) -> [Double] {
    let sum = numbers.reduce(0, +)
    return sum > 0 ? numbers.map { $0 / sum } : numbers
  }

  /// The global priorities of the criteria and of the strategic criteria that follow from the
  /// geometric means of the local ones; of criteria that are ranked, those that lead to their
  /// means.
  private func geometricGlobalPriorities(of ranked: [Double]) -> [Double] {
    let model = evaluator.model
    let shape = evaluator.base.shape
    if model.alternatives.isEmpty, shape.isTree() {
      return evaluator.questions.weights(
        shape.globalPriorities(of: model.criteria.leaves(), ranked))
    }
    return evaluator.questions.weights(
      globalPriorities(of: model) { .criterion($0) }
        + (model.strategicModel.map { globalPriorities(of: $0) { .strategicCriterion($0) } } ?? []))
  }

  private func globalPriorities(
    of model: DecisionModel, _ subject: (CriterionID) -> ComparisonSubject
  ) -> [Double] {
    var global = [Double](repeating: 0, count: model.criteria.count)
    global[model.goal] = 1
    for criterion in model.criteria.parentsFirst() where !model.criteria[criterion].children.isEmpty
    {
      let subject = subject(criterion)
      let means = Self.scaled(
        evaluator.questions.set(of: subject).map {
          priorities.weightedGeometricMeans(of: $0.position)
        } ?? [])
      let local = means.isEmpty ? Array(evaluator.common.priorities(of: subject)) : means
      for (child, priority) in zip(model.criteria[criterion].children, local) {
        global[child] += global[criterion] * priority
      }
    }
    return global
  }

  private func agreement(
    on set: ComparisonSetID, means: [Double?], _ formula: ConsensusFormula
  ) -> CriterionAgreement {
    let ratioCount = ratioCounts[set]
    let order = evaluator.questions.itemCount(of: set)
    // What was answered, of which the sums have the ratios of the scale.
    func answer(_ ratio: Double) -> Double {
      options.scale == .linear ? ratio : options.scale.judgment(of: ratio, order: order)
    }
    return CriterionAgreement(
      priorities: agreement(ofSet: set.position, formula),
      questions: evaluator.questions.range(of: set).map { question in
        let count = judgments.count(of: question.position)
        return CriterionAgreement.Answers(
          question: question, count: count, mean: means[question].map(answer),
          geometricStandardDeviation: judgments.geometricStandardDeviation(of: question.position),
          range: count > 0
            ? answer(
              judgments.smallest(of: question.position))...answer(
                judgments.largest(of: question.position)) : nil)
      },
      ratioCount: ratioCount, inconsistentCount: inconsistentCounts[set],
      meanRatio: ratioCount > 0
        ? ratioSums.value(of: set.position).high / Double(ratioCount) : nil)
  }

  private func agreement(ofSet set: Int, _ formula: ConsensusFormula) -> PriorityAgreement {
    let items = priorities.items(of: set)
    let count = priorities.counts[set]
    let consensus =
      count > 0 && items.count > 1
      ? Consensus(
        meanPriorities: priorities.means(of: set), meanEntropy: priorities.meanEntropy(of: set),
        count: count,
        scaleMaximum: options.scale.maximum(order: items.count), formula: formula) : nil
    return PriorityAgreement(
      count: count, consensus: consensus,
      concordance: count > 0 && items.count > 1
        ? RankConcordance(
          doubledRankSums: Array(priorities.doubledRankSums[items]),
          tieSum: priorities.tieSums[set], count: count
        ).coefficient : nil,
      firstCounts: Array(priorities.firstCounts[items]))
  }
}
