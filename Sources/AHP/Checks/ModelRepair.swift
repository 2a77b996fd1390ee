/// A model whose judgments were made consistent enough, what was changed, and what that did to the
/// ranking.
///
/// Consistent is not the same as right: the people who judged should be asked about each change.
public struct ModelRepair: Hashable, Sendable {
  /// The way in which judgments are changed.
  public struct Plan: Hashable, Sendable {
    /// The method.
    public var method: RepairMethod
    /// What changed judgments may be: what people answer, before the scale.
    public var values: RepairValues
    /// θ of the methods that move all judgments, above 0 and at most 0.99.
    public var theta: Double
    /// How many judgments of a matrix `.fewestChanges` may change.
    public var mostChanges: Int

    /// Creates a plan.
    ///
    /// - Parameters: See the properties.
    public init(
      _ method: RepairMethod = .fewestChanges, values: RepairValues = .any, theta: Double = 0.9,
      mostChanges: Int = 3
    ) {
      self.method = method
      self.values = values
      self.theta = theta
      self.mostChanges = mostChanges
    }
  }

  /// How judgments were changed.
  public let plan: Plan
  /// What the consistency ratios and the ranking were computed with.
  public let options: EvaluationOptions

  /// The repaired model. Each change is recorded on its criterion or rating scale; what
  /// publications report about the original judgments is left out, and what was changed is no
  /// longer called published or elicited.
  public let model: DecisionModel

  /// One entry for each matrix above the threshold, in the order of
  /// `DecisionModel.comparisonSets()` and of the participants.
  public let entries: [Entry]

  /// The evaluation of the model before.
  public let evaluationBefore: Evaluation
  /// The evaluation of the repaired model.
  public let evaluationAfter: Evaluation

  /// What the model ranks, before and after.
  public let before: RankedItems
  /// What the model ranks after the repair.
  public let after: RankedItems

  /// What became of one matrix.
  public struct Entry: Hashable, Sendable {
    /// What is compared.
    public let subject: ComparisonSubject
    /// The participant whose matrix it is; `nil` for everybody's.
    public let participant: ParticipantID?
    /// The number of items of the matrix.
    public let order: Int
    /// The consistency ratio before; `nil` above the end of the random-index table.
    public let ratioBefore: Double?
    /// The consistency ratio after; `nil` if nothing was changed.
    public let ratioAfter: Double?
    /// A number that the consistency ratio after certainly does not exceed; `nil` if nothing was
    /// changed.
    public let ratioAfterBound: Double?
    /// How the attempt ended.
    public let outcome: Outcome
    /// The changes, as judgments.
    public let changes: [JudgmentChange]
  }

  /// How the attempt to repair a matrix ended.
  public enum Outcome: Hashable, Sendable {
    /// The method was applied; it may not have reached the threshold.
    case attempted(RepairOutcome)
    /// Judgments are missing: what could be mended is not known before they are given.
    case incomplete
    /// There is no random index for the order, and so no threshold.
    case beyondTable
  }

  /// Whether every matrix is within the threshold now.
  public var succeeds: Bool {
    entries.allSatisfy { options.accepts($0.ratioAfter, order: $0.order) }
  }
}

