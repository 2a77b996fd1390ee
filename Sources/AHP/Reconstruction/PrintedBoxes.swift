/// The intervals of priorities that printed local and global priorities leave, for criteria on
/// which any is printed.
struct PrintedBoxes {
  /// The intervals of local priorities, where any is narrower than 0 … 1.
  private(set) var local: [CriterionID: [ClosedRange<Double>]] = [:]
  /// The intervals of the global priorities of the items that a criterion compares, as far as they
  /// follow from printed ones.
  private(set) var items: [CriterionID: [ClosedRange<Double>?]] = [:]

  /// - Parameters:
  ///   - digits: How the digits behind the printed ones were dropped.
  ///   - known: The local priorities on criteria with judgments.
  /// - Complexity: O(criteria + reported numbers).
  init(of model: DecisionModel, _ digits: PrintedMatrix.Digits, known: [CriterionID: [Double]]) {
    // By structural adjustment global priorities are no products of local ones.
    let hasProducts = !model.options.structuralAdjustment.isOn
    if hasProducts { items = Self.items(of: model, digits) }
    var global: [CriterionID: ClosedRange<Double>] = [model.goal: 1...1]
    for criterion in model.criteria.indices {
      let own = global[criterion] ?? 0...1
      var intervals =
        known[criterion].map { $0.map { $0...$0 } }
        ?? Array(repeating: 0...1, count: model.itemCount(of: criterion))
      func narrow(_ item: Int, to interval: ClosedRange<Double>) {
        if known[criterion] == nil && interval.overlaps(intervals[item]) {
          intervals[item] = interval.clamped(to: intervals[item])
        }
      }
      for block in model.criteria[criterion].reported where block.participant == nil {
        for value in block.values where value.erratum == nil && value.definition == nil {
          if case .localPriority(let item) = value.quantity {
            narrow(item, to: value.printed.interval(digits))
          }
        }
      }
      if own.lowerBound > 0 {
        for case (let item, let interval?) in (items[criterion] ?? []).enumerated() {
          narrow(
            item, to: interval.lowerBound / own.upperBound...interval.upperBound / own.lowerBound)
        }
      }
      for (item, child) in model.criteria[criterion].children.enumerated()
      where hasProducts && model.criteria[child].parents.count == 1 {
        let product =
          own.lowerBound * max(0, intervals[item].lowerBound)...own.upperBound
          * min(1, intervals[item].upperBound)
        global[child] =
          items[criterion]?[item].map {
            $0.overlaps(product) ? $0.clamped(to: product) : product
          } ?? product
      }
      if known[criterion] == nil && intervals.contains(where: { $0 != 0...1 }) {
        local[criterion] = intervals
      }
    }
  }

  /// The intervals of the global priorities of items: those printed, and of a criterion what the
  /// sum of those that it compares can be.
  private static func items(
    of model: DecisionModel, _ digits: PrintedMatrix.Digits
  ) -> [CriterionID: [ClosedRange<Double>?]] {
    var printed: [CriterionID: ClosedRange<Double>] = [:]
    for block in model.reported where block.participant == nil {
      for value in block.values where value.erratum == nil && value.definition == nil {
        if case .criterionPriority(let criterion) = value.quantity {
          printed[criterion] = value.printed.interval(digits)
        }
      }
    }
    var items: [CriterionID: [ClosedRange<Double>?]] = [:]
    // Children stand behind their parents.
    for criterion in model.criteria.indices.reversed() {
      var own = [ClosedRange<Double>?](repeating: nil, count: model.itemCount(of: criterion))
      for block in model.criteria[criterion].reported where block.participant == nil {
        for value in block.values where value.erratum == nil && value.definition == nil {
          if case .globalPriority(let item) = value.quantity {
            own[item] = value.printed.interval(digits)
          }
        }
      }
      for (item, child) in model.criteria[criterion].children.enumerated()
      where model.criteria[child].parents.count == 1 {
        if let interval = printed[child] {
          own[item] =
            own[item].map { $0.overlaps(interval) ? $0.clamped(to: interval) : $0 }
            ?? interval
        }
      }
      let known = own.compactMap(\.self)
      if known.isEmpty { continue }
      items[criterion] = own
      let least = known.reduce(0) { $0 + max(0, $1.lowerBound) }
      // What is not printed adds to the others.
      let sum =
        least...(known.count == own.count ? known.reduce(0) { $0 + $1.upperBound } : max(1, least))
      printed[criterion] =
        printed[criterion].map { $0.overlaps(sum) ? $0.clamped(to: sum) : $0 } ?? sum
    }
    return items
  }

  /// Whether printed numbers of a criterion, or of what stands below it, depend on its global
  /// priority, which is given for the goal.
  ///
  /// - Complexity: O(criteria below it).
  func isTied(_ criterion: CriterionID, in model: DecisionModel) -> Bool {
    criterion != model.goal && items[criterion] != nil
      || model.criteria[criterion].children.contains {
        model.criteria[$0].parents.count == 1 && isTied($0, in: model)
      }
  }

  /// The intervals of local priorities by printed global ones, of a criterion with a known global
  /// priority; `nil` for none.
  func intervals(of criterion: CriterionID, weight: Double) -> [ClosedRange<Double>?]? {
    guard let own = items[criterion], weight > 0 else { return nil }
    // The slack is for quotients at the ends of closed intervals.
    let slack = 1e-12
    return own.map { interval in
      interval.map {
        $0.lowerBound / weight - slack...$0.upperBound / weight + slack
      }
    }
  }
}
