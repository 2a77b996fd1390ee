internal import RealModule

/// The priorities that minimize Σ |ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ| over the judged pairs.
///
/// The least sum is unique, but often many vectors attain it. Of these the priorities are the one
/// whose logarithms are nearest to those of the logarithmic least squares fit (the geometric means
/// of complete judgments), in Euclidean distance: that one is unique, and depends neither on the
/// numbering of the items nor on whether judgments are written as ratios or their reciprocals.
///
/// Source: W. D. Cook and M. Kress, "Deriving weights from pairwise comparison ratio matrices: an
/// axiomatic approach", *European Journal of Operational Research* 37 (1988), 355–362.
public struct LogarithmicLeastAbsoluteValues: Hashable, Sendable {
  /// `order` positive numbers that sum to 1, in the order of the rows.
  ///
  /// The error bound includes the rule among equally good vectors.
  public let priorities: PriorityVector

  /// Σ |ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ| over the judged pairs, natural logarithms; at least 0.
  public let objective: Double

  /// A lower bound of the sum for all priorities; up to rounding it is `objective`.
  ///
  /// It is Σ *f*ᵢⱼ ln *a*ᵢⱼ for a circulation *f* with |*f*ᵢⱼ| ≤ 1: since the *f* of each item sum
  /// to zero, the logarithms of any priorities cancel in Σ *f*ᵢⱼ(ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ).
  public let objectiveLowerBound: Double

  /// Whether no other priorities attain the least sum; ratios within 1e−11 of each other count as
  /// equal.
  public var isUnique: Bool { priorities.isUnique }
}

extension ComparisonMatrix {
  /// Returns the priorities that minimize Σ |ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ|.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.logarithmicLeastAbsoluteValues().objective   // 1.349926…
  ///
  /// A single outlying judgment has little effect on them: like a median, they follow the judgments
  /// that agree.
  ///
  /// - Returns: The fit; see `LogarithmicLeastAbsoluteValues` for the rule if several are best.
  /// - Complexity: O(*n*⁴) at worst for each of some twenty refinements of the flow, about
  ///   O(*n*²·⁵) measured; O(*n*²) for each step of the choice among the best, of which there are
  ///   usually fewer than *n*.
  public func logarithmicLeastAbsoluteValues() -> LogarithmicLeastAbsoluteValues {
    logarithmicLeastAbsoluteValues(entryError: Rounding.entryError)
  }

