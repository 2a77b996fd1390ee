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

  @Option(help: "Whether answers must lie on the scale, 1/9 … 9, or may be any positive ratio.")
  var answers: ResponseOptions.Answers = .scale

  @Flag(help: "Leave out answers that are wrong, and list them, instead of refusing the files.")
  var skipInvalid = false

  @Option(help: "With '-o': a row for each answer (long) or for each participant (wide).")
  var form: ResponseWriter.Form = .long

  @Option(help: "The form of the report on what is missing.")
  var format: ReportFormat = .text

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  @Option(
    name: .shortAndLong,
    help: "Write all answers to this table, whole or not at all; the report goes to the screen.",
    completion: .file(extensions: ["csv"]))
  var output: String?

  func validate() throws { try OutputArguments.check(format, to: nil) }

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
            answers: answers, invalidAnswers: skipInvalid ? .skip : .refuse, roster: roster)
        ).read(files, restart: { responses = [] }, receive: { responses.append($0) })
      }
    }
    AnswerArguments.report(reading)
    let invited = roster ?? asked.participants.elements
    if let output {
      try orExit { () throws(FileError) in
        try ResponseWriter(
          for: responses, to: asked, form: form, attributes: reading.attributeNames
        ).write(responses, to: output)
      }
      for loss in form.losses(of: responses, to: asked) {
        FileOutput.writeError("warning: the table has no place for \(loss)\n")
      }
    }
    let report = CollectionReport(
      model: asked, reading: reading,
      participants: MissingAnswers.all(of: asked, in: responses, to: questions, from: invited),
      language: language)
    // The report must not stand among the answers.
    if output == "-" {
      FileOutput.writeError(report.rendered(as: format))
    } else {
      try OutputArguments.write(report, as: format, to: nil)
    }
  }
}
