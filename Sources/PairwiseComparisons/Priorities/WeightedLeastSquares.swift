extension ComparisonMatrix {
  /// Returns the priorities that minimize Σᵢⱼ (*a*ᵢⱼ*w*ⱼ − *w*ᵢ)² among those that sum to 1.
  ///
  /// The minimum is unique and its priorities are positive. The weight of a judgment grows with the
  /// priorities that it compares.
  ///
  /// - Parameter entryError: A bound on the relative error of each ratio.
  /// - Returns: The priorities, with a bound that is computed from their residual; infinite if the
  ///   residual gives no bound, as with contradictory judgments of many decades.
  /// - Complexity: O(*n*³).
  ///
  /// Source: A. T. W. Chu, R. E. Kalaba and K. Spingarn, "A comparison of two methods for
  /// determining the weights of belonging to fuzzy sets", *Journal of Optimization Theory and
  /// Applications* 27 (1979), 531–538, doi:10.1007/BF00933438.
  func weightedLeastSquaresPriorities(
    entryError: Double = Rounding.entryError
  ) -> PriorityVector {
    let fit = WeightedLeastSquares(rows: rows(), order: order)
    return PriorityVector(
      values: normalizedToSum(fit.values), method: .weightedLeastSquares,
      relativeErrorBound: fit.relativeErrorBound(entryError: entryError))
  }
}

/// The weighted least squares fit *x*, scaled to 1 at one item.
///
/// The objective is *x*ᵀ*Bx* with *b*ᵢᵢ = *n* − 1 + Σₖ *a*ₖᵢ² and *b*ᵢⱼ = −(*a*ᵢⱼ + *a*ⱼᵢ), and the
/// minimum has *Bx* = *c*1 for one number *c* ≥ 0, which is 0 for consistent judgments. The usual
/// bordered system of *B* and 1 has a condition number like (max *a*)⁴. Here row and column *r* are
/// separated instead: with *x*ᵣ = 1, *p*ᵢ = −*b*ᵢᵣ and *M* the rest of *B*, the other components
/// are *y* = *M*⁻¹*p* + *c* *M*⁻¹1, and row *r* says that *c* = (*b*ᵣᵣ − *p*ᵀ*M*⁻¹*p*)/(1 +
/// *p*ᵀ*M*⁻¹1). *M* is a `StieltjesMatrix`, so *y* is a sum of positive terms, and each component
/// has a small relative error, whatever the decades that the judgments span.
private struct WeightedLeastSquares {
  /// The fit, `order` positive numbers.
  var values: [Double]

  private let order: Int
  /// The *b*ᵢᵢ.
  private let diagonal: [Double]
  /// The −*b*ᵢⱼ, row by row, `order` × `order`, with 0 on the diagonal.
  private let offDiagonal: [Double]
  /// *c*.
  private var common: Double
  /// The item *r*, the one with the smallest *b*ᵣᵣ: usually that of the largest priority.
  private let fixed: Int

  init(rows: [Double], order: Int) {
    self.order = order
    var diagonal = [Double](repeating: Double(order - 1), count: order)
    var offDiagonal = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0..<order where column != row {
        let ratio = rows[row * order + column]
        diagonal[column] += ratio * ratio
        offDiagonal[row * order + column] = ratio + rows[column * order + row]
      }
    }
    let fixed = diagonal.indices.reduce(0) { diagonal[$1] < diagonal[$0] ? $1 : $0 }
    let others = (0..<order).filter { $0 != fixed }
    let rest = StieltjesMatrix(
      diagonal: others.map { diagonal[$0] },
      offDiagonal: others.flatMap { row in others.map { offDiagonal[row * order + $0] } })
    let toFixed = others.map { offDiagonal[$0 * order + fixed] }
    let solution = rest.solve(toFixed)
    let ones = rest.solve(Array(repeating: 1, count: order - 1))
    func product(_ vector: [Double]) -> Double {
      zip(toFixed, vector).reduce(0) { $0 + $1.0 * $1.1 }
    }
    common = max(0, (diagonal[fixed] - product(solution)) / (1 + product(ones)))
    values = Array(repeating: 1, count: order)
    for (position, item) in others.enumerated() {
      values[item] = solution[position] + common * ones[position]
    }
    self.diagonal = diagonal
    self.offDiagonal = offDiagonal
    self.fixed = fixed
  }

  /// Returns a bound on the relative error of every component of the fit as it sums to 1.
  ///
  /// Let *f* = *Bx* − *c*1 be the residual of the computed fit and *g* = *My*, which is *p* + *c*1
  /// + *f* and so at least about 2. *M*⁻¹ has no negative entry, hence |*M*⁻¹*f*| ≤ φ*y* for φ =
  /// max |*f*ᵢ|/*g*ᵢ, component by component, and *M*⁻¹1 ≤ *y*/min *g*ᵢ. Row *r* bounds the error
  /// of *c* by κ = |*f*ᵣ| + φ *p*ᵀ*y*. Together the error of *y* is at most (φ + κ/min *g*ᵢ)*y*.
  func relativeErrorBound(entryError: Double) -> Double {
    let roundoff = Rounding.unit
    // An entry of B has twice the judgments' error and the rounding of n + 2 operations, the
    // residual that of n + 3 more.
    let termError = 2 * entryError + Double(2 * order + 8) * roundoff
    var largest = 0.0
    var smallestRow = Double.infinity
    var fixedResidual = 0.0
    var fixedProduct = 0.0
    for row in 0..<order {
      let positive = diagonal[row] * values[row]
      let negative = (0..<order).reduce(0.0) {
        $0 + offDiagonal[row * order + $1] * values[$1]
      }
      let residual =
        abs(positive - negative - common) + termError * (positive + negative + common)
      if row == fixed {
        fixedResidual = residual
        fixedProduct = negative
      } else {
        let toFixed = offDiagonal[row * order + fixed]
        let product = toFixed * (1 - termError) + common - residual
        guard product > 0 else { return .infinity }
        largest = max(largest, residual / product)
        smallestRow = min(smallestRow, product)
      }
    }
    // The last factor covers the rounding of these few operations themselves.
    let error =
      (largest + (fixedResidual + largest * fixedProduct) / smallestRow) * 1.001
    guard error < 0.125 else { return .infinity }
    // Relative to the true values, twice for the normalization, and its rounding.
    let relative = error / (1 - error)
    return 2 * relative / (1 - relative) + Double(order + 2) * roundoff
  }
}
