/// The local priorities of a model's criteria and of its strategic criteria, and those of what its
/// networks compare: those of one respondent or of a group.
struct GroupLocals: Sendable {
  var criteria: LocalEvaluations
  /// Those of the strategic criteria; `nil` if the model has none.
  var strategicCriteria: LocalEvaluations?
  /// Those of what networks compare, by the criterion that has the network.
  var networks: [CriterionID: NetworkLocals] = [:]

  /// Returns the priorities of the items of a subject.
  func priorities(of subject: ComparisonSubject) -> ArraySlice<Double> {
    if case .network(let criterion, let subject) = subject {
      return networks[criterion]?[subject]?.priorities[...] ?? []
    }
    return hierarchy(of: subject).priorities(of: subject.criterion)
  }

  /// A bound on the relative error of these priorities.
  func errorBound(of subject: ComparisonSubject) -> Double {
    if case .network(let criterion, let subject) = subject {
      return networks[criterion]?[subject]?.errorBound ?? 0
    }
    return hierarchy(of: subject).errorBounds[subject.criterion]
  }

  /// Fills in the priorities of the items of a subject.
  mutating func setPriorities(
    _ values: ArraySlice<Double>, errorBound: Double, of subject: ComparisonSubject
  ) {
    switch subject {
    case .criterion(let criterion):
      criteria.setPriorities(values, errorBound: errorBound, of: criterion)
    case .strategicCriterion(let criterion):
      strategicCriteria?.setPriorities(values, errorBound: errorBound, of: criterion)
    case .network(let criterion, let subject):
      networks[criterion]?.setPriorities(Array(values), errorBound: errorBound, of: subject)
    case .ratingScale: preconditionFailure("nobody is asked about it")
    }
  }

  private func hierarchy(of subject: ComparisonSubject) -> LocalEvaluations {
    guard case .strategicCriterion = subject, let strategicCriteria else { return criteria }
    return strategicCriteria
  }
}

extension ComparisonSubject {
  /// The position of a criterion in its hierarchy, the model's or the strategic one; of a network
  /// that of the criterion that has it.
  var criterion: CriterionID {
    switch self {
    case .criterion(let criterion), .strategicCriterion(let criterion), .network(let criterion, _):
      criterion
    case .ratingScale: preconditionFailure("it is no criterion")
    }
  }
}
