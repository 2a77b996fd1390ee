extension DecisionModel {
  /// Returns this model with the ratios that its judgments stand for on a scale in their place;
  /// direct priorities stay as they are.
  ///
  ///     // As model.evaluation(EvaluationOptions(scale: .balanced))
  ///     try model.scaled(by: .balanced).evaluation()
  ///
  /// - Throws: `EvaluationError` with every judgment that has no ratio on the scale.
  /// - Complexity: O(judgments).
  public func scaled(by scale: JudgmentScale) throws(EvaluationError) -> DecisionModel {
    if scale == .linear { return self }
    var model = self
    var problems: [EvaluationProblem] = []
    var scaleProblems = model.ratingScales.scale(by: scale, goal: goal)
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
      // Each once, where it is used first.
      if let rated = criteria[criterion].ratingScale,
        let error = scaleProblems.removeValue(forKey: rated)
      {
        problems.append(
          EvaluationProblem(
            criterion: criterion, participant: nil, kind: .ratingScale(rated, error)))
      }
    }
    for subject in networkSubjects() {
      guard case .network(let criterion, let own) = subject else { continue }
      let scaled = subject.judgments(in: self).mapping { participant, judgments in
        guard let matrix = judgments.matrix else { return judgments }
        do throws(ComparisonError) {
          return Judgments(try matrix.scaled(by: scale))
        } catch {
          let problem = EvaluationProblem(outsideScale: error, of: criterion, by: participant)
          problems.append(
            EvaluationProblem(
              criterion: criterion, participant: participant, kind: .network(own, problem.kind)))
          return judgments
        }
      }
      model.networks[criterion]?.setJudgments(scaled, of: own)
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

extension [RatingScale] {
  /// Puts the ratios of a judgment scale in the place of the comparisons of these scales.
  ///
  /// - Returns: For each scale that has a comparison without ratio, what is wrong with it; it stays
  ///   as it is.
  fileprivate mutating func scale(
    by scale: JudgmentScale, goal: CriterionID
  ) -> [Int: EvaluationError] {
    var errors: [Int: EvaluationError] = [:]
    for position in indices {
      guard let matrix = self[position].judgments?.matrix else { continue }
      do throws(ComparisonError) {
        self[position].judgments = Judgments(try matrix.scaled(by: scale))
      } catch {
        // The goal stands for the criterion, of which a scale has none.
        errors[position] = EvaluationError(problems: [
          EvaluationProblem(outsideScale: error, of: goal, by: nil)
        ])
      }
    }
    return errors
  }
}
