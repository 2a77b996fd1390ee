internal import RealModule

extension ComparisonMatrix {
  /// The least number of changes that reaches the limit, and among the choices of so many judgments
  /// the one with the least eigenvalue.
  func repairedByFewestChanges(
    toIndex limit: Double, values: RepairValues, mostChanges: Int, mostChoices: Int
  ) -> RepairOutcome {
    var search = FewestChangesSearch(
      of: self, toIndex: limit, values: values, mostChoices: mostChoices)
    for count in 1...min(mostChanges, upperTriangle.count) {
      search.run(changing: count)
      if search.isComplete {
        if let repair = search.repair() { return .repaired(repair) }
      } else {
        return .stopped(changes: count, best: search.repair())
      }
    }
    return .unreachable
  }

  /// The largest error |ln *r*| that a triad can have in a matrix of order *n* with an eigenvalue
  /// of at most *n* + δ, whatever its other judgments are: 6 arsinh(½√(δ(*n* + δ)/(3 + δ))).
  ///
  /// Of all matrices with a given triad, that one has the least eigenvalue which shares the error
  /// *t* of the triad equally among its judgments, scaled to *e*^(±*t*/3), and has only ones
  /// elsewhere. There the left and the right eigenvector are constant on the triad and on the other
  /// items, so that the derivative by each other judgment is 0, and the eigenvalue is convex in the
  /// logarithms. It is the larger solution of (λ − μ)(λ − *n* + 3) = 3(*n* − 3) with the eigenvalue
  /// μ = 1 + 2 cosh(*t*/3) of the triad alone.
  static func largestTriadError(order: Int, excess: Double) -> Double {
    let own = excess * ((Double(order) + excess) / (3 + excess))
    return 6 * .asinh(own.squareRoot() / 2)
  }
}

/// The search for the best choice of a given number of judgments to change.
///
/// The search is a tree: if the error of an unchanged triad alone keeps the eigenvalue above the
/// limit, one of its three judgments must be changed; otherwise each judgment is tried. A judgment
/// that was tried at a node is closed in the later branches of the node, so that no choice occurs
/// twice.
private struct FewestChangesSearch {
  private let matrix: ComparisonMatrix
  private let limit: Double
  private let values: RepairValues
  private let pairs: [(row: Int, column: Int)]
  /// The triads by their errors, the largest first, as three positions of the triangle.
  private let triads: [(error: Double, judgments: [Int])]
  private let start: OpenJudgments

  private var choicesLeft: Int
  /// Whether every choice was examined and every minimization came to an end.
  private(set) var isComplete = true

  /// The best judgments found that reach the limit, and their index.
  private var best: (judgments: [Double], index: Double)?
  /// λ − *n* of the best, or at the limit.
  private var excess: Double
  private var largestError: Double

  /// By position: the judgments to change, and those that are closed.
  private var isOpen: [Bool]
  private var isClosed: [Bool]

  init(of matrix: ComparisonMatrix, toIndex limit: Double, values: RepairValues, mostChoices: Int) {
    self.matrix = matrix
    self.limit = limit
    self.values = values
    let order = matrix.order
    pairs = Array(UpperTriangle.pairs(order: order))
    triads = matrix.triads.map { judged in
      let triad = judged.triad
      return (
        judged.error,
        [
          UpperTriangle.index(row: triad.first, column: triad.second, order: order),
          UpperTriangle.index(row: triad.first, column: triad.third, order: order),
          UpperTriangle.index(row: triad.second, column: triad.third, order: order),
        ]
      )
    }.sorted { $0.error > $1.error }
    start = OpenJudgments(matrix)
    choicesLeft = mostChoices
    excess = limit * Double(order - 1)
    largestError = 0
    isOpen = Array(repeating: false, count: pairs.count)
    isClosed = isOpen
    lower(excess: excess)
  }

  /// Returns the best repair found; `nil` if none reaches the limit.
  ///
  /// - Complexity: That of `ComparisonMatrix.principalEigenvector()`.
  func repair() -> JudgmentRepair? {
    best.map { best in
      JudgmentRepair(
        of: matrix, to: ComparisonMatrix(unchecked: best.judgments, order: matrix.order), rounds: 1,
        changed: Dictionary(uniqueKeysWithValues: pairs.indices.map { ($0, 1...1) }))
    }
  }

  private mutating func lower(excess: Double) {
    self.excess = excess
    // The factor and the summand cover the rounding of both sides.
    largestError =
      ComparisonMatrix.largestTriadError(order: matrix.order, excess: excess) * (1 + 1e-9) + 1e-14
  }

