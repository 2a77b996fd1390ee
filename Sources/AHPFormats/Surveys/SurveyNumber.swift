/// Numbers as people and programs write them in tables of answers.
enum SurveyNumber {
  /// The number as `Ratio` reads it, without its sign: a decimal comma is a point, and a character
  /// that is a fraction is written out, and so is `1:3`; `nil` for texts that are no number.
  static func plain(_ text: String) -> (digits: String, isNegative: Bool)? {
    if let fraction = Ratio.fraction(ofTwoNumbers: text) { return (fraction, false) }
    var digits = Substring(text)
    var isNegative = false
    if let first = digits.first, "-−–+".contains(first) {
      isNegative = first != "+"
      digits = digits.dropFirst()
    }
    if digits.count == 1, let fraction = digits.first.flatMap({ Ratio.characters[$0] }) {
      return (fraction, isNegative)
    }
    guard let first = digits.utf8.first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || first == UInt8(ascii: "."),
      digits.utf8.allSatisfy({ byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || ".,/eE+- ".utf8.contains(byte)
      })
    else { return nil }
    let commas = digits.count { $0 == "," }
    guard commas == 0 || !digits.contains(".") && commas <= 1 + (digits.contains("/") ? 1 : 0)
    else {
      return nil
    }
    return (String(digits.replacing(",", with: ".")), isNegative)
  }
}
