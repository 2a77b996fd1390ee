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
        ahp questionnaire model.yaml --participants people.csv -o pages/

      With people and a folder each person gets a page of their own: in the language that their \
      column 'language' names, with what their column 'judges' names ('Cost; Safety/*': the \
      comparisons under Cost, and all under and below Safety).
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Questions") var questions: QuestionArguments

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

  @Flag(help: "Write a page for each of the model's participants, into the folder '--output'.")
  var pagePerPerson = false

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
    let inputs = model.files + roster.files + ReportLanguage.files(language.language)
    try InputFiles.check(output, replaces: inputs)
    if writesPages {
      if let output, !FileOutput.isFolder(output) {
        throw ValidationError("'--page-per-person' is for a folder (found '\(output)')")
      }
      if output == nil || output == "-" {
        throw ValidationError("'--page-per-person' writes into a folder (expected '--output')")
      }
    } else {
      try InputFiles.check(path(), replaces: inputs)
    }
    let format = try chosenFormat()
    if let form, format != .csv {
      throw ValidationError(
        "'--form \(form.rawValue)' is of tables (found '--format \(format.rawValue)')")
    }
  }

  /// Whether each person gets a page.
  private var writesPages: Bool {
    pagePerPerson || roster.participants != nil && output.map(FileOutput.isFolder) ?? false
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
    let roster = try roster.roster()
    let questions = try questions.questions(of: asked)
    if writesPages {
      return try writePages(
        of: asked, questions, for: roster ?? asked.participants.elements, as: format)
    }
    let (own, labels) = try language.languages(for: asked)
    let path = try path()
    try orExit { () throws(FileError) in
      let questionnaire = try Questionnaire(
        of: asked, questions: questions, options: asked.options,
        participants: roster ?? asked.participants.elements,
        labels: labels, language: own)
      try FileOutput.write(questionnaire.rendered(as: format, form: form ?? .long), to: path)
    }
  }

  /// Writes a page for each person into the folder.
  private func writePages(
    of asked: DecisionModel, _ questions: [QuestionID], for people: [Participant],
    as format: Questionnaire.Format
  ) throws {
    guard let output else { return }
    if people.isEmpty {
      try fail("'\(asked.name)' has no participants (expected '--participants')")
    }
    var problems: [String] = []
    var pages: [(name: String, text: String)] = []
    let personal = try orExit { () throws(FileError) in
      try PersonalQuestions(of: asked, questions: questions)
    }
    for (place, person) in people.enumerated() {
      let own: [QuestionID]
      do throws(UnknownName) {
        own = try personal.questions(for: person)
      } catch {
        problems.append(error.description)
        continue
      }
      let tag = language.language ?? person.attributes[PersonalQuestions.languageAttribute]
      if let tag, let problem = QuestionLanguageArgument.problem(of: tag, in: asked) {
        problems.append("'\(person.name)': \(problem)")
        continue
      }
      if own.isEmpty {
        FileOutput.writeError("note: nothing is left to ask '\(PrintableText.line(person.name))'\n")
        continue
      }
      let (texts, labels) = try QuestionLanguageArgument.languages(tag, for: asked)
      let text = try orExit { () throws(FileError) in
        try Questionnaire(
          of: asked, questions: own, options: asked.options, participants: [person],
          labels: labels, language: texts
        ).rendered(as: format, form: form ?? .long)
      }
      let name = FileOutput.fileName(of: person.name, number: place + 1, of: people.count)
      pages.append((name: "\(name).\(format.fileEnding)", text: text))
    }
    if !problems.isEmpty { try fail(problems, in: roster.participants ?? model.model) }
    try orExit { () throws(FileError) in
      try FileOutput.makeFolder(output)
      for page in pages {
        try FileOutput.write(page.text, to: FileOutput.path(output, orInFolder: page.name))
      }
    }
  }
}
