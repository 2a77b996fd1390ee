/// What a model ranks, with its priorities: the alternatives, or the criteria without children in a
/// model without alternatives.
public struct RankedItems: Hashable, Sendable {
  /// What is ranked: all alternatives, or criteria if the model has no alternatives.
  public let ids: [RankedID]

  /// The global priority of each.
  public let priorities: [Double]

  /// A bound on the relative error of each priority.
  public let errorBounds: [Double]

  /// The items from the best to the worst, as indices into `ids`.
  public var ranking: Ranking { Ranking(of: priorities, errorBounds: errorBounds) }

  /// What is ranked, from the best to the worst.
  public var order: [RankedID] { ranking.order.map { ids[$0] } }

  /// Returns what became of this ranking in another result of the same model.
  ///
  /// Which of several that share a place comes first in the order means nothing.
  ///
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public func change(to other: RankedItems) -> RankingChange {
    let (before, after) = (ranking, other.ranking)
    guard let lead = Lead(of: self, ranking: before), let next = Lead(of: other, ranking: after)
    else { return .none }
    if let change = LeadChange(from: lead, to: next) {
      let leaders = change.after.leaders.map { ids[$0] }
      return change.isNarrowing ? .fewerFirst(leaders) : .first(leaders)
    }
    return after.keepsOrder(of: before) ? .none : .order
  }
}

extension RankedID {
  /// Returns what a model ranks: the alternatives, or the criteria without children in a model
  /// without alternatives.
  ///
  /// - Complexity: O(alternatives), or O(criteria) without any.
  public static func all(in model: DecisionModel) -> [RankedID] {
    model.alternatives.isEmpty
      ? model.criteria.leaves().map(RankedID.criterion)
      : model.alternatives.indices.map(RankedID.alternative)
  }
}

extension RankedItems {
  /// Creates what is ranked with one bound on the relative error of all priorities.
  init(ids: [RankedID], priorities: [Double], errorBound: Double) {
    self.init(
      ids: ids, priorities: priorities,
      errorBounds: Array(repeating: errorBound, count: priorities.count))
  }

  /// Creates what an evaluation of a model ranks: the alternatives, or the criteria without
  /// children in a model without alternatives.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: An evaluation of the model.
  /// - Complexity: O(alternatives), or O(criteria) without any.
  public init(of model: DecisionModel, in evaluation: Evaluation) {
    precondition(
      evaluation.criteria.count == model.criteria.count
        && evaluation.alternativePriorities.count == model.alternatives.count,
      "an evaluation of this model")
    ids = RankedID.all(in: model)
    if !model.alternatives.isEmpty {
      priorities = evaluation.alternativePriorities
      errorBounds = Array(repeating: evaluation.alternativeErrorBound, count: priorities.count)
    } else {
      let leaves = model.criteria.leaves()
      priorities = leaves.map { evaluation.criteria.globalPriority($0) }
      errorBounds = leaves.map { evaluation.criteria.globalErrorBounds[$0] }
    }
  }
}
