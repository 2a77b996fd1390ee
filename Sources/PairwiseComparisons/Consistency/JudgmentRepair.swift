/// Judgments changed until they are consistent enough, with a record of the changes.
public struct JudgmentRepair: Hashable, Sendable {
  /// One changed judgment, with the reason.
  public struct Change: Hashable, Sendable {
    /// The items of the judgment, `row` < `column`.
    public let row: Int
    /// The second item of the judgment.
    public let column: Int
    /// The judgment before.
    public let from: Double
    /// The judgment after.
    public let to: Double
    /// *w*ᵢ/*w*ⱼ, the ratio that the priorities of the original judgments give to the two items.
    public let priorityRatio: Double
    /// The first and the last of the rounds, counted from 1, that changed the judgment.
    public let rounds: ClosedRange<Int>

    /// ε, the judgment before divided by the ratio of the priorities: the farther from 1, the more
    /// the judgment contradicts the others.
    public var epsilon: Double { from / priorityRatio }
  }

  /// The judgments after the repair.
  public let matrix: ComparisonMatrix
  /// The changes, in the order of the triangle.
  public let changes: [Change]
  /// The number of rounds; `.fewestChanges` makes all changes in one.
  public let rounds: Int
  /// Xu and Wei's δ, the largest |*a*′ᵢⱼ − *a*ᵢⱼ| over the whole matrix; they accept 2.
  public let largestChange: Double
  /// Xu and Wei's σ, √Σ(*a*′ᵢⱼ − *a*ᵢⱼ)²/*n* over the whole matrix; they accept 1.
  public let meanChange: Double

  /// - Parameter changed: By position in the triangle, the rounds that changed the judgment.
  init(
    of original: ComparisonMatrix, to matrix: ComparisonMatrix, rounds: Int,
    changed: [Int: ClosedRange<Int>]
  ) {
    self.matrix = matrix
    self.rounds = rounds
    let w = original.principalEigenvector().priorities
    changes = UpperTriangle.pairs(order: original.order).enumerated().compactMap { position, pair in
      let (from, to) = (original.ratios[position], matrix.ratios[position])
      guard from != to, let rounds = changed[position] else { return nil }
      return Change(
        row: pair.row, column: pair.column, from: from, to: to,
        priorityRatio: w[pair.row] / w[pair.column], rounds: rounds)
    }
    let differences = zip(original.rows(), matrix.rows()).map { $1 - $0 }
    largestChange = differences.reduce(0) { max($0, abs($1)) }
    // Divided by the largest, the squares cannot overflow.
    let scale = largestChange > 0 ? largestChange : 1
    meanChange =
      scale * differences.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
      / Double(original.order)
  }
}

/// The outcome of an attempt to repair judgments.
public enum RepairOutcome: Hashable, Sendable {
  /// The index is at most the limit.
  case repaired(JudgmentRepair)
  /// The limit cannot be reached: for `.fewestChanges`, by no choice of as many judgments as may be
  /// changed; for the other methods, by this method and with the values allowed.
  case unreachable
  /// `.fewestChanges` ended before it had tried all choices of `changes` judgments, or could not
  /// minimize one of them, as may happen with judgments over dozens of decades. No smaller number
  /// of changes suffices; `best` is the best repair found with this number, if any.
  case stopped(changes: Int, best: JudgmentRepair?)

  /// The judgments with an index of at most the limit, if any were found.
  public var repair: JudgmentRepair? {
    switch self {
    case .repaired(let repair): repair
    case .unreachable: nil
    case .stopped(_, let best): best
    }
  }
}

extension ComparisonMatrix {
  /// Returns these judgments changed so that their consistency index is at most `limit`.
  ///
  ///     let random = RandomIndex.saaty1980.value(order: 8)!
  ///     let outcome = house.repaired(by: .fewestChanges, toIndex: 0.1 * random)
  ///     outcome.repair?.changes   // one: of the third item against the seventh, from 6 to 0.4625
  ///
  /// - Parameters:
  ///   - method: The way to change them.
  ///   - limit: The consistency index to reach, above 0: the accepted ratio times the random index.
  ///   - values: The ratios that changed judgments may have. The methods that work in rounds move
  ///     freely within the interval of these values, and take the nearest allowed ones after each
  ///     round.
  ///   - theta: θ of `.xuWei` and `.cao`, above 0 and at most 0.99: near 1 for small steps.
  ///   - mostChanges: The largest number of judgments that `.fewestChanges` may change, at least 1.
  ///   - mostChoices: The largest number of choices of judgments that `.fewestChanges` examines,
  ///     complete and partial ones, at least 1. Two thousand of order 9 take some 30 ms.
  /// - Returns: The repair, with no changes if none are needed; or that the limit was not reached.
  /// - Complexity: One eigenvector for each round, of which there are at most ln(100 ·
  ///   index/limit)/(1 − θ) for `.xuWei` and `.cao`, and O(*n*² log(1/limit)) for `.worstTriad` and
  ///   `.worstJudgment`, which take O(*n*³) and O(*n*²) besides. Some ten pairs of eigenvectors for
  ///   each choice of judgments for `.fewestChanges`; each further change multiplies the choices by
  ///   up to the number of pairs.
  public func repaired(
    by method: RepairMethod, toIndex limit: Double, values: RepairValues = .any,
    theta: Double = 0.9, mostChanges: Int = 3, mostChoices: Int = 200_000
  ) -> RepairOutcome {
    precondition(limit > 0, "an index of 0 is reached by consistent judgments only")
    precondition(theta > 0 && theta <= 0.99, "theta is above 0 and at most 0.99")
    precondition(mostChanges >= 1 && mostChoices >= 1, "a repair needs a change")
    if consistency().index <= limit {
      return .repaired(JudgmentRepair(of: self, to: self, rounds: 0, changed: [:]))
    }
    if method == .fewestChanges {
      return repairedByFewestChanges(
        toIndex: limit, values: values, mostChanges: mostChanges, mostChoices: mostChoices)
    }
    return repairedInRounds(by: method, toIndex: limit, values: values, theta: theta)
      .map(RepairOutcome.repaired) ?? .unreachable
  }
}
