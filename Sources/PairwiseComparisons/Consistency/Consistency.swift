/// How far the judgments of one matrix are from being consistent, that is from *a*ᵢₖ = *a*ᵢⱼ*a*ⱼₖ
/// for all items.
///
/// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
/// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5.
public struct Consistency: Hashable, Sendable {
  /// The number of items *n*.
  public let order: Int

  /// The number of judgments missing from the matrix.
  public let missingCount: Int

  /// λ − *n*, 0 or more.
  package let eigenvalueExcess: Double

  /// An interval that is certain to contain the principal eigenvalue.
  public let eigenvalueBounds: ClosedRange<Double>

  /// λ, the principal eigenvalue of the matrix, or of Harker's matrix if judgments are missing.
  public var principalEigenvalue: Double { Double(order) + eigenvalueExcess }

  /// The consistency index CI = (λ − *n*)/(*n* − 1); 0 or more, and 0 for up to two items.
  public var index: Double { order <= 2 ? 0 : eigenvalueExcess / Double(order - 1) }

  init(of eigenvector: PrincipalEigenvector, order: Int, missingCount: Int) {
    self.init(
      order: order, missingCount: missingCount, eigenvalueExcess: eigenvector.eigenvalueExcess,
      eigenvalueBounds: eigenvector.eigenvalueBounds)
  }

  /// Creates a consistency from computed numbers.
  package init(
    order: Int, missingCount: Int, eigenvalueExcess: Double,
    eigenvalueBounds: ClosedRange<Double>
  ) {
    self.order = order
    self.missingCount = missingCount
    self.eigenvalueExcess = PrincipalEigenvector.settled(eigenvalueExcess, order: order)
    self.eigenvalueBounds = eigenvalueBounds
  }

  /// Returns the consistency ratio CR = CI/RI, 0 for up to two items and for so few judgments that
  /// they cannot contradict each other.
  ///
  /// - Parameters:
  ///   - randomIndex: The table of random indices. Tables differ in the second digit, and so do the
  ///     ratios.
  ///   - incomplete: The random index of matrices with missing judgments.
  /// - Returns: The ratio, or `nil` if the table ends before this order.
  public func ratio(
    to randomIndex: RandomIndex, incomplete: IncompleteRandomIndex = .bounded
  ) -> Double? {
    ratio(toValue: self.randomIndex(of: randomIndex, incomplete: incomplete))
  }

  /// Returns the consistency ratio to a value of the random index that has been looked up.
  package func ratio(toValue randomIndex: Double?) -> Double? {
    if order <= 2 || missingCount == (order - 1) * (order - 2) / 2 { return 0 }
    return randomIndex.map { index / $0 }
  }

  /// Returns RI, the divisor of `ratio(to:incomplete:)`; `nil` if the table ends before this order.
  public func randomIndex(
    of table: RandomIndex, incomplete: IncompleteRandomIndex = .bounded
  ) -> Double? {
    incomplete.value(order: order, missing: missingCount, complete: table)
  }
}

extension ComparisonMatrix {
  /// Returns the consistency of the judgments, by the principal eigenvalue.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.consistency().index                            // 0.00184…
  ///     matrix.consistency().ratio(to: .alonsoLamata2006)     // 0.00352…
  ///
  /// - Complexity: See `principalEigenvector()`.
  public func consistency() -> Consistency {
    consistency(of: principalEigenvector())
  }

  package func consistency(of eigenvector: PrincipalEigenvector) -> Consistency {
    Consistency(of: eigenvector, order: order, missingCount: 0)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the consistency of the given judgments, by the principal eigenvalue of Harker's
  /// matrix.
  ///
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items.
  /// - Complexity: See `principalEigenvector()`.
  public func consistency() throws(ComparisonError) -> Consistency {
    consistency(of: try principalEigenvector())
  }

  /// Returns the consistency of the given judgments.
  ///
  /// - Parameter method: The rule that replaces missing judgments: the principal eigenvalue is that
  ///   of Harker's matrix, or of the completion with the least one.
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.rangeTooWide` if a completion is beyond what can be computed with.
  /// - Complexity: See `principalEigenvector()` and `optimalCompletion(within:)`.
  public func consistency(by method: MissingJudgments) throws(ComparisonError) -> Consistency {
    guard missingCount > 0, method == .optimalCompletion else { return try consistency() }
    return consistency(of: try optimalCompletion().principalEigenvector())
  }

  package func consistency(of eigenvector: PrincipalEigenvector) -> Consistency {
    Consistency(of: eigenvector, order: order, missingCount: missingCount)
  }
}
