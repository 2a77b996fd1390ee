internal import AHP

/// Ratios as people write them: `3`, `0.5`, `1/3`, `1/1.13`.
package enum Ratio {
  /// Reads a decimal number and nothing else: no hexadecimal digits, no names of infinity.
  static func decimal(_ text: some StringProtocol) -> Double? {
    text.utf8.allSatisfy(\.isOfDecimalNumber) ? Double(text) : nil
  }

  /// The ratio that one digit or a fraction of two stands for, as most judgments are written; `nil`
  /// for another text.
  private static func ofDigits(_ text: String) -> Double? {
    func digit(_ byte: UInt8?) -> Double? {
      guard let byte, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(byte) else { return nil }
      return Double(byte - UInt8(ascii: "0"))
    }
    let bytes = text.utf8
    guard bytes.count == 1 || bytes.count == 3, let first = digit(bytes.first) else { return nil }
    if bytes.count == 1 { return first }
    guard bytes.dropFirst().first == UInt8(ascii: "/"), let last = digit(bytes.last) else {
      return nil
    }
    return first / last
  }

  /// What is wrong with a ratio.
  package enum Problem: Error, Equatable {
    case notANumber
    case notPositive
    case notSupported
    /// The ratio is a judgment elsewhere, but not on the scale that answers have to be on.
    case offScale(Double)
    /// The number is how spreadsheets store a date.
    case date
  }

  /// The ratios that can be computed with, as messages show them.
  static let supportedRange =
    "\(ComparisonMatrix.supportedRatios.lowerBound) … \(ComparisonMatrix.supportedRatios.upperBound)"

  /// Reads a positive number or a fraction of two.
  package static func parse(_ text: String) -> Result<Double, Problem> {
    if let ratio = ofDigits(text) { return .success(ratio) }
    let value: Double
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      guard let dividend = decimal(String(text[..<slash]).trimmed()),
        let divisor = decimal(String(text[slash...].dropFirst()).trimmed())
      else { return .failure(.notANumber) }
      guard dividend > 0 && divisor > 0 else { return .failure(.notPositive) }
      value = dividend / divisor
    } else {
      guard let number = decimal(text) ?? decimal(text.trimmed()) else {
        return .failure(.notANumber)
      }
      guard number > 0 else { return .failure(.notPositive) }
      value = number
    }
    guard ComparisonMatrix.supportedRatios.contains(value) else { return .failure(.notSupported) }
    return .success(value)
  }

  /// The characters that are fractions, as spreadsheets and telephones write them.
  static let characters: [Character: String] = [
    "½": "1/2", "⅓": "1/3", "¼": "1/4", "⅕": "1/5", "⅙": "1/6", "⅐": "1/7", "⅛": "1/8", "⅑": "1/9",
  ]

  /// The fraction that two numbers with a colon between them are, as people write ratios in tables:
  /// 1/3 for `1:3` and for the character ⅓; `nil` for other texts, and for what may be a time,
  /// which has two digits.
  static func fraction(ofTwoNumbers text: String) -> String? {
    if let first = text.utf8.first, first >= 0x80 {
      return text.count == 1 ? text.first.flatMap { characters[$0] } : nil
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let numbers = [text[..<colon], text[colon...].dropFirst()].map {
      String($0).trimmed().replacing(",", with: ".")
    }
    let isSmall = numbers.allSatisfy { number in
      let digits = number.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      return digits.count == 1 && decimal(number) != nil
    }
    return isSmall ? numbers.joined(separator: "/") : nil
  }

  /// Reads a ratio that has to lie within limits.
  static func parse(
    _ text: String, within limits: ClosedRange<Double>
  ) -> Result<Double, Problem> {
    parse(text).flatMap { ratio in
      problem(of: ratio, within: limits).map { .failure($0) } ?? .success(ratio)
    }
  }

  /// What is wrong with a ratio that has to lie within limits; `nil` if nothing is.
  static func problem(of ratio: Double, within limits: ClosedRange<Double>) -> Problem? {
    if !limits.contains(ratio) { return .offScale(ratio) }
    return SpreadsheetDate.isSerialNumber(ratio) ? .date : nil
  }

  /// Writes a ratio so that reading gives the same number: a fraction of small integers if it is
  /// one.
  static func text(_ ratio: Double) -> String {
    if ratio == ratio.rounded() && ratio < 1e15 { return String(Int(ratio)) }
    for divisor in 2...99 {
      let dividend = (ratio * Double(divisor)).rounded()
      if dividend >= 1, dividend < 100, dividend / Double(divisor) == ratio {
        return "\(Int(dividend))/\(divisor)"
      }
    }
    return "\(ratio)"
  }

  // MARK: Two statements of one judgment

  /// How far two statements of one judgment may differ, relative to the judgment: more than the
  /// roundings of reciprocals, less than any two judgments that people tell apart.
  private static let tolerance = 1e-9

  /// Whether two ratios are the same judgment up to rounding.
  static func areEqual(_ first: Double, _ second: Double) -> Bool {
    abs(first / second - 1) <= tolerance
  }

  /// Whether two ratios are the same judgment seen from both sides, up to rounding: their product
  /// is 1.
  static func areReciprocal(_ first: Double, _ second: Double) -> Bool {
    abs(first * second - 1) <= tolerance
  }
}
