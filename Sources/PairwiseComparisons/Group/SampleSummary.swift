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
  /// The smallest number, the quartiles and the largest, in which each counts with its weight: the
  /// quantile of a share *p* is the smallest number up to which, in order, more than *p* of the
  /// whole weight lies; where it is exactly *p* up to a number, the mean of that and the next.
  ///
  /// Weights that are all alike, or all larger by one factor, give the same, and so does a person
  /// with the weight 2 as two who say the same.
  ///
  /// Source: for equal weights definition 2 of R. J. Hyndman and Y. Fan, "Sample quantiles in
  /// statistical packages", *The American Statistician* 50 (1996), 361–365, doi:10.2307/2684934;
  /// with weights as "weighted percentiles" of SAS Institute, *Base SAS Procedures Guide:
  /// Statistical Procedures*, procedure UNIVARIATE, "Calculating percentiles".
  public let quantiles: Quantiles
  /// The mean without the fifth of the weight that the smallest and the fifth that the largest
  /// numbers have; of a number at the border the part of its weight that lies between counts.
  ///
  /// Source: S. M. Stigler, "The asymptotic distribution of the trimmed mean", *The Annals of
  /// Statistics* 1 (1973), 472–477, doi:10.1214/aos/1176342412: the mean of the quantile function
  /// over 1/5 … 4/5.
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
    let ordered = WeightedOrder(values, weights)
    quantiles = Quantiles(
      least: ordered.quantile(0), lowerQuartile: ordered.quantile(0.25),
      median: ordered.quantile(0.5), upperQuartile: ordered.quantile(0.75),
      largest: ordered.quantile(1))
    trimmedMean = ordered.mean(without: 0.2)
  }
}

/// Numbers in order, with the weight up to each.
private struct WeightedOrder {
  private let values: [Double]
  /// The weight of each number and of all before it.
  private let weights: [Double]

  private var total: Double { weights[weights.count - 1] }

  init(_ values: [Double], _ weights: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    self.values = order.map { values[$0] }
    var sum = 0.0
    self.weights = order.map { item in
      sum += weights[item]
      return sum
    }
  }

  /// What of the whole weight is taken for equal, since sums of weights are rounded.
  private static let tolerance = 1e-12

  func quantile(_ share: Double) -> Double {
    let bound = share * total
    let room = Self.tolerance * total
    guard let place = weights.firstIndex(where: { $0 >= bound - room }) else {
      return values[values.count - 1]
    }
    return weights[place] > bound + room || place + 1 == values.count || share == 0
      ? values[place] : (values[place] + values[place + 1]) / 2
  }

  /// The mean without a share of the weight at each end.
  func mean(without share: Double) -> Double {
    let (low, high) = (share * total, (1 - share) * total)
    var (sum, before) = (0.0, 0.0)
    for (value, after) in zip(values, weights) {
      sum += max(0, min(after, high) - max(before, low)) * value
      before = after
    }
    return sum / (high - low)
  }
}
