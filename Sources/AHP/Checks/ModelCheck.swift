/// Whether a model is ready to be evaluated and its judgments are consistent enough.
public struct ModelCheck: Hashable, Sendable {
  /// The choices that were made: the random index and the threshold count here.
  public let options: EvaluationOptions

  /// One entry for each matrix, and for each set of items that has no judgments but needs them, in
  /// the order of `DecisionModel.comparisonSets()`; the group's matrix before those of its
  /// participants.
  public let entries: [Entry]

  /// What stands in the way of an evaluation, missing judgments aside.
  public let obstacles: [EvaluationProblem]

  /// What is to be known about the networks.
  public private(set) var networks: [NetworkFindings] = []

  /// The criteria that are left out, since others have networks and they have neither one nor
  /// judgments.
  public private(set) var leftOut: [CriterionID] = []

  /// One matrix, or the lack of it.
  public struct Entry: Hashable, Sendable {
    /// What is compared.
    public let subject: ComparisonSubject
    /// The participant whose matrix it is; `nil` for everybody's or the group's.
    public let participant: ParticipantID?
    /// The judgments; `nil` if there are none.
    public let matrix: IncompleteComparisonMatrix?
    /// The consistency ratio; `nil` if there is none: no judgments, too few of them, or above the
    /// end of the table.
    public let ratio: Double?
    /// Whether the matrix is consistent enough.
    public let verdict: Verdict
    /// Whether priorities come from the matrix: it is everybody's, the group's, or a participant's
    /// where priorities are averaged.
    public fileprivate(set) var isUsed = true
    /// Whether the matrix is the own one of a participant whose judgments are combined with those
    /// of others.
    public fileprivate(set) var isOwn = false
  }

  /// What is to be said of a matrix.
  public enum Verdict: String, Hashable, Sendable {
    /// The consistency ratio is at most the threshold.
    case consistent
    /// The consistency ratio is above the threshold.
    case inconsistent
    /// There are no judgments.
    case unjudged
    /// A participant's own judgments do not connect all items; the group's may.
    case unconnected
    /// The random-index table has no value for the order.
    case beyondTable = "beyond-table"
  }

  /// How many sets of several items in networks count equally since nobody judged them.
  ///
  /// - Complexity: O(networks).
  public var equalSetCount: Int { networks.reduce(0) { $0 + $1.unjudged.count } }

  /// Whether all is well: everything judged, everything consistent. Sets of networks that count
  /// equally since nobody judged them, and criteria that are left out beside networks, are warnings
  /// and do not count against it.
  public var passes: Bool {
    obstacles.isEmpty
      && entries.allSatisfy { $0.verdict == .consistent || $0.verdict == .unconnected }
  }

  /// The number of matrices with a verdict.
  public func count(_ verdict: Verdict) -> Int { entries.count { $0.verdict == verdict } }
}

extension ModelCheck {
  private init(
    options: EvaluationOptions, entries: [Entry], obstacles: [EvaluationProblem]
  ) {
    self.options = options
    self.entries = entries
    self.obstacles = obstacles
  }

  /// Checks every matrix of a model: the group's and each participant's.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - options: The choices to make; `nil` for those of the model's own settings.
  /// - Complexity: One eigenvector for each matrix.
  public init(of model: DecisionModel, options: EvaluationOptions? = nil) {
    let options = options ?? model.options
    do throws(EvaluationError) {
      let checks = MatrixChecks(by: try Evaluator(of: model, options))
      self.init(options: options, entries: checks.entries(), obstacles: checks.obstacles())
      networks = checks.networks()
      leftOut = checks.leftOut()
    } catch {
      self.init(options: options, entries: [], obstacles: error.problems)
    }
  }
}

/// The checks of all matrices of a model whose judgments are ratios of the scale.
private struct MatrixChecks {
  private let model: DecisionModel
  private let options: EvaluationOptions
  /// The participants whose judgments are combined.
  private let contributors: [ParticipantID]
  private let criteria: Hierarchy
  private let strategicCriteria: Hierarchy?
  /// What each participant is asked; `nil` if everybody is asked everything.
  private let parts: JudgedParts?

