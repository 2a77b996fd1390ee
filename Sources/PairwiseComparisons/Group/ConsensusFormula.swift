internal import RealModule

/// A formula for the homogeneity at which Goepel's consensus indicator *S** is 0.
///
/// Both are cor = exp(*H*_α,min)/exp(*H*_γ,max), with the least entropy *H*_α,min of a member who
/// judges one item *M* times as important as all others; they differ in the largest entropy
/// *H*_γ,max of the group's mean priorities.
public enum ConsensusFormula: String, Hashable, Sendable, CaseIterable {
  /// *H*_γ,max = ln *n*, that of as many members as items who each prefer another item, however
  /// many members there are: the formula of the program AHP-OS.
  ///
  /// Source: K. D. Goepel, "Implementation of an online software tool for the analytic hierarchy
  /// process (AHP-OS)", *International Journal of the Analytic Hierarchy Process* 10 (2018),
  /// 469–487, doi:10.13033/ijahp.v10i3.590.
  case ahpOS = "ahp-os"
  /// Of fewer members *K* than items *H*_γ,max is the entropy of the mean priorities of *K* members
  /// who each prefer another item: (*M* + *K* − 1)/(*K*(*n* + *M* − 1)) for *K* items, 1/(*n* + *M*
  /// − 1) for the others.
  ///
  /// Source: K. D. Goepel, "Implementing the analytic hierarchy process as a standard method for
  /// multi-criteria decision making in corporate enterprises — a new AHP Excel template with
  /// multiple inputs", *Proceedings of the International Symposium on the Analytic Hierarchy
  /// Process*, Kuala Lumpur 2013.
  case goepel2013 = "goepel-2013"

  /// The publication of the formula.
  public var source: Citation {
    switch self {
    case .ahpOS:
      Citation(
        "K. D. Goepel, International Journal of the Analytic Hierarchy Process 10 (2018), 469–487, "
          + "doi:10.13033/ijahp.v10i3.590")
    case .goepel2013:
      Citation(
        "K. D. Goepel, Proceedings of the International Symposium on the Analytic Hierarchy "
          + "Process, Kuala Lumpur 2013")
    }
  }

  /// exp(*H*_γ,max) of members whose scale has the largest ratio *M*; in 1 … *n*.
  func largestDiversity(order: Int, count: Int, scaleMaximum: Double) -> Double {
    let members = Double(count)
    guard self == .goepel2013, count < order else { return Double(order) }
    let sum = Double(order - 1) + scaleMaximum
    let preferred = (scaleMaximum + members - 1) / (members * sum)
    let entropy =
      Double(order - count) / sum * .log(sum) - members * preferred * .log(preferred)
    return .exp(entropy)
  }
}

extension ConsensusFormula: CustomStringConvertible {
  public var description: String {
    switch self {
    case .ahpOS: "Goepel (2018), as AHP-OS"
    case .goepel2013: "Goepel (2013)"
    }
  }
}
