/// The criteria of a model, of which the first is the goal, as a hierarchy.
extension PositionedArray<CriterionID, Criterion> {
  /// Returns the criteria below the goal that have no children: what is ranked in a model without
  /// alternatives.
  ///
  /// - Complexity: O(criteria).
  public func leaves() -> [CriterionID] {
    indices.filter { self[$0].children.isEmpty && $0 != startIndex }
  }

  /// Returns the number of levels of criteria, the goal's included.
  ///
  /// - Complexity: O(criteria).
  public func depth() -> Int {
    var level = [Int](repeating: 1, count: count)
    for criterion in parentsFirst() {
      for child in self[criterion].children {
        level[child] = Swift.max(level[child], level[criterion] + 1)
      }
    }
    return level.max() ?? 1
  }

  /// Returns the criteria, each after all of its parents.
  ///
  /// - Complexity: O(criteria).
  package func parentsFirst() -> [CriterionID] {
    let isStoredInOrder = indices.allSatisfy { criterion in
      for parent in self[criterion].parents where parent >= criterion { return false }
      return true
    }
    if isStoredInOrder { return Array(indices) }
    var waitingFor = map(\.parents.count)
    var order = [startIndex]
    var next = 0
    while next < order.count {
      for child in self[order[next]].children {
        waitingFor[child] -= 1
        if waitingFor[child] == 0 { order.append(child) }
      }
      next += 1
    }
    return order
  }
}
