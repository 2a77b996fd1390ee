/// Makes a linear iteration *x* ← *g*(*x*) settle sooner, by combining its last steps so that the
/// change of the combined step is least.
///
/// Source: D. G. Anderson, "Iterative procedures for nonlinear integral equations", *Journal of the
/// ACM* 12 (1965), 547–560, doi:10.1145/321296.321305; for linear iterations, where it is GMRES
/// with few vectors, H. F. Walker and P. Ni, "Anderson acceleration for fixed-point iterations",
/// *SIAM Journal on Numerical Analysis* 49 (2011), 1715–1735, doi:10.1137/10078356X.
struct Extrapolation {
  /// The number of differences of steps that are combined.
  private let depth: Int
  /// The last step's result and its change *g*(*x*) − *x*.
  private var result: [Double] = []
  private var change: [Double] = []
  /// How far these moved from step to step.
  private var resultMoves: [[Double]] = []
  private var changeMoves: [[Double]] = []
  /// The products of `changeMoves` with each other.
  private var products: [[Double]]
  /// The place of the newest moves.
  private var newest = -1

  /// - Parameter depth: The number of differences of steps that are combined, 1 or more.
  init(depth: Int) {
    self.depth = depth
    products = Array(repeating: Array(repeating: 0, count: depth), count: depth)
  }

  /// Takes a step.
  ///
  /// - Parameters:
  ///   - start: *x*, replaced by where the next step should start.
  ///   - end: *g*(*x*).
  /// - Complexity: O(*n* · depth).
  mutating func step(from start: inout [Double], to end: [Double]) {
    if result.isEmpty {
      result = end
      change = end.indices.map { end[$0] - start[$0] }
      start = end
      return
    }
    newest = (newest + 1) % depth
    if resultMoves.count == newest {
      resultMoves.append([Double](repeating: 0, count: end.count))
      changeMoves.append(resultMoves[newest])
    }
    Self.move(
      &result, &change, by: &resultMoves[newest], &changeMoves[newest], to: end, from: start)
    for place in changeMoves.indices {
      let product = Self.product(changeMoves[newest], changeMoves[place])
      products[newest][place] = product
      products[place][newest] = product
    }
    let shares = shares(of: changeMoves.map { Self.product($0, change) })
    start = end
    for (place, share) in shares.enumerated() where share != 0 {
      Self.subtract(resultMoves[place], times: share, from: &start)
    }
  }

  private static func move(
    _ result: inout [Double], _ change: inout [Double], by resultMove: inout [Double],
    _ changeMove: inout [Double], to end: [Double], from start: [Double]
  ) {
    let (end, start) = (end.span, start.span)
    var results = result.mutableSpan
    var changes = change.mutableSpan
    var resultMoves = resultMove.mutableSpan
    var changeMoves = changeMove.mutableSpan
    for place in end.indices {
      let now = end[place] - start[place]
      resultMoves[place] = end[place] - results[place]
      changeMoves[place] = now - changes[place]
      results[place] = end[place]
      changes[place] = now
    }
  }

  /// The sum of products, in four parts that are added side by side.
  private static func product(_ vector: [Double], _ other: [Double]) -> Double {
    let (vector, other) = (vector.span, other.span)
    var sums = SIMD4<Double>.zero
    let whole = vector.count / 4 * 4
    for place in stride(from: 0, to: whole, by: 4) {
      let left = SIMD4<Double>(
        vector[place], vector[place + 1], vector[place + 2], vector[place + 3])
      let right = SIMD4<Double>(
        other[place], other[place + 1], other[place + 2], other[place + 3])
      sums += left * right
    }
    var sum = sums.sum()
    for place in whole..<vector.count { sum += vector[place] * other[place] }
    return sum
  }

  private static func subtract(
    _ vector: [Double], times factor: Double, from target: inout [Double]
  ) {
    let vector = vector.span
    var target = target.mutableSpan
    for place in vector.indices { target[place] -= factor * vector[place] }
  }

  /// Solves the least squares by Cholesky's elimination from the newest move on, without moves that
  /// others nearly combine to, which would leave rounding errors alone.
  private func shares(of rightSide: [Double]) -> [Double] {
    let count = rightSide.count
    let order = (0..<count).map { (newest - $0 + count) % count }
    var chosen: [Int] = []
    var factors: [[Double]] = []
    var reduced: [Double] = []
    for place in order {
      var row: [Double] = []
      var pivot = products[place][place]
      var value = rightSide[place]
      for (earlier, other) in chosen.enumerated() {
        var entry = products[place][other]
        for inner in 0..<earlier { entry -= row[inner] * factors[earlier][inner] }
        entry /= factors[earlier][earlier]
        row.append(entry)
        pivot -= entry * entry
        value -= entry * reduced[earlier]
      }
      guard pivot > 1e-10 * products[place][place] else { continue }
      row.append(pivot.squareRoot())
      chosen.append(place)
      reduced.append(value / pivot.squareRoot())
      factors.append(row)
    }
    var shares = [Double](repeating: 0, count: count)
    for position in chosen.indices.reversed() {
      var value = reduced[position]
      for later in chosen.indices where later > position {
        value -= factors[later][position] * shares[chosen[later]]
      }
      shares[chosen[position]] = value / factors[position][position]
    }
    return shares
  }
}
