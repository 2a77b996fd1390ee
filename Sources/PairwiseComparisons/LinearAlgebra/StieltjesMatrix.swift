/// A symmetric positive definite matrix whose entries off the diagonal are not positive, factored
/// so that the solution for a positive right side is positive.
///
/// The matrix *M* has −*p*ᵢⱼ ≤ 0 off the diagonal and *d*ᵢ > 0 on it. Its inverse has no negative
/// entry. Elimination without pivoting subtracts only on the diagonal; a pivot below one roundoff
/// of its original entry is raised to it, a change within the rounding error. Where the diagonal is
/// given as a sum, `DominantMMatrix` has no such loss.
///
/// Source: T. J. Stieltjes, "Sur les racines de l'équation Xₙ = 0", *Acta Mathematica* 9 (1887),
/// 385–400, doi:10.1007/BF02406744, for the sign of the inverse.
struct StieltjesMatrix {
  private let order: Int
  /// The factors: above the diagonal the *p*ᵢⱼ of *U*, below it the multipliers of *L*, row by row.
  private var factors: [Double]
  private var pivots: [Double]

  /// Factors the matrix.
  ///
  /// - Parameters:
  ///   - diagonal: The *d*ᵢ, `order` positive numbers.
  ///   - offDiagonal: The *p*ᵢⱼ, row by row, `order` × `order`; the diagonal is not read.
  /// - Complexity: O(*n*³).
  init(diagonal: [Double], offDiagonal: [Double]) {
    order = diagonal.count
    factors = offDiagonal
    pivots = diagonal
    for pivot in 0..<order {
      pivots[pivot] = max(pivots[pivot], diagonal[pivot] * Rounding.unit)
      for row in pivot + 1..<max(order, pivot + 1) {
        let multiplier = factors[row * order + pivot] / pivots[pivot]
        factors[row * order + pivot] = multiplier
        pivots[row] -= multiplier * factors[pivot * order + row]
        for column in pivot + 1..<order where column != row {
          factors[row * order + column] += multiplier * factors[pivot * order + column]
        }
      }
    }
  }

  /// Returns *M*⁻¹*b*, `order` numbers; not negative if the *b*ᵢ are not.
  ///
  /// - Complexity: O(*n*²).
  func solve(_ rightSide: [Double]) -> [Double] {
    var solution = rightSide
    for row in 0..<order {
      for column in 0..<row { solution[row] += factors[row * order + column] * solution[column] }
    }
    for row in (0..<order).reversed() {
      for column in row + 1..<max(order, row + 1) {
        solution[row] += factors[row * order + column] * solution[column]
      }
      solution[row] /= pivots[row]
    }
    return solution
  }
}
