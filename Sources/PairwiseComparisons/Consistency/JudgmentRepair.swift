internal import RealModule

/// A way to make judgments consistent enough.
public enum RepairMethod: Hashable, Sendable {
  /// Moves every judgment towards the ratio of the priorities, *a*ᵢⱼ ← *a*ᵢⱼ^θ(*w*ᵢ/*w*ⱼ)^(1−θ), until the
  /// index is low enough; 0 < θ < 1, near 1 for small steps.
  ///
  /// Source: Z. Xu and C. Wei, "A consistency improving method in the analytic hierarchy process",
  /// *European Journal of Operational Research* 116 (1999), 443–449,
  /// doi:10.1016/S0377-2217(98)00109-X.
  case xuWei(theta: Double)
  /// The same on the ratios themselves, *a*ᵢⱼ ← (*w*ᵢ/*w*ⱼ)(θε + 1 − θ) above the diagonal, with
  /// ε = *a*ᵢⱼ*w*ⱼ/*w*ᵢ.
  ///
  /// Source: D. Cao, L. C. Leung and J. S. Law, "Modifying inconsistent comparison matrix in analytic
  /// hierarchy process: a heuristic approach", *Decision Support Systems* 44 (2008), 944–953,
  /// doi:10.1016/j.dss.2007.11.002.
  case cao(theta: Double)
  /// Changes as few judgments as possible, to the ratios of the least principal eigenvalue; of several
  /// choices of equally many judgments, the one with the least eigenvalue. No smaller number does: all of
  /// them are tried.
  ///
  /// Source: S. Bozóki, J. Fülöp and A. Poesz, "On reducing inconsistency of pairwise comparison matrices
  /// below an acceptance threshold", *Central European Journal of Operations Research* 23 (2015), 849–866,
  /// doi:10.1007/s10100-014-0346-7.
  case fewestChanges
}

/// Judgments that were made consistent enough, with a record of what was changed. The original stays as it
/// is.
public struct JudgmentRepair: Hashable, Sendable {
  /// One judgment that was changed.
  public struct Change: Hashable, Sendable {
    public let row: Int
    public let column: Int
    public let from: Double
    public let to: Double
  }

  /// The judgments after the repair.
  public let matrix: ComparisonMatrix
  /// What was changed, in the order of the triangle.
  public let changes: [Change]
  /// How many rounds the method took; the number of judgments changed for `.fewestChanges`.
  public let steps: Int
  /// Xu and Wei's δ, the largest |*a*′ᵢⱼ − *a*ᵢⱼ| over the whole matrix; they accept 2.
  public let largestChange: Double
  /// Xu and Wei's σ, √Σ(*a*′ᵢⱼ − *a*ᵢⱼ)²/*n* over the whole matrix; they accept 1.
  public let meanChange: Double

  init(of original: ComparisonMatrix, to matrix: ComparisonMatrix, steps: Int) {
    self.matrix = matrix
    self.steps = steps
    changes = zip(
      UpperTriangle.pairs(order: original.order),
      zip(original.upperTriangle, matrix.upperTriangle)
    ).compactMap { pair, ratios in
      ratios.0 == ratios.1
        ? nil : Change(row: pair.row, column: pair.column, from: ratios.0, to: ratios.1)
    }
    let differences = zip(original.rows, matrix.rows).map { $1 - $0 }
    largestChange = differences.reduce(0) { max($0, abs($1)) }
    meanChange =
      differences.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(original.order)
  }
}

