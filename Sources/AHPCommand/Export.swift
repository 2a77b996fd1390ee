internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    _superCommandName: "ahp",
    abstract: "Write a model as a file of another program, or its questions as a survey.",
    discussion: """
      Models are written for R's ahp, AHP-OS and ANP Studio, and as tables with every matrix; \
      'ahp import' reads each of them back with the same result. What a format has no place \
      for is refused if the result rests on it, and named if not. Questions are written for \
      Qualtrics and, as an XLSForm, for KoboToolbox and ODK.

        ahp export model.yaml --to r-ahp -o model.ahp
        ahp export model.yaml --to xlsx -o matrices.xlsx
        ahp export model.yaml --to qualtrics --language id -o survey.txt
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(help: "The format to write.")
  var to: ExportTarget

  @Flag(help: "Refuse a model of which anything would be left out.")
  var strict = false

  @Flag(help: "Leave out and name what the format has no place for, even if results rest on it.")
  var partial = false

  @Option(
    help:
      "For a survey: which is preferred and by how much (two), or one choice of 17 (one; default: two)."
  )
  var questions: SurveyForm.Style?

  @Option(
    help: """
      For a survey: the language of texts or labels, or a file of texts (default: the model's, and each that it has \
      labels in).
      """)
  var language: String?

  @OptionGroup(title: "Result") var output: OutputFileArgument

  func validate() throws {
    if strict && partial {
      throw ValidationError("'--strict' contradicts '--partial' (expected one of them)")
    }
    if to.isWorkbook && (output.output == nil || output.output == "-") {
      throw ValidationError("'--to \(to.rawValue)' is no text for the screen (expected '--output')")
    }
    try InputFiles.check(
      output.output, replaces: model.files + responses.files + ReportLanguage.files(language))
    guard to.survey == nil else {
      if strict || partial || !responses.responses.isEmpty || responses.selects
        || responses.ownJudgments != nil
      {
        throw ValidationError(
          "a survey asks a model's questions (expected no '--strict', '--partial' or '--responses')"
        )
      }
      return
    }
    try model.refuseSituation(because: "the model is written with all of its alternatives")
    if questions != nil || language != nil {
      throw ValidationError(
        "'\(questions != nil ? "--questions" : "--language")' is about a survey (expected '--to "
          + "qualtrics' or '--to xlsform')")
    }
  }

  func run() throws {
    if let survey = to.survey { return try write(survey) }
    guard let format = to.format else { return }
    let file = try responses.input(
      model.readAsWritten(
        networks: .refused(
          instead: "'ahp convert' for YAML or JSON, 'ahp synthesize --matrix' for its matrices, or "
            + "'--to qualtrics' or 'xlsform' for its questions"),
        roundedRatios: responses.readRoundedRatios()), incomplete: .keep
    ) { $0.options }.file
    let (exported, leftOut) = try orExit { () throws(FileError) in
      try file.exported(as: format, leavingOut: strict ? .nothing : partial ? .content : .words)
    }
    for remark in exported.remarks { FileOutput.writeError("note: \(remark)\n") }
    for loss in leftOut { FileOutput.writeError("\(loss.warning)\n") }
    try orExit { () throws(FileError) in try exported.write(to: output.output) }
  }

  private func write(_ format: SurveyForm.Format) throws {
    let file = try model.read(networks: .taken).withoutComparisons()
    let chosen = try language.map { language in
      let texts = try QuestionLanguageArgument.languages(language, for: file.model).own
      return (tag: ReportLanguage.isFile(language) ? texts.tag : language, texts: texts)
    }
    try orExit { () throws(FileError) in
      let form = try SurveyForm(of: file.model, style: questions ?? .two, language: chosen)
      if form.isEmpty {
        throw file.problem("there is nothing to ask: nothing in '\(file.model.name)' is compared")
      }
      if let error = file.problems(form.problems(in: format)) { throw error }
      try form.write(as: format, to: output.output)
    }
  }
}

/// What a model can be exported as.
enum ExportTarget: String, ChoiceArgument {
  case rAHP = "r-ahp"
  case ahpOS = "ahp-os"
  case ahpOSHierarchy = "ahp-os-hierarchy"
  case anpStudio = "anp-studio"
  case csv, xlsx, qualtrics
  case xlsForm = "xlsform"

  /// The format of a model; `nil` for a survey.
  var format: ModelExport.Format? { ModelExport.Format(rawValue: rawValue) }

  /// The format of a survey; `nil` for a model.
  var survey: SurveyForm.Format? { SurveyForm.Format(rawValue: rawValue) }

  var isWorkbook: Bool { self == .xlsx || self == .xlsForm }
}
