internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// The language that results are shown in.
enum ReportLanguage {
  static let help: ArgumentHelp = """
    The language of words and labels: \(Language.reportTags.joined(separator: ", ")), one that the \
    model has labels in, or a file of texts (default: English, and the model's names).
    """

  /// Whether a value of the option names a file.
  static func isFile(_ language: String) -> Bool {
    let endings = [".yaml", ".yml", ".json"].flatMap { [$0, $0 + ".gz"] }
    return language.contains("/") || endings.contains { language.hasSuffix($0) }
  }

  /// The language in a file; exits with a message on what is wrong with it.
  static func read(_ path: String) throws -> Language {
    try orExit { () throws(FileError) in try Language(reading: path) }
  }

  /// The words of a language: English without one, and for one that only labels are in.
  static func words(_ language: String?) throws -> any Words {
    guard let language else { return English() }
    if isFile(language) { return try read(language).words }
    return Language.reportTags.contains(language)
      ? (Language.shipped(language) ?? .english).words : English()
  }

  /// The words of a language for a report without a model; exits with a message if there are none.
  static func wordsAlone(_ language: String?) throws -> any Words {
    if let language, !isFile(language), !Language.reportTags.contains(language) {
      try fail(unknown("there are no words in language", language, Language.reportTags))
    }
    return try words(language)
  }

  /// The tag of the language that labels are shown in; `nil` for the names of the model. Exits with
  /// a message if there are neither words nor labels.
  static func labels(_ language: String?, of model: DecisionModel) throws -> String? {
    guard let language else { return nil }
    let (tag, hasWords): (String, Bool)
    if isFile(language) {
      let own = try read(language)
      (tag, hasWords) = (own.tag, own.hasReports)
    } else {
      (tag, hasWords) = (language, Language.reportTags.contains(language))
    }
    if model.languages().contains(tag) { return tag }
    if hasWords { return nil }
    if isFile(language) {
      try fail(
        "\(language) has no texts of reports (expected the sections 'reports' and 'choices')")
    }
    try fail(
      unknown(
        "there are no words and no labels in language", language,
        Language.reportTags + model.languages().subtracting(Language.reportTags).sorted()))
  }

  /// That a language is not there, and how it could be.
  private static func unknown(_ sentence: String, _ language: String, _ known: [String]) -> String {
    // Most tags have two letters: one is no misspelling of another.
    guard Language.isTag(language), language.count <= 2 || language.contains("-") else {
      return UnknownName(sentence, language, among: known).description
    }
    let alone =
      Language.shippedTags.contains(language)
      ? ", whose words are those of questionnaires alone" : ""
    return "\(sentence) '\(language)'\(alone) (there are \(known.joined(separator: ", ")); "
      + "'ahp texts --language \(language) -o \(language).yaml' writes a file to translate)"
  }
}
