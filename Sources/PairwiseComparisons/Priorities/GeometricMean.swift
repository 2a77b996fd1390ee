internal import RealModule

extension ComparisonMatrix {
  /// The geometric mean of each row, `order` positive numbers.
  var geometricMeans: [Double] { Self.geometricMeans(of: upperTriangle[...], order: order) }

  /// The geometric mean of each row of the matrix with this triangle.
  static func geometricMeans(of upperTriangle: ArraySlice<Double>, order: Int) -> [Double] {
    var products = [ScaledProduct](repeating: ScaledProduct(), count: order)
    var position = upperTriangle.startIndex
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        products[row].multiply(by: upperTriangle[position])
        // A reciprocal judgment divides, which spares the rounding of the reciprocal.
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
    // A mean is wrong by less than 2 roundoffs of each factor and 4 of the root; their sum and the
    // quotient add n + 1.
    PriorityVector(
      values: normalizedToSum(geometricMeans), method: .geometricMean,
      relativeErrorBound: Double(2 * order + 10) * EigenvectorBounds.roundoff)
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
    for (pair, ratio) in zip(UpperTriangle.pairs(order: order), upperTriangle) {
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
      let logarithms = LAPACK.solvePositiveDefinite(laplacian, order: size, rightSide: rightSide)
    else { throw .disconnected(components: components) }
    let highest = max(0, logarithms.reduce(0, max))
    let values = ([0] + logarithms).map { Double.exp($0 - highest) }
    guard values.allSatisfy(\.isNormal) else { throw .rangeTooWide }
    // Cholesky's error in a logarithm is within n roundoffs times the largest inverse entry, which
    // a path of n items bounds by n, times the sums of logarithms.
    let logarithmError =
      4 * Double(order * order * order) * (1 + largestLogarithm) * EigenvectorBounds.roundoff
    return PriorityVector(
      values: normalizedToSum(values), method: .geometricMean,
      relativeErrorBound: .expMinusOne(2 * logarithmError))
  }
}

/// A product of many factors that neither overflows nor underflows: the exponent is kept apart.
package struct ScaledProduct {
  /// In 1 ..< 2, once the exponent has been taken out.
  private var significand = 1.0
  private var exponent = 0

  package init() {}

  /// The product that has already come to `significand` · 2^`exponent`.
  init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Multiplies the product by a ratio, as comparison matrices support them.
  package mutating func multiply(by factor: Double) {
    significand *= factor
    takeOutExponent()
  }

  package mutating func divide(by divisor: Double) {
    significand /= divisor
    takeOutExponent()
  }

  mutating func multiply(by other: ScaledProduct) {
    exponent += other.exponent
    multiply(by: other.significand)
  }

  private mutating func takeOutExponent() {
    // The significand is a normal number, as ratios are within 1e−50 … 1e50.
    let bits = significand.bitPattern
    exponent += Int(bits >> 52) - 1023
    significand = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
  }

  /// Returns the root of the given degree; relative error a few units in the last place, whatever
  /// the size of the product.
  package func root(_ degree: Int) -> Double {
    // 2^(q·degree + r) with 0 ≤ r < degree: 2^q comes out exactly and 2^r stays under the root.
    let quotient = Int((Double(exponent) / Double(degree)).rounded(.down))
    let remainder = exponent - quotient * degree
    let logarithm = (Double(remainder) + .log2(significand)) / Double(degree)
    return Double(sign: .plus, exponent: quotient, significand: .exp2(logarithm))
  }
}
