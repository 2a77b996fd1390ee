internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct WriteQuestionnaire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    _superCommandName: "ahp",
    abstract: "Write a page, a table or a document that asks people the model's questions.",
    discussion: """
      The page is one file that works offline, on phones too. It shows how consistent the \
      answers are, keeps a draft, and saves a file for 'ahp collect' or '--responses'.

        ahp questionnaire model.yaml -o questionnaire.html
        ahp questionnaire model.yaml --language id --design balanced -o page.html
        ahp questionnaire model.yaml --format csv --form wide -o questions.csv
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var questions: QuestionArguments

  @OptionGroup var roster: RosterArgument

  @Option(
    help: """
      What to write: a page, a table for a spreadsheet, or a document to print (default: by the \
      ending of '--output', or html).
      """)
  var format: Questionnaire.Format?

  @Option(
    help:
      "With '--format csv': a row for each question (long) or each participant (wide) (default: long)."
  )
  var form: ResponseWriter.Form?

  @OptionGroup var language: QuestionLanguageArgument

  @Option(
    name: .shortAndLong,
    help: """
      Write to this file, or to 'questionnaire.html' or the like in this folder, whole or not at \
      all, instead of the screen.
      """, completion: .file())
  var output: String?

  private func chosenFormat() throws -> Questionnaire.Format {
    try .chosen(format, for: output, usual: .html)
  }

  func validate() throws {
    try InputFiles.check(output, replaces: model.files + roster.files)
    try InputFiles.check(path(), replaces: model.files + roster.files)
    let format = try chosenFormat()
    if let form, format != .csv {
      throw ValidationError(
        "'--form \(form.rawValue)' is of tables (found '--format \(format.rawValue)')")
    }
  }

  /// The path of the questionnaire, also where the output is a folder.
  private func path() throws -> String? {
    let format = try chosenFormat()
    return output.map { FileOutput.path($0, orInFolder: "questionnaire.\(format.fileEnding)") }
  }

  func run() throws {
    let format = try chosenFormat()
    let file = try model.read(networks: .taken)
    let asked = questions.questioned(file)
    let (own, labels) = try language.languages(for: asked)
    let roster = try roster.roster()
    let questions = try questions.questions(of: asked)
    let path = try path()
    try orExit { () throws(FileError) in
      let questionnaire = try Questionnaire(
        of: asked, questions: questions, options: asked.options,
        participants: roster ?? asked.participants.elements,
        labels: labels, language: own)
      try FileOutput.write(questionnaire.rendered(as: format, form: form ?? .long), to: path)
    }
  }
}
