internal import AHPKernels

/// The Swift interface to the C kernels, which work on packed upper triangles: arrays in, arrays
/// out.
///
/// The results for a matrix depend neither on the other matrices nor on the number of threads.
/// `PerronIteration` is the second implementation of their iterations, in Swift.
package enum Kernels {
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

  /// Whether some of them use AVX-512 here.
  static var useAVX512: Bool { ahp_kernels_use_avx512() != 0 }

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

  /// Memory of a caller for the principal eigenvectors of many matrices, each array from matrix 0
  /// on, as `Eigenvectors`.
  @unsafe package struct EigenvectorMemory {
    let vectors: UnsafeMutablePointer<Double>
    let excesses: UnsafeMutablePointer<Double>
    let lowestEigenvalues: UnsafeMutablePointer<Double>
    let highestEigenvalues: UnsafeMutablePointer<Double>
    let relativeErrors: UnsafeMutablePointer<Double>

    package init(
      vectors: UnsafeMutablePointer<Double>, excesses: UnsafeMutablePointer<Double>,
      lowestEigenvalues: UnsafeMutablePointer<Double>,
      highestEigenvalues: UnsafeMutablePointer<Double>,
      relativeErrors: UnsafeMutablePointer<Double>
    ) {
      unsafe self.vectors = unsafe vectors
      unsafe self.excesses = unsafe excesses
      unsafe self.lowestEigenvalues = unsafe lowestEigenvalues
      unsafe self.highestEigenvalues = unsafe highestEigenvalues
      unsafe self.relativeErrors = unsafe relativeErrors
    }
  }

  /// Finds the principal eigenvectors of some of a caller's complete matrices, which have all their
  /// entries row by row, without a copy of either.
  ///
  /// - Parameters:
  ///   - tolerance: How far the product of two mirrored entries and the diagonal may be from 1.
  ///   - supported: The judgments that are not refused.
  ///   - largestError: The largest relative error of a result that is not left to another method.
  /// - Returns: The positions of the matrices that are left to another method, usually none; `nil`,
  ///   and no results, if a judgment is missing, not supported or not the reciprocal of its
  ///   mirrored one.
  package static func findPrincipalEigenvectors(
    ofSquares squares: UnsafePointer<Double>, order: Int, matrices: Range<Int>, tolerance: Double,
    supported: ClosedRange<Double>, largestError: Double, into memory: EigenvectorMemory
  ) -> [Int]? {
    let limits = ahp_ratio_limits(
      tolerance: tolerance, least: supported.lowerBound, most: supported.upperBound)
    let areRight = unsafe ahp_principal_eigenvectors_of_squares(
      Int32(order), matrices.lowerBound, matrices.count, squares, limits, Rounding.entryError,
      memory.vectors, memory.excesses, memory.lowestEigenvalues, memory.highestEigenvalues,
      memory.relativeErrors)
    guard areRight != 0 else { return nil }
    return matrices.filter { matrix in
      unsafe memory.excesses[matrix] == notConverged
        || !(memory.relativeErrors[matrix] <= largestError)
    }
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

  // MARK: Direct least squares

  /// Where a descent from a start has ended.
  struct DirectDescent {
    /// The vector, with 1 for the largest number.
    let values: [Double]
    /// Σ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)² there.
    let objective: Double
    /// Whether the Hessian is positive definite and Newton's step negligible.
    let isMinimum: Bool
  }

  /// Descends to local minima of the direct least squares from some starts.
  ///
  /// - Parameters:
  ///   - rows: The judgments, `order` × `order`.
  ///   - starts: Vectors of `order` numbers above 0 and at most 1.
  static func directDescents(
    rows: [Double], order: Int, starts: [[Double]]
  ) -> [DirectDescent] {
    precondition(rows.count == order * order && starts.allSatisfy { $0.count == order })
    let group = Int(AHP_STARTS)
    var workspace = [Double](repeating: 0, count: group * order * (order + 5))
    var found: [DirectDescent] = []
    for first in stride(from: 0, to: starts.count, by: group) {
      let members = starts[first..<min(first + group, starts.count)]
      var vectors = members.flatMap(\.self)
      // Lanes without a start of their own repeat the first one.
      for _ in members.count..<group { vectors += members[first] }
      var objectives = [Double](repeating: 0, count: group)
      var areMinima = [Int32](repeating: 0, count: group)
      unsafe ahp_descend_directly(
        Int32(order), rows, &vectors, &objectives, &areMinima, &workspace)
      for member in members.indices.map({ $0 - first }) {
        found.append(
          DirectDescent(
            values: Array(vectors[member * order..<(member + 1) * order]),
            objective: objectives[member], isMinimum: areMinima[member] != 0))
      }
    }
    return found
  }

  // MARK: Random numbers

  /// Returns `pairs` pairs of normal numbers, from the next 2 · `pairs` states of a generator.
  static func normalNumbers(state: inout UInt64, pairs: Int) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: 2 * pairs) { numbers, count in
      unsafe ahp_normal_numbers(&state, pairs, numbers.baseAddress)
      count = 2 * pairs
    }
  }

  /// Returns rows of `ratios`, each ratio times the exponential of its deviation times the next of
  /// the `numbers`, within the limits.
  static func disturbedRatios(
    _ ratios: [Double], deviations: [Double], numbers: [Double], limits: ClosedRange<Double>
  ) -> [Double] {
    precondition(ratios.count == deviations.count && !ratios.isEmpty)
    precondition(numbers.count.isMultiple(of: ratios.count))
    return unsafe [Double](unsafeUninitializedCapacity: numbers.count) { disturbed, count in
      unsafe ahp_disturbed_ratios(
        ratios.count, numbers.count / ratios.count, ratios, deviations, numbers, limits.lowerBound,
        limits.upperBound, disturbed.baseAddress)
      count = numbers.count
    }
  }

  /// Returns `count` rows in which each ratio is the lower, the same or the upper one, by the next
  /// states of a generator.
  static func steppedRatios(
    lower: [Double], same: [Double], upper: [Double], count: Int, state: inout UInt64
  ) -> [Double] {
    precondition(lower.count == same.count && upper.count == same.count)
    return unsafe [Double](unsafeUninitializedCapacity: count * same.count) { stepped, filled in
      unsafe ahp_stepped_ratios(
        &state, same.count, count, lower, same, upper, stepped.baseAddress)
      filled = count * same.count
    }
  }

  // MARK: Parts

  /// Returns the number of matrices in a part, large enough that the cost of starting it is
  /// negligible.
  static func partSize(order: Int) -> Int {
    max(1, min(1024, 65536 / max(1, UpperTriangle.count(order: order))))
  }
}

