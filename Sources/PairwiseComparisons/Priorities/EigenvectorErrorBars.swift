extension ComparisonMatrix {
  /// Returns the uncertainty of each priority of the eigenvector that follows from the
  /// inconsistency of the judgments.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.eigenvectorErrorBars()   // 0.172, 0.031, 0.078, 0.015
  ///
  /// Row *i* of *Aw* = λ*w* estimates *w*ᵢ from each item *k*, by *a*ᵢₖ*w*ₖ*n*/λ, and *w*ᵢ is the
  /// mean of these *n* estimates. The error bar is their standard deviation, √(Σₖ (*a*ᵢₖ*w*ₖ*n*/λ −
  /// *w*ᵢ)²/(*n* − 1)).
  ///
  /// - Returns: `order` numbers, 0 or more, in the order of the rows; all 0 up to order 2 and for
  ///   consistent judgments, but for rounding.
  /// - Complexity: See `principalEigenvector()`.
  ///
  /// Source: I. L. Tomashevskii, "Eigenvector ranking method as a measuring tool: formulas for
  /// errors", *European Journal of Operational Research* 240 (2015), 774–780.
  public func eigenvectorErrorBars() -> [Double] {
    guard order > 1 else { return [0] }
    let eigenvector = principalEigenvector()
    let priorities = eigenvector.priorities
    let factor = Double(order) / eigenvector.eigenvalue
    let rows = rows()
    return (0..<order).map { row in
      let squares = (0..<order).reduce(0.0) { sum, column in
        let deviation =
          (-priorities[row]).addingProduct(
            rows[row * order + column] * factor, priorities[column])
        return sum + deviation * deviation
      }
      return (squares / Double(order - 1)).squareRoot()
    }
  }
}
