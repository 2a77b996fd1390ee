/// The choices that determine the evaluation of a model. Every result names them.
public struct EvaluationOptions: Hashable, Sendable {
  /// The scale of the ratios of judgments; applied to each participant's before they are combined.
  public var scale: JudgmentScale
  /// The rule that turns ratios into priorities.
  public var prioritization: PrioritizationMethod
  /// The rule that combines local priorities into those of the alternatives.
  public var synthesis: Synthesis
  /// The formula that ranks the alternatives of a model with merits, and of no other; one without
  /// values below 0.
  public var bocr: BOCRFormula
  /// The rule that makes priorities of the supermatrix of a network.
  public var limit: LimitRule
  /// What the limiting priorities of the alternatives of a network count.
  public var networkPriorities: NetworkPriorities
  /// Whether weights of criteria are multiplied by their numbers of leaves.
  public var structuralAdjustment: StructuralAdjustment
  /// The rule that combines several participants to a group.
  public var aggregation: GroupAggregation
  /// The rule that replaces missing judgments.
  public var missingJudgments: MissingJudgments
  /// The divisors of consistency indices.
  public var randomIndex: RandomIndex
  /// The divisors of consistency indices of incomplete matrices.
  public var incompleteRandomIndex: IncompleteRandomIndex
  /// The largest consistency ratio that is accepted; 0.1 after Saaty (1977).
  public var consistencyThreshold: ConsistencyThreshold
  /// The only participant whose judgments are used, besides common judgments; `nil`
  /// for all.
  public var participant: ParticipantID?

  /// Creates options; an omitted one has its default.
  public init(
    scale: JudgmentScale = .linear, prioritization: PrioritizationMethod = .eigenvector,
    synthesis: Synthesis = .distributive, bocr: BOCRFormula = .additive,
    limit: LimitRule = .calculus, networkPriorities: NetworkPriorities = .normal,
    structuralAdjustment: StructuralAdjustment = false,
    aggregation: GroupAggregation = .judgments, missingJudgments: MissingJudgments = .harker,
    randomIndex: RandomIndex = .alonsoLamata2006,
    incompleteRandomIndex: IncompleteRandomIndex = .bounded,
    consistencyThreshold: ConsistencyThreshold = 0.1, participant: ParticipantID? = nil
  ) {
    precondition(bocr.isNonnegative, "priorities are not below 0")
    self.scale = scale
    self.prioritization = prioritization
    self.synthesis = synthesis
    self.bocr = bocr
    self.limit = limit
    self.networkPriorities = networkPriorities
    self.structuralAdjustment = structuralAdjustment
    self.aggregation = aggregation
    self.missingJudgments = missingJudgments
    self.randomIndex = randomIndex
    self.incompleteRandomIndex = incompleteRandomIndex
    self.consistencyThreshold = consistencyThreshold
    self.participant = participant
  }
}

extension EvaluationSetting {
  /// All choices of `EvaluationOptions`, in the order in which files and reports list them.
  ///
  /// Reading and writing of files, the line that names the method of a result, and lists of the
  /// method go over these. A further choice is a stored property above and an entry here, an
  /// argument of the tool, and its effect on the evaluation.
  public static let all = [
    EvaluationSetting({ $0.scale }, { $0.scale = $1 }),
    EvaluationSetting({ $0.prioritization }, { $0.prioritization = $1 }),
    EvaluationSetting({ $0.synthesis }, { $0.synthesis = $1 }),
    EvaluationSetting({ $0.bocr }, { $0.bocr = $1 }),
    EvaluationSetting({ $0.limit }, { $0.limit = $1 }),
    EvaluationSetting({ $0.networkPriorities }, { $0.networkPriorities = $1 }),
    EvaluationSetting({ $0.structuralAdjustment }, { $0.structuralAdjustment = $1 }),
    EvaluationSetting({ $0.aggregation }, { $0.aggregation = $1 }),
    EvaluationSetting({ $0.missingJudgments }, { $0.missingJudgments = $1 }),
    EvaluationSetting({ $0.randomIndex }, { $0.randomIndex = $1 }),
    EvaluationSetting({ $0.incompleteRandomIndex }, { $0.incompleteRandomIndex = $1 }),
    EvaluationSetting({ $0.consistencyThreshold }, { $0.consistencyThreshold = $1 }),
  ]
}

extension EvaluationOptions {
  /// Returns the consistency ratio of a matrix by the chosen random index; `nil` above the end of
  /// the table.
  public func ratio(of consistency: Consistency) -> Double? {
    consistency.ratio(to: randomIndex, incomplete: incompleteRandomIndex)
  }

  /// Returns a number that the consistency ratio of a matrix certainly does not exceed; `nil` above
  /// the end of the table.
  func largestRatio(of consistency: Consistency) -> Double? {
    let order = consistency.order
    guard order > 2 else { return 0 }
    let random = consistency.randomIndex(of: randomIndex, incomplete: incompleteRandomIndex)
    let excess = consistency.eigenvalueBounds.upperBound - Double(order)
    return random.map { max(0, excess) / Double(order - 1) / $0 }
  }

  /// Returns the largest consistency ratio of matrices; `nil` without matrices, or if one has none.
  package func largestRatio(of matrices: [Consistency]) -> Double? {
    let ratios = matrices.map(ratio)
    return ratios.allSatisfy { $0 != nil } ? ratios.compactMap(\.self).max() : nil
  }

  /// Returns whether a consistency ratio is at most the threshold for an order; `false` without a
  /// ratio.
  public func accepts(_ ratio: Double?, order: Int) -> Bool {
    ratio.map { $0 <= consistencyThreshold.value(order: order) } ?? false
  }
}
