internal import RealModule

/// The priorities of what one criterion compares, before its own global priority is known.
struct LocalEvaluation {
  var priorities: [Double]
  var errorBound: Double
  var matrices: [MatrixEvaluation]
  /// Whether the prioritization method has no other solution.
  var isUnique = true
  /// Whether the priorities count as they are, 1 being as good as can be, and do not sum to 1.
  var isAbsolute = false

  static let roundoff = Double.ulpOfOne / 2
}

extension LocalEvaluation {
  /// Numbers of which only the ratios count, scaled to sum to 1.
  init(inProportionTo values: [Double]) {
    let sum = values.reduce(0, +)
    self.init(
      priorities: values.map { $0 / sum }, errorBound: Double(values.count + 4) * Self.roundoff,
      matrices: [])
  }

  /// Numbers that count as they are.
  init(absolute values: [Double], errorBound: Double) {
    self.init(priorities: values, errorBound: errorBound, matrices: [], isAbsolute: true)
  }
}

extension DecisionModel {
  /// How many criteria a thread takes at a time.
  private static let criteriaInPart = 64

  /// Derives the local priorities of all criteria.
  ///
  /// Complete matrices of small order, which large hierarchies have most of, are solved several at a
  /// time; each has the result that it would have alone.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Returns: The results, and for each criterion that has none what stands in the way; the
  ///   results of a failed one are 0.
  func localEvaluations(
    _ options: EvaluationOptions, aggregationErrors: [CriterionID: Double] = [:], threads: Int?
  ) -> (locals: LocalEvaluations, failures: [CriterionID: EvaluationError]) {
    var locals = LocalEvaluations(of: self)
    var small = SmallMatrices(
      mostMatrices: criteria.count, entryError: JudgmentScale.linearEntryError, threads: threads)
    var others: [CriterionID] = []
    let takesSmall = options.prioritization == .eigenvector && options.scale == .linear
    var criterion = 0
    for stop in aggregationErrors.keys.map(\.position).sorted() + [criteria.count] {
      while criterion < stop {
        let start = criterion
        if takesSmall {
          criterion = small.add(criteria.elements, start..<stop, results: &locals)
        }
        if criterion == start {
          others.append(CriterionID(criterion))
          criterion += 1
        }
      }
      if stop < criteria.count {
        others.append(CriterionID(stop))
        criterion = stop + 1
      }
    }
    small.solveRest(into: &locals)

    let rest = others
    let results = Parts.map(rest.count, size: Self.criteriaInPart, threads: threads) {
      $0.map {
        localEvaluation(
          of: rest[$0], aggregationError: aggregationErrors[rest[$0]] ?? 0, options: options)
      }
    }.flatMap(\.self)
    var failures: [CriterionID: EvaluationError] = [:]
    for (criterion, result) in zip(rest, results) {
      switch result {
      case .success(let local): locals.set(local, for: criterion)
      case .failure(let error): failures[criterion] = error
      }
    }
    return (locals, failures)
  }

  // MARK: One criterion

  /// Derives the local priorities of one criterion, or says what stands in the way.
  private func localEvaluation(
    of criterion: CriterionID, aggregationError: Double, options: EvaluationOptions
  ) -> Result<LocalEvaluation, EvaluationError> {
    let count = itemCount(of: criterion)
    if criterion == goal, let strategicModel {
      return Result { () throws(EvaluationError) in
        try strategicModel.evaluationOfRatios(options)
      }.map {
        LocalEvaluation(
          priorities: $0.alternativePriorities, errorBound: $0.alternativeErrorBound, matrices: [])
      }.mapError { Self.error(.strategicModel($0), criterion) }
    }
    if count <= 1, criteria[criterion].canBeCompared {
      return .success(
        LocalEvaluation(priorities: Array(repeating: 1, count: count), errorBound: 0, matrices: []))
    }
    switch criteria[criterion].judgments {
    case .none:
      return .failure(Self.error(.noJudgments, criterion))
    case .common(let judgments):
      return derive(
        judgments, aggregationError: aggregationError, criterion: criterion, participant: nil,
        options: options)
    case .individual(let all):
      if let participant = options.participant {
        guard let own = all.first(where: { $0.participant == participant }) else {
          return .failure(Self.error(.noJudgments, criterion, participant))
        }
        return derive(
          own.judgments, criterion: criterion, participant: participant, options: options)
      }
      let contributing = all.filter { participants[$0.participant].weight > 0 }
      guard !contributing.isEmpty else { return .failure(Self.error(.noWeight, criterion)) }
      return options.aggregation == .judgments
        ? aggregateJudgments(contributing, criterion: criterion, options: options)
        : averagePriorities(contributing, criterion: criterion, options: options)
    }
  }

