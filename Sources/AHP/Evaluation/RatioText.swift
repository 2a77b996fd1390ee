/// Consistency ratios in sentences that are no reports: messages and records.
package enum RatioText {
  /// Returns a ratio with three decimal places, so that two that are compared have as many digits.
  package static func text(_ ratio: Double) -> String {
    let thousandths = (ratio * 1000).rounded()
    guard abs(thousandths) < 1e15 else { return "\(ratio)" }
    let (whole, rest) = Int(abs(thousandths)).quotientAndRemainder(dividingBy: 1000)
    return "\(ratio < 0 && thousandths != 0 ? "-" : "")\(whole).\(String(rest + 1000).dropFirst())"
  }
}
