/// The Perron vector of a nonnegative irreducible matrix with a positive diagonal: the matrices of
/// pairwise comparisons, and Harker's for incomplete ones.
///
/// There are two iterations. Power iteration costs O(*n*²) a step and suffices for matrices of real
/// judgments. It is slow when the second eigenvalue is nearly as large as the first: a cycle, or
/// judgments over many decades. Noda's iteration follows then: O(*n*³) a step, but quadratic,
/// monotone from any positive start, and without a subtraction that could cancel.
///
/// The convergence of both is measured by the Collatz–Wielandt spread, the distance of the largest
/// from the smallest (*Aw*)ᵢ/*w*ᵢ relative to the largest. It is a componentwise backward error,
/// which the change from step to step is not. The C kernels behind `Kernels` contain a second
/// implementation of both iterations, for complete matrices from a fixed start; this one serves
/// incomplete matrices, searches that start from a known vector, and matrices for which the kernels
/// do not converge.
struct PerronIteration {
  /// The matrix, row by row, `order` × `order`.
  let rows: [Double]
  let order: Int
  /// The present approximation; positive, sums to 1.
  private(set) var vector: [Double]

  /// Iterates until the vector cannot be improved in double precision.
  init(rows: [Double], order: Int, start: [Double]) {
    self.rows = rows
    self.order = order
    vector = start
    if !iteratePower() { iterateNoda() }
    normalize()
  }

  /// The smallest spread that the rounding of one product with the matrix leaves.
  private var roundingSpread: Double { 2 * Double(order).squareRoot() * .ulpOfOne }

  private mutating func normalize() {
    let sum = vector.reduce(0, +)
    for item in 0..<order { vector[item] /= sum }
  }

  // MARK: Power iteration

  /// Steps in which the spread must shrink at least sixteenfold; a slower matrix is left to Noda's
  /// iteration.
  private static let stepsJudgedTogether = 4
  private static let requiredShrinking = 1.0 / 16

  /// Returns whether the spread reached the level of rounding.
  private mutating func iteratePower() -> Bool {
    var product = [Double](repeating: 0, count: order)
    var spreadBefore = Double.infinity
    var step = 0
    while true {
      multiply(into: &product)
      var lowest = Double.infinity
      var highest = 0.0
      var sum = 0.0
      for item in 0..<order {
        let quotient = product[item] / vector[item]
        lowest = min(lowest, quotient)
        highest = max(highest, quotient)
        sum += product[item]
      }
      for item in 0..<order { vector[item] = product[item] / sum }
      let spread = (highest - lowest) / highest
      if spread <= roundingSpread { return true }
      step += 1
      if step % Self.stepsJudgedTogether == 0 {
        // This form of the condition also ends the loop for a spread that is not a number.
        guard spread <= Self.requiredShrinking * spreadBefore else { return false }
        spreadBefore = spread
      }
    }
  }

  /// The least order for which the kernel's four sums of a row are worth their call.
  private static let smallestOrderOfKernel = 64

  private func multiply(into product: inout [Double]) {
    if order >= Self.smallestOrderOfKernel {
      Kernels.multiply(rows: rows, order: order, vector: vector, into: &product)
      return
    }
    for row in 0..<order {
      var sum = 0.0
      for column in 0..<order { sum += rows[row * order + column] * vector[column] }
      product[row] = sum
    }
  }

  // MARK: Noda's iteration

  /// Three to ten steps are usual; the limit only guarantees termination.
  private static let mostNodaSteps = 1000

  /// Improves the vector *w* by *w* ← (σ*I* − *A*)⁻¹ *w*, where σ is the largest (*Aw*)ᵢ/*w*ᵢ.
  ///
  /// It works on *B* = *D*⁻¹*AD*, *D* = diag(*w*), whose row sums are those quotients; the
  /// approximate Perron vector of *B* is all ones, whatever the decades that *w* spans. σ*I* − *B*
  /// is a diagonally dominant M-matrix, given to `DominantMMatrix` by its off-diagonal entries and
  /// the slacks of its rows.
  ///
  /// Source: T. Noda, "Note on the computation of the maximal eigenvalue of a non-negative
  /// irreducible matrix", *Numerische Mathematik* 17 (1971), 382–386, doi:10.1007/BF01436087.
  private mutating func iterateNoda() {
    var spreadBefore = Double.infinity
    for _ in 0..<Self.mostNodaSteps {
      let scaled = Self.scaled(rows, by: vector, order: order)
      let sums = (0..<order).map { row in
        scaled[row * order..<(row + 1) * order].reduce(0, +)
      }
      let highest = sums.reduce(0, max)
      let spread = (highest - sums.reduce(.infinity, min)) / highest
      // Near the solution each step squares the spread, so a step that does not halve it changes
      // only rounding errors.
      if spread <= roundingSpread || (spread < 1e-10 && spread > spreadBefore / 2) { return }
      spreadBefore = spread
      let solution = DominantMMatrix(
        offDiagonal: scaled, slacks: sums.map { highest - $0 }, order: order
      ).solve(Array(repeating: 1, count: order))
      let largest = solution.reduce(0, max)
      for item in 0..<order { vector[item] *= solution[item] / largest }
      normalize()
    }
  }

  /// *D*⁻¹*AD* for *D* = diag(`vector`), row by row.
  static func scaled(_ rows: [Double], by vector: [Double], order: Int) -> [Double] {
    var scaled = rows
    for row in 0..<order {
      let reciprocal = 1 / vector[row]
      for column in 0..<order where column != row {
        scaled[row * order + column] *= vector[column] * reciprocal
      }
    }
    return scaled
  }
}
