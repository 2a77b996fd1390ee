internal import RealModule

/// Evaluates a model by one set of options.
///
/// The judgments of the model are already the ratios of the scale that the options name.
struct Evaluator: Sendable {
  let model: DecisionModel
  /// The choices of the evaluation.
  private(set) var options: EvaluationOptions
  /// The hierarchy of the model.
  let shape: HierarchyShape
  /// The most threads to use; as many as the machine has if `nil`. No result depends on it.
  let threads: Int?
  /// For criteria whose judgments were aggregated before, what that adds to the relative error of
  /// each.
  let aggregationErrors: [CriterionID: Double]
  /// The same for strategic criteria.
  let strategicAggregationErrors: [CriterionID: Double]
  /// The same for what networks compare, by the criterion that has the network.
  let networkAggregationErrors: [CriterionID: [NetworkSubject: Double]]

  /// Creates the evaluator of a model whose judgments are ratios of the scale.
  ///
  /// - Complexity: O(criteria).
  init(
    ofRatios model: DecisionModel, _ options: EvaluationOptions,
    aggregationErrors: [CriterionID: Double] = [:],
    strategicAggregationErrors: [CriterionID: Double] = [:],
    networkAggregationErrors: [CriterionID: [NetworkSubject: Double]] = [:], threads: Int? = nil
  ) {
    self.model = model
    self.options = options
    self.aggregationErrors = aggregationErrors
    self.strategicAggregationErrors = strategicAggregationErrors
    self.networkAggregationErrors = networkAggregationErrors
    self.threads = threads
    shape = HierarchyShape(of: model)
  }

  /// Creates the evaluator of a model, whose judgments become ratios of the scale.
  ///
  /// - Throws: `EvaluationError` with every judgment that has no ratio on the scale.
  /// - Complexity: O(judgments), O(criteria) on the linear scale.
  init(
    of model: DecisionModel, _ options: EvaluationOptions, threads: Int? = nil
  ) throws(EvaluationError) {
    self.init(ofRatios: try model.scaled(by: options.scale), options, threads: threads)
  }

  /// Returns the evaluator of the judgments of one participant, and of those that stand for
  /// everybody.
  func restricted(to participant: ParticipantID) -> Evaluator {
    var own = self
    own.options.participant = participant
    return own
  }

  /// Returns the evaluator of the strategic criteria; `nil` if the model has none.
  ///
  /// - Complexity: O(strategic criteria).
  func strategic(threads: Int?) -> Evaluator? {
    guard var strategicModel = model.strategicModel else { return nil }
    // With other weights of participants than it was made with, where these are tried out.
    strategicModel.participants = model.participants
    return Evaluator(
      ofRatios: strategicModel, options, aggregationErrors: strategicAggregationErrors,
      threads: threads)
  }

  /// Derives local priorities from one set of judgments.
  var local: LocalEvaluator { LocalEvaluator(of: model, options) }

  /// Evaluates the model.
  ///
  /// - Throws: `EvaluationError` with everything that stands in the way.
  func evaluate() throws(EvaluationError) -> Evaluation {
    let contributors = contributors()
    return options.aggregation.averagesFinalPriorities && contributors.count > 1
      ? try averageEvaluation(of: contributors) : try singleEvaluation(of: contributors)
  }

  /// Returns the participants with individual judgments and a positive weight, or the one asked
  /// for.
  ///
  /// - Complexity: O(sets of judgments).
  func contributors() -> [ParticipantID] {
    if let participant = options.participant { return [participant] }
    let participants = model.participants
    if participants.isEmpty { return [] }
    var judged = [Bool](repeating: false, count: participants.count)
    func mark(_ criteria: PositionedArray<CriterionID, Criterion>) {
      // By position, as an iterator would copy each criterion.
      for criterion in criteria.indices {
        for own in criteria[criterion].judgments.byParticipants { judged[own.participant] = true }
      }
    }
    mark(model.criteria)
    for network in model.networks.values {
      for subject in network.subjects() {
        for own in network.judgments(of: subject).byParticipants { judged[own.participant] = true }
      }
    }
    if let strategicModel = model.strategicModel { mark(strategicModel.criteria) }
    return participants.indices.filter { judged[$0] && participants[$0].weight > 0 }
  }

