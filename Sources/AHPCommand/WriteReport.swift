internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct WriteReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    _superCommandName: "ahp",
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
  @OptionGroup(title: "Answers") var responses: ResponseArguments

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

  @Option(help: ReportLanguage.help)
  var language: String?

  @Option(
    help:
      """
      How often to draw all judgments at random, as 'ahp simulate' does; 0 for no such section \
      (default: 2000, and fewer for more than 100,000 judgments).
      """,
    transform: NumberArgument.drawsOrNone)
  var draws: Int?

  @Option(help: "What the draws are made from (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64?

  @Option(help: "The formula of the consensus S*: Goepel's of AHP-OS, or the one of 2013.")
  var consensus: ConsensusFormula = .ahpOS

  @Option(help: "Show parts of the group side by side, by an attribute of the participants.")
  var by: String?

  @Flag(
    help: """
      Add what reviewers ask for, item by item: where the report answers it, or which key of the \
      model would.
      """)
  var checklist = false

  @Option(
    help: """
      Write one table alone, such as 'ranking', for '\\\\input' in a paper: as LaTeX, Markdown or \
      text.
      """)
  var table: String?

  @Flag(help: "Attach each participant's judgments too, with the model that the page carries.")
  var attachAnswers = false

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?

  @Option(
    name: .shortAndLong,
    help: """
      Write to this file, or to 'report.html' or the like in this folder, whole or not at all, \
      instead of the screen.
      """, completion: .file())
  var output: String?

  private func chosenFormat() throws -> ReportFormat {
    try Form.chosen(format, for: output, usual: .html).format
  }

  func validate() throws {
    let inputs = model.files + responses.files + ReportLanguage.files(language)
    try InputFiles.check(output, replaces: inputs)
    let format = try chosenFormat()
    if seed != nil && draws == 0 {
      throw ValidationError("'--seed' is for draws (found '--draws 0')")
    }
    try OutputArguments.check(format, to: output)
    try InputFiles.check(path(), replaces: inputs)
    if table != nil && ![.latex, .markdown, .text].contains(format) {
      throw ValidationError(
        "'--table' is about texts (found '\(format.rawValue)', expected latex, markdown or text)")
    }
    if attachAnswers && format != .html {
      throw ValidationError(
        "'--attach-answers' is about a page (found '\(format.rawValue)', expected html)")
    }
  }

  /// The path of the report, also where the output is a folder.
  private func path() throws -> String? {
    let format = try chosenFormat()
    return output.map { FileOutput.path($0, orInFolder: "report.\(format.fileEnding)") }
  }

  func run() throws {
    let input = try Progress.shown("reading \(model.model)") {
      try responses.input(
        model.read(
          networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads),
        evaluation)
    }
    let (file, options) = (input.file, input.options)
    let language = try NamedParts(of: file.model).language(language)
    let report = try Progress.shown("evaluating") {
      let (result, advice, moves) = try file.evaluated { () throws(EvaluationError) in
        let result = try file.model.evaluation(options, threads: threads)
        return (
          result, try DecisionReport.advice(on: file.model, in: result),
          try DecisionReport.moves(of: file.model, in: result, threads: threads)
        )
      }
      return DecisionReport(
        model: file.model, evaluation: result, advice: advice, moves: moves,
        group: try group(
          of: input, contributors: result.contributors.count, language: language),
        robustness: robustness(of: file.model, options: options),
        record: try orExit { () throws(FileError) in try record(of: file, result) },
        hasChecklist: checklist, language: language)
    }
    if let table { return try write(table, of: report) }
    try OutputArguments.write(
      input.noting(report, language), as: chosenFormat(), in: ReportLanguage.words(self.language),
      to: path())
  }

  /// Writes one table of a report.
  private func write(
    _ name: String, of report: DecisionReport
  ) throws {
    guard
      let text = report.table(
        named: name, as: try chosenFormat(), in: try ReportLanguage.words(language))
    else {
      try fail(
        UnknownName("the report has no table", name, among: report.tableNames()).description)
    }
    try OutputFileArgument.write(text, to: path())
  }

  /// How often judgments are drawn where no number is asked for.
  private static func usualDraws(of model: DecisionModel) -> Int {
    SimulationSettings.usualDraws(
      ofJudgments: model.comparisonSets().reduce(0) { sum, set in
        switch set.subject {
        case .criterion, .network:
          set.judgments.sets.reduce(sum) { $0 + ($1.judgments.matrix?.ratios.count ?? 0) }
        case .strategicCriterion, .ratingScale: sum
        }
      })
  }

  /// What made the report.
  private func record(of file: ModelFile, _ result: Evaluation) throws(FileError) -> StudyRecord {
    let attachment = try ModelAttachment(
      of: file.model, path: model.model, evaluation: result, keepsAnswers: attachAnswers)
    return StudyRecord(
      commandLine: CommandLineText.text(
        namingPeople: !responses.anonymous, participant: evaluation.participant),
      versions: ["ahp \(Version.number)"],
      fingerprints: try FileFingerprint.digests(
        of: [model.model] + [model.alternatives].compactMap(\.self) + responses.responses),
      model: attachment.map { ($0.name, $0.bytes) },
      leavesOutAnswers: attachment?.leavesOutAnswers ?? false)
  }

  /// The robustness of the ranking with judgments drawn at random, or why there is none.
  private func robustness(
    of model: DecisionModel, options: EvaluationOptions
  ) -> Result<Simulation, SimulationError>? {
    let draws = draws ?? Self.usualDraws(of: model)
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
    of input: ResponseArguments.Input, contributors: Int, language: String?
  ) throws -> Result<GroupReport, DecisionReport.GroupObstacle>? {
    guard contributors > 1 else {
      if let by {
        try fail("there is no group to show by '\(by)' (found fewer than two participants)")
      }
      return nil
    }
    if let by { try CountedGroup.check(by, in: input.file.model) }
    do throws(FileError) {
      let counted = try CountedGroup(of: input, by: by, consensus: consensus, threads: threads)
      // Notes on the answers name those who do not count.
      return .success(
        GroupReport(
          model: input.file.model, group: counted.group, statistics: counted.statistics,
          analysis: counted.analysis, subgroups: counted.subgroups,
          partOfReportBy: input.options.aggregation, countedInPart: counted.countedInPart,
          language: language))
    } catch {
      return .failure(DecisionReport.GroupObstacle("\(error)"))
    }
  }
}
