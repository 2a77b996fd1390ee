internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct CompareMethods: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare-methods",
    _superCommandName: "ahp",
    abstract: "Show what every prioritization method and every scale make of a model.",
    discussion: """
      Evaluates the model under all combinations of prioritization methods and judgment \
      scales, and says which of them rank differently. Where all agree, the answer does \
      not hang on the choice of a method.

        ahp compare-methods model.yaml
        ahp compare-methods model.yaml --scale balanced --format csv
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments
  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    try evaluation.refuse(
      ["--random-index", "--incomplete-random-index", "--threshold"],
      because: "'ahp compare-methods' shows priorities, and no consistency ratios")
  }

  func run() throws {
    let input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios()), evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    let comparison = try file.evaluated { () throws(EvaluationError) in
      try MethodComparison(of: file.model, options: options)
    }
    let report = MethodComparisonReport(
      model: file.model, comparison: comparison, language: language)
    try output.write(input.noting(report, language))
  }
}
