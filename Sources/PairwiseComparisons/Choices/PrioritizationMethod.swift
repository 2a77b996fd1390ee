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

extension PrioritizationMethod: CustomStringConvertible {
  public var description: String {
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
}
