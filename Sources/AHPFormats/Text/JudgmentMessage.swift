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
      hint = Self.hint(onText: text) ?? MissingAnswer.hint(on: text)
    case .notPositive:
      message = "judgment \(text) \(judgment) is not a positive number"
      hint = Self.hint(onSigned: text, first, second) ?? MissingAnswer.hint(on: text)
    case .notSupported:
      message = "judgment \(text) \(judgment) is outside \(Ratio.supportedRange)"
      hint = nil
    case .offScale:
      message = "judgment \(text) \(judgment) is outside the scale 1/9 … 9"
      if RoundedRatio.fraction(text.replacing(",", with: ".")) == 1.0 / 9 {
        hint = "write 1/9"
      } else if Ratio.decimal(text).map(SpreadsheetDate.isSerialNumber) ?? false {
        hint = Self.dateHint
      } else {
        hint = MissingAnswer.hint(on: text) ?? "'--answers any' accepts every positive ratio"
      }
    case .date:
      message = "judgment \(text) \(judgment) is a date \(Self.expected)"
      hint = Self.dateHint
    }
  }

  private static let dateHint =
    "spreadsheets store dates as such numbers, and make a date of 1/2: make the column text"

  /// The sentence on a value that is not even text or a number.
  ///
  /// - Parameter description: What the value is, such as "a mapping".
  init(notScalar description: String, of first: String, against second: String) {
    message = "\(description) is not a judgment of '\(first)' against '\(second)' \(Self.expected)"
    hint = nil
  }

  /// What to write for a text that a spreadsheet or a person has made of a ratio.
  private static func hint(onText text: String) -> String? {
    if let fraction = SpreadsheetDate.fraction(in: text) {
      return "a spreadsheet has taken a fraction for a date: make the column text, and write "
        + fraction
    }
    if text.hasSuffix("%") {
      return "a percentage is no ratio: write how many times the first is preferred, such as 3 or "
        + "1/3"
    }
    let parts = text.split(separator: ":")
    if (2...3).contains(parts.count), parts.allSatisfy({ Int($0) != nil && $0.utf8.count <= 2 }) {
      return
        "a spreadsheet has taken a ratio for a time: make the column text, and write 1/3 for 1:3"
    }
    return nil
  }

  /// What stands for an answer with a sign, as some surveys have them: -3 for 1/3, 0 for 1.
  private static func hint(onSigned text: String, _ first: String, _ second: String) -> String? {
    if Double(text) == 0 { return "write 1 if neither is preferred" }
    guard let number = Int(text), (-9 ... -2).contains(number) else { return nil }
    return "write 1/\(-number) if '\(second)' is preferred, \(-number) if '\(first)' is"
  }
}