  /// The evaluation in which judgments or local priorities are combined, if those of several
  /// participants are.
  private func singleEvaluation(
    of contributors: [ParticipantID]
  ) throws(EvaluationError) -> Evaluation {
    let (locals, failures) = localEvaluations()
    guard failures.isEmpty else {
      throw EvaluationError(
        problems: failures.sorted { $0.key < $1.key }.flatMap(\.value.problems))
    }
    let criteria = globalPriorities(adjusted(locals), from: model.goal)
    let merits = model.ranksByMerits ? try meritSynthesis(criteria) : nil
    let totals =
      try merits.map { merits throws(EvaluationError) in try self.totals(merits) }
      ?? self.totals(criteria, under: shape.leaves)
    guard totals.problems.isEmpty else { throw EvaluationError(problems: totals.problems) }
    let strategicEvaluation = try strategic(threads: threads)?.evaluate()
    let ratingScales = ratingScales()
    return Evaluation(
      options: options, criteria: criteria, alternativePriorities: totals.priorities,
      alternativeTotals: totals.totals, merits: merits, strategicEvaluation: strategicEvaluation,
      ratingScales: ratingScales, alternativeErrorBound: totals.errorBound,
      hierarchyConsistency: HierarchyConsistency(
        of: criteria, options: options, strategic: strategicEvaluation, ratingScales: ratingScales,
        networks: locals.networks.isEmpty ? [] : [locals.networks]),
      contributors: contributors)
  }

  /// Returns what the intensities of each scale in use are worth.
  ///
  /// - Complexity: O(criteria), and the priorities of each scale in use.
  func ratingScales() -> [RatingScaleEvaluation?] {
    // Most models have none, and large ones many criteria to look at.
    if model.ratingScales.isEmpty { return [] }
    var isUsed = [Bool](repeating: false, count: model.ratingScales.count)
    for criterion in model.criteria.indices {
      if let scale = model.criteria[criterion].ratingScale { isUsed[scale] = true }
    }
    return isUsed.indices.map { isUsed[$0] ? try? local.evaluate(ratingScale: $0).get() : nil }
  }

  // MARK: Criteria

  /// Returns the local priorities of criteria times the numbers of leaves below them, divided by
  /// their sums, if the options ask for it.
  private func adjusted(_ locals: LocalEvaluations) -> LocalEvaluations {
    if !options.structuralAdjustment.isOn { return locals }
    let leafCounts = shape.leafCounts()
    var adjusted = locals
    for criterion in shape.parents {
      let weights = zip(model.criteria[criterion].children, locals.priorities(of: criterion)).map {
        leafCounts[$0] * $1
      }
      let sum = weights.reduce(0, +)
      adjusted.setPriorities(
        weights.map { $0 / sum }[...],
        errorBound: 2 * locals.errorBounds[criterion] + Double(weights.count + 3)
          * Rounding.unit, of: criterion)
    }
    return adjusted
  }

  /// Returns the global priorities in one pass down from a criterion with the priority 1: a
  /// criterion's global priority is the sum over its parents of their global priority times its
  /// local one there; 0 for what is not below `top`.
  ///
  /// - Complexity: O(criteria).
  func globalPriorities(
    _ locals: LocalEvaluations, from top: CriterionID
  ) -> CriterionEvaluations {
    var global = [Double](repeating: 0, count: model.criteria.count)
    var bounds = [Double](repeating: 0, count: model.criteria.count)
    global[top] = 1
    var place = 0
    for criterion in shape.parents {
      let own = global[criterion]
      let bound = bounds[criterion] + locals.errorBounds[criterion]
      for item in shape.items(of: criterion) {
        let child = shape.children[place]
        place += 1
        global[child] += own * locals.priorities[item]
        // Sums of positive numbers keep the larger relative error; two roundings each.
        bounds[child] = max(bounds[child], bound) + 2 * Rounding.unit
      }
    }
    return CriterionEvaluations(
      locals: locals, globalPriorities: global, globalErrorBounds: bounds)
  }

  // MARK: Alternatives

  /// What the leaves make of the alternatives, or a formula of merits.
  struct Totals {
    /// Before the last division, in the order of the alternatives.
    var totals: [Double]
    /// The totals divided by their sum.
    var priorities: [Double]
    /// A bound on the relative error of each priority.
    var errorBound: Double
    /// What stands in the way; the numbers mean nothing if there is anything.
    var problems: [EvaluationProblem] = []
  }

