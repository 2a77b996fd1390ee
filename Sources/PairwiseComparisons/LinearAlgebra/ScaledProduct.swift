internal import RealModule

/// A product of many factors that neither overflows nor underflows: the exponent is stored
/// separately.
package struct ScaledProduct {
  /// In 1 ..< 2, once the exponent has been taken out.
  private var significand = 1.0
  private var exponent = 0

  package init() {}

  /// Creates the product `significand` · 2^`exponent`.
  init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Multiplies the product by a ratio, as comparison matrices support them.
  package mutating func multiply(by factor: Double) {
    significand *= factor
    takeOutExponent()
  }

  package mutating func divide(by divisor: Double) {
    significand /= divisor
    takeOutExponent()
  }

  mutating func multiply(by other: ScaledProduct) {
    exponent += other.exponent
    multiply(by: other.significand)
  }

  private mutating func takeOutExponent() {
    // The significand is a normal number, as ratios are within 1e−50 … 1e50.
    let bits = significand.bitPattern
    exponent += Int(bits >> 52) - 1023
    significand = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
  }

  /// Returns the root of the given degree; relative error a few units in the last place, whatever
  /// the size of the product.
  package func root(_ degree: Int) -> Double {
    // 2^(q·degree + r) with 0 ≤ r < degree: the factor 2^q of the root is exact.
    let quotient = Int((Double(exponent) / Double(degree)).rounded(.down))
    let remainder = exponent - quotient * degree
    let logarithm = (Double(remainder) + .log2(significand)) / Double(degree)
    return Double(sign: .plus, exponent: quotient, significand: .exp2(logarithm))
  }
}
