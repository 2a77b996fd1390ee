internal import AHPLAPACK

/// The Swift interface to the C module over LAPACK: arrays in, arrays out.
///
/// `info` is mapped as the LAPACK manual defines it: 0 is success, a negative number is a wrong
/// argument (our bug, so it traps), a positive one says that the routine found no answer. Each
/// function throws `ComparisonError.lapackMissing` if the library cannot be loaded.
enum LAPACK {
  /// What kept the library from being loaded, once for all.
  private static let problem: String? = unsafe ahp_lapack_load().map { unsafe String(cString: $0) }

  /// Loads the library.
  private static func load() throws(ComparisonError) {
    if let problem { throw .lapackMissing(problem: problem) }
  }

  /// What the library says of itself.
  ///
  /// - Throws: `ComparisonError.lapackMissing`.
  static func name() throws(ComparisonError) -> String {
    try load()
    return unsafe String(cString: ahp_lapack_name())
  }

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
  static func eigensystem(
    columns: [Double], order: Int
  ) throws(ComparisonError) -> Eigensystem? {
    precondition(columns.count == order * order)
    var matrix = columns
    var system = Eigensystem(
      realParts: Array(repeating: 0, count: order),
      imaginaryParts: Array(repeating: 0, count: order),
      vectors: Array(repeating: 0, count: order * order))
    var work = [Double](repeating: 0, count: 8 * order)
    try load()
    let info = unsafe ahp_dgeev(
      Int32(order), &matrix, &system.realParts, &system.imaginaryParts, &system.vectors, &work,
      Int32(work.count))
    precondition(info >= 0, "dgeev: wrong argument \(-info)")
    return info == 0 ? system : nil
  }

  /// The factors of a matrix, from which many systems are solved.
  struct LUFactors {
    private let order: Int
    private var factors: [Double]
    private var pivots: [Int32]

    /// Factors the `order` × `order` matrix `columns` (column-major); `nil` if it is singular.
    init?(columns: [Double], order: Int) throws(ComparisonError) {
      precondition(columns.count == order * order)
      try LAPACK.load()
      self.order = order
      factors = columns
      pivots = Array(repeating: 0, count: order)
      let info = unsafe ahp_dgetrf(Int32(order), &factors, &pivots)
      precondition(info >= 0, "dgetrf: wrong argument \(-info)")
      if info > 0 { return nil }
    }

    /// Returns the solution *x* of *A* *x* = *b*.
    func solve(_ rightSide: [Double]) -> [Double] {
      precondition(rightSide.count == order)
      var solution = rightSide
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
  ) throws(ComparisonError) -> [Double]? {
    precondition(matrix.count == order * order && rightSide.count == order)
    var factor = matrix
    var solution = rightSide
    try load()
    let info = unsafe ahp_dposv(Int32(order), &factor, &solution)
    precondition(info >= 0, "dposv: wrong argument \(-info)")
    return info == 0 ? solution : nil
  }
}
