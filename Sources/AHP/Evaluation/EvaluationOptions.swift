/// How a model is evaluated. Every result names these choices.
public struct EvaluationOptions: Hashable, Sendable {
  /// The ratios that judgments stand for; applied to each participant's before they are combined.
  public var scale: JudgmentScale
  /// The rule that turns ratios into priorities.
  public var prioritization: PrioritizationMethod
  /// How local priorities combine into those of the alternatives.
  public var synthesis: Synthesis
  /// The formula that ranks the alternatives of a model with merits, and of no other; one without values
  /// below 0.
  public var bocr: BOCRFormula
  /// Whether the weight of each criterion is multiplied by the number of criteria without children that it is
  /// or has below it, before the weights of siblings are divided by their sum: so that a criterion does not
  /// lose by having many below it, as Expert Choice offers.
  public var structuralAdjustment: Bool
  /// How several participants become one group.
  public var aggregation: GroupAggregation
  /// What stands for missing judgments.
  public var missingJudgments: MissingJudgments
  /// The table that consistency indices are divided by.
  public var randomIndex: RandomIndex
  /// What consistency indices of incomplete matrices are divided by.
  public var incompleteRandomIndex: IncompleteRandomIndex
  /// The largest consistency ratio that is accepted; 0.1 after Saaty (1977).
  public var consistencyThreshold: ConsistencyThreshold
  /// The only participant whose judgments count, beside those that stand for
  /// everybody; `nil` for all.
  public var participant: ParticipantID?

  /// Creates options; what is left out has its default.
  public init(
    scale: JudgmentScale = .linear, prioritization: PrioritizationMethod = .eigenvector,
    synthesis: Synthesis = .distributive, bocr: BOCRFormula = .additive,
    structuralAdjustment: Bool = false,
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
    self.structuralAdjustment = structuralAdjustment
    self.aggregation = aggregation
    self.missingJudgments = missingJudgments
    self.randomIndex = randomIndex
    self.incompleteRandomIndex = incompleteRandomIndex
    self.consistencyThreshold = consistencyThreshold
    self.participant = participant
  }
}

/// The choices that a model, or a publication that it reports, makes itself; what is `nil` is left
/// open.
public struct EvaluationSettings: Hashable, Sendable {
  /// See `EvaluationOptions.scale`.
  public var scale: JudgmentScale?
  /// See `EvaluationOptions.prioritization`.
  public var prioritization: PrioritizationMethod?
  /// See `EvaluationOptions.synthesis`.
  public var synthesis: Synthesis?
  /// See `EvaluationOptions.bocr`.
  public var bocr: BOCRFormula?
  /// See `EvaluationOptions.structuralAdjustment`.
  public var structuralAdjustment: Bool?
  /// See `EvaluationOptions.aggregation`.
  public var aggregation: GroupAggregation?
  /// See `EvaluationOptions.missingJudgments`.
  public var missingJudgments: MissingJudgments?
  /// See `EvaluationOptions.randomIndex`.
  public var randomIndex: RandomIndex?
  /// See `EvaluationOptions.incompleteRandomIndex`.
  public var incompleteRandomIndex: IncompleteRandomIndex?
  /// See `EvaluationOptions.consistencyThreshold`.
  public var consistencyThreshold: ConsistencyThreshold?

  /// Creates settings; what is left out is left open.
  public init(
    scale: JudgmentScale? = nil, prioritization: PrioritizationMethod? = nil,
    synthesis: Synthesis? = nil, bocr: BOCRFormula? = nil, structuralAdjustment: Bool? = nil,
    aggregation: GroupAggregation? = nil,
    missingJudgments: MissingJudgments? = nil, randomIndex: RandomIndex? = nil,
    incompleteRandomIndex: IncompleteRandomIndex? = nil,
    consistencyThreshold: ConsistencyThreshold? = nil
  ) {
    self.scale = scale
    self.prioritization = prioritization
    self.synthesis = synthesis
    self.bocr = bocr
    self.structuralAdjustment = structuralAdjustment
    self.aggregation = aggregation
    self.missingJudgments = missingJudgments
    self.randomIndex = randomIndex
    self.incompleteRandomIndex = incompleteRandomIndex
    self.consistencyThreshold = consistencyThreshold
  }
}

extension EvaluationOptions {
  /// Returns these options with the choices that `settings` makes in the place of theirs.
  public func overridden(by settings: EvaluationSettings) -> EvaluationOptions {
    EvaluationOptions(
      scale: settings.scale ?? scale,
      prioritization: settings.prioritization ?? prioritization,
      synthesis: settings.synthesis ?? synthesis,
      bocr: settings.bocr ?? bocr,
      structuralAdjustment: settings.structuralAdjustment ?? structuralAdjustment,
      aggregation: settings.aggregation ?? aggregation,
      missingJudgments: settings.missingJudgments ?? missingJudgments,
      randomIndex: settings.randomIndex ?? randomIndex,
      incompleteRandomIndex: settings.incompleteRandomIndex ?? incompleteRandomIndex,
      consistencyThreshold: settings.consistencyThreshold ?? consistencyThreshold,
      participant: participant)
  }
}

