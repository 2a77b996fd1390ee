/// A rule that turns ratios into priorities.
public enum PrioritizationMethod: String, Hashable, Sendable, CaseIterable {
  /// The principal right eigenvector; for missing judgments that of Harker's matrix.
  ///
  /// The default, since it is Saaty's own method, and the consistency ratio is defined by it.
  case eigenvector
  /// The geometric mean of each row, which is the logarithmic least squares fit; for missing
  /// judgments the fit to the given ones.
  case geometricMean = "geometric-mean"
  /// The mean of the columns, each divided by its sum: an approximation found in spreadsheets and
  /// older programs. Complete judgments only.
  case normalizedColumns = "normalized-columns"
  /// The reciprocal of each column sum, divided by the sum of all: an estimate for computation by
  /// hand. Complete judgments only.
  case reciprocalColumnSums = "reciprocal-column-sums"
  /// The sum of each row, divided by the sum of all: the crudest estimate for computation by hand.
  /// Complete judgments only.
  case rowSums = "row-sums"
  /// The priorities that minimize Σ (*a*ᵢⱼ*w*ⱼ − *w*ᵢ)². Complete judgments only.
  case weightedLeastSquares = "weighted-least-squares"
  /// The gradient eigenweights of Cogger and Yu, from the last item up. They depend on the order of
  /// the items. Complete judgments only.
  case coggerYu = "cogger-yu"
  /// The priorities that minimize Σ (*a*ᵢⱼ − *w*ᵢ/*w*ⱼ)²; several may, see
  /// `ComparisonMatrix.directLeastSquares()`. Complete judgments only.
  case directLeastSquares = "direct-least-squares"
  /// The priorities that minimize Σ |ln *a*ᵢⱼ − ln *w*ᵢ + ln *w*ⱼ|, for missing judgments over the
  /// given ones; if several do, the nearest to the geometric means, see
  /// `ComparisonMatrix.logarithmicLeastAbsoluteValues()`.
  case logarithmicLeastAbsoluteValues = "logarithmic-least-absolute-values"
}

extension PrioritizationMethod: EvaluationChoice {
  public static var key: String { "prioritization" }
  public static var subject: String { "Prioritization" }

  public var title: String {
    switch self {
    case .eigenvector: "principal right eigenvector"
    case .geometricMean: "row geometric mean"
    case .normalizedColumns: "mean of normalized columns"
    case .reciprocalColumnSums: "normalized reciprocal column sum"
    case .rowSums: "normalized row sum"
    case .weightedLeastSquares: "weighted least squares fit"
    case .coggerYu: "Cogger–Yu method"
    case .directLeastSquares: "direct least squares fit"
    case .logarithmicLeastAbsoluteValues: "logarithmic least absolute values fit"
    }
  }
  public var phrase: String? { title }

  public var source: Citation? {
    switch self {
    case .eigenvector: .saaty1977
    case .geometricMean:
      Citation(
        "G. Crawford and C. Williams, Journal of Mathematical Psychology 29 (1985), 387–405, "
          + "doi:10.1016/0022-2496(85)90002-1")
    case .normalizedColumns, .reciprocalColumnSums, .rowSums: .saaty1980
    case .weightedLeastSquares:
      Citation(
        "A. T. W. Chu, R. E. Kalaba and K. Spingarn, Journal of Optimization Theory and "
          + "Applications 27 (1979), 531–538, doi:10.1007/BF00933438")
    case .coggerYu:
      Citation(
        "K. O. Cogger and P. L. Yu, Journal of Optimization Theory and Applications 46 (1985), "
          + "483–491, doi:10.1007/BF00939153")
    case .directLeastSquares:
      Citation("T. L. Saaty and L. G. Vargas, Mathematical Modelling 5 (1984), 309–324")
    case .logarithmicLeastAbsoluteValues:
      Citation(
        "W. D. Cook and M. Kress, European Journal of Operational Research 37 (1988), 355–362")
    }
  }
}
