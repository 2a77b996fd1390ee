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
    for criterion in criteria.indices {
      func scaled(_ judgments: Judgments, by participant: ParticipantID?) -> Judgments {
        guard let matrix = judgments.matrix else { return judgments }
        do throws(ComparisonError) {
          return Judgments(try matrix.scaled(by: scale))
        } catch {
          problems.append(
            Self.scaleProblem(error, criterion: criterion, participant: participant, scale))
          return judgments
        }
      }
      switch criteria[criterion].judgments {
      case .none: break
      case .common(let judgments):
        model.criteria[criterion].judgments = .common(scaled(judgments, by: nil))
      case .individual(var all):
        for index in all.indices {
          all[index].judgments = scaled(all[index].judgments, by: all[index].participant)
        }
        model.criteria[criterion].judgments = .individual(all)
      }
    }
    model.ratingScales = ratingScales.map { rated in
      guard let matrix = rated.judgments.matrix, let ratios = try? matrix.scaled(by: scale) else {
        return rated
      }
      return RatingScale(
        unchecked: rated.name, intensities: rated.intensities, judgments: Judgments(ratios),
        prioritization: rated.prioritization, annotation: rated.annotation)
    }
    do throws(EvaluationError) {
      model.strategies = try strategies.map { strategy throws(EvaluationError) in
        try strategy.scaled(by: scale)
      }
    } catch {
      problems.append(
        EvaluationProblem(criterion: goal, participant: nil, kind: .strategicModel(error)))
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    return model
  }

  /// A judgment that has no ratio on the scale, as what stands in the way of an evaluation.
  static func scaleProblem(
    _ error: ComparisonError, criterion: CriterionID, participant: ParticipantID?,
    _ scale: JudgmentScale
  ) -> EvaluationProblem {
    guard case .outsideScale(let row, let column, let ratio, _) = error else {
      preconditionFailure("judgments were checked: \(error)")
    }
    return EvaluationProblem(
      criterion: criterion, participant: participant,
      kind: .outsideScale(item: row, other: column, judgment: ratio, scale: scale))
  }
}
