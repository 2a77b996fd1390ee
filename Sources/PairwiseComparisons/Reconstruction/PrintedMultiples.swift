/// Numbers that are printed for items in the place of their priorities: all priorities times one
/// factor.
///
///     PrintedMultiples([1...1, 0.45...0.55, nil], factor: .inverseOfLargest)
public struct PrintedMultiples: Hashable, Sendable {
  /// The interval of each number, in the order of the items; `nil` where none is printed.
  public let intervals: [ClosedRange<Double>?]
  /// What the priorities are multiplied by.
  public let factor: Factor

  /// What priorities are multiplied by.
  public enum Factor: Hashable, Sendable {
    /// 1 / max *w*, so that the largest number is 1: ideal priorities.
    case inverseOfLargest
    /// A number from 0 to 1 in this interval: global priorities, by the global priority of what
    /// compares the items.
    case within(ClosedRange<Double>)
  }

  /// Creates numbers.
  public init(_ intervals: [ClosedRange<Double>?], factor: Factor) {
    self.intervals = intervals
    self.factor = factor
  }

  /// Whether priorities, which sum to 1, are printed so.
  package func admits(_ priorities: [Double]) -> Bool {
    switch factor {
    case .inverseOfLargest:
      let largest = priorities.max() ?? 1
      return zip(intervals, priorities).allSatisfy { $0?.contains($1 / largest) ?? true }
    case .within(let factors):
      var (least, most) = (factors.lowerBound, factors.upperBound)
      for case (let interval?, let priority) in zip(intervals, priorities) {
        least = max(least, interval.lowerBound / priority)
        most = min(most, interval.upperBound / priority)
      }
      return least <= most * (1 + 1e-12)
    }
  }

  /// Intervals of the priorities that these numbers leave; `nil` if no priorities have them.
  ///
  /// The numbers sum to the factor, which bounds it where all are printed.
  public func priorities() -> [ClosedRange<Double>]? {
    let count = intervals.count
    // The numbers that are not printed.
    let rest: ClosedRange<Double>
    var factors: ClosedRange<Double>
    switch factor {
    case .inverseOfLargest:
      rest = 0...1
      factors = 1...Double(count)
    case .within(let own):
      rest = 0...max(0, own.upperBound)
      factors = max(0, own.lowerBound)...max(0, own.upperBound)
    }
    let known = intervals.map { interval in
      interval.map { max(0, $0.lowerBound)...max(0, $0.upperBound) } ?? rest
    }
    let (low, high) = known.reduce((0.0, 0.0)) { ($0.0 + $1.lowerBound, $0.1 + $1.upperBound) }
    let slack = 1e-12
    let sums = low * (1 - slack)...high * (1 + slack)
    guard sums.overlaps(factors) else { return nil }
    factors = factors.clamped(to: sums)
    return known.map { interval in
      let (otherLow, otherHigh) = (low - interval.lowerBound, high - interval.upperBound)
      func share(_ own: Double, _ others: Double) -> Double {
        own + others > 0 ? own / (own + others) : own > 0 ? 1 : 0
      }
      let least = max(
        share(interval.lowerBound, otherHigh),
        factors.upperBound > 0 ? interval.lowerBound / factors.upperBound : 0)
      let most = min(
        share(interval.upperBound, otherLow),
        factors.lowerBound > 0 ? interval.upperBound / factors.lowerBound : 1)
      return least * (1 - slack)...max(least * (1 - slack), most * (1 + slack))
    }
  }
}