  /// The local priorities of a hierarchy, and what stands in their way.
  private struct Hierarchy {
    let local: LocalEvaluator
    let ratingScales: [RatingScaleEvaluation?]
    let locals: LocalEvaluations
    let failures: [CriterionID: EvaluationError]

    init(by evaluator: Evaluator) {
      local = evaluator.local
      ratingScales = evaluator.ratingScales()
      (locals, failures) = evaluator.localEvaluations()
    }
  }

  init(by evaluator: Evaluator) {
    model = evaluator.model
    options = evaluator.options
    contributors = evaluator.contributors()
    criteria = Hierarchy(by: evaluator)
    parts = JudgedParts(of: model, for: model.participants)
    strategicCriteria = evaluator.strategic(threads: evaluator.threads).map {
      Hierarchy(by: $0)
    }
  }

  func entries() -> [ModelCheck.Entry] {
    model.comparisonSets().flatMap { set -> [ModelCheck.Entry] in
      switch set.subject {
      case .criterion(let criterion): entries(of: set, criterion, in: criteria)
      case .strategicCriterion(let criterion):
        strategicCriteria.map { entries(of: set, criterion, in: $0) } ?? []
      case .network(let criterion, let subject):
        entries(of: set, criterion, in: criteria, network: subject)
      case .ratingScale(let scale): entries(of: set, scale)
      }
    }
  }

  /// What is to be known about the networks.
  func networks() -> [NetworkFindings] {
    criteria.locals.networks.sorted { $0.key < $1.key }.map {
      NetworkFindings(of: $0.value, criterion: $0.key)
    }
  }

  /// The criteria that are left out.
  func leftOut() -> [CriterionID] { criteria.locals.leftOut.sorted() }

  /// What stands in the way of an evaluation, missing judgments aside, which are entries.
  func obstacles() -> [EvaluationProblem] {
    let failures = criteria.failures.sorted { $0.key < $1.key }.flatMap(\.value.problems)
    return unasked()
      + failures.compactMap { problem in
        switch problem.kind {
        case .noJudgments: return nil
        case .strategicModel(let error):
          let rest = error.problems.filter { $0.kind != .noJudgments }
          return rest.isEmpty
            ? nil
            : EvaluationProblem(
              criterion: problem.criterion, participant: problem.participant,
              kind: .strategicModel(EvaluationError(problems: rest)))
        default: return problem
        }
      }
  }

  /// What each participant is not asked about, if priorities of single participants are to be
  /// averaged and nobody is asked everything.
  private func unasked() -> [EvaluationProblem] {
    guard let parts, options.participant == nil, contributors.count > 1,
      options.aggregation.averagesFinalPriorities
    else { return [] }
    let sets = model.comparisonSets().filter {
      $0.itemCount > 1 && !$0.judgments.standForEverybody
    }
    let problems = contributors.compactMap { participant -> EvaluationProblem? in
      let person = model.participants[participant]
      return sets.first { !parts.isAsked(person, about: $0.subject) }.map {
        EvaluationProblem(
          criterion: $0.subject.criterion, participant: participant, kind: .noJudgments
        ).of($0.subject, in: model)
      }
    }
    return problems.count == contributors.count ? problems : []
  }

  /// Whether the judgments of several participants are combined.
  private var combinesJudgments: Bool {
    options.aggregation == .judgments && options.participant == nil && contributors.count > 1
  }

  /// The checks of a rating scale; what its comparisons cannot be evaluated for is an obstacle.
  private func entries(of set: ComparisonSet, _ scale: Int) -> [ModelCheck.Entry] {
    let evaluations = [criteria, strategicCriteria].compactMap { $0?.ratingScales[scale] }
    guard let matrix = evaluations.first?.matrix else { return [] }
    return [entry(set, nil, matrix.matrix, options.ratio(of: matrix.consistency))]
  }

