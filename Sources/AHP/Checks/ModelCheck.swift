/// Whether a model is ready to be evaluated and its judgments are consistent enough.
public struct ModelCheck: Hashable, Sendable {
  /// The choices that were made: the random index and the threshold count here.
  public let options: EvaluationOptions

  /// One entry for each matrix, and for each criterion that has no judgments but needs them, in the
  /// order of the criteria; the group's matrix before those of its participants.
  public let entries: [Entry]

  /// One entry for each rating scale in use whose intensities are compared.
  public let ratingScales: [RatingScaleEntry]

  /// The check of `DecisionModel.strategicModel`; `nil` without one.
  public var strategy: ModelCheck? { strategicCheck }
  @Indirect private(set) var strategicCheck: ModelCheck?

  /// What stands in the way of an evaluation, missing judgments aside.
  public let obstacles: [EvaluationProblem]

  /// One matrix, or the lack of it.
  public struct Entry: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// The participant whose matrix it is; `nil` for everybody's or the group's.
    public let participant: ParticipantID?
    /// The judgments; `nil` if there are none.
    public let matrix: IncompleteComparisonMatrix?
    /// The consistency ratio; `nil` if there is none: no judgments, too few of them, or above the
    /// end of the table.
    public let ratio: Double?
    /// Whether the matrix is consistent enough.
    public let verdict: Verdict
  }

  /// The comparisons of the intensities of a rating scale.
  public struct RatingScaleEntry: Hashable, Sendable {
    /// The position of the scale in `DecisionModel.ratingScales`.
    public let scale: Int
    /// The judgments.
    public let matrix: IncompleteComparisonMatrix
    /// The consistency ratio; `nil` above the end of the table.
    public let ratio: Double?
    /// Whether the matrix is consistent enough.
    public let verdict: Verdict
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

  /// Whether all is well: everything judged, everything consistent.
  public var passes: Bool {
    obstacles.isEmpty
      && entries.allSatisfy { $0.verdict == .consistent || $0.verdict == .unconnected }
      && ratingScales.allSatisfy { $0.verdict == .consistent } && strategy?.passes ?? true
  }

  /// The number of matrices with a verdict, those of rating scales and strategic criteria included.
  public func count(_ verdict: Verdict) -> Int {
    entries.count { $0.verdict == verdict } + ratingScales.count { $0.verdict == verdict }
      + (strategy?.count(verdict) ?? 0)
  }
}

extension ModelCheck {
  /// Checks every matrix of a model: the group's and each participant's.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - options: The choices to make; `nil` for those of the model's own settings.
  /// - Complexity: One eigenvector for each matrix.
  public init(of model: DecisionModel, options: EvaluationOptions? = nil) {
    let options = options ?? model.options
    do throws(EvaluationError) {
      self.init(by: try Evaluator(of: model, options))
    } catch {
      self.init(
        options: options, entries: [], ratingScales: [], strategicCheck: nil,
        obstacles: error.problems)
    }
  }

  private init(by evaluator: Evaluator) {
    let checks = MatrixChecks(evaluator: evaluator)
    let (entries, obstacles) = checks.all()
    self.init(
      options: evaluator.options, entries: entries, ratingScales: checks.ratingScales(),
      strategicCheck: evaluator.model.strategicModel.map {
        ModelCheck(by: Evaluator(ofRatios: $0, evaluator.options))
      }, obstacles: obstacles)
  }
}

/// The checks of all matrices of a model whose judgments are ratios of the scale.
private struct MatrixChecks {
  let evaluator: Evaluator

  private var model: DecisionModel { evaluator.model }
  private var options: EvaluationOptions { evaluator.options }

  /// The checks of the matrices of all criteria, and what stands in the way of an evaluation, missing judgments
  /// aside.
  func all() -> (entries: [ModelCheck.Entry], obstacles: [EvaluationProblem]) {
    var entries: [ModelCheck.Entry] = []
    var obstacles: [EvaluationProblem] = []
    let (locals, failures) = evaluator.localEvaluations()
    for criterion in model.criteria.indices {
      let own = individualEntries(of: criterion)
      if let error = failures[criterion] {
        for problem in error.problems {
          if problem.kind == .noJudgments {
            entries.append(unjudged(criterion, problem.participant))
          } else {
            obstacles.append(problem)
          }
        }
      } else {
        for matrix in locals.matrices(of: criterion) where matrix.participant == nil || own.isEmpty
        {
          entries.append(
            entry(
              criterion, matrix.participant, matrix.matrix, options.ratio(of: matrix.consistency)))
        }
      }
      entries += own
    }
    return (entries, obstacles)
  }

  /// The checks of the comparisons of rating scales in use.
  func ratingScales() -> [ModelCheck.RatingScaleEntry] {
    evaluator.ratingScales().enumerated().compactMap { scale, evaluation in
      guard let matrix = evaluation?.matrix else { return nil }
      let ratio = options.ratio(of: matrix.consistency)
      return ModelCheck.RatingScaleEntry(
        scale: scale, matrix: matrix.matrix, ratio: ratio,
        verdict: verdict(on: ratio, order: matrix.consistency.order))
    }
  }

  /// The matrices of the participants that count, where there are several or their priorities are
  /// averaged; for averages of final priorities also those that are missing.
  private func individualEntries(of criterion: CriterionID) -> [ModelCheck.Entry] {
    let judgments = model.criteria[criterion].judgments
    let all = judgments.byParticipants
    if options.participant != nil || all.isEmpty { return [] }
    let counting = judgments.counting(model.participants)
    var entries: [ModelCheck.Entry] = []
    if counting.count > 1 || options.aggregation != .judgments {
      entries = counting.compactMap { entry(of: $0, on: criterion) }
    }
    if options.aggregation.averagesFinalPriorities && model.itemCount(of: criterion) > 1 {
      let judged = Set(all.map(\.participant))
      entries += evaluator.contributors().filter { !judged.contains($0) }.map {
        unjudged(criterion, $0)
      }
    }
    return entries
  }

  /// The check of one participant's judgments; `nil` if they are no comparisons.
  private func entry(
    of own: IndividualJudgments, on criterion: CriterionID
  ) -> ModelCheck.Entry? {
    guard let matrix = own.judgments.matrix else { return nil }
    guard
      let evaluated = try? evaluator.local.evaluate(
        own.judgments, of: criterion, by: own.participant
      ).get(), let consistency = evaluated.matrices.first?.consistency
    else {
      return ModelCheck.Entry(
        criterion: criterion, participant: own.participant, matrix: matrix, ratio: nil,
        verdict: .unconnected)
    }
    return entry(criterion, own.participant, matrix, options.ratio(of: consistency))
  }

  private func entry(
    _ criterion: CriterionID, _ participant: ParticipantID?, _ matrix: IncompleteComparisonMatrix,
    _ ratio: Double?
  ) -> ModelCheck.Entry {
    ModelCheck.Entry(
      criterion: criterion, participant: participant, matrix: matrix, ratio: ratio,
      verdict: verdict(on: ratio, order: model.itemCount(of: criterion)))
  }

  private func unjudged(
    _ criterion: CriterionID, _ participant: ParticipantID?
  ) -> ModelCheck.Entry {
    ModelCheck.Entry(
      criterion: criterion, participant: participant, matrix: nil, ratio: nil, verdict: .unjudged)
  }

  private func verdict(on ratio: Double?, order: Int) -> ModelCheck.Verdict {
    if ratio == nil { return .beyondTable }
    return options.accepts(ratio, order: order) ? .consistent : .inconsistent
  }
}
