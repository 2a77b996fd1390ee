internal import AHP

/// The criteria in the order of a tree, each with the lines that lead to it.
///
/// A criterion with several parents stands below each, but what is below it is shown once.
struct HierarchyRows: Sequence {
  struct Row {
    let criterion: CriterionID
    /// 0 for the goal.
    let level: Int
    /// The branches before the name, such as `│  └─ `.
    let branches: String
    /// Its share of its parent; `nil` for the goal.
    let localPriority: Double?
    /// Whether what is below it was shown further up.
    let isRepeated: Bool
  }

  let rows: [Row]

  /// - Parameters:
  ///   - evaluation: What has the local priorities; `nil` for rows without them.
  ///   - depth: How many levels below the goal to go; `nil` for all.
  init(model: DecisionModel, evaluation: Evaluation?, depth: Int?) {
    var rows: [Row] = []
    var shown = Set<CriterionID>()
    var open: [(criterion: CriterionID, level: Int, lead: String, isLast: Bool, local: Double?)] = [
      (model.goal, 0, "", true, nil)
    ]
    while let entry = open.popLast() {
      let isRepeated = !shown.insert(entry.criterion).inserted
      let branch = entry.level == 0 ? "" : entry.isLast ? "└─ " : "├─ "
      rows.append(
        Row(
          criterion: entry.criterion, level: entry.level, branches: entry.lead + branch,
          localPriority: entry.local, isRepeated: isRepeated))
      if isRepeated || depth.map({ entry.level >= $0 }) ?? false { continue }
      let lead = entry.level == 0 ? "" : entry.lead + (entry.isLast ? "   " : "│  ")
      let children = model.criteria[entry.criterion].children
      if children.isEmpty { continue }
      let priorities = evaluation?.criteria[entry.criterion].localPriorities
      for (item, child) in children.enumerated().reversed() {
        open.append(
          (child, entry.level + 1, lead, item == children.count - 1, priorities?[item]))
      }
    }
    self.rows = rows
  }

  func makeIterator() -> IndexingIterator<[Row]> { rows.makeIterator() }
}
