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
    for subject in model.networkSubjects() {
      for matrix in evaluation.matrices(of: subject) {
        matrices.add(matrix.consistency, of: subject, by: matrix.participant, options)
      }
    }
    for scale in model.ratingScales.indices {
      for consistency in evaluation.consistencies(of: .ratingScale(scale)) {
        matrices.add(consistency, of: .ratingScale(scale), by: nil, options)
      }
    }
    self.matrices = matrices
    individuals = IndividualMatrices(of: evaluation, model: model).flatMap {
      Self.individuals($0, evaluation.options)
    }
  }

  /// Finds how consistent the matrices of a check are.
  ///
  /// - Complexity: O(matrices).
  public init(in check: ModelCheck) {
    var (matrices, individuals) = (Summary(), Summary())
    let areOfPeople = check.options.participant != nil || check.options.aggregation != .judgments
    for entry in check.entries where entry.matrix != nil {
      if entry.isUsed { matrices.add(entry, check.options, countsPeople: areOfPeople) }
      if entry.isOwn { individuals.add(entry, check.options) }
    }
    self.matrices = matrices
    self.individuals = individuals.isEmpty ? nil : individuals
  }

  private static func individuals(
    _ matrices: IndividualMatrices, _ options: EvaluationOptions
  ) -> Summary? {
    var summary = Summary()
    matrices.forEach { subject, participant, matrix in
      summary.add(matrix?.consistency, of: subject, by: participant, options)
    }
    return summary.isEmpty ? nil : summary
  }
}
