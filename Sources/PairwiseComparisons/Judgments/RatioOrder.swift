/// How one ratio compares with another, where a difference that rounding can make does not count.
///
/// Judgments written below the diagonal come back as reciprocals: in binary floating point 1/(1/49)
/// is not 49, yet both say the same preference.
enum RatioOrder: Int {
  case less = -1
  case equal = 0
  case greater = 1

  /// The relative difference up to which two ratios are the same; far above rounding and far below
  /// any difference that a person means.
  static let tolerance = 1e-9

  init(of ratio: Double, to other: Double) {
    if ratio > other * (1 + Self.tolerance) {
      self = .greater
    } else if other > ratio * (1 + Self.tolerance) {
      self = .less
    } else {
      self = .equal
    }
  }
}
