/// The choice of judgments on the alternatives under all criteria without children, so that the
/// printed priorities of the alternatives come out.
///
/// Every matrix stays as near to the printed priorities of the whole model as its printed
/// consistency allows, so that no criterion gets a preference of its own that the numbers do not
/// demand.
struct LeafReconstruction {
  /// The criteria of which no priorities are printed, which are chosen together; empty where the
  /// model reports no priorities of alternatives, or they are combined in another way than by sums.
  let criteria: [CriterionID]
  /// Whether the model reports priorities of alternatives, combined by sums.
  let isSupported: Bool
  /// The interval of each alternative's priority; `nil` where none is printed.
  private let targets: [ClosedRange<Double>?]
  private let printed: [CriterionID: PrintedMatrix]
  private let synthesis: Synthesis
  /// The blocks that the intervals come from.
  let blocks: [ReportedResults]

  /// - Parameter digits: How the digits behind the printed ones were dropped.
  init(
    of model: DecisionModel, open: [CriterionID], printed: [CriterionID: PrintedMatrix],
    _ digits: PrintedMatrix.Digits
  ) {
    let all = model.reported.filter { block in
      block.participant == nil
        && block.values.contains {
          if case .alternativePriority = $0.quantity { true } else { false }
        }
    }
    func options(_ block: ReportedResults) -> EvaluationOptions {
      model.options.overridden(by: block.settings)
    }
    synthesis = all.first.map { options($0).synthesis } ?? model.options.synthesis
    // Priorities that were combined otherwise are others.
    blocks = all.filter { options($0) == options(all[0]) }
    var targets = [ClosedRange<Double>?](repeating: nil, count: model.alternatives.count)
    for value in blocks.flatMap(\.values) where value.erratum == nil && value.definition == nil {
      if case .alternativePriority(let alternative) = value.quantity {
        let own = value.printed.interval(digits)
        let before = targets[alternative.position] ?? own
        targets[alternative.position] = before.overlaps(own) ? before.clamped(to: own) : before
      }
    }
    self.targets = targets
    self.printed = printed
    isSupported =
      targets.count >= 2 && targets.contains { $0 != nil } && model.merits.isEmpty
      && [.distributive, .ideal].contains(synthesis)
    criteria =
      isSupported
      ? open.filter { criterion in
        Self.comparesAll(criterion, in: model)
          && printed[criterion].map { $0.basis == .consistency && $0.details.isEmpty } ?? false
      } : []
  }

  /// Whether the printed priorities of the alternatives cannot sum to 1.
  var excludesAll: Bool {
    targets.reduce(0) { $0 + ($1?.lowerBound ?? 0) } > 1
      || targets.reduce(0) { $0 + ($1?.upperBound ?? 1) } < 1
  }

  /// Whether a criterion compares all alternatives.
  static func comparesAll(_ criterion: CriterionID, in model: DecisionModel) -> Bool {
    model.criteria[criterion].children.isEmpty && model.criteria[criterion].alternatives == nil
  }

  /// One way to judge the alternatives.
  fileprivate struct Candidate {
    let matrix: ComparisonMatrix
    /// What it adds to the total of each alternative, per unit of the criterion's priority.
    let scores: [Double]
    let local: [Double]
  }

  /// The ways to judge under each criterion.
  struct Pools {
    fileprivate(set) var criteria: [CriterionID] = []
    fileprivate var candidates: [[Candidate]] = []
    /// Whether no way to judge is left out.
    fileprivate(set) var isComplete = true
    /// The criteria that no way was found for.
    var unmet: [CriterionID] {
      zip(criteria, candidates).filter { $0.1.isEmpty }.map(\.0)
    }
    /// Whether nothing is to be chosen.
    var isEmpty: Bool { criteria.isEmpty }
  }

  /// How many ways to judge are kept for each criterion at first.
  private static let candidateCount = 40

  /// The most ways to judge that all choices of are looked at.
  private static let mostCandidates = 40_000

  /// The most items of which all ways to judge are looked at.
  static let mostItemsOfAll = 3

