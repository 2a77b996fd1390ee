internal import RealModule

extension IncompleteComparisonMatrix {
  /// Returns the complete matrix with these judgments whose principal eigenvalue is the least.
  ///
  /// The eigenvalue is convex in the logarithms of the missing ratios, so that it has one least
  /// value, and that at one point if the comparisons connect all items. There, with the right
  /// eigenvector *w* and the left one *v*,
  ///
  /// *x*ᵢⱼ² = *w*ᵢ*v*ⱼ / (*w*ⱼ*v*ᵢ) for each missing pair.
  ///
  ///     let matrix = try IncompleteComparisonMatrix(order: 4, upperTriangle: [1, 5, 2, 3, 4, nil])
  ///     try matrix.optimalCompletion()[2, 3]   // 0.7302967… = √(8/15)
  ///
  /// - Parameter bounds: The interval of the missing ratios, such as 1/9 … 9; `nil` for no bounds.
  /// - Returns: A matrix in which the given judgments are as they were and the others at most 1e−12
  ///   (relative) from the optimum.
  /// - Throws: `ComparisonError.disconnected`; `.rangeTooWide` if a missing ratio is beyond what
  ///   can be computed with; `.notSettled` if a missing ratio is undetermined within the rounding
  ///   of the eigenvalue, as judgments span many decades.
  /// - Complexity: O(*n*³) for each of some ten Newton steps. With bounds, as many for each change
  ///   of the set of ratios that are at a bound.
  ///
  /// Source: S. Bozóki, J. Fülöp and L. Rónyai, "On optimal completion of incomplete pairwise
  /// comparison matrices", *Mathematical and Computer Modelling* 52 (2010), 318–333,
  /// doi:10.1016/j.mcm.2010.02.047.
  public func optimalCompletion(
    within bounds: ClosedRange<Double>? = nil
  ) throws(ComparisonError) -> ComparisonMatrix {
    if let completed { return completed }
    let start = try logarithmicLeastSquaresPriorities().values
    var search = CompletionSearch(of: self, start: start.map { .log($0) })
    try search.settle(within: bounds)
    guard search.ratios.allSatisfy(ComparisonMatrix.supportedRatios.contains) else {
      throw .rangeTooWide
    }
    return ComparisonMatrix(unchecked: search.ratios, order: order)
  }
}

/// The search for the missing ratios of the least principal eigenvalue, by Newton's method.
///
/// At the least value *x*ᵢⱼ = *u*ᵢ/*u*ⱼ with *u*ᵢ = √(*w*ᵢ/*v*ᵢ): the missing ratios, of which
/// there may be *n*²/2, have only *n* unknowns *y* = ln *u*. The logarithm of the eigenvalue is
/// convex in them too. Its derivatives are those of the eigenvalue of *K* + *D* *M* *D*⁻¹, where
/// *K* has the given judgments, *M* a 1 for each missing pair, and *D* = diag(exp *y*).
private struct CompletionSearch {
  private let order: Int
  private let given: [Double?]
  private let pairs: [(row: Int, column: Int)]
  /// For each pair, the bound at which its ratio is fixed.
  private var held: [Double?]
  private var state: State

  /// Everything that depends on *y*.
  private struct State {
    var y: [Double]
    var ratios: [Double]
    /// The eigenvalue less *n*.
    var excess: Double
    /// *D*⁻¹*AD* for *D* = diag(*w*), row by row: its right eigenvector is all ones.
    var scaled: [Double]
    /// *v*ᵢ*w*ᵢ, which sum to 1: the left eigenvector of `scaled`.
    var weights: [Double]
    /// *w* and *v*.
    var right: [Double]
    var left: [Double]
  }

  init(of matrix: IncompleteComparisonMatrix, start: [Double]) {
    order = matrix.order
    given = matrix.upperTriangle()
    pairs = Array(UpperTriangle.pairs(order: matrix.order))
    held = Array(repeating: nil, count: given.count)
    let right = start.map { Double.exp($0) }
    state = State(
      y: start, ratios: [], excess: 0, scaled: [], weights: [], right: right,
      left: right.map { 1 / $0 })
    state = evaluated(at: start, from: state)
  }

  /// All ratios, the given ones and the missing ones.
  var ratios: [Double] { state.ratios }

  // MARK: Bounds

  private static let mostChanges = 200

