/// What becomes of a ranking when the set of alternatives changes, under each synthesis.
///
/// A change that has nothing to do with two alternatives should not change their order, and under
/// distributive synthesis it can; whether it should is disputed. Seeing both helps to choose.
public struct RankReversal: Hashable, Sendable {
  /// The ranking under one synthesis.
  public struct Outcome: Hashable, Sendable {
    /// The synthesis.
    public let synthesis: Synthesis
    /// The model as it is.
    public let before: RankedItems
    /// The model with the other alternatives.
    public let after: RankedItems
    /// The pairs of alternatives that both models have and whose order is another one, as they are
    /// before the change; pairs that error bounds cannot tell apart do not count.
    public let reversals: [Pair]
  }

  /// Two alternatives: the first is better before, and worse after.
  public struct Pair: Hashable, Sendable {
    /// The one that is better before the change.
    public let first: AlternativeID
    /// The one that is better after it.
    public let second: AlternativeID
  }

  /// The rankings, in the order of `Synthesis.allCases` without the weighted product, in which no
  /// order of two ever depends on a third.
  public let outcomes: [Outcome]

  /// Compares a model before and after a change of its alternatives.
  ///
  /// - Parameters:
  ///   - before: The model.
  ///   - after: The model with alternatives left out or added.
  ///   - options: The choices to make but for the synthesis; `nil` for those of the model's own
  ///     settings.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError`.
  /// - Complexity: Four evaluations, and O(alternatives²).
  public init(
    from before: DecisionModel, to after: DecisionModel, options: EvaluationOptions? = nil,
    threads: Int? = nil
  ) throws(EvaluationError) {
    var options = options ?? before.options
    var byName: [String: AlternativeID] = [:]
    for (id, alternative) in zip(after.alternatives.indices, after.alternatives) {
      byName[alternative.name] = id
    }
    let common = before.alternatives.indices.compactMap { id in
      byName[before.alternatives[id].name].map { (before: id, after: $0) }
    }
    var outcomes: [Outcome] = []
    for synthesis in SynthesisRule.reversing {
      options.synthesis = synthesis
      let first = RankedItems(
        of: before, in: try before.evaluation(options, threads: threads))
      let second = RankedItems(
        of: after, in: try after.evaluation(options, threads: threads))
      let (old, new) = (first.ranking.ranks, second.ranking.ranks)
      var reversals: [Pair] = []
      for one in common {
        for other in common
        where old[one.before] < old[other.before] && new[one.after] > new[other.after] {
          reversals.append(Pair(first: one.before, second: other.before))
        }
      }
      outcomes.append(
        Outcome(synthesis: synthesis, before: first, after: second, reversals: reversals))
    }
    self.outcomes = outcomes
  }
}
