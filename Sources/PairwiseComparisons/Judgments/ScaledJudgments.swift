extension JudgmentScale {
  /// The ratio for the judgment on a pair, if the scale has a supported one.
  fileprivate func checkedValue(
    of judgment: Double, row: Int, column: Int, order: Int
  ) throws(ComparisonError) -> Double {
    let scaled = value(of: judgment, order: order)
    guard ComparisonMatrix.supportedRatios.contains(scaled) else {
      throw .outsideScale(row: row, column: column, ratio: judgment, scale: self)
    }
    return scaled
  }
}

extension ComparisonMatrix {
  /// Returns the matrix of the ratios that these judgments stand for on a scale.
  ///
  ///     let matrix = try ComparisonMatrix(order: 2, upperTriangle: [3])
  ///     try matrix.scaled(by: .power)[1, 0]   // 0.111…
  ///
  /// - Throws: `ComparisonError.outsideScale` if a judgment has no ratio on the scale, such as 12
  ///   on the inverse linear one, or none in `supportedRatios`.
  /// - Complexity: O(*n*²).
  public func scaled(by scale: JudgmentScale) throws(ComparisonError) -> ComparisonMatrix {
    var judgments = upperTriangle
    for (position, pair) in UpperTriangle.pairs(order: order).enumerated() {
      judgments[position] = try scale.checkedValue(
        of: judgments[position], row: pair.row, column: pair.column, order: order)
    }
    return ComparisonMatrix(unchecked: judgments, order: order)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the matrix of the ratios that these judgments stand for on a scale; missing judgments
  /// stay missing.
  ///
  /// - Throws: `ComparisonError.outsideScale` if a judgment has no ratio on the scale, such as 12
  ///   on the inverse linear one, or none in `ComparisonMatrix.supportedRatios`.
  /// - Complexity: O(*n*²).
  public func scaled(
    by scale: JudgmentScale
  ) throws(ComparisonError) -> IncompleteComparisonMatrix {
    var judgments = upperTriangle()
    for (position, pair) in UpperTriangle.pairs(order: order).enumerated() {
      guard let judgment = judgments[position] else { continue }
      judgments[position] = try scale.checkedValue(
        of: judgment, row: pair.row, column: pair.column, order: order)
    }
    return IncompleteComparisonMatrix(unchecked: judgments, order: order)
  }
}
