internal import RealModule

/// What a publication prints about one comparison matrix: intervals for its priorities and its
/// principal eigenvalue, both closed.
///
/// The interval of a printed number has both of its ends: 0.0625 is printed as 0.062 or as 0.063.
public struct PrintedMatrix: Hashable, Sendable {
  /// The interval of each priority, in the order of the items; 0 … 1 where nothing is printed.
  public let priorities: [ClosedRange<Double>]

  /// The interval of λ − *n*, from 0 on.
  public let eigenvalueExcess: ClosedRange<Double>

  /// The rule that the priorities were derived by.
  public let method: PrioritizationMethod

  /// What is printed in the place of priorities, or besides them.
  public let multiples: [PrintedMultiples]

  /// What is printed of the matrix itself.
  public let details: PrintedDetails

  /// The number of items.
  public var order: Int { priorities.count }

  /// The methods that judgments can be searched for.
  public static let supportedMethods: [PrioritizationMethod] = [
    .eigenvector, .geometricMean, .normalizedColumns,
  ]

  /// Creates what is printed about a matrix.
  ///
  /// - Parameters:
  ///   - priorities: The interval of each priority, at least 2.
  ///   - eigenvalueExcess: The interval of λ − *n*; its upper bound is at least 0 and finite.
  ///   - method: One of `supportedMethods`.
  ///   - multiples: What is printed in the place of priorities, each for all items. What it says of
  ///     single priorities has to be in `priorities` already.
  ///   - details: What is printed of the matrix itself.
  public init(
    priorities: [ClosedRange<Double>], eigenvalueExcess: ClosedRange<Double>,
    method: PrioritizationMethod = .eigenvector, multiples: [PrintedMultiples] = [],
    details: PrintedDetails = PrintedDetails()
  ) {
    precondition(priorities.count >= 2, "two items or more")
    precondition(eigenvalueExcess.upperBound.isFinite, "a finite interval of the eigenvalue")
    precondition(Self.supportedMethods.contains(method), "a method that can be searched")
    precondition(
      multiples.allSatisfy { $0.intervals.count == priorities.count }, "a multiple for each item")
    self.priorities = priorities
    self.eigenvalueExcess = eigenvalueExcess
    self.method = method
    self.multiples = multiples
    self.details = details
    precondition(
      details.judgments.isEmpty || details.judgments.count == UpperTriangle.count(order: order),
      "an interval for each judgment, or none")
  }

  /// Creates what is printed about a matrix from numbers and units of their last digits.
  ///
  ///     PrintedMatrix(
  ///       priorities: [0.648, 0.230, 0.122], unit: 0.001, ratio: 0.003, ratioUnit: 0.001, …)
  ///
  /// - Parameters:
  ///   - priorities: The printed priorities, in the order of the items.
  ///   - unit: One unit of the last printed digit of the priorities.
  ///   - ratio: The consistency ratio; `nil` if none is printed, where it may be anything to 0.1.
  ///   - ratioUnit: One unit of the last printed digit of the ratio.
  ///   - randomIndex: The random index of the order, 0 or more.
  ///   - method: The rule that the priorities come from.
  public init(
    priorities: [Double], unit: Double, ratio: Double?, ratioUnit: Double, randomIndex: Double,
    method: PrioritizationMethod = .eigenvector
  ) {
    let ratios = ratio.map { Self.interval($0, unit: ratioUnit) } ?? 0...0.1
    self.init(
      priorities: priorities.map { Self.interval($0, unit: unit) },
      eigenvalueExcess: Self.excess(
        ofRatios: ratios, randomIndex: randomIndex, order: priorities.count),
      method: method)
  }

  /// How the digits behind the last printed one were dropped.
  public enum Digits: String, Hashable, Sendable, CaseIterable {
    /// To the nearest number with so many digits: 0.0627 is printed as 0.063.
    case rounded
    /// Whatever they were: 0.0627 is printed as 0.062.
    case cut
  }

  /// Returns the numbers that are printed as a number: those at most half a unit away, or those
  /// that begin with its digits. Both ends belong to the interval.
  ///
  /// The slack is for numbers that lie on an end in decimal and just beside it in binary.
  public static func interval(
    _ printed: Double, unit: Double, digits: Digits = .rounded
  ) -> ClosedRange<Double> {
    let half = unit / 2 * (1 + 1e-9)
    let middle: Double =
      switch digits {
      case .rounded: printed
      case .cut: printed.sign == .minus ? printed - unit / 2 : printed + unit / 2
      }
    return middle - half...middle + half
  }