  /// Moves the missing ratios to their best values.
  ///
  /// A ratio beyond a bound is fixed there, and released again if its own condition puts it inside.
  /// When no ratio changes its state, the conditions for the least value of a convex function hold
  /// for all.
  mutating func settle(within bounds: ClosedRange<Double>?) throws(ComparisonError) {
    for _ in 0..<Self.mostChanges {
      try minimize()
      guard let bounds else { return }
      var isSettled = true
      for position in given.indices where given[position] == nil {
        let best = best(position)
        // A ratio within rounding of a bound is not fixed.
        let bound: Double? =
          best > bounds.upperBound * (1 + 1e-13)
          ? bounds.upperBound : best < bounds.lowerBound * (1 - 1e-13) ? bounds.lowerBound : nil
        if bound != held[position] {
          held[position] = bound
          isSettled = false
        }
      }
      if isSettled {
        // Free ratios may be beyond a bound by the tolerance above.
        state.ratios = state.ratios.enumerated().map { position, ratio in
          given[position] == nil ? min(max(ratio, bounds.lowerBound), bounds.upperBound) : ratio
        }
        return
      }
      state = evaluated(at: state.y, from: state)
    }
    throw .notSettled
  }

  /// √(*w*ᵢ*v*ⱼ/(*w*ⱼ*v*ᵢ)).
  private func best(_ position: Int) -> Double {
    let (i, j) = pairs[position]
    return (state.right[i] / state.right[j]).squareRoot()
      * (state.left[j] / state.left[i]).squareRoot()
  }

  // MARK: Newton's method

  private static let mostSteps = 500
  /// The longest step, so that no ratio leaves the range of doubles.
  private static let longestStep = 20.0

  /// Moves the ratios that are not fixed to the least eigenvalue.
  private mutating func minimize() throws(ComparisonError) {
    guard given.indices.contains(where: { given[$0] == nil && held[$0] == nil }) else { return }
    var damping = 0.0
    for _ in 0..<Self.mostSteps {
      let (gradient, hessian) = try derivatives()
      let size = gradient.reduce(0) { max($0, abs($1)) }
      guard let step = try newtonStep(gradient, hessian, damping: damping) else {
        damping = max(damping * 100, 1e-12)
        continue
      }
      let length = step.reduce(0) { max($0, abs($1)) }
      guard length.isFinite else { throw .notSettled }
      if length <= 1e-13 && damping <= 1e-10 { return }
      var share = min(1, Self.longestStep / length)
      var isBetter = false
      while share > 1e-9 {
        let next = evaluated(
          at: zip(state.y, step).map { $0 + share * $1 }, from: state)
        let slope = share * zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
        let eigenvalue = Double(order) + state.excess
        let rise = (next.excess - state.excess) / eigenvalue
        // Near the least value the differences of the eigenvalue are within its rounding; its
        // gradient is not.
        if rise <= 1e-4 * slope || abs(slope) < 1e-12 && self.size(ofGradientAt: next) < size {
          state = next
          isBetter = true
          break
        }
        share /= 2
      }
      if isBetter {
        damping /= 10
      } else if length <= 1e-12 {
        return
      } else if damping < 1 {
        damping = max(damping * 100, 1e-12)
      } else {
        throw .notSettled
      }
    }
    throw .notSettled
  }

  private func newtonStep(
    _ gradient: [Double], _ hessian: [Double], damping: Double
  ) throws(ComparisonError) -> [Double]? {
    let largest = (0..<order).reduce(0) { max($0, hessian[$1 * order + $1]) }
    guard largest > 0 else { return gradient.map { _ in 0 } }
    var matrix = hessian
    // Items without a missing judgment, and a common factor of all, have no effect: the small shift
    // makes their steps 0.
    for item in 0..<order { matrix[item * order + item] += (1e-14 + damping) * largest }
    return try LAPACK.solvePositiveDefinite(
      matrix, order: order, rightSide: gradient.map { -$0 })
  }

  /// Returns whether the ratio of a pair is unknown.
  private func isFree(_ position: Int) -> Bool { given[position] == nil && held[position] == nil }

