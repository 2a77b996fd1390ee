/// A number of about 31 digits, the unevaluated sum of two doubles: a referee for results of 16
/// digits that shares no code with the sources.
///
/// Source: T. J. Dekker, "A floating-point technique for extending the available precision",
/// *Numerische Mathematik* 18 (1971), 224–242, doi:10.1007/BF01397083.
struct DoubleDouble {
  let high: Double
  let low: Double

  init(_ value: Double) { self.init(value, 0) }

  /// The sum of any two doubles.
  private init(_ first: Double, _ second: Double) {
    high = first + second
    let part = high - first
    low = (first - (high - part)) + (second - part)
  }

  /// The ratio of two items as the matrix means it: a judgment, or the exact reciprocal of one.
  static func ratio(_ judgments: [[Double?]], _ row: Int, _ column: Int) -> DoubleDouble {
    if row == column { return DoubleDouble(1) }
    if let ratio = judgments[row][column] { return DoubleDouble(ratio) }
    return DoubleDouble(1) / DoubleDouble(judgments[column][row]!)
  }

  static func + (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(first.high, second.high)
    return DoubleDouble(sum.high, sum.low + first.low + second.low)
  }

  static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(-value.high, -value.low)
  }

  static func - (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble { first + -second }

  static func * (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble {
    let product = first.high * second.high
    let rest = (-product).addingProduct(first.high, second.high)
    return DoubleDouble(product, rest + first.high * second.low + first.low * second.high)
  }

  static func / (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble {
    let quotient = DoubleDouble(first.high / second.high)
    let rest = first - quotient * second
    return quotient + DoubleDouble(rest.high / second.high)
  }

  /// |`found`/`self` − 1|.
  func relativeError(of found: Double) -> Double {
    abs(((DoubleDouble(found) - self) / self).high)
  }

  /// The number divided by the power of two that brings it to 1 ..< 2, and its exponent.
  var normalized: (DoubleDouble, Int) {
    let exponent = Int(high.exponent)
    func scaled(_ value: Double) -> Double {
      Double(sign: .plus, exponent: -exponent, significand: value)
    }
    return (DoubleDouble(scaled(high), scaled(low)), exponent)
  }
}
