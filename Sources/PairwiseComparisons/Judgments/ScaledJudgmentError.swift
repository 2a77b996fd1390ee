internal import RealModule

extension JudgmentScale {
  /// The bound that `entryError(of:)` gives for the linear scale.
  package static let linearEntryError = Rounding.entryError

  /// A bound on the relative error of the ratios of a matrix that `scaled(by:)` made: the scaled
  /// rounding of the judgments, and the rounding of the formula.
  ///
  /// A judgment *x* with the relative error δ gives a ratio with the relative error δ|*x*
  /// *c*′(*x*)/*c*(*x*)|: little for judgments up to 9, without bound where a scale ends, such as
  /// the inverse linear one at 10.
  package func entryError(of scaled: IncompleteComparisonMatrix) -> Double {
    if self == .linear { return Self.linearEntryError }
    let largest = scaled.largestRatio()
    let order = Double(max(scaled.order, 2))
    // The exponent of the adaptive scale has an error of some roundoffs, multiplied by the
    // logarithm of its base.
    let formula = 24 + 8 * Double.log(order)
    return (condition(upTo: largest, order: order) * 4 + formula) * Rounding.unit
  }

  /// An upper bound of |*x* *c*′(*x*)/*c*(*x*)| for all judgments *x* up to the one of ratio *c*.
  private func condition(upTo c: Double, order n: Double) -> Double {
    switch self {
    case .linear, .root, .logarithmic: 1
    case .power: 2
    case .geometric: 1 + .log2(c)
    case .inverseLinear: 2 * c
    case .balanced: 1 + (1 + c)
    case .balancedN: 1 + 2 * (1 + c)
    case .adaptive: 1 + .log(n) / .log(9)
    case .adaptiveBalanced: (1 + n / 8) * (1 + c / (n - 1))
    }
  }
}
