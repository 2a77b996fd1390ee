internal import RealModule

/// The share of the draws in which something is so, as an estimate of its probability.
public struct SimulatedShare: Hashable, Sendable {
  /// The number of draws in which it is so.
  public let count: Int
  /// The number of all draws.
  public let draws: Int

  /// Creates the share of some draws among all.
  public init(count: Int, draws: Int) {
    precondition(draws > 0 && (0...draws).contains(count), "a share of some draws")
    self.count = count
    self.draws = draws
  }

  /// The share, 0 … 1.
  public var value: Double { Double(count) / Double(draws) }

  /// The standard error of the share, never 0.
  ///
  /// √(*b*(1 − *b*)/*N*) for *b* = (*count* + 1)/(*N* + 2) of *N* draws. For shares that are
  /// neither near 0 nor near 1 that is the usual standard error; but something that was never seen
  /// in *N* draws is not known to be impossible, only to be rarer than about 1/*N*, and that is
  /// what it says there.
  ///
  /// Source: L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial
  /// proportion", *Statistical Science* 16 (2001), 101–133, doi:10.1214/ss/1009213286, for what is
  /// wrong with the usual one near 0 and 1, and for shares moved towards the middle as a remedy.
  public var standardError: Double {
    let moved = Double(count + 1) / Double(draws + 2)
    return (moved * (1 - moved) / Double(draws)).squareRoot()
  }
}

/// What a priority is in many draws.
public struct SimulatedPriority: Hashable, Sendable {
  /// The mean.
  public let mean: Double
  /// The standard error of the mean: the standard deviation divided by √*N* for *N* draws.
  public let meanError: Double
  /// The standard deviation from draw to draw, with *N* − 1 in the denominator.
  public let standardDeviation: Double
  /// The standard error of the standard deviation, from the fourth moment.
  ///
  /// Source: C. R. Rao, *Linear Statistical Inference and Its Applications*, second edition, Wiley,
  /// New York 1973, section 6h, doi:10.1002/9780470316436: the variance of the second moment *m*₂
  /// is (*m*₄ − *m*₂²)/*N*, and that of its root this divided by 4*m*₂.
  public let standardDeviationError: Double
  /// The quantiles of `SimulatedPriority.shares`.
  public let quantiles: [Quantile]

  /// The shares of draws below the quantiles: 5, 25, 50, 75 and 95 %.
  public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// A value that a share of the draws is below.
  public struct Quantile: Hashable, Sendable {
    /// The share of the draws below it.
    public let share: Double
    /// The value.
    public let value: Double
    /// The standard error of the value.
    public let standardError: Double
  }

  /// - Parameter drawn: Priorities in some or all of the draws, for the quantiles; at least one.
  init(_ moments: DrawMoments, draws: Int, drawn: [Double]) {
    let count = Double(draws)
    let shift = moments.sums[0] / count
    let (second, third) = (moments.sums[1] / count, moments.sums[2] / count)
    let variance = max(0, second - shift * shift)
    // The fourth moment around the mean from those around the pivot.
    let fourth =
      moments.sums[3] / count - 4 * shift * third + 6 * shift * shift * second
      - 3 * shift * shift * shift * shift
    mean = moments.pivot + shift
    standardDeviation = (variance * count / (count - 1)).squareRoot()
    meanError = standardDeviation / count.squareRoot()
    standardDeviationError =
      variance > 0 ? (max(0, fourth / variance - variance) / (4 * count)).squareRoot() : 0
    let sorted = drawn.sorted()
    quantiles = Self.shares.map { Quantile(share: $0, of: sorted) }
  }
}

extension SimulatedPriority.Quantile {
  /// The quantile by linear interpolation between the order statistics, and its standard error as
  /// half the distance of those that are one standard deviation of the binomial count away.
  ///
  /// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", *The American
  /// Statistician* 50 (1996), 361–365, doi:10.1080/00031305.1996.10473566, definition 7; H. A.
  /// David and H. N. Nagaraja, *Order Statistics*, third edition, Wiley, Hoboken 2003, section 7.1,
  /// doi:10.1002/0471722162, for intervals between order statistics.
  ///
  /// - Parameter sorted: The draws, ascending; at least one.
  init(share: Double, of sorted: [Double]) {
    let last = Double(sorted.count - 1)
    func value(at place: Double) -> Double {
      let place = min(max(place, 0), last)
      let below = Int(place)
      if below + 1 >= sorted.count { return sorted[below] }
      return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
    let deviation = (Double(sorted.count) * share * (1 - share)).squareRoot()
    self.share = share
    self.value = value(at: share * last)
    standardError =
      (value(at: share * last + deviation) - value(at: share * last - deviation)) / 2
  }
}

/// Sums of the first four powers of differences from a number near the mean, which keeps
/// cancellation out.
struct DrawMoments: Sendable {
  let pivot: Double
  private(set) var sums = [0.0, 0, 0, 0]

  init(pivot: Double) { self.pivot = pivot }

  mutating func add(_ values: [Double]) {
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    for value in values {
      let difference = value - pivot
      let square = difference * difference
      first += difference
      second += square
      third += square * difference
      fourth += square * square
    }
    add(sums: [first, second, third, fourth])
  }

  mutating func add(sums others: [Double]) {
    for power in sums.indices { sums[power] += others[power] }
  }
}
