internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct AuditModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Recompute what a publication reports and say what agrees.",
    discussion: """
      Computes every number under the model's 'reported' keys again and compares it with \
      the printed digits: it agrees if it is at most half a unit of the last digit away. \
      Exits with 1 if a number disagrees and has no erratum.

        ahp audit Examples/published/leader.yaml
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var responses: ResponseArguments
  @OptionGroup var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    try model.refuseSituation(because: "a publication's results are those of all alternatives")
  }

  func run() throws {
    let input = try responses.input(model.readAsWritten(), incomplete: .leaveOut) { $0.options }
    let file = input.file
    let language = try output.language(for: file.model)
    let audit = try file.evaluated { () throws(EvaluationError) in try Audit(of: file.model) }
    let report = AuditReport(model: file.model, audit: audit, language: language)
    try output.write(input.noting(report, language))
    if audit.count(.disagrees) > 0 { throw ExitCode.answerIsNo }
  }
}
