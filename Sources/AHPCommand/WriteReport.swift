internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct WriteReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write all results of a model in one document.",
    discussion: """
      The page is one file that works offline: verdict, ranking, hierarchy, consistency with \
      advice, how far participants agree, weights to move, the graphs of sensitivity, and \
      every choice of method with its source. Markdown and LaTeX have its tables.

        ahp report model.yaml -o report.html
        ahp report model.yaml --responses answers.csv --language en -o report.html
        ahp report model.yaml --format latex -o report.tex
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var responses: ResponseArguments

  /// The format of a report.
  enum Form: String, FileFormat {
    case html, text, markdown, latex, xlsx

    var fileEndings: [String] { format.fileEndings }

    var format: ReportFormat {
      switch self {
      case .html: .html
      case .text: .text
      case .markdown: .markdown
      case .latex: .latex
      case .xlsx: .xlsx
      }
    }
  }

  @Option(
    help: """
      A page, a text to read or to paste into a paper, or a workbook with all digits (default: by \
      the ending of '--output', or html).
      """)
  var format: Form?

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  @Option(
    help:
      "How often to draw all judgments at random, as 'ahp simulate' does; 0 for no such section.",
    transform: NumberArgument.drawsOrNone)
  var draws = 2000

  @Option(help: "What the draws are made from (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64?

  @Option(help: "The formula of the consensus S*: Goepel's of AHP-OS, or the one of 2013.")
  var consensus: ConsensusFormula = .ahpOS

  @OptionGroup var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?

  @Option(
    name: .shortAndLong,
    help: """
      Write to this file, or to 'report.html' or the like in this folder, whole or not at all, \
      instead of the screen.
      """, completion: .file())
  var output: String?

  /// The most participants who are analyzed one by one.
  private static let individuals = 50

  private func chosenFormat() throws -> ReportFormat {
    try Form.chosen(format, for: output, usual: .html).format
  }

  func validate() throws {
    if seed != nil && draws == 0 {
      throw ValidationError("'--seed' is for draws (found '--draws 0')")
    }
    try InputFiles.check(output, replaces: model.files + responses.files)
    try OutputArguments.check(chosenFormat(), to: output)
    try InputFiles.check(path(), replaces: model.files + responses.files)
  }

  /// The path of the report, also where the output is a folder.
  private func path() throws -> String? {
    let format = try chosenFormat()
    return output.map { FileOutput.path($0, orInFolder: "report.\(format.fileEnding)") }
  }

  func run() throws {
    let input = try Progress.shown("reading \(model.model)") {
      try responses.input(model.read(), evaluation)
    }
    let (file, options) = (input.file, input.options)
    let language = try NamedParts(of: file.model).language(language)
    let report = try Progress.shown("evaluating") {
      let (result, advice) = try file.evaluated { () throws(EvaluationError) in
        let result = try file.model.evaluation(options, threads: threads)
        return (result, try DecisionReport.advice(on: file.model, in: result))
      }
      return DecisionReport(
        model: file.model, evaluation: result, advice: advice,
        group: group(
          of: file, options: options, contributors: result.contributors.count, language: language),
        robustness: robustness(of: file.model, options: options), language: language)
    }
    try OutputArguments.write(input.noting(report, language), as: chosenFormat(), to: path())
  }

  /// The robustness of the ranking with judgments drawn at random, or why there is none.
  private func robustness(
    of model: DecisionModel, options: EvaluationOptions
  ) -> Result<Simulation, SimulationError>? {
    if draws == 0 { return nil }
    return Result { () throws(SimulationError) in
      try Simulation(
        of: model,
        SimulationSettings(draws: draws, seed: seed ?? 1, noise: .usual(for: model, options)),
        options: options, threads: threads)
    }
  }

  /// The agreement of the participants, or why there is none; `nil` for fewer than two.
  private func group(
    of file: ModelFile, options: EvaluationOptions, contributors: Int, language: String?
  ) -> Result<GroupReport, DecisionReport.GroupObstacle>? {
    guard contributors > 1 else { return nil }
    do throws(FileError) {
      let input = try GroupInput(
        of: file, responses: [], options: options, individualsLimit: Self.individuals,
        threads: threads)
      return .success(
        try file.located { () throws(EvaluationError) in
          let group = try input.statistics.groupEvaluation(
            consensus: consensus, threads: threads)
          let analysis = try input.individuals.map {
            responses, outcomes throws(EvaluationError) in
            try input.statistics.analysis(of: responses, outcomes, in: group, threads: threads)
          }
          return GroupReport(
            model: file.model, group: group, statistics: input.statistics, analysis: analysis,
            excluded: input.excluded, language: language)
        })
    } catch {
      return .failure(DecisionReport.GroupObstacle("\(error)"))
    }
  }
}
