extension ConsistencyFindings {
  /// Finds how consistent the judgments behind an evaluation are.
  ///
  /// - Parameters:
  ///   - evaluation: An evaluation of the model.
  ///   - model: The model.
  /// - Complexity: O(matrices), and an eigenvector for each matrix of a member of a group.
  public init(of evaluation: Evaluation, model: DecisionModel) {
    let options = evaluation.options
    var matrices = Summary()
    for criterion in model.criteria.indices {
      evaluation.criteria.locals.forEachConsistency(of: criterion) { consistency, participant in
        matrices.add(consistency, of: .criterion(criterion), by: participant, options)
      }
    }
    if let strategic = evaluation.strategicEvaluation {
      for criterion in strategic.criteria.indices {
        strategic.criteria.locals.forEachConsistency(of: criterion) { consistency, participant in
          matrices.add(consistency, of: .strategicCriterion(criterion), by: participant, options)
        }
      }
    }
    for scale in model.ratingScales.indices {
      for consistency in evaluation.consistencies(of: .ratingScale(scale)) {
        matrices.add(consistency, of: .ratingScale(scale), by: nil, options)
      }
    }
    self.matrices = matrices
    individuals = Self.individuals(of: evaluation, model: model)
  }

  /// The own matrices of the members of a group where it is the group's that priorities come from.
  private static func individuals(of evaluation: Evaluation, model: DecisionModel) -> Summary? {
    let options = evaluation.options
    guard options.aggregation == .judgments, evaluation.contributors.count > 1,
      let evaluator = try? Evaluator(of: model, options)
    else { return nil }
    var summary = Summary()
    summary.addIndividuals(by: evaluator) { .criterion($0) }
    if let strategic = evaluator.strategic(threads: nil) {
      summary.addIndividuals(by: strategic) { .strategicCriterion($0) }
    }
    return summary.count + summary.unconnectedCount == 0 ? nil : summary
  }
}

extension ConsistencyFindings.Summary {
  /// Adds the own matrices of participants in one hierarchy, where several count.
  ///
  /// - Parameter subject: What a criterion of the hierarchy is in the model.
  fileprivate mutating func addIndividuals(
    by evaluator: Evaluator, _ subject: (CriterionID) -> ComparisonSubject
  ) {
    let local = evaluator.local
    for criterion in evaluator.model.criteria.indices {
      let counting = evaluator.model.criteria[criterion].judgments.counting(
        evaluator.model.participants)
      // A single member's matrix is the group's.
      guard counting.count > 1 else { continue }
      for own in counting where own.judgments.matrix != nil {
        let result = try? local.evaluate(own.judgments, of: criterion, by: own.participant).get()
        add(
          result?.matrices.first?.consistency, of: subject(criterion), by: own.participant,
          evaluator.options)
      }
    }
  }
}