extension ComparisonMatrix {
  /// Returns these judgments changed so that their consistency index is at most `limit`.
  ///
  ///     let random = RandomIndex.saaty1980.value(order: 8)!
  ///     let repair = try house.repaired(by: .fewestChanges, toIndex: 0.1 * random)
  ///     repair?.changes   // one: of the third item against the seventh, from 6 to 0.4625
  ///
  /// - Parameters:
  ///   - method: The way to change them.
  ///   - limit: The consistency index to reach, above 0: the accepted ratio times the random index.
  ///   - bounds: An interval that changed judgments must keep to, such as 1/9 … 9; `nil` for none.
  ///   - mostChanges: How many judgments `.fewestChanges` may change; each further one multiplies the work by
  ///     nearly the number of pairs.
  /// - Returns: The repair, with no changes if none are needed; `nil` if the limit cannot be reached within
  ///   the bounds and the number of changes.
  /// - Throws: `ComparisonError.rangeTooWide` if a ratio is beyond what can be computed with.
  /// - Complexity: One eigenvector for each round of `.xuWei` and `.cao`; one optimal completion for each
  ///   choice of judgments for `.fewestChanges`.
  public func repaired(
    by method: RepairMethod, toIndex limit: Double, within bounds: ClosedRange<Double>? = nil,
    mostChanges: Int = 3
  ) throws(ComparisonError) -> JudgmentRepair? {
    precondition(limit > 0, "an index of 0 is reached by consistent judgments only")
    if consistency().index <= limit { return JudgmentRepair(of: self, to: self, steps: 0) }
    switch method {
    case .xuWei(let theta):
      return repaired(toIndex: limit, within: bounds, theta: theta) { ratio, priorityRatio in
        .pow(ratio / priorityRatio, theta) * priorityRatio
      }
    case .cao(let theta):
      return repaired(toIndex: limit, within: bounds, theta: theta) { ratio, priorityRatio in
        theta * ratio + (1 - theta) * priorityRatio
      }
    case .fewestChanges:
      for count in 1...max(mostChanges, 1) {
        if let repair = try repaired(changing: count, toIndex: limit, within: bounds) {
          return repair
        }
      }
      return nil
    }
  }

  /// Moves all judgments in rounds. Without bounds every round lowers the eigenvalue; within bounds they may
  /// come to rest above the limit.
  private func repaired(
    toIndex limit: Double, within bounds: ClosedRange<Double>?, theta: Double,
    moved: (_ ratio: Double, _ priorityRatio: Double) -> Double
  ) -> JudgmentRepair? {
    precondition(theta > 0 && theta < 1, "theta is between 0 and 1")
    var matrix = self
    var index = consistency().index
    var steps = 0
    while index > limit {
      let w = matrix.principalEigenvector().priorities
      let ratios = zip(UpperTriangle.pairs(order: order), matrix.upperTriangle).map { pair, ratio in
        let next = moved(ratio, w[pair.row] / w[pair.column])
        return bounds.map { min(max(next, $0.lowerBound), $0.upperBound) } ?? next
      }
      matrix = ComparisonMatrix(unchecked: ratios, order: order)
      steps += 1
      let next = matrix.consistency().index
      guard next < index * (1 - 1e-9) else { return nil }
      index = next
    }
    return JudgmentRepair(of: self, to: matrix, steps: steps)
  }

  /// The best change of exactly `count` judgments, if it reaches the limit.
  private func repaired(
    changing count: Int, toIndex limit: Double, within bounds: ClosedRange<Double>?
  ) throws(ComparisonError) -> JudgmentRepair? {
    guard count <= upperTriangle.count else { return nil }
    var best: (matrix: ComparisonMatrix, index: Double)?
    var choice = Array(0..<count)
    while true {
      var judgments = upperTriangle.map(Double?.some)
      for position in choice { judgments[position] = nil }
      let open = IncompleteComparisonMatrix(unchecked: judgments, order: order)
      // A choice that cuts an item off can do no more than a smaller one that leaves it one comparison.
      if open.components.count == 1 {
        let matrix = try open.optimalCompletion(within: bounds)
        let index = matrix.consistency().index
        if index <= limit, best.map({ index < $0.index }) ?? true { best = (matrix, index) }
      }
      guard Self.advance(&choice, below: upperTriangle.count) else { break }
    }
    return best.map { JudgmentRepair(of: self, to: $0.matrix, steps: count) }
  }

  /// The next choice of ascending positions in lexicographic order; `false` after the last.
  private static func advance(_ choice: inout [Int], below count: Int) -> Bool {
    for place in choice.indices.reversed() where choice[place] < count - choice.count + place {
      choice[place] += 1
      for later in place + 1..<max(choice.count, place + 1) {
        choice[later] = choice[later - 1] + 1
      }
      return true
    }
    return false
  }
}
