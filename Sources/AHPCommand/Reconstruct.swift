internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Reconstruct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconstruct",
    _superCommandName: "ahp",
    abstract: "Choose judgments that give the numbers which a publication prints.",
    discussion: """
      Finds judgments for every criterion that has none, so that the model's 'reported' \
      numbers come out, and writes a new model with them, marked as reconstructed. They \
      say no more than the printed numbers demand, and are not what anybody judged. Shows \
      the priorities that the printed numbers leave open. Exits with 1 if there are no \
      such judgments, and writes nothing then, or if some numbers do not come out. An interrupt \
      (Ctrl-C) ends the search: the report says what is not decided, nothing is written, and the \
      exit code is 130.

        ahp reconstruct study.yaml -o reconstructed.yaml
        ahp reconstruct study.yaml -o reconstructed.yaml --all
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Search") var search: SearchArguments

  @Option(
    help: """
      The most respondents, 1 to 4, whose combined judgments are searched where one cannot have \
      judged so (default: 2, or as many as the model names).
      """, transform: NumberArgument.whole(1...4))
  var respondents: Int = 2

  @Flag(help: "Show all matrices that were found, which may be confidential.")
  var all = false

  @Option(help: "The form of the result on the screen.")
  var format: ReportFormat = .text

  @Option(help: ReportLanguage.help)
  var language: String?

  @Option(
    name: .shortAndLong, help: "Write the reconstructed model to this file (.yaml or .json).",
    completion: .file())
  var output: String

  private func syntax() throws -> ModelSyntax { try .chosen(nil, for: output, usual: .yaml) }

  func validate() throws {
    try InputFiles.check(output, replaces: model.files + ReportLanguage.files(language))
    _ = try syntax()
    try OutputArguments.check(format, to: nil)
    if all { try format.refuseInTable("--all") }
    try model.refuseSituation(because: "a publication's results are those of all alternatives")
  }

  /// Refuses rating scales of which nothing but numbers are printed.
  private func refuseOpenScales(of model: DecisionModel) throws {
    guard let open = model.ratingScales.first(where: { $0.judgments == nil }) else { return }
    try fail(
      "\(model.name): judgments are chosen on criteria, not on rating scales, and the rating scale "
        + "'\(open.name)' has none (expected comparisons or priorities of its intensities, or "
        + "'ahp audit', which searches judgments for the numbers that are printed of it)")
  }

  func run() throws {
    let file = try model.readAsWritten(
      networks: .refused(
        instead: "'ahp audit', which compares printed numbers with what the judgments give"),
      threads: search.threads)
    try refuseOpenScales(of: file.model)
    let language = try NamedParts(of: file.model).language(language)
    let (reconstruction, signal) = try StoppedSearch.run {
      try Progress.shown("searching judgments") {
        try file.evaluated { () throws(EvaluationError) in
          try file.model.reconstruction(search.settings(), mostRespondents: respondents)
        }
      }
    }
    if reconstruction.failures.isEmpty && signal == nil {
      let syntax = try syntax()
      let text = try orExit { () throws(FileError) in try reconstruction.model.fileText(syntax) }
      try orExit { () throws(FileError) in try FileOutput.write(text, to: output) }
    }
    try OutputArguments.write(
      ReconstructionReport(
        reconstruction: reconstruction, showsAll: all, language: language),
      as: format, in: ReportLanguage.words(self.language), to: nil)
    if let signal { throw ExitCode(128 + signal) }
    if !reconstruction.isComplete { throw ExitCode.answerIsNo }
  }
}
