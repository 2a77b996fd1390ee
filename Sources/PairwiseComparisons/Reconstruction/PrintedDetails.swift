internal import RealModule

/// What is printed of a matrix itself, beside its priorities and its eigenvalue.
public struct PrintedDetails: Hashable, Sendable {
  /// The interval of each judgment above the diagonal, row by row, as a ratio; `nil` where none is
  /// printed, empty if none is anywhere.
  public var judgments: [ClosedRange<Double>?]

  /// The interval of the geometric consistency index; `nil` if it is not printed.
  public var geometricIndex: ClosedRange<Double>?

  /// What else a matrix has to meet.
  public var tests: [PrintedTest]

  /// Creates details, by default none.
  public init(
    judgments: [ClosedRange<Double>?] = [], geometricIndex: ClosedRange<Double>? = nil,
    tests: [PrintedTest] = []
  ) {
    self.judgments = judgments
    self.geometricIndex = geometricIndex
    self.tests = tests
  }

  /// Whether nothing is printed.
  public var isEmpty: Bool { self == PrintedDetails() }

  /// Whether a matrix has them.
  package func admits(_ matrix: ComparisonMatrix) -> Bool {
    let slack = 1e-9
    let hasJudgments = zip(judgments, matrix.upperTriangle).allSatisfy { interval, ratio in
      guard let interval else { return true }
      return ratio >= interval.lowerBound * (1 - slack)
        && ratio <= interval.upperBound * (1 + slack)
    }
    return hasJudgments
      && geometricIndex?.contains(matrix.geometricConsistencyIndex()) ?? true
      && tests.allSatisfy { $0.isMet(matrix) }
  }

  /// The interval of a ratio of two items in any order; all ratios where none is printed.
  func judgment(_ item: Int, _ other: Int, order: Int) -> ClosedRange<Double> {
    let (row, column) = (min(item, other), max(item, other))
    let open = 0...Double.infinity
    guard !judgments.isEmpty else { return open }
    let interval = judgments[UpperTriangle.index(row: row, column: column, order: order)] ?? open
    return item < other ? interval : 1 / interval.upperBound...1 / interval.lowerBound
  }

  /// The interval of Σ ln²(*a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ) over the triads of *n* items, *n*(*n* − 1)(*n* − 2)/2
  /// times the geometric index.
  func squaredTriadErrors(order: Int) -> ClosedRange<Double> {
    guard let geometricIndex else { return 0...Double.infinity }
    let factor = Double(order * (order - 1) * (order - 2)) / 2
    return max(0, geometricIndex.lowerBound) * factor...max(0, geometricIndex.upperBound) * factor
  }

  /// The largest error of a triad that the geometric index allows; infinity if it is not printed.
  ///
  /// A triad's error *t* is a sum of three logarithmic errors, whose squares sum to *t*²/3 or more.
  func largestTriadError(order: Int) -> Double {
    (3 * squaredTriadErrors(order: order).upperBound / Double(order)).squareRoot()
  }
}

/// A condition of printed numbers that a finished matrix is examined by.
public struct PrintedTest: Hashable, Sendable {
  /// What is printed, which tells conditions apart.
  public let name: String
  /// Whether a matrix meets it.
  let isMet: @Sendable (ComparisonMatrix) -> Bool

  /// Creates a condition.
  ///
  /// - Parameters:
  ///   - name: What is printed; conditions with one name are the same.
  ///   - isMet: Whether a matrix meets it.
  public init(_ name: String, isMet: @escaping @Sendable (ComparisonMatrix) -> Bool) {
    self.name = name
    self.isMet = isMet
  }

  public static func == (one: PrintedTest, other: PrintedTest) -> Bool { one.name == other.name }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension PrintedMatrix {
  /// Returns the interval of λ − *n* that an interval of the geometric consistency index leaves.
  ///
  /// With *S* = Σ ln²(*a*ᵢⱼ*g*ⱼ/*g*ᵢ) over the pairs, (*n* − 1)(*n* − 2)/2 times the index, λ − *n*
  /// is at least *S*/*n*, and at most (*n* − 1)(exp √*S* − 1): λ is at most the largest sum of a
  /// row of *a*ᵢⱼ*g*ⱼ/*g*ᵢ.
  package static func excess(
    ofGeometricIndices indices: ClosedRange<Double>, order: Int
  ) -> ClosedRange<Double> {
    let factor = Double((order - 1) * (order - 2)) / 2
    let least = max(0, indices.lowerBound) * factor
    let most = max(least, indices.upperBound * factor)
    return least / Double(order)...Double(order - 1) * (.exp(most.squareRoot()) - 1)
  }
}
