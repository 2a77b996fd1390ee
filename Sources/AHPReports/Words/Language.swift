public import AHPFormats

/// A language of questionnaires, and of reports if it has the texts of these.
///
/// English is built in as code. All others are files of texts: those that come with this package,
/// and those that anybody writes.
///
///     let german = Language.shipped("de")
///     let own = try Language(reading: "nl.yaml")
public struct Language: Sendable {
  /// The language tag, such as `de`.
  public let tag: String
  /// The name of the language in itself, such as `Deutsch`.
  public let name: String
  /// Whether somebody whose first language it is has read the texts.
  public let isReviewed: Bool
  /// What questionnaires say; `nil` without these texts.
  let questionnaire: QuestionnaireText?
  /// What reports say; `nil` without these texts.
  private let reports: (any Words)?

  /// English, which has all texts.
  public static let english = Language(
    tag: "en", name: "English", isReviewed: true,
    questionnaire: QuestionnaireText(
      EnglishQuestionnaire.texts, decimalSeparator: English().decimalSeparator),
    reports: English())

  private init(
    tag: String, name: String, isReviewed: Bool, questionnaire: QuestionnaireText?,
    reports: (any Words)?
  ) {
    self.tag = tag
    self.name = name
    self.isReviewed = isReviewed
    self.questionnaire = questionnaire
    self.reports = reports
  }

  private init(_ file: LanguageFile) {
    self.init(
      tag: file.language, name: file.name, isReviewed: file.isReviewed,
      questionnaire: file.sections[LanguageTexts.questionnaire].map { texts in
        QuestionnaireText(
          EnglishQuestionnaire.texts.map { ($0.key, texts[$0.key] ?? $0.text) },
          decimalSeparator: file.decimalSeparator, direction: file.direction)
      }, reports: FileWords(file))
  }

  /// Reads the texts in a file, YAML or JSON.
  ///
  /// - Throws: `FileError` with every problem of the file.
  public init(reading path: String) throws(FileError) {
    self.init(try LanguageFile.read(path, expecting: LanguageTexts.sections()))
  }

  /// Whether a text looks like a language tag: letters, digits and hyphens.
  public static func isTag(_ text: String) -> Bool { LanguageFile.isTag(text) }

  /// Whether questionnaires can be in it.
  public var hasQuestionnaire: Bool { questionnaire != nil }

  /// Whether reports can be in it.
  public var hasReports: Bool { reports != nil }

  /// What reports say: the language's own words, or English.
  package var words: any Words { reports ?? English() }

  /// How many texts a file has for questionnaires and for reports, choices included.
  public static var textCounts: (questionnaire: Int, reports: Int) {
    (
      EnglishQuestionnaire.texts.count,
      Phrase.allCases.count + LanguageTexts.choiceTexts().count
    )
  }

  // MARK: Languages of this package

  /// The tags of the languages that come with this package, for questionnaires at least.
  public static let shippedTags = ["en", "id", "de", "es", "fr", "pt", "ru", "tr"]
  /// The tags of those that reports can be in too.
  public static let reportTags = ["en", "id"]

  /// Returns a language that comes with this package; `nil` if there is none with the tag.
  ///
  /// - Complexity: O(texts), for any but English.
  public static func shipped(_ tag: String) -> Language? {
    tag == english.tag ? english : shippedFile(tag).map { Language($0) }
  }

  /// The file of a language that comes with this package; `nil` if there is none with the tag.
  static func shippedFile(_ tag: String) -> LanguageFile? {
    guard let bytes = bytes(tag) else { return nil }
    do throws(FileError) {
      return try file(bytes, tag: tag)
    } catch {
      // Only for want of memory, which must not change the language.
      fatalError("\(error)")
    }
  }

  /// The file of a language that comes with this package.
  static func file(_ bytes: [UInt8], tag: String) throws(FileError) -> LanguageFile {
    try LanguageFile.read(bytes, name: "\(tag).yaml", expecting: LanguageTexts.sections())
  }

  static func bytes(_ tag: String) -> [UInt8]? {
    switch tag {
    case "de": PackageResources.de_yaml
    case "es": PackageResources.es_yaml
    case "fr": PackageResources.fr_yaml
    case "id": PackageResources.id_yaml
    case "pt": PackageResources.pt_yaml
    case "ru": PackageResources.ru_yaml
    case "tr": PackageResources.tr_yaml
    default: nil
    }
  }
}
