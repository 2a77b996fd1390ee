public import AHP

/// Why there is no chart.
@nonexhaustive
public enum ChartError: Error, Hashable, Sendable {
  /// Nothing is compared, so that nothing can be inconsistent.
  case noMatrices
  /// The model ranks nothing.
  case nothingRanked
  /// The chart is about alternatives, of which the model has too few.
  case tooFewAlternatives(expected: Int)
  /// The chart is about criteria below the goal, of which the model has too few.
  case tooFewCriteria(expected: Int)
  /// The goal has no weight that could be moved.
  case goalHasNoWeight
  /// The criterion has all the weight, which its siblings cannot take over in proportion.
  case noDirection(String)
  /// The scores are not linear in the weights.
  case sensitivity(SensitivityError)
  /// Fewer than two things are ranked, so that nothing can be ahead.
  case tooFewRanked
  /// No weight and no judgment changes by how much the first is ahead.
  case nothingMovesLead
  /// Fewer than two participants have judged what the chart shows.
  case tooFewPeople
  /// The group is too large to show each participant.
  case tooManyPeople
  /// The group is not divided into parts, or all are in one.
  case noSubgroups
  /// There is no simulation.
  case notSimulated
  /// How judgments move the lead needs LAPACK, which cannot be loaded.
  case lapackMissing(EvaluationError)
}

extension ChartError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noMatrices: "no matrix of three items or more is compared"
    case .nothingRanked: "the model ranks nothing"
    case .tooFewAlternatives(let expected):
      "the model has too few alternatives for this chart (expected \(expected) or more)"
    case .tooFewCriteria(let expected):
      "the model has too few criteria below the goal for this chart (expected \(expected) or more)"
    case .goalHasNoWeight: "the goal has no weight to move"
    case .noDirection(let criterion):
      "'\(criterion)' has all of the weight, which no sibling can take over in proportion"
    case .sensitivity(let error): "\(error)"
    case .tooFewRanked: "fewer than two things are ranked"
    case .nothingMovesLead: "no weight and no judgment changes by how much the first is ahead"
    case .tooFewPeople:
      "fewer than two participants have judged everything (expected the answers of a group)"
    case .tooManyPeople: "the group is too large to show each participant"
    case .noSubgroups:
      "the group is not divided into parts (expected '--by' with two values or more)"
    case .notSimulated: "the judgments are not drawn at random"
    case .lapackMissing(let error):
      "how judgments move the lead needs LAPACK: \(error.lapackProblem() ?? "")"
    }
  }
}
