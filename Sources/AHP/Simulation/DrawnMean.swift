internal import RealModule

/// The weighted mean of priorities in many draws, which sums to 1 in each.
struct DrawnMean {
  let isGeometric: Bool
  let count: Int
  private var sums: [Double] = []
  private var order = 0

  init(isGeometric: Bool, count: Int) {
    self.isGeometric = isGeometric
    self.count = count
  }

  mutating func add(_ member: DrawnPriorities, share: Double) {
    if sums.isEmpty {
      order = member.stride > 0 ? member.stride : member.values.count
      sums = Array(repeating: 0, count: order * count)
    }
    for draw in 0..<count {
      for item in 0..<order {
        let priority = member.values[draw * member.stride + item]
        // A priority of 0 has the logarithm −∞ and makes the mean 0, as it should.
        sums[draw * order + item] += share * (isGeometric ? .log(priority) : priority)
      }
    }
  }

  var priorities: DrawnPriorities {
    var means = isGeometric ? sums.map { .exp($0) } : sums
    for draw in 0..<count {
      let places = draw * order..<(draw + 1) * order
      let sum = means[places].reduce(0, +)
      if sum > 0 { for place in places { means[place] /= sum } }
    }
    return DrawnPriorities(means, order: order)
  }
}

/// The mean of the final priorities of several participants in many draws.
struct DrawnAverage {
  let tree: SimulationTree
  let isGeometric: Bool
  let count: Int
  /// The means of the global priorities of all criteria.
  private var global: [Double]
  /// By criterion; only under geometric means, which are of the local priorities.
  private var locals: [DrawnMean]
  private var everybodys: [DrawnPriorities] = []
  private var ranked: DrawnMean

  init(tree: SimulationTree, options: EvaluationOptions, count: Int) {
    self.tree = tree
    self.count = count
    isGeometric = PriorityMean(of: options.aggregation).isGeometric
    let none = DrawnMean(isGeometric: isGeometric, count: count)
    global = Array(repeating: 0, count: tree.criterionCount * count)
    locals = Array(repeating: none, count: isGeometric ? tree.criterionCount : 0)
    ranked = none
  }

  /// Whether the priorities of what is ranked are averaged, rather than those of criteria from
  /// which they follow.
  private var averagesRanked: Bool {
    tree.alternativeCount > 0 || isGeometric && tree.ranksTree
  }

  mutating func add(
    _ locals: [DrawnPriorities], global: [Double], ranked: [Double], share: Double
  ) {
    if isGeometric {
      everybodys = locals
      for criterion in tree.innerCriteria() where !tree.absolute.contains(criterion) {
        self.locals[criterion].add(locals[criterion], share: share)
      }
    } else {
      for (place, priority) in global.enumerated() { self.global[place] += share * priority }
    }
    if averagesRanked {
      self.ranked.add(DrawnPriorities(ranked, order: tree.rankedCount), share: share)
    }
  }

  func block(inconsistentCounts: [Int]) -> Simulator.Block {
    var criteria = global
    if isGeometric && tree.ranksTree {
      let means = ranked.priorities.values
      return Simulator.Block(
        criteria: tree.criteria(ofRanked: means, count: count), ranked: means,
        inconsistentCounts: inconsistentCounts)
    }
    if isGeometric {
      var means = everybodys
      for criterion in tree.innerCriteria() where !tree.absolute.contains(criterion) {
        means[criterion] = locals[criterion].priorities
      }
      criteria = tree.globalPriorities(means, count: count)
    }
    return Simulator.Block(
      criteria: criteria,
      ranked: tree.alternativeCount > 0
        ? ranked.priorities.values : tree.rankedCriteria(criteria, count: count),
      inconsistentCounts: inconsistentCounts)
  }
}
