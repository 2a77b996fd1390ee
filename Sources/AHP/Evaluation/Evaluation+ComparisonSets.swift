extension Evaluation {
  /// Returns the matrices that the priorities of the items of a subject come from: one for one
  /// person or for aggregated judgments, one for each participant where priorities are aggregated,
  /// none where nothing is compared.
  ///
  /// - Complexity: O(items² · matrices).
  public func matrices(of subject: ComparisonSubject) -> [MatrixEvaluation] {
    switch subject {
    case .criterion(let criterion): criteria.locals.matrices(of: criterion)
    case .strategicCriterion(let criterion):
      strategicEvaluation?.criteria.locals.matrices(of: criterion) ?? []
    case .network(let criterion, let subject):
      networks[criterion]?.set(subject)?.matrices ?? memberMatrices(of: criterion, subject)
    case .ratingScale(let scale): ratingScale(scale).map { [$0] } ?? []
    }
  }

  /// The matrices of participants whose final priorities are averaged; one that stands for
  /// everybody counts once.
  private func memberMatrices(
    of criterion: CriterionID, _ subject: NetworkSubject
  ) -> [MatrixEvaluation] {
    let all = memberNetworks.flatMap { $0[criterion]?.set(subject)?.matrices ?? [] }
    return all.first.map { $0.participant == nil } ?? false ? Array(all.prefix(1)) : all
  }

  /// Returns the consistency of each matrix of a subject.
  ///
  /// - Complexity: O(matrices).
  package func consistencies(of subject: ComparisonSubject) -> [Consistency] {
    switch subject {
    case .criterion(let criterion): criteria.consistencies(criterion)
    case .strategicCriterion(let criterion):
      strategicEvaluation?.criteria.consistencies(criterion) ?? []
    case .network: matrices(of: subject).map(\.consistency)
    case .ratingScale(let scale): ratingScale(scale).map { [$0.consistency] } ?? []
    }
  }

  /// Returns all subjects, in the order of `DecisionModel.comparisonSets()`; those without
  /// matrices, such as rating scales that nothing uses, are among them.
  ///
  /// - Complexity: O(subjects).
  package func subjects() -> [ComparisonSubject] {
    let scaleCount = max(ratingScales.count, strategicEvaluation?.ratingScales.count ?? 0)
    var subjects: [ComparisonSubject] = []
    subjects.reserveCapacity(
      criteria.count + (strategicEvaluation?.criteria.count ?? 0) + scaleCount)
    for criterion in criteria.indices { subjects.append(.criterion(criterion)) }
    if let strategicEvaluation {
      for criterion in strategicEvaluation.criteria.indices {
        subjects.append(.strategicCriterion(criterion))
      }
    }
    for (criterion, network) in (memberNetworks.first ?? networks).sorted(by: { $0.key < $1.key }) {
      subjects += network.network.subjects().map { .network(criterion, $0) }
    }
    for scale in 0..<scaleCount { subjects.append(.ratingScale(scale)) }
    return subjects
  }

  /// Whether the prioritization method has no other solution for a subject; see
  /// `CriterionEvaluation.isUnique`.
  ///
  /// - Complexity: O(1).
  package func isUnique(_ subject: ComparisonSubject) -> Bool {
    switch subject {
    case .criterion(let criterion): criteria.isUnique(criterion)
    case .strategicCriterion(let criterion):
      strategicEvaluation?.criteria.isUnique(criterion) ?? true
    case .network(let criterion, let subject): networks[criterion]?.set(subject)?.isUnique ?? true
    case .ratingScale: true
    }
  }

  /// Returns the subjects with a matrix whose consistency ratio is above the threshold, or above
  /// the end of the random-index table, in the order of `DecisionModel.comparisonSets()`.
  ///
  /// - Complexity: O(matrices).
  public func subjectsAboveThreshold() -> [ComparisonSubject] {
    subjects().filter { subject in
      consistencies(of: subject).contains {
        !options.accepts(options.ratio(of: $0), order: $0.order)
      }
    }
  }

  /// Returns the result for a criterion or strategic criterion; `nil` for others, and for a
  /// strategic criterion of which there is no result.
  ///
  /// - Complexity: O(items and matrices of the criterion).
  package func criterion(_ subject: ComparisonSubject) -> CriterionEvaluation? {
    switch subject {
    case .criterion(let criterion): criteria[criterion]
    case .strategicCriterion(let criterion): strategicEvaluation?.criteria[criterion]
    case .network, .ratingScale: nil
    }
  }

  /// Returns the priorities of the items of a subject; `nil` where there is no result, and for
  /// rating scales.
  ///
  /// - Complexity: O(items and matrices of the subject).
  package func localPriorities(of subject: ComparisonSubject) -> [Double]? {
    if case .network(let criterion, let subject) = subject {
      return networks[criterion]?.set(subject)?.priorities
    }
    return criterion(subject)?.localPriorities
  }

  /// Returns the global priority of a criterion, that of a strategic one in its own hierarchy;
  /// `nil` where `criterion(_:)` is.
  ///
  /// - Complexity: O(1).
  package func globalPriority(of subject: ComparisonSubject) -> Double? {
    switch subject {
    case .criterion(let criterion): criteria.globalPriorities[criterion]
    case .strategicCriterion(let criterion):
      strategicEvaluation?.criteria.globalPriorities[criterion]
    case .network, .ratingScale: nil
    }
  }

  /// Returns the global priority of each criterion, then that of each strategic criterion in its
  /// own hierarchy.
  ///
  /// - Complexity: O(criteria).
  func globalPriorities() -> [Double] {
    criteria.globalPriorities + (strategicEvaluation?.criteria.globalPriorities ?? [])
  }

  /// The matrix of a rating scale, which the model or its strategic criteria use.
  private func ratingScale(_ position: Int) -> MatrixEvaluation? {
    for scales in [ratingScales, strategicEvaluation?.ratingScales ?? []]
    where scales.indices.contains(position) {
      if let scale = scales[position] { return scale.matrix }
    }
    return nil
  }
}
