extension ConsistencyFindings {
  /// Finds how consistent the judgments behind an evaluation are.
  ///
  /// - Parameters:
  ///   - evaluation: An evaluation of the model.
  ///   - model: The model.
  /// - Complexity: O(matrices), and an eigenvector for each matrix of a member of a group.
  public init(of evaluation: Evaluation, model: DecisionModel) {
    var matrices = Summary()
    for criterion in model.criteria.indices {
      evaluation.criteria.locals.forEachConsistency(of: criterion) { consistency, participant in
        matrices.add(consistency, of: criterion, by: participant, evaluation.options)
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
    for criterion in evaluator.model.criteria.indices {
      let counting = evaluator.model.criteria[criterion].judgments.counting(model.participants)
      // A single member's matrix is the group's.
      guard counting.count > 1 else { continue }
      for own in counting where own.judgments.matrix != nil {
        let local = try? evaluator.local.evaluate(
          own.judgments, of: criterion, by: own.participant
        ).get()
        summary.add(
          local?.matrices.first?.consistency, of: criterion, by: own.participant, options)
      }
    }
    return summary.count + summary.unconnectedCount == 0 ? nil : summary
  }
}