  /// Returns what some of the leaves make of the alternatives, in one pass over them. An
  /// alternative that a leaf does not compare gets nothing from it.
  ///
  /// - Complexity: O(leaves × alternatives).
  func totals(_ criteria: CriterionEvaluations, under leaves: [CriterionID]) -> Totals {
    let locals = criteria.locals
    let rule = SynthesisRule(
      options.synthesis, areAllAbsolute: locals.areAllAbsolute(leaves))
    // Nothing is divided, as in most models.
    let isPlainSum = rule.addsShares && locals.absolute.isEmpty
    let priorities = locals.priorities
    let count = model.alternatives.count
    var totals = [Double](repeating: 0, count: count)
    var bound = 0.0
    var problems: [EvaluationProblem] = []
    var countedWeight = 0.0
    for leaf in leaves {
      let weight = criteria.globalPriorities[leaf]
      if !locals.leftOut.isEmpty {
        if locals.leftOut.contains(leaf) { continue }
        countedWeight += weight
      }
      let compared = shape.leavesHaveAllAlternatives ? nil : model.criteria[leaf].alternatives
      if rule.needsAllAlternatives, let compared,
        let stranger = model.alternatives.indices.first(where: { !compared.contains($0) })
      {
        problems.append(
          EvaluationProblem(
            criterion: leaf, participant: nil, kind: .notCompared(alternative: stranger)))
        continue
      }
      let items = shape.items(of: leaf)
      let contribution =
        isPlainSum
        ? .quotient(divisor: 1)
        : rule.contribution(
          of: priorities[items], isAbsolute: locals.absolute.contains(leaf),
          pin: model.pinItem(of: leaf))
      guard contribution.isDefined else {
        problems.append(
          EvaluationProblem(criterion: leaf, participant: nil, kind: rule.problemOfUndefined))
        continue
      }
      if case .quotient(divisor: 1) = contribution, compared == nil {
        // Most models have nothing but such leaves.
        for item in 0..<items.count { totals[item] += weight * priorities[items.lowerBound + item] }
      } else {
        for item in 0..<items.count {
          totals[compared?[item].position ?? item] +=
            contribution.score(of: priorities[items.lowerBound + item], weight: weight)
        }
      }
      bound = rule.errorBound(
        bound, adding: (criteria.globalErrorBounds[leaf], locals.errorBounds[leaf]), contribution,
        weight: weight, local: priorities[items], leafCount: leaves.count)
    }
    if !locals.leftOut.isEmpty {
      if countedWeight == 0, let first = leaves.first {
        problems.append(EvaluationProblem(criterion: first, participant: nil, kind: .noJudgments))
      }
      totals = totals.map { $0 / countedWeight }
      let weightError = leaves.reduce(0) { max($0, criteria.globalErrorBounds[$1]) }
      bound += weightError + Double(leaves.count + 2) * Rounding.unit
    }
    if rule.scoreKind == .logarithmic { totals = totals.map { .exp($0) } }
    let sum = totals.reduce(0, +)
    guard sum > 0 else {
      return Totals(totals: totals, priorities: totals, errorBound: 0, problems: problems)
    }
    return Totals(
      totals: totals, priorities: totals.map { $0 / sum },
      errorBound: rule.errorBound(
        bound, dividingBy: sum, leafCount: leaves.count, count: count),
      problems: problems)
  }

  /// Returns the global priorities of all criteria and those of what the model ranks, with a bound
  /// on the relative error of the latter, from the priorities below each criterion; `nil` if the
  /// synthesis or the formula for merits has no values.
  ///
  /// - Complexity: O(criteria + leaves × alternatives).
  func whole(
    _ locals: LocalEvaluations
  ) -> (criteria: [Double], ranked: [Double], errorBound: Double)? {
    let evaluations = globalPriorities(adjusted(locals), from: model.goal)
    let criteria = evaluations.globalPriorities
    if model.alternatives.isEmpty {
      let leaves = model.criteria.leaves()
      return (
        criteria, leaves.map { criteria[$0] },
        leaves.reduce(0) { max($0, evaluations.globalErrorBounds[$1]) }
      )
    }
    guard model.ranksByMerits else {
      let result = totals(evaluations, under: shape.leaves)
      guard result.problems.isEmpty else { return nil }
      return (criteria, result.priorities, result.errorBound)
    }
    guard let merits = try? meritSynthesis(evaluations), let result = try? totals(merits) else {
      return nil
    }
    return (criteria, result.priorities, result.errorBound)
  }
}

extension DecisionModel {
  /// Evaluates the model: priorities of all criteria and alternatives, and the consistency of all
  /// judgments.
  ///
  ///     let evaluation = try model.evaluation()
  ///     evaluation.alternativePriorities   // 0.358, 0.493, 0.149
  ///
  /// - Parameters:
  ///   - options: The choices to make; `nil` for those of the model's own settings.
  ///   - threads: The most threads to use; as many as the machine has if `nil`. The result does not
  ///     depend on it.
  /// - Throws: `EvaluationError` with everything that stands in the way.
  /// - Complexity: O(Σ *n*³) over the matrices at most, usually O(Σ *n*²), and O(leaf criteria ×
  ///   alternatives).
  public func evaluation(
    _ options: EvaluationOptions? = nil, threads: Int? = nil
  ) throws(EvaluationError) -> Evaluation {
    try Evaluator(of: self, options ?? self.options, threads: threads).evaluate()
  }
}