  private func entries(
    of set: ComparisonSet, _ criterion: CriterionID, in hierarchy: Hierarchy,
    network subject: NetworkSubject? = nil
  ) -> [ModelCheck.Entry] {
    var own = individualEntries(of: set, criterion, in: hierarchy)
    // The matrix of a single member is the group's.
    let counting = combinesJudgments ? set.judgments.counting(model.participants) : []
    let only = counting.count == 1 ? counting[0].participant : nil
    for index in own.indices {
      own[index].isUsed = !combinesJudgments
      own[index].isOwn = combinesJudgments
    }
    guard let error = hierarchy.failures[criterion] else {
      let matrices =
        subject.map { hierarchy.locals.networks[criterion]?.set($0)?.matrices ?? [] }
        ?? hierarchy.locals.matrices(of: criterion)
      return
        matrices
        .filter { $0.participant == nil || own.isEmpty }
        .map { matrix in
          var entry = entry(
            set, only ?? matrix.participant, matrix.matrix, options.ratio(of: matrix.consistency))
          entry.isOwn = only != nil
          return entry
        } + own
    }
    if subject != nil { return own }
    return error.problems.filter { $0.kind == .noJudgments }
      .compactMap { unjudged(set, $0.participant) } + own
  }

  /// The matrices of the participants that count, where there are several or their priorities are
  /// averaged; for averages of final priorities also those that are missing.
  private func individualEntries(
    of set: ComparisonSet, _ criterion: CriterionID, in hierarchy: Hierarchy
  ) -> [ModelCheck.Entry] {
    let all = set.judgments.byParticipants
    if options.participant != nil || all.isEmpty { return [] }
    let counting = set.judgments.counting(model.participants)
    var entries: [ModelCheck.Entry] = []
    if counting.count > 1 || options.aggregation != .judgments {
      entries = counting.compactMap { entry(of: $0, set, criterion, by: hierarchy.local) }
    }
    if options.aggregation.averagesFinalPriorities && set.itemCount > 1 {
      let judged = Set(all.map(\.participant))
      entries += contributors.filter { !judged.contains($0) }.compactMap { unjudged(set, $0) }
    }
    return entries
  }

  /// The check of one participant's judgments; `nil` if they are no comparisons.
  private func entry(
    of own: IndividualJudgments, _ set: ComparisonSet, _ criterion: CriterionID,
    by local: LocalEvaluator
  ) -> ModelCheck.Entry? {
    guard let matrix = own.judgments.matrix else { return nil }
    guard
      let evaluated = try? local.evaluate(own.judgments, of: criterion, by: own.participant).get(),
      let consistency = evaluated.matrices.first?.consistency
    else {
      return ModelCheck.Entry(
        subject: set.subject, participant: own.participant, matrix: matrix, ratio: nil,
        verdict: .unconnected)
    }
    return entry(set, own.participant, matrix, options.ratio(of: consistency))
  }

  private func entry(
    _ set: ComparisonSet, _ participant: ParticipantID?, _ matrix: IncompleteComparisonMatrix,
    _ ratio: Double?
  ) -> ModelCheck.Entry {
    ModelCheck.Entry(
      subject: set.subject, participant: participant, matrix: matrix, ratio: ratio,
      verdict: ratio == nil
        ? .beyondTable
        : options.accepts(ratio, order: set.itemCount) ? .consistent : .inconsistent)
  }

  /// The lack of judgments; `nil` for a participant who is not asked for them.
  private func unjudged(
    _ set: ComparisonSet, _ participant: ParticipantID?
  ) -> ModelCheck.Entry? {
    if let participant, let parts,
      !parts.isAsked(model.participants[participant], about: set.subject)
    {
      return nil
    }
    return ModelCheck.Entry(
      subject: set.subject, participant: participant, matrix: nil, ratio: nil, verdict: .unjudged)
  }
}
