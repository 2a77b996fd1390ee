/// How an answer is written in a table.
struct AnswerText {
  let limits: ClosedRange<Double>
  /// Whether a comma is a decimal point, which it is if it does not separate fields.
  let hasDecimalComma: Bool
  /// Whom a negative number prefers; `nil` where none is an answer.
  let signed: SignedAnswers?
  /// What rounded reciprocals are.
  let roundedRatios: RoundedRatio.Reading

  init(
    _ answers: ResponseOptions.Answers, delimiter: UInt8, signed: SignedAnswers? = nil,
    roundedRatios: RoundedRatio.Reading = .asWritten
  ) {
    limits = answers.limits
    hasDecimalComma = delimiter != UInt8(ascii: ",")
    self.signed = signed
    self.roundedRatios = roundedRatios
  }

  init(_ options: ResponseOptions, delimiter: UInt8) {
    self.init(
      options.answers, delimiter: delimiter, signed: options.signed,
      roundedRatios: options.roundedRatios)
  }

  /// Reads a ratio, or a number with a sign.
  func parse(_ text: String) -> Result<Double, Ratio.Problem> {
    guard let signed, let (digits, isNegative) = SurveyNumber.plain(text) else {
      return parseRatio(text)
    }
    return parseRatio(digits).flatMap { number in
      // A fraction says by itself whom it prefers, if positive numbers prefer the first.
      if !isNegative && (number == 1 || signed == .second) { return .success(number) }
      guard let ratio = signed.ratio(magnitude: number, isNegative: isNegative) else {
        return .failure(.notPositive)
      }
      return limits.contains(ratio) ? .success(ratio) : .failure(.offScale(ratio))
    }
  }

  /// The hint on an answer that is wrong: where nothing says what signs mean, also how to say it.
  func hint(_ hint: String?, _ text: String, _ first: String, _ second: String) -> String? {
    guard signed == nil, SurveyNumber.plain(text)?.isNegative ?? false else { return hint }
    let question = SignedAnswers.hint(first, second)
    return hint.map { "\($0); or for all answers: \(question)" } ?? question
  }

  /// The reciprocal of a step of the scale that a number less than 1 counts as, being its rounded
  /// form; `nil` for what counts as it is written.
  func fraction(_ text: String) -> Double? {
    guard roundedRatios == .fractions, let first = text.utf8.first,
      first == UInt8(ascii: "0") || first == UInt8(ascii: ".") || first == UInt8(ascii: ",")
    else { return nil }
    let digits = hasDecimalComma ? text.replacing(",", with: ".") : text
    return Ratio.decimal(digits) == nil ? nil : RoundedRatio.fraction(digits)
  }

  private func parseRatio(_ text: String) -> Result<Double, Ratio.Problem> {
    if let fraction = fraction(text) {
      return limits.contains(fraction) ? .success(fraction) : .failure(.offScale(fraction))
    }
    if let fraction = Ratio.fraction(ofTwoNumbers: text) {
      return Ratio.parse(fraction, within: limits)
    }
    let isDecimalComma = hasDecimalComma && text.utf8.contains(UInt8(ascii: ","))
    if isDecimalComma && text.utf8.contains(UInt8(ascii: ".")) { return .failure(.notANumber) }
    return Ratio.parse(
      isDecimalComma ? String(text.map { $0 == "," ? "." : $0 }) : text, within: limits)
  }

  /// Reads a ratio as it is written in a row, with quotation marks or without; `nil` if it is
  /// wrong, rounded (which is counted where the whole row is read), or not certainly a whole field.
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
    let text = String(decoding: content, as: UTF8.self).trimmed()
    return fraction(text) == nil ? try? parse(text).get() : nil
  }
}
