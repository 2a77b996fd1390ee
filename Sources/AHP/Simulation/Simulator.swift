internal import RealModule

/// Draws the judgments of a model and evaluates it, a block of draws at a time.
struct Simulator: Sendable {
  /// The model with the ratios of the scale, and with equal weights where weights are drawn.
  let model: DecisionModel
  let options: EvaluationOptions
  let settings: SimulationSettings
  /// The evaluation without any noise.
  let undisturbed: Evaluation
  let tree: SimulationTree
  /// That of the strategic criteria, which rank the merits; `nil` without any.
  private let strategicTree: SimulationTree?
  /// The number of draws that make a block: fewer for large models, so that memory has a bound.
  let blockSize: Int

  private let plan: SimulationPlan

  /// What is drawn, in this order.
  var sources: [SimulationSource] { plan.sources }

  private static let largestBlock = 128
  /// How many priorities and judgments of one view a block may hold, and how many if otherwise it
  /// would have fewer draws than the kernels solve at a time.
  private static let (numbersInBlock, mostNumbersInBlock) = (1 << 21, 1 << 23)
  /// How many matrices the kernels solve at a time.
  private static let lanes = 8

  // MARK: Preparing

  /// - Throws: `SimulationError` if the model cannot be evaluated or there is nothing to draw.
  init(
    _ original: DecisionModel, options: EvaluationOptions, settings: SimulationSettings,
    threads: Int?
  ) throws(SimulationError) {
    var given = original
    if settings.weights == .uniform {
      for criterion in given.criteria.indices where !given.criteria[criterion].children.isEmpty {
        let count = given.itemCount(of: criterion)
        given.criteria[criterion].judgments = .common(
          .priorities(Array(repeating: 1 / Double(count), count: count)))
        given.criteria[criterion].ranges = []
      }
      given.strategicModel = nil
    }
    let model: DecisionModel
    do throws(EvaluationError) {
      model = try given.scaled(by: options.scale)
      undisturbed = try Evaluator(ofRatios: model, options, threads: threads).evaluate()
    } catch {
      throw .evaluation(error)
    }
    self.model = model
    self.options = options
    self.settings = settings
    tree = SimulationTree(of: model, undisturbed: undisturbed)

    do throws(EvaluationError) {
      strategicTree = try Self.strategicTree(of: model, undisturbed: undisturbed)
      plan = try SimulationPlan(model, given: given, options: options, settings: settings)
    } catch {
      throw .evaluation(error)
    }
    let sources = plan.sources
    let judgments = sources.reduce(0) { most, source in
      guard case .matrix(let disturbed) = source else { return most }
      return max(most, disturbed.matrix.ratios.count)
    }
    let hierarchies = [model, model.strategicModel].compactMap(\.self)
    let priorities = hierarchies.reduce(0) { sum, hierarchy in
      hierarchy.criteria.indices.reduce(sum) { $0 + hierarchy.itemCount(of: $1) + 1 }
    }
    let numbers = priorities + judgments
    let many = min(Self.largestBlock, Self.numbersInBlock / numbers)
    let few = min(Self.lanes, Self.mostNumbersInBlock / numbers)
    blockSize = many < Self.lanes ? max(1, few) : many / Self.lanes * Self.lanes

    let isRandom = sources.contains { source in
      if case .weights = source { true } else { settings.noise != .none }
    }
    let asksForNothing = settings.noise == .none && settings.weights == .judged
    guard isRandom || asksForNothing else { throw .nothingToDraw }
    if settings.noise == .dispersion {
      let isDispersed = sources.contains { source in
        guard case .matrix(let disturbed) = source else { return false }
        return disturbed.deviations.contains { $0 > 0 }
      }
      guard isDispersed else { throw .noDispersion }
    }
    if settings.noise == .intervals {
      let isUncertain = sources.contains { source in
        guard case .matrix(let disturbed) = source else { return false }
        return disturbed.ranges.contains { $0 != nil }
      }
      guard isUncertain else { throw .noIntervals }
    }
  }

  private static func strategicTree(
    of model: DecisionModel, undisturbed: Evaluation
  ) throws(EvaluationError) -> SimulationTree? {
    guard let strategy = model.strategicModel else { return nil }
    if let evaluation = undisturbed.strategy {
      return SimulationTree(of: strategy, undisturbed: evaluation)
    }
    // Where final priorities are averaged, each participant's evaluation has a strategic one of its
    // own; all of them have the same shape.
    let evaluator = Evaluator(ofRatios: strategy, undisturbed.options)
      .restricted(to: undisturbed.contributors[0])
    return SimulationTree(of: strategy, undisturbed: try evaluator.evaluate())
  }

  // MARK: Drawing