  /// Returns ways to judge under each criterion.
  ///
  /// - Parameters:
  ///   - found: What a search has found on criteria with printed priorities.
  ///   - all: Whether all ways to judge that exist are wanted, for `mostItemsOfAll` items.
  /// - Complexity: O(different intervals of consistency) times that of `PrintedMatrix.nearby`.
  func pools(
    values: (CriterionID) -> JudgmentValues, found: [CriterionID: MatrixSearch] = [:],
    all: Bool = false
  ) -> Pools {
    struct Key: Hashable {
      let excess: ClosedRange<Double>
      let values: JudgmentValues
    }
    let center = center()
    var known: [Key: (candidates: [Candidate], isComplete: Bool)] = [:]
    var pools = Pools()
    for criterion in criteria {
      guard let own = printed[criterion] else { continue }
      let key = Key(excess: own.eigenvalueExcess, values: values(criterion))
      let pool =
        known[key]
        ?? {
          if !all {
            let near = PrintedMatrix.nearby(
              center, excess: key.excess, values: key.values, method: own.method,
              count: Self.candidateCount)
            return (near.map { candidate($0, own.method) }, false)
          }
          let search = own.search(
            for: key.values, limits: SearchLimits(matrices: Self.mostCandidates))
          return (nearest(search.matrices, center, own.method), search.isComplete)
        }()
      known[key] = pool
      pools.criteria.append(criterion)
      pools.candidates.append(pool.candidates)
      pools.isComplete = pools.isComplete && pool.isComplete
    }
    for (criterion, search) in found.sorted(by: { $0.key < $1.key }) {
      guard let own = printed[criterion] else { continue }
      pools.criteria.append(criterion)
      pools.candidates.append(
        search.matrices.sorted { $0.information < $1.information }
          .map { candidate($0, own.method) })
      pools.isComplete = pools.isComplete && search.isComplete
    }
    return pools
  }

  /// The printed priorities of the alternatives; the others share the rest.
  private func center() -> [Double] {
    let middles = targets.map { $0.map { ($0.lowerBound + $0.upperBound) / 2 } }
    let sum = middles.reduce(0) { $0 + ($1 ?? 0) }
    let rest = max(0, 1 - sum) / Double(max(1, middles.count { $0 == nil }))
    let all = middles.map { max($0 ?? rest, 1e-6) }
    let total = all.reduce(0, +)
    return all.map { $0 / total }
  }

  private func candidate(
    _ matrix: ComparisonMatrix, _ method: PrioritizationMethod
  ) -> Candidate {
    let local = matrix.priorities(by: method).values
    let divisor = synthesis == .ideal ? local.max() ?? 1 : 1
    return Candidate(matrix: matrix, scores: local.map { $0 / divisor }, local: local)
  }

