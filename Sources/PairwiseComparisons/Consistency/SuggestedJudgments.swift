/// The value of a missing judgment that agrees with the others.
public struct SuggestedJudgment: Hashable, Sendable {
  /// The items of the judgment, `row` < `column`.
  public let row: Int
  /// The second item of the judgment.
  public let column: Int
  /// How many times the item of `row` would be preferred to the item of `column`.
  public let ratio: Double
}

extension IncompleteComparisonMatrix {
  /// Returns a suggestion for each missing judgment, from the given ones.
  ///
  ///     let matrix = try IncompleteComparisonMatrix(order: 4, upperTriangle: [1, 5, 2, 3, 4, nil])
  ///     try matrix.suggestions(by: .optimalCompletion)[0].ratio   // 0.7302967… = √(8/15)
  ///
  /// Harker's method suggests the ratio *w*ᵢ/*w*ⱼ of the priorities, from which the completion of
  /// least eigenvalue differs unless the judgments are consistent.
  ///
  /// - Parameter method: The rule that replaces missing judgments.
  /// - Returns: One for each missing pair, in the order of the triangle; none if no judgment is
  ///   missing.
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.rangeTooWide` if a ratio is beyond what can be computed with.
  /// - Complexity: See `principalEigenvector()` and `optimalCompletion(within:)`.
  ///
  /// Source: See `MissingJudgments`.
  public func suggestions(
    by method: MissingJudgments
  ) throws(ComparisonError) -> [SuggestedJudgment] {
    switch method {
    case .harker:
      let w = try principalEigenvector().priorities
      return missingPairs().map {
        SuggestedJudgment(row: $0.row, column: $0.column, ratio: w[$0.row] / w[$0.column])
      }
    case .optimalCompletion:
      let completed = try optimalCompletion()
      return missingPairs().map {
        SuggestedJudgment(
          row: $0.row, column: $0.column, ratio: completed[$0.row, $0.column])
      }
    }
  }
}
