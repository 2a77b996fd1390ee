internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct CollectAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Check the answers that came back, join them, and show what is missing.",
    discussion: """
      Reads files of answers in any form, writes them as one table for '--responses', and \
      reports who has left what open.

        ahp collect model.yaml answers/*.json -o responses.csv
        ahp collect model.yaml 'answers/*' --design balanced --format csv
      """)

  @OptionGroup var model: ModelArgument

  @Argument(
    help: "Files with people's answers, CSV, JSON or YAML; patterns such as 'answers/*.csv'.",
    completion: .file())
  var files: [String]

  @OptionGroup var questions: QuestionArguments

  @OptionGroup var roster: RosterArgument

  @Option(help: ReadingHelp.answers)
  var answers: ResponseOptions.Answers?

  @Flag(help: ReadingHelp.skipInvalid)
  var skipInvalid = false

  @Option(help: ReadingHelp.repeated)
  var repeated: ResponseOptions.RepeatedAnswers?

  @Option(help: ReadingHelp.equalGroups)
  var equalGroups: String?

  @Option(
    help: """
      With '-o' and a table: a row for each answer (long) or for each participant (wide) (default: \
      long).
      """)
  var form: ResponseWriter.Form?

  @Option(help: "The form of the report on what is missing.")
  var format: ReportFormat = .text

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  @Option(
    name: .shortAndLong,
    help: """
      Write all answers to this file, whole or not at all: a table (.csv), or a document (.json, \
      .yaml) that also has a place for ranges and direct priorities; the report goes to the screen.
      """, completion: .file(extensions: ["csv", "json", "yaml", "yml"]))
  var output: String?

  private func answersFormat() throws -> AnswersFormat {
    try .chosen(nil, for: output, usual: .csv)
  }

  func validate() throws {
    try InputFiles.check(output, replaces: model.files + files + roster.files)
    try OutputArguments.check(format, to: nil)
    if form != nil && output == nil {
      throw ValidationError("'--form' is about the file of '--output' (found none)")
    }
    if let form, try answersFormat() != .csv {
      throw ValidationError(
        "'--form \(form.rawValue)' is of tables (expected a file that ends in .csv)")
    }
  }

  func run() throws {
    let file = try model.read()
    let asked = questions.questioned(file)
    let language = try NamedParts(of: asked).language(language)
    let roster = try roster.roster()
    let questions = try questions.questions(of: asked)
    var responses: [Response] = []
    let reading = try Progress.shown("reading answers") {
      try orExit { () throws(FileError) in
        try ResponseReader(
          model: asked,
          options: ResponseOptions(
            answers: answers ?? .scale, invalidAnswers: skipInvalid ? .skip : .refuse,
            repeatedAnswers: repeated ?? .refuse, roster: roster)
        ).read(files, restart: { responses = [] }, receive: { responses.append($0) })
      }
    }
    ResponseArguments.report(reading)
    let groups = try equalGroups.map { attribute in
      try orExit { () throws(FileError) in
        try file.equalGroups(by: attribute, of: responses.map(\.participant))
      }
    }
    if let groups {
      for position in responses.indices {
        responses[position].participant.weight = groups.weight(
          of: responses[position].participant)
      }
    }
    let invited = roster ?? asked.participants.elements
    if let output {
      try answersFormat().write(
        responses, to: asked, form: form ?? .long, attributes: reading.attributeNames, path: output)
    }
    let report = CollectionReport(
      model: asked, reading: reading,
      participants: MissingAnswers.all(of: asked, in: responses, to: questions, from: invited),
      language: language)
    let noted = AnsweredReport(
      report,
      AnswerNotes(
        model: asked, leftOut: nil, reading: reading, equalGroups: groups, language: language))
    // The report must not stand among the answers.
    if output == "-" {
      FileOutput.writeError(noted.rendered(as: format))
    } else {
      try OutputArguments.write(noted, as: format, to: nil)
    }
  }
}
