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
    individuals = nil
  }
}
