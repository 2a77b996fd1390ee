/// The judgments of one person, or of one group, on all pairs of *n* items.
///
/// It stands for the positive reciprocal matrix *A*: *a*ᵢⱼ says how many times item *i* is
/// preferred to item *j*, *a*ᵢᵢ = 1 and *a*ⱼᵢ = 1/*a*ᵢⱼ. No initializer accepts anything else.
///
///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
///     matrix[0, 1]   // 3
///     matrix[1, 0]   // 0.333…
///
/// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
/// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5.
public struct ComparisonMatrix: Hashable, Sendable {
  /// The ratios that can be computed with: 1e−50 … 1e50.
  ///
  /// Any scale in use is far inside. With these limits the products of a few ratios, which the
  /// computation of priorities contains, neither overflow nor underflow.
  public static let supportedRatios = 1e-50...1e50

  /// The number of items *n*, at least 1.
  public let order: Int

  /// The judgments above the diagonal, row by row: *a*₁₂, *a*₁₃, …, *a*₁ₙ, *a*₂₃, …; *n*(*n* − 1)/2
  /// ratios.
  ///
  /// The lower triangle is never stored.
  ///
  /// - Complexity: O(1); O(*n*²) for a matrix of a large file, whose judgments take a byte each.
  public var upperTriangle: [Double] { ratios.numbers() }

  /// The judgments above the diagonal as they are stored.
  package private(set) var ratios: RatioList

  /// Creates a matrix from its judgments above the diagonal.
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1.
  ///   - upperTriangle: The `order` · (`order` − 1)/2 ratios above the diagonal, row by row.
  /// - Throws: `ComparisonError.noItems`, `.wrongCount`, `.notPositive` or `.notSupported`.
  /// - Complexity: O(*n*²).
  public init(order: Int, upperTriangle: [Double]) throws(ComparisonError) {
    guard order >= 1 else { throw .noItems }
    let expected = UpperTriangle.count(order: order)
    guard upperTriangle.count == expected else {
      throw .wrongCount(found: upperTriangle.count, expected: expected, order: order)
    }
    if let position = upperTriangle.firstIndex(where: { !Self.supportedRatios.contains($0) }) {
      let pair = UpperTriangle.pair(at: position, order: order)
      try Self.check(upperTriangle[position], row: pair.row, column: pair.column)
    }
    self.init(unchecked: upperTriangle, order: order)
  }

  /// Creates a matrix from all of its rows.
  ///
  /// The judgments above the diagonal are stored; those below are only checked against them.
  ///
  /// - Parameters:
  ///   - rows: `n` rows of `n` ratios.
  ///   - tolerance: How far *a*ⱼᵢ*a*ᵢⱼ and the diagonal may be from 1, relative. The default admits
  ///     the rounding of computed reciprocals and nothing that a person would write: 0.33 for 1/3
  ///     is refused.
  /// - Throws: `ComparisonError.noItems`, `.notSquare`, `.notPositive`, `.notSupported`,
  ///   `.diagonal` or `.notReciprocal`.
  /// - Complexity: O(*n*²).
  public init(rows: [[Double]], tolerance: Double = 1e-9) throws(ComparisonError) {
    guard !rows.isEmpty else { throw .noItems }
    for (row, entries) in rows.enumerated() {
      guard entries.count == rows.count else {
        throw .notSquare(row: row, found: entries.count, expected: rows.count)
      }
    }
    var upperTriangle: [Double] = []
    upperTriangle.reserveCapacity(UpperTriangle.count(order: rows.count))
    for row in rows.indices {
      for column in rows.indices {
        let ratio = rows[row][column]
        try Self.check(ratio, row: row, column: column)
        if row < column {
          upperTriangle.append(ratio)
        } else if row == column {
          guard abs(ratio - 1) <= tolerance else { throw .diagonal(row: row, ratio: ratio) }
        } else if abs(ratio * rows[column][row] - 1) > tolerance {
          throw .notReciprocal(
            row: row, column: column, ratio: ratio, expected: 1 / rows[column][row])
        }
      }
    }
    self.init(unchecked: upperTriangle, order: rows.count)
  }

  /// Creates a matrix from judgments that are known to be positive and supported.
  package init(unchecked upperTriangle: [Double], order: Int) {
    self.init(unchecked: RatioList(upperTriangle), order: order)
  }

  /// Creates a matrix from judgments that are known to be positive and supported.
  package init(unchecked ratios: RatioList, order: Int) {
    self.order = order
    self.ratios = ratios
  }

  /// How many times the item of `row` is preferred to the item of `column`.
  public subscript(row: Int, column: Int) -> Double {
    precondition(row >= 0 && row < order && column >= 0 && column < order, "item out of range")
    if row == column { return 1 }
    return row < column
      ? ratios[UpperTriangle.index(row: row, column: column, order: order)]
      : 1 / ratios[UpperTriangle.index(row: column, column: row, order: order)]
  }

  /// Sets how many times `item` is preferred to `other`, and with it the reciprocal judgment.
  ///
  /// - Throws: `ComparisonError.notPositive` or `.notSupported`.
  public mutating func setJudgment(
    of item: Int, against other: Int, to ratio: Double
  ) throws(ComparisonError) {
    precondition(item != other, "an item is not compared with itself")
    try Self.check(ratio, row: item, column: other)
    if item < other {
      ratios[UpperTriangle.index(row: item, column: other, order: order)] = ratio
    } else {
      ratios[UpperTriangle.index(row: other, column: item, order: order)] = 1 / ratio
    }
  }

  package static func check(_ ratio: Double, row: Int, column: Int) throws(ComparisonError) {
    guard ratio > 0 && ratio.isFinite else {
      throw .notPositive(row: row, column: column, ratio: ratio)
    }
    guard supportedRatios.contains(ratio) else {
      throw .notSupported(row: row, column: column, ratio: ratio)
    }
  }

  /// Returns the full matrix, row by row, `order` × `order`.
  ///
  /// - Complexity: O(*n*²).
  func rows() -> [Double] {
    let upperTriangle = upperTriangle
    var entries = [Double](repeating: 1, count: order * order)
    var position = 0
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        entries[row * order + column] = upperTriangle[position]
        entries[column * order + row] = 1 / upperTriangle[position]
        position += 1
      }
    }
    return entries
  }

  /// Returns the matrix of the reciprocal judgments, which is the transpose of this one.
  ///
  /// - Complexity: O(*n*²).
  func reciprocal() -> ComparisonMatrix {
    ComparisonMatrix(unchecked: upperTriangle.map { 1 / $0 }, order: order)
  }

  /// Returns the column sums *s*ⱼ = Σᵢ *a*ᵢⱼ, `order` positive numbers.
  ///
  /// - Complexity: O(*n*²).
  func columnSums() -> [Double] {
    (0..<order).map { column in (0..<order).reduce(0) { $0 + self[$1, column] } }
  }
}
