/// The results for all criteria of a model, in the order of `DecisionModel.criteria`.
///
/// They are kept array by array, since a model may have a hundred thousand criteria; the result for
/// one is put together when it is asked for.
public struct CriterionEvaluations: Hashable, Sendable {
  let locals: LocalEvaluations
  /// By criterion.
  let globalPriorities: [Double]
  let globalErrorBounds: [Double]
}

extension CriterionEvaluations: RandomAccessCollection {
  public var startIndex: CriterionID { CriterionID(0) }
  public var endIndex: CriterionID { CriterionID(globalPriorities.count) }

  /// The result for a criterion.
  ///
  /// - Complexity: O(items and matrices of the criterion).
  public subscript(criterion: CriterionID) -> CriterionEvaluation {
    CriterionEvaluation(
      localPriorities: Array(locals.priorities(of: criterion)),
      localErrorBound: locals.errorBounds[criterion], globalPriority: globalPriorities[criterion],
      globalErrorBound: globalErrorBounds[criterion],
      matrices: locals.matrices(of: criterion),
      isUnique: isUnique(criterion),
      isAbsolute: isAbsolute(criterion))
  }

  /// `CriterionEvaluation.isAbsolute` of a criterion.
  ///
  /// - Complexity: O(1).
  public func isAbsolute(_ criterion: CriterionID) -> Bool {
    locals.absolute.contains(criterion)
  }

  /// `CriterionEvaluation.isUnique` of a criterion.
  ///
  /// - Complexity: O(1).
  public func isUnique(_ criterion: CriterionID) -> Bool {
    !locals.ambiguous.contains(criterion)
  }

  /// `CriterionEvaluation.globalPriority` of a criterion.
  ///
  /// - Complexity: O(1).
  public func globalPriority(_ criterion: CriterionID) -> Double {
    globalPriorities[criterion]
  }

  /// The criteria without children that have something to compare or rate, the goal included.
  package var leaves: [CriterionID] { locals.shape.leaves }

  /// Returns the consistency of each matrix of a criterion.
  ///
  /// - Complexity: O(matrices of the criterion).
  package func consistencies(_ criterion: CriterionID) -> [Consistency] {
    var consistencies: [Consistency] = []
    locals.forEachConsistency(of: criterion) { consistency, _ in consistencies.append(consistency) }
    return consistencies
  }
}