// MARK: The search for matrices

extension Kernels {
  /// What `MatrixSearchKernel` searches for, as `ahp_matrix_problem`.
  struct MatrixProblem: Sendable {
    let order: Int
    let rule: MatrixRule
    let lowest: [Double]
    let highest: [Double]
    let excess: ClosedRange<Double>
    let values: [Double]
    let marks: [UInt8]
    let mostMarked: Int
    let entries: [ClosedRange<Double>]
    let mostTriad: Double
    let squares: ClosedRange<Double>
  }

  /// Why all searches for matrices are stopped, as `ahp_matrix_search_stop`; 0 if they are not.
  static var searchStopCode: Int32 {
    get { ahp_matrix_search_stop_code() }
    set { ahp_matrix_search_stop(newValue) }
  }

  /// The rules of prioritization that the search knows.
  enum MatrixRule: Sendable { case eigenvector, geometricMean, normalizedColumns }

  /// Calls `body` with a prepared search, which several threads may run at once.
  ///
  /// - Returns: `nil` without memory.
  static func withMatrixSearch<Result>(
    _ problem: MatrixProblem, _ body: (MatrixSearchKernel) -> Result
  ) -> Result? {
    precondition(problem.lowest.count == problem.order && problem.highest.count == problem.order)
    precondition(problem.values.count == problem.marks.count && problem.values.count < 1 << 16)
    precondition(problem.entries.count == UpperTriangle.count(order: problem.order))
    let entries = problem.entries.flatMap { [$0.lowerBound, $0.upperBound] }
    let search = unsafe problem.lowest.withUnsafeBufferPointer { lowest in
      unsafe problem.highest.withUnsafeBufferPointer { highest in
        unsafe problem.values.withUnsafeBufferPointer { values in
          unsafe problem.marks.withUnsafeBufferPointer { marks in
            return unsafe entries.withUnsafeBufferPointer { entries in
              var plain = unsafe ahp_matrix_problem()
              unsafe plain.order = Int32(problem.order)
              unsafe plain.rule =
                switch problem.rule {
                case .eigenvector: Int32(AHP_EIGENVECTOR_RULE)
                case .geometricMean: Int32(AHP_GEOMETRIC_MEAN_RULE)
                case .normalizedColumns: Int32(AHP_NORMALIZED_COLUMNS_RULE)
                }
              unsafe plain.lowest = lowest.baseAddress
              unsafe plain.highest = highest.baseAddress
              unsafe plain.least_excess = problem.excess.lowerBound
              unsafe plain.most_excess = problem.excess.upperBound
              unsafe plain.value_count = Int32(problem.values.count)
              unsafe plain.values = values.baseAddress
              unsafe plain.marks = marks.baseAddress
              unsafe plain.most_marked = Int32(clamping: problem.mostMarked)
              unsafe plain.entries = entries.baseAddress
              unsafe plain.most_triad = problem.mostTriad
              unsafe plain.least_squares = problem.squares.lowerBound
              unsafe plain.most_squares = problem.squares.upperBound
              return unsafe ahp_matrix_search_create(&plain)
            }
          }
        }
      }
    }
    guard let search = unsafe search else { return nil }
    defer { unsafe ahp_matrix_search_free(search) }
    return body(unsafe MatrixSearchKernel(search: search, problem: problem))
  }
}

/// A prepared search in C. It is read only, and lives as long as the call that it was made for.
@safe struct MatrixSearchKernel: Sendable {
  nonisolated(unsafe) fileprivate let search: OpaquePointer
  let problem: Kernels.MatrixProblem

