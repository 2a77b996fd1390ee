internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Texts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "texts",
    _superCommandName: "ahp",
    abstract: "Write or check a file of the texts of a language.",
    discussion: """
      Questionnaires speak \(Language.shippedTags.joined(separator: ", ")), reports \
      \(Language.reportTags.joined(separator: ", ")). Any other language is a file of texts: \
      '--language' writes one to translate, with the English texts in it; with its name alone it \
      is checked; and '--language' of every other command takes it.

        ahp texts --language nl -o nl.yaml
        ahp texts nl.yaml
        ahp questionnaire model.yaml --language nl.yaml -o page.html
      """)

  @Argument(help: "A file of texts to check.", completion: .file(extensions: ["yaml", "json"]))
  var file: String?

  @Option(help: "The tag of the language to write a file for, such as 'nl' or 'pt-PT'.")
  var language: String?

  @Flag(help: "Write the texts of questionnaires alone, a tenth of all.")
  var questionnaireOnly = false

  @OptionGroup(title: "Result") var output: NewFileArgument

  func validate() throws {
    try FileEnding.check(output.output, expected: ["yaml", "yml"])
    if (file == nil) == (language == nil) {
      throw ValidationError("a file to check or '--language' to write one (expected one of them)")
    }
    if file != nil && (questionnaireOnly || output.output != nil) {
      throw ValidationError(
        "'--questionnaire-only' and '--output' are for '--language' (expected neither)")
    }
    if let language, !Language.isTag(language) {
      throw ValidationError(
        "'\(language)' is not a language tag (expected one such as 'nl' or 'pt-PT')")
    }
  }

  func run() throws {
    if let file {
      let language = try ReportLanguage.read(file)
      let counts = Language.textCounts
      var parts: [String] = []
      if language.hasQuestionnaire { parts.append("\(counts.questionnaire) of questionnaires") }
      if language.hasReports { parts.append("\(counts.reports) of reports") }
      try output.write(
        "\(PrintableText.line(language.name)) (\(language.tag)): all texts are there, "
          + parts.joined(separator: " and ")
          + (language.isReviewed ? "" : "; not yet read by a native speaker") + "\n")
    } else if let language {
      try output.checkIsNew()
      try output.write(
        Language.template(language, isForQuestionnaires: questionnaireOnly))
    }
  }
}
