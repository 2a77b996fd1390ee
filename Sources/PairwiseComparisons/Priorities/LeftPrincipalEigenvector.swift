extension ComparisonMatrix {
  /// Returns the principal left eigenvector *v* of this matrix *A*, the positive solution of *vA* =
  /// λ*v* for the largest λ, scaled to sum to 1.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.leftPrincipalEigenvector()   // 0.109, 0.309, 0.582
  ///
  /// It says how much each item is dominated: the largest component belongs to the least preferred
  /// item. Only for consistent judgments, and up to order 3, are its reciprocals proportional to
  /// the priorities.
  ///
  /// - Returns: `order` positive numbers, in the order of the columns.
  /// - Complexity: See `principalEigenvector()`.
  ///
  /// Source: C. R. Johnson, W. B. Beine and T. J. Wang, "Right-left asymmetry in an eigenvector
  /// ranking procedure", *Journal of Mathematical Psychology* 19 (1979), 61–64,
  /// doi:10.1016/0022-2496(79)90005-1.
  public func leftPrincipalEigenvector() -> [Double] {
    // The transpose of a reciprocal matrix is that of the reciprocal judgments.
    ComparisonMatrix(unchecked: upperTriangle.map { 1 / $0 }, order: order)
      .principalEigenvector().priorities.values
  }
}
