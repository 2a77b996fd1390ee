internal import AHPKernels

/// The Swift interface to the C kernels, which work on packed upper triangles: arrays in, arrays
/// out.
///
/// The results for a matrix depend neither on the other matrices nor on the number of threads.
/// `PerronIteration` is the second implementation of their iterations, in Swift.
enum Kernels {
  /// Principal eigenvectors of matrices of one order, with bounds as in `EigenvectorBounds`.
  struct Eigenvectors: Hashable, Sendable {
    /// `order` numbers for each matrix.
    var vectors: [Double]
    /// λ − *n* of each matrix, or `notConverged`; the other results of such a matrix are undefined.
    var excesses: [Double]
    var lowestEigenvalues: [Double]
    var highestEigenvalues: [Double]
    var relativeErrors: [Double]
  }

  /// The principal eigenvector of one matrix.
  struct Eigenvector {
    let vector: [Double]
    let excess: Double
    let eigenvalue: ClosedRange<Double>
    let relativeError: Double
  }

  /// Whether the kernels use AVX2 and FMA here.
  static var useAVX2: Bool { ahp_kernels_use_avx2() != 0 }

  /// The excess of a matrix for which no iteration converged.
  static let notConverged = AHP_NOT_CONVERGED

  /// Returns the principal eigenvector of one matrix; `nil` if no iteration converged.
  static func principalEigenvector(
    order: Int, triangle: [Double], entryError: Double
  ) -> Eigenvector? {
    precondition(triangle.count == UpperTriangle.count(order: order))
    var excess = 0.0
    var lowest = 0.0
    var highest = 0.0
    var relativeError = 0.0
    let vector = unsafe [Double](unsafeUninitializedCapacity: order) { buffer, count in
      unsafe buffer.initialize(repeating: 0)
      unsafe ahp_principal_eigenvectors(
        Int32(order), 0, 1, triangle, entryError, buffer.baseAddress, &excess, &lowest, &highest,
        &relativeError)
      count = order
    }
    if excess == notConverged { return nil }
    return Eigenvector(
      vector: vector, excess: excess, eigenvalue: lowest...highest, relativeError: relativeError)
  }

  /// Returns the principal eigenvectors of `count` matrices.
  static func principalEigenvectors(
    order: Int, count: Int, triangles: [Double], entryError: Double, threads: Int?
  ) -> Eigenvectors {
    precondition(triangles.count == count * UpperTriangle.count(order: order))
    var found = Eigenvectors(
      vectors: unfilled(count * order), excesses: unfilled(count),
      lowestEigenvalues: unfilled(count), highestEigenvalues: unfilled(count),
      relativeErrors: unfilled(count))
    unsafe found.vectors.withUnsafeMutableBufferPointer { vectors in
      unsafe found.excesses.withUnsafeMutableBufferPointer { excesses in
        unsafe found.lowestEigenvalues.withUnsafeMutableBufferPointer { lowest in
          unsafe found.highestEigenvalues.withUnsafeMutableBufferPointer { highest in
            unsafe found.relativeErrors.withUnsafeMutableBufferPointer { errors in
              unsafe triangles.withUnsafeBufferPointer { triangles in
                nonisolated(unsafe) let (vectors, excesses) = (
                  vectors.baseAddress, excesses.baseAddress
                )
                nonisolated(unsafe) let (lowest, highest) = (
                  lowest.baseAddress, highest.baseAddress
                )
                nonisolated(unsafe) let (errors, triangles) = (
                  errors.baseAddress, triangles.baseAddress
                )
                Parts.forEach(count, size: partSize(order: order), threads: threads) { part in
                  unsafe ahp_principal_eigenvectors(
                    Int32(order), part.lowerBound, part.count, triangles, entryError, vectors,
                    excesses, lowest, highest, errors)
                }
              }
            }
          }
        }
      }
    }
    return found
  }

  /// Returns uninitialized numbers, all of which a kernel must set.
  private static func unfilled(_ count: Int) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: count) { _, filled in filled = count }
  }

  /// Returns λ − *n* of `count` matrices, as `principalEigenvectors` does, or `notConverged`.
  static func eigenvalueExcesses(
    order: Int, count: Int, triangles: [Double], threads: Int?
  ) -> [Double] {
    precondition(triangles.count == count * UpperTriangle.count(order: order))
    var found = unfilled(count)
    unsafe found.withUnsafeMutableBufferPointer { excesses in
      unsafe triangles.withUnsafeBufferPointer { triangles in
        nonisolated(unsafe) let (excesses, triangles) = (
          excesses.baseAddress, triangles.baseAddress
        )
        Parts.forEach(count, size: partSize(order: order), threads: threads) { part in
          unsafe ahp_eigenvalue_excesses(
            Int32(order), part.lowerBound, part.count, triangles, excesses)
        }
      }
    }
    return found
  }

  /// Writes *A* *x* to `product`, where *A* is `order` × `order`, row by row.
  static func multiply(
    rows: [Double], order: Int, vector: [Double], into product: inout [Double]
  ) {
    precondition(
      rows.count == order * order && vector.count == order && product.count == order)
    unsafe ahp_matrix_vector(Int32(order), rows, vector, &product)
  }

  /// Returns the products of the columns of a table of ratios, `rows` rows of `width` ratios each;
  /// within a column the ratios are multiplied from the first row to the last.
  static func columnProducts(_ ratios: [Double], width: Int, rows: Range<Int>) -> [ScaledProduct] {
    precondition(rows.lowerBound >= 0 && rows.upperBound * width <= ratios.count)
    var significands = [Double](repeating: 1, count: width)
    var exponents = [Int64](repeating: 0, count: width)
    unsafe ratios.withUnsafeBufferPointer { ratios in
      guard let base = ratios.baseAddress else { return }
      unsafe ahp_column_products(
        width, rows.count, base + rows.lowerBound * width, &significands, &exponents)
    }
    return zip(significands, exponents).map { ScaledProduct(significand: $0, exponent: Int($1)) }
  }

  // MARK: Parts

  /// Returns the number of matrices in a part, large enough that the cost of starting it is
  /// negligible.
  static func partSize(order: Int) -> Int {
    max(1, min(1024, 65536 / max(1, UpperTriangle.count(order: order))))
  }
}