  /// What a block of draws comes to.
  struct Block: Sendable {
    /// The global priorities of all criteria: criterion after criterion, one number for each draw.
    let criteria: [Double]
    /// The priorities of what is ranked: draw after draw.
    let ranked: [Double]
    /// For each draw the number of matrices that are less consistent than accepted.
    let inconsistentCounts: [Int]
  }

  /// Returns the priorities in the draws of a block, which begins at a multiple of `blockSize`.
  ///
  /// - Throws: `EvaluationError` if a draw cannot be evaluated.
  func block(_ draws: Range<Int>) throws(EvaluationError) -> Block {
    let count = draws.count
    var numbers = SimulationNumbers(seed: settings.seed, block: draws.lowerBound / blockSize)
    var inconsistentCounts = [Int](repeating: 0, count: count)
    let common = try plan.commonSources.map { source throws(EvaluationError) in
      try solve(sources[source], count: count, &numbers, &inconsistentCounts)
    }
    var average = DrawnAverage(tree: tree, options: options, count: count)
    for view in plan.views {
      let own = try view.sources.map { source throws(EvaluationError) in
        try solve(sources[source], count: count, &numbers, &inconsistentCounts)
      }
      let drawn = { source in
        source < common.count ? common[source] : own[source - view.sources.lowerBound]
      }
      let strategic = strategicTree.map { tree in
        let locals = view.strategicLocals.map { resolve($0, count: count, drawn: drawn) }
        let global = tree.globalPriorities(locals, count: count)
        return DrawnPriorities(
          tree.rankedPriorities(locals, global: global, count: count), order: tree.alternativeCount)
      }
      var locals = view.locals.map {
        resolve($0, count: count, strategic: strategic, drawn: drawn)
      }
      for (criterion, sets) in view.networkLocals {
        locals[criterion] = try priorities(
          ofNetworkOf: criterion, sets.map { resolve($0, count: count, drawn: drawn) },
          count: count)
      }
      let global = tree.globalPriorities(locals, count: count)
      let ranked = tree.rankedPriorities(locals, global: global, count: count)
      if plan.views.count == 1 {
        return Block(criteria: global, ranked: ranked, inconsistentCounts: inconsistentCounts)
      }
      average.add(locals, global: global, ranked: ranked, share: view.share)
    }
    return average.block(inconsistentCounts: inconsistentCounts)
  }
}

extension Simulator {
  /// Draws what a source has for each draw, and counts it in those in which it is less consistent
  /// than accepted.
  private func solve(
    _ source: SimulationSource, count: Int, _ numbers: inout SimulationNumbers,
    _ inconsistentCounts: inout [Int]
  ) throws(EvaluationError) -> DrawnPriorities {
    switch source {
    case .weights(_, let order):
      return DrawnPriorities(numbers.weights(order: order, count: count), order: order)
    case .matrix(let disturbed):
      let triangles = numbers.triangles(of: disturbed, noise: settings.noise, count: count)
      let (priorities, indices) = try priorities(of: disturbed, triangles, count: count)
      if disturbed.canBeInconsistent {
        for (draw, index) in indices.enumerated()
        where !options.accepts(
          disturbed.randomIndex.map { index / $0 }, order: disturbed.order)
        {
          inconsistentCounts[draw] += 1
        }
      }
      return DrawnPriorities(priorities, order: disturbed.order)
    }
  }

  /// The priorities and the consistency index of each of many matrices.
  private func priorities(
    of disturbed: DisturbedMatrix, _ triangles: [Double], count: Int
  ) throws(EvaluationError) -> (priorities: [Double], consistencyIndices: [Double]) {
    let order = disturbed.order
    if disturbed.matrix.missingCount > 0 {
      let width = UpperTriangle.count(order: order)
      var priorities: [Double] = []
      var indices: [Double] = []
      for draw in 0..<count {
        let ratios = Array(triangles[draw * width..<(draw + 1) * width])
        let solved = try evaluate(
          IncompleteComparisonMatrix(ratios: ratios, order: order), of: disturbed)
        priorities += solved.priorities
        indices.append(solved.matrices.first?.consistency.index ?? 0)
      }
      return (priorities, indices)
    }
    let stack = ComparisonMatrixStack(unchecked: triangles, order: order, count: count)
    switch disturbed.prioritization {
    case .eigenvector:
      let solved = stack.principalEigenvectors(threads: 1)
      return (solved.priorities, solved.consistencyIndices())
    case .geometricMean:
      return (stack.geometricMeanPriorities(threads: 1), stack.consistencyIndices(threads: 1))
    case .normalizedColumns, .reciprocalColumnSums, .rowSums, .weightedLeastSquares, .coggerYu,
      .directLeastSquares, .logarithmicLeastAbsoluteValues:
      return (
        stack.flatMap { $0.priorities(by: disturbed.prioritization).values },
        stack.consistencyIndices(threads: 1)
      )
    }
  }