extension EvaluationOptions {
  /// These choices as settings, with none left open.
  public var settings: EvaluationSettings {
    EvaluationSettings(
      scale: scale, prioritization: prioritization, synthesis: synthesis, bocr: bocr,
      structuralAdjustment: structuralAdjustment, aggregation: aggregation,
      missingJudgments: missingJudgments, randomIndex: randomIndex,
      incompleteRandomIndex: incompleteRandomIndex, consistencyThreshold: consistencyThreshold)
  }

  /// Returns the consistency ratio of a matrix by the random index chosen; `nil` above the end of the
  /// table.
  public func ratio(of consistency: Consistency) -> Double? {
    consistency.ratio(to: randomIndex, incomplete: incompleteRandomIndex)
  }

  /// Returns the largest consistency ratio of some matrices; `nil` without matrices, or if one has none.
  package func largestRatio(of matrices: [Consistency]) -> Double? {
    let ratios = matrices.map(ratio)
    return ratios.allSatisfy { $0 != nil } ? ratios.compactMap(\.self).max() : nil
  }

  /// Whether a consistency ratio of a matrix is at most the threshold; `false` without a ratio.
  public func accepts(_ ratio: Double?, order: Int) -> Bool {
    ratio.map { $0 <= consistencyThreshold.value(order: order) } ?? false
  }
}

extension DecisionModel {
  /// The options that the model's own settings give.
  public var options: EvaluationOptions { EvaluationOptions().overridden(by: settings) }
}

/// How the local priorities of the alternatives combine into their global ones.
public enum Synthesis: String, Hashable, Sendable, CaseIterable {
  /// The priorities below each criterion sum to 1; adding an alternative can reverse the others'
  /// order.
  ///
  /// Source: T. L. Saaty, *The Analytic Hierarchy Process*, McGraw-Hill, New York 1980.
  case distributive
  /// The best alternative below each criterion counts 1 and the others in proportion; the totals
  /// are divided by their sum. A further alternative that is best nowhere leaves the others' order
  /// alone.
  ///
  /// Source: T. L. Saaty, "Rank from comparisons and from ratings in the analytic hierarchy/network
  /// processes", *European Journal of Operational Research* 168 (2006), 557–570,
  /// doi:10.1016/j.ejor.2004.04.032.
  case ideal
  /// The weighted product: each alternative's local priorities, raised to the global priorities of their
  /// criteria, multiplied; the products are divided by their sum. Only ratios of local priorities count,
  /// so that the order of two alternatives never depends on a third.
  ///
  /// Source: F. A. Lootsma, "Scale sensitivity in the multiplicative AHP and SMART", *Journal of
  /// Multi-Criteria Decision Analysis* 2 (1993), 87–110, doi:10.1002/mcda.4020020205.
  case multiplicative
  /// Each criterion's priorities are divided by that of its pin, an alternative by which the criterion's
  /// weight was judged: `DecisionModel.pins`. The totals are divided by their sum. A further alternative leaves
  /// the order of the others alone, as long as the pins stay.
  ///
  /// Source: B. Schoner, W. C. Wedley and E. U. Choo, "A unified approach to AHP with linking pins",
  /// *European Journal of Operational Research* 64 (1993), 384–392, doi:10.1016/0377-2217(93)90128-A.
  case linkingPins = "linking-pins"
}

/// How several participants become one group.
///
/// Source: E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the
/// analytic hierarchy process", *European Journal of Operational Research* 108 (1998), 165–169,
/// doi:10.1016/S0377-2217(97)00244-0.
public enum GroupAggregation: String, Hashable, Sendable, CaseIterable {
  /// AIJ: the weighted geometric mean of the ratios of each pair; a pair that a participant left
  /// out is judged by the others. The default: the group acts as one person.
  case judgments
  /// AIP: each participant's final priorities, then their weighted arithmetic mean. Everybody must
  /// have judged everything.
  case priorities
  /// AIP with the weighted geometric mean of the final priorities, divided by their sum.
  case prioritiesGeometric = "priorities-geometric"
  /// The weighted arithmetic mean of the participants' local priorities under each criterion, then
  /// the synthesis.
  case localPriorities = "local-priorities"
  /// The weighted geometric mean of the participants' local priorities under each criterion,
  /// divided by their sum, then the synthesis.
  case localPrioritiesGeometric = "local-priorities-geometric"
}

extension GroupAggregation {
  /// Whether everybody is evaluated alone first, which needs everybody's judgments on everything.
  var averagesFinalPriorities: Bool { self == .priorities || self == .prioritiesGeometric }
}

extension GroupAggregation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .judgments: "geometric mean of judgments (AIJ)"
    case .priorities: "arithmetic mean of final priorities (AIP)"
    case .prioritiesGeometric: "geometric mean of final priorities (AIP)"
    case .localPriorities: "arithmetic mean of local priorities"
    case .localPrioritiesGeometric: "geometric mean of local priorities"
    }
  }
}
