/// The judgments on *n* items where some pairs have not been compared.
///
///     let matrix = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 3])
///     try matrix.priorities()   // 0.6, 0.3, 0.1
///
/// Priorities exist if the comparisons connect all items, directly or through others.
public struct IncompleteComparisonMatrix: Hashable, Sendable {
  /// The number of items *n*, at least 1.
  public let order: Int

  /// The judgments above the diagonal, row by row, as in a `ComparisonMatrix`, with which they
  /// share their memory if none is missing; `missing` where a pair was not compared.
  package private(set) var ratios: RatioList

  /// The number of pairs that have not been compared.
  public private(set) var missingCount: Int

  /// The entry of `ratios` for a missing judgment; no judgment is 0.
  package static let missing = 0.0

  /// Returns the judgments above the diagonal, row by row; `nil` where a pair was not compared.
  ///
  /// - Complexity: O(*n*²).
  public func upperTriangle() -> [Double?] { ratios.map { $0 == Self.missing ? nil : $0 } }

  /// Creates a matrix from its judgments, some of which may be missing.
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1.
  ///   - upperTriangle: The `order` · (`order` − 1)/2 ratios above the diagonal, row by row, `nil`
  ///     for missing ones.
  /// - Throws: `ComparisonError.noItems`, `.wrongCount`, `.notPositive` or `.notSupported`.
  /// - Complexity: O(*n*²).
  public init(order: Int, upperTriangle: [Double?]) throws(ComparisonError) {
    guard order >= 1 else { throw .noItems }
    let expected = UpperTriangle.count(order: order)
    guard upperTriangle.count == expected else {
      throw .wrongCount(found: upperTriangle.count, expected: expected, order: order)
    }
    for (position, pair) in UpperTriangle.pairs(order: order).enumerated() {
      if let ratio = upperTriangle[position] {
        try ComparisonMatrix.check(ratio, row: pair.row, column: pair.column)
      }
    }
    self.init(unchecked: upperTriangle, order: order)
  }

  /// Creates a matrix in which nothing has been compared yet.
  public init(order: Int) {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    self.init(
      unchecked: Array(repeating: nil, count: UpperTriangle.count(order: order)), order: order)
  }

  /// Creates the incomplete matrix that has all the judgments of a complete one.
  public init(_ matrix: ComparisonMatrix) {
    order = matrix.order
    ratios = matrix.ratios
    missingCount = 0
  }

  /// Creates a matrix from judgments that are known to be positive and supported.
  package init(unchecked upperTriangle: [Double?], order: Int) {
    self.init(ratios: upperTriangle.map { $0 ?? Self.missing }, order: order)
  }

  /// Creates a matrix from judgments that are known to be positive and supported, or `missing`.
  package init(ratios: [Double], order: Int) {
    self.init(ratios: RatioList(ratios), order: order)
  }

  /// Creates a matrix from judgments that are known to be positive and supported, or `missing`.
  package init(ratios: RatioList, order: Int) {
    self.order = order
    self.ratios = ratios
    missingCount = ratios.count { $0 == Self.missing }
  }

  /// The judgment at a position of the triangle; `nil` if it is missing.
  package func judgment(at position: Int) -> Double? {
    ratios[position] == Self.missing ? nil : ratios[position]
  }

  /// How many times the item of `row` is preferred to the item of `column`; `nil` if they were not
  /// compared.
  public subscript(row: Int, column: Int) -> Double? {
    precondition(row >= 0 && row < order && column >= 0 && column < order, "item out of range")
    if row == column { return 1 }
    return row < column
      ? judgment(at: UpperTriangle.index(row: row, column: column, order: order))
      : judgment(at: UpperTriangle.index(row: column, column: row, order: order)).map { 1 / $0 }
  }

  /// Sets how many times `item` is preferred to `other`, and with it the reciprocal judgment; `nil`
  /// removes it.
  ///
  /// - Throws: `ComparisonError.notPositive` or `.notSupported`.
  public mutating func setJudgment(
    of item: Int, against other: Int, to ratio: Double?
  ) throws(ComparisonError) {
    precondition(item != other, "an item is not compared with itself")
    if let ratio { try ComparisonMatrix.check(ratio, row: item, column: other) }
    let position = UpperTriangle.index(
      row: min(item, other), column: max(item, other), order: order)
    if ratios[position] == Self.missing { missingCount -= 1 }
    if ratio == nil { missingCount += 1 }
    ratios[position] = ratio.map { item < other ? $0 : 1 / $0 } ?? Self.missing
  }

  /// Returns the pairs that have not been compared, in the order of the triangle, as positions of
  /// items.
  ///
  /// - Complexity: O(*n*²).
  public func missingPairs() -> [(row: Int, column: Int)] {
    zip(UpperTriangle.pairs(order: order), ratios).compactMap { $1 == Self.missing ? $0 : nil }
  }

  /// The same judgments as a complete matrix; `nil` if any is missing.
  public var completed: ComparisonMatrix? {
    missingCount == 0 ? ComparisonMatrix(unchecked: ratios, order: order) : nil
  }

  /// Returns the largest judgment in either direction, at least 1.
  ///
  /// - Complexity: O(*n*²).
  package func largestRatio() -> Double {
    ratios.numbers().reduce(1) { $1 == Self.missing ? $0 : max($0, $1, 1 / $1) }
  }

  /// Returns the groups of items that the comparisons connect, each in ascending order, by their
  /// smallest item.
  ///
  /// The matrix has priorities if there is one group.
  ///
  /// - Complexity: O(*n*²).
  public func components() -> [[Int]] {
    var component = [Int?](repeating: nil, count: order)
    var components: [[Int]] = []
    for start in 0..<order where component[start] == nil {
      component[start] = components.count
      var members = [start]
      var next = 0
      while next < members.count {
        let item = members[next]
        next += 1
        for other in 0..<order where component[other] == nil && self[item, other] != nil {
          component[other] = components.count
          members.append(other)
        }
      }
      components.append(members.sorted())
    }
    return components
  }

  func checkConnected() throws(ComparisonError) {
    let components = components()
    guard components.count == 1 else { throw .disconnected(components: components) }
  }

  /// Returns Harker's matrix, row by row, `order` × `order`: 0 for each missing judgment, and on
  /// the diagonal 1 plus the number of missing judgments in the row.
  ///
  /// - Complexity: O(*n*²).
  ///
  /// Source: P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy process",
  /// *Mathematical Modelling* 9 (1987), 837–848, doi:10.1016/0270-0255(87)90503-3.
  func harkerRows() -> [Double] {
    var entries = [Double](repeating: 0, count: order * order)
    for item in 0..<order { entries[item * order + item] = 1 }
    for (ratio, pair) in zip(ratios.numbers(), UpperTriangle.pairs(order: order)) {
      if ratio != Self.missing {
        entries[pair.row * order + pair.column] = ratio
        entries[pair.column * order + pair.row] = 1 / ratio
      } else {
        entries[pair.row * order + pair.row] += 1
        entries[pair.column * order + pair.column] += 1
      }
    }
    return entries
  }
}
