/// The Perron vectors of the part of a supermatrix within a component that is not closed, whose
/// spectral radius is below 1.
struct DrainingComponent {
  /// The positive vector *p* with *Vp* = ρ*p*, the largest entry 1.
  let vector: [Double]
  /// The spectral radius of the matrix whose entries are right up to the error of each.
  let radius: ClosedRange<Double>

  /// The middle of the interval of the spectral radius.
  var estimate: Double { (radius.lowerBound + radius.upperBound) / 2 }

  /// Finds the vector by Noda's iteration, which converges for every irreducible matrix, periodic
  /// or not; `nil` if it does not settle in double precision.
  ///
  /// - Parameters:
  ///   - rows: The matrix row by row: for *p* the entry in row *i* of column *j* at *i*·*m* + *j*.
  ///   - entryError: A bound on the relative error of each entry.
  /// - Complexity: O(*m*³) for each of about ten steps.
  ///
  /// Source: T. Noda, "Note on the computation of the maximal eigenvalue of a non-negative
  /// irreducible matrix", *Numerische Mathematik* 17 (1971), 382–386, doi:10.1007/BF01436087; for
  /// the interval L. Collatz, *Mathematische Zeitschrift* 48 (1942), 221–226,
  /// doi:10.1007/BF01180013.
  init?(rows: [Double], order: Int, entryError: Double) {
    var vector = [Double](repeating: 1, count: order)
    var best: (spread: Double, vector: [Double], radius: ClosedRange<Double>)?
    for step in 0..<200 {
      let scaled = Self.scaled(rows, by: vector, order: order)
      let sums = (0..<order).map { row in
        var sum = CompensatedSum()
        for column in 0..<order { sum.add(scaled[row * order + column]) }
        return sum.value
      }
      let (lowest, highest) = (sums.reduce(.infinity, min), sums.reduce(0, max))
      guard lowest > 0, highest.isFinite else { return nil }
      let spread = (highest - lowest) / highest
      let isBetter = best.map { spread < $0.spread } ?? true
      if isBetter { best = (spread, vector, lowest...highest) }
      // Near the solution each step squares the spread; one that does not make it smaller changes
      // rounding errors.
      if spread <= 4 * Rounding.unit || step > 3 && spread < 1e-12 && !isBetter { break }
      if order == 1 { break }
      let solution = DominantMMatrix(
        offDiagonal: scaled, slacks: sums.map { highest - $0 }, order: order
      ).solve(Array(repeating: 1, count: order))
      var largest = 0.0
      for item in 0..<order {
        vector[item] *= solution[item]
        largest = max(largest, vector[item])
      }
      guard largest > 0, largest.isFinite else { return nil }
      for item in 0..<order { vector[item] /= largest }
      guard vector.allSatisfy({ $0 >= 1e-300 }) else { return nil }
    }
    guard let best, best.spread < 1e-6 else { return nil }
    self.vector = best.vector
    // The scaled entries have two roundings more than the given ones, and their sums two.
    let error = Rounding.compounded(entryError + 6 * Rounding.unit)
    radius = best.radius.lowerBound * (1 - error)...best.radius.upperBound * (1 + error)
  }

  /// Finds the vector of a large component by powers of *V* + ρ*I*/2, which is not periodic; `nil`
  /// if they do not settle.
  ///
  /// - Parameters:
  ///   - rows: The matrix row by row: the transposed one for *p*.
  ///   - entryError: A bound on the relative error of each entry.
  /// - Complexity: O(entries) for each of as many steps as the powers need to settle.
  init?(sparseRows rows: SparseColumns, entryError: Double) {
    var vector = [Double](repeating: 1, count: rows.order)
    var best: (spread: Double, vector: [Double], radius: ClosedRange<Double>)?
    var stepsWithoutGain = 0
    for _ in 0..<20_000 {
      var (lowest, highest) = (Double.infinity, 0.0)
      var next = vector
      for row in 0..<rows.order {
        var sum = 0.0
        for entry in rows.entries(ofColumn: row) {
          sum += rows.values[entry] * vector[Int(rows.rows[entry])]
        }
        lowest = min(lowest, sum / vector[row])
        highest = max(highest, sum / vector[row])
        next[row] = sum
      }
      guard lowest >= 0, highest > 0, highest.isFinite else { return nil }
      let spread = (highest - lowest) / highest
      if spread < (best?.spread ?? .infinity) * 0.9 {
        stepsWithoutGain = 0
      } else {
        stepsWithoutGain += 1
      }
      if spread < best?.spread ?? .infinity { best = (spread, vector, lowest...highest) }
      if spread <= 16 * Rounding.unit || stepsWithoutGain > (spread < 1e-12 ? 20 : 2000) { break }
      var largest = 0.0
      for row in next.indices {
        next[row] += highest / 2 * vector[row]
        largest = max(largest, next[row])
      }
      vector = next.map { max($0 / largest, 1e-300) }
    }
    guard let best, best.spread < 1e-6, best.radius.lowerBound > 0 else { return nil }
    self.vector = best.vector
    let most = (0..<rows.order).reduce(0) { max($0, rows.entries(ofColumn: $1).count) }
    let error = Rounding.compounded(entryError + Double(most + 2) * Rounding.unit)
    radius = best.radius.lowerBound * (1 - error)...best.radius.upperBound * (1 + error)
  }

  /// Finds the vector of a component of a network, or its left one.
  init?(
    of nodes: ArraySlice<Int32>, in matrix: SparseColumns, isLeft: Bool, entryError: Double
  ) {
    let own = matrix.restricted(to: Array(nodes))
    let order = nodes.count
    if order > SweepSolver.leastOrder {
      self.init(sparseRows: isLeft ? own : own.transposed(), entryError: entryError)
      return
    }
    let places = (0..<Int32(order)).map { $0 }
    let columns = (isLeft ? own : own.transposed()).dense(places[...], place: places)
    self.init(rows: columns, order: order, entryError: entryError)
  }

  private static func scaled(_ rows: [Double], by vector: [Double], order: Int) -> [Double] {
    var scaled = rows
    for row in 0..<order {
      for column in 0..<order where column != row {
        scaled[row * order + column] *= vector[column] / vector[row]
      }
    }
    return scaled
  }
}
