internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Synthesize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Compute the priorities of all criteria and alternatives.",
    discussion: """
      Shows the hierarchy with local (L) and global (G) priorities, the consistency \
      ratio (CR) of each matrix, and the ranking.

        ahp synthesize model.yaml
        ahp synthesize model.yaml --synthesis ideal --format csv -o result.csv
        ahp synthesize model.yaml --responses answers.csv --aggregation priorities
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var responses: ResponseArguments
  @OptionGroup var evaluation: EvaluationArguments
  @OptionGroup var threads: ThreadsArgument
  @OptionGroup var output: OutputArguments

  @Option(help: "How many levels below the goal to show (text and markdown).")
  var depth: Int?

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("depth \(depth) is not 0 or more") }
  }

  func run() throws {
    let file = try Progress.shown("reading \(model.model)") {
      try responses.filled(model.read())
    }
    let language = try output.language(for: file.model)
    let options = try evaluation.options(for: file.model)
    let result = try Progress.shown("evaluating") {
      try file.evaluated { () throws(EvaluationError) in
        try file.model.evaluation(options, threads: threads.threads)
      }
    }
    let report = SynthesisReport(
      model: file.model, evaluation: result, language: language, depth: depth)
    try output.write(report.rendered(as: output.format))
  }
}
