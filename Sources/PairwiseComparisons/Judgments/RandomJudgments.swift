extension ComparisonMatrix {
  /// Returns a matrix of random judgments: those above the diagonal are independent and each of the
  /// seventeen ratios 1/9, 1/8, …, 1/2, 1, 2, …, 9 is equally likely.
  ///
  /// The triangle is filled row by row, one number of the generator for each judgment: its product
  /// with 17, divided by 2⁶⁴ and rounded down, is the position in that list. The probabilities
  /// differ by less than 2⁻⁵⁹ from 1/17.
  ///
  ///     var generator = SplitMix64(seed: 42)
  ///     let matrix = ComparisonMatrix.random(order: 4, using: &generator)
  ///     matrix.upperTriangle   // 5, 1/7, 1/5, 1/4, 1/9, 7
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1.
  ///   - generator: The source of the random numbers.
  /// - Complexity: O(*n*²).
  public static func random(
    order: Int, using generator: inout some RandomNumberGenerator
  ) -> ComparisonMatrix {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    let judgments = randomJudgments(UpperTriangle.count(order: order), using: &generator)
    return ComparisonMatrix(unchecked: judgments, order: order)
  }

  private static let randomRatios =
    (2...9).reversed().map { 1 / Double($0) } + (1...9).map { Double($0) }

  static func randomJudgments(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let ratios = randomRatios
    return (0..<count).map { _ in ratios[Int(generator.next().multipliedFullWidth(by: 17).high)] }
  }
}

extension ComparisonMatrixStack {
  /// Returns a stack of random matrices: those that `ComparisonMatrix.random(order:using:)` returns
  /// when it is called `count` times.
  ///
  /// - Complexity: O(`count` · *n*²).
  public static func random(
    order: Int, count: Int, using generator: inout some RandomNumberGenerator
  ) -> ComparisonMatrixStack {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(count >= 0, "a stack has no negative number of matrices")
    let judgments = ComparisonMatrix.randomJudgments(
      count * UpperTriangle.count(order: order), using: &generator)
    return ComparisonMatrixStack(unchecked: judgments, order: order, count: count)
  }
}
