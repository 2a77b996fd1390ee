/// The change of one alternative's local priority that makes it equal to another alternative.
public struct MeasureChange: Hashable, Sendable {
  /// The criterion without children.
  public let criterion: CriterionID
  /// The alternative whose local priority changes.
  public let alternative: AlternativeID
  /// The alternative that it becomes equal to.
  public let other: AlternativeID
  /// τ, what must be taken off the local priority before those below the criterion are divided by
  /// their sum; negative where it must grow.
  public let change: Double
  /// τ as a share of the local priority in percent.
  public let relativeChange: Double
}

extension MeasureChange {
  /// Returns the changes of local priorities that make two alternatives equal under distributive
  /// synthesis:
  ///
  /// τ = (*P*ᵢ − *P*ₖ)/(*P*ᵢ − *P*ₖ + *W*(*a*ₖ − *a*ᵢ + 1)), for global priorities *P*, the global
  /// priority *W* of the criterion and local priorities *a* there.
  ///
  /// A change is possible if τ is at most the local priority.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  /// - Returns: The possible changes, by criterion, alternative and other; empty for another
  ///   synthesis than the distributive one, and where final priorities are averaged.
  /// - Complexity: O(criteria × alternatives²).
  ///
  /// Source: E. Triantaphyllou and A. Sánchez, "A sensitivity analysis approach for some
  /// deterministic multi-criteria decision-making methods", *Decision Sciences* 28 (1997), 151–194,
  /// doi:10.1111/j.1540-5915.1997.tb01306.x.
  public static func all(
    of model: DecisionModel, in evaluation: Evaluation
  ) -> [MeasureChange] {
    guard SynthesisRule(of: evaluation).addsShares,
      evaluation.contributors.count <= 1
        || !evaluation.options.aggregation.averagesFinalPriorities
    else { return [] }
    let alternatives = model.alternatives
    let global = evaluation.alternativePriorities
    var changes: [MeasureChange] = []
    for criterion in model.criteria.indices where model.criteria[criterion].children.isEmpty {
      let local = evaluation.criteria.locals.priorities(of: criterion)
      // A single alternative has all of the priority whatever its measure.
      guard local.count > 1, !evaluation.criteria.locals.absolute.contains(criterion) else {
        continue
      }
      let weight = evaluation.criteria.globalPriorities[criterion]
      var measures = [Double](repeating: 0, count: alternatives.count)
      for (item, priority) in local.enumerated() {
        measures[model.alternative(item, of: criterion)] = priority
      }
      for alternative in alternatives.indices where measures[alternative] > 0 {
        let own = measures[alternative]
        for other in alternatives.indices where other != alternative {
          let lead = global[alternative] - global[other]
          let change = lead / (lead + weight * (measures[other] - own + 1))
          guard change.isFinite, change <= own else { continue }
          changes.append(
            MeasureChange(
              criterion: criterion, alternative: alternative, other: other, change: change,
              relativeChange: 100 * change / own))
        }
      }
    }
    return changes
  }
}
