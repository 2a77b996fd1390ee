internal import RealModule

/// Rigorous bounds for a computed Perron vector, derived from the vector itself, whatever method
/// computed it.
///
/// They hold for the matrix as written, such as with the fraction 1/3, not only for its nearest
/// doubles: each entry may have the relative error that the initializer is given.
package struct EigenvectorBounds {
  /// An interval that contains the principal eigenvalue.
  let eigenvalue: ClosedRange<Double>
  /// A bound on the relative error of every component of the vector, as it sums to 1; infinite if
  /// no bound is known.
  let relativeError: Double

  /// Returns whether a bound is so small that a better one is not worth O(*n*³) operations. Any
  /// bound grows with *n*, as it contains the rounding of sums of *n* terms.
  static func isTight(_ relativeError: Double, order: Int) -> Bool {
    relativeError <= largestTightError(order: order)
  }

  /// The largest bound that is so small.
  package static func largestTightError(order: Int) -> Double {
    1e-12 * max(1, Double(order) / 16)
  }

  /// Derives the bounds for a positive `vector` that sums to 1 and the matrix `rows` (`order` ×
  /// `order`, row by row, nonnegative, irreducible), of which each entry may have the given
  /// relative error.
  ///
  /// - Complexity: O(*n*³) up to order 64 and wherever the contraction bound is above 1e−12;
  ///   O(*n*²) otherwise.
  init(of vector: [Double], rows: [Double], order: Int, entryError: Double) {
    let scaled = PerronIteration.scaled(rows, by: vector, order: order)
    var lowest = Double.infinity
    var highest = 0.0
    for row in 0..<order {
      let sum = scaled[row * order..<(row + 1) * order].reduce(0, +)
      lowest = min(lowest, sum)
      highest = max(highest, sum)
    }
    // Collatz–Wielandt: the eigenvalue lies between the smallest and the largest (Aw)ᵢ/wᵢ. A
    // quotient is a sum of n positive terms of three roundings each, so its relative error is below
    // (n + 3) roundoffs.
    let quotientError = Double(order + 4) * Rounding.unit + entryError
    lowest *= 1 - quotientError
    highest *= 1 + quotientError
    eigenvalue = lowest...highest

    let hilbert = Self.log1p((highest - lowest) / lowest)
    let contracted =
      hilbert / Self.oneMinusContraction(of: scaled, order: order, entryError: entryError)
    // The factor covers the rounding of these few operations themselves.
    var bound = Self.expm1(contracted) * (1 + 16 * Rounding.unit)
    if bound > 1e-12 {
      bound = min(
        bound,
        Self.passageBound(
          scaled: scaled, order: order, lowest: lowest, highest: highest, entryError: entryError))
    }
    // The error of the normalization to the sum 1 in double precision.
    relativeError = bound + Double(order + 2) * Rounding.unit
  }

  private static func log1p(_ x: Double) -> Double { .log(onePlus: x) }
  private static func expm1(_ x: Double) -> Double { .expMinusOne(x) }

  /// Returns 1 − τ, where τ = tanh(Δ/4) is the largest factor by which the matrix multiplies
  /// Hilbert distances and Δ its projective diameter, the largest ln(*a*ᵢₖ*a*ⱼₗ/(*a*ⱼₖ*a*ᵢₗ)).
  ///
  /// For the Perron vector *p* then d(*w*, *p*) ≤ d(*Aw*, *w*)/(1 − τ), and |ln *w*ᵢ − ln *p*ᵢ| is
  /// at most that, since both sum to 1. With a zero in the matrix Δ is infinite and the result 0. Δ
  /// does not change by diagonal scaling, so the scaled matrix is used, whose entries vary least.
  /// Above order 64 an upper bound of Δ from each row's largest and smallest entries replaces the
  /// comparison of all pairs of rows.
  ///
  /// Source: G. Birkhoff, "Extensions of Jentzsch's theorem", *Transactions of the American
  /// Mathematical Society* 85 (1957), 219–227, doi:10.1090/S0002-9947-1957-0087058-6.
  static func oneMinusContraction(
    of scaled: [Double], order: Int, entryError: Double
  ) -> Double {
    var largestRatio = 1.0
    if order <= 64 {
      for first in 0..<order {
        for second in first + 1..<max(order, first + 1) {
          var highest = 0.0
          var lowest = Double.infinity
          for column in 0..<order {
            let quotient = scaled[first * order + column] / scaled[second * order + column]
            if quotient.isNaN { return 0 }
            highest = max(highest, quotient)
            lowest = min(lowest, quotient)
          }
          largestRatio = max(largestRatio, highest / lowest)
        }
      }
    } else {
      for row in 0..<order {
        var highest = 0.0
        var lowest = Double.infinity
        for column in 0..<order {
          highest = max(highest, scaled[row * order + column])
          lowest = min(lowest, scaled[row * order + column])
        }
        largestRatio = max(largestRatio, (highest / lowest) * (highest / lowest))
      }
    }
    // tanh(Δ/4) = (√R − 1)/(√R + 1) for R = exp Δ; the factor covers the rounding of R and the
    // errors of its four entries.
    let root = (largestRatio * (1 + 64 * Rounding.unit + 8 * entryError)).squareRoot()
    return 2 / (root + 1)
  }

  /// Returns a bound for matrices whose contraction bound is useless: judgments over many decades,
  /// or missing ones.
  ///
  /// With *z* = *D*⁻¹*p*, *D* = diag(*w*), and *B* = *D*⁻¹*AD*, *Bz* = λ*z*. Scale *z* to 1 at some
  /// item *r* and write *z* = 1 + *y*: without row and column *r*, (λ*I* − *B*)*y* = *B*1 − λ,
  /// whose right side is at most λ⁺ − λ⁻, the width of the eigenvalue's interval. The inverse is
  /// nonnegative, and applied to ones gives the mean time in which a walk with these rates first
  /// reaches *r*. `DominantMMatrix` computes it for λ⁺, without cancellation; the step from λ⁺ to λ
  /// gives the denominator below. The condition number so found is that of this matrix, not of the
  /// worst matrix with the same range of entries.
  static func passageBound(
    scaled: [Double], order: Int, lowest: Double, highest: Double, entryError: Double
  ) -> Double {
    let columnSums = (0..<order).map { column in
      (0..<order).reduce(0.0) { $0 + scaled[$1 * order + column] }
    }
    // Any item can be r; that of the largest column sum is reached soonest.
    guard let target = columnSums.indices.max(by: { columnSums[$0] < columnSums[$1] }), order > 1
    else { return 0 }
    let others = (0..<order).filter { $0 != target }
    let reduced = others.flatMap { row in others.map { scaled[row * order + $0] } }
    // The slack of row i is λ⁺ − (B1)ᵢ + bᵢᵣ; its first part is at least 0 and left out, which can
    // only raise the times.
    let slacks = others.map { scaled[$0 * order + target] }
    let times = DominantMMatrix(offDiagonal: reduced, slacks: slacks, order: order - 1)
      .solve(Array(repeating: 1, count: order - 1))
    // The factor covers the entries' errors and the rounding of the elimination, at worst of order
    // n³ roundoffs per entry.
    let longest =
      times.reduce(0, max) * (1 + 32 * Double(order * order * order) * (Rounding.unit + entryError))
    let product = (highest - lowest) * longest
    guard product < 0.25 else { return .infinity }
    let deviation = product / (1 - product)
    return 2 * deviation / (1 - deviation)
  }
}
