internal import RealModule

/// A beam search for a matrix whose eigenvalue lies in an interval and whose priorities score best:
/// from a first matrix, one more judgment is changed in each round, and the most promising matrices
/// are kept.
///
/// It finds good matrices and proves nothing.
struct MatrixBeam {
  let order: Int
  /// The ratios that a judgment can be changed to.
  let ratios: [Double]
  /// The interval of λ − *n*.
  let excess: ClosedRange<Double>
  /// What is to be large, for priorities that sum to 1.
  let score: (ArraySlice<Double>) -> Double
  /// Whether judgments may go in a circle: *i* before *j*, *j* before *k*, *k* before *i*.
  let admitsCircles: Bool
  /// How many matrices are kept in a round.
  let width: Int

  struct Found {
    let triangle: [Double]
    let score: Double
  }

  private struct State {
    let triangle: [Double]
    /// The last position that was changed: positions are changed in ascending order, so that no set
    /// of changes occurs twice.
    let last: Int
    var excess = 0.0
    var score = 0.0
  }

  /// Returns the best matrix found in the interval; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - rounds: How many judgments are changed at most.
  ///   - stopsAtFirst: Whether the fewest changes count before the score.
  /// - Complexity: O(rounds · width · *n*² · ratios) eigenvectors.
  func best(from start: [Double], rounds: Int, stopsAtFirst: Bool) -> Found? {
    var states = evaluated([State(triangle: start, last: -1)])
    var best: Found?
    for round in 0...rounds {
      for state in states
      where excess.contains(state.excess) && state.score > best?.score ?? -.infinity {
        best = Found(triangle: state.triangle, score: state.score)
      }
      if round == rounds || best != nil && stopsAtFirst { break }
      states = kept(evaluated(states.flatMap(changes)))
    }
    return best
  }

  private func changes(of state: State) -> [State] {
    (state.last + 1..<max(state.last + 1, state.triangle.count)).flatMap { position in
      ratios.compactMap { ratio in
        guard ratio != state.triangle[position] else { return nil }
        var triangle = state.triangle
        triangle[position] = ratio
        guard admitsCircles || !isInCircle(position, triangle) else { return nil }
        return State(triangle: triangle, last: position)
      }
    }
  }

  private func evaluated(_ states: [State]) -> [State] {
    let found = Kernels.principalEigenvectors(
      order: order, count: states.count, triangles: states.flatMap(\.triangle), entryError: 0,
      threads: 1)
    return states.indices.compactMap { index in
      guard found.excesses[index] != Kernels.notConverged else { return nil }
      var state = states[index]
      state.excess = found.excesses[index]
      state.score = score(found.vectors[index * order..<(index + 1) * order])
      return state
    }
  }

  /// The states with the best scores that are not above the interval, and those nearest to it.
  private func kept(_ states: [State]) -> [State] {
    func distance(_ state: State) -> Double {
      max(0, excess.lowerBound - state.excess, state.excess - excess.upperBound)
    }
    let low = states.indices.filter { states[$0].excess <= excess.upperBound }
    let best = low.sorted { (states[$0].score, $1) > (states[$1].score, $0) }.prefix(width / 2)
    let taken = Set(best)
    let nearest = states.indices.filter { !taken.contains($0) }
      .sorted { (distance(states[$0]), $0) < (distance(states[$1]), $1) }.prefix(width / 2)
    return (best + nearest).map { states[$0] }
  }

  /// Whether the judgment at a position is one of three that go in a circle.
  private func isInCircle(_ position: Int, _ triangle: [Double]) -> Bool {
    let pair = UpperTriangle.pair(at: position, order: order)
    func sign(_ item: Int, _ other: Int) -> Int {
      let ratio = triangle[
        UpperTriangle.index(row: min(item, other), column: max(item, other), order: order)]
      return ratio == 1 ? 0 : (ratio > 1) == (item < other) ? 1 : -1
    }
    let own = sign(pair.row, pair.column)
    if own == 0 { return false }
    return (0..<order).contains { third in
      third != pair.row && third != pair.column && sign(pair.column, third) == own
        && sign(third, pair.row) == own
    }
  }
}

extension PrintedMatrix {
  /// Returns a matrix with an eigenvalue in an interval that says as little as possible beyond
  /// that: the fewest judgments other than 1, then the most equal priorities; `nil` if none was
  /// found.
  ///
  /// Priorities are the more equal, the larger their entropy −Σ *w* ln *w*. Judgments do not go in
  /// a circle.
  ///
  /// - Parameters:
  ///   - order: The number of items.
  ///   - excess: The interval of λ − *n*.
  ///   - values: What an entry can be.
  /// - Complexity: O(rounds · *n*²) eigenvectors times a constant.
  public static func leastInformative(
    order: Int, excess: ClosedRange<Double>, values: JudgmentValues
  ) -> ComparisonMatrix? {
    let entropy = { (priorities: ArraySlice<Double>) in
      -priorities.reduce(0) { $0 + $1 * .log($1) }
    }
    let start = [Double](repeating: 1, count: UpperTriangle.count(order: order))
    // Small preferences first: more of them say less than a large one.
    for largest in [2.0, 4, .infinity] {
      let beam = MatrixBeam(
        order: order,
        ratios: values.ratios.filter { $0 != 1 && max($0, 1 / $0) <= largest * (1 + 1e-12) },
        excess: excess, score: entropy, admitsCircles: false, width: 60)
      if let found = beam.best(
        from: start, rounds: max(3, min(12, start.count)), stopsAtFirst: true)
      {
        return ComparisonMatrix(unchecked: found.triangle, order: order)
      }
    }
    return nil
  }
}
