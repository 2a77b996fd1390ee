/// How sure a ranking is: what becomes of it when the judgments are drawn at random around those
/// given, or the weights from all that there could be.
public struct Simulation: Hashable, Sendable {
  /// What was drawn.
  public let settings: SimulationSettings

  /// The number of draws made, at most `settings.draws`.
  public let draws: Int

  /// The evaluation without noise; with equal weights of the criteria where weights are drawn.
  public let undisturbed: Evaluation

  /// What is ranked, with its priorities without noise.
  public let items: RankedItems

  /// The priorities of what is ranked, in the order of `items.ids`.
  public let ranked: [SimulatedPriority]

  /// The global priorities of all criteria, in the order of `DecisionModel.criteria`.
  public let criteria: [SimulatedPriority]

  /// The number of draws that the quantiles come from, the first ones: fewer than `draws` where all
  /// would take too much memory.
  public let quantileDraws: Int

  /// The share of draws in which any matrix has a consistency ratio above the threshold, or above
  /// the end of the random-index table; `nil` if no judgments are drawn that could contradict each
  /// other.
  public let inconsistent: SimulatedShare?

  /// How many of the drawn matrices are above the threshold, or above the end of the random-index
  /// table; `nil` if no judgments are drawn that could contradict each other.
  public let inconsistentMatrices: InconsistentMatrices?

  /// How many matrices have a consistency ratio above the threshold.
  public struct InconsistentMatrices: Hashable, Sendable {
    /// The number of drawn matrices, those of two items and of few judgments among them.
    public let count: Int
    /// How many of them are above without noise.
    public let undisturbed: Int
    /// How many of them are above in a draw, on average.
    public let mean: Double
  }

  /// The matrices with judgments that were given as ranges, if these are what is drawn from, as
  /// ratios of the scale; complete ones only.
  public let uncertain: [UncertainJudgments]

  /// Uncertain judgments on some items.
  public struct UncertainJudgments: Hashable, Sendable {
    /// What is compared.
    public let subject: ComparisonSubject
    /// Whose judgments they are; `nil` for everybody's or the group's.
    public let participant: ParticipantID?
    /// The judgments; those that are certain have equal bounds.
    public let matrix: UncertainComparisonMatrix
  }

  /// The number of judgments that are drawn.
  public let judgmentCount: Int

  /// For each item, for each rank from the first the number of draws.
  fileprivate let rankCounts: [Int]
  /// For each item, for each other the number of draws in which it is above the other.
  fileprivate let winCounts: [Int]

  /// Returns the rank acceptability *b*ᵢʳ: the share of draws in which an item has a rank.
  ///
  /// An item has rank *r* if *r* − 1 items are above it. Items that differ by less than 10⁻¹² of
  /// the larger are equal and share the better rank, as in `Ranking`.
  ///
  /// - Parameters:
  ///   - item: An index into `items.ids`.
  ///   - rank: The rank, from 1 for the best.
  ///
  /// Source: R. Lahdelma and P. Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis
  /// for group decision making", *Operations Research* 49 (2001), 444–454,
  /// doi:10.1287/opre.49.3.444.11220.
  public func rankAcceptability(of item: Int, rank: Int) -> SimulatedShare {
    let count = items.ids.count
    precondition((0..<count).contains(item) && (1...count).contains(rank), "out of range")
    return SimulatedShare(count: rankCounts[item * count + rank - 1], draws: draws)
  }

  /// Returns the share of draws in which an item is above another one.
  ///
  /// Draws in which the two are equal count for neither, so that the shares of both directions sum
  /// to 1 less the share of these.
  ///
  /// - Parameters:
  ///   - item: An index into `items.ids`.
  ///   - other: The index of the other.
  ///
  /// Source: P. Leskinen, J. Viitanen, A. Kangas and J. Kangas, "Alternatives to incorporate
  /// uncertainty and risk attitude in multicriteria evaluation of forest plans", *Forest Science*
  /// 52 (2006), 304–312, doi:10.1093/forestscience/52.3.304, who call it pairwise winning index.
  public func winningProbability(of item: Int, over other: Int) -> SimulatedShare {
    let count = items.ids.count
    precondition(
      (0..<count).contains(item) && (0..<count).contains(other) && item != other, "out of range")
    return SimulatedShare(count: winCounts[item * count + other], draws: draws)
  }

  /// The largest standard error of a rank acceptability.
  public var largestStandardError: Double {
    Self.largestStandardError(rankCounts, draws: draws)
  }

