/// From numbers to places, in proportion.
struct LinearScale {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// - Parameters:
  ///   - domain: The numbers; a single one becomes the start of an interval of length 1.
  ///   - start: The place of the smallest.
  ///   - end: The place of the largest.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    self.domain =
      domain.upperBound > domain.lowerBound
      ? domain : domain.lowerBound...(domain.lowerBound + 1)
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + (end - start) * min(1, max(0, share))
  }

  /// Round numbers within the domain, about as many as asked for, and how many decimal places they
  /// have.
  func ticks(about count: Int) -> (values: [Double], places: Int) {
    let step = Self.roundStep((domain.upperBound - domain.lowerBound) / Double(max(1, count)))
    let first = (domain.lowerBound / step.size).rounded(.up)
    var values: [Double] = []
    var number = first
    while number * step.size <= domain.upperBound * (1 + 1e-12), values.count <= 4 * count {
      values.append(number * step.size)
      number += 1
    }
    return (values, step.places)
  }

  /// The smallest of 1, 2 and 5 times a power of ten that is not below a number.
  private static func roundStep(_ least: Double) -> (size: Double, places: Int) {
    var (power, places) = (1.0, 0)
    while power > least, places < 12 {
      power /= 10
      places += 1
    }
    while power * 10 <= least, power < 1e12 {
      power *= 10
      places = max(0, places - 1)
    }
    for factor in [1.0, 2, 5, 10] where power * factor >= least * (1 - 1e-12) {
      return (power * factor, factor == 10 ? max(0, places - 1) : places)
    }
    return (power * 10, places)
  }
}

/// A number on an axis.
enum AxisText {
  static func fixed(_ value: Double, places: Int, separator: String = ".") -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let size = (abs(value) * scale).rounded()
    guard size < 9e15 else { return "\(value)" }
    let digits = String(Int(size))
    let sign = value < 0 && size > 0 ? "−" : ""
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + separator + padded.suffix(places)
  }
}
