internal import RealModule

/// A number and a bound on its absolute error, which arithmetic carries along to first order, its
/// own rounding included.
struct Estimate: Hashable, Sendable, ExpressibleByIntegerLiteral {
  let value: Double
  let error: Double

  init(_ value: Double, _ error: Double) {
    self.value = value
    self.error = error
  }

  init(integerLiteral value: Int) { self.init(Double(value), 0) }

  /// A rounded result and what its operands add to its error.
  private static func rounded(_ value: Double, _ error: Double) -> Estimate {
    Estimate(value, error + abs(value) * Rounding.unit)
  }

  static prefix func - (number: Estimate) -> Estimate { Estimate(-number.value, number.error) }

  static func + (first: Estimate, second: Estimate) -> Estimate {
    rounded(first.value + second.value, first.error + second.error)
  }

  static func - (first: Estimate, second: Estimate) -> Estimate { first + -second }

  static func * (first: Estimate, second: Estimate) -> Estimate {
    rounded(
      first.value * second.value,
      abs(first.value) * second.error + abs(second.value) * first.error)
  }

  static func / (first: Estimate, second: Estimate) -> Estimate {
    let quotient = first.value / second.value
    return rounded(quotient, (first.error + abs(quotient) * second.error) / abs(second.value))
  }

  /// A number of 0 or more to a power; 0 to the power 0 is 1.
  func power(_ exponent: Estimate) -> Estimate {
    if exponent.value == 0 { return 1 }
    if value == 0 { return 0 }
    let logarithm = Double.log(value)
    let power = Double.exp(exponent.value * logarithm)
    let relative = exponent.value * error / value + abs(logarithm) * exponent.error
    // The product of exponent and logarithm is rounded before it becomes a relative error.
    let rounding = (abs(exponent.value * logarithm) + 1) * 2 * Rounding.unit
    return Estimate(power, power * (relative + rounding))
  }
}
