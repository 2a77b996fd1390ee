internal import RealModule

/// How the scores of alternatives become priorities.
enum ScoreKind: Hashable, Sendable {
  /// Scores are sums; priorities are scores divided by their sum.
  case additive
  /// Scores are logarithms of weighted products.
  case logarithmic

  /// Returns the scores as priorities that sum to 1.
  ///
  /// - Complexity: O(scores).
  func priorities(_ scores: [Double]) -> [Double] {
    let numbers: [Double]
    switch self {
    case .additive: numbers = scores
    case .logarithmic:
      // The largest becomes 1, so that nothing leaves the range of a double.
      let largest = scores.max() ?? 0
      numbers = scores.map { .exp($0 - largest) }
    }
    let sum = numbers.reduce(0, +)
    return sum > 0 ? numbers.map { $0 / sum } : numbers
  }
}