  /// Examines all choices of the open judgments and `count` more.
  mutating func run(changing count: Int) {
    guard takeChoice() else { return }
    let bad = triads.prefix { $0.error > largestError }
      .filter { !$0.judgments.contains { isOpen[$0] } }
    guard count >= Self.disjointCount(of: bad.map(\.judgments)) else { return }
    if count == 0 {
      guard let open = openJudgments() else { return }
      if case .among(let allowed) = values {
        _ = tryValues(allowed, for: open, from: start)
      } else {
        tryInterval(open)
      }
      return
    }
    var tried: [Int] = []
    for position in bad.first?.judgments ?? Array(pairs.indices)
    where !isOpen[position] && !isClosed[position] {
      isOpen[position] = true
      run(changing: count - 1)
      isOpen[position] = false
      isClosed[position] = true
      tried.append(position)
    }
    for position in tried { isClosed[position] = false }
  }

  /// Returns a number of triads without a common judgment, which is a lower bound of the number of
  /// changes.
  private static func disjointCount(of triads: [[Int]]) -> Int {
    var taken: Set<Int> = []
    return triads.count { triad in
      guard taken.isDisjoint(with: triad) else { return false }
      taken.formUnion(triad)
      return true
    }
  }

  private mutating func takeChoice() -> Bool {
    if choicesLeft == 0 { isComplete = false }
    choicesLeft = max(0, choicesLeft - 1)
    return isComplete
  }

  /// Returns the judgments to change, each with the values that leave no triad with two others an
  /// error which keeps the eigenvalue above the limit; `nil` if there are no such values.
  ///
  /// - Complexity: O(*n*) for each judgment to change, and O(*n*²).
  private func openJudgments() -> [OpenJudgments.Judgment]? {
    let factor = Double.exp(largestError)
    var open: [OpenJudgments.Judgment] = []
    for (position, pair) in pairs.enumerated() where isOpen[position] {
      var (lowest, highest) = (values.bounds.lowerBound, values.bounds.upperBound)
      for between in 0..<matrix.order
      where !isOpen(pair.row, between) && !isOpen(between, pair.column) {
        let ratio = matrix[pair.row, between] * matrix[between, pair.column]
        lowest = max(lowest, ratio / factor)
        highest = min(highest, ratio * factor)
      }
      guard lowest <= highest else { return nil }
      open.append(.init(row: pair.row, column: pair.column, bounds: lowest...highest))
    }
    return open
  }

  /// Returns whether the judgment on two items is open; the diagonal counts as open.
  private func isOpen(_ item: Int, _ other: Int) -> Bool {
    item == other
      || isOpen[
        UpperTriangle.index(row: min(item, other), column: max(item, other), order: matrix.order)]
  }

  private mutating func tryInterval(_ open: [OpenJudgments.Judgment]) {
    var state = start
    switch state.minimize(open, above: excess) {
    case .above: return
    case .unsettled: isComplete = false
    case .least: break
    }
    keepIfBetter(state)
  }

  /// Tries the allowed values for the open judgments of `state`; false if it is certain that
  /// no values reach the limit.
  ///
  /// As a function of one judgment, the least eigenvalue over the others is convex. So the values
  /// are tried from the best one outwards, in either direction until the first one that cannot
  /// reach the limit. The other judgments are not yet restricted to the values, which can only
  /// lower the eigenvalue.
  private mutating func tryValues(
    _ allowed: [Double], for open: [OpenJudgments.Judgment], from start: OpenJudgments
  ) -> Bool {
    guard takeChoice() else { return true }
    var state = start
    switch state.minimize(open, above: excess) {
    case .above: return false
    case .unsettled:
      isComplete = false
      return true
    case .least: break
    }
    guard let judgment = open.last else {
      keepIfBetter(state)
      return true
    }
    let middle = state[judgment.row, judgment.column]
    for side in [
      allowed.filter { $0 >= middle },
      allowed.filter { $0 < middle }.reversed(),
    ] {
      for ratio in side {
        state.set(judgment, to: ratio)
        guard tryValues(allowed, for: open.dropLast(), from: state) else { break }
      }
    }
    return true
  }

  private mutating func keepIfBetter(_ state: OpenJudgments) {
    var judgments = matrix.upperTriangle
    for (position, pair) in pairs.enumerated() where isOpen[position] {
      judgments[position] = values.settled(state[pair.row, pair.column])
    }
    let index = ComparisonMatrix(unchecked: judgments, order: matrix.order).consistency().index
    guard index <= limit, best.map({ index < $0.index }) ?? true else { return }
    best = (judgments, index)
    lower(excess: index * Double(matrix.order - 1))
  }
}
