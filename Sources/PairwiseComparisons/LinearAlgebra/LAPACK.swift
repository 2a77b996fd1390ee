internal import AHPLAPACK

/// The Swift interface to the C module over LAPACK and BLAS: arrays in, arrays out.
///
/// `info` is mapped as the LAPACK manual defines it: 0 is success, a negative number is a wrong
/// argument (our bug, so it traps), a positive one says that the routine found no answer.
enum LAPACK {
  /// Loads the libraries, once, and holds OpenBLAS to one thread. With more it would split large
  /// sums by the number of threads of the machine, and the last digits would depend on it.
  private static let loaded: Void = ahp_lapack_load()

  /// Right eigenvectors and eigenvalues of a real square matrix.
  struct Eigensystem {
    /// Real and imaginary parts of the eigenvalues.
    var realParts: [Double]
    var imaginaryParts: [Double]
    /// Column-major, *n* × *n*, in LAPACK's packing of complex pairs.
    var vectors: [Double]
  }

  /// Returns the eigensystem of the `order` × `order` matrix `columns` (column-major), or `nil` if
  /// the QR algorithm did not converge.
  static func eigensystem(columns: [Double], order: Int) -> Eigensystem? {
    precondition(columns.count == order * order)
    var matrix = columns
    var system = Eigensystem(
      realParts: Array(repeating: 0, count: order),
      imaginaryParts: Array(repeating: 0, count: order),
      vectors: Array(repeating: 0, count: order * order))
    loaded
    let info = unsafe ahp_dgeev(
      Int32(order), &matrix, &system.realParts, &system.imaginaryParts, &system.vectors)
    precondition(info >= 0, "dgeev: wrong argument \(-info)")
    return info == 0 ? system : nil
  }

  /// The factors of a matrix, from which many systems are solved.
  struct LUFactors {
    private let order: Int
    private var factors: [Double]
    private var pivots: [Int32]

    /// Factors the `order` × `order` matrix `columns` (column-major); `nil` if it is singular.
    init?(columns: [Double], order: Int) {
      precondition(columns.count == order * order)
      self.order = order
      factors = columns
      pivots = Array(repeating: 0, count: order)
      LAPACK.loaded
      let info = unsafe ahp_dgetrf(Int32(order), &factors, &pivots)
      precondition(info >= 0, "dgetrf: wrong argument \(-info)")
      if info > 0 { return nil }
    }

    /// Returns the solution *x* of *A* *x* = *b*.
    func solve(_ rightSide: [Double]) -> [Double] {
      precondition(rightSide.count == order)
      var solution = rightSide
      LAPACK.loaded
      let info = unsafe ahp_dgetrs(Int32(order), factors, pivots, &solution)
      precondition(info == 0, "dgetrs: wrong argument \(-info)")
      return solution
    }
  }

  /// Solves *S* *x* = *b* for a symmetric positive definite matrix *S* (`order` × `order`).
  ///
  /// - Returns: *x*, or `nil` if *S* is not positive definite.
  static func solvePositiveDefinite(
    _ matrix: [Double], order: Int, rightSide: [Double]
  ) -> [Double]? {
    precondition(matrix.count == order * order && rightSide.count == order)
    var factor = matrix
    var solution = rightSide
    loaded
    let info = unsafe ahp_dposv(Int32(order), &factor, &solution)
    precondition(info >= 0, "dposv: wrong argument \(-info)")
    return info == 0 ? solution : nil
  }

  /// Writes *A* *x* to `product`, where *A* is `order` × `order`, row by row.
  static func multiply(
    rows: [Double], order: Int, vector: [Double], into product: inout [Double]
  ) {
    precondition(
      rows.count == order * order && vector.count == order && product.count == order)
    loaded
    unsafe ahp_dgemv(Int32(order), rows, vector, &product)
  }
}
