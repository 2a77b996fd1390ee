/// The result of a model: local and global priorities, their consistency and how exactly they were
/// computed.
public struct Evaluation: Hashable, Sendable {
  /// The choices that led to it.
  public let options: EvaluationOptions

  /// The result for each criterion, in the order of `DecisionModel.criteria`.
  public let criteria: CriterionEvaluations

  /// The global priority of each alternative, in the order of `DecisionModel.alternatives`; they
  /// sum to 1. Empty for a model without alternatives.
  public let alternativePriorities: [Double]

  /// The total of each alternative before the last division by their sum: under ideal synthesis 1
  /// is the best of all under every criterion, and in a model of ratings 1 is the best that can be;
  /// in a model with merits the value of the formula. `nil` where participants' final priorities
  /// are averaged.
  public let alternativeTotals: [Double]?

  /// The alternatives under each merit and what every formula makes of them; `nil` for a model
  /// without merits, and where participants' final priorities are averaged.
  public let merits: MeritSynthesis?

  /// The evaluation of `DecisionModel.strategicModel`; `nil` without one, and where participants'
  /// final priorities are averaged: the weights of merits are not those of any one decision then.
  public var strategy: Evaluation? { alternativeTotals == nil ? nil : strategicEvaluation }
  /// The evaluation of the strategic model also where final priorities are averaged, as if it stood
  /// alone.
  @Indirect private(set) var strategicEvaluation: Evaluation?

  /// The networks of the criteria that have one; empty where participants' final priorities are
  /// averaged.
  public var networks: [CriterionID: NetworkEvaluation] { criteria.locals.networks }

  /// The networks of each participant whose final priorities are averaged; empty where they are
  /// not.
  package var memberNetworks: [[CriterionID: NetworkEvaluation]] = []

  /// The criteria that are left out since others have networks and they have neither one nor
  /// judgments, ascending.
  ///
  /// - Complexity: O(number of them · log).
  public func leftOut() -> [CriterionID] { criteria.locals.leftOut.sorted() }

  /// What the intensities of the rating scales are worth, in the order of
  /// `DecisionModel.ratingScales`; `nil` for a scale that no criterion uses.
  public let ratingScales: [RatingScaleEvaluation?]

  /// A bound on the relative error of every alternative's priority; infinite if nothing can be
  /// said.
  public let alternativeErrorBound: Double

  /// The consistency of the hierarchy as a whole.
  public let hierarchyConsistency: HierarchyConsistency

  /// The participants whose judgments were combined.
  public let contributors: [ParticipantID]

  /// The alternatives from the best to the worst.
  public var ranking: Ranking {
    Ranking(
      of: alternativePriorities,
      errorBounds: Array(repeating: alternativeErrorBound, count: alternativePriorities.count))
  }

  /// The largest bound on the relative error of any priority in this result.
  public var largestErrorBound: Double {
    max(
      alternativeErrorBound, criteria.locals.errorBounds.max() ?? 0,
      criteria.globalErrorBounds.max() ?? 0)
  }
}

/// The result for one criterion.
public struct CriterionEvaluation: Hashable, Sendable {
  /// The priorities of what the criterion compares, in the order of `DecisionModel.items(of:)`;
  /// they sum to 1, unless they are absolute. Empty for a criterion that compares nothing.
  public let localPriorities: [Double]

  /// A bound on the relative error of every local priority.
  public let localErrorBound: Double

  /// The priority of the criterion itself in the whole; 1 for the goal.
  public let globalPriority: Double

  /// A bound on the relative error of the global priority.
  public let globalErrorBound: Double

  /// The matrices that the local priorities come from: one for one person or for aggregated
  /// judgments, one for each participant where priorities are aggregated, none for direct
  /// priorities or a single item.
  public let matrices: [MatrixEvaluation]

  /// Whether the prioritization method has no other solution for these judgments; where it has, as
  /// direct least squares may and logarithmic least absolute values often do, the priorities are
  /// those that its documented rule chooses.
  public let isUnique: Bool

  /// Whether the local priorities are ratings or utilities, 0 … 1, which do not depend on the other
  /// alternatives and do not sum to 1.
  public let isAbsolute: Bool

  /// The global priorities of what the criterion compares: local times its own global one.
  public var globalPriorities: [Double] { localPriorities.map { globalPriority * $0 } }

  /// The largest consistency ratio of the matrices; `nil` without matrices, or above the end of the
  /// random-index table.
  public func consistencyRatio(by options: EvaluationOptions) -> Double? {
    options.largestRatio(of: matrices.map(\.consistency))
  }
}

extension CriterionEvaluation {
  /// Returns this result with absolute priorities divided by their sum.
  func dividedBySum() -> CriterionEvaluation {
    CriterionEvaluation(
      localPriorities: normalized(localPriorities),
      localErrorBound: 2 * localErrorBound
        + Double(localPriorities.count + 2) * Rounding.unit,
      globalPriority: globalPriority, globalErrorBound: globalErrorBound, matrices: matrices,
      isUnique: isUnique, isAbsolute: false)
  }

  private func normalized(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }
}

/// What the intensities of a rating scale are worth.
public struct RatingScaleEvaluation: Hashable, Sendable {
  /// The worth of each intensity: its priority divided by the largest, so that the best is worth 1.
  public let priorities: [Double]
  /// A bound on the relative error of each.
  public let errorBound: Double
  /// The comparisons of the intensities and their consistency; `nil` for direct priorities.
  public let matrix: MatrixEvaluation?
  /// The rule that made priorities of the comparisons.
  public let prioritization: PrioritizationMethod
}

/// One comparison matrix that entered a result.
public struct MatrixEvaluation: Hashable, Sendable {
  /// The participant whose matrix it is; `nil` for everybody's or the group's.
  public let participant: ParticipantID?
  /// The judgments, after aggregation.
  public let matrix: IncompleteComparisonMatrix
  /// The judgments with what was put in for the missing ones; `nil` if none are missing, or by
  /// Harker's method, which puts in nothing.
  public let completion: ComparisonMatrix?
  /// The consistency of the judgments by the principal eigenvalue.
  public let consistency: Consistency
}
