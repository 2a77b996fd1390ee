/// Why there are no weight lines.
@nonexhaustive
public enum SensitivityError: Error, Hashable, Sendable {
  /// The group's priorities are means that no line describes.
  case notLinear(GroupAggregation, Synthesis)
  /// Formulas for benefits, opportunities, costs and risks are not linear in a weight.
  case merits
  /// A priority below this criterion is 0, so that weighted products are 0 at every weight.
  case zeroFactor(String)
  /// Weights set under this criterion sum to more than 1, or to another sum where no other weight
  /// is left that could make up for it.
  case weightSum(String, Double)
  /// The model cannot be evaluated at the weights of a scenario.
  case notEvaluable(String)
}

extension SensitivityError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notEvaluable(let problem): problem
    case .weightSum(let criterion, let sum):
      "the weights set under '\(criterion)' sum to \(sum) (expected 1, or less where others can take the rest)"
    case .zeroFactor(let criterion):
      "a priority under '\(criterion)' is 0, which makes a weighted product 0 at every weight"
    case .merits:
      "what a formula makes of benefits, opportunities, costs and risks is not linear in a weight"
    case .notLinear(let aggregation, let synthesis):
      "the \(aggregation) with \(synthesis.rawValue) synthesis is not linear in a weight "
        + "(expected another aggregation, such as 'judgments' or 'local-priorities', or weights that are "
        + "set, as with 'ahp what-if')"
    }
  }
}

extension SensitivityError {
  /// Whether what is ranked has lines in the weights: it is no mean of participants' priorities, or
  /// one that is linear.
  static func hasLines(_ evaluation: Evaluation, ranksAlternatives: Bool) -> Bool {
    if evaluation.contributors.count <= 1 { return true }
    return switch evaluation.options.aggregation {
    case .judgments, .localPriorities, .localPrioritiesGeometric: true
    case .priorities:
      SynthesisRule(of: evaluation).hasLinearMeans(ranksAlternatives: ranksAlternatives)
    case .prioritiesGeometric: false
    }
  }

  /// Throws unless the scores of what a model ranks are linear in every weight.
  ///
  /// - Complexity: O(leaves), under multiplicative synthesis O(leaves × alternatives).
  static func checkLinearity(
    of model: DecisionModel, in evaluation: Evaluation
  ) throws(SensitivityError) {
    let options = evaluation.options
    let rule = SynthesisRule(of: evaluation)
    guard !model.ranksByMerits else { throw .merits }
    guard hasLines(evaluation, ranksAlternatives: !model.alternatives.isEmpty) else {
      throw .notLinear(options.aggregation, options.synthesis)
    }
    if let zero = evaluation.criteria.leaves.first(where: {
      rule.hasZeroFactor(evaluation.criteria.locals.priorities(of: $0))
    }) {
      throw .zeroFactor(model.path(of: zero))
    }
  }
}