  private static func error(
    _ kind: EvaluationProblem.Kind, _ criterion: CriterionID, _ participant: ParticipantID? = nil
  ) -> EvaluationError {
    EvaluationError(problems: [
      EvaluationProblem(criterion: criterion, participant: participant, kind: kind)
    ])
  }

  /// The local priorities of one set of judgments.
  ///
  /// - Parameter aggregationError: What aggregation adds to the relative error of the judgments.
  func derive(
    _ judgments: Judgments, aggregationError: Double = 0, criterion: CriterionID,
    participant: ParticipantID?,
    options: EvaluationOptions
  ) -> Result<LocalEvaluation, EvaluationError> {
    switch judgments {
    case .comparisons(let matrix):
      return derive(
        IncompleteComparisonMatrix(matrix), aggregationError: aggregationError,
        criterion: criterion, participant: participant, options: options)
    case .incompleteComparisons(let matrix):
      return derive(
        matrix, aggregationError: aggregationError, criterion: criterion, participant: participant,
        options: options)
    case .priorities(let values):
      return .success(LocalEvaluation(inProportionTo: values))
    case .measurements(let measurements):
      return .success(
        measurements.isAbsolute
          ? LocalEvaluation(
            absolute: measurements.priorities, errorBound: 8 * LocalEvaluation.roundoff)
          : LocalEvaluation(inProportionTo: measurements.priorities))
    case .ratings(let ratings):
      guard let scale = ratings.scale else {
        return .success(LocalEvaluation(absolute: ratings.priorities([]), errorBound: 0))
      }
      return evaluation(ofRatingScale: scale, options: options).map {
        LocalEvaluation(
          absolute: ratings.priorities($0.priorities), errorBound: $0.errorBound)
      }.mapError { Self.error(.ratingScale(scale, $0), criterion) }
    }
  }

  /// Evaluates a rating scale: what its intensities are worth, and how consistent their comparisons are.
  func evaluation(
    ofRatingScale position: Int, options: EvaluationOptions
  ) -> Result<RatingScaleEvaluation, EvaluationError> {
    let scale = ratingScales[position]
    var options = options
    options.prioritization = scale.prioritization ?? options.prioritization
    // The goal stands in for the criterion, of which a scale has none.
    return derive(scale.judgments, criterion: goal, participant: nil, options: options).map {
      let best = $0.priorities.reduce(0, max)
      return RatingScaleEvaluation(
        priorities: $0.priorities.map { $0 / best },
        errorBound: 2 * $0.errorBound + LocalEvaluation.roundoff, matrix: $0.matrices.first,
        prioritization: options.prioritization)
    }
  }

  private func derive(
    _ matrix: IncompleteComparisonMatrix, aggregationError: Double, criterion: CriterionID,
    participant: ParticipantID?, options: EvaluationOptions
  ) -> Result<LocalEvaluation, EvaluationError> {
    do throws(ComparisonError) {
      var completed = matrix
      var completion: ComparisonMatrix?
      var entryError = options.scale.entryError(of: matrix) + aggregationError
      if matrix.missingCount > 0 && options.missingJudgments == .optimalCompletion {
        let optimal = try matrix.optimalCompletion()
        completion = optimal
        completed = IncompleteComparisonMatrix(optimal)
        // The ratios put in are that far from the optimum at most.
        entryError = max(entryError, 2e-12)
      }
      let eigenvector = try completed.principalEigenvector(entryError: entryError)
      let priorities =
        options.prioritization == .eigenvector
        ? eigenvector.priorities
        : try completed.priorities(by: options.prioritization, entryError: entryError)
      return .success(
        LocalEvaluation(
          priorities: priorities.values,
          errorBound: priorities.relativeErrorBound,
          matrices: [
            MatrixEvaluation(
              participant: participant, matrix: matrix, completion: completion,
              consistency: matrix.consistency(of: eigenvector))
          ], isUnique: priorities.isUnique))
    } catch {
      return .failure(Self.error(Self.problem(error), criterion, participant))
    }
  }

  private static func problem(_ error: ComparisonError) -> EvaluationProblem.Kind {
    switch error {
    case .disconnected(let components): .disconnected(components: components)
    case .incomplete(let missing, let method): .incomplete(missing: missing, method: method)
    case .rangeTooWide: .rangeTooWide
    case .notSettled: .notSettled
    default: preconditionFailure("judgments were checked: \(error)")
    }
  }

  // MARK: Groups

