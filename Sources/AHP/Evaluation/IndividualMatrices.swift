/// The own matrices of the members of a group whose judgments are combined (AIJ), which do not show
/// in the group's.
public struct IndividualMatrices: Sendable {
  private let evaluator: Evaluator
  private let strategic: Evaluator?

  /// Finds whether an evaluation combines the judgments of several participants; `nil` if not.
  ///
  /// - Complexity: O(criteria).
  public init?(of evaluation: Evaluation, model: DecisionModel) {
    guard evaluation.options.aggregation == .judgments, evaluation.contributors.count > 1,
      let evaluator = try? Evaluator(of: model, evaluation.options)
    else { return nil }
    self.evaluator = evaluator
    strategic = evaluator.strategic(threads: nil)
  }

  /// Calls a function for each matrix of each participant who counts, in the order of criteria and
  /// participants, those of strategic criteria last.
  ///
  /// - Parameter body: Takes what is compared, the participant and the matrix, whose judgments are
  ///   ratios of the scale; `nil` for one that does not connect all items.
  /// - Complexity: An eigenvector for each matrix.
  public func forEach<Failure: Error>(
    _ body: (ComparisonSubject, ParticipantID, MatrixEvaluation?) throws(Failure) -> Void
  ) throws(Failure) {
    try Self.forEach(in: evaluator, ComparisonSubject.criterion, body)
    try forEachInNetworks(body)
    if let strategic {
      try Self.forEach(in: strategic, ComparisonSubject.strategicCriterion, body)
    }
  }

  private func forEachInNetworks<Failure: Error>(
    _ body: (ComparisonSubject, ParticipantID, MatrixEvaluation?) throws(Failure) -> Void
  ) throws(Failure) {
    let model = evaluator.model
    for subject in model.networkSubjects() {
      guard case .network(let criterion, _) = subject else { continue }
      for own in subject.judgments(in: model).counting(model.participants)
      where own.judgments.matrix != nil {
        let result = try? evaluator.local
          .evaluate(own.judgments, of: criterion, by: own.participant).get()
        try body(subject, own.participant, result?.matrices.first)
      }
    }
  }

  /// - Parameter subject: What a criterion of the hierarchy is in the model.
  private static func forEach<Failure: Error>(
    in evaluator: Evaluator, _ subject: (CriterionID) -> ComparisonSubject,
    _ body: (ComparisonSubject, ParticipantID, MatrixEvaluation?) throws(Failure) -> Void
  ) throws(Failure) {
    let model = evaluator.model
    let local = evaluator.local
    for criterion in model.criteria.indices {
      for own in model.criteria[criterion].judgments.counting(model.participants)
      where own.judgments.matrix != nil {
        let result = try? local.evaluate(own.judgments, of: criterion, by: own.participant).get()
        try body(subject(criterion), own.participant, result?.matrices.first)
      }
    }
  }
}
