extension ComparisonMatrix {
  /// Returns rows of `ratios`, each ratio times exp(*σ x*) for its deviation *σ* and the next *x* of the
  /// `numbers`, within `supportedRatios`; the same to the last bit on every machine.
  ///
  /// - Parameters:
  ///   - ratios: The ratios of one row, at least one.
  ///   - deviations: As many, at least 0.
  ///   - numbers: Row after row.
  /// - Complexity: O(`numbers.count`).
  package static func disturbed(
    _ ratios: [Double], deviations: [Double], by numbers: [Double]
  ) -> [Double] {
    Kernels.disturbedRatios(ratios, deviations: deviations, numbers: numbers)
  }
}
