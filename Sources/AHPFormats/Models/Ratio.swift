internal import AHP

/// Ratios as people write them: `3`, `0.5`, `1/3`, `1/1.13`.
package enum Ratio {
  /// Reads a decimal number and nothing else: no hexadecimal digits, no names of infinity.
  static func decimal(_ text: some StringProtocol) -> Double? {
    guard
      text.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "+-.eE".utf8.contains(byte)
      })
    else { return nil }
    return Double(text)
  }

  /// What is wrong with a ratio.
  package enum Problem: Error {
    case notANumber
    case notPositive
    case notSupported
  }

  /// Reads a positive number or a fraction of two.
  package static func parse(_ text: String) -> Result<Double, Problem> {
    let value: Double
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      guard let dividend = decimal(ModelDecoder.trimmed(String(text[..<slash]))),
        let divisor = decimal(ModelDecoder.trimmed(String(text[slash...].dropFirst())))
      else { return .failure(.notANumber) }
      guard dividend > 0 && divisor > 0 else { return .failure(.notPositive) }
      value = dividend / divisor
    } else {
      guard let number = decimal(text) ?? decimal(ModelDecoder.trimmed(text)) else {
        return .failure(.notANumber)
      }
      guard number > 0 else { return .failure(.notPositive) }
      value = number
    }
    guard ComparisonMatrix.supportedRatios.contains(value) else { return .failure(.notSupported) }
    return .success(value)
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
}
