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
      hint = nil
    case .notPositive:
      message = "judgment \(text) \(judgment) is not a positive number"
      hint = nil
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
}
