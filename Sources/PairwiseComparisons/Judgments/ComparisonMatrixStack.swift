/// Many complete comparison matrices of one order, one after another in memory.
///
/// Computations on a stack give for each matrix the same result as those on `ComparisonMatrix`, to
/// the last bit, several times faster. The judgments of groups and simulations are such stacks.
///
///     let stack = try ComparisonMatrixStack(
///       order: 3, count: 2, upperTriangles: [3, 5, 2, 1, 1, 1])
///     stack.consistencyIndices()   // 0.00184…, 0
public struct ComparisonMatrixStack: Hashable, Sendable {
  /// The number of items *n* of each matrix, at least 1.
  public let order: Int

  /// The number of matrices.
  public let count: Int

  /// The judgments above the diagonal, matrix by matrix and in each row by row; `count` · *n*(*n* −
  /// 1)/2 ratios.
  public let upperTriangles: [Double]

  /// Creates a stack from the judgments above the diagonals.
  ///
  /// - Parameters:
  ///   - order: The number of items, at least 1.
  ///   - count: The number of matrices, 0 or more.
  ///   - upperTriangles: For each matrix its `order` · (`order` − 1)/2 ratios above the diagonal,
  ///     row by row.
  /// - Throws: `ComparisonError.noItems`, or `.inMatrix` with the error of the first wrong matrix.
  /// - Complexity: O(`count` · *n*²).
  public init(order: Int, count: Int, upperTriangles: [Double]) throws(ComparisonError) {
    precondition(count >= 0, "a stack has no negative number of matrices")
    guard order >= 1 else { throw .noItems }
    let width = UpperTriangle.count(order: order)
    // A wrong ratio in a complete matrix is reported before a wrong number of ratios at the end.
    let complete = Swift.min(upperTriangles.count, count * width)
    if let position = upperTriangles.prefix(complete).firstIndex(where: {
      !ComparisonMatrix.supportedRatios.contains($0)
    }) {
      let pair = UpperTriangle.pair(at: position % width, order: order)
      let matrix = position / width
      do throws(ComparisonError) {
        try ComparisonMatrix.check(upperTriangles[position], row: pair.row, column: pair.column)
      } catch {
        throw .inMatrix(matrix, error)
      }
    }
    guard upperTriangles.count == count * width else {
      let last = Swift.max(0, count - 1)
      let matrix = width == 0 ? 0 : Swift.min(upperTriangles.count / width, last)
      throw .inMatrix(
        matrix,
        .wrongCount(found: upperTriangles.count - matrix * width, expected: width, order: order))
    }
    self.init(unchecked: upperTriangles, order: order, count: count)
  }

  /// Creates a stack from matrices, all of the given order.
  ///
  /// - Complexity: O(*k* · *n*²) for *k* matrices.
  public init(order: Int, _ matrices: some Sequence<ComparisonMatrix>) {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    var triangles: [Double] = []
    var count = 0
    for matrix in matrices {
      precondition(matrix.order == order, "all matrices of a stack have its order")
      triangles += matrix.upperTriangle
      count += 1
    }
    self.init(unchecked: triangles, order: order, count: count)
  }

  /// Creates a stack from judgments that are known to be positive and supported.
  package init(unchecked upperTriangles: [Double], order: Int, count: Int) {
    self.order = order
    self.count = count
    self.upperTriangles = upperTriangles
  }
}

extension ComparisonMatrixStack: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The matrix at a position, 0 ..< `count`.
  public subscript(position: Int) -> ComparisonMatrix {
    precondition(position >= 0 && position < count, "matrix out of range")
    let width = UpperTriangle.count(order: order)
    return ComparisonMatrix(
      unchecked: Array(upperTriangles[position * width..<(position + 1) * width]), order: order)
  }
}
