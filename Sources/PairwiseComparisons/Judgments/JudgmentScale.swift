internal import RealModule

/// The ratio that a judgment from 1 to 9 stands for.
///
/// People judge in words or in the numbers 1 … 9. A scale *c* says which ratio enters the matrix
/// for the judgment *x*: *c*(*x*) ≥ 1, its reciprocal for the judgment in the other direction, and
/// *c*(1) = 1 on all of them. The judgments themselves are stored; a scale is applied to them
/// afterwards.
///
///     JudgmentScale.balanced.value(of: 3, order: 4)   // 1.5
///     try matrix.scaled(by: .balanced).priorities()
///
/// *n* is the order of the matrix that the judgment is in; most scales do not depend on it.
///
/// Source: K. D. Goepel, "Comparison of judgment scales of the analytical hierarchy process — a new
/// approach", *International Journal of Information Technology & Decision Making* 18 (2019),
/// 445–463, doi:10.1142/S0219622019500044, compares all ten.
public enum JudgmentScale: String, Hashable, Sendable, CaseIterable {
  /// *c* = *x*: the judgment is the ratio. The default of the field.
  ///
  /// Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", *Journal of
  /// Mathematical Psychology* 15 (1977), 234–281, doi:10.1016/0022-2496(77)90033-5.
  case linear
  /// *c* = *x*², up to 81.
  ///
  /// Source: P. T. Harker and L. G. Vargas, "The theory of ratio scale estimation: Saaty's analytic
  /// hierarchy process", *Management Science* 33 (1987), 1383–1403, doi:10.1287/mnsc.33.11.1383.
  case power
  /// *c* = √*x*, up to 3.
  ///
  /// Source: as `power`.
  case root
  /// *c* = log₂(*x* + 1), up to 3.32.
  ///
  /// Source: A. Ishizaka, D. Balkenborg and T. Kaplan, "Influence of aggregation and measurement
  /// scale on ranking a compromise alternative in AHP", *Journal of the Operational Research
  /// Society* 62 (2011), 700–710, doi:10.1057/jors.2010.23.
  case logarithmic
  /// *c* = 2^(*x* − 1), up to 256.
  ///
  /// Source: F. A. Lootsma, "Scale sensitivity in the multiplicative AHP and SMART", *Journal of
  /// Multi-Criteria Decision Analysis* 2 (1993), 87–110, doi:10.1002/mcda.4020020205.
  case geometric
  /// *c* = 9/(10 − *x*), up to 9; defined for *x* < 10.
  ///
  /// Source: D. Ma and X. Zheng, "9/9–9/1 scale method of AHP", *Proceedings of the 2nd
  /// International Symposium on the AHP*, Pittsburgh 1991, vol. 1, 197–202.
  case inverseLinear = "inverse-linear"
  /// *c* = (9 + *x*)/(11 − *x*), up to 9; defined for *x* < 11.
  ///
  /// It is *w*/(1 − *w*) for *w* = 0.50, 0.55, …, 0.90: the larger priority of two items grows in
  /// equal steps.
  ///
  /// Source: A. A. Salo and R. P. Hämäläinen, "On the measurement of preferences in the analytic
  /// hierarchy process", *Journal of Multi-Criteria Decision Analysis* 6 (1997), 309–319,
  /// doi:10.1002/(SICI)1099-1360(199711)6:6<309::AID-MCDA163>3.0.CO;2-2.
  case balanced
  /// *c* = (9 + (*n* − 1)*x*)/(9 + *n* − *x*), up to 9; defined for *x* < *n* + 9.
  ///
  /// The priority of an item that is judged *x* against each of *n* − 1 equal ones grows in equal
  /// steps; for *n* = 2 it is the balanced scale.
  ///
  /// Source: K. D. Goepel (2019), doi:10.1142/S0219622019500044.
  case balancedN = "balanced-n"
  /// *c* = *x*^(1 + ln(*n* − 1)/ln 9), up to 9(*n* − 1); the linear scale for *n* = 2.
  ///
  /// An item that is judged 9 against each of *n* − 1 equal ones has the priority 0.9 for every
  /// *n*.
  ///
  /// Source: K. D. Goepel (2019), doi:10.1142/S0219622019500044.
  case adaptive
  /// *c* = *w*(*n* − 1)/(1 − *w*) with *w* = 1/*n* + (0.9 − 1/*n*)(*x* − 1)/8, up to 9(*n* − 1);
  /// the balanced scale for *n* = 2; defined where *w* < 1, for *n* = 2 below 11.
  ///
  /// The closed form that is printed in Goepel's working paper of 2018 has a wrong sign; this is
  /// the definition by *w*, and the program's own.
  ///
  /// Source: K. D. Goepel (2019), doi:10.1142/S0219622019500044.
  case adaptiveBalanced = "adaptive-balanced"
}

