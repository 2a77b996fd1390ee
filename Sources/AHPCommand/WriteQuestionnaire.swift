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
      column 'language' names, or else '--language', with what their column 'judges' names \
      ('Cost; Safety/*': the comparisons under Cost, and all under and below Safety).
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
    try InputFiles.check(output, replaces: inputs)
    if let output, roster.participants != nil, !pagePerPerson, format == nil,
      !FileOutput.isFolder(output), Self.mayBeFolder(output)
    {
      throw ValidationError(
        "'\(output)' can be a file or a folder (expected '\(output)/' for a page for each person, or a "
          + "file that ends in .html, .csv or .md)")
    }
    if writesPages {
      if let output, !FileOutput.isFolder(output), !Self.mayBeFolder(output) {
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

  /// The files given for reading.
  private var inputs: [String] {
    model.files + roster.files + ReportLanguage.files(language.language)
  }

  /// Whether a path without '/' at its end can be that of a folder to be made.
  private static func mayBeFolder(_ output: String) -> Bool {
    output != "-" && !FileOutput.exists(output)
      && !(output.split(separator: "/").last ?? "").contains(".")
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
    let people = try roster.roster(for: asked) ?? asked.participants.elements
    let questions = try questions.questions(of: asked)
    if writesPages { return try writePages(of: asked, questions, for: people, as: format) }
    let isLongTable = format == .csv && form != .wide
    let common =
      isLongTable ? questions : try commonQuestions(of: asked, questions, for: people)
    let (own, labels) = try QuestionLanguageArgument.languages(
      language.language ?? (format == .csv ? nil : commonLanguage(of: people)), for: asked)
    let path = try path()
    try orExit { () throws(FileError) in
      let questionnaire = try Questionnaire(
        of: asked, questions: common, options: asked.options, participants: people,
        labels: labels, language: own)
      try FileOutput.write(questionnaire.rendered(as: format, form: form ?? .long), to: path)
    }
  }

  /// The questions that everybody is asked in one questionnaire; exits with a message if not all
  /// are asked the same.
  private func commonQuestions(
    of asked: DecisionModel, _ questions: [QuestionID], for people: [Participant]
  ) throws -> [QuestionID] {
    guard let parts = JudgedParts(of: asked, for: people) else { return questions }
    let own = people.map { parts.questions(questions, for: $0) }
    guard let first = own.first else { return questions }
    guard let other = own.firstIndex(where: { $0 != first }) else {
      if first.isEmpty { try fail("nothing is left to ask anybody") }
      return first
    }
    try fail(
      "'\(people[0].name)' and '\(people[other].name)' judge different parts ('\(JudgedParts.attribute)'), "
        + "which one questionnaire cannot ask (expected a folder for '--output', such as 'pages/', or "
        + "a table with '--format csv')")
  }

  /// The language that everybody is asked in; exits with a message if people have different ones.
  private func commonLanguage(of people: [Participant]) throws -> String? {
    let tags = people.map(\.ownLanguage)
    guard let first = tags.first else { return nil }
    guard let other = tags.firstIndex(where: { $0 != first }) else { return first }
    let name = { (tag: String?) in tag.map { "'\($0)'" } ?? "none" }
    try fail(
      "'\(people[0].name)' and '\(people[other].name)' have different languages (\(name(first)) and "
        + "\(name(tags[other]))), of which one questionnaire has one (expected a folder for "
        + "'--output', such as 'pages/', or '--language')")
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
    let parts = JudgedParts(of: asked, for: people)
    for (place, person) in people.enumerated() {
      let own = parts?.questions(questions, for: person) ?? questions
      let tag = person.ownLanguage ?? language.language
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
    try orExit { () throws(FileError) in try FileOutput.makeFolder(output) }
    let languages = Set(people.compactMap(\.ownLanguage)).sorted()
    let read = inputs + languages.flatMap { ReportLanguage.files($0) }
    let files = pages.map { page in
      (path: FileOutput.path(output, orInFolder: page.name), text: page.text)
    }
    // None is written if one of them must not be.
    for file in files { try InputFiles.check(file.path, replaces: read) }
    try orExit { () throws(FileError) in
      for file in files { try FileOutput.write(file.text, to: file.path) }
    }
  }
}
