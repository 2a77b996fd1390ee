/// A row diagonally dominant M-matrix, factored without a subtraction.
///
/// The matrix *M* has −*p*ᵢⱼ ≤ 0 off the diagonal and Σⱼ *p*ᵢⱼ + *s*ᵢ on it. Given the *p*ᵢⱼ and
/// the slacks *s*ᵢ ≥ 0 instead of the diagonal, Gaussian elimination only adds, multiplies and
/// divides nonnegative numbers, so each entry of *M*⁻¹*b* for *b* ≥ 0 has a small relative error,
/// however ill-conditioned *M* is.
///
/// Source: A. S. Alfa, J. Xue and Q. Ye, "Accurate computation of the smallest eigenvalue of a
/// diagonally dominant M-matrix", *Mathematics of Computation* 71 (2002), 217–236,
/// doi:10.1090/S0025-5718-01-01325-4, after W. K. Grassmann, M. I. Taksar and D. P. Heyman,
/// *Operations Research* 33 (1985), 1107–1116, doi:10.1287/opre.33.5.1107.
struct DominantMMatrix {
  private let order: Int
  /// The factors: above the diagonal the *p*ᵢⱼ of *U*, below it the multipliers of *L*, row by row.
  private var factors: [Double]
  private var pivots: [Double]

  /// Factors the matrix.
  ///
  /// - Parameters:
  ///   - offDiagonal: The *p*ᵢⱼ, row by row, `order` × `order`; the diagonal is not read.
  ///   - slacks: The *s*ᵢ, `order` numbers, not negative.
  /// - Complexity: O(*n*³).
  init(offDiagonal: [Double], slacks: [Double], order: Int) {
    self.order = order
    factors = offDiagonal
    pivots = Array(repeating: 0, count: order)
    var slacks = slacks
    for pivot in 0..<order {
      var diagonal = slacks[pivot]
      for column in pivot + 1..<max(order, pivot + 1) {
        diagonal += factors[pivot * order + column]
      }
      pivots[pivot] = diagonal
      for row in pivot + 1..<max(order, pivot + 1) {
        let multiplier = factors[row * order + pivot] / diagonal
        factors[row * order + pivot] = multiplier
        slacks[row] += multiplier * slacks[pivot]
        for column in pivot + 1..<order where column != row {
          factors[row * order + column] += multiplier * factors[pivot * order + column]
        }
      }
    }
  }

  /// Returns *M*⁻¹*b* up to a positive factor if *M* is singular, exactly *M*⁻¹*b* otherwise.
  ///
  /// - Parameter rightSide: `order` numbers, not negative.
  /// - Complexity: O(*n*²).
  func solve(_ rightSide: [Double]) -> [Double] {
    var solution = rightSide
    for row in 1..<max(order, 1) {
      for column in 0..<row { solution[row] += factors[row * order + column] * solution[column] }
    }
    if pivots[order - 1] == 0 {
      // All slacks are 0: the rows of M sum to zero, and its null vector is the limit of the
      // solutions.
      solution = Array(repeating: 0, count: order)
      solution[order - 1] = 1
    } else {
      solution[order - 1] /= pivots[order - 1]
    }
    for row in (0..<order - 1).reversed() {
      for column in row + 1..<order {
        solution[row] += factors[row * order + column] * solution[column]
      }
      solution[row] /= pivots[row]
    }
    return solution
  }

  /// Returns *M*⁻ᵀ*b* for a matrix that is not singular.
  ///
  /// - Parameter rightSide: `order` numbers, not negative.
  /// - Complexity: O(*n*²).
  func solveTransposed(_ rightSide: [Double]) -> [Double] {
    var solution = rightSide
    for row in 0..<order {
      solution[row] /= pivots[row]
      for column in row + 1..<max(order, row + 1) {
        solution[column] += factors[row * order + column] * solution[row]
      }
    }
    for row in stride(from: order - 1, to: 0, by: -1) {
      for column in 0..<row { solution[column] += factors[row * order + column] * solution[row] }
    }
    return solution
  }
}
