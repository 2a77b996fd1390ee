/// How an answer is written in a table.
struct AnswerText {
  let limits: ClosedRange<Double>
  /// Whether a comma is a decimal point, which it is if it does not separate fields.
  let hasDecimalComma: Bool

  init(_ answers: ResponseOptions.Answers, delimiter: UInt8) {
    limits = answers.limits
    hasDecimalComma = delimiter != UInt8(ascii: ",")
  }

  /// Reads a ratio.
  func parse(_ text: String) -> Result<Double, Ratio.Problem> {
    let isDecimalComma = hasDecimalComma && text.utf8.contains(UInt8(ascii: ","))
    if isDecimalComma && text.utf8.contains(UInt8(ascii: ".")) { return .failure(.notANumber) }
    return Ratio.parse(
      isDecimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text, within: limits)
  }

  /// Reads a ratio as it is written in a row, with quotation marks or without; `nil` if it is
  /// wrong, or not certainly a whole field.
  func parse(written: ArraySlice<UInt8>, delimiter: UInt8) -> Double? {
    var content = written
    if content.count >= 2 && content.first == UInt8(ascii: "\"")
      && content.last == UInt8(ascii: "\"")
    {
      content = content.dropFirst().dropLast()
    }
    // Spaces are the only white space that never separates fields or rows.
    guard
      !content.contains(where: {
        $0 == UInt8(ascii: "\"") || $0 == delimiter || $0 < UInt8(ascii: " ") || $0 >= 0x80
      })
    else { return nil }
    return try? parse(String(decoding: content, as: UTF8.self).trimmed()).get()
  }
}