  /// The fit, with a bound for judgments that may be wrong by the given relative error.
  package func logarithmicLeastAbsoluteValues(
    entryError: Double
  ) -> LogarithmicLeastAbsoluteValues {
    let center = geometricMeanPriorities()
    let fit = LeastAbsoluteFit(upperTriangle: upperTriangle, order: order, center: center.values)
    // At the best sum at least half of the items are within the largest ratio of the first one, and
    // of the last one: no quotient is beyond 1e100. A geometric mean moves as much as its
    // judgments.
    return fit.result(
      entryError: entryError, centerError: center.relativeErrorBound, centerSensitivity: 1)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the priorities that minimize Σ |ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ| over the judged pairs.
  ///
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.rangeTooWide`.
  /// - Complexity: See `ComparisonMatrix.logarithmicLeastAbsoluteValues()`.
  public func logarithmicLeastAbsoluteValues() throws(ComparisonError)
    -> LogarithmicLeastAbsoluteValues
  {
    try logarithmicLeastAbsoluteValues(entryError: Rounding.entryError)
  }

  /// The fit, with a bound for judgments that may be wrong by the given relative error.
  package func logarithmicLeastAbsoluteValues(
    entryError: Double
  ) throws(ComparisonError) -> LogarithmicLeastAbsoluteValues {
    if let completed { return completed.logarithmicLeastAbsoluteValues(entryError: entryError) }
    let center = try logarithmicLeastSquaresPriorities()
    let fit = LeastAbsoluteFit(upperTriangle: upperTriangle(), order: order, center: center.values)
    guard fit.values.allSatisfy({ $0 > 1e-300 && $0 <= 1 }) else { throw .rangeTooWide }
    // The fit's logarithms are means over spanning trees of sums of at most n − 1 judgments.
    return fit.result(
      entryError: entryError, centerError: center.relativeErrorBound,
      centerSensitivity: Double(order - 1))
  }
}

/// The computation of the vector, in three steps.
///
/// 1. A circulation *f* of largest Σ *f*ᵢⱼ ln *a*ᵢⱼ. It determines all best vectors: with *y* = ln
///    *w*, *y*ᵢ − *y*ⱼ = ln *a*ᵢⱼ where *f*ᵢⱼ = 0, and ≤ where *f*ᵢⱼ = 1. (Strict complementarity
///    is not needed: a vector is best if and only if it fits one best *f* so.)
/// 2. Among these the nearest to the center, by the active set method of Goldfarb and Idnani. The
///    pairs that hold with equality form a forest; each of its trees is rigid and has the mean that
///    the center has on its items, and the multipliers are a flow along the trees, so that no
///    system of equations is solved.
/// 3. The forest alone then gives *w*, as products of judgments and one root for each tree, with no
///    logarithm taken.
///
/// Source: D. Goldfarb and A. Idnani, "A numerically stable dual method for solving strictly convex
/// quadratic programs", *Mathematical Programming* 27 (1983), 1–33, doi:10.1007/BF02591962.
private struct LeastAbsoluteFit {
  /// The fit: `order` positive numbers that sum to 1.
  private(set) var values: [Double]

  private let order: Int
  /// The judgments above the diagonal, `nil` where there is none.
  private let upperTriangle: [Double?]
  /// The vector that the fit is nearest to, `order` positive numbers.
  private let center: [Double]
  private let neighbours: [[Int]]
  /// The *f*ᵢⱼ, row by row.
  private let flows: [Int]
  private var forest: Forest

  init(upperTriangle: [Double?], order: Int, center: [Double]) {
    self.order = order
    self.upperTriangle = upperTriangle
    self.center = center
    var neighbours = [[Int]](repeating: [], count: order)
    // The logarithms of the judgments over the center's ratios: the differences are small where the
    // judgments are nearly consistent, and have full precision.
    var deviations = [Double](repeating: 0, count: order * order)
    for (pair, ratio) in zip(UpperTriangle.pairs(order: order), upperTriangle) {
      guard let ratio else { continue }
      let deviation = Self.deviation(ratio, center[pair.row], center[pair.column])
      deviations[pair.row * order + pair.column] = deviation
      deviations[pair.column * order + pair.row] = -deviation
      neighbours[pair.row].append(pair.column)
      neighbours[pair.column].append(pair.row)
    }
    self.neighbours = neighbours
    flows = UnitCirculation(gains: deviations, neighbours: neighbours, order: order).flows
    forest = Forest(order: order)
    values = []
    let tolerance =
      deviations.reduce(0) { max($0, abs($1)) } * 16 * Double(order) * Rounding.unit
    connectEqualities()
    project(deviations, tolerance: tolerance)
    values = normalizedToSum(products())
  }

  /// Returns ln(*ab*/*c*) with a small relative error, also where it is near 0.
  private static func deviation(_ ratio: Double, _ first: Double, _ second: Double) -> Double {
    let relative = (-first).addingProduct(ratio, second) / first
    if abs(relative) < 0.5 { return .log(onePlus: relative) }
    let quotient = ratio * (second / first)
    return quotient.isNormal ? .log(quotient) : .log(ratio) + .log(second / first)
  }

  /// Takes a spanning forest of the pairs with *f*ᵢⱼ = 0.
  private mutating func connectEqualities() {
    for node in 0..<order {
      for other in neighbours[node] where node < other && flows[node * order + other] == 0 {
        if forest.trees[node] != forest.trees[other] { forest.connect(node, other) }
      }
    }
  }

  /// Adds to the forest the pairs that hold with equality in the point nearest to the center.
  private mutating func project(_ deviations: [Double], tolerance: Double) {
    var refused: Set<Int> = []
    // Each addition raises the distance from the center, so that no forest occurs twice. Only
    // rounding can lead to the limit, and the error bound would then be large.
    for _ in 0..<10 * order * order {
      let positions = forest.positions(deviations: deviations, order: order)
      var worst = tolerance
      var violated: (from: Int, to: Int)?
      for node in 0..<order {
        for other in neighbours[node] where flows[node * order + other] == 1 {
          let excess = positions[node] - positions[other] - deviations[node * order + other]
          if excess > worst && !refused.contains(node * order + other) {
            worst = excess
            violated = (node, other)
          }
        }
      }
      guard let violated else { return }
      if !add(violated, excess: worst, deviations: deviations) {
        // Only rounding can make the pairs of a tree contradict each other.
        refused.insert(violated.from * order + violated.to)
      }
    }
  }

  /// Raises the multiplier of a violated pair until it holds, dropping pairs whose own multiplier
  /// would change its sign; false if no pair can be dropped.
  private mutating func add(
    _ pair: (from: Int, to: Int), excess: Double, deviations: [Double]
  ) -> Bool {
    var multiplier = 0.0
    // Each round but the last drops a pair of the forest.
    for _ in 0...order {
      let positions = forest.positions(deviations: deviations, order: order)
      let (first, second) = (forest.trees[pair.from], forest.trees[pair.to])
      let sizes = (Double(forest.size(of: first)), Double(forest.size(of: second)))
      // The flow from each item along the forest at the multiplier 0, and its change per unit of
      // the multiplier.
      var constant = positions.map { -$0 }
      var slope = [Double](repeating: 0, count: order)
      slope[pair.from] -= 1
      slope[pair.to] += 1
      var full = Double.infinity
      if first != second {
        for item in 0..<order {
          if forest.trees[item] == first { slope[item] += 1 / sizes.0 }
          if forest.trees[item] == second { slope[item] -= 1 / sizes.1 }
        }
        let gap =
          positions[pair.from] - positions[pair.to] - deviations[pair.from * order + pair.to]
        full = max(multiplier, gap / (1 / sizes.0 + 1 / sizes.1))
      }
      var blocking: (Int, Int)?
      var least = full
      let traversal = forest.traversal()
      for (item, parent) in traversal.reversed() {
        guard let parent else { continue }
        let sign = Double(flows[item * order + parent])
        // 1e−9 is far below 1/n, the least that a slope can differ from 0 by, over n².
        if sign * slope[item] < -1e-9 {
          let limit = max(multiplier, -constant[item] / slope[item])
          if limit < least {
            least = limit
            blocking = (item, parent)
          }
        }
        constant[parent] += constant[item]
        slope[parent] += slope[item]
      }
      if let blocking {
        multiplier = least
        forest.disconnect(blocking.0, blocking.1)
      } else {
        guard first != second else { return false }
        forest.connect(pair.from, pair.to)
        return true
      }
    }
    return false
  }

  /// The vector that the forest determines, not normalized.
  private func products() -> [Double] {
    var products = [Double](repeating: 1, count: order)
    for (item, parent) in forest.traversal() {
      guard let parent else { continue }
      let ratio = judgment(item, parent)
      products[item] =
        item < parent ? products[parent] * ratio : products[parent] / ratio
    }
    let roots = Set(forest.trees)
    // Products outside the range of doubles lead to an error at the end.
    guard roots.count > 1, products.allSatisfy(\.isNormal) else { return products }
    for root in roots {
      let items = (0..<order).filter { forest.trees[$0] == root }
      var mean = ScaledProduct()
      for item in items {
        mean.multiply(by: center[item])
        mean.divide(by: products[item])
      }
      let factor = mean.root(items.count)
      for item in items { products[item] *= factor }
    }
    return products
  }

  /// The judgment on a judged pair as it is stored, above the diagonal.
  private func judgment(_ item: Int, _ other: Int) -> Double {
    upperTriangle[
      UpperTriangle.index(row: min(item, other), column: max(item, other), order: order)] ?? 1
  }
}

extension LeastAbsoluteFit {
  /// Returns the result, with its error bound.
  ///
  /// The values are the exact fit to slightly different data, and the differences are computed from
  /// them: δ in the logarithms of the judgments, so that each pair with *f*ᵢⱼ = 0 and each of the
  /// forest holds exactly and no other is violated, and ε in those of the center, so that the
  /// multipliers have the right signs and balance exactly. The fit is a continuous function of
  /// both, linear on each of finitely many pieces: one for each *f* and each forest. On a piece the
  /// logarithm of an item is that of the center, averaged over its tree, plus an average of sums of
  /// at most *n* − 1 judgments. So the values differ from the true fit by at most ε + (*n* − 1)δ,
  /// whichever pieces are between them. Errors of the judgments add to δ, and their effect on the
  /// center adds to ε.
  fileprivate func result(
    entryError: Double, centerError: Double, centerSensitivity: Double
  ) -> LogarithmicLeastAbsoluteValues {
    var objective = 0.0
    var lowerBound = 0.0
    var judgmentChange = 0.0
    // For each item those whose priorities must rise with its own.
    var ties = [[Int]](repeating: [], count: order)
    var reversedTies = ties
    for (pair, ratio) in zip(UpperTriangle.pairs(order: order), upperTriangle) {
      guard let ratio else { continue }
      let (row, column) = pair
      let deviation = Self.deviation(ratio, values[row], values[column])
      let flow = flows[row * order + column]
      objective += abs(deviation)
      lowerBound += Double(flow) * deviation
      let isEqual = flow == 0 || forest.isConnected(row, column)
      judgmentChange = max(
        judgmentChange, isEqual ? abs(deviation) : -Double(flow) * deviation)
      if abs(deviation) <= 1e-11 {
        if flow >= 0 {
          ties[row].append(column)
          reversedTies[column].append(row)
        }
        if flow <= 0 {
          ties[column].append(row)
          reversedTies[row].append(column)
        }
      }
    }
    var bound = Double.infinity
    if entryError < 1 {
      let entryChange = -Double.log(onePlus: -entryError)
      let logarithmError =
        centerChange() + centerError + centerSensitivity * entryChange
        + Double(order - 1) * (judgmentChange + entryChange)
      // The factor covers the rounding of these few operations themselves.
      bound =
        .expMinusOne(2.002 * logarithmError) + Double(order + 4) * Rounding.unit
    }
    // The priorities are unique if every item is tied to every other, in both directions.
    let isUnique =
      Self.reached(along: ties) == order && Self.reached(along: reversedTies) == order
    return LogarithmicLeastAbsoluteValues(
      priorities: PriorityVector(
        values: values, method: .logarithmicLeastAbsoluteValues, relativeErrorBound: bound,
        isUnique: isUnique),
      objective: objective, objectiveLowerBound: lowerBound)
  }

  /// Returns the change of the center's logarithms that makes the values the nearest to it.
  private func centerChange() -> Double {
    var distances = zip(center, values).map { Double.log($0 / $1) }
    let mean = distances.reduce(0, +) / Double(order)
    distances = distances.map { $0 - mean }
    let largest = distances.reduce(0) { max($0, abs($1)) }
    var sums = distances
    var imbalances = [Double](repeating: 0, count: order)
    for (item, parent) in forest.traversal().reversed() {
      guard let parent else {
        imbalances[item] += abs(sums[item])
        continue
      }
      let flow = flows[item * order + parent]
      // A multiplier of the wrong sign is taken to be 0.
      let wrong = flow == 0 ? 0 : max(0, -Double(flow) * sums[item])
      imbalances[item] += wrong
      imbalances[parent] += wrong
      sums[parent] += sums[item]
    }
    // The error of a sum of up to n distances is n roundoffs of n times the largest, that of a
    // distance a few.
    let rounding =
      Rounding.unit * Double(order * order + 8) * (largest + abs(mean))
      + 4 * Rounding.unit
    return imbalances.reduce(0, max) + rounding
  }

  /// The number of items that are reached from the first one.
  private static func reached(along edges: [[Int]]) -> Int {
    var isReached = [Bool](repeating: false, count: edges.count)
    isReached[0] = true
    var reached = [0]
    var next = 0
    while next < reached.count {
      for other in edges[reached[next]] where !isReached[other] {
        isReached[other] = true
        reached.append(other)
      }
      next += 1
    }
    return reached.count
  }
}

/// A forest on the items, to which pairs are added and from which they are removed.
private struct Forest {
  /// The tree of each item, identified by one of its items.
  private(set) var trees: [Int]
  private var neighbours: [[Int]]

  init(order: Int) {
    trees = Array(0..<order)
    neighbours = Array(repeating: [], count: order)
  }

  func size(of tree: Int) -> Int { trees.count { $0 == tree } }

  func isConnected(_ item: Int, _ other: Int) -> Bool { neighbours[item].contains(other) }

  mutating func connect(_ item: Int, _ other: Int) {
    neighbours[item].append(other)
    neighbours[other].append(item)
    rename(from: min(trees[item], trees[other]))
  }

  mutating func disconnect(_ item: Int, _ other: Int) {
    neighbours[item].removeAll { $0 == other }
    neighbours[other].removeAll { $0 == item }
    rename(from: item)
    rename(from: other)
  }

  /// Lets an item identify its tree.
  private mutating func rename(from root: Int) {
    visit(from: root) { trees, item, _ in trees[item] = root }
  }

  private mutating func visit(
    from root: Int, _ body: (inout [Int], _ item: Int, _ parent: Int?) -> Void
  ) {
    var stack: [(item: Int, parent: Int?)] = [(root, nil)]
    while let (item, parent) = stack.popLast() {
      body(&trees, item, parent)
      for other in neighbours[item] where other != parent { stack.append((other, item)) }
    }
  }

  /// Returns all items, each after its parent; the item that identifies a tree has none.
  func traversal() -> [(item: Int, parent: Int?)] {
    var order: [(item: Int, parent: Int?)] = []
    order.reserveCapacity(trees.count)
    for root in trees.indices where trees[root] == root {
      var next = order.count
      order.append((root, nil))
      while next < order.count {
        let (item, parent) = order[next]
        for other in neighbours[item] where other != parent { order.append((other, item)) }
        next += 1
      }
    }
    return order
  }

  /// The coordinates of the items in which each pair of the forest differs as `deviations` (row by
  /// row) says, and each tree has the mean 0.
  func positions(deviations: [Double], order: Int) -> [Double] {
    var positions = [Double](repeating: 0, count: order)
    var sums = positions
    var counts = positions
    for (item, parent) in traversal() {
      if let parent {
        positions[item] = positions[parent] + deviations[item * order + parent]
      }
      sums[trees[item]] += positions[item]
      counts[trees[item]] += 1
    }
    for item in 0..<order { positions[item] -= sums[trees[item]] / counts[trees[item]] }
    return positions
  }
}
