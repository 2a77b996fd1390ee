/// The random index of one order, estimated from seeded random matrices.
public struct RandomIndexEstimate: Hashable, Sendable {
  /// The number of items *n*.
  public let order: Int

  /// The number of matrices.
  public let samples: Int

  /// What the generator started from.
  public let seed: UInt64

  /// The mean consistency index of the matrices, the estimate of the random index.
  public let mean: Double

  /// The standard deviation of the index from matrix to matrix, with `samples` − 1 in the
  /// denominator.
  public let standardDeviation: Double

  /// The standard error of the mean: the standard deviation divided by √`samples`.
  public var standardError: Double { standardDeviation / Double(samples).squareRoot() }
}

extension RandomIndex {
  /// Returns the mean consistency index of random matrices.
  ///
  ///     RandomIndex.simulation(order: 5, samples: 2000, seed: 12345).mean   // 1.1032727810…
  ///
  /// The matrices are those of `ComparisonMatrix.random(order:using:)`, one after another from one
  /// `SplitMix64`; the same arguments give the same estimate. The standard error falls with
  /// √`samples`: at order 5 it is 0.0005 for a million matrices. Most values of the table
  /// `simulated` were computed so.
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1. Up to order 2 every index is 0.
  ///   - samples: The number of matrices, at least 2.
  ///   - seed: What the generator starts from.
  /// - Complexity: `samples` times that of `ComparisonMatrix.principalEigenvector()`.
  ///
  /// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
  /// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5, for the index
  /// of random matrices.
  public static func simulation(order: Int, samples: Int, seed: UInt64) -> RandomIndexEstimate {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(samples >= 2, "a standard deviation needs two matrices")
    var generator = SplitMix64(seed: seed)
    var mean = 0.0
    var squares = 0.0
    for sample in 1...samples where order > 2 {
      let index = ComparisonMatrix.random(order: order, using: &generator).uncertifiedIndex
      // Welford's recurrence: the sum of squared deviations without their cancellation.
      let deviation = index - mean
      mean += deviation / Double(sample)
      squares += deviation * (index - mean)
    }
    return RandomIndexEstimate(
      order: order, samples: samples, seed: seed, mean: mean,
      standardDeviation: (squares / Double(samples - 1)).squareRoot())
  }
}

extension ComparisonMatrix {
  /// Returns a matrix of random judgments: those above the diagonal are independent and each of the
  /// seventeen ratios 1/9, 1/8, …, 1/2, 1, 2, …, 9 is equally likely.
  ///
  /// The triangle is filled row by row, one number of the generator for each judgment: its product
  /// with 17, divided by 2⁶⁴ and rounded down, is the position in that list. The probabilities
  /// differ by less than 2⁻⁵⁹ from 1/17.
  ///
  ///     var generator = SplitMix64(seed: 42)
  ///     ComparisonMatrix.random(order: 4, using: &generator).upperTriangle   // 5, 1/7, 1/5, 1/4, 1/9, 7
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1.
  ///   - generator: What the random numbers come from.
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

  /// The consistency index without the bounds of `principalEigenvector()`, which would take most of
  /// a simulation's time.
  fileprivate var uncertifiedIndex: Double {
    let rows = rows
    let vector = PerronIteration(
      rows: rows, order: order, start: normalizedToSum(geometricMeans)
    ).vector
    var quotients = 0.0
    for row in 0..<order {
      var product = 0.0
      for column in 0..<order { product += rows[row * order + column] * vector[column] }
      quotients += product / vector[row]
    }
    // At the eigenvector each quotient is λ. The subtraction costs a consistent matrix its relative
    // digits, which a mean does not see.
    return (quotients / Double(order) - Double(order)) / Double(order - 1)
  }
}
