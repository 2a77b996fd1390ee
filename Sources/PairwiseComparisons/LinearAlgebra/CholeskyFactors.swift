/// A symmetric positive definite matrix *S*, factored as *L* *L*ᵀ, for orders of some tens: of
/// larger ones LAPACK's blocks make better use of the caches.
///
/// Each entry of *L* *L*ᵀ differs from that of *S* by at most *n* + 1 roundoffs of the product of
/// the roots of the two diagonal entries.
///
/// Source: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, SIAM 2002,
/// doi:10.1137/1.9780898718027, section 10.1.
struct CholeskyFactors {
  private let order: Int
  /// *L*, row by row, `order` × `order`; what is above the diagonal is not used.
  private var lower: [Double]

  /// Factors the matrix; `nil` if a pivot is not positive, so that *S* is not positive definite up
  /// to rounding.
  ///
  /// - Parameter rows: The entries, row by row, `order` × `order`; what is above the diagonal is
  ///   not read.
  /// - Complexity: O(*n*³).
  init?(rows: [Double], order: Int) {
    precondition(rows.count == order * order)
    self.order = order
    lower = rows
    for row in 0..<order {
      for column in 0...row {
        var entry = lower[row * order + column]
        for before in 0..<column {
          entry -= lower[row * order + before] * lower[column * order + before]
        }
        if column < row {
          lower[row * order + column] = entry / lower[column * order + column]
        } else {
          // This form of the condition also refuses what is not a number.
          guard entry > 0 else { return nil }
          lower[row * order + row] = entry.squareRoot()
        }
      }
    }
  }

  /// Returns the solution *x* of *S* *x* = *b*.
  ///
  /// - Complexity: O(*n*²).
  func solve(_ rightSide: [Double]) -> [Double] {
    var solution = rightSide
    for row in 0..<order {
      for column in 0..<row { solution[row] -= lower[row * order + column] * solution[column] }
      solution[row] /= lower[row * order + row]
    }
    for row in (0..<order).reversed() {
      for below in row + 1..<max(order, row + 1) {
        solution[row] -= lower[below * order + row] * solution[below]
      }
      solution[row] /= lower[row * order + row]
    }
    return solution
  }
}
