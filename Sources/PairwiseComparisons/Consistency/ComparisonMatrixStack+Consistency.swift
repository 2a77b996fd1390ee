extension PrincipalEigenvectorStack {
  /// Returns the consistency of the matrix at a position.
  package func consistency(at position: Int) -> Consistency {
    Consistency(
      order: order, missingCount: 0, eigenvalueExcess: eigenvalueExcesses[position],
      eigenvalueBounds: eigenvalueLowerBounds[position]...eigenvalueUpperBounds[position])
  }

  /// Returns the consistency index CI = (λ − *n*)/(*n* − 1) of each matrix; 0 for up to two items.
  ///
  /// - Complexity: O(`count`).
  public func consistencyIndices() -> [Double] {
    ComparisonMatrixStack.consistencyIndices(excesses: eigenvalueExcesses, order: order)
  }
}

extension ComparisonMatrixStack {
  /// Returns the consistency index CI = (λ − *n*)/(*n* − 1) of each matrix, 0 or more, and 0 for up
  /// to two items; the same numbers as `ComparisonMatrix.consistency()`.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Complexity: That of `principalEigenvectors(threads:)`; less in practice, as no bounds are
  ///   computed.
  public func consistencyIndices(threads: Int? = nil) -> [Double] {
    var excesses = Kernels.eigenvalueExcesses(
      order: order, count: count, triangles: upperTriangles, threads: threads)
    for position in 0..<count where excesses[position] == Kernels.notConverged {
      excesses[position] = self[position].principalEigenvector().eigenvalueExcess
    }
    return Self.consistencyIndices(excesses: excesses, order: order)
  }

  fileprivate static func consistencyIndices(excesses: [Double], order: Int) -> [Double] {
    excesses.map {
      order <= 2 ? 0 : PrincipalEigenvector.settled($0, order: order) / Double(order - 1)
    }
  }
}