extension JudgmentScale: EvaluationChoice {
  public static var key: String { "scale" }
  public static var subject: String { "Judgment scale" }
  public static var noun: String { "scale" }

  public var title: String { self == .inverseLinear ? "inverse linear" : rawValue }
  public var phrase: String? { self == .linear ? nil : "\(title) scale" }

  public var source: Citation? {
    switch self {
    case .linear: .saaty1977
    case .power, .root:
      Citation(
        "P. T. Harker and L. G. Vargas, Management Science 33 (1987), 1383–1403, "
          + "doi:10.1287/mnsc.33.11.1383")
    case .logarithmic:
      Citation(
        "A. Ishizaka, D. Balkenborg and T. Kaplan, Journal of the Operational Research Society 62 "
          + "(2011), 700–710, doi:10.1057/jors.2010.23")
    case .geometric: .lootsma1993
    case .inverseLinear:
      Citation(
        "D. Ma and X. Zheng, Proceedings of the 2nd International Symposium on the AHP, Pittsburgh "
          + "1991, vol. 1, 197–202")
    case .balanced:
      Citation(
        "A. A. Salo and R. P. Hämäläinen, Journal of Multi-Criteria Decision Analysis 6 (1997), "
          + "309–319, doi:10.1002/(SICI)1099-1360(199711)6:6<309::AID-MCDA163>3.0.CO;2-2")
    case .balancedN, .adaptive, .adaptiveBalanced:
      Citation(
        "K. D. Goepel, International Journal of Information Technology & Decision Making 18 (2019), "
          + "445–463, doi:10.1142/S0219622019500044")
    }
  }
}

extension JudgmentScale {
  /// Returns the ratio that enters the matrix for a judgment.
  ///
  ///     JudgmentScale.power.value(of: 3, order: 4)         // 9
  ///     JudgmentScale.power.value(of: 1.0 / 3, order: 4)   // 0.111…
  ///
  /// - Parameters:
  ///   - judgment: A positive number, usually 1 … 9 or a reciprocal; *c* is applied to the larger
  ///     of it and its reciprocal. It need not be an integer.
  ///   - order: The order of the matrix, at least 1. Order 1, in which nothing is compared, counts
  ///     as 2.
  /// - Returns: A positive number that grows with the judgment, 1 for 1; `nan` where the formula of
  ///   the scale is not defined, and infinity where the ratio overflows.
  public func value(of judgment: Double, order: Int) -> Double {
    precondition(judgment > 0, "a judgment is positive")
    precondition(order >= 1, "a comparison matrix needs at least one item")
    return judgment >= 1
      ? ratio(judgment, order: max(order, 2)) : 1 / ratio(1 / judgment, order: max(order, 2))
  }

  /// Returns the ratio for the judgment 9, the largest of the usual ones.
  ///
  ///     JudgmentScale.adaptive.maximum(order: 4)   // 27
  ///
  /// - Parameter order: The order of the matrix, at least 1.
  public func maximum(order: Int) -> Double { value(of: 9, order: order) }

