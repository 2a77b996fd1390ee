/// The choice of judgments on the alternatives under all criteria without children, so that the
/// printed priorities of the alternatives come out.
///
/// Every matrix stays as near to the printed priorities of the whole model as its printed
/// consistency allows, so that no criterion gets a preference of its own that the numbers do not
/// demand.
struct LeafReconstruction {
  /// The criteria that are chosen together; empty where the model reports no priorities of all
  /// alternatives, or they are combined in another way than by sums.
  let criteria: [CriterionID]
  /// The interval of each alternative's priority.
  private let targets: [ClosedRange<Double>]
  private let excesses: [CriterionID: ClosedRange<Double>]
  private let synthesis: Synthesis

  init(
    of model: DecisionModel, open: [CriterionID], printed: [CriterionID: PrintedMatrix]
  ) {
    let blocks = model.reported.filter { block in
      block.participant == nil
        && block.values.contains {
          if case .alternativePriority = $0.quantity { true } else { false }
        }
    }
    var targets = [ClosedRange<Double>?](repeating: nil, count: model.alternatives.count)
    for value in blocks.first?.values ?? [] where value.erratum == nil && value.definition == nil {
      if case .alternativePriority(let alternative) = value.quantity {
        targets[alternative.position] = value.printed.interval
      }
    }
    let known = targets.compactMap(\.self)
    synthesis = model.options.overridden(by: blocks.first?.settings ?? .init()).synthesis
    self.targets = known
    let isSupported =
      known.count == targets.count && known.count >= 2 && model.merits.isEmpty
      && [.distributive, .ideal].contains(synthesis)
    let leaves =
      isSupported
      ? open.filter { criterion in
        model.criteria[criterion].children.isEmpty && model.criteria[criterion].alternatives == nil
          && printed[criterion].map { $0.priorities.allSatisfy { $0 == 0...1 } } ?? false
      } : []
    criteria = leaves
    excesses = Dictionary(
      uniqueKeysWithValues: leaves.map { ($0, printed[$0]?.eigenvalueExcess ?? 0...0) })
  }

  /// One way to judge the alternatives.
  fileprivate struct Candidate {
    let matrix: ComparisonMatrix
    /// What it adds to the total of each alternative, per unit of the criterion's priority.
    let scores: [Double]
  }

  /// How many ways to judge are kept for each criterion.
  private static let candidateCount = 40

  /// Returns a matrix for each criterion, in the order of `criteria`. The printed priorities come
  /// out unless no choice of the nearest matrices gives them. Where no matrix was found for some
  /// criteria, only these are returned, without one.
  ///
  /// - Parameter model: The model with judgments on all other criteria.
  /// - Complexity: O(steps · leaves · candidates · alternatives), for at most 4 steps a leaf.
  func matrices(
    in model: DecisionModel, values: (CriterionID) -> JudgmentValues
  ) throws(EvaluationError) -> [(CriterionID, ComparisonMatrix?)] {
    if criteria.isEmpty { return [] }
    let (weights, fixed) = try weights(in: model)
    let pools = pools(values)
    guard pools.allSatisfy({ !$0.isEmpty }) else {
      return criteria.indices.filter { pools[$0].isEmpty }.map { (criteria[$0], nil) }
    }
    let (chosen, _) = choose(pools, weights: weights, fixed: fixed)
    return criteria.indices.map { (criteria[$0], pools[$0][chosen[$0]].matrix) }
  }

  /// Returns whether the printed priorities come out in a model with other judgments above the
  /// leaves.
  func isPossible(in model: DecisionModel, _ pools: Pools) -> Bool {
    guard let (weights, fixed) = try? weights(in: model) else { return false }
    return choose(pools.candidates, weights: weights, fixed: fixed).isExact
  }

  /// The ways to judge that `isPossible(in:_:)` tries.
  struct Pools { fileprivate let candidates: [[Candidate]] }

  /// Returns the ways to judge under each criterion.
  ///
  /// - Complexity: O(different intervals of consistency) times that of `PrintedMatrix.nearby`.
  func pools(values: (CriterionID) -> JudgmentValues) -> Pools { Pools(candidates: pools(values)) }

  private func pools(_ values: (CriterionID) -> JudgmentValues) -> [[Candidate]] {
    let middles = targets.map { ($0.lowerBound + $0.upperBound) / 2 }
    let sum = middles.reduce(0, +)
    let priorities = middles.map { max($0 / sum, 1e-6) }
    var known: [ClosedRange<Double>: [Candidate]] = [:]
    return criteria.map { criterion in
      let excess = excesses[criterion] ?? 0...0
      if let pool = known[excess] { return pool }
      let pool = PrintedMatrix.nearby(
        priorities, excess: excess, values: values(criterion), count: Self.candidateCount
      ).map { matrix in
        let local = matrix.priorities().values
        let divisor = synthesis == .ideal ? local.max() ?? 1 : 1
        return Candidate(matrix: matrix, scores: local.map { $0 / divisor })
      }
      known[excess] = pool
      return pool
    }
  }

  /// The global priorities of the criteria, and what the other leaves add to the alternatives.
  private func weights(
    in model: DecisionModel
  ) throws(EvaluationError) -> (weights: [Double], fixed: [Double]) {
    var filled = model
    for criterion in criteria {
      filled.criteria[criterion].judgments = .common(
        .priorities(Array(repeating: 1, count: targets.count)))
    }
    var options = model.options
    options.synthesis = synthesis
    let evaluation = try filled.evaluation(options, threads: 1)
    let chosen = Set(criteria)
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
    return (criteria.map { evaluation.criteria[$0].globalPriority }, fixed)
  }

  /// Chooses a way to judge under each criterion: the nearest everywhere, then one after another
  /// the exchange that brings the totals nearest to what is printed.
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
      let (target, priority) = (targets[alternative], total / sum)
      // A little inside, so that the rounding of another evaluation does not matter.
      let margin = (target.upperBound - target.lowerBound) * 1e-6
      let outside = max(
        0, target.lowerBound + margin - priority, priority - target.upperBound + margin)
      distance += outside * outside
    }
    return distance
  }
}