extension ModelRepair {
  /// Changes the judgments of every matrix of a model that is above the threshold so that it is
  /// within.
  ///
  /// The matrices are those that people gave: everybody's, or each participant's of positive
  /// weight. If all of a group are within a threshold, so is their geometric mean.
  ///
  /// - Parameters:
  ///   - original: The model to repair.
  ///   - plan: The way to change judgments.
  ///   - options: The random index, the threshold and the scale, and what the ranking is computed
  ///     with; `nil` for the model's own settings.
  ///   - subject: What to repair; `nil` for all.
  ///   - counted: Returns a model of the participants and judgments alone that count in the
  ///     ranking; by default all do.
  /// - Throws: `EvaluationError` if the model cannot be evaluated.
  /// - Complexity: See
  ///   `ComparisonMatrix.repaired(by:toIndex:values:theta:mostChanges:mostChoices:)`.
  public init(
    of original: DecisionModel, by plan: Plan, options: EvaluationOptions? = nil,
    subject: ComparisonSubject? = nil, counted: (DecisionModel) -> DecisionModel = { $0 }
  ) throws(EvaluationError) {
    let options = options ?? original.options
    if let subject { subject.require(in: original) }
    let ratios = try original.scaled(by: options.scale)
    let evaluationBefore = try Evaluator(
      ofRatios: counted(original).scaled(by: options.scale), options
    ).evaluate()
    var repairer = Repairer(model: original, plan: plan, options: options)
    for set in ratios.comparisonSets() where subject == nil || set.subject == subject {
      for (participant, judgments) in set.judgments.sets where repairer.counts(participant) {
        repairer.repair(judgments, of: set.subject, by: participant)
      }
    }
    var model = repairer.model
    let evaluationAfter = try counted(model).evaluation(options)
    model = model.changed(
      on: repairer.entries.filter { !$0.changes.isEmpty }.map(\.subject))
    Self.removeReported(from: &model)
    if var strategy = model.strategicModel {
      Self.removeReported(from: &strategy)
      model.strategicModel = strategy
    }
    self.init(
      plan: plan, options: options, model: model, entries: repairer.entries,
      evaluationBefore: evaluationBefore, evaluationAfter: evaluationAfter,
      before: RankedItems(of: original, in: evaluationBefore),
      after: RankedItems(of: model, in: evaluationAfter))
  }

  /// Leaves out what publications report.
  private static func removeReported(from model: inout DecisionModel) {
    model.reported = []
    for criterion in model.criteria.indices { model.criteria[criterion].reported = [] }
    for scale in model.ratingScales.indices { model.ratingScales[scale].reported = [] }
  }
}

/// Repairs the matrices of a model one by one.
private struct Repairer {
  private(set) var model: DecisionModel
  let plan: ModelRepair.Plan
  let options: EvaluationOptions
  /// What became of each matrix above the threshold.
  private(set) var entries: [ModelRepair.Entry] = []

  init(model: DecisionModel, plan: ModelRepair.Plan, options: EvaluationOptions) {
    self.model = model
    self.plan = plan
    self.options = options
  }

  /// Whether somebody's judgments count: everybody's, those of the participant asked for, or of any
  /// with a positive weight.
  func counts(_ participant: ParticipantID?) -> Bool {
    guard let participant else { return true }
    return options.participant.map { $0 == participant }
      ?? (model.participants[participant].weight > 0)
  }

  /// Repairs one matrix, if it is above the threshold.
  ///
  /// - Parameter judgments: The ratios that its judgments stand for.
  mutating func repair(
    _ judgments: Judgments, of subject: ComparisonSubject, by participant: ParticipantID?
  ) {
    guard let given = judgments.matrix, given.order > 2,
      let consistency = try? given.consistency(by: options.missingJudgments)
    else { return }
    let order = given.order
    let ratio = options.ratio(of: consistency)
    if options.accepts(ratio, order: order) { return }
    func record(
      _ outcome: ModelRepair.Outcome, after: Consistency? = nil, changes: [JudgmentChange] = []
    ) {
      entries.append(
        ModelRepair.Entry(
          subject: subject, participant: participant, order: order, ratioBefore: ratio,
          ratioAfter: after.flatMap(options.ratio),
          ratioAfterBound: after.flatMap(options.largestRatio(of:)), outcome: outcome,
          changes: changes))
    }
    guard let matrix = given.completed,
      let answered = subject.judgments(in: model).sets
        .first(where: { $0.participant == participant })?.judgments.matrix?.completed
    else { return record(.incomplete) }
    guard let random = options.randomIndex.value(order: order) else {
      return record(.beyondTable)
    }
    let threshold = options.consistencyThreshold.value(order: order)
    let values = ScaledValues(plan.values, scale: options.scale, order: order)
    let outcome = matrix.repaired(
      by: plan.method, toIndex: threshold * random, values: values.ratios, theta: plan.theta,
      mostChanges: plan.mostChanges)
    guard let repair = outcome.repair else { return record(.attempted(outcome)) }
    // Of the judgments that are written, whose last digits are settled before the scale.
    var repaired = repair.matrix
    for change in repair.changes {
      try? repaired.setJudgment(
        of: change.row, against: change.column, to: values.ratio(of: values.judgment(of: change.to))
      )
    }
    let after = repaired.consistency()
    let ratioAfter = Self.rounded(options.ratio(of: after))
    let ratios =
      "CR \(Self.rounded(ratio)) before and \(ratioAfter) after, accepted up to \(threshold)"
    let changes = repair.changes.map { change in
      JudgmentChange(
        participant: participant, item: change.row, other: change.column,
        from: answered[change.row, change.column], to: values.judgment(of: change.to),
        reason:
          "\(plan.method): \(ratios); the priorities said "
          + Self.shortened(options.scale.judgment(of: change.priorityRatio, order: order)))
    }
    apply(changes, of: subject, by: participant)
    record(.attempted(outcome), after: after, changes: changes)
  }

