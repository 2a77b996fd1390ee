/// What an evaluation asks about all criteria of a model again and again, found in one pass over them: there may
/// be a hundred thousand, each with a name, annotations and judgments to read past.
struct HierarchyShape: Hashable, Sendable {
  /// Where the items of each criterion begin among those of all criteria, and where the last ones end.
  let starts: [Int]
  /// The criteria with children, each after all criteria above it.
  let parents: [Int]
  /// The children of each of `parents`, one after another.
  let children: [Int]
  /// The criteria without children that have something to compare or rate, the goal included.
  let leaves: [Int]
  /// Whether each of the leaves is about all alternatives.
  let leavesHaveAllAlternatives: Bool

  init(of model: DecisionModel) {
    let criteria = model.criteria
    var starts = [0]
    starts.reserveCapacity(criteria.count + 1)
    var parents: [Int] = []
    var leaves: [Int] = []
    leaves.reserveCapacity(criteria.count)
    var isStoredInOrder = true
    var leavesHaveAllAlternatives = true
    var end = 0
    for criterion in criteria.indices {
      let children = criteria[criterion].children.count
      if children > 0 {
        parents.append(criterion)
        for child in criteria[criterion].children where child <= criterion {
          isStoredInOrder = false
        }
        end += children
      } else {
        var count = model.alternatives.count
        if let own = criteria[criterion].alternatives {
          leavesHaveAllAlternatives = false
          count = own.count
        }
        if count > 0 { leaves.append(criterion) }
        end += count
      }
      starts.append(end)
    }
    self.starts = starts
    self.parents =
      isStoredInOrder
      ? parents : model.evaluationOrder.filter { !criteria[$0].children.isEmpty }
    children = self.parents.flatMap { criteria[$0].children }
    self.leaves = leaves
    self.leavesHaveAllAlternatives = leavesHaveAllAlternatives
  }
}
