/// The random index of one order, estimated from seeded random matrices.
public struct RandomIndexEstimate: Hashable, Sendable {
  /// The number of items *n*.
  public let order: Int

  /// The number of matrices.
  public let samples: Int

  /// The seed of the generator.
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
  /// `SplitMix64`; the same arguments give the same estimate, whatever the number of threads. The
  /// standard error falls with √`samples`: at order 5 it is 0.0005 for a million matrices. Most
  /// values of the table `simulated` were computed so.
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1. Up to order 2 every index is 0.
  ///   - samples: The number of matrices, at least 2.
  ///   - seed: The seed of the generator.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Complexity: `samples` times that of `ComparisonMatrix.principalEigenvector()`, divided by
  ///   the threads.
  ///
  /// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
  /// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5, for the index
  /// of random matrices.
  public static func simulation(
    order: Int, samples: Int, seed: UInt64, threads: Int? = nil
  ) -> RandomIndexEstimate {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(samples >= 2, "a standard deviation needs two matrices")
    let width = UpperTriangle.count(order: order)
    let parts = Parts.map(
      order > 2 ? samples : 0, size: Kernels.partSize(order: order), threads: threads
    ) { part in
      var generator = SplitMix64(seed: seed)
      generator.skip(part.lowerBound * width)
      let stack = ComparisonMatrixStack.random(order: order, count: part.count, using: &generator)
      return Moments(of: stack.consistencyIndices(threads: 1))
    }
    let moments = parts.reduce(Moments(of: [])) { $0.joined(with: $1) }
    return RandomIndexEstimate(
      order: order, samples: samples, seed: seed, mean: moments.mean,
      standardDeviation: (moments.squares / Double(samples - 1)).squareRoot())
  }
}

/// The mean of numbers and the sum of their squared deviations from it, without the cancellation of
/// a difference of sums.
///
/// Source: T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample
/// variance: analysis and recommendations", *The American Statistician* 37 (1983), 242–247.
private struct Moments: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private(set) var squares = 0.0

  init(of numbers: [Double]) {
    for number in numbers {
      count += 1
      let deviation = number - mean
      mean += deviation / Double(count)
      squares += deviation * (number - mean)
    }
  }

  /// The moments of these numbers and the others together.
  func joined(with other: Moments) -> Moments {
    if count == 0 { return other }
    var joined = self
    joined.count += other.count
    let share = Double(other.count) / Double(joined.count)
    let deviation = other.mean - mean
    joined.mean += deviation * share
    joined.squares += other.squares + deviation * deviation * Double(count) * share
    return joined
  }
}
