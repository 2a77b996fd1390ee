internal import RealModule

/// The priorities that minimize Σᵢⱼ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)², with the minima found by the search.
///
/// The sum can have several local minima, and several vectors can attain the least one: the cycle
/// *a*₁₂ = *a*₂₃ = *a*₃₁ = 9 has three. The search descends from many starts, and **no number of
/// starts proves that the least minimum found is the global one**. It is proved that a strict local
/// minimum lies within `priorities.relativeErrorBound`.
///
/// Source: T. L. Saaty and L. G. Vargas, "Comparison of eigenvalue, logarithmic least squares and
/// least squares methods in estimating ratios", *Mathematical Modelling* 5 (1984), 309–324.
public struct DirectLeastSquares: Hashable, Sendable {
  /// The first of `minima`: `order` positive numbers that sum to 1, in the order of the rows.
  public let priorities: PriorityVector

  /// Σᵢⱼ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)² for the priorities, at least 0; 0 up to rounding for consistent
  /// judgments.
  public let objective: Double

  /// The distinct vectors found that attain the least objective, within 1e−12 of it.
  ///
  /// The nearest to the geometric means comes first, by the Euclidean distance of the logarithms;
  /// of those at the same distance, within 1e−9, the one with the larger first priority, then
  /// second and so on. Vectors are distinct if some ratio differs by more than 1e−4, relative.
  public let minima: [[Double]]

  /// The number of starts of the search.
  public let startCount: Int

  /// Whether no other local minimum that was found attains the least objective.
  public var isUnique: Bool { minima.count == 1 }
}

extension ComparisonMatrix {
  /// Returns the priorities that minimize Σᵢⱼ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)² among those that sum to 1.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.directLeastSquares().priorities   // 0.490, 0.129, 0.315, 0.066
  ///
  /// Large ratios have the largest weight in this sum. Newton's method, restricted to descending
  /// steps, starts from the results of other methods, from each item's own judgments and from
  /// random vectors of a fixed seed. The items are sorted by their judgments first, so that the
  /// result does not depend on their numbering.
  ///
  /// - Returns: The best minimum found; see `DirectLeastSquares`.
  /// - Complexity: O(*n*³) for each of some tens of steps from each start; *n* + 20 starts up
  ///   to order 27, fewer above, 8 from order 50 on.
  public func directLeastSquares() -> DirectLeastSquares {
    directLeastSquares(entryError: Rounding.entryError)
  }

  /// The fit, with a bound for judgments that may be wrong by the given relative error.
  package func directLeastSquares(entryError: Double) -> DirectLeastSquares {
    let means = normalizedToSum(geometricMeans())
    guard order > 2 else {
      return DirectLeastSquares(
        priorities: PriorityVector(
          values: means, method: .directLeastSquares,
          relativeErrorBound: geometricMeanPriorities().relativeErrorBound + entryError),
        objective: totalDeviation(from: means), minima: [means], startCount: 1)
    }
    let rows = rows()
    let canonical = canonicalOrder()
    let deviation = DirectDeviation(
      rows: canonical.flatMap { row in canonical.map { rows[row * order + $0] } }, order: order)
    let starts = directStarts(order: canonical)
    let found = deviation.descents(from: starts)
    let converged = found.filter(\.isMinimum)
    let candidates = converged.isEmpty ? found : converged
    let least = candidates.reduce(.infinity) { min($0, $1.objective) }
    var minima: [[Double]] = []
    for candidate in candidates where candidate.objective <= least * (1 + 1e-12) {
      var values = [Double](repeating: 0, count: order)
      for (position, item) in canonical.enumerated() { values[item] = candidate.values[position] }
      values = normalizedToSum(values)
      if !minima.contains(where: { Self.isSame($0, values) }) { minima.append(values) }
    }
    minima = Self.sorted(minima, byDistanceFrom: means)
    let chosen = minima[0]
    let bound = deviation.relativeErrorBound(
      of: canonical.map { chosen[$0] }, entryError: entryError)
    return DirectLeastSquares(
      priorities: PriorityVector(
        values: chosen, method: .directLeastSquares, relativeErrorBound: bound,
        isUnique: minima.count == 1),
      objective: totalDeviation(from: chosen), minima: minima, startCount: starts.count)
  }

  /// Returns the items sorted by their judgments alone: by the largest ratio of each, then the
  /// second largest, and so on. In this order another numbering leads to the same computation.
  ///
  /// - Complexity: O(*n*² log *n*).
  private func canonicalOrder() -> [Int] {
    let sortedRows = (0..<order).map { row in
      (0..<order).map { self[row, $0] }.sorted(by: >)
    }
    return (0..<order).sorted { sortedRows[$1].lexicographicallyPrecedes(sortedRows[$0]) }
  }