  private func evaluated(at y: [Double], from start: State) -> State {
    var next = start
    next.y = y
    next.ratios = given.indices.map { position in
      let (i, j) = pairs[position]
      return given[position] ?? held[position] ?? .exp(y[i] - y[j])
    }
    let matrix = ComparisonMatrix(unchecked: next.ratios, order: order)
    let rows = matrix.rows()
    let columns = matrix.reciprocal().rows()
    next.right = PerronIteration(rows: rows, order: order, start: start.right).vector
    next.left = PerronIteration(rows: columns, order: order, start: start.left).vector
    next.scaled = PerronIteration.scaled(rows, by: next.right, order: order)
    next.weights = normalizedToSum(zip(next.left, next.right).map { $0 * $1 })
    // λ − n as a sum of squares, (ε − 1)²/ε for each pair.
    var squares = 0.0
    for (position, pair) in pairs.enumerated() {
      let product = next.ratios[position] * next.right[pair.column]
      let deviation = (product - next.right[pair.row])
      squares += deviation / next.right[pair.row] * (deviation / product)
    }
    next.excess = squares / Double(order)
    return next
  }

  /// The entries of `scaled` that belong to free ratios, row by row, 0 elsewhere.
  private func freeEntries(of state: State) -> [Double] {
    var entries = [Double](repeating: 0, count: order * order)
    for (position, pair) in pairs.enumerated() where isFree(position) {
      let (i, j) = pair
      entries[i * order + j] = state.scaled[i * order + j]
      entries[j * order + i] = state.scaled[j * order + i]
    }
    return entries
  }

  /// ∂λ/∂*y*ₖ = Σⱼ(*π*ₖ*b*ₖⱼ − *π*ⱼ*b*ⱼₖ) over the free entries *b* with the weights *π*.
  private func gradient(of entries: [Double], _ weights: [Double]) -> [Double] {
    (0..<order).map { item in
      (0..<order).reduce(0) { sum, other in
        sum
          + (weights[item] * entries[item * order + other]
            - weights[other] * entries[other * order + item])
      }
    }
  }

  private func size(ofGradientAt state: State) -> Double {
    gradient(of: freeEntries(of: state), state.weights).reduce(0) { max($0, abs($1)) }
      / (Double(order) + state.excess)
  }

  /// The gradient and the Hessian (`order` × `order`) of ln λ by *y*.
  ///
  /// With λₖ = ∂λ/∂*y*ₖ, *Aₖ* = ∂*A*/∂*y*ₖ and the derivative *dₗ* of the right eigenvector, the
  /// second derivative is λₖₗ = *vAₖₗw* + *vAₖdₗ* + *vAₗdₖ*. All in the scaling in which *w* is all
  /// ones and *v* the weights.
  private func derivatives() throws(ComparisonError) -> (gradient: [Double], hessian: [Double]) {
    let n = order
    let eigenvalue = Double(n) + state.excess
    let weights = state.weights
    let entries = freeEntries(of: state)
    let first = gradient(of: entries, weights)
    // Column-major: (λ − B, 1; weights, 0).
    var bordered = [Double](repeating: 0, count: (n + 1) * (n + 1))
    for column in 0..<n {
      for row in 0..<n { bordered[column * (n + 1) + row] = -state.scaled[row * n + column] }
      bordered[column * (n + 1) + column] += eigenvalue
      bordered[column * (n + 1) + n] = weights[column]
    }
    for row in 0..<n { bordered[n * (n + 1) + row] = 1 }
    guard let factors = try LAPACK.LUFactors(columns: bordered, order: n + 1) else {
      return (first, Array(repeating: 0, count: n * n))
    }
    let rowSums = (0..<n).map { row in
      entries[row * n..<(row + 1) * n].reduce(0, +)
    }
    let columnSums = (0..<n).map { column in
      (0..<n).reduce(0.0) { $0 + weights[$1] * entries[$1 * n + column] }
    }
    var hessian = [Double](repeating: 0, count: n * n)
    for item in 0..<n {
      var right = (0..<n).map { -entries[$0 * n + item] }
      right[item] += rowSums[item]
      let derivative = factors.solve(right + [0])
      for other in 0..<n {
        var product = -columnSums[other] * derivative[other]
        for column in 0..<n {
          product += weights[other] * entries[other * n + column] * derivative[column]
        }
        hessian[item * n + other] += product
        hessian[other * n + item] += product
        hessian[item * n + other] -=
          weights[item] * entries[item * n + other] + weights[other] * entries[other * n + item]
      }
      hessian[item * n + item] += weights[item] * rowSums[item] + columnSums[item]
    }
    for item in 0..<n {
      for other in 0..<n {
        hessian[item * n + other] =
          hessian[item * n + other] / eigenvalue - first[item] / eigenvalue
          * (first[other] / eigenvalue)
      }
    }
    return (first.map { $0 / eigenvalue }, hessian)
  }
}
