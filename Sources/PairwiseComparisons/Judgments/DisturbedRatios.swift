extension ComparisonMatrix {
  /// Returns rows of `ratios`, each ratio times exp(*σ x*) for its deviation *σ* and the next *x*
  /// of the `numbers`, within `supportedRatios`; the same to the last bit on every machine.
  ///
  /// - Parameters:
  ///   - ratios: The ratios of one row, at least one.
  ///   - deviations: As many, at least 0.
  ///   - numbers: Row after row.
  /// - Complexity: O(`numbers.count`).
  package static func disturbed(
    _ ratios: [Double], deviations: [Double], by numbers: [Double]
  ) -> [Double] {
    Kernels.disturbedRatios(
      ratios, deviations: deviations, numbers: numbers, limits: supportedRatios)
  }
}

extension SplitMix64 {
  /// Returns pairs of independent numbers of the standard normal distribution, which take the next
  /// 2 · `pairs` numbers; the same to the last bit on every machine.
  ///
  /// - Complexity: O(`pairs`).
  ///
  /// Source: G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates",
  /// *The Annals of Mathematical Statistics* 29 (1958), 610–611, doi:10.1214/aoms/1177706645.
  package mutating func normalPairs(_ pairs: Int) -> [Double] {
    Kernels.normalNumbers(state: &state, pairs: pairs)
  }

  /// Returns `count` rows of ratios, each the `lower`, the `same` or the `upper` one with the same
  /// chance, by the next number of the generator.
  ///
  /// - Complexity: O(`count` · `same.count`).
  package mutating func steppedRatios(
    lower: [Double], same: [Double], upper: [Double], count: Int
  ) -> [Double] {
    Kernels.steppedRatios(lower: lower, same: same, upper: upper, count: count, state: &state)
  }
}
