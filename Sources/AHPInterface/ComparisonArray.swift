internal import AHP
internal import PairwiseComparisons

/// Square matrices of one order in the memory of a host, one after another.
///
/// The host promises that the memory is there while it waits.
@safe
struct ComparisonArray: Sendable {
  let count: Int
  let order: Int
  nonisolated(unsafe) private let entries: UnsafePointer<Double>

  /// The largest order: a triangle of more judgments has no memory.
  static let largestOrder = 46_340

  /// How far the product of two mirrored entries and the diagonal may be from 1, as of
  /// `ComparisonMatrix.init(rows:tolerance:)` and of model files.
  private static let tolerance = 1e-9

  /// - Throws: `InterfaceProblem` if there cannot be such an array.
  init(
    count: Int64, order: Int64, entries: UnsafePointer<Double>?
  ) throws(InterfaceProblem) {
    guard order >= 1, order <= Self.largestOrder else {
      throw .argument("matrices of \(order) items (expected 1 to \(Self.largestOrder))")
    }
    guard count >= 0, !count.multipliedReportingOverflow(by: order * order * 8).overflow else {
      throw .argument("\(count) matrices (expected as many as there is memory for)")
    }
    guard let entries = unsafe entries else { throw .argument("no matrices (expected numbers)") }
    self.count = Int(count)
    self.order = Int(order)
    unsafe self.entries = unsafe entries
  }

  /// The number of judgments above the diagonal.
  var width: Int { UpperTriangle.count(order: order) }

  /// Finds the principal eigenvectors of complete matrices, as `Kernels.findPrincipalEigenvectors`.
  ///
  /// - Complexity: That of `ComparisonMatrixStack.principalEigenvectors(threads:)`.
  func findPrincipalEigenvectors(
    _ matrices: Range<Int>, into memory: Kernels.EigenvectorMemory
  ) -> [Int]? {
    unsafe Kernels.findPrincipalEigenvectors(
      ofSquares: entries, order: order, matrices: matrices, tolerance: Self.tolerance,
      supported: ComparisonMatrix.supportedRatios,
      largestError: EigenvectorBounds.largestTightError(order: order), into: memory)
  }

  /// The judgments of one matrix, where a NaN is a missing one; a pair is judged by either entry.
  ///
  /// - Throws: `ComparisonError` if it is not reciprocal, or a ratio is not positive or supported.
  /// - Complexity: O(*n*²).
  func matrix(_ position: Int) throws(ComparisonError) -> IncompleteComparisonMatrix {
    let rows = unsafe entries + position * order * order
    var ratios: [Double] = []
    ratios.reserveCapacity(width)
    for row in 0..<order {
      let own = unsafe rows[row * order + row]
      guard abs(own - 1) <= Self.tolerance else { throw .diagonal(row: row, ratio: own) }
      for column in row + 1..<max(order, row + 1) {
        let ratio = unsafe rows[row * order + column]
        let mirrored = unsafe rows[column * order + row]
        if !ratio.isNaN { try ComparisonMatrix.check(ratio, row: row, column: column) }
        if !mirrored.isNaN { try ComparisonMatrix.check(mirrored, row: column, column: row) }
        if !ratio.isNaN && !mirrored.isNaN && !(abs(ratio * mirrored - 1) <= Self.tolerance) {
          throw .notReciprocal(row: column, column: row, ratio: mirrored, expected: 1 / ratio)
        }
        ratios.append(
          !ratio.isNaN
            ? ratio : mirrored.isNaN ? IncompleteComparisonMatrix.missing : 1 / mirrored)
      }
    }
    return IncompleteComparisonMatrix(ratios: ratios, order: order)
  }
}
