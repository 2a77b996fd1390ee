extension ValueReader {
  /// A judgment: a ratio, or the fraction that a decimal is the rounded form of, which is counted;
  /// `nil`, and a problem, for anything else. The parameters are those of `ratio`.
  mutating func judgment(
    _ value: Document.Value, within limits: ClosedRange<Double>? = nil, of first: String,
    against second: String
  ) -> Double? {
    guard roundedRatios == .fractions, [.number, .plain, .string].contains(value.kind),
      case let text = value.text().trimmed(), let fraction = RoundedRatio.fraction(text),
      limits?.contains(fraction) ?? true
    else { return ratio(value, within: limits, of: first, against: second) }
    count(text, as: fraction, at: value)
    return fraction
  }

  /// A ratio; `nil`, and a problem, for anything else.
  ///
  /// - Parameters:
  ///   - value: The ratio as written.
  ///   - limits: The ratios that are judgments; `nil` for all that can be computed with.
  ///   - first: The name of the item that is compared.
  ///   - second: The name of the item that it is compared with.
  mutating func ratio(
    _ value: Document.Value, within limits: ClosedRange<Double>? = nil, of first: String,
    against second: String
  ) -> Double? {
    guard [.number, .plain, .string].contains(value.kind) else {
      let message = JudgmentMessage(notScalar: value.described(), of: first, against: second)
      report(message.message, at: value)
      return nil
    }
    let text = value.text()
    switch limits.map({ Ratio.parse(text, within: $0) }) ?? Ratio.parse(text) {
    case .success(let ratio): return ratio
    case .failure(let problem):
      let message = JudgmentMessage(problem, text, of: first, against: second)
      report(message.message, at: value, hint: message.hint)
      return nil
    }
  }
}
