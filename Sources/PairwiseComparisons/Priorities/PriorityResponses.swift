/// How the priorities of a matrix respond to each of its items: what the derivatives by all
/// judgments have in common.
///
/// A judgment changes the rows of its two items alone, so that its derivative is a combination of
/// the responses to the two: *n* vectors, and not one for each of *n*(*n* − 1)/2 judgments.
package struct PriorityResponses {
  /// For each item the response of the priorities, which sums to 0.
  package let priorities: [[Double]]
  /// For each item the response of the principal eigenvalue; 0 for geometric means.
  package let eigenvalues: [Double]
  /// The priorities themselves.
  package let present: [Double]
  private let isEigenvector: Bool

  /// Creates the responses of the principal right eigenvector; `nil` if the judgments span so many
  /// orders of magnitude that doubles cannot separate the principal eigenvalue from the others.
  ///
  /// - Complexity: O(*n*³).
  package init?(ofEigenvectorOf matrix: ComparisonMatrix) throws(ComparisonError) {
    let w = matrix.principalEigenvector().priorities.values
    let order = matrix.order
    let size = order + 1
    let scaled = PerronIteration.scaled(matrix.rows(), by: w, order: order)
    var bordered = [Double](repeating: 0, count: size * size)
    for row in 0..<order {
      var offDiagonal = 0.0
      for column in 0..<order where column != row {
        bordered[column * size + row] = -scaled[row * order + column]
        offDiagonal += scaled[row * order + column]
      }
      // λ − 1 is the sum of the other entries of the row, computed without a subtraction.
      bordered[row * size + row] = offDiagonal
      bordered[order * size + row] = 1
      bordered[row * size + order] = w[row]
    }
    // The principal eigenvalue is simple, so the matrix is regular, up to the precision of doubles.
    guard let factors = try LAPACK.LUFactors(columns: bordered, order: size) else { return nil }
    var priorities: [[Double]] = []
    var eigenvalues: [Double] = []
    for item in 0..<order {
      var rightSide = [Double](repeating: 0, count: size)
      rightSide[item] = 1
      let solution = factors.solve(rightSide)
      priorities.append(zip(solution, w).map { $0 * $1 })
      eigenvalues.append(solution[order])
    }
    self.priorities = priorities
    self.eigenvalues = eigenvalues
    present = w
    isEigenvector = true
  }

  /// Creates the responses of the normalized geometric means of the rows.
  ///
  /// - Complexity: O(*n*²).
  package init(ofGeometricMeanOf matrix: ComparisonMatrix) {
    let w = matrix.geometricMeanPriorities().values
    priorities = w.indices.map { item in
      w.indices.map { w[$0] * (($0 == item ? 1 : 0) - w[item]) }
    }
    eigenvalues = Array(repeating: 0, count: w.count)
    present = w
    isEigenvector = false
  }

  /// The factors of the responses to the two items of a judgment in the derivative by it.
  ///
  /// - Parameter ratio: The judgment as it stands.
  package func factors(
    row: Int, column: Int, ratio: Double
  ) -> (row: Double, column: Double) {
    if isEigenvector {
      return (
        present[column] / present[row], -present[row] / present[column] / (ratio * ratio)
      )
    }
    let factor = 1 / (Double(present.count) * ratio)
    return (factor, -factor)
  }
}