  fileprivate static func largestStandardError(_ rankCounts: [Int], draws: Int) -> Double {
    rankCounts.reduce(0) { max($0, SimulatedShare(count: $1, draws: draws).standardError) }
  }
}

extension Simulation {
  /// Finds out what becomes of the priorities and ranks of a model when judgments are drawn at
  /// random.
  ///
  ///     let settings = SimulationSettings(draws: 10_000, noise: .step)
  ///     let simulation = try Simulation(of: model, settings)
  ///     // How often the first alternative is the best
  ///     simulation.rankAcceptability(of: 0, rank: 1)
  ///
  /// Each draw is a whole model: all judgments disturbed, those on strategic criteria and rating
  /// scales too, priorities derived from them, and those synthesized as in an evaluation. Where
  /// weights are drawn, strategic criteria have no part in it. The same arguments give the same
  /// result, whatever the number of threads: draws are made in blocks of fixed size, each with a
  /// stream of random numbers of its own, and summed in their order. Whether the standard error
  /// asked for is reached is looked at after every 32 blocks, of 128 draws unless the model is
  /// large.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - settings: What is drawn, and how often.
  ///   - options: The choices of the evaluation; `nil` for those of the model's own settings.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `SimulationError`.
  /// - Complexity: For each draw that of `DecisionModel.evaluation(_:threads:)`, divided by the
  ///   threads, and O(*n*²) for *n* items ranked. Memory is bounded by 2²⁴ priorities kept for the
  ///   quantiles, and blocks of 2²¹ numbers for each thread.
  ///
  /// Source: R. Lahdelma and P. Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis
  /// for group decision making", *Operations Research* 49 (2001), 444–454,
  /// doi:10.1287/opre.49.3.444.11220; for noise on judgments, T. L. Saaty and L. G. Vargas,
  /// "Uncertainty and rank order in the analytic hierarchy process", *European Journal of
  /// Operational Research* 32 (1987), 107–117, doi:10.1016/0377-2217(87)90275-X.
  public init(
    of model: DecisionModel, _ settings: SimulationSettings = SimulationSettings(),
    options: EvaluationOptions? = nil, threads: Int? = nil
  ) throws(SimulationError) {
    precondition(
      SimulationSettings.supportedDraws.contains(settings.draws), "from two draws to a billion")
    let simulator = try Simulator(
      model, options: options ?? model.options, settings: settings, threads: threads)
    self = try simulator.simulation(threads: threads)
  }
}

extension Simulation {
  /// The number of blocks that make a round, after which it is looked whether the results are known
  /// well enough.
  static let blocksInRound = 32

  /// The most items that ranks are counted for.
  package static let mostItems = 300

  /// How many priorities are kept for the quantiles.
  fileprivate static let keptPriorities = 1 << 24

  /// The relative difference up to which two priorities are equal: far above their errors, which
  /// are some 10⁻¹⁴, and far below what noise makes.
  fileprivate static let tie = 1e-12

  /// What the draws of a block add to the result.
  fileprivate struct Counts: Sendable {
    var rankCounts: [Int]
    var winCounts: [Int]
    var inconsistent = 0
    var inconsistentMatrices = 0
    /// The sums for what is ranked, then those for all criteria.
    var moments: [DrawMoments]
    /// The priorities for the quantiles, one list for each of the same; empty if they are not kept.
    var drawn: [[Double]] = []

    init(pivots: [Double], itemCount: Int) {
      rankCounts = Array(repeating: 0, count: itemCount * itemCount)
      winCounts = rankCounts
      moments = pivots.map { DrawMoments(pivot: $0) }
    }

    mutating func add(_ other: Counts) {
      for place in rankCounts.indices {
        rankCounts[place] += other.rankCounts[place]
        winCounts[place] += other.winCounts[place]
      }
      inconsistent += other.inconsistent
      inconsistentMatrices += other.inconsistentMatrices
      for series in moments.indices { moments[series].add(sums: other.moments[series].sums) }
      for series in other.drawn.indices { drawn[series] += other.drawn[series] }
    }

    /// Counts the ranks in one draw.
    mutating func addRanks(_ priorities: ArraySlice<Double>) {
      let count = priorities.count
      let start = priorities.startIndex
      for item in 0..<count {
        var rank = 0
        for other in 0..<count {
          let (own, others) = (priorities[start + item], priorities[start + other])
          if own - others > Simulation.tie * own {
            winCounts[item * count + other] += 1
          } else if others - own > Simulation.tie * others {
            rank += 1
          }
        }
        rankCounts[item * count + rank] += 1
      }
    }
  }
}