  /// Changes judgments of one participant, or of everybody, and records it.
  private mutating func apply(
    _ changes: [JudgmentChange], of subject: ComparisonSubject, by participant: ParticipantID?
  ) {
    model.record(changes, of: subject)
    let changed = subject.judgments(in: model).mapping { judge, judgments in
      guard judge == participant, case .comparisons(var matrix) = judgments else {
        return judgments
      }
      for change in changes {
        // A repaired ratio is a supported one, and so is the judgment that it stands for.
        try? matrix.setJudgment(of: change.item, against: change.other, to: change.to)
      }
      return .comparisons(matrix)
    }
    model.setJudgments(changed, of: subject)
  }

  /// A consistency ratio in the sentence of the record.
  private static func rounded(_ ratio: Double?) -> String {
    ratio.map(RatioText.text) ?? "–"
  }

  /// A judgment in the sentence of the record: up to three decimal places.
  private static func shortened(_ judgment: Double) -> String {
    "\((judgment * 1000).rounded() / 1000)"
  }
}

/// What changed judgments may be, and the ratios that these stand for on a scale.
private struct ScaledValues {
  private let judgments: RepairValues
  private let scale: JudgmentScale
  private let order: Int
  /// The ratios that changed judgments may have.
  let ratios: RepairValues

  /// The largest ratio of a scale that is no ratio of judgments itself; nearer to the limit of such
  /// a scale judgments have too few digits for their ratios.
  private static let largestRatio = 1e6

  init(_ judgments: RepairValues, scale: JudgmentScale, order: Int) {
    self.judgments = judgments
    self.scale = scale
    self.order = order
    func ratio(_ judgment: Double) -> Double { scale.value(of: judgment, order: order) }
    switch judgments {
    case .any:
      ratios = scale == .linear ? .any : .within(1 / Self.largestRatio...Self.largestRatio)
    case .within(let bounds): ratios = .within(ratio(bounds.lowerBound)...ratio(bounds.upperBound))
    case .among(let values): ratios = .among(values.map(ratio))
    }
  }

  func ratio(of judgment: Double) -> Double { scale.value(of: judgment, order: order) }

  /// The judgment for a ratio, without the digits that rounding adds.
  func judgment(of ratio: Double) -> Double {
    if scale == .linear { return Self.whole(ratio) ?? ratio }
    let exact = scale.judgment(of: ratio, order: order)
    let settled = judgments.settled(exact)
    // Near the limit of a scale the last digits of a judgment count.
    let change = self.ratio(of: settled) / ratio
    return abs(change - 1) < 1e-9 ? settled : exact
  }

  /// The whole number, or one part of one, that a ratio is but for rounding; `nil` for none.
  private static func whole(_ ratio: Double) -> Double? {
    let times = max(ratio, 1 / ratio)
    let number = times.rounded()
    guard abs(times - number) <= 1e-12 * number else { return nil }
    return ratio < 1 ? 1 / number : number
  }
}
