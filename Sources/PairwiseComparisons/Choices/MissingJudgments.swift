/// The rule that replaces missing judgments.
public enum MissingJudgments: String, Hashable, Sendable, CaseIterable {
  /// Harker's matrix: each missing ratio is that of the resulting priorities. The default: it needs
  /// one eigenvector only, and Expert Choice uses it.
  ///
  /// Source: P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy process",
  /// *Mathematical Modelling* 9 (1987), 837–848, doi:10.1016/0270-0255(87)90503-3.
  case harker
  /// The ratios with the least principal eigenvalue, which make the judgments as consistent as
  /// possible.
  ///
  /// Source: S. Bozóki, J. Fülöp and L. Rónyai, "On optimal completion of incomplete pairwise
  /// comparison matrices", *Mathematical and Computer Modelling* 52 (2010), 318–333,
  /// doi:10.1016/j.mcm.2010.02.047.
  case optimalCompletion = "optimal-completion"
}

extension MissingJudgments: EvaluationChoice {
  public static var key: String { "missingJudgments" }
  public static var subject: String { "Missing judgments" }
  public static var noun: String { "choice for missing judgments" }

  public var title: String {
    switch self {
    case .harker: "Harker's method"
    case .optimalCompletion: "completion of least principal eigenvalue"
    }
  }

  public var source: Citation? {
    switch self {
    case .harker:
      Citation(
        "P. T. Harker, Mathematical Modelling 9 (1987), 837–848, doi:10.1016/0270-0255(87)90503-3")
    case .optimalCompletion:
      Citation(
        "S. Bozóki, J. Fülöp and L. Rónyai, Mathematical and Computer Modelling 52 (2010), "
          + "318–333, doi:10.1016/j.mcm.2010.02.047")
    }
  }
}
