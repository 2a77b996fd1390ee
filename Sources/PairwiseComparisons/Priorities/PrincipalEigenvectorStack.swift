/// The principal eigenvectors of the matrices of a stack, one array for each property of
/// `PrincipalEigenvector`.
public struct PrincipalEigenvectorStack: Hashable, Sendable {
  /// The number of items *n* of each matrix.
  public let order: Int

  /// The priorities: for each matrix `order` positive numbers that sum to 1.
  public fileprivate(set) var priorities: [Double]

  /// λ − *n* of each matrix, at least 0 and free of cancellation.
  public fileprivate(set) var eigenvalueExcesses: [Double]

  /// The lower ends of intervals that are certain to contain the principal eigenvalues.
  public fileprivate(set) var eigenvalueLowerBounds: [Double]

  /// The upper ends of these intervals.
  public fileprivate(set) var eigenvalueUpperBounds: [Double]

  /// For each matrix a bound on the relative error of every priority.
  public fileprivate(set) var relativeErrorBounds: [Double]

  /// Returns λ, the principal eigenvalue of each matrix.
  ///
  /// - Complexity: O(`count`).
  public func eigenvalues() -> [Double] { eigenvalueExcesses.map { Double(order) + $0 } }
}

extension PrincipalEigenvectorStack: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { eigenvalueExcesses.count }

  /// The eigenvector of the matrix at a position.
  public subscript(position: Int) -> PrincipalEigenvector {
    precondition(position >= 0 && position < endIndex, "matrix out of range")
    return PrincipalEigenvector(
      vector: Array(priorities[position * order..<(position + 1) * order]),
      excess: eigenvalueExcesses[position],
      eigenvalueBounds: eigenvalueLowerBounds[position]...eigenvalueUpperBounds[position],
      relativeError: relativeErrorBounds[position])
  }
}

extension ComparisonMatrixStack {
  /// Returns the principal eigenvector of each matrix, with its eigenvalue and bounds on the errors
  /// of both; the same numbers as `ComparisonMatrix.principalEigenvector()`.
  ///
  ///     stack.principalEigenvectors().priorities   // order numbers for each matrix
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Complexity: `count` times that of `ComparisonMatrix.principalEigenvector()`, divided by the
  ///   threads.
  public func principalEigenvectors(threads: Int? = nil) -> PrincipalEigenvectorStack {
    principalEigenvectors(entryError: Rounding.entryError, threads: threads)
  }

  /// The eigenvectors, with bounds for judgments that may be wrong by the given relative error.
  package func principalEigenvectors(
    entryError: Double, threads: Int? = nil
  ) -> PrincipalEigenvectorStack {
    let kernel = Kernels.principalEigenvectors(
      order: order, count: count, triangles: upperTriangles, entryError: entryError,
      threads: threads)
    var found = PrincipalEigenvectorStack(
      order: order, priorities: kernel.vectors, eigenvalueExcesses: kernel.excesses,
      eigenvalueLowerBounds: kernel.lowestEigenvalues,
      eigenvalueUpperBounds: kernel.highestEigenvalues,
      relativeErrorBounds: kernel.relativeErrors)
    for position in 0..<count
    where kernel.excesses[position] == Kernels.notConverged
      || !EigenvectorBounds.isTight(kernel.relativeErrors[position], order: order)
    {
      let single = self[position].principalEigenvector(entryError: entryError)
      found.priorities.replaceSubrange(
        position * order..<(position + 1) * order, with: single.priorities)
      found.eigenvalueExcesses[position] = single.eigenvalueExcess
      found.eigenvalueLowerBounds[position] = single.eigenvalueBounds.lowerBound
      found.eigenvalueUpperBounds[position] = single.eigenvalueBounds.upperBound
      found.relativeErrorBounds[position] = single.priorities.relativeErrorBound
    }
    return found
  }
}
