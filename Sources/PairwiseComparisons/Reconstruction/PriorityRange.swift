internal import RealModule

/// The priorities that an item can have where a publication leaves it open.
public struct PriorityRange: Hashable, Sendable {
  /// An interval outside of which the priority cannot be.
  public let outer: ClosedRange<Double>

  /// An interval both ends of which some judgments give; `nil` if none are known.
  public let inner: ClosedRange<Double>?

  /// Whether both are the same, so that the priority can be as low and as high as they say and not
  /// beyond.
  public var isExact: Bool {
    guard let inner else { return false }
    let slack = 1e-9
    return inner.lowerBound <= outer.lowerBound * (1 + slack)
      && inner.upperBound >= outer.upperBound * (1 - slack)
  }

  /// What is known of a priority.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It can be as low and as high as its interval says, and not beyond.
    case exact
    /// It is never outside of one interval, and both ends of another occur.
    case innerAndOuter = "inner and outer"
    /// It is never outside of its interval; whether the ends occur is not known.
    case outer
  }

  /// What is known.
  public var kind: Kind { isExact ? .exact : inner == nil ? .outer : .innerAndOuter }

  /// Creates a range.
  public init(outer: ClosedRange<Double>, inner: ClosedRange<Double>?) {
    self.outer = outer
    self.inner = inner
  }

  /// The range of a product with an independent quantity.
  public func times(_ other: PriorityRange) -> PriorityRange {
    func product(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
      a.lowerBound * b.lowerBound...a.upperBound * b.upperBound
    }
    return PriorityRange(
      outer: product(outer, other.outer),
      inner: inner.flatMap { own in other.inner.map { product(own, $0) } })
  }
}

/// The priorities that the first of several items can have if only the eigenvalue of their matrix
/// is known, with matrices that give the ends. Those of every other item are the same.
public struct OpenPriority: Hashable, Sendable {
  /// The range.
  public let range: PriorityRange
  /// An interval outside of which geometric means of several respondents' judgments do not give it
  /// either; that of `range` is the one of a single respondent.
  public let bounds: ClosedRange<Double>
  /// A matrix in which the first item has the lower end of the inner interval.
  public let lowest: ComparisonMatrix?
  /// A matrix in which it has the upper end.
  public let highest: ComparisonMatrix?

  /// Works out what is left open.
  ///
  /// The sum of the first row of *Aw* = λ*w* is λ*w*₁ = *w*₁ + Σ *a*₁ⱼ*w*ⱼ, so with judgments up to
  /// *S* the priority *w*₁ is at most *S*/(λ − 1 + *S*) and at least 1/(*S*(λ − 1) + 1): the outer
  /// interval by the eigenvector. By other methods it follows from the largest quotient of two
  /// priorities. For three items all matrices are tried, and the interval is exact; for more, those
  /// near to a row of the largest judgments.
  ///
  /// - Parameters:
  ///   - order: The number of items.
  ///   - excess: The interval of λ − *n*.
  ///   - values: What an entry can be.
  ///   - method: The rule that turns judgments into priorities.
  /// - Complexity: Constant for a few items; O(*n*²) eigenvectors times a constant.
  public init(
    order: Int, excess: ClosedRange<Double>, values: JudgmentValues,
    method: PrioritizationMethod = .eigenvector
  ) {
    precondition(order >= 2, "two items or more")
    let largest = values.ratios.last ?? 1
    let n = Double(order)
    let least = max(0, excess.lowerBound)
    let printed = PrintedMatrix(
      priorities: Array(repeating: 0...1, count: order),
      eigenvalueExcess: least...max(least, excess.upperBound), method: method)
    var outer: ClosedRange<Double>
    if method == .eigenvector {
      let low = 1 / (largest * (n + printed.eigenvalueExcess.upperBound - 1) + 1)
      outer = low...max(low, largest / (n + least - 1 + largest))
    } else {
      let quotient = printed.largestQuotient(withJudgmentsUpTo: largest)
      outer = 1 / (1 + (n - 1) * quotient)...quotient / (quotient + n - 1)
    }
    bounds = outer
    let candidates =
      order <= 3
      ? Self.all(order: order, values: values)
      : [1 / largest, largest].compactMap {
        Self.extreme(order: order, first: $0, printed.eigenvalueExcess, values)
      }
    let possible = candidates.filter {
      printed.eigenvalueExcess.contains($0.principalEigenvector().eigenvalueExcess)
    }.map { (matrix: $0, priority: $0.priorities(by: method).values[0]) }
    lowest = possible.min { $0.priority < $1.priority }?.matrix
    highest = possible.max { $0.priority < $1.priority }?.matrix
    let ends = possible.map(\.priority)
    let inner = ends.min().flatMap { low in ends.max().map { low...$0 } }
    if order <= 3, let inner { outer = inner }
    range = PriorityRange(outer: outer, inner: inner)
  }

  /// All matrices of two or three items.
  private static func all(order: Int, values: JudgmentValues) -> [ComparisonMatrix] {
    var triangles: [[Double]] = [[]]
    for _ in 0..<UpperTriangle.count(order: order) {
      triangles = triangles.flatMap { start in values.ratios.map { start + [$0] } }
    }
    return triangles.map { ComparisonMatrix(unchecked: $0, order: order) }
  }

  /// A matrix near to one in which the first item is compared alike with all others.
  private static func extreme(
    order: Int, first ratio: Double, _ excess: ClosedRange<Double>, _ values: JudgmentValues
  ) -> ComparisonMatrix? {
    let sign: Double = ratio > 1 ? 1 : -1
    let beam = MatrixBeam(
      order: order, ratios: values.ratios, excess: excess,
      score: { sign * ($0.first ?? 0) }, admitsCircles: true, width: 20)
    let start =
      [Double](repeating: ratio, count: order - 1)
      + [Double](repeating: 1, count: UpperTriangle.count(order: order - 1))
    return beam.best(from: start, rounds: 3, stopsAtFirst: false)
      .map { ComparisonMatrix(unchecked: $0.triangle, order: order) }
  }
}

extension ComparisonMatrix {
  /// Returns this matrix with two items in each other's places.
  ///
  /// - Complexity: O(*n*²).
  package func exchanging(_ item: Int, _ other: Int) -> ComparisonMatrix {
    func place(_ position: Int) -> Int {
      position == item ? other : position == other ? item : position
    }
    return ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map { self[place($0.row), place($0.column)] },
      order: order)
  }
}
