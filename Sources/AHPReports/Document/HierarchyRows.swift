internal import AHP

/// The criteria in the order of a tree, each with its place in it.
///
/// A criterion with several parents stands below each, but what is below it is shown once.
struct HierarchyRows: Sequence {
  struct Row {
    let criterion: CriterionID
    let branch: Content.Branch
    /// Its share of its parent; `nil` for the goal.
    let localPriority: Double?
    /// Whether what is below it was shown further up.
    let isRepeated: Bool

    /// 0 for the goal.
    var level: Int { branch.level }
  }

  let rows: [Row]

  /// - Parameters:
  ///   - evaluation: What has the local priorities; `nil` for rows without them.
  ///   - depth: How many levels below the goal to go; `nil` for all.
  /// - Complexity: O(criteria · depth).
  init(model: DecisionModel, evaluation: Evaluation?, depth: Int?) {
    var rows: [Row] = []
    var isShown = [Bool](repeating: false, count: model.criteria.count)
    var open: [(criterion: CriterionID, continues: [Bool], local: Double?)] = [
      (model.goal, [], nil)
    ]
    while let entry = open.popLast() {
      let isRepeated = isShown[entry.criterion]
      isShown[entry.criterion] = true
      rows.append(
        Row(
          criterion: entry.criterion, branch: Content.Branch(continues: entry.continues),
          localPriority: entry.local, isRepeated: isRepeated))
      if isRepeated || depth.map({ entry.continues.count >= $0 }) ?? false { continue }
      let children = model.criteria[entry.criterion].children
      if children.isEmpty { continue }
      let priorities = evaluation?.criteria[entry.criterion].localPriorities
      for (item, child) in children.enumerated().reversed() {
        open.append((child, entry.continues + [item < children.count - 1], priorities?[item]))
      }
    }
    self.rows = rows
  }

  func makeIterator() -> IndexingIterator<[Row]> { rows.makeIterator() }
}
