internal import RealModule

extension ComparisonMatrix {
  /// Returns the geometric mean of each row, `order` positive numbers.
  ///
  /// - Complexity: O(*n*²).
  func geometricMeans() -> [Double] {
    Self.geometricMeans(of: upperTriangle[...], order: order)
  }

  /// Returns the geometric mean of each row of the matrix with this triangle.
  ///
  /// - Complexity: O(*n*²).
  static func geometricMeans(of upperTriangle: ArraySlice<Double>, order: Int) -> [Double] {
    var products = [ScaledProduct](repeating: ScaledProduct(), count: order)
    var position = upperTriangle.startIndex
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        products[row].multiply(by: upperTriangle[position])
        // Division by the judgment avoids the rounding of its reciprocal.
        products[column].divide(by: upperTriangle[position])
        position += 1
      }
    }
    return products.map { $0.root(order) }
  }

  /// Returns the normalized geometric means of the rows, the logarithmic least squares solution:
  /// they minimize Σ (ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ)² over all pairs.
  ///
  /// Source: G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
  /// *Journal of Mathematical Psychology* 29 (1985), 387–405, doi:10.1016/0022-2496(85)90002-1.
  func geometricMeanPriorities() -> PriorityVector {
    // The relative error of a mean is below 2 roundoffs for each factor and 4 for the root; the sum
    // of the means and the quotient add n + 1.
    PriorityVector(
      values: normalizedToSum(geometricMeans()), method: .geometricMean,
      relativeErrorBound: Double(2 * order + 10) * Rounding.unit)
  }
}

extension ComparisonMatrixStack {
  /// Returns the normalized geometric means of the rows of each matrix; the same numbers as
  /// `ComparisonMatrix.priorities(by: .geometricMean)`.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Returns: For each matrix `order` positive numbers that sum to 1.
  /// - Complexity: O(`count` · *n*²).
  ///
  /// Source: G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
  /// *Journal of Mathematical Psychology* 29 (1985), 387–405, doi:10.1016/0022-2496(85)90002-1.
  public func geometricMeanPriorities(threads: Int? = nil) -> [Double] {
    let width = UpperTriangle.count(order: order)
    return Parts.map(count, size: 256, threads: threads) { part in
      part.flatMap { matrix in
        normalizedToSum(
          ComparisonMatrix.geometricMeans(
            of: upperTriangles[matrix * width..<(matrix + 1) * width], order: order))
      }
    }.flatMap(\.self)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the priorities that minimize Σ (ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ)² over the judged pairs.
  ///
  /// With *y* = ln *w* the normal equations are *Ly* = *b*, *L* the Laplacian of the graph of
  /// comparisons and *b*ᵢ the sum of the logarithms of row *i*. *y* is fixed to 0 at the first
  /// item, which leaves a positive definite system exactly if the graph is connected.
  ///
  /// Source: S. Bozóki, J. Fülöp and L. Rónyai, "On optimal completion of incomplete pairwise
  /// comparison matrices", *Mathematical and Computer Modelling* 52 (2010), 318–333,
  /// doi:10.1016/j.mcm.2010.02.047.
  func logarithmicLeastSquaresPriorities() throws(ComparisonError) -> PriorityVector {
    try checkConnected()
    let size = order - 1
    var laplacian = [Double](repeating: 0, count: size * size)
    var rightSide = [Double](repeating: 0, count: size)
    var largestLogarithm = 0.0
    for (pair, ratio) in zip(UpperTriangle.pairs(order: order), upperTriangle()) {
      guard let ratio else { continue }
      let logarithm = Double.log(ratio)
      largestLogarithm = max(largestLogarithm, abs(logarithm))
      let (first, second) = (pair.row - 1, pair.column - 1)
      laplacian[second * size + second] += 1
      rightSide[second] -= logarithm
      if first >= 0 {
        laplacian[first * size + first] += 1
        laplacian[first * size + second] -= 1
        laplacian[second * size + first] -= 1
        rightSide[first] += logarithm
      }
    }
    guard
      let logarithms = try LAPACK.solvePositiveDefinite(
        laplacian, order: size, rightSide: rightSide)
    else { throw .disconnected(components: components()) }
    let highest = max(0, logarithms.reduce(0, max))
    let values = ([0] + logarithms).map { Double.exp($0 - highest) }
    guard values.allSatisfy(\.isNormal) else { throw .rangeTooWide }
    // Cholesky's error in a logarithm is within n roundoffs times the largest inverse entry, which
    // a path of n items bounds by n, times the sums of logarithms.
    let logarithmError =
      4 * Double(order * order * order) * (1 + largestLogarithm) * Rounding.unit
    return PriorityVector(
      values: normalizedToSum(values), method: .geometricMean,
      relativeErrorBound: .expMinusOne(2 * logarithmError))
  }
}
