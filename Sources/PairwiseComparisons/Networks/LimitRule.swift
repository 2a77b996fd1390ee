/// The rule that makes priorities of the supermatrix of a network.
public enum LimitRule: String, Hashable, Sendable, CaseIterable {
  /// The mean of the powers of the supermatrix over a period, scaled by its spectral radius; for a
  /// network without a cycle the sum of the powers. It starts at the nodes that influence nothing.
  ///
  /// The default: Super Decisions computes this limit, and the alternatives of a hierarchy get the
  /// priorities of distributive synthesis.
  case calculus
  /// The mean of the powers with nodes that depend on nothing depending on themselves: what is
  /// reached in the end, as in a forecast.
  case absorbing
  /// The sum of all powers, each column divided by its sum, where it is finite; the calculus
  /// otherwise.
  case pathSums = "path-sums"
  /// The calculus from each node that depends on something, and the mean of the results.
  case columnMean = "column-mean"
}

extension LimitRule: EvaluationChoice {
  public static var key: String { "limit" }
  public static var subject: String { "Limit of networks" }
  public static var noun: String { "limit" }

  public var title: String {
    switch self {
    case .calculus: "calculus"
    case .absorbing: "absorbing sinks"
    case .pathSums: "path sums"
    case .columnMean: "mean of all columns"
    }
  }

  public var source: Citation? {
    switch self {
    case .calculus: .saaty2001
    case .absorbing:
      Citation("J. G. Kemeny and J. L. Snell, Finite Markov Chains, Van Nostrand, Princeton 1960")
    case .pathSums: .saaty2001
    case .columnMean: Citation("W. Adams, pyanp, tutorial on limit matrices")
    }
  }
}

extension Citation {
  /// The book on networks.
  package static let saaty2001 = Citation(
    "T. L. Saaty, Decision Making with Dependence and Feedback: The Analytic Network Process, 2nd edition, "
      + "RWS Publications, Pittsburgh 2001")
}