  /// Returns the starting vectors of the search, for the items in the given order.
  private func directStarts(order items: [Int]) -> [[Double]] {
    let means = normalizedToSum(geometricMeans())
    let most = max(8, min(order + 20, 1_000_000 / (order * order * order)))
    var starts = [
      means, principalEigenvector().priorities.values, weightedLeastSquaresPriorities().values,
      normalizedColumnPriorities().values,
    ].map { start in items.map { start[$0] } }
    for star in items.prefix(min(order, most - starts.count)) {
      starts.append(items.map { self[$0, star] })
    }
    let misfit = zip(UpperTriangle.pairs(order: order), upperTriangle).reduce(0.0) {
      max($0, abs(.log($1.1 * means[$1.0.column] / means[$1.0.row])))
    }
    var generator = SplitMix64(seed: 1984)
    while starts.count < most {
      starts.append(
        items.map { means[$0] * .exp(misfit * Double.random(in: -1...1, using: &generator)) })
    }
    return starts
  }

  private static func isSame(_ first: [Double], _ second: [Double]) -> Bool {
    zip(first, second).allSatisfy { abs($0 - $1) <= 1e-4 * $1 }
  }

  private static func sorted(
    _ minima: [[Double]], byDistanceFrom means: [Double]
  ) -> [[Double]] {
    func distance(_ values: [Double]) -> Double {
      let logarithms = zip(values, means).map { Double.log($0 / $1) }
      let mean = logarithms.reduce(0, +) / Double(logarithms.count)
      return logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    }
    return minima.map { (values: $0, distance: distance($0)) }.sorted { first, second in
      guard abs(first.distance - second.distance) <= 1e-9 * second.distance else {
        return first.distance < second.distance
      }
      return zip(first.values, second.values).first { abs($0 - $1) > 1e-9 * $1 }
        .map { $0 > $1 } ?? false
    }.map(\.values)
  }
}

/// The sum Σᵢⱼ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)² as a function of the logarithms of the *w*ᵢ.
///
/// For the pair *i* < *j* with *t* = *w*ᵢ/*w*ⱼ, *s* = 1/*t*, *a* = *a*ᵢⱼ and *b* = *a*ⱼᵢ it has the
/// derivative 2(*t*(*t* − *a*) − *s*(*s* − *b*)) by ln *t* and the second derivative 2(*t*(2*t* −
/// *a*) + *s*(2*s* − *b*)). The Hessian is the Laplacian of the second ones, which may be negative.
/// The vector itself is stored and multiplied by the exponentials of the steps: ln *w* would lose
/// precision where it is large.
private struct DirectDeviation {
  /// The judgments, row by row, `order` × `order`.
  let rows: [Double]
  let order: Int

  /// Half of the first and second derivatives, pair by pair in storage order.
  private struct Derivatives {
    var slopes: [Double]
    var curvatures: [Double]
  }

  /// *t*, *s* and the deviations *t* − *a* and *s* − *b* of a pair.
  private func pair(
    _ values: [Double], _ row: Int, _ column: Int
  ) -> (ratio: Double, inverse: Double, deviation: Double, inverseDeviation: Double) {
    let (first, second) = (values[row], values[column])
    // With fma the differences are free of the rounding of a product.
    return (
      first / second, second / first,
      first.addingProduct(-rows[row * order + column], second) / second,
      second.addingProduct(-rows[column * order + row], first) / first
    )
  }

  private func derivatives(_ values: [Double]) -> Derivatives {
    var result = Derivatives(slopes: [], curvatures: [])
    let count = UpperTriangle.count(order: order)
    result.slopes.reserveCapacity(count)
    result.curvatures.reserveCapacity(count)
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        let pair = pair(values, row, column)
        result.slopes.append(pair.ratio * pair.deviation - pair.inverse * pair.inverseDeviation)
        result.curvatures.append(
          pair.ratio * (pair.ratio + pair.deviation)
            + pair.inverse * (pair.inverse + pair.inverseDeviation))
      }
    }
    return result
  }

  /// Returns the Laplacian of the pair weights, and the item with the largest sum of absolute
  /// weights, which is the most accurate one to hold fixed.
  private func hessian(_ derivatives: Derivatives) -> (rows: [Double], fixed: Int) {
    var hessian = [Double](repeating: 0, count: order * order)
    var sizes = [Double](repeating: 0, count: order)
    var index = 0
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        let weight = derivatives.curvatures[index]
        hessian[row * order + column] = -weight
        hessian[column * order + row] = -weight
        hessian[row * order + row] += weight
        hessian[column * order + column] += weight
        sizes[row] += abs(weight)
        sizes[column] += abs(weight)
        index += 1
      }
    }
    let fixed = sizes.indices.reduce(0) { sizes[$1] > sizes[$0] ? $1 : $0 }
    return (hessian, fixed)
  }

  /// Descends from each of the starts.
  ///
  /// At a minimum no ratio is much above the largest judgment; squares of larger ones could
  /// overflow.
  func descents(from starts: [[Double]]) -> [Kernels.DirectDescent] {
    Kernels.directDescents(
      rows: rows, order: order,
      starts: starts.map { start in
        let largest = start.reduce(0, max)
        return start.map { max($0 / largest, 1e-70) }
      })
  }
}

