internal import AHP

/// How an answer is written in a table, and what can be wrong with it.
struct AnswerText {
  let limits: ClosedRange<Double>
  /// Whether a comma is a decimal point, since it separates no fields.
  let hasDecimalComma: Bool

  enum Problem: Error {
    case ratio(Ratio.Problem)
    case offScale(Double)
  }

  init(_ answers: ResponseOptions.Answers, delimiter: UInt8) {
    limits = answers.limits
    hasDecimalComma = delimiter != UInt8(ascii: ",")
  }

  /// Reads a ratio.
  func parse(_ text: String) -> Result<Double, Problem> {
    let isDecimalComma = hasDecimalComma && text.utf8.contains(UInt8(ascii: ","))
    if isDecimalComma && text.utf8.contains(UInt8(ascii: ".")) {
      return .failure(.ratio(.notANumber))
    }
    switch Ratio.parse(
      isDecimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text)
    {
    case .failure(let problem): return .failure(.ratio(problem))
    case .success(let ratio):
      return limits.contains(ratio) ? .success(ratio) : .failure(.offScale(ratio))
    }
  }

  /// Reads a ratio as it is written in a row, with quotation marks or without; `nil` if it is wrong,
  /// or not certainly a whole field.
  func parse(written: ArraySlice<UInt8>, delimiter: UInt8) -> Double? {
    var content = written
    if content.count >= 2 && content.first == UInt8(ascii: "\"")
      && content.last == UInt8(ascii: "\"")
    {
      content = content.dropFirst().dropLast()
    }
    // Of white space only what never separates anything.
    guard
      !content.contains(where: {
        $0 == UInt8(ascii: "\"") || $0 == delimiter || $0 < UInt8(ascii: " ") || $0 >= 0x80
      })
    else { return nil }
    return try? parse(ModelDecoder.trimmed(String(decoding: content, as: UTF8.self))).get()
  }

  /// What is wrong with an answer, and what to write instead where that is certain.
  static func message(
    on problem: Problem, _ text: String, of first: String, against second: String
  ) -> (message: String, hint: String?) {
    let judgment = "of '\(first)' against '\(second)'"
    switch problem {
    case .ratio(.notANumber):
      return (
        "judgment '\(text.prefix(60))' \(judgment) is not a number "
          + "(expected a positive number or a fraction such as 1/3)", nil
      )
    case .ratio(.notPositive):
      return ("judgment \(text) \(judgment) is not a positive number", nil)
    case .ratio(.notSupported):
      let limits = ComparisonMatrix.supportedRatios
      return (
        "judgment \(text) \(judgment) is outside \(limits.lowerBound) … \(limits.upperBound)", nil
      )
    case .offScale(let ratio):
      return (
        "judgment \(text) \(judgment) is outside the scale 1/9 … 9",
        isRoundedNinth(text, ratio)
          ? "write 1/9" : "'--answers any' accepts every positive ratio"
      )
    }
  }

  /// Whether a decimal is 1/9 rounded to its two or more places.
  private static func isRoundedNinth(_ text: String, _ ratio: Double) -> Bool {
    let places = text.reversed().prefix { $0 != "." && $0 != "," }.count
    guard (2...20).contains(places), places < text.count, !text.contains("/") else { return false }
    var unit = 1.0
    for _ in 0..<places { unit /= 10 }
    return abs(ratio - 1.0 / 9) <= 0.5000001 * unit
  }
}
