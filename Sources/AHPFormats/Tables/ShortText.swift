/// The bytes of a text of at most 15 bytes in two words, which are compared and read fast.
struct ShortText: Equatable {
  /// The bytes, the first lowest, and their number in the highest byte.
  private let words: (low: UInt64, high: UInt64)

  /// `nil` for longer texts.
  init?(_ bytes: borrowing [UInt8], _ range: Range<Int>) {
    guard range.count <= Self.longest else { return nil }
    var (low, high) = (UInt64(0), UInt64(range.count) << 56)
    var shift: UInt64 = 0
    for index in range {
      let byte = UInt64(bytes[index])
      if shift < 64 { low |= byte << shift } else { high |= byte << (shift - 64) }
      shift += 8
    }
    words = (low, high)
  }

  private static let longest = 15

  static func == (first: Self, second: Self) -> Bool { first.words == second.words }

  /// The number, if the text is digits with at most one decimal point among or after them; `nil`
  /// for anything else, numbers in other spellings included.
  ///
  /// Up to 15 digits and the power of ten below them are exact, so that their quotient is the
  /// nearest double.
  func decimal(hasDecimalComma: Bool) -> Double? {
    var digits: UInt64 = 0
    var divisor = 1.0
    var hasPoint = false
    let count = Int(words.high >> 56)
    var (low, high) = words
    for _ in 0..<count {
      let byte = UInt8(truncatingIfNeeded: low)
      low = low >> 8 | high << 56
      high >>= 8
      if byte == (hasDecimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")), !hasPoint {
        hasPoint = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      digits = 10 * digits + UInt64(digit)
      if hasPoint { divisor *= 10 }
    }
    let hasDigits = count > (hasPoint ? 1 : 0)
    return hasDigits ? Double(digits) / divisor : nil
  }
}