  /// Candidates of matrices, those first whose priorities are the nearest to a center.
  private func nearest(
    _ matrices: [ComparisonMatrix], _ center: [Double], _ method: PrioritizationMethod
  ) -> [Candidate] {
    let all = matrices.map { candidate($0, method) }
    let distances = all.map { candidate in
      zip(center, candidate.local).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    return all.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.map { all[$0] }
  }

  // MARK: Choices

  /// A matrix for each criterion.
  struct Choice {
    let matrices: [(criterion: CriterionID, matrix: ComparisonMatrix)]
    /// Whether the printed priorities come out.
    let isExact: Bool
    /// Whether all choices of the ways to judge were looked at, where they do not.
    let isExhaustive: Bool
    /// The local priorities that all choices give in which the printed priorities come out; empty
    /// where not all were looked at.
    var local: [CriterionID: [ClosedRange<Double>]] = [:]
  }

  /// Chooses a way to judge under each criterion: the nearest everywhere, then one after another
  /// the exchange that brings the totals nearest to what is printed.
  ///
  /// - Parameter model: The model with judgments on all other criteria.
  /// - Complexity: O(steps · leaves · candidates · alternatives), for at most 4 steps a leaf.
  func nearestChoice(in model: DecisionModel, _ pools: Pools) throws(EvaluationError) -> Choice {
    let (weights, fixed) = try weights(in: model, pools)
    let (chosen, isExact) = choose(pools.candidates, weights: weights, fixed: fixed)
    return choice(pools, chosen, isExact: isExact, isExhaustive: false)
  }

  private func choice(
    _ pools: Pools, _ chosen: [Int], isExact: Bool, isExhaustive: Bool
  ) -> Choice {
    Choice(
      matrices: zip(pools.criteria, zip(pools.candidates, chosen)).map {
        ($0, $1.0[$1.1].matrix)
      }, isExact: isExact, isExhaustive: isExhaustive)
  }

  /// Looks at all choices of the ways to judge; `nil` where none of them gives the printed
  /// priorities, and whether all were looked at.
  ///
  /// - Parameters:
  ///   - nodes: The most steps.
  ///   - most: The most choices to compare with each other: the one is taken whose matrices are the
  ///     first of their pools.
  func exactChoice(
    in model: DecisionModel, _ pools: Pools, nodes: Int, most: Int = 1000
  ) throws(EvaluationError) -> (choice: Choice?, isExhaustive: Bool) {
    guard !pools.candidates.isEmpty, pools.candidates.allSatisfy({ !$0.isEmpty }) else {
      return (nil, pools.isComplete)
    }
    let (weights, fixed) = try weights(in: model, pools)
    let found = CandidateChoice(
      start: conditions(fixed),
      lists: zip(pools.candidates, weights).map { pool, weight in
        pool.map { conditions($0.scores).map { $0 * weight } }
      }
    ).result(nodes: nodes, most: most)
    let isExhaustive = found.isComplete && pools.isComplete
    guard let chosen = found.choices.min(by: { $0.reduce(0, +) < $1.reduce(0, +) }) else {
      return (nil, isExhaustive)
    }
    var choice = choice(pools, chosen, isExact: true, isExhaustive: isExhaustive)
    if isExhaustive {
      for (position, criterion) in pools.criteria.enumerated() {
        let own = found.choices.map { pools.candidates[position][$0[position]].local }
        choice.local[criterion] = targets.indices.map { item in
          let ends = own.map { $0[item] }
          return (ends.min() ?? 0)...(ends.max() ?? 1)
        }
      }
    }
    return (choice, isExhaustive)
  }

  /// What is to be 0 or more, of totals or of what is added to them: a total over the least share
  /// that is printed, and the largest share over it.
  private func conditions(_ totals: [Double]) -> [Double] {
    let sum = totals.reduce(0, +)
    return targets.indices.flatMap { item -> [Double] in
      guard let (low, high) = targets[item].map(Self.inside) else { return [] }
      return [totals[item] - low * sum, high * sum - totals[item]]
    }
  }

  /// The ends of an interval, a little inside, so that the rounding of another evaluation does not
  /// matter. Intervals of printed numbers are wider than these by more than that.
  private static func inside(_ interval: ClosedRange<Double>) -> (low: Double, high: Double) {
    let margin = (interval.upperBound - interval.lowerBound) * 4e-10
    return (interval.lowerBound + margin, interval.upperBound - margin)
  }

  /// Returns ways to judge under the only open criterion by which the printed priorities come out,
  /// if totals are plain sums; `nil` for several criteria.
  ///
  /// - Parameters:
  ///   - other: Pools in which it is the first.
  ///   - model: The model with judgments on all other criteria.
  func demanded(
    in model: DecisionModel, of other: Pools, values: (CriterionID) -> JudgmentValues,
    _ limits: SearchLimits
  ) throws(EvaluationError) -> Pools? {
    guard criteria.count == 1, other.criteria == criteria, synthesis == .distributive,
      let own = printed[criteria[0]]
    else { return nil }
    let (weights, fixed) = try weights(in: model, other)
    let weight = weights[0]
    let sum = fixed.reduce(0, +) + weight
    guard weight > 0 else { return nil }
    let box = targets.indices.map { item -> ClosedRange<Double>? in
      targets[item].map { target in
        let (low, high) = Self.inside(target)
        return (low * sum - fixed[item]) / weight...(high * sum - fixed[item]) / weight
      }
    }
    var pools = Pools()
    pools.criteria = criteria
    let search = own.narrowed(to: box)?.search(for: values(criteria[0]), limits: limits)
    let matrices = search?.matrices.sorted { $0.information < $1.information } ?? []
    pools.candidates = [matrices.map { candidate($0, own.method) }]
    pools.isComplete = search?.isComplete ?? true
    return pools
  }

  /// Returns whether the printed priorities come out in a model with other judgments above the
  /// leaves, by the choice of `nearestChoice(in:_:)`.
  func isPossible(in model: DecisionModel, _ pools: Pools) -> Bool {
    (try? nearestChoice(in: model, pools).isExact) ?? false
  }

  /// The global priorities of the criteria, and what the other leaves add to the alternatives.
  private func weights(
    in model: DecisionModel, _ pools: Pools
  ) throws(EvaluationError) -> (weights: [Double], fixed: [Double]) {
    var filled = model
    for criterion in pools.criteria {
      filled.criteria[criterion].judgments = .common(
        .priorities(Array(repeating: 1, count: targets.count)))
    }
    var options = model.options
    options.synthesis = synthesis
    let evaluation = try filled.evaluation(options, threads: 1)
    let chosen = Set(pools.criteria)
    var fixed = [Double](repeating: 0, count: targets.count)
    for leaf in model.criteria.leaves() where !chosen.contains(leaf) {
      let result = evaluation.criteria[leaf]
      let compared =
        model.criteria[leaf].alternatives?.map(\.position) ?? Array(targets.indices)
      let divisor = synthesis == .ideal ? result.localPriorities.max() ?? 1 : 1
      for (item, alternative) in compared.enumerated() {
        fixed[alternative] += result.globalPriority * result.localPriorities[item] / divisor
      }
    }
    return (pools.criteria.map { evaluation.criteria[$0].globalPriority }, fixed)
  }

  private func choose(
    _ pools: [[Candidate]], weights: [Double], fixed: [Double]
  ) -> (chosen: [Int], isExact: Bool) {
    guard pools.allSatisfy({ !$0.isEmpty }) else { return ([], false) }
    var chosen = [Int](repeating: 0, count: pools.count)
    var totals = fixed
    for (leaf, pool) in pools.enumerated() {
      for alternative in totals.indices {
        totals[alternative] += weights[leaf] * pool[0].scores[alternative]
      }
    }
    var distance = distance(totals)
    for _ in 0..<4 * pools.count where distance > 0 {
      var best: (distance: Double, leaf: Int, candidate: Int)?
      for (leaf, pool) in pools.enumerated() {
        let old = pool[chosen[leaf]].scores
        var moved = totals
        for candidate in pool.indices where candidate != chosen[leaf] {
          let scores = pool[candidate].scores
          for alternative in moved.indices {
            moved[alternative] =
              totals[alternative] + weights[leaf] * (scores[alternative] - old[alternative])
          }
          let then = self.distance(moved)
          if then < best?.distance ?? distance { best = (then, leaf, candidate) }
        }
      }
      guard let best else { break }
      let (old, new) = (pools[best.leaf][chosen[best.leaf]], pools[best.leaf][best.candidate])
      for alternative in totals.indices {
        totals[alternative] +=
          weights[best.leaf] * (new.scores[alternative] - old.scores[alternative])
      }
      chosen[best.leaf] = best.candidate
      distance = best.distance
    }
    return (chosen, distance == 0)
  }

  /// How far the priorities that totals give are outside of what is printed, squared and summed.
  private func distance(_ totals: [Double]) -> Double {
    var sum = 0.0
    for total in totals { sum += total }
    var distance = 0.0
    for (alternative, total) in totals.enumerated() {
      guard let (low, high) = targets[alternative].map(Self.inside) else { continue }
      let priority = total / sum
      let outside = max(0, low - priority, priority - high)
      distance += outside * outside
    }
    return distance
  }
}
