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
  public var strategy: ModelCheck? { strategies.first }
  let strategies: [ModelCheck]

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
      && ratingScales.allSatisfy { $0.verdict == .consistent } && strategies.allSatisfy(\.passes)
  }

  /// The number of matrices with a verdict, those of rating scales and strategic criteria included.
  public func count(_ verdict: Verdict) -> Int {
    entries.count { $0.verdict == verdict } + ratingScales.count { $0.verdict == verdict }
      + strategies.reduce(0) { $0 + $1.count(verdict) }
  }
}

extension DecisionModel {
  /// Checks every matrix of the model: the group's and each participant's.
  ///
  /// - Parameter options: The choices to make; `nil` for those of the model's own settings.
  /// - Complexity: One eigenvector for each matrix.
  public func check(_ options: EvaluationOptions? = nil) -> ModelCheck {
    let options = options ?? self.options
    do throws(EvaluationError) {
      return try scaled(by: options.scale).checkOfRatios(options)
    } catch {
      return ModelCheck(
        options: options, entries: [], ratingScales: [], strategies: [], obstacles: error.problems)
    }
  }

  private func checkOfRatios(_ options: EvaluationOptions) -> ModelCheck {
    var entries: [ModelCheck.Entry] = []
    var obstacles: [EvaluationProblem] = []
    let (locals, failures) = localEvaluations(options, threads: nil)
    for criterion in criteria.indices {
      let own = individualEntries(of: criterion, options: options)
      switch failures[criterion] {
      case nil:
        for matrix in locals.matrices(of: criterion) where matrix.participant == nil || own.isEmpty
        {
          entries.append(
            entry(
              criterion, matrix.participant, matrix.matrix,
              options.ratio(of: matrix.consistency), options))
        }
      case let error?:
        for problem in error.problems {
          if problem.kind == .noJudgments {
            entries.append(
              ModelCheck.Entry(
                criterion: criterion, participant: problem.participant, matrix: nil, ratio: nil,
                verdict: .unjudged))
          } else {
            obstacles.append(problem)
          }
        }
      }
      entries += own
    }
    return ModelCheck(
      options: options, entries: entries, ratingScales: ratingScaleEntries(options),
      strategies: strategies.map { $0.checkOfRatios(options) }, obstacles: obstacles)
  }

  private func ratingScaleEntries(
    _ options: EvaluationOptions
  ) -> [ModelCheck.RatingScaleEntry] {
    zip(ratingScales.indices, ratingScaleEvaluations(options)).compactMap { scale, evaluation in
      guard let matrix = evaluation?.matrix else { return nil }
      let ratio = options.ratio(of: matrix.consistency)
      return ModelCheck.RatingScaleEntry(
        scale: scale, matrix: matrix.matrix, ratio: ratio,
        verdict: Self.verdict(on: ratio, order: matrix.consistency.order, options))
    }
  }

  /// The matrices of the participants that count, where there are several or their priorities are
  /// averaged; for averages of final priorities also those that are missing.
  private func individualEntries(
    of criterion: CriterionID, options: EvaluationOptions
  ) -> [ModelCheck.Entry] {
    guard options.participant == nil, case .individual(let all) = criteria[criterion].judgments
    else { return [] }
    let counting = all.filter { participants[$0.participant].weight > 0 }
    var entries: [ModelCheck.Entry] = []
    if counting.count > 1 || options.aggregation != .judgments {
      entries = counting.compactMap { entry(of: $0, criterion: criterion, options: options) }
    }
    if options.aggregation.averagesFinalPriorities && itemCount(of: criterion) > 1 {
      let judged = Set(all.map(\.participant))
      entries += contributors(options).filter { !judged.contains($0) }.map {
        ModelCheck.Entry(
          criterion: criterion, participant: $0, matrix: nil, ratio: nil, verdict: .unjudged)
      }
    }
    return entries
  }

  private func entry(
    of own: IndividualJudgments, criterion: CriterionID, options: EvaluationOptions
  ) -> ModelCheck.Entry? {
    guard let matrix = own.judgments.matrix else { return nil }
    guard
      let evaluated = try? derive(
        own.judgments, criterion: criterion, participant: own.participant, options: options
      ).get(), let consistency = evaluated.matrices.first?.consistency
    else {
      return ModelCheck.Entry(
        criterion: criterion, participant: own.participant, matrix: matrix, ratio: nil,
        verdict: .unconnected)
    }
    return entry(
      criterion, own.participant, matrix, options.ratio(of: consistency), options)
  }

  private func entry(
    _ criterion: CriterionID, _ participant: ParticipantID?, _ matrix: IncompleteComparisonMatrix,
    _ ratio: Double?,
    _ options: EvaluationOptions
  ) -> ModelCheck.Entry {
    ModelCheck.Entry(
      criterion: criterion, participant: participant, matrix: matrix, ratio: ratio,
      verdict: Self.verdict(on: ratio, order: itemCount(of: criterion), options))
  }

  private static func verdict(
    on ratio: Double?, order: Int, _ options: EvaluationOptions
  ) -> ModelCheck.Verdict {
    if ratio == nil { return .beyondTable }
    return options.accepts(ratio, order: order) ? .consistent : .inconsistent
  }
}
