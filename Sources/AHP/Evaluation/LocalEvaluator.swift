/// Derives local priorities from one set of judgments on the items of one criterion.
struct LocalEvaluator: Sendable {
  private let ratingScales: [RatingScale]
  /// The criterion that problems of rating scales are of, which belong to none.
  private let goal: CriterionID
  /// The choices of the evaluation.
  let options: EvaluationOptions

  init(of model: DecisionModel, _ options: EvaluationOptions) {
    ratingScales = model.ratingScales
    goal = model.goal
    self.options = options
  }

  /// Derives the local priorities from one set of judgments.
  ///
  /// - Parameters:
  ///   - judgments: The judgments, which are ratios of the scale.
  ///   - aggregationError: What aggregation adds to the relative error of the judgments.
  ///   - criterion: The criterion that they are on.
  ///   - participant: Who judged; `nil` for everybody or the group.
  /// - Returns: The priorities, or what stands in the way.
  /// - Complexity: O(*n*³) at most for *n* items compared, usually O(*n*²); O(*n*) for others.
  func evaluate(
    _ judgments: Judgments, aggregationError: Double = 0, of criterion: CriterionID,
    by participant: ParticipantID? = nil
  ) -> Result<LocalEvaluation, EvaluationError> {
    switch judgments {
    case .comparisons(let matrix):
      return evaluate(
        matrix: IncompleteComparisonMatrix(matrix), aggregationError: aggregationError,
        of: criterion,
        by: participant)
    case .incompleteComparisons(let matrix):
      return evaluate(
        matrix: matrix, aggregationError: aggregationError, of: criterion, by: participant)
    case .priorities(let values):
      return .success(LocalEvaluation(inProportionTo: values))
    case .ranks(let ranks):
      return .success(LocalEvaluation(inProportionTo: ranks.priorities()))
    case .measurements(let measurements):
      return .success(
        measurements.isAbsolute
          ? LocalEvaluation(
            absolute: measurements.priorities(), errorBound: 8 * Rounding.unit)
          : LocalEvaluation(inProportionTo: measurements.priorities()))
    case .ratings(let ratings):
      guard let scale = ratings.scale else {
        return .success(LocalEvaluation(absolute: ratings.priorities([]), errorBound: 0))
      }
      return evaluate(ratingScale: scale).map {
        LocalEvaluation(
          absolute: ratings.priorities($0.priorities), errorBound: $0.errorBound)
      }.mapError { EvaluationError(.ratingScale(scale, $0), of: criterion) }
    }
  }

  /// Derives what the intensities of a rating scale are worth, and how consistent their comparisons
  /// are.
  ///
  /// - Parameter position: The position of the scale in `DecisionModel.ratingScales`.
  func evaluate(ratingScale position: Int) -> Result<RatingScaleEvaluation, EvaluationError> {
    let scale = ratingScales[position]
    guard let judgments = scale.judgments else {
      return .failure(EvaluationError(.noJudgments, of: goal))
    }
    var own = options
    own.prioritization = scale.prioritization ?? options.prioritization
    return LocalEvaluator(ratingScales: ratingScales, goal: goal, options: own)
      .evaluate(judgments, of: goal).map {
        let best = $0.priorities.reduce(0, max)
        return RatingScaleEvaluation(
          priorities: $0.priorities.map { $0 / best },
          errorBound: 2 * $0.errorBound + Rounding.unit, matrix: $0.matrices.first,
          prioritization: own.prioritization)
      }
  }

  private init(ratingScales: [RatingScale], goal: CriterionID, options: EvaluationOptions) {
    self.ratingScales = ratingScales
    self.goal = goal
    self.options = options
  }

  /// Derives the local priorities from comparisons, complete or not.
  ///
  /// - Parameters: As of the function for judgments of any kind.
  func evaluate(
    matrix: IncompleteComparisonMatrix, aggregationError: Double, of criterion: CriterionID,
    by participant: ParticipantID?
  ) -> Result<LocalEvaluation, EvaluationError> {
    do throws(ComparisonError) {
      let found = try MatrixPriorities(of: matrix, options, aggregationError: aggregationError)
      return .success(
        LocalEvaluation(
          priorities: found.priorities.values,
          errorBound: found.priorities.relativeErrorBound,
          matrices: [
            MatrixEvaluation(
              participant: participant, matrix: matrix, completion: found.completion,
              consistency: found.consistency)
          ], isUnique: found.priorities.isUnique))
    } catch {
      return .failure(EvaluationError(.init(error), of: criterion, by: participant))
    }
  }
}