  /// Returns the interval of λ − *n* that consistency ratios stand for: CR · RI · (*n* − 1).
  public static func excess(
    ofRatios ratios: ClosedRange<Double>, randomIndex: Double, order: Int
  ) -> ClosedRange<Double> {
    let factor = randomIndex * Double(order - 1)
    return ratios.lowerBound * factor...ratios.upperBound * factor
  }

  /// The intervals of the priorities that remain if they sum to 1, and none is below what the
  /// largest ratio allows; `nil` if no such priorities exist.
  ///
  /// The ratio of two priorities is at most the square of the largest judgment, by each supported
  /// method.
  func feasibleBox(largestRatio: Double) -> (lowest: [Double], highest: [Double])? {
    let floor = 1 / (1 + Double(order - 1) * largestRatio * largestRatio) * (1 - 1e-9)
    let lows = priorities.map { max($0.lowerBound, floor) }
    let highs = priorities.map { min($0.upperBound, 1) }
    let (low, high) = (lows.reduce(0, +), highs.reduce(0, +))
    let slack = 1e-12
    guard low <= 1 + slack, high >= 1 - slack else { return nil }
    var (lowest, highest) = (lows, highs)
    for item in lows.indices {
      lowest[item] = max(lows[item], 1 - (high - highs[item]) - slack)
      highest[item] = min(highs[item], 1 - (low - lows[item]) + slack)
      guard lowest[item] <= highest[item] else { return nil }
    }
    return (lowest, highest)
  }

  /// Whether a matrix has priorities and an eigenvalue in these intervals.
  ///
  /// - Complexity: That of `ComparisonMatrix.principalEigenvector()`.
  public func admits(_ matrix: ComparisonMatrix) -> Bool {
    let eigenvector = matrix.principalEigenvector()
    let found =
      method == .eigenvector ? eigenvector.priorities : matrix.priorities(by: method)
    return eigenvalueExcess.contains(eigenvector.eigenvalueExcess)
      && zip(priorities, found.values).allSatisfy { $0.contains($1) }
      && multiples.allSatisfy { $0.admits(found.values) } && details.admits(matrix)
  }

  /// The same numbers with narrower intervals of the priorities; `nil` if nothing is left of one.
  ///
  /// - Parameter intervals: One for each item, `nil` where nothing more is known.
  package func narrowed(to intervals: [ClosedRange<Double>?]) -> PrintedMatrix? {
    var narrower = priorities
    for case (let item, let interval?) in intervals.enumerated() {
      guard interval.overlaps(narrower[item]) else { return nil }
      narrower[item] = interval.clamped(to: narrower[item])
    }
    return with(narrower)
  }

  /// The same with other intervals of the priorities.
  package func with(_ priorities: [ClosedRange<Double>]) -> PrintedMatrix {
    PrintedMatrix(
      priorities: priorities, eigenvalueExcess: eigenvalueExcess, method: method,
      multiples: multiples, details: details)
  }

  /// The same with one more condition.
  package func adding(_ test: PrintedTest) -> PrintedMatrix {
    var details = details
    details.tests.append(test)
    return PrintedMatrix(
      priorities: priorities, eigenvalueExcess: eigenvalueExcess, method: method,
      multiples: multiples, details: details)
  }

  /// Whether only a finished matrix shows whether it is as printed, so that many have to be looked
  /// at for one.
  var isTestedAtEnd: Bool { !multiples.isEmpty || !details.tests.isEmpty }
}

extension PrintedMatrix {
  /// Returns the largest quotient of two priorities that the eigenvalue leaves possible with
  /// judgments up to a ratio.
  ///
  /// A quotient differs from the judgment on its pair by the factor exp |*d*|. By the eigenvector
  /// (2/*n*)(cosh *d* − 1) ≤ λ − *n*; by row geometric means *d*²/*n* ≤ λ − *n*; by normalized
  /// columns |*d*| is at most the largest error of a triad.
  public func largestQuotient(withJudgmentsUpTo largestRatio: Double) -> Double {
    let excess = max(0, eigenvalueExcess.upperBound)
    let n = Double(order)
    let deviation: Double =
      switch method {
      case .geometricMean: (n * excess).squareRoot()
      case .normalizedColumns: ComparisonMatrix.largestTriadError(order: order, excess: excess)
      default: .acosh(1 + n * excess / 2)
      }
    return largestRatio * .exp(deviation)
  }
}