extension Simulator {
  fileprivate func counts(
    _ draws: Range<Int>, pivots: [Double], itemCount: Int, keepsDrawn: Bool
  ) throws(EvaluationError) -> Simulation.Counts {
    let block = try block(draws)
    let count = draws.count
    var counts = Simulation.Counts(pivots: pivots, itemCount: itemCount)
    counts.inconsistent = block.inconsistentCounts.count { $0 > 0 }
    counts.inconsistentMatrices = block.inconsistentCounts.reduce(0, +)
    for draw in 0..<count {
      counts.addRanks(block.ranked[draw * itemCount..<(draw + 1) * itemCount])
    }
    if keepsDrawn { counts.drawn.reserveCapacity(pivots.count) }
    for series in pivots.indices {
      let values =
        series < itemCount
        ? (0..<count).map { block.ranked[$0 * itemCount + series] }
        : Array(block.criteria[(series - itemCount) * count..<(series - itemCount + 1) * count])
      counts.moments[series].add(values)
      if keepsDrawn { counts.drawn.append(values) }
    }
    return counts
  }

  private var uncertainJudgments: [Simulation.UncertainJudgments] {
    sources.compactMap { source in
      guard case .matrix(let disturbed) = source, let matrix = disturbed.uncertain else {
        return nil
      }
      return Simulation.UncertainJudgments(
        subject: disturbed.subject, participant: disturbed.participant, matrix: matrix)
    }
  }

  func simulation(threads: Int?) throws(SimulationError) -> Simulation {
    let items = RankedItems(of: model, in: undisturbed)
    let itemCount = items.ids.count
    guard itemCount > 0 else { throw .nothingRanked }
    guard itemCount <= Simulation.mostItems else {
      throw .tooManyItems(found: itemCount, most: Simulation.mostItems)
    }
    let pivots = items.priorities + undisturbed.criteria.globalPriorities
    let mostKept = max(blockSize, Simulation.keptPriorities / pivots.count / blockSize * blockSize)
    var counts = Simulation.Counts(pivots: pivots, itemCount: itemCount)
    counts.drawn = pivots.map { _ in [] }
    var draws = 0
    while draws < settings.draws {
      let (first, end) = (draws, min(settings.draws, draws + Simulation.blocksInRound * blockSize))
      let blocks = Parts.map(end - first, size: blockSize, threads: threads) { part in
        Result { () throws(EvaluationError) in
          try self.counts(
            first + part.lowerBound..<first + part.upperBound, pivots: pivots, itemCount: itemCount,
            keepsDrawn: first + part.upperBound <= mostKept)
        }
      }
      for block in blocks {
        switch block {
        case .success(let block): counts.add(block)
        case .failure(let error): throw .evaluation(error)
        }
      }
      draws = end
      if let standardError = settings.standardError,
        Simulation.largestStandardError(counts.rankCounts, draws: draws) <= standardError
      {
        break
      }
    }
    let (final, total) = (counts, draws)
    let priorities = Parts.map(pivots.count, size: 1, threads: threads) { part in
      SimulatedPriority(
        final.moments[part.lowerBound], draws: total, drawn: final.drawn[part.lowerBound])
    }
    var judgmentCount = 0
    // As many as an evaluation has, those that cannot be inconsistent among them.
    var matrixCount = 0
    var undisturbedCount = 0
    var canBeInconsistent = false
    for case .matrix(let disturbed) in sources {
      judgmentCount += disturbed.drawnCount(settings.noise)
      matrixCount += 1
      guard disturbed.canBeInconsistent else { continue }
      canBeInconsistent = true
      let index = try? disturbed.matrix.consistency(by: options.missingJudgments).index
      let ratio = index.flatMap { index in disturbed.randomIndex.map { index / $0 } }
      if !options.accepts(ratio, order: disturbed.order) { undisturbedCount += 1 }
    }
    return Simulation(
      settings: settings, draws: draws, undisturbed: undisturbed, items: items,
      ranked: Array(priorities[..<itemCount]), criteria: Array(priorities[itemCount...]),
      quantileDraws: min(draws, mostKept),
      inconsistent: canBeInconsistent
        ? SimulatedShare(count: counts.inconsistent, draws: draws) : nil,
      inconsistentMatrices: canBeInconsistent
        ? Simulation.InconsistentMatrices(
          count: matrixCount, undisturbed: undisturbedCount,
          mean: Double(counts.inconsistentMatrices) / Double(draws)) : nil,
      uncertain: uncertainJudgments, judgmentCount: judgmentCount, rankCounts: counts.rankCounts,
      winCounts: counts.winCounts)
  }
}
