/// Numbers as people type them: with a decimal point, and shares also in percent.
package enum ShareText {
  /// Reads a number, or a share in percent such as `8%` or `8 %`; `nil` for anything else.
  package static func number(_ text: some StringProtocol) -> Double? {
    let isPercent = text.hasSuffix("%")
    var digits = Substring(text)
    if isPercent { digits.removeLast() }
    while digits.last == " " { digits.removeLast() }
    while digits.first == " " { digits.removeFirst() }
    return Double(digits).map { isPercent ? $0 / 100 : $0 }
  }

  /// Returns a text with a decimal point in the place of its one comma, if that makes a number of
  /// it; `nil` otherwise.
  package static func withPoint(_ text: some StringProtocol) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let corrected = parts[0] + "." + parts[1]
    return number(corrected) == nil ? nil : String(corrected)
  }
}
