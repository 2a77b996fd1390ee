/// The stationary distribution of an irreducible Markov chain, by an elimination without
/// subtraction.
///
/// Eliminating a state leaves a chain on the others, with the same stationary distribution on them.
/// By the Markov chain tree theorem each stationary probability of *k* states is a quotient of sums
/// of products of *k* − 1 transition probabilities between different states, so that relative
/// errors of at most η in these change it by at most ((1 + η)/(1 − η))ᵏ⁻¹ − 1, however nearly the
/// chain falls apart. One elimination rounds each probability by at most 5*u*; the sum over all is
/// 5*n*²*u*.
///
/// Source: W. K. Grassmann, M. I. Taksar and D. P. Heyman, "Regenerative analysis and steady state
/// distributions for Markov chains", *Operations Research* 33 (1985), 1107–1116,
/// doi:10.1287/opre.33.5.1107; C. A. O'Cinneide, "Entrywise perturbation theory and error analysis
/// for Markov chains", *Numerische Mathematik* 65 (1993), 109–120, doi:10.1007/BF01385743.
struct StationaryElimination {
  /// The probabilities, which sum to 1.
  let probabilities: [Double]
  /// A bound on the relative error of each.
  let relativeErrorBound: Double

  /// Finds the distribution; `nil` if numbers below the range of doubles occur.
  ///
  /// - Parameters:
  ///   - columns: The matrix, column by column: the probability to go from *j* to *i* ≠ *j* at
  ///     *j*·*n* + *i*.
  ///     The diagonal is not read: it is whatever makes a column sum to 1.
  ///   - entryError: A bound on the relative error of each entry off the diagonal.
  /// - Complexity: O(*n*³).
  init?(columns: [Double], order: Int, entryError: Double) {
    var chain = columns
    for last in stride(from: order - 1, to: 0, by: -1) {
      var leaving = CompensatedSum()
      for state in 0..<last { leaving.add(chain[last * order + state]) }
      let sum = leaving.value
      guard sum >= .leastNormalMagnitude else { return nil }
      var entries = chain.mutableSpan
      for state in 0..<last {
        let share = entries[state * order + last] / sum
        entries[state * order + last] = share
        if share == 0 { continue }
        for other in 0..<last {
          entries[state * order + other] += share * entries[last * order + other]
        }
      }
    }
    var found = [Double](repeating: 0, count: order)
    found[0] = 1
    var total = CompensatedSum()
    total.add(1)
    for state in 1..<max(order, 1) {
      var sum = CompensatedSum()
      for earlier in 0..<state { sum.add(found[earlier], times: chain[earlier * order + state]) }
      found[state] = sum.value
      guard found[state] >= .leastNormalMagnitude, found[state] < 1e300 else { return nil }
      total.add(found[state])
    }
    let sum = total.value
    guard sum.isFinite else { return nil }
    probabilities = found.map { $0 / sum }
    let size = Double(order)
    let steps = 2 * (size - 1) * entryError + (5 * size * size + 6 * size + 4) * Rounding.unit
    relativeErrorBound = Rounding.compounded(steps)
  }
}

extension Rounding {
  /// A bound on (1 + η₁)(1 + η₂)… − 1, or the reciprocals, for a sum η₁ + η₂ + … of small errors;
  /// infinite above a hundredth.
  static func compounded(_ sum: Double) -> Double { sum <= 0.01 ? sum * 1.02 : .infinity }
}
