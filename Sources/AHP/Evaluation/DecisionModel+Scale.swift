extension DecisionModel {
  /// Returns this model with the ratios that its judgments stand for on a scale in their place; direct
  /// priorities stay as they are.
  ///
  ///     try model.scaled(by: .balanced).evaluation()   // as evaluation(EvaluationOptions(scale: .balanced))
  ///
  /// - Throws: `EvaluationError` with every judgment that has no ratio on the scale.
  /// - Complexity: O(judgments).
  public func scaled(by scale: JudgmentScale) throws(EvaluationError) -> DecisionModel {
    if scale == .linear { return self }
    var model = self
    var problems: [EvaluationProblem] = []
    model.ratingScales = ratingScales.map { $0.scaled(by: scale) ?? $0 }
    for criterion in criteria.indices {
      model.criteria[criterion].judgments = criteria[criterion].judgments.mapping {
        participant, judgments in
        guard let matrix = judgments.matrix else { return judgments }
        do throws(ComparisonError) {
          return Judgments(try matrix.scaled(by: scale))
        } catch {
          problems.append(EvaluationProblem(outsideScale: error, of: criterion, by: participant))
          return judgments
        }
      }
    }
    do throws(EvaluationError) {
      model.strategicModel = try strategicModel.map { strategy throws(EvaluationError) in
        try strategy.scaled(by: scale)
      }
    } catch {
      problems.append(
        EvaluationProblem(criterion: goal, participant: nil, kind: .strategicModel(error)))
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    return model
  }
}

extension RatingScale {
  /// Returns this scale with the ratios of a judgment scale in the place of its comparisons; `nil` if one has no
  /// ratio, or nothing is compared.
  fileprivate func scaled(by scale: JudgmentScale) -> RatingScale? {
    guard let matrix = judgments.matrix, let ratios = try? matrix.scaled(by: scale) else {
      return nil
    }
    return RatingScale(
      unchecked: name, intensities: intensities, judgments: Judgments(ratios),
      prioritization: prioritization, annotation: annotation)
  }
}