extension DirectDeviation {
  /// A bound on the relative error of each of `values`, as they sum to 1, as an approximation of a
  /// strict local minimum; infinite if none can be proved to be near.
  ///
  /// With item *r* fixed, the logarithms of the others move by δ, at most ρ each. Let *G* be the
  /// gradient, *H* the Hessian and *C* about *H*⁻¹ at δ = 0. If |*C G*(0)| ≤ η and |*I* − *C H*(δ)|
  /// ≤ κ < 1 in the maximum norm for all δ ≤ ρ, with η + κρ ≤ ρ, then δ ↦ δ − *C G*(δ) maps these
  /// into themselves and contracts, so that *G* has exactly one zero among them, at most η/(1 − κ)
  /// away. No *H*(δ) there is singular; so all are positive definite if one is, which is proved by
  /// a Cholesky factorization of *H*(0) less its rounding error. All sums are over pairs, with the
  /// differences *C*ₖᵢ − *C*ₖⱼ that a pair's terms enter with: those are small where the pair of
  /// two items has a large weight.
  ///
  /// Source: R. Krawczyk, "Newton-Algorithmen zur Bestimmung von Nullstellen mit
  /// Fehlerschranken", *Computing* 4 (1969), 187–201, doi:10.1007/BF02234767.
  func relativeErrorBound(of values: [Double], entryError: Double) -> Double {
    let roundoff = Rounding.unit
    let count = Double(order)
    let derivatives = derivatives(values)
    let (hessian, fixed) = hessian(derivatives)
    let others = (0..<order).filter { $0 != fixed }
    var reduced = others.flatMap { row in others.map { hessian[row * order + $0] } }
    guard let factors = CholeskyFactors(rows: reduced, order: order - 1) else {
      return .infinity
    }
    for (position, item) in others.enumerated() {
      let sizes = (0..<order).reduce(0.0) {
        $0 + ($1 == item ? 0 : abs(hessian[item * order + $1]))
      }
      // Cholesky's backward error is at most n + 1 roundoffs of the diagonal in each entry, n of
      // them in a row; that of the diagonal's own sum is less.
      reduced[position * order] -= 4 * (count + 2) * (count + 2) * roundoff * sizes
    }
    guard CholeskyFactors(rows: reduced, order: order - 1) != nil else { return .infinity }

    // Bounds on the errors of the slopes and curvatures, and on the rate of change of the latter.
    var slopeErrors: [Double] = []
    var sizes: [Double] = []
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        let pair = pair(values, row, column)
        let (ratio, inverse) = (pair.ratio, pair.inverse)
        let judged =
          ratio * rows[row * order + column] + inverse * rows[column * order + row]
        slopeErrors.append(
          1.001
            * (entryError * judged
              + 8 * roundoff
              * (ratio * abs(pair.deviation) + inverse * abs(pair.inverseDeviation))))
        // |h'| = |4t² − at − 4s² + bs| and the sum of the terms of h are both below.
        sizes.append(1.001 * (4 * ratio * ratio + 4 * inverse * inverse + judged))
      }
    }

    var distance = 0.0
    var defect = 0.0
    var change = 0.0
    var inverseRow = [Double](repeating: 0, count: order)
    for position in 0..<order - 1 {
      var unit = [Double](repeating: 0, count: order - 1)
      unit[position] = 1
      for (other, entry) in zip(others, factors.solve(unit)) { inverseRow[other] = entry }
      var step = 0.0
      var stepError = 0.0
      var changeSum = 0.0
      // Row `position` of C H.
      var product = [Double](repeating: 0, count: order)
      var productSize = product
      var index = 0
      for row in 0..<order {
        for column in row + 1..<max(order, row + 1) {
          let difference = inverseRow[row] - inverseRow[column]
          let size = abs(difference)
          step += difference * derivatives.slopes[index]
          stepError +=
            size
            * (slopeErrors[index] + 2 * count * count * roundoff * abs(derivatives.slopes[index]))
          changeSum += 2 * size * sizes[index]
          let term = difference * derivatives.curvatures[index]
          product[row] += term
          product[column] -= term
          productSize[row] += abs(term)
          productSize[column] += abs(term)
          index += 1
        }
      }
      var defectSum = 0.0
      for item in others {
        let unit = item == others[position] ? 1.0 : 0.0
        defectSum += abs(product[item] - unit) + 2 * (count + 2) * roundoff * productSize[item]
      }
      distance = max(distance, 1.001 * (abs(step) + stepError))
      defect = max(defect, 1.001 * defectSum)
      change = max(change, 1.001 * changeSum)
    }
    // Within ρ a pair's logarithm changes by at most 2ρ, its curvature by 2ρ exp(4ρ) of its size;
    // the errors of judgments and rounding change it by the rest.
    let radius = 2 * distance
    let contraction =
      defect + change * (2 * radius * .exp(4 * radius) + entryError + 16 * roundoff)
    guard contraction <= 0.5 else { return .infinity }
    let logarithmError = distance / (1 - contraction)
    return .expMinusOne(2 * logarithmError) * 1.001 + (count + 4) * roundoff
  }
}
