internal import RealModule

/// The deviation of one judgment from the ratio of the priorities of its two items.
public struct JudgmentDeviation: Hashable, Sendable {
  /// The items of the judgment, `row` < `column`.
  public let row: Int
  /// The second item of the judgment.
  public let column: Int
  /// The judgment *a*ᵢⱼ.
  public let ratio: Double
  /// *w*ᵢ/*w*ⱼ, the ratio of the priorities: the judgment of a consistent matrix with these
  /// priorities.
  public let priorityRatio: Double
  /// ε = *a*ᵢⱼ*w*ⱼ/*w*ᵢ: 1 if the judgment agrees with the priorities, above 1 if it is too large
  /// for them.
  public let epsilon: Double

  /// Whether the judgment differs from the ratio of the priorities by more than rounding, 1e−9
  /// relative.
  public var isContradiction: Bool { RatioOrder(of: ratio, to: priorityRatio) != .equal }

  /// How far the judgment deviates: the larger of ε and 1/ε, 1 or more.
  public var size: Double { max(epsilon, 1 / epsilon) }

  /// Whether another judgment deviates as much, up to rounding, 1e−9 relative.
  public func deviates(as other: JudgmentDeviation) -> Bool {
    RatioOrder(of: size, to: other.size) == .equal
  }
}

/// Candidates for the replacement of one judgment, each with the resulting principal eigenvalue.
public struct ReplacementJudgments: Hashable, Sendable {
  /// A ratio and the principal eigenvalue of the matrix that has it.
  public struct Replacement: Hashable, Sendable {
    /// The ratio, a positive number.
    public let ratio: Double
    /// λ, at least *n*, of the matrix that has it.
    public let eigenvalue: Double
  }

  /// *w*ᵢ/*w*ⱼ of the present priorities, which depend on the judgment itself.
  public let priorityRatio: Replacement
  /// *w*ᵢ/*w*ⱼ of the priorities without the judgment, by Harker's method, which depend on the
  /// other judgments alone.
  public let harker: Replacement
  /// The ratio of the least principal eigenvalue.
  public let leastEigenvalue: Replacement
}

extension ComparisonMatrix {
  /// Returns the judgments above the diagonal, the one that deviates most from the priorities
  /// first: descending by the larger of ε and 1/ε, ties in the order of the triangle.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.judgmentsByDeviation()[0].epsilon   // 1.479, of items 0 and 2
  ///
  /// - Complexity: See `principalEigenvector()`, and O(*n*² log *n*) to sort.
  ///
  /// Source: T. L. Saaty, "Decision-making with the AHP: why is the principal eigenvector
  /// necessary", *European Journal of Operational Research* 145 (2003), 85–91,
  /// doi:10.1016/S0377-2217(02)00227-8.
  public func judgmentsByDeviation() -> [JudgmentDeviation] {
    IncompleteComparisonMatrix(self)
      .judgmentsByDeviation(from: principalEigenvector().priorities.values)
  }

  /// Returns the derivatives of the principal eigenvalue by the judgments, the largest in absolute
  /// value first: a small change of that judgment improves consistency most.
  ///
  /// - Throws: As `eigenvectorDerivatives()`.
  /// - Complexity: See `eigenvectorDerivatives()`.
  ///
  /// Source: P. T. Harker, *Applied Mathematics and Computation* 22 (1987), 217–232,
  /// doi:10.1016/0096-3003(87)90043-9.
  public func judgmentsByDerivative() throws(ComparisonError) -> [JudgmentDerivative] {
    try eigenvectorDerivatives().enumerated()
      .sorted { (abs($1.element.eigenvalue), $0.offset) < (abs($0.element.eigenvalue), $1.offset) }
      .map(\.element)
  }

  /// Returns candidates for the replacement of the judgment of `item` against `other`.
  ///
  /// - Throws: `ComparisonError.disconnected` for a matrix of two items, which has no other
  ///   judgment; `.rangeTooWide` or `.notSupported` if a ratio is beyond what can be computed with.
  /// - Complexity: See `IncompleteComparisonMatrix.optimalCompletion()`.
  ///
  /// Source: T. L. Saaty, *European Journal of Operational Research* 145 (2003), 85–91,
  /// doi:10.1016/S0377-2217(02)00227-8.
  public func replacements(
    of item: Int, against other: Int
  ) throws(ComparisonError) -> ReplacementJudgments {
    try IncompleteComparisonMatrix(self).replacements(of: item, against: other)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the given judgments, the one that deviates most from priorities first: descending by
  /// the larger of ε and 1/ε, ties in the order of the triangle.
  ///
  /// - Parameter priorities: `order` positive numbers, in the order of the rows.
  /// - Complexity: O(*n*² log *n*).
  ///
  /// Source: See `ComparisonMatrix.judgmentsByDeviation()`.
  public func judgmentsByDeviation(from priorities: [Double]) -> [JudgmentDeviation] {
    precondition(priorities.count == order, "one priority for each item")
    return zip(UpperTriangle.pairs(order: order), ratios)
      .compactMap { pair, ratio -> JudgmentDeviation? in
        if ratio == Self.missing { return nil }
        let (own, other) = (priorities[pair.row], priorities[pair.column])
        return JudgmentDeviation(
          row: pair.row, column: pair.column, ratio: ratio, priorityRatio: own / other,
          epsilon: ratio * other / own)
      }
      .enumerated()
      .sorted {
        let (first, second) = ($0.element.epsilon, $1.element.epsilon)
        return (max(second, 1 / second), $0.offset) < (max(first, 1 / first), $1.offset)
      }
      .map(\.element)
  }

  /// Returns candidates for the replacement of the judgment of `item` against `other`.
  ///
  /// Where further judgments are missing, eigenvalues are those of Harker's matrix, and the ratio
  /// of the least eigenvalue is that of the completion of all missing judgments together.
  ///
  /// - Throws: `ComparisonError.disconnected` if the other judgments do not connect all items, so
  ///   that they say nothing of this one; `.rangeTooWide` or `.notSupported` if a ratio is beyond
  ///   what can be computed with.
  /// - Complexity: See `optimalCompletion()`.
  ///
  /// Source: See `ComparisonMatrix.replacements(of:against:)`.
  public func replacements(
    of item: Int, against other: Int
  ) throws(ComparisonError) -> ReplacementJudgments {
    var without = self
    try without.setJudgment(of: item, against: other, to: nil)
    let others = try without.principalEigenvector().priorities
    let present = try principalEigenvector().priorities
    let completed = try without.optimalCompletion()
    return ReplacementJudgments(
      priorityRatio: try replacement(present[item] / present[other], item, other),
      harker: try replacement(others[item] / others[other], item, other),
      leastEigenvalue: try replacement(completed[item, other], item, other))
  }

  private func replacement(
    _ ratio: Double, _ item: Int, _ other: Int
  ) throws(ComparisonError) -> ReplacementJudgments.Replacement {
    var changed = self
    try changed.setJudgment(of: item, against: other, to: ratio)
    return ReplacementJudgments.Replacement(
      ratio: ratio, eigenvalue: try changed.principalEigenvector().eigenvalue)
  }
}
