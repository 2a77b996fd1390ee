/// The local priorities of a model's criteria and of its strategic criteria, those of one respondent or of a group.
struct GroupLocals: Sendable {
  var criteria: LocalEvaluations
  /// Those of the strategic criteria; `nil` if the model has none.
  var strategicCriteria: LocalEvaluations?

  /// Returns the priorities of the items of a criterion, strategic or not.
  func priorities(of subject: ComparisonSubject) -> ArraySlice<Double> {
    hierarchy(of: subject).priorities(of: subject.criterion)
  }

  /// A bound on the relative error of these priorities.
  func errorBound(of subject: ComparisonSubject) -> Double {
    hierarchy(of: subject).errorBounds[subject.criterion]
  }

  /// Fills in the priorities of the items of a criterion, strategic or not.
  mutating func setPriorities(
    _ values: ArraySlice<Double>, errorBound: Double, of subject: ComparisonSubject
  ) {
    switch subject {
    case .criterion(let criterion):
      criteria.setPriorities(values, errorBound: errorBound, of: criterion)
    case .strategicCriterion(let criterion):
      strategicCriteria?.setPriorities(values, errorBound: errorBound, of: criterion)
    case .network, .ratingScale: preconditionFailure("nobody is asked about it")
    }
  }

  private func hierarchy(of subject: ComparisonSubject) -> LocalEvaluations {
    guard case .strategicCriterion = subject, let strategicCriteria else { return criteria }
    return strategicCriteria
  }
}

extension ComparisonSubject {
  /// The position of a criterion in its hierarchy, the model's or the strategic one.
  var criterion: CriterionID {
    switch self {
    case .criterion(let criterion), .strategicCriterion(let criterion): criterion
    case .network, .ratingScale: preconditionFailure("it is no criterion")
    }
  }
}
