internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: "ahp",
    abstract: "Check that a model is complete and its judgments are consistent.",
    discussion: """
      Lists the matrices, the group's and each participant's, with their missing judgments \
      and their consistency ratios (CR): of many those that fail, with a line for each \
      participant. Exits with 1 if something is not judged or a CR is above the threshold. \
      What networks compare and nobody judged counts equally, and criteria beside networks \
      without a network or judgments are left out: warnings say so, and the exit is 0.

        ahp check model.yaml --threshold 0.08
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments
  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Flag(help: "List every matrix of a large model too, and not only those that fail.")
  var all = false

  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    try evaluation.refuse(
      [
        "--prioritization", "--synthesis", "--bocr", "--network-priorities",
        "--structural-adjustment",
      ],
      because:
        "'ahp check' shows consistency ratios, which do not depend on how priorities come about")
  }

  func run() throws {
    var input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios()), evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    let check = ModelCheck(of: file.model, options: options)
    guard check.obstacles.isEmpty else {
      _ = try file.evaluated { () throws(EvaluationError) -> Never in
        throw EvaluationError(problems: check.obstacles)
      }
    }
    let report = CheckReport(
      model: file.model, check: check, showsAll: all, language: language)
    // The report itself has the judgments outside the scale.
    input.offScale = nil
    try output.write(input.noting(report, language))
    if !check.passes { throw ExitCode.answerIsNo }
  }
}
