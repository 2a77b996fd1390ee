/// Priorities in order, from the best to the worst.
public struct Ranking: Hashable, Sendable {
  /// The positions of the priorities, the largest first; equal ones in their own order.
  public let order: [Int]

  /// The rank of each priority, from 1, in their own order. Priorities that their error bounds cannot
  /// tell apart share one.
  public let ranks: [Int]

  /// Ranks priorities that are known up to the given relative errors.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of priorities: [Double], errorBounds: [Double]) {
    self.init(
      of: priorities,
      doubts: zip(priorities, errorBounds).map { $1.isFinite ? $0 * $1 : .infinity })
  }

  /// Ranks numbers of either sign that are known up to the given absolute errors.
  ///
  /// - Complexity: O(*n* log *n*).
  init(of numbers: [Double], doubts: [Double]) {
    precondition(numbers.count == doubts.count, "one bound for each number")
    order = numbers.indices.sorted { (numbers[$1], $0) < (numbers[$0], $1) }
    var ranks = [Int](repeating: 0, count: numbers.count)
    for (place, item) in order.enumerated() {
      ranks[item] = place + 1
      guard place > 0 else { continue }
      let better = order[place - 1]
      if numbers[better] - numbers[item] <= doubts[better] + doubts[item] {
        ranks[item] = ranks[better]
      }
    }
    self.ranks = ranks
  }
}

/// What a model ranks, with its priorities: the alternatives, or the criteria without children in a model
/// without alternatives.
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

  /// What became of this ranking in another result of the same model.
  public func change(to other: RankedItems) -> RankingChange {
    let (before, after) = (order, other.order)
    if before == after { return .none }
    return before.first == after.first ? .order : after.first.map { .first($0) } ?? .none
  }
}

/// What a change of judgments or of a method does to a ranking.
public enum RankingChange: Hashable, Sendable {
  /// Nothing changes places.
  case none
  /// The first stays first, but others change places.
  case order
  /// This one becomes the first.
  case first(RankedID)
}

extension DecisionModel {
  /// What this model ranks: the alternatives, or the criteria without children in a model without
  /// alternatives.
  public var rankedIDs: [RankedID] {
    alternatives.isEmpty
      ? leaves.map(RankedID.criterion) : alternatives.indices.map(RankedID.alternative)
  }

  /// What an evaluation of this model ranks: the alternatives, or the criteria without children in a model
  /// without alternatives.
  ///
  /// - Parameter evaluation: An evaluation of this model.
  public func rankedItems(in evaluation: Evaluation) -> RankedItems {
    precondition(
      evaluation.criteria.count == criteria.count
        && evaluation.alternativePriorities.count == alternatives.count,
      "an evaluation of this model")
    if !alternatives.isEmpty {
      return RankedItems(
        ids: rankedIDs, priorities: evaluation.alternativePriorities,
        errorBounds: Array(repeating: evaluation.alternativeErrorBound, count: alternatives.count))
    }
    let leaves = leaves
    return RankedItems(
      ids: rankedIDs, priorities: leaves.map { evaluation.criteria[$0].globalPriority },
      errorBounds: leaves.map { evaluation.criteria[$0].globalErrorBound })
  }
}