  /// The number of pairs.
  var pairs: Int { UpperTriangle.count(order: problem.order) }

  /// What one run has found.
  struct Run: Sendable {
    /// Positions in the values, or choices, `width` for each.
    var found: [UInt16]
    /// The number of nodes visited.
    var nodes: Int
    /// Whether the run came to its end.
    var isComplete: Bool
  }

  /// Returns whether every pair has an entry that is possible.
  func hasOptions() -> Bool {
    (0..<pairs).allSatisfy { unsafe ahp_matrix_search_options(search, Int32($0)) > 0 }
  }

  /// Searches below the choices for the first pairs down to `depth` pairs, as
  /// `ahp_matrix_search_run`.
  func run(
    below prefix: ArraySlice<UInt16>, depth: Int, mostNodes: Int, mostFound: Int
  ) -> Run {
    var nodes: Int64 = 0
    var stopped: Int32 = 0
    let choices = Array(prefix)
    let found = unsafe [UInt16](unsafeUninitializedCapacity: max(1, mostFound * depth)) {
      buffer, count in
      let number = unsafe ahp_matrix_search_run(
        search, choices, Int32(choices.count), Int32(depth), Int64(mostNodes), Int64(mostFound),
        buffer.baseAddress, &nodes, &stopped)
      count = Int(number) * depth
    }
    return Run(found: found, nodes: Int(nodes), isComplete: stopped == 0)
  }

  /// Looks for one of many matrices, as `ahp_matrix_search_anneal`.
  ///
  /// - Returns: The positions of its entries; `nil` if none was found, which proves nothing.
  func anneal(seed: UInt64, steps: Int) -> [UInt16]? {
    var isSolved = false
    let found = unsafe [UInt16](unsafeUninitializedCapacity: max(1, pairs)) { buffer, count in
      unsafe buffer.initialize(repeating: 0)
      isSolved =
        unsafe ahp_matrix_search_anneal(search, seed, Int64(steps), buffer.baseAddress) == 1
      count = pairs
    }
    return isSolved ? found : nil
  }
}

// MARK: - Sparse matrices

extension Kernels {
  /// Returns for each row of a sparse matrix, column by column, its product with a vector, and what
  /// that has lost by rounding: their sum is as exact as a `CompensatedSum`.
  ///
  /// - Returns: Two numbers for each row.
  /// - Complexity: O(order + entries).
  static func compensatedProduct(
    starts: [Int], rows: [Int32], values: [Double], vector: [Double]
  ) -> [Double] {
    precondition(starts.count == vector.count + 1 && rows.count == values.count)
    var sums = [Double](repeating: 0, count: 2 * vector.count)
    unsafe ahp_add_products(vector.count, starts, rows, values, vector, &sums)
    return sums
  }

  /// The factors of *D* − *B*, where *B* is a part of a square matrix within a band around the
  /// diagonal and *D* has the sums of the columns of the whole matrix.
  struct BandFactors {
    /// How many rows from the diagonal the band reaches.
    let width: Int
    private let order: Int
    private let lower: [Double]
    private let upper: [Double]
    private let reciprocals: [Double]

    /// Factors a matrix of nonnegative numbers without a diagonal, column by column; `nil` if a
    /// pivot is below the range of doubles.
    ///
    /// - Parameter width: A multiple of 4.
    /// - Complexity: O(entries + *n*·width²).
    init?(order: Int, width: Int, starts: [Int], rows: [Int32], values: [Double]) {
      precondition(width.isMultiple(of: 4) && width > 0 && starts.count == order + 1)
      precondition(starts[order] == values.count && rows.count == values.count)
      var lower = Kernels.unfilled(order * width)
      var upper = Kernels.unfilled(order * width)
      var reciprocals = Kernels.unfilled(order)
      var slacks = Kernels.unfilled(order)
      var ring = Kernels.unfilled((width + 1) * (2 * width + 1))
      guard
        unsafe ahp_factor_band(
          order, width, starts, rows, values, &lower, &upper, &reciprocals, &slacks, &ring) != 0
      else { return nil }
      self.width = width
      self.order = order
      self.lower = lower
      self.upper = upper
      self.reciprocals = reciprocals
    }

    /// Returns a right side of zeros: `width`, those of the unknowns, and `width` again.
    func rightSide() -> [Double] { [Double](repeating: 0, count: order + 2 * width) }

    /// Puts the solution in the place of a right side.
    ///
    /// - Complexity: O(*n*·width).
    func solve(_ rightSide: inout [Double]) {
      precondition(rightSide.count == order + 2 * width)
      unsafe ahp_solve_band(order, width, lower, upper, reciprocals, &rightSide)
    }

    /// Puts the solution with the transposed matrix in the place of a right side.
    ///
    /// - Complexity: O(*n*·width).
    func solveTransposed(_ rightSide: inout [Double]) {
      precondition(rightSide.count == order + 2 * width)
      unsafe ahp_solve_transposed_band(order, width, lower, upper, reciprocals, &rightSide)
    }
  }
}
