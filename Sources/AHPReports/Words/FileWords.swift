internal import AHPFormats

/// The words of a language whose texts are in a file.
struct FileWords: Words {
  let tag: String
  let decimalSeparator: String
  let direction: TextDirection
  private let plural: PluralRule
  private let phrases: [Phrase: String]
  private let choices: [String: String]

  /// - Returns: `nil` if the file has no texts of reports.
  init?(_ file: LanguageFile) {
    guard let reports = file.sections[LanguageTexts.reports],
      let choices = file.sections[LanguageTexts.choices]
    else { return nil }
    tag = file.language
    decimalSeparator = file.decimalSeparator
    direction = file.direction
    plural = file.plural
    phrases = Dictionary(
      reports.compactMap { key, text in Phrase(rawValue: key).map { ($0, text) } },
      uniquingKeysWith: { first, _ in first })
    self.choices = choices
  }

  func form(of count: Int) -> Int { plural.form(of: count) }
  func text(_ phrase: Phrase) -> String? { phrases[phrase] }
  func choice(_ key: String, _ name: String) -> String? { choices["\(key)/\(name)"] }
}
