internal import RealModule

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
    let options = options ?? self.options
    if let participant = options.participant { participants.require(participant) }
    return try scaled(by: options.scale).evaluationOfRatios(options, threads: threads)
  }

  /// Evaluates this model, whose judgments are already the ratios of the scale that the options name.
  ///
  /// - Parameter aggregationErrors: For criteria whose judgments were aggregated before, what that adds to
  ///   the relative error of each.
  func evaluationOfRatios(
    _ options: EvaluationOptions, aggregationErrors: [CriterionID: Double] = [:],
    threads: Int? = nil
  ) throws(EvaluationError) -> Evaluation {
    let contributors = contributors(options)
    return options.aggregation.averagesFinalPriorities && contributors.count > 1
      ? try averageEvaluation(of: contributors, options: options, threads: threads)
      : try singleEvaluation(
        options, contributors: contributors, aggregationErrors: aggregationErrors, threads: threads)
  }

  /// The participants with individual judgments and a positive weight, or the one asked for.
  func contributors(_ options: EvaluationOptions) -> [ParticipantID] {
    if let participant = options.participant { return [participant] }
    if participants.isEmpty { return [] }
    var judged = [Bool](repeating: false, count: participants.count)
    for model in [self] + strategies {
      for criterion in model.criteria {
        if case .individual(let all) = criterion.judgments {
          for own in all { judged[own.participant] = true }
        }
      }
    }
    return participants.indices.filter { judged[$0] && participants[$0].weight > 0 }
  }

  private func singleEvaluation(
    _ options: EvaluationOptions, contributors: [ParticipantID],
    aggregationErrors: [CriterionID: Double],
    threads: Int?
  ) throws(EvaluationError) -> Evaluation {
    let (locals, failures) = localEvaluations(
      options, aggregationErrors: aggregationErrors, threads: threads)
    guard failures.isEmpty else {
      throw EvaluationError(
        problems: failures.sorted { $0.key < $1.key }.flatMap(\.value.problems))
    }
    let evaluations = globalPriorities(adjusted(locals, options), from: goal)
    let merits = ranksByMerits ? try meritSynthesis(evaluations, by: options.synthesis) : nil
    let result =
      try merits.map { merits throws(EvaluationError) in try totals(merits, by: options.bocr) }
      ?? synthesize(
        evaluations, leaves: evaluations.locals.shape.leaves, by: options.synthesis)
    guard result.problems.isEmpty else { throw EvaluationError(problems: result.problems) }
    return Evaluation(
      options: options, criteria: evaluations, alternativePriorities: result.priorities,
      alternativeTotals: result.totals, merits: merits,
      strategies: try strategies.map { strategy throws(EvaluationError) in
        try strategy.evaluationOfRatios(options, threads: threads)
      },
      ratingScales: ratingScaleEvaluations(options),
      alternativeErrorBound: result.errorBound,
      hierarchyConsistency: HierarchyConsistency(
        of: evaluations, options: options),
      contributors: contributors)
  }

  // MARK: Synthesis

  /// The global priorities of all criteria and those of what the model ranks, with a bound on the relative
  /// error of the latter, from the priorities below each criterion; `nil` if the formula for merits has no
  /// values.
  func wholePriorities(
    _ locals: LocalEvaluations, _ options: EvaluationOptions
  ) -> (criteria: [Double], ranked: [Double], errorBound: Double)? {
    let evaluations = globalPriorities(adjusted(locals, options), from: goal)
    let criteria = evaluations.globalPriorities
    if alternatives.isEmpty {
      let leaves = leaves
      return (
        criteria, leaves.map { criteria[$0] },
        leaves.reduce(0) { max($0, evaluations.globalErrorBounds[$1]) }
      )
    }
    guard ranksByMerits else {
      let result = synthesize(
        evaluations, leaves: evaluations.locals.shape.leaves, by: options.synthesis)
      return (criteria, result.priorities, result.errorBound)
    }
    guard let merits = try? meritSynthesis(evaluations, by: options.synthesis),
      let result = try? totals(merits, by: options.bocr)
    else { return nil }
    return (criteria, result.priorities, result.errorBound)
  }

  /// The local priorities of criteria times the numbers of leaves below them, if the options ask for it.
  private func adjusted(
    _ locals: LocalEvaluations, _ options: EvaluationOptions
  ) -> LocalEvaluations {
    if !options.structuralAdjustment.isOn { return locals }
    let leafCounts = leafCounts
    var adjusted = locals
    for criterion in locals.shape.parents {
      let weights = zip(criteria[criterion].children, locals.priorities(of: criterion)).map {
        leafCounts[$0] * $1
      }
      let sum = weights.reduce(0, +)
      adjusted.setPriorities(
        weights.map { $0 / sum }[...],
        errorBound: 2 * locals.errorBounds[criterion] + Double(weights.count + 3)
          * LocalEvaluation.roundoff, of: criterion)
    }
    return adjusted
  }

  /// For each criterion, how many criteria without children it is or has below it; one that has several
  /// parents counts below each.
  var leafCounts: [Double] {
    var counts = [Double](repeating: 0, count: criteria.count)
    for criterion in evaluationOrder.reversed() {
      let children = criteria[criterion].children
      counts[criterion] = children.isEmpty ? 1 : children.reduce(0) { $0 + counts[$1] }
    }
    return counts
  }

  /// One pass down from a criterion with the priority 1: a criterion's global priority is the sum over its
  /// parents of their global priority times its local one there; 0 for what is not below `top`.
  private func globalPriorities(
    _ locals: LocalEvaluations, from top: CriterionID
  ) -> CriterionEvaluations {
    var global = [Double](repeating: 0, count: criteria.count)
    var bounds = [Double](repeating: 0, count: criteria.count)
    global[top] = 1
    let shape = locals.shape
    var place = 0
    for criterion in shape.parents {
      let own = global[criterion]
      let bound = bounds[criterion] + locals.errorBounds[criterion]
      for item in shape.items(of: criterion) {
        let child = shape.children[place]
        place += 1
        global[child] += own * locals.priorities[item]
        // Sums of positive numbers keep the larger relative error; two roundings each.
        bounds[child] = max(bounds[child], bound) + 2 * LocalEvaluation.roundoff
      }
    }
    return CriterionEvaluations(
      locals: locals, globalPriorities: global, globalErrorBounds: bounds)
  }

  /// The criteria without children that have something to compare or rate, the goal included.
  package var comparingLeaves: [CriterionID] {
    criteria.indices.filter { criteria[$0].children.isEmpty && itemCount(of: $0) > 0 }
  }

  /// What one pass over the criteria without children gives the alternatives.
  private struct Totals {
    /// Before the last division.
    var totals: [Double]
    var priorities: [Double]
    var errorBound: Double
    var problems: [EvaluationProblem] = []
  }

  /// One pass over the criteria without children: each gives every alternative its local priority
  /// there, times the criterion's global one, or as its power. An alternative that a criterion does not
  /// compare gets nothing from it.
  private func synthesize(
    _ evaluations: CriterionEvaluations, leaves: [CriterionID], by synthesis: Synthesis
  ) -> Totals {
    let shape = evaluations.locals.shape
    let areAllAbsolute = evaluations.locals.areAllAbsolute(leaves)
    let isProduct = synthesis == .multiplicative
    // Nothing needs be divided, as for most models.
    let isPlainSum = synthesis == .distributive && evaluations.locals.absolute.isEmpty
    let priorities = evaluations.locals.priorities
    var totals = [Double](repeating: 0, count: alternatives.count)
    var bound = 0.0
    var problems: [EvaluationProblem] = []
    for criterion in leaves {
      let globalPriority = evaluations.globalPriorities[criterion]
      let compared = shape.leavesHaveAllAlternatives ? nil : criteria[criterion].alternatives
      var bounds = (
        global: evaluations.globalErrorBounds[criterion],
        local: evaluations.locals.errorBounds[criterion]
      )
      if isProduct {
        if let compared,
          let stranger = alternatives.indices.first(where: { !compared.contains($0) })
        {
          problems.append(
            EvaluationProblem(
              criterion: criterion, participant: nil, kind: .notCompared(alternative: stranger)))
          continue
        }
        if globalPriority == 0 { continue }
        var largest = 0.0
        for (item, priority) in evaluations.locals.priorities(of: criterion).enumerated() {
          let logarithm = Double.log(priority)
          totals[compared?[item].position ?? item] += globalPriority * logarithm
          if logarithm.isFinite { largest = max(largest, abs(logarithm)) }
        }
        // Logarithms of the product: relative errors of the factors add up by their exponents.
        bound +=
          globalPriority
          * (bounds.local + largest
            * (bounds.global + Double(leaves.count + 3) * LocalEvaluation.roundoff))
        continue
      }
      let divisor =
        isPlainSum
        ? 1
        : divisor(
          of: evaluations.locals.priorities(of: criterion),
          isAbsolute: evaluations.locals.absolute.contains(criterion),
          amongAbsolute: areAllAbsolute, synthesis, pin: pinItem(of: criterion))
      guard divisor > 0 else {
        problems.append(
          EvaluationProblem(
            criterion: criterion, participant: nil,
            kind: synthesis == .linkingPins ? .zeroPin : .zeroColumn))
        continue
      }
      let places = shape.items(of: criterion)
      let (start, items) = (places.lowerBound, places.count)
      if divisor == 1, compared == nil {
        for item in 0..<items { totals[item] += globalPriority * priorities[start + item] }
      } else {
        for item in 0..<items {
          totals[compared?[item].position ?? item] +=
            globalPriority * priorities[start + item] / divisor
        }
      }
      if divisor != 1 { bounds.local *= 2 }
      bound = max(bound, bounds.global + bounds.local)
    }
    if isProduct {
      totals = totals.map { .exp($0) }
      bound += 4 * LocalEvaluation.roundoff
    }
    let sum = totals.reduce(0, +)
    guard sum > 0 else {
      return Totals(totals: totals, priorities: totals, errorBound: 0, problems: problems)
    }
    // Distributive totals sum to 1 but for rounding; others to nothing in particular, so that dividing by
    // their sum brings in its error once more.
    if abs(sum - 1) > 1e-9 || synthesis != .distributive { bound *= 2 }
    return Totals(
      totals: totals, priorities: totals.map { $0 / sum },
      errorBound: bound + Double(leaves.count + alternatives.count + 6) * LocalEvaluation.roundoff,
      problems: problems)
  }

  // MARK: Merits

  /// The synthesis under each merit, and what the formulas make of them.
  private func meritSynthesis(
    _ evaluations: CriterionEvaluations, by synthesis: Synthesis
  ) throws(EvaluationError) -> MeritSynthesis {
    var problems: [EvaluationProblem] = []
    let priorities = merits.map { merit in
      let below = globalPriorities(evaluations.locals, from: merit.criterion)
      let isBelow = isBelow(merit.criterion)
      let result = synthesize(
        below, leaves: below.locals.shape.leaves.filter { isBelow[$0] }, by: synthesis)
      problems += result.problems
      return MeritPriorities(
        merit.kind, weight: evaluations.globalPriorities[merit.criterion],
        priorities: result.totals, magnitude: merit.magnitude,
        weightErrorBound: evaluations.globalErrorBounds[merit.criterion],
        errorBound: result.errorBound)
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    return MeritSynthesis(priorities)
  }

  /// Whether each criterion is the given one or below it.
  func isBelow(_ top: CriterionID) -> [Bool] {
    var isBelow = [Bool](repeating: false, count: criteria.count)
    isBelow[top] = true
    for criterion in evaluationOrder where isBelow[criterion] {
      for child in criteria[criterion].children { isBelow[child] = true }
    }
    return isBelow
  }

  /// The values of a formula as totals of the alternatives.
  private func totals(
    _ synthesis: MeritSynthesis, by formula: BOCRFormula
  ) throws(EvaluationError) -> Totals {
    let values: BOCRValues
    do throws(BOCRError) {
      values = try formula.values(of: synthesis.merits)
    } catch {
      throw EvaluationError(problems: [problem(error, formula: formula)])
    }
    let sum = values.values.reduce(0, +)
    let bound = zip(values.values, values.errorBounds).reduce(0.0) {
      $1.0 > 0 ? max($0, $1.1 / $1.0) : $0
    }
    return Totals(
      totals: values.values, priorities: sum > 0 ? values.values.map { $0 / sum } : values.values,
      errorBound: 2 * bound + Double(alternatives.count + 2) * LocalEvaluation.roundoff)
  }

  private func problem(_ error: BOCRError, formula: BOCRFormula) -> EvaluationProblem {
    switch error {
    case .zeroDivisor(let kind, let alternative):
      EvaluationProblem(
        criterion: merits.first { $0.kind == kind }?.criterion ?? goal, participant: nil,
        kind: .zeroDivisor(alternative: alternative, formula: formula))
    case .noMagnitudes:
      EvaluationProblem(criterion: goal, participant: nil, kind: .noMagnitudes(formula: formula))
    }
  }

  /// What the priorities under one criterion are divided by in a sum over criteria.
  ///
  /// Absolute priorities count as they are where 1 stands for the best: among their like, and in ideal
  /// synthesis. Beside comparisons that sum to 1 they are made to sum to 1 too.
  ///
  /// - Parameter pin: Which item the pin is.
  func divisor(
    of local: ArraySlice<Double>, isAbsolute: Bool, amongAbsolute: Bool, _ synthesis: Synthesis,
    pin: Int
  ) -> Double {
    if synthesis == .linkingPins { return local[local.startIndex + pin] }
    if isAbsolute && amongAbsolute { return 1 }
    if isAbsolute && !local.contains(where: { $0 > 0 }) { return 0 }
    switch (synthesis, isAbsolute) {
    case (.ideal, true), (.distributive, false), (.multiplicative, _), (.linkingPins, _): return 1
    case (.ideal, false): return local.reduce(0, max)
    case (.distributive, true): return local.reduce(0, +)
    }
  }

  /// What the intensities of each scale in use are worth.
  func ratingScaleEvaluations(_ options: EvaluationOptions) -> [RatingScaleEvaluation?] {
    // Most models have none, and large ones many criteria to look at.
    if ratingScales.isEmpty { return [] }
    var isUsed = [Bool](repeating: false, count: ratingScales.count)
    for criterion in criteria {
      if case .common(.ratings(let ratings)) = criterion.judgments, let scale = ratings.scale {
        isUsed[scale] = true
      }
    }
    return ratingScales.indices.map {
      isUsed[$0] ? try? evaluation(ofRatingScale: $0, options: options).get() : nil
    }
  }

  // MARK: Averages of participants' evaluations

  private func averageEvaluation(
    of contributors: [ParticipantID], options: EvaluationOptions, threads: Int?
  ) throws(EvaluationError) -> Evaluation {
    var members: [Evaluation] = []
    var problems: [EvaluationProblem] = []
    for participant in contributors {
      var own = options
      own.participant = participant
      do throws(EvaluationError) {
        members.append(try evaluationOfRatios(own, threads: threads))
      } catch {
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    guard problems.isEmpty else {
      throw EvaluationError(problems: problems.sorted { $0.criterion < $1.criterion })
    }
    let weights = contributors.map { participants[$0].weight }
    let mean = Mean(of: options.aggregation)
    let evaluations =
      mean.isGeometric
      ? try geometricAverages(members, weights: weights, mean: mean)
      : arithmeticAverages(members, weights: weights, mean: mean)
    guard
      let priorities = mean.combine(members.map(\.alternativePriorities), weights: weights)
    else { throw Self.nothingInCommon(goal) }
    return Evaluation(
      options: options, criteria: evaluations, alternativePriorities: priorities,
      alternativeTotals: nil, merits: nil, strategies: [],
      ratingScales: ratingScaleEvaluations(options),
      alternativeErrorBound: mean.errorBound(members.map(\.alternativeErrorBound)),
      hierarchyConsistency: HierarchyConsistency(
        of: evaluations, options: options),
      contributors: contributors)
  }

  private static func nothingInCommon(_ criterion: CriterionID) -> EvaluationError {
    EvaluationError(problems: [
      EvaluationProblem(criterion: criterion, participant: nil, kind: .noCommonPriority)
    ])
  }

  /// Global priorities averaged; the local ones are those that lead to them.
  private func arithmeticAverages(
    _ members: [Evaluation], weights: [Double], mean: Mean
  ) -> CriterionEvaluations {
    let total = weights.reduce(0, +)
    var locals = LocalEvaluations(of: self)
    var globals: [Double] = []
    var globalBounds: [Double] = []
    for criterion in criteria.indices {
      let own = members.map { $0.criteria[criterion] }
      if let everybodys = Self.absolute(own) {
        locals.set(everybodys, for: criterion)
        globals.append(zip(own, weights).reduce(0) { $0 + $1.0.globalPriority * $1.1 / total })
        globalBounds.append(mean.errorBound(own.map(\.globalErrorBound)))
        continue
      }
      let shares = zip(own, weights).map { $0.globalPriority * $1 / total }
      let global = shares.reduce(0, +)
      let bounds = own.map { $0.globalErrorBound + $0.localErrorBound }
      locals.set(
        LocalEvaluation(
          // Vectors that sum to 1 have an arithmetic mean that does.
          priorities: mean.combine(
            own.map(\.localPriorities), weights: global > 0 ? shares : weights) ?? [],
          errorBound: 2 * mean.errorBound(bounds), matrices: matrices(of: criterion, own),
          isUnique: own.allSatisfy(\.isUnique)), for: criterion)
      globals.append(global)
      globalBounds.append(mean.errorBound(bounds))
    }
    return CriterionEvaluations(
      locals: locals, globalPriorities: globals, globalErrorBounds: globalBounds)
  }

  /// Local priorities averaged geometrically, and the global ones that follow from them.
  private func geometricAverages(
    _ members: [Evaluation], weights: [Double], mean: Mean
  ) throws(EvaluationError) -> CriterionEvaluations {
    var locals = LocalEvaluations(of: self)
    for criterion in criteria.indices {
      let own = members.map { $0.criteria[criterion] }
      if let everybodys = Self.absolute(own) {
        locals.set(everybodys, for: criterion)
        continue
      }
      guard let priorities = mean.combine(own.map(\.localPriorities), weights: weights) else {
        throw Self.nothingInCommon(criterion)
      }
      locals.set(
        LocalEvaluation(
          priorities: priorities, errorBound: mean.errorBound(own.map(\.localErrorBound)),
          matrices: matrices(of: criterion, own), isUnique: own.allSatisfy(\.isUnique)),
        for: criterion)
    }
    return globalPriorities(locals, from: goal)
  }

  /// Ratings and utilities, which stand for everybody and so are the same in all evaluations; `nil` for
  /// what is to be averaged.
  private static func absolute(_ own: [CriterionEvaluation]) -> LocalEvaluation? {
    guard let first = own.first, first.isAbsolute else { return nil }
    return LocalEvaluation(absolute: first.localPriorities, errorBound: first.localErrorBound)
  }

  /// The matrices behind the evaluations of one criterion; one that stands for everybody counts once.
  private func matrices(of criterion: CriterionID, _ own: [CriterionEvaluation])
    -> [MatrixEvaluation]
  {
    if case .individual = criteria[criterion].judgments { return own.flatMap(\.matrices) }
    return own.first?.matrices ?? []
  }
}
