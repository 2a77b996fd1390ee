/// Whom a negative number prefers, in tables whose answers have signs: 3 for one of a pair, -3 for
/// the other.
public enum SignedAnswers: String, Hashable, Sendable, CaseIterable {
  /// The first of the pair, so that a positive number prefers the second.
  case first
  /// The second of the pair, as in R's ahpsurvey.
  case second

  /// The ratio of the first to the second that a number with a sign stands for; `nil` if it is less
  /// than 1 without its sign.
  func ratio(magnitude: Double, isNegative: Bool) -> Double? {
    guard magnitude >= 1 else { return nil }
    return (self == .first) == isNegative ? magnitude : 1 / magnitude
  }

  /// What to say about numbers with a sign where nothing says whom they prefer.
  static func hint(_ first: String, _ second: String) -> String {
    "'--signed second' if negative numbers prefer the second, here '\(second)'; '--signed first' if "
      + "they prefer the first, here '\(first)'"
  }
}
