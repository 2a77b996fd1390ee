extension PrincipalEigenvector {
  /// Returns λ − *n*, or 0 if the rounding of consistent judgments and of their eigenvector can
  /// bring it about: up to (*n* − 1)δ²/2.
  ///
  /// λ − *n* is 1/*n* times the sum of (√ε − 1/√ε)² over the pairs, where ε of each pair is 1 up to
  /// the relative error δ, sixteen roundings.
  static func settled(_ excess: Double, order: Int) -> Double {
    let error = 16 * Rounding.unit
    return excess <= Double(order - 1) / 2 * error * error ? 0 : excess
  }
}

extension ComparisonMatrix {
  /// Below which distance from its value for consistent judgments an index may be rounding alone.
  private static let leastIndex = 1e-12

  /// Returns an index without what rounding brings about: its value for consistent judgments where
  /// the consistency index is 0.
  ///
  /// - Complexity: That of the principal eigenvector where the index is nearly that of consistent
  ///   judgments.
  func settled(_ index: Double, consistent: Double = 0) -> Double {
    guard abs(index - consistent) < Self.leastIndex, order > 2 else { return index }
    let excess = principalEigenvector().eigenvalueExcess
    return PrincipalEigenvector.settled(excess, order: order) == 0 ? consistent : index
  }
}
