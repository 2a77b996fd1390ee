/// What is wrong with a written judgment, as a sentence for its reader.
struct JudgmentMessage {
  let message: String
  /// What to write instead, where that is certain.
  let hint: String?

  /// The form that every ratio has.
  private static let expected = "(expected a positive number or a fraction such as 1/3)"

  /// The sentence on a text that is not an accepted ratio.
  ///
  /// - Parameters:
  ///   - problem: What is wrong with it.
  ///   - text: The text as written.
  ///   - first: The name of the item that is compared.
  ///   - second: The name of the item that it is compared with.
  init(_ problem: Ratio.Problem, _ text: String, of first: String, against second: String) {
    let judgment = "of '\(first)' against '\(second)'"
    switch problem {
    case .notANumber:
      message = "judgment '\(text.prefix(60))' \(judgment) is not a number \(Self.expected)"
      hint = Self.fraction(inDate: text).map {
        "a spreadsheet has taken a fraction for a date: make the column text, and write \($0)"
      }
    case .notPositive:
      message = "judgment \(text) \(judgment) is not a positive number"
      hint = Self.hint(onSigned: text, first, second)
    case .notSupported:
      message = "judgment \(text) \(judgment) is outside \(Ratio.supportedRange)"
      hint = nil
    case .offScale:
      message = "judgment \(text) \(judgment) is outside the scale 1/9 … 9"
      hint =
        RoundedRatio.fraction(text.replacing(",", with: ".")) == 1.0 / 9
        ? "write 1/9" : "'--answers any' accepts every positive ratio"
    }
  }

  /// The sentence on a value that is not even text or a number.
  ///
  /// - Parameter description: What the value is, such as "a mapping".
  init(notScalar description: String, of first: String, against second: String) {
    message = "\(description) is not a judgment of '\(first)' against '\(second)' \(Self.expected)"
    hint = nil
  }

  /// What stands for an answer with a sign, as some surveys have them: -3 for 1/3, 0 for 1.
  private static func hint(onSigned text: String, _ first: String, _ second: String) -> String? {
    if Double(text) == 0 { return "write 1 if neither is preferred" }
    guard let number = Int(text), (-9 ... -2).contains(number) else { return nil }
    return "write 1/\(-number) if '\(second)' is preferred, \(-number) if '\(first)' is"
  }

  /// The beginnings of the names of months, in English and in Indonesian.
  private static let months = [
    ["jan"], ["feb"], ["mar"], ["apr"], ["may", "mei"], ["jun"], ["jul"], ["aug", "agu"], ["sep"],
    ["oct", "okt"], ["nov"], ["dec", "des"],
  ]

  /// The fraction that a spreadsheet has made a date of, such as 1/3 for `01/Mar` and `3-Jan`.
  private static func fraction(inDate text: String) -> String? {
    let parts = text.split(whereSeparator: { "/-. ".contains($0) })
    guard parts.count == 2 else { return nil }
    for (day, month) in [(parts[0], parts[1]), (parts[1], parts[0])] {
      guard let number = Int(day), (1...31).contains(number), month.first?.isLetter ?? false,
        let position = months.firstIndex(where: { names in
          names.contains { month.lowercased().hasPrefix($0) }
        })
      else { continue }
      if number == 1 { return "1/\(position + 1)" }
      if position == 0 { return "1/\(number)" }
      return "the fraction"
    }
    return nil
  }
}
