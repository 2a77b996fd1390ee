/// The intervals of local priorities that printed local and global priorities leave, for criteria
/// on which any is printed.
struct PrintedBoxes {
  private(set) var local: [CriterionID: [ClosedRange<Double>]] = [:]
  /// The interval of the global priority of each criterion.
  private(set) var global: [CriterionID: ClosedRange<Double>]

  /// - Complexity: O(criteria + reported numbers).
  init(of model: DecisionModel) {
    global = [model.goal: 1...1]
    var printedGlobals: [CriterionID: ClosedRange<Double>] = [:]
    for block in model.reported where block.participant == nil {
      for value in block.values where value.erratum == nil && value.definition == nil {
        if case .criterionPriority(let criterion) = value.quantity {
          printedGlobals[criterion] = value.printed.interval
        }
      }
    }
    for criterion in model.criteria.indices {
      let children = model.criteria[criterion].children
      let own = global[criterion] ?? 0...1
      var intervals = [ClosedRange<Double>](
        repeating: 0...1, count: model.itemCount(of: criterion))
      func narrow(_ item: Int, to interval: ClosedRange<Double>) {
        if interval.overlaps(intervals[item]) {
          intervals[item] = interval.clamped(to: intervals[item])
        }
      }
      func narrow(_ item: Int, toGlobal interval: ClosedRange<Double>) {
        guard own.lowerBound > 0 else { return }
        narrow(
          item, to: interval.lowerBound / own.upperBound...interval.upperBound / own.lowerBound)
      }
      for block in model.criteria[criterion].reported where block.participant == nil {
        for value in block.values where value.erratum == nil && value.definition == nil {
          switch value.quantity {
          case .localPriority(let item): narrow(item, to: value.printed.interval)
          case .globalPriority(let item): narrow(item, toGlobal: value.printed.interval)
          default: break
          }
        }
      }
      for (item, child) in children.enumerated() where model.criteria[child].parents.count == 1 {
        if let interval = printedGlobals[child] { narrow(item, toGlobal: interval) }
        let product =
          own.lowerBound * max(0, intervals[item].lowerBound)...own.upperBound
          * min(1, intervals[item].upperBound)
        global[child] =
          printedGlobals[child].map {
            $0.overlaps(product) ? $0.clamped(to: product) : product
          } ?? product
      }
      if intervals.contains(where: { $0 != 0...1 }) { local[criterion] = intervals }
    }
  }
}