  /// *c*(*x*) for *x* ≥ 1 and *n* ≥ 2.
  private func ratio(_ x: Double, order: Int) -> Double {
    let n = Double(order)
    switch self {
    case .linear: return x
    case .power: return x * x
    case .root: return x.squareRoot()
    case .logarithmic: return .log2(x + 1)
    case .geometric: return .exp2(x - 1)
    case .inverseLinear: return Self.quotient(9, 10 - x)
    case .balanced: return Self.quotient(9 + x, 11 - x)
    case .balancedN: return Self.quotient(9 + (n - 1) * x, 9 + n - x)
    // x · (n − 1)^(log₉ x): so written, c(9) is exact.
    case .adaptive: return x * .pow(n - 1, .log(x) / .log(9))
    case .adaptiveBalanced:
      // w and 1 − w times 80n, which are integers for integer judgments.
      let weight = 80 + (9 * n - 10) * (x - 1)
      return Self.quotient((n - 1) * weight, 80 * n - weight)
    }
  }

  /// Returns the judgment that stands for a ratio, the inverse of `value(of:order:)`.
  ///
  ///     JudgmentScale.balanced.judgment(of: 1.5, order: 4)       // 3
  ///     JudgmentScale.power.judgment(of: 1.0 / 81, order: 4)     // 0.111…
  ///
  /// It is the judgment that expresses the ratio on this scale; the ratio may be that of two
  /// priorities. It need not be an integer, nor be within 1/9 … 9.
  ///
  /// - Parameters:
  ///   - ratio: A positive number; the inverse of *c* is applied to the larger of it and its
  ///     reciprocal.
  ///   - order: The order of the matrix, at least 1. Order 1, in which nothing is compared, counts
  ///     as 2.
  /// - Returns: A positive number that grows with the ratio, 1 for 1. Where a scale is defined
  ///   below a limit only, it is at most this limit, and exact where the ratio is far below it:
  ///   ratios above 1e16 give the same judgment there. Infinity where the judgment overflows, and
  ///   its reciprocal 0.
  ///
  /// Source: as the scale.
  public func judgment(of ratio: Double, order: Int) -> Double {
    precondition(ratio > 0, "a ratio is positive")
    precondition(order >= 1, "a comparison matrix needs at least one item")
    return ratio >= 1
      ? inverse(ratio, order: max(order, 2)) : 1 / inverse(1 / ratio, order: max(order, 2))
  }

  /// The *x* ≥ 1 with *c*(*x*) = *r*, for *r* ≥ 1 and *n* ≥ 2.
  private func inverse(_ r: Double, order: Int) -> Double {
    let n = Double(order)
    switch self {
    case .linear: return r
    case .power: return r.squareRoot()
    case .root: return r * r
    case .logarithmic: return .exp2(r) - 1
    case .geometric: return 1 + .log2(r)
    case .inverseLinear: return 10 - 9 / r
    // Divided by r, so that the largest ratios do not overflow.
    case .balanced: return (11 - 9 / r) / (1 + 1 / r)
    case .balancedN: return (9 + n - 9 / r) / (1 + (n - 1) / r)
    case .adaptive: return .exp(.log(r) * (.log(9) / (.log(9) + .log(n - 1))))
    case .adaptiveBalanced:
      return 1 + 80 * (n - 1) * (1 - 1 / r) / ((9 * n - 10) * (1 + (n - 1) / r))
    }
  }

  private static func quotient(_ numerator: Double, _ denominator: Double) -> Double {
    denominator > 0 ? numerator / denominator : .nan
  }

  /// Returns the words for a judgment, the same for every scale.
  ///
  ///     JudgmentScale.verbalLabel(of: 5)   // "strong importance"
  ///
  /// - Parameter judgment: 1 … 9.
  /// - Returns: The label, or `nil` outside 1 … 9.
  ///
  /// Source: A. Ishizaka and A. Labib, "Review of the main developments in the analytic hierarchy
  /// process", *Expert Systems with Applications* 38 (2011), 14336–14345,
  /// doi:10.1016/j.eswa.2011.04.143. Saaty (1977) called 3 weak, 7 demonstrated and 9 absolute.
  public static func verbalLabel(of judgment: Int) -> String? {
    switch judgment {
    case 1: "equal importance"
    case 2: "weak or slight importance"
    case 3: "moderate importance"
    case 4: "moderate plus importance"
    case 5: "strong importance"
    case 6: "strong plus importance"
    case 7: "very strong or demonstrated importance"
    case 8: "very, very strong importance"
    case 9: "extreme importance"
    default: nil
    }
  }
}
