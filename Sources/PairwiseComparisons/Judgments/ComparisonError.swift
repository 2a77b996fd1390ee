/// An error in the numbers of a comparison matrix.
///
/// Positions count from 0 here and from 1 in `description`.
@nonexhaustive
public enum ComparisonError: Error, Hashable, Sendable {
  /// There is nothing to compare.
  case noItems
  /// A ratio is zero, negative, not a number, or infinite.
  case notPositive(row: Int, column: Int, ratio: Double)
  /// A ratio is outside `ComparisonMatrix.supportedRatios`.
  case notSupported(row: Int, column: Int, ratio: Double)
  /// The triangle has the wrong number of judgments for the order.
  case wrongCount(found: Int, expected: Int, order: Int)
  /// A row of a full matrix has the wrong number of entries.
  case notSquare(row: Int, found: Int, expected: Int)
  /// An entry of the diagonal is not 1.
  case diagonal(row: Int, ratio: Double)
  /// The entry at (`row`, `column`), below the diagonal, is not the reciprocal of the one above.
  case notReciprocal(row: Int, column: Int, ratio: Double, expected: Double)
  /// The comparisons do not connect all items: these groups are not compared with each other.
  case disconnected(components: [[Int]])
  /// The method needs all judgments, but some are missing.
  case incomplete(missing: Int, method: PrioritizationMethod)
  /// The priorities differ by more orders of magnitude than a double can hold, which only a chain
  /// of enormous ratios between items that are not compared directly can do.
  case rangeTooWide
  /// The result is undetermined within the rounding of doubles, as judgments span many decades.
  case notSettled
  /// The matrices to be aggregated have different orders, or there is none of positive weight.
  case notAggregable
  /// The error of the matrix at this position of a stack.
  indirect case inMatrix(Int, ComparisonError)
  /// The method needs LAPACK, which cannot be loaded: incomplete judgments and derivatives of the
  /// eigenvector do.
  case lapackMissing(problem: String)
  /// A judgment has no ratio on the scale, or none in `ComparisonMatrix.supportedRatios`.
  case outsideScale(row: Int, column: Int, ratio: Double, scale: JudgmentScale)
}

extension ComparisonError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noItems:
      "a comparison matrix needs at least one item"
    case .notPositive(let row, let column, let ratio):
      "judgment \(ratio) in row \(row + 1), column \(column + 1) is not a positive number"
    case .notSupported(let row, let column, let ratio):
      "judgment \(ratio) in row \(row + 1), column \(column + 1) is outside "
        + "\(ComparisonMatrix.supportedRatios.lowerBound) … "
        + "\(ComparisonMatrix.supportedRatios.upperBound)"
    case .wrongCount(let found, let expected, let order):
      "\(found) judgments found, but \(order) items have \(expected) pairs"
    case .notSquare(let row, let found, let expected):
      "row \(row + 1) has \(found) entries (expected \(expected))"
    case .diagonal(let row, let ratio):
      "row \(row + 1), column \(row + 1) is \(ratio) (expected 1)"
    case .notReciprocal(let row, let column, let ratio, let expected):
      "row \(row + 1), column \(column + 1) is \(ratio) but row \(column + 1), column \(row + 1) "
        + "is \(1 / expected) (expected \(expected))"
    case .disconnected(let components):
      "the comparisons do not connect all items: "
        + components.map { "{\($0.map { "\($0 + 1)" }.joined(separator: ", "))}" }
        .joined(separator: ", ")
    case .incomplete(let missing, let method):
      "\(missing) judgments are missing, but \(method) needs all of them"
    case .rangeTooWide:
      "the priorities differ by more than 300 orders of magnitude"
    case .notSettled:
      "the judgments are over so many decades that double precision does not settle the missing "
        + "ones"
    case .notAggregable:
      "matrices to be aggregated need equal orders and at least one positive weight"
    case .inMatrix(let position, let error):
      "matrix \(position + 1): \(error)"
    case .lapackMissing(let problem):
      "LAPACK cannot be loaded: \(problem) (Debian has it in the package libopenblas0)"
    case .outsideScale(let row, let column, let ratio, let scale):
      "judgment \(ratio) in row \(row + 1), column \(column + 1) has no ratio on the \(scale) scale"
    }
  }
}
