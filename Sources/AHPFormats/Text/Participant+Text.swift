internal import AHP

extension Participant {
  /// Reads a weight; `nil` if the text is none, see `isGoodWeight(_:)`.
  ///
  /// - Parameter hasDecimalComma: Whether a comma is a decimal point.
  static func weight(_ text: String, hasDecimalComma: Bool) -> Double? {
    number(text, hasDecimalComma: hasDecimalComma).flatMap {
      isGoodWeight($0) ? $0 : nil
    }
  }

  private static func number(_ text: String, hasDecimalComma: Bool) -> Double? {
    let isDecimalComma = hasDecimalComma && !text.utf8.contains(UInt8(ascii: "."))
    return Ratio.decimal(isDecimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text)
  }

  /// The message on a text that is not a weight.
  static func message(onWeight text: String, of name: String) -> String {
    message(
      onWeight: number(text, hasDecimalComma: true), shownAs: "'\(text.prefix(60))'", of: name)
  }

  /// The message on a number that is not a weight, or on something that is not even a number.
  ///
  /// - Parameters:
  ///   - number: The number; `nil` for anything else.
  ///   - description: The value as the message shows it.
  ///   - name: The name of the participant.
  static func message(
    onWeight number: Double?, shownAs description: String, of name: String
  ) -> String {
    let problem =
      number.map { $0 > 0 } ?? false
      ? "outside \(Ratio.supportedRange)" : "not a number of 0 or more"
    return "weight \(description) of participant '\(name)' is \(problem)"
  }

  /// The message where the weights of all participants are 0.
  static let noWeightMessage = "the weights of all participants are 0"
}
