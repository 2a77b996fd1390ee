/// What an evaluation asks about all criteria of a model again and again, found in one pass over
/// them: there may be a hundred thousand, each with a name, annotations and judgments to read past.
struct HierarchyShape: Hashable, Sendable {
  /// Where the items of each criterion begin among those of all criteria, and where the last ones
  /// end.
  let starts: [Int]
  /// The criteria with children, each after all criteria above it.
  let parents: [CriterionID]
  /// The children of each of `parents`, one after another.
  let children: [CriterionID]
  /// The criteria without children that have something to compare or rate, the goal included.
  let leaves: [CriterionID]
  /// Whether each of the leaves is about all alternatives.
  let leavesHaveAllAlternatives: Bool

  init(of model: DecisionModel) {
    let (childCounts, ownCounts) = Self.counts(of: model.criteria.elements)
    let alternativeCount = model.alternatives.count
    var starts = [Int](repeating: 0, count: childCounts.count + 1)
    var parents: [CriterionID] = []
    var leaves: [CriterionID] = []
    leaves.reserveCapacity(childCounts.count)
    var places = starts.mutableSpan
    var end = 0
    for criterion in childCounts.indices {
      var count = childCounts[criterion]
      if count > 0 {
        parents.append(CriterionID(criterion))
      } else {
        count = ownCounts.isEmpty ? alternativeCount : ownCounts[criterion] ?? alternativeCount
        if count > 0 { leaves.append(CriterionID(criterion)) }
      }
      end += count
      places[criterion + 1] = end
    }
    self.starts = starts
    self.leaves = leaves
    leavesHaveAllAlternatives = ownCounts.isEmpty
    var children = parents.flatMap { model.criteria[$0].children }
    var place = 0
    let isStoredInOrder = parents.allSatisfy { parent in
      let own = place..<place + childCounts[parent]
      place = own.upperBound
      return own.allSatisfy { children[$0] > parent }
    }
    if !isStoredInOrder {
      parents = model.criteria.parentsFirst().filter { childCounts[$0] > 0 }
      children = parents.flatMap { model.criteria[$0].children }
    }
    self.parents = parents
    self.children = children
  }

  /// The places of the items of a criterion among those of all criteria.
  func items(of criterion: CriterionID) -> Range<Int> {
    starts[criterion.position]..<starts[criterion.position + 1]
  }

  /// Returns whether no criterion has several parents.
  ///
  /// - Complexity: O(criteria).
  func isTree() -> Bool { Set(children).count == children.count }

  /// Returns the global priorities of all criteria of a hierarchy that is a tree from those of the
  /// criteria without children: each of the others has the sum of its children's.
  ///
  /// - Parameters:
  ///   - leaves: The criteria without children.
  ///   - priorities: Their global priorities.
  /// - Complexity: O(criteria).
  func globalPriorities(of leaves: [CriterionID], _ priorities: [Double]) -> [Double] {
    var globalPriorities = [Double](repeating: 0, count: starts.count - 1)
    for (leaf, priority) in zip(leaves, priorities) { globalPriorities[leaf] = priority }
    var end = children.count
    for parent in parents.reversed() {
      let start = end - items(of: parent).count
      globalPriorities[parent] = children[start..<end].reduce(0) { $0 + globalPriorities[$1] }
      end = start
    }
    return globalPriorities
  }

  /// Returns for each criterion how many leaves it is or has below it, empty ones included; one
  /// that has several parents counts below each.
  ///
  /// - Complexity: O(criteria).
  func leafCounts() -> [Double] {
    var counts = [Double](repeating: 1, count: starts.count - 1)
    var end = children.count
    for parent in parents.reversed() {
      let own = end - items(of: parent).count..<end
      counts[parent] = children[own].reduce(0) { $0 + counts[$1] }
      end = own.lowerBound
    }
    return counts
  }

  /// Returns whether each criterion is the given one or below it.
  ///
  /// - Complexity: O(criteria).
  func isBelow(_ top: CriterionID) -> [Bool] {
    var isBelow = [Bool](repeating: false, count: starts.count - 1)
    isBelow[top] = true
    var start = 0
    for parent in parents {
      let own = start..<start + items(of: parent).count
      if isBelow[parent] {
        for child in children[own] { isBelow[child] = true }
      }
      start = own.upperBound
    }
    return isBelow
  }

  /// How many children each criterion has, and how many alternatives those that are not about all
  /// of them.
  ///
  /// A loop that does hardly anything else waits for many criteria at a time to come from memory.
  private static func counts(of criteria: [Criterion]) -> (children: [Int], own: [Int: Int]) {
    var children = [Int](repeating: 0, count: criteria.count)
    var own: [Int: Int] = [:]
    var places = children.mutableSpan
    let criteria = criteria.span
    for criterion in criteria.indices {
      places[criterion] = criteria[criterion].children.count
      if let alternatives = criteria[criterion].alternatives { own[criterion] = alternatives.count }
    }
    return (children, own)
  }
}