  private func aggregateJudgments(
    _ contributing: [IndividualJudgments], criterion: CriterionID, options: EvaluationOptions
  ) -> Result<LocalEvaluation, EvaluationError> {
    if let only = contributing.first, contributing.count == 1 {
      return derive(only.judgments, criterion: criterion, participant: nil, options: options)
    }
    var members: [IncompleteComparisonMatrix] = []
    members.reserveCapacity(contributing.count)
    for own in contributing {
      switch own.judgments.ratios {
      case .success(let matrix): members.append(matrix)
      case .failure(let zero):
        return .failure(Self.error(.zeroPriority(item: zero.item), criterion, own.participant))
      }
    }
    let weights = contributing.map { participants[$0.participant].weight }
    do {
      let group = try IncompleteComparisonMatrix(aggregating: members, weights: weights)
      return derive(
        group, aggregationError: IncompleteComparisonMatrix.aggregationError(of: group),
        criterion: criterion, participant: nil, options: options)
    } catch {
      preconditionFailure("members were checked: \(error)")
    }
  }

  private func averagePriorities(
    _ contributing: [IndividualJudgments], criterion: CriterionID, options: EvaluationOptions
  ) -> Result<LocalEvaluation, EvaluationError> {
    var members: [LocalEvaluation] = []
    var problems: [EvaluationProblem] = []
    for own in contributing {
      switch derive(
        own.judgments, criterion: criterion, participant: own.participant, options: options)
      {
      case .success(let member): members.append(member)
      case .failure(let error): problems += error.problems
      }
    }
    guard problems.isEmpty else { return .failure(EvaluationError(problems: problems)) }
    let mean = Mean(of: options.aggregation)
    let weights = contributing.map { participants[$0.participant].weight }
    guard let priorities = mean.combine(members.map(\.priorities), weights: weights) else {
      return .failure(Self.error(.noCommonPriority, criterion))
    }
    return .success(
      LocalEvaluation(
        priorities: priorities,
        errorBound: mean.errorBound(members.map(\.errorBound)),
        matrices: members.flatMap(\.matrices), isUnique: members.allSatisfy(\.isUnique)))
  }
}

/// How priority vectors of several participants are averaged.
struct Mean {
  let isGeometric: Bool

  init(of aggregation: GroupAggregation) {
    isGeometric =
      aggregation == .prioritiesGeometric || aggregation == .localPrioritiesGeometric
  }

  /// Returns the weighted mean of vectors of equal length, scaled to sum to 1; `nil` if every item has
  /// a priority of 0 from somebody, so that nothing is left of a geometric mean.
  func combine(_ vectors: [[Double]], weights: [Double]) -> [Double]? {
    let total = weights.reduce(0, +)
    let shares = weights.map { $0 / total }
    let means = (vectors.first ?? []).indices.map { item in
      if isGeometric {
        // A priority of 0 has logarithm −∞ and makes the mean 0, as it should.
        return Double.exp(zip(vectors, shares).reduce(0) { $0 + $1.1 * .log($1.0[item]) })
      }
      return zip(vectors, shares).reduce(0) { $0 + $1.1 * $1.0[item] }
    }
    let sum = means.reduce(0, +)
    guard sum > 0 || means.isEmpty else { return nil }
    return means.map { $0 / sum }
  }

  /// A bound on the relative error of a mean of vectors with the given bounds.
  func errorBound(_ bounds: [Double]) -> Double {
    let own = Double(bounds.count + 8) * LocalEvaluation.roundoff
    // A logarithm of up to 700 in size carries its own rounding, and scaling the means brings in
    // the others' errors.
    return isGeometric
      ? 2 * ((bounds.max() ?? 0) + 700 * own) : 2 * (bounds.max() ?? 0) + own
  }
}

extension Judgments {
  struct ZeroPriority: Error { let item: Int }

  /// The judgments as ratios: direct priorities as their quotients.
  var ratios: Result<IncompleteComparisonMatrix, ZeroPriority> {
    guard case .priorities(let priorities) = self else {
      return matrix.map { .success($0) } ?? .failure(ZeroPriority(item: 0))
    }
    if let zero = priorities.firstIndex(of: 0) { return .failure(ZeroPriority(item: zero)) }
    let order = priorities.count
    do {
      return .success(
        try IncompleteComparisonMatrix(
          order: order,
          upperTriangle: UpperTriangle.pairs(order: order).map {
            priorities[$0.row] / priorities[$0.column]
          }))
    } catch {
      // A quotient outside what can be computed with: one of the two is 0 in comparison.
      let smallest = priorities.indices.min { priorities[$0] < priorities[$1] } ?? 0
      return .failure(ZeroPriority(item: smallest))
    }
  }
}
