/// How far the weight of a criterion is moved down and up.
public enum WeightVariation: Hashable, Sendable {
  /// By a share of the weight itself, above 0: 0.15 makes 0.17 and 0.23 of 0.20.
  case share(Double)
  /// By an amount of weight, above 0 … 1: 0.15 makes 0.05 and 0.35 of 0.20.
  case amount(Double)

  /// Returns the weights that a weight is moved to, the smaller first, without those that it
  /// already has. None is below 0 or above 1.
  func weights(around weight: Double) -> [Double] {
    let ends = ends(around: weight)
    return [ends.lower, ends.upper].filter { $0 != weight }
  }

  /// Returns the smaller and the larger weight that a weight is moved to, within 0 … 1.
  func ends(around weight: Double) -> (lower: Double, upper: Double) {
    let distance =
      switch self {
      case .share(let share): share * weight
      case .amount(let amount): amount
      }
    return (max(0, weight - distance), min(1, weight + distance))
  }
}
