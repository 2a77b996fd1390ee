internal import RealModule

/// Priorities in many draws: of one draw after another, or the same in all.
struct DrawnPriorities {
  var values: [Double]
  /// How far it is from a draw to the next: the number of items, or 0 for what is the same in all.
  var stride: Int

  /// The same in all draws.
  init(fixed values: [Double]) {
    self.values = values
    stride = 0
  }

  /// Those of one draw after another, `order` each.
  init(_ values: [Double], order: Int) {
    self.values = values
    stride = order
  }
}

/// The hierarchy of a model, flat, to synthesize the local priorities of many draws at a time.
///
/// Each step is that of `DecisionModel.evaluation(_:threads:)`, in the same order.
struct SimulationTree: Sendable {
  let criterionCount: Int
  let alternativeCount: Int
  private let model: DecisionModel
  private let synthesis: Synthesis

  /// The criteria that have criteria below them, each after all of its parents.
  private struct Inner: Sendable {
    let criterion: Int
    let children: [Int]
  }

  /// The criteria that compare alternatives or have them rated.
  private struct Leaf: Sendable {
    let criterion: Int
    /// The alternatives that its items are.
    let alternatives: [Int]
    let isAbsolute: Bool
  }

  private let inner: [Inner]
  private let leaves: [Leaf]
  private let areAllAbsolute: Bool
  /// The criteria whose priorities count as they are and do not sum to 1.
  let absolute: Set<Int>
  /// What is ranked, as positions: of criteria if there are no alternatives.
  private let ranked: [Int]

  /// The criteria that have criteria below them, each after all of its parents.
  var innerCriteria: [Int] { inner.map(\.criterion) }

  /// - Parameter absolute: The criteria whose priorities count as they are and do not sum to 1.
  init(of model: DecisionModel, absolute: Set<Int>, synthesis: Synthesis) {
    criterionCount = model.criteria.count
    alternativeCount = model.alternatives.count
    self.model = model
    self.synthesis = synthesis
    inner = model.evaluationOrder.compactMap { criterion in
      let children = model.criteria[criterion].children
      return children.isEmpty ? nil : Inner(criterion: criterion, children: children)
    }
    leaves = model.comparingLeaves.map { criterion in
      Leaf(
        criterion: criterion,
        alternatives: model.criteria[criterion].alternatives ?? Array(model.alternatives.indices),
        isAbsolute: absolute.contains(criterion))
    }
    self.absolute = absolute
    areAllAbsolute = leaves.allSatisfy(\.isAbsolute)
    ranked = model.rankedPositions
  }

  /// The global priorities of all criteria: criterion after criterion, one number for each draw.
  func globalPriorities(_ locals: [DrawnPriorities], count: Int) -> [Double] {
    var global = [Double](repeating: 0, count: criterionCount * count)
    for draw in 0..<count { global[model.goal * count + draw] = 1 }
    for node in inner {
      let local = locals[node.criterion]
      for (item, child) in node.children.enumerated() {
        for draw in 0..<count {
          global[child * count + draw] +=
            global[node.criterion * count + draw] * local.values[draw * local.stride + item]
        }
      }
    }
    return global
  }

  /// The priorities of what is ranked: draw after draw.
  ///
  /// - Parameter global: The global priorities of all criteria.
  func rankedPriorities(
    _ locals: [DrawnPriorities], global: [Double], count: Int
  ) -> [Double] {
    if alternativeCount == 0 { return rankedCriteria(global, count: count) }
    var totals = [Double](repeating: 0, count: alternativeCount * count)
    for leaf in leaves {
      let local = locals[leaf.criterion]
      for draw in 0..<count {
        let globalPriority = global[leaf.criterion * count + draw]
        let start = draw * local.stride
        if synthesis == .multiplicative {
          if globalPriority == 0 { continue }
          for (item, alternative) in leaf.alternatives.enumerated() {
            totals[draw * alternativeCount + alternative] +=
              globalPriority * .log(local.values[start + item])
          }
          continue
        }
        let divisor = model.divisor(
          of: local.values[start..<start + leaf.alternatives.count], isAbsolute: leaf.isAbsolute,
          amongAbsolute: areAllAbsolute, synthesis)
        for (item, alternative) in leaf.alternatives.enumerated() {
          totals[draw * alternativeCount + alternative] +=
            globalPriority * local.values[start + item] / divisor
        }
      }
    }
    if synthesis == .multiplicative {
      for place in totals.indices { totals[place] = .exp(totals[place]) }
    }
    for draw in 0..<count {
      let places = draw * alternativeCount..<(draw + 1) * alternativeCount
      let sum = totals[places].reduce(0, +)
      guard sum > 0 else { continue }
      for place in places { totals[place] /= sum }
    }
    return totals
  }

  /// The global priorities of the criteria that are ranked in a model without alternatives: draw after
  /// draw.
  func rankedCriteria(_ global: [Double], count: Int) -> [Double] {
    (0..<count).flatMap { draw in ranked.map { global[$0 * count + draw] } }
  }
}
