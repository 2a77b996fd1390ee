/// The order of two ratios, in which differences within rounding count as equal.
///
/// Judgments written below the diagonal are stored as reciprocals: in binary floating point
/// 1/(1/49) is not 49, although both express the same preference.
enum RatioOrder: Int {
  case less = -1
  case equal = 0
  case greater = 1

  /// The relative difference up to which two ratios are the same; far above rounding errors and far
  /// below any intended difference.
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
