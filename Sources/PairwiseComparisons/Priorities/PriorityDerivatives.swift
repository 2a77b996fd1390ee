/// How the eigenvalue and the priorities of a matrix change with one of its judgments.
///
/// The judgment of item *i* against item *j* is *a*ᵢⱼ; *a*ⱼᵢ = 1/*a*ᵢⱼ changes with it.
public struct JudgmentDerivative: Hashable, Sendable {
  /// The items of the judgment.
  public let row: Int
  /// The second item of the judgment.
  public let column: Int

  /// ∂λ/∂*a*ᵢⱼ of the principal eigenvalue; 0 where the priorities are geometric means.
  ///
  /// Where it is positive, a smaller ratio is more consistent with the other judgments. Multiplied
  /// by *a*ᵢⱼ it is the change for each unit of ln *a*ᵢⱼ, which makes large and small ratios
  /// comparable.
  public let eigenvalue: Double

  /// ∂*w*ₖ/∂*a*ᵢⱼ of each priority, in the order of the rows; they sum to 0.
  public let priorities: [Double]
}

extension ComparisonMatrix {
  /// Returns how the principal eigenvalue and eigenvector change with each judgment above the
  /// diagonal.
  ///
  /// From *Aw* = λ*w* and Σ*w* = 1, with *y*ₖ = d*w*ₖ/*w*ₖ and *B* = *D*⁻¹*AD*, *D* = diag(*w*):
  ///
  /// (λ*I* − *B*)*y* + 1·dλ = *D*⁻¹ d*A* *w* and *w*·*y* = 0.
  ///
  /// One factorization of this bordered matrix is used for all judgments, and solved for each item:
  /// the right side of a judgment has the entries of its two items alone. In these coordinates the
  /// entries of the matrix have the same order of magnitude, whatever the decades that the
  /// priorities span.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     try matrix.eigenvectorDerivatives()[0].eigenvalue   // 0.01351…
  ///
  /// - Returns: One derivative for each judgment, in the order of the triangle; empty for one item.
  /// - Throws: `ComparisonError.rangeTooWide` if the judgments span so many orders of magnitude
  ///   that doubles cannot separate the principal eigenvalue from the others.
  /// - Complexity: O(*n*³) in all, as large as the result: see `PriorityResponses`.
  ///
  /// Source: for the eigenvalue P. T. Harker, "Derivatives of the Perron root of a positive
  /// reciprocal matrix: with application to the analytic hierarchy process", *Applied Mathematics
  /// and Computation* 22 (1987), 217–232, doi:10.1016/0096-3003(87)90043-9.
  public func eigenvectorDerivatives() throws(ComparisonError) -> [JudgmentDerivative] {
    guard let responses = try PriorityResponses(ofEigenvectorOf: self) else {
      throw .rangeTooWide
    }
    return derivatives(responses)
  }

  private func derivatives(_ responses: PriorityResponses) -> [JudgmentDerivative] {
    zip(UpperTriangle.pairs(order: order), upperTriangle).map { pair, ratio in
      let (i, j) = pair
      let factors = responses.factors(row: i, column: j, ratio: ratio)
      return JudgmentDerivative(
        row: i, column: j,
        eigenvalue: factors.row * responses.eigenvalues[i]
          + factors.column * responses.eigenvalues[j],
        priorities: zip(responses.priorities[i], responses.priorities[j]).map {
          factors.row * $0 + factors.column * $1
        })
    }
  }

  /// Returns how the normalized geometric means of the rows change with each judgment above the
  /// diagonal: ∂*w*ₖ/∂*a*ᵢⱼ = *w*ₖ([*k* = *i*] − [*k* = *j*] − *w*ᵢ + *w*ⱼ)/(*n* *a*ᵢⱼ).
  ///
  /// - Returns: One derivative for each judgment, in the order of the triangle; empty for one item.
  /// - Complexity: O(*n*³) in all.
  public func geometricMeanDerivatives() -> [JudgmentDerivative] {
    derivatives(PriorityResponses(ofGeometricMeanOf: self))
  }
}
