/// Many complete comparison matrices of one order, one after another in memory.
///
/// What can be computed from a `ComparisonMatrix` can be computed here for all at once, several times
/// faster, and with the same result for each to the last bit. Groups of respondents and simulations
/// are such stacks.
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
  ///   - upperTriangles: For each matrix its `order` · (`order` − 1)/2 ratios above the diagonal, row
  ///     by row.
  /// - Throws: `ComparisonError.noItems`, or `.inMatrix` with what is wrong in the first matrix that
  ///   is wrong.
  /// - Complexity: O(`count` · *n*²).
  public init(order: Int, count: Int, upperTriangles: [Double]) throws(ComparisonError) {
    precondition(count >= 0, "a stack has no negative number of matrices")
    guard order >= 1 else { throw .noItems }
    let width = UpperTriangle.count(order: order)
    // A wrong ratio in a complete matrix comes before a wrong number of ratios at the end.
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

  /// Returns a stack of random matrices: those that `ComparisonMatrix.random(order:using:)` returns
  /// when it is called `count` times.
  ///
  /// - Complexity: O(`count` · *n*²).
  public static func random(
    order: Int, count: Int, using generator: inout some RandomNumberGenerator
  ) -> ComparisonMatrixStack {
    precondition(order >= 1, "a comparison matrix needs at least one item")
    precondition(count >= 0, "a stack has no negative number of matrices")
    let judgments = ComparisonMatrix.randomJudgments(
      count * UpperTriangle.count(order: order), using: &generator)
    return ComparisonMatrixStack(unchecked: judgments, order: order, count: count)
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

// MARK: - Eigenvectors

/// The principal eigenvectors of the matrices of a stack, array by array: what a
/// `PrincipalEigenvector` is for one matrix.
public struct PrincipalEigenvectorStack: Hashable, Sendable {
  /// The number of items *n* of each matrix.
  public let order: Int

  /// The priorities: for each matrix `order` positive numbers that sum to 1.
  public fileprivate(set) var priorities: [Double]

  /// λ − *n* of each matrix, at least 0 and free of cancellation.
  public fileprivate(set) var eigenvalueExcesses: [Double]

  /// The lower ends of intervals that are certain to contain the principal eigenvalues.
  public fileprivate(set) var eigenvalueLowerBounds: [Double]

  /// The upper ends of these intervals.
  public fileprivate(set) var eigenvalueUpperBounds: [Double]

  /// For each matrix a bound on the relative error of every priority.
  public fileprivate(set) var relativeErrorBounds: [Double]

  /// λ, the principal eigenvalues.
  public var eigenvalues: [Double] { eigenvalueExcesses.map { Double(order) + $0 } }

  /// The consistency indices (λ − *n*)/(*n* − 1); 0 for up to two items.
  public var consistencyIndices: [Double] {
    ComparisonMatrixStack.consistencyIndices(excesses: eigenvalueExcesses, order: order)
  }
}

extension PrincipalEigenvectorStack: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { eigenvalueExcesses.count }

  /// The eigenvector of the matrix at a position.
  public subscript(position: Int) -> PrincipalEigenvector {
    precondition(position >= 0 && position < endIndex, "matrix out of range")
    return PrincipalEigenvector(
      vector: Array(priorities[position * order..<(position + 1) * order]),
      excess: eigenvalueExcesses[position],
      eigenvalueBounds: eigenvalueLowerBounds[position]...eigenvalueUpperBounds[position],
      relativeError: relativeErrorBounds[position])
  }
}

extension PrincipalEigenvectorStack {
  /// The consistency of the matrix at a position.
  package func consistency(at position: Int) -> Consistency {
    Consistency(
      order: order, missingCount: 0, eigenvalueExcess: eigenvalueExcesses[position],
      eigenvalueBounds: eigenvalueLowerBounds[position]...eigenvalueUpperBounds[position])
  }
}

extension ComparisonMatrixStack {
  /// Returns the principal eigenvector of each matrix, with its eigenvalue and bounds on the errors
  /// of both; the same numbers as `ComparisonMatrix.principalEigenvector()`.
  ///
  ///     stack.principalEigenvectors().priorities   // order numbers for each matrix
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Complexity: `count` times that of `ComparisonMatrix.principalEigenvector()`, divided by the
  ///   threads.
  public func principalEigenvectors(threads: Int? = nil) -> PrincipalEigenvectorStack {
    principalEigenvectors(entryError: EigenvectorBounds.entryError, threads: threads)
  }

  /// The eigenvectors, with bounds for judgments that may be wrong by the given relative error.
  package func principalEigenvectors(
    entryError: Double, threads: Int? = nil
  ) -> PrincipalEigenvectorStack {
    let kernel = Kernels.principalEigenvectors(
      order: order, count: count, triangles: upperTriangles, entryError: entryError,
      threads: threads)
    var found = PrincipalEigenvectorStack(
      order: order, priorities: kernel.vectors, eigenvalueExcesses: kernel.excesses,
      eigenvalueLowerBounds: kernel.lowestEigenvalues,
      eigenvalueUpperBounds: kernel.highestEigenvalues,
      relativeErrorBounds: kernel.relativeErrors)
    for position in 0..<count
    where kernel.excesses[position] == Kernels.notConverged
      || !EigenvectorBounds.isTight(kernel.relativeErrors[position], order: order)
    {
      let single = self[position].principalEigenvector(entryError: entryError)
      found.priorities.replaceSubrange(
        position * order..<(position + 1) * order, with: single.priorities)
      found.eigenvalueExcesses[position] = single.eigenvalueExcess
      found.eigenvalueLowerBounds[position] = single.eigenvalueBounds.lowerBound
      found.eigenvalueUpperBounds[position] = single.eigenvalueBounds.upperBound
      found.relativeErrorBounds[position] = single.priorities.relativeErrorBound
    }
    return found
  }

  /// Returns the consistency index CI = (λ − *n*)/(*n* − 1) of each matrix, 0 or more, and 0 for up
  /// to two items; the same numbers as `ComparisonMatrix.consistency()`.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Complexity: That of `principalEigenvectors(threads:)`; less in practice, as no bounds are
  ///   computed.
  public func consistencyIndices(threads: Int? = nil) -> [Double] {
    var excesses = Kernels.eigenvalueExcesses(
      order: order, count: count, triangles: upperTriangles, threads: threads)
    for position in 0..<count where excesses[position] == Kernels.notConverged {
      excesses[position] = self[position].principalEigenvector().eigenvalueExcess
    }
    return Self.consistencyIndices(excesses: excesses, order: order)
  }

  fileprivate static func consistencyIndices(excesses: [Double], order: Int) -> [Double] {
    order <= 2 ? excesses : excesses.map { $0 / Double(order - 1) }
  }
}

// MARK: - Geometric means

extension ComparisonMatrixStack {
  /// Returns the normalized geometric means of the rows of each matrix; the same numbers as
  /// `ComparisonMatrix.priorities(by: .geometricMean)`.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`. The results
  ///   do not depend on it.
  /// - Returns: For each matrix `order` positive numbers that sum to 1.
  /// - Complexity: O(`count` · *n*²).
  ///
  /// Source: G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
  /// *Journal of Mathematical Psychology* 29 (1985), 387–405, doi:10.1016/0022-2496(85)90002-1.
  public func geometricMeanPriorities(threads: Int? = nil) -> [Double] {
    let width = UpperTriangle.count(order: order)
    return Parts.map(count, size: 256, threads: threads) { part in
      part.flatMap { matrix in
        normalizedToSum(
          ComparisonMatrix.geometricMeans(
            of: upperTriangles[matrix * width..<(matrix + 1) * width], order: order))
      }
    }.flatMap(\.self)
  }
}