  /// The priorities of one incomplete matrix.
  private func evaluate(
    _ matrix: IncompleteComparisonMatrix, of disturbed: DisturbedMatrix
  ) throws(EvaluationError) -> LocalEvaluation {
    var own = options
    own.prioritization = disturbed.prioritization
    let judgments = Judgments(matrix)
    let participant = disturbed.participant
    switch disturbed.subject {
    case .criterion(let criterion), .network(let criterion, _):
      return try LocalEvaluator(of: model, own)
        .evaluate(judgments, of: criterion, by: participant).get()
    case .strategicCriterion(let criterion):
      return try LocalEvaluator(of: disturbed.subject.hierarchy(in: model), own)
        .evaluate(judgments, of: criterion, by: participant)
        .mapError { EvaluationError(.strategicModel($0), of: model.goal) }.get()
    case .ratingScale(let scale):
      return try LocalEvaluator(of: model, own).evaluate(judgments, of: model.goal)
        .mapError { EvaluationError(.ratingScale(scale, $0), of: model.goal) }.get()
    }
  }

  /// Returns what the limit of a network makes of the alternatives in each draw.
  ///
  /// - Parameter sets: The priorities of what the network compares.
  /// - Throws: `EvaluationError` if there is no limit in a draw.
  private func priorities(
    ofNetworkOf criterion: CriterionID, _ sets: [DrawnPriorities], count: Int
  ) throws(EvaluationError) -> DrawnPriorities {
    let network = model.network(of: criterion)
    let subjects = network.subjects()
    let evaluator = Evaluator(ofRatios: model, options, threads: 1)
    var values: [Double] = []
    for draw in 0..<count {
      let drawn = zip(subjects, sets).map { subject, set in
        let items =
          set.stride == 0 ? 0..<set.values.count : draw * set.stride..<(draw + 1) * set.stride
        let own = Array(set.values[items])
        let sum = own.reduce(0, +)
        return NetworkEvaluation.SetEvaluation(
          subject: subject, priorities: own.map { $0 / sum }, errorBound: 0, matrices: [],
          isUnique: true, isUnjudged: false)
      }
      values += try evaluator.evaluation(of: network, sets: drawn, of: criterion).get().priorities
    }
    return DrawnPriorities(values, order: values.count / max(count, 1))
  }

  /// - Parameters:
  ///   - strategic: The weights of merits that the strategic criteria make; `nil` without any.
  ///   - drawn: Returns what the source of a position has.
  private func resolve(
    _ local: SimulationPlan.Local, count: Int, strategic: DrawnPriorities? = nil,
    drawn: (Int) -> DrawnPriorities
  ) -> DrawnPriorities {
    switch local {
    case .rated(let ratings, let scale):
      let worth = drawn(scale)
      return DrawnPriorities(
        (0..<count).flatMap { draw in
          let intensities = worth.values[draw * worth.stride..<(draw + 1) * worth.stride]
          let best = intensities.reduce(0, max)
          return ratings.priorities(intensities.map { $0 / best })
        }, order: ratings.ratings.count)
    case .strategic:
      guard let strategic else { preconditionFailure("the model has strategic criteria") }
      return strategic
    // Filled in from the limit.
    case .network: return DrawnPriorities(fixed: [])
    case .fixed(let values): return DrawnPriorities(fixed: values)
    case .drawn(let source): return drawn(source)
    case .mean(let members, let shares, let isGeometric):
      var mean = DrawnMean(isGeometric: isGeometric, count: count)
      for (member, share) in zip(members, shares) {
        mean.add(resolve(member, count: count, drawn: drawn), share: share)
      }
      return mean.priorities
    }
  }

  /// The model with the judgments of one draw in the place of its own, as ratios of the scale.
  func model(ofDraw draw: Int) -> DecisionModel {
    let block = draw / blockSize
    let place = draw % blockSize
    let count = min(blockSize, settings.draws - block * blockSize)
    var numbers = SimulationNumbers(seed: settings.seed, block: block)
    var drawn = model
    for source in sources {
      switch source {
      case .weights(let criterion, let order):
        let weights = numbers.weights(order: order, count: count)
        drawn.criteria[criterion].judgments = .common(
          .priorities(Array(weights[place * order..<(place + 1) * order])))
      case .matrix(let disturbed):
        let triangles = numbers.triangles(of: disturbed, noise: settings.noise, count: count)
        let width = UpperTriangle.count(order: disturbed.order)
        let judgments = Judgments(
          IncompleteComparisonMatrix(
            ratios: Array(triangles[place * width..<(place + 1) * width]), order: disturbed.order))
        drawn = drawn.replacing(judgments, of: disturbed.subject, by: disturbed.participant)
      }
    }
    return drawn
  }
}
