/// Why there are no weight lines.
@nonexhaustive
public enum SensitivityError: Error, Hashable, Sendable {
  /// The group's priorities are means that no line describes.
  case notLinear(GroupAggregation, Synthesis)
  /// Formulas for benefits, opportunities, costs and risks are not linear in a weight.
  case merits
  /// A priority below this criterion is 0, so that weighted products are 0 at every weight.
  case zeroFactor(String)
  /// Weights set under this criterion sum to more than 1, or to another sum where no other weight is left
  /// that could make up for it.
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
        + "(expected another aggregation, such as 'judgments' or 'local-priorities')"
    }
  }
}

extension SensitivityError {
  /// Throws unless the scores of what a model ranks are linear in every weight.
  ///
  /// - Complexity: O(leaves), under multiplicative synthesis O(leaves × alternatives).
  static func checkLinearity(
    of model: DecisionModel, in evaluation: Evaluation
  ) throws(SensitivityError) {
    let options = evaluation.options
    let rule = SynthesisRule(of: evaluation)
    guard !model.ranksByMerits else { throw .merits }
    if evaluation.contributors.count > 1 {
      let isLinear =
        switch options.aggregation {
        case .judgments, .localPriorities, .localPrioritiesGeometric: true
        case .priorities: rule.hasLinearMeans(ranksAlternatives: !model.alternatives.isEmpty)
        case .prioritiesGeometric: false
        }
      guard isLinear else { throw .notLinear(options.aggregation, options.synthesis) }
    }
    if let zero = evaluation.criteria.leaves.first(where: {
      rule.hasZeroFactor(evaluation.criteria.locals.priorities(of: $0))
    }) {
      throw .zeroFactor(model.path(of: zero))
    }
  }
}
