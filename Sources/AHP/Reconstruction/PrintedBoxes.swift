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
      for value in model.groupNumbers(model.criteria[criterion].reported, on: criterion) {
        if case .localPriority(let item) = value.quantity {
          narrow(item, to: value.printed.interval(digits))
        }
      }
      if own.lowerBound > 0 {
        for case (let item, let interval?) in (items[criterion] ?? []).enumerated() {
          narrow(
            item, to: interval.lowerBound / own.upperBound...interval.upperBound / own.lowerBound)
        }
      }
      for (item, child) in model.onlyChildren(of: criterion) where hasProducts {
        let product =
          own.lowerBound * max(0, intervals[item].lowerBound)...own.upperBound
          * min(1, intervals[item].upperBound)
        global[child] = items[criterion]?[item].map { $0.narrowing(product) } ?? product
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
    for value in model.groupNumbers(model.reported, on: model.goal) {
      if case .criterionPriority(let criterion) = value.quantity {
        printed[criterion] = value.printed.interval(digits).narrowing(printed[criterion])
      }
    }
    var items: [CriterionID: [ClosedRange<Double>?]] = [:]
    // Children stand behind their parents.
    for criterion in model.criteria.indices.reversed() {
      var own = [ClosedRange<Double>?](repeating: nil, count: model.itemCount(of: criterion))
      for value in model.groupNumbers(model.criteria[criterion].reported, on: criterion) {
        if case .globalPriority(let item) = value.quantity {
          own[item] = value.printed.interval(digits).narrowing(own[item])
        }
      }
      for (item, child) in model.onlyChildren(of: criterion) {
        if let interval = printed[child] { own[item] = interval.narrowing(own[item]) }
      }
      let known = own.compactMap(\.self)
      if known.isEmpty { continue }
      items[criterion] = own
      let least = known.reduce(0) { $0 + max(0, $1.lowerBound) }
      // What is not printed adds to the others.
      let sum =
        least...(known.count == own.count ? known.reduce(0) { $0 + $1.upperBound } : max(1, least))
      printed[criterion] = sum.narrowing(printed[criterion])
    }
    return items
  }

  /// Whether printed numbers of a criterion, or of what stands below it, depend on its global
  /// priority, which is given for the goal.
  ///
  /// - Complexity: O(criteria below it).
  func isTied(_ criterion: CriterionID, in model: DecisionModel) -> Bool {
    criterion != model.goal && items[criterion] != nil
      || model.onlyChildren(of: criterion).contains { isTied($0.child, in: model) }
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

extension DecisionModel {
  /// The numbers of a group among those of blocks, as far as they are computed as those are that
  /// judgments on a criterion are searched by.
  fileprivate func groupNumbers(
    _ blocks: [ReportedResults], on criterion: CriterionID
  ) -> [ReportedValue] {
    blocks.filter { $0.participant == nil && isMain($0, on: criterion) }.flatMap(\.values)
      .filter { $0.erratum == nil && $0.definition == nil }
  }
}

extension ClosedRange<Double> {
  /// What both leave; the other where they exclude each other, and this one if there is none.
  fileprivate func narrowing(_ other: ClosedRange<Double>?) -> ClosedRange<Double> {
    guard let other else { return self }
    return other.overlaps(self) ? other.clamped(to: self) : other
  }
}
