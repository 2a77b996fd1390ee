internal import RealModule

/// The priorities of a matrix with another value in the place of one judgment, for many judgments
/// one after another.
///
/// They are a multiple of the present priorities *w* plus a combination of a few of the vectors in
/// `vectors`, which belong to the matrix. Whatever is linear in the priorities needs to be computed
/// for these vectors alone.
///
/// For the eigenvector let *D* = diag(*w*), *B* = *D*⁻¹*AD*, and *G* the reduced resolvent of *B*:
/// *y* = *Gr* solves (λ*I* − *B*)*y* + μ1 = *r*, *w*·*y* = 0, with μ = *h*·*r*. Another value in
/// the place of *a*ᵢⱼ adds *r* = ε*y*ⱼ*e*ᵢ + ε′*y*ᵢ*e*ⱼ to the equation of the eigenvector *D*(1 +
/// *z*) with the eigenvalue λ + μ, so that
///
/// *z* = Σₖ (−μ)ᵏ *G*ᵏ⁺¹ *r*, and μ = *h*·*r* − μ *h*·*z*.
///
/// Given μ, this is a system of two equations for *y*ᵢ and *y*ⱼ; μ is found by iteration. The
/// series converges where the eigenvalue moves less than its distance from the others. Geometric
/// means of rows change by a factor.
///
/// Source: for the resolvent T. Kato, *Perturbation Theory for Linear Operators*, Springer, 1966,
/// chapter II, doi:10.1007/978-3-662-12678-3.
package struct MovedPriorities {
  /// The present priorities.
  package let present: [Double]
  /// Vectors in the space of the priorities.
  package let vectors: [[Double]]
  private let matrix: ComparisonMatrix
  private let resolvent: Resolvent?

  /// A part of *G*, its powers and *h*.
  private struct Resolvent {
    /// By power, column by column, the entries of *G*, *G*² ….
    let powers: [[Double]]
    /// *h*, and by power *hG*, *hG*² ….
    let left: [Double]
    let leftPowers: [[Double]]
    /// By power a bound on what a column has, times its largest entry.
    let largest: [Double]
  }

  /// Moved priorities as a combination.
  package struct Combination {
    /// The factor of the present priorities.
    package let present: Double
    /// The factors of some of the vectors.
    package let factors: [(vector: Int, factor: Double)]
  }

  /// How many powers of the resolvent are kept.
  private static let powerCount = 16
  /// How small the first term left out must be.
  private static let precision = 1e-13

  /// Prepares for a matrix; `nil` for methods other than the eigenvector and the geometric mean, or
  /// if doubles cannot separate the principal eigenvalue from the others.
  ///
  /// - Complexity: O(*n*³) with a factor of 16 for the eigenvector, and O(*n*²) for the geometric
  ///   mean.
  package init?(
    of matrix: ComparisonMatrix, by method: PrioritizationMethod
  ) throws(ComparisonError) {
    let order = matrix.order
    self.matrix = matrix
    switch method {
    case .geometricMean:
      let w = matrix.geometricMeanPriorities().values
      present = w
      resolvent = nil
      vectors = w.indices.map { item in w.indices.map { $0 == item ? w[item] : 0 } }
    case .eigenvector:
      guard let responses = try PriorityResponses(ofEigenvectorOf: matrix) else { return nil }
      let w = responses.present
      present = w
      // Column by column.
      let first = responses.priorities.flatMap { zip($0, w).map { $0 / $1 } }
      var powers = [first]
      for _ in 1..<Self.powerCount {
        powers.append(Self.product(first, powers[powers.count - 1], order: order))
      }
      let left = responses.eigenvalues
      resolvent = Resolvent(
        powers: powers, left: left,
        leftPowers: powers.map { power in
          (0..<order).map { column in
            (0..<order).reduce(0) { $0 + left[$1] * power[column * order + $1] }
          }
        },
        largest: powers.map { $0.reduce(0) { max($0, abs($1)) } })
      vectors = powers.flatMap { power in
        (0..<order).map { column in
          w.indices.map { w[$0] * power[column * order + $0] }
        }
      }
    default: return nil
    }
  }

  /// The product of two matrices, column by column.
  private static func product(_ first: [Double], _ second: [Double], order: Int) -> [Double] {
    var product = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      for inner in 0..<order {
        let factor = second[column * order + inner]
        for row in 0..<order {
          product[column * order + row] += factor * first[inner * order + row]
        }
      }
    }
    return product
  }

  /// The priorities with a judgment multiplied by a factor, as a combination; `nil` if that is not
  /// known to about twelve digits.
  ///
  /// - Parameters:
  ///   - row: The item judged.
  ///   - column: The item that it is judged against.
  ///   - factor: The new ratio divided by the present one.
  /// - Complexity: O(1), apart from a small number of powers and steps.
  package func combination(row: Int, column: Int, factor: Double) -> Combination? {
    guard let resolvent else {
      let own = Double.pow(factor, 1 / Double(matrix.order))
      let sum = 1 + (own - 1) * present[row] + (1 / own - 1) * present[column]
      return Combination(
        present: 1 / sum, factors: [(row, (own - 1) / sum), (column, (1 / own - 1) / sum)])
    }
    return combination(row, column, factor, resolvent)
  }

  private func combination(
    _ row: Int, _ column: Int, _ factor: Double, _ resolvent: Resolvent
  ) -> Combination? {
    let order = matrix.order
    let scaled = matrix[row, column] * present[column] / present[row]
    // What is added to the entries of B.
    let added = (row: (factor - 1) * scaled, column: (1 / factor - 1) / scaled)
    /// Σₖ (−μ)ᵏ of the entries at two positions of the powers.
    func series(_ shift: Double, _ entry: (Int) -> Double) -> Double {
      var (sum, power) = (0.0, 1.0)
      for index in 0..<Self.powerCount {
        sum += power * entry(index)
        power *= -shift
      }
      return sum
    }
    var shift = 0.0
    var right = (row: added.row, column: added.column)
    var isFound = false
    for _ in 0..<100 {
      let g = { (r: Int, c: Int) in series(shift) { resolvent.powers[$0][c * order + r] } }
      // y = 1 + G(μ)(added.row y_column e_row + added.column y_row e_column), at the two items.
      let (a, b) = (1 - added.column * g(row, column), added.row * g(row, row))
      let (c, d) = (added.column * g(column, column), 1 - added.row * g(column, row))
      let determinant = a * d - b * c
      guard determinant != 0 else { return nil }
      let y = (row: (d + b) / determinant, column: (a + c) / determinant)
      right = (added.row * y.column, added.column * y.row)
      let inner =
        right.row * series(shift) { resolvent.leftPowers[$0][row] }
        + right.column * series(shift) { resolvent.leftPowers[$0][column] }
      let next =
        resolvent.left[row] * right.row + resolvent.left[column] * right.column
        - shift * inner
      guard next.isFinite else { return nil }
      let step = abs(next - shift)
      shift = next
      if step <= 1e-15 * Double(order) {
        isFound = true
        break
      }
    }
    guard isFound else { return nil }
    var factors: [(vector: Int, factor: Double)] = []
    let size = abs(right.row) + abs(right.column)
    var power = 1.0
    for index in 0..<Self.powerCount {
      factors.append((index * order + row, power * right.row))
      factors.append((index * order + column, power * right.column))
      if abs(power) * size * resolvent.largest[index] < Self.precision {
        return Combination(present: 1, factors: factors)
      }
      power *= -shift
    }
    return nil
  }
}
