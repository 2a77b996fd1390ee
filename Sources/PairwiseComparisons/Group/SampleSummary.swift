internal import RealModule

/// How one number is distributed over several people.
///
///     SampleSummary(of: [0.2, 0.3, 0.7])?.median   // 0.3
public struct SampleSummary: Hashable, Sendable {
  /// The number of people, 1 or more.
  public let count: Int
  /// The mean, in which each counts with its weight.
  public let mean: Double
  /// The standard deviation, in which each counts with its weight *w*: the square root of
  /// Σ*w*(*x* − mean)²/(Σ*w*(*n* − 1)/*n*), for equal weights the usual one with *n* − 1; `nil` for
  /// one person. The same definition as of the geometric standard deviation of judgments.
  ///
  /// Source: National Institute of Standards and Technology, *Dataplot Reference Manual*, volume 2,
  /// "Weighted standard deviation", 1996.
  public let standardDeviation: Double?
  /// The smallest number, the quartiles and the largest, in which each counts once.
  ///
  /// Source: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages",
  /// *The American Statistician* 50 (1996), 361–365, doi:10.2307/2684934.
  public let quantiles: Quantiles
  /// The mean without the fifth of the smallest and the fifth of the largest numbers, both rounded
  /// down; each counts once.
  ///
  /// Source: J. W. Tukey and D. H. McLaughlin, "Less vulnerable confidence and significance
  /// procedures for location based on a single sample", *Sankhyā* A 25 (1963), 331–352.
  public let trimmedMean: Double

  /// The smallest number, the quartiles and the largest.
  public struct Quantiles: Hashable, Sendable {
    public let least: Double
    public let lowerQuartile: Double
    public let median: Double
    public let upperQuartile: Double
    public let largest: Double
  }

  /// The median.
  public var median: Double { quantiles.median }

  /// Summarizes numbers; `nil` if there are none.
  ///
  /// - Parameters:
  ///   - values: The numbers, finite.
  ///   - weights: The weight of each, above 0; all alike if `nil`.
  /// - Complexity: O(*n* log *n*).
  public init?(of values: [Double], weights: [Double]? = nil) {
    let weights = weights ?? Array(repeating: 1, count: values.count)
    precondition(
      weights.count == values.count && weights.allSatisfy { $0 > 0 }, "a weight above 0 for each")
    guard !values.isEmpty else { return nil }
    count = values.count
    let sum = weights.reduce(0, +)
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / sum
    self.mean = mean
    let squares = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    let n = Double(values.count)
    standardDeviation = values.count > 1 ? .sqrt(squares / sum * (n / (n - 1))) : nil
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = Double(sorted.count - 1) * share
      let below = Int(place)
      if below + 1 == sorted.count { return sorted[below] }
      return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
    quantiles = Quantiles(
      least: quantile(0), lowerQuartile: quantile(0.25), median: quantile(0.5),
      upperQuartile: quantile(0.75), largest: quantile(1))
    let left = sorted.count / 5
    let middle = sorted[left..<sorted.count - left]
    trimmedMean = middle.reduce(0, +) / Double(middle.count)
  }
}
