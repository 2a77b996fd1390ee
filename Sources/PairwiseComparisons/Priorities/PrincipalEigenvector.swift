internal import RealModule

/// The principal right eigenvector of a comparison matrix, with its eigenvalue and with bounds on
/// the errors of both.
///
/// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
/// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5.
public struct PrincipalEigenvector: Hashable, Sendable {
  /// The priorities: `order` positive numbers that sum to 1.
  public let priorities: PriorityVector

  /// λ, the principal eigenvalue; at least *n*, and *n* exactly if the judgments are consistent.
  public let eigenvalue: Double

  /// λ − *n*, at least 0, computed without the cancellation of that subtraction.
  ///
  /// With ε*ᵢⱼ* = *a*ᵢⱼ*w*ⱼ/*w*ᵢ it is (1/*n*) Σ (ε + 1/ε − 2) over the judged pairs *i* < *j*: a
  /// sum of squares, so that even the smallest inconsistency has full precision.
  public let eigenvalueExcess: Double

  /// An interval that is certain to contain the principal eigenvalue, rounding of judgments such as
  /// 1/3 included.
  ///
  /// Source: L. Collatz, "Einschließungssatz für die charakteristischen Zahlen von Matrizen",
  /// *Mathematische Zeitschrift* 48 (1942), 221–226, doi:10.1007/BF01180013.
  public let eigenvalueBounds: ClosedRange<Double>
}

extension ComparisonMatrix {
  /// Returns the principal right eigenvector *w* of this matrix *A*, the positive solution of *Aw*
  /// = λ*w* for the largest λ, scaled to sum to 1.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.principalEigenvector().eigenvalue   // 3.00369…
  ///
  /// - Complexity: O(*n*²) times the number of power iterations, which is about 15 / log₁₀(λ/|λ₂|)
  ///   for the second eigenvalue λ₂; O(*n*³) where that would be slow.
  public func principalEigenvector() -> PrincipalEigenvector {
    principalEigenvector(entryError: Rounding.entryError)
  }

  /// The eigenvector, with bounds for judgments that may be wrong by the given relative error.
  package func principalEigenvector(entryError: Double) -> PrincipalEigenvector {
    guard
      let found = Kernels.principalEigenvector(
        order: order, triangle: upperTriangle, entryError: entryError)
    else {
      let rows = rows()
      let vector = PerronIteration(
        rows: rows, order: order, start: normalizedToSum(geometricMeans())
      ).vector
      return PrincipalEigenvector(
        vector: vector, rows: rows, order: order, entryError: entryError,
        judgments: zip(UpperTriangle.pairs(order: order), upperTriangle))
    }
    // The kernel's bound is cheap and usually tight.
    if EigenvectorBounds.isTight(found.relativeError, order: order) {
      return PrincipalEigenvector(
        vector: found.vector, excess: found.excess, eigenvalueBounds: found.eigenvalue,
        relativeError: found.relativeError)
    }
    let bounds = EigenvectorBounds(
      of: found.vector, rows: rows(), order: order, entryError: entryError)
    return PrincipalEigenvector(
      vector: found.vector, excess: found.excess, eigenvalueBounds: bounds.eigenvalue,
      relativeError: min(found.relativeError, bounds.relativeError))
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the principal right eigenvector of Harker's matrix, in which each missing judgment
  /// *a*ᵢⱼ is replaced by the ratio *w*ᵢ/*w*ⱼ of the result.
  ///
  /// Its eigenvalue is at least *n*, as for complete judgments.
  ///
  /// - Throws: `ComparisonError.disconnected` if the comparisons do not connect all items;
  ///   `.rangeTooWide`.
  /// - Complexity: As for `ComparisonMatrix.principalEigenvector()`; power iteration is slow if
  ///   there are few judgments.
  ///
  /// Source: P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy process",
  /// *Mathematical Modelling* 9 (1987), 837–848, doi:10.1016/0270-0255(87)90503-3.
  public func principalEigenvector() throws(ComparisonError) -> PrincipalEigenvector {
    try principalEigenvector(entryError: Rounding.entryError)
  }

  /// The eigenvector, with bounds for judgments that may be wrong by the given relative error.
  package func principalEigenvector(
    entryError: Double
  ) throws(ComparisonError) -> PrincipalEigenvector {
    if let completed { return completed.principalEigenvector(entryError: entryError) }
    let rows = harkerRows()
    // The fit to the logarithms is close, and exact for *n* − 1 judgments.
    let start = try logarithmicLeastSquaresPriorities().values
    let vector = PerronIteration(rows: rows, order: order, start: start).vector
    guard vector.allSatisfy(\.isNormal) else { throw .rangeTooWide }
    return PrincipalEigenvector(
      vector: vector, rows: rows, order: order, entryError: entryError,
      judgments: zip(UpperTriangle.pairs(order: order), upperTriangle()).lazy
        .compactMap { pair, ratio in ratio.map { (pair, $0) } })
  }
}

extension PrincipalEigenvector {
  fileprivate init(
    vector: [Double], rows: [Double], order: Int, entryError: Double,
    judgments: some Sequence<((row: Int, column: Int), Double)>
  ) {
    var squares = 0.0
    for (pair, ratio) in judgments {
      // (ε − 1)²/ε. ε and ε − 1 are computed separately: with fma a small ε − 1 is free of the
      // rounding of ε, and 1 + (ε − 1) would lose a small ε.
      let epsilon = ratio * vector[pair.column] / vector[pair.row]
      let deviation =
        (-vector[pair.row]).addingProduct(ratio, vector[pair.column]) / vector[pair.row]
      squares += deviation * deviation / epsilon
    }
    let bounds = EigenvectorBounds(
      of: vector, rows: rows, order: order, entryError: entryError)
    self.init(
      vector: vector, excess: order <= 2 ? 0 : squares / Double(order),
      eigenvalueBounds: bounds.eigenvalue, relativeError: bounds.relativeError)
  }

  /// Creates an eigenvector from computed numbers.
  init(
    vector: [Double], excess: Double, eigenvalueBounds: ClosedRange<Double>, relativeError: Double
  ) {
    eigenvalueExcess = excess
    eigenvalue = Double(vector.count) + excess
    self.eigenvalueBounds = eigenvalueBounds
    priorities = PriorityVector(
      values: vector, method: .eigenvector, relativeErrorBound: relativeError)
  }
}
