internal import AHPDigest

/// The SHA-256 digest of a text, by which names are compared without being shown. The face of
/// libmd.
///
/// A digest does not hide a name from somebody who has a list of names to try.
///
/// Source: National Institute of Standards and Technology, "Secure hash standard", FIPS 180-4,
/// 2015, doi:10.6028/NIST.FIPS.180-4.
package struct TextDigest: Hashable, Comparable, Sendable {
  private let words: SIMD4<UInt64>

  /// What keeps digests from being made; `nil` if nothing does. To be asked before the first is.
  package static func problem() -> String? {
    unsafe ahp_digest_load().map {
      "SHA-256 cannot be loaded: \(unsafe String(cString: $0)) (Debian has it in the package libmd0)"
    }
  }

  /// The digest of a text's UTF-8.
  ///
  /// - Complexity: O(bytes).
  package init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The digest of bytes.
  ///
  /// - Complexity: O(bytes).
  package init(of bytes: [UInt8]) {
    var words: [UInt64] = [0, 0, 0, 0]
    let status = unsafe ahp_sha256(bytes, bytes.count, &words)
    precondition(status == 0, "who makes digests has asked for the library")
    self.words = SIMD4(words)
  }

  /// The digest that 64 hexadecimal digits in lower case stand for; `nil` for any other text.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (place, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[place / 16] = words[place / 16] << 4 | UInt64(value)
    }
    self.words = words
  }

  /// The 64 hexadecimal digits.
  package func hexadecimal() -> String {
    words.indices.map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  package static func < (first: TextDigest, second: TextDigest) -> Bool {
    for index in first.words.indices where first.words[index] != second.words[index] {
      return first.words[index] < second.words[index]
    }
    return false
  }
}
