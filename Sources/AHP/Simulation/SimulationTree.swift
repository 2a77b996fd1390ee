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
  /// The formula that ranks the alternatives of a model with merits.
  private let bocr: BOCRFormula

  /// The criteria that have criteria below them, each after all of its parents.
  private struct Inner: Sendable {
    let criterion: CriterionID
    let children: [CriterionID]
    /// What the weights of the children are multiplied by before they are divided by their sum;
    /// `nil` for nothing.
    let factors: [Double]?
  }

  /// The criteria that compare alternatives or have them rated.
  private struct Leaf: Sendable {
    let criterion: CriterionID
    /// The alternatives that its items are.
    let alternatives: [AlternativeID]
    let isAbsolute: Bool
    /// Which item is the pin.
    let pin: Int
  }

  /// A merit and the criteria below it that compare alternatives.
  private struct MeritTree: Sendable {
    let merit: Merit
    let leaves: [Leaf]
    let rule: SynthesisRule
  }

  private let inner: [Inner]
  private let leaves: [Leaf]
  /// What the leaves make of the alternatives.
  private let rule: SynthesisRule
  /// Those of a model that ranks by merits.
  private let merits: [MeritTree]
  /// The criteria whose priorities count as they are and do not sum to 1.
  let absolute: Set<CriterionID>
  /// The criteria that are ranked; none if there are alternatives.
  private let rankedCriteria: [CriterionID]
  /// Whether criteria are ranked of which none has several parents, so that their priorities sum to
  /// those of the criteria above them.
  let ranksTree: Bool
  /// How many things are ranked.
  var rankedCount: Int { alternativeCount > 0 ? alternativeCount : rankedCriteria.count }

  /// Returns the criteria that have criteria below them, each after all of its parents.
  func innerCriteria() -> [CriterionID] { inner.map(\.criterion) }

  /// - Parameters:
  ///   - model: The model.
  ///   - undisturbed: The evaluation of the model without noise.
  init(of model: DecisionModel, undisturbed: Evaluation) {
    let options = undisturbed.options
    let shape = undisturbed.criteria.locals.shape
    absolute = undisturbed.criteria.locals.absolute
    criterionCount = model.criteria.count
    alternativeCount = model.alternatives.count
    self.model = model
    bocr = options.bocr
    let leafCounts = options.structuralAdjustment.isOn ? shape.leafCounts() : nil
    inner = shape.parents.map { criterion in
      let children = model.criteria[criterion].children
      return Inner(
        criterion: criterion, children: children,
        factors: leafCounts.map { counts in children.map { counts[$0] } })
    }
    let absolute = absolute
    let leaves = shape.leaves.map { criterion in
      Leaf(
        criterion: criterion,
        alternatives: model.criteria[criterion].alternatives ?? Array(model.alternatives.indices),
        isAbsolute: absolute.contains(criterion), pin: model.pinItem(of: criterion))
    }
    let leftOut = undisturbed.criteria.locals.leftOut
    self.leaves = leaves.filter { !leftOut.contains($0.criterion) }
    rule = SynthesisRule(
      options.synthesis, areAllAbsolute: leaves.allSatisfy(\.isAbsolute))
    merits =
      !model.ranksByMerits
      ? []
      : model.merits.map { merit in
        let isBelow = shape.isBelow(merit.criterion)
        let own = leaves.filter { isBelow[$0.criterion] }
        return MeritTree(
          merit: merit, leaves: own.filter { !leftOut.contains($0.criterion) },
          rule: SynthesisRule(
            options.synthesis, areAllAbsolute: own.allSatisfy(\.isAbsolute)))
      }
    rankedCriteria = model.alternatives.isEmpty ? model.criteria.leaves() : []
    ranksTree = model.alternatives.isEmpty && shape.isTree()
  }

  /// The global priorities of all criteria: criterion after criterion, one number for each draw.
  ///
  /// - Parameter top: The criterion whose priority is 1; the goal if `nil`.
  func globalPriorities(
    _ locals: [DrawnPriorities], count: Int, from top: CriterionID? = nil
  ) -> [Double] {
    var global = [Double](repeating: 0, count: criterionCount * count)
    for draw in 0..<count { global[(top ?? model.goal).position * count + draw] = 1 }
    for node in inner {
      let local =
        node.factors.map { Self.adjusted(locals[node.criterion], by: $0) }
        ?? locals[node.criterion]
      for (item, child) in node.children.enumerated() {
        for draw in 0..<count {
          global[child.position * count + draw] +=
            global[node.criterion.position * count + draw]
            * local.values[draw * local.stride + item]
        }
      }
    }
    return global
  }

  /// Priorities times factors, divided by their sum in each draw.
  private static func adjusted(
    _ priorities: DrawnPriorities, by factors: [Double]
  ) -> DrawnPriorities {
    var adjusted = priorities
    for start in stride(from: 0, to: priorities.values.count, by: factors.count) {
      let weights = factors.indices.map { factors[$0] * priorities.values[start + $0] }
      let sum = weights.reduce(0, +)
      for (item, weight) in weights.enumerated() { adjusted.values[start + item] = weight / sum }
    }
    return adjusted
  }

  /// The priorities of what is ranked: draw after draw.
  ///
  /// - Parameter global: The global priorities of all criteria.
  func rankedPriorities(
    _ locals: [DrawnPriorities], global: [Double], count: Int
  ) -> [Double] {
    if alternativeCount == 0 { return rankedCriteria(global, count: count) }
    var totals =
      merits.isEmpty
      ? self.totals(locals, global, leaves, by: rule, count: count)
      : formulaValues(locals, global, count: count)
    for draw in 0..<count {
      let places = draw * alternativeCount..<(draw + 1) * alternativeCount
      let sum = totals[places].reduce(0, +)
      guard sum > 0 else { continue }
      for place in places { totals[place] /= sum }
    }
    return totals
  }

  /// What the formula makes of the alternatives: draw after draw.
  private func formulaValues(
    _ locals: [DrawnPriorities], _ global: [Double], count: Int
  ) -> [Double] {
    let totals = merits.map { tree in
      self.totals(
        locals, globalPriorities(locals, count: count, from: tree.merit.criterion), tree.leaves,
        by: tree.rule, count: count)
    }
    var values: [Double] = []
    for draw in 0..<count {
      let places = draw * alternativeCount..<(draw + 1) * alternativeCount
      let priorities = zip(merits, totals).map { tree, totals in
        MeritPriorities(
          tree.merit.kind, weight: global[tree.merit.criterion.position * count + draw],
          priorities: Array(totals[places]), magnitude: tree.merit.magnitude)
      }
      // Zeros are given directly and the same in all draws, so that the formula has values in all.
      values +=
        (try? bocr.values(of: priorities).values) ?? Array(repeating: 0, count: alternativeCount)
    }
    return values
  }

  /// The totals of the alternatives under some of the leaves: draw after draw.
  private func totals(
    _ locals: [DrawnPriorities], _ global: [Double], _ leaves: [Leaf], by rule: SynthesisRule,
    count: Int
  ) -> [Double] {
    var totals = [Double](repeating: 0, count: alternativeCount * count)
    for leaf in leaves {
      let local = locals[leaf.criterion]
      // Nothing is divided, as in most models.
      let isPlainSum = rule.addsShares && !leaf.isAbsolute
      for draw in 0..<count {
        let globalPriority = global[leaf.criterion.position * count + draw]
        let start = draw * local.stride
        if isPlainSum {
          for (item, alternative) in leaf.alternatives.enumerated() {
            totals[draw * alternativeCount + alternative.position] +=
              globalPriority * local.values[start + item]
          }
          continue
        }
        let contribution = rule.contribution(
          of: local.values[start..<start + leaf.alternatives.count], isAbsolute: leaf.isAbsolute,
          pin: leaf.pin)
        for (item, alternative) in leaf.alternatives.enumerated() {
          totals[draw * alternativeCount + alternative.position] +=
            contribution.score(of: local.values[start + item], weight: globalPriority)
        }
      }
    }
    if rule.scoreKind == .logarithmic {
      for place in totals.indices { totals[place] = .exp(totals[place]) }
    }
    return totals
  }

  /// The global priorities of all criteria that follow from those of the ranked ones, where
  /// `ranksTree` is true: criterion after criterion.
  ///
  /// - Parameter ranked: The priorities of the ranked criteria, draw after draw.
  func criteria(ofRanked ranked: [Double], count: Int) -> [Double] {
    var global = [Double](repeating: 0, count: criterionCount * count)
    for (item, criterion) in rankedCriteria.enumerated() {
      for draw in 0..<count {
        global[criterion.position * count + draw] = ranked[draw * rankedCriteria.count + item]
      }
    }
    for node in inner.reversed() {
      for child in node.children {
        for draw in 0..<count {
          global[node.criterion.position * count + draw] += global[child.position * count + draw]
        }
      }
    }
    return global
  }

  /// The global priorities of the criteria that are ranked in a model without alternatives: draw
  /// after draw.
  func rankedCriteria(_ global: [Double], count: Int) -> [Double] {
    (0..<count).flatMap { draw in
      rankedCriteria.map { global[$0.position * count + draw] }
    }
  }
}
