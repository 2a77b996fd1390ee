internal import AHP
internal import AHPFormats
internal import ArgumentParser

struct Aggregate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate",
    _superCommandName: "ahp",
    abstract: "Count a part of a survey, or merge parts that were counted.",
    discussion: """
      Writes what a part's answers come to, in one line of JSON that 'ahp group \
      --statistics' shows. Parts that are merged, in any order, give the same as the \
      whole to the last bit, so that a survey can be counted on several machines. All \
      answers of a respondent must be in one part.

        ahp aggregate --partial model.yaml --responses part1.csv -o part1.json
        ahp aggregate --merge model.yaml part1.json part2.json -o whole.json
        ahp group model.yaml --statistics whole.json
      """)

  enum Mode: String, EnumerableFlag {
    case partial, merge

    static func help(for mode: Mode) -> ArgumentHelp? {
      switch mode {
      case .partial: "Count the answers of '--responses'."
      case .merge: "Merge statistics that were written before."
      }
    }
  }

  @Flag var mode: Mode

  @OptionGroup var model: ModelArgument

  @Argument(
    help:
      "With --merge: files of statistics, each with one or more lines; '-' reads standard input.",
    completion: .file())
  var statistics: [String] = []

  @OptionGroup(title: "Answers") var responses: ResponseArguments
  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputFileArgument

  func validate() throws {
    try FileEnding.check(output.output, expected: ["json"])
    try InputFiles.check(output.output, replaces: model.files + responses.files + statistics)
    try evaluation.refuse(
      ["--aggregation", "--participant"],
      because: "statistics serve every aggregation of all participants")
    try responses.refuseReplacing(unless: mode == .merge)
    if mode == .merge {
      try evaluation.refuse(because: "statistics have the choices by which they were counted")
    }
    if responses.equalGroups != nil {
      throw ValidationError(
        "a part of a survey does not know how many people the groups have (expected "
          + "'--equal-groups' with 'ahp group --responses' of the whole, or 'ahp collect')")
    }
    try responses.refuseNumbers()
    switch mode {
    case .partial where !statistics.isEmpty:
      throw ValidationError(
        "files of statistics are read with '--merge' (expected none, found '\(statistics[0])')")
    case .merge where statistics.isEmpty:
      throw ValidationError("'--merge' has nothing to merge (expected files of statistics)")
    case .merge where !responses.responses.isEmpty:
      throw ValidationError("responses are read with '--partial' (expected files of statistics)")
    case .merge where responses.selects:
      throw ValidationError("'--where' and '--max-cr' are for '--partial' (expected none)")
    default: break
    }
  }

  func run() throws {
    let written = try model.read(
      networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads)
    if mode == .merge { try responses.refuseIdleJudgments(of: written.model) }
    let file = responses.questioned(written)
    let counted: GroupStatistics
    switch mode {
    case .partial:
      let options = try evaluation.options(for: file.model)
      let reader = try responses.options(for: written)
      let selection = try responses.selection()
      let input = try Progress.shown("counting answers") {
        try orExit { () throws(FileError) in
          try GroupInput(
            of: file, responses: responses.responses, options: options, selection: selection,
            reader: reader, silent: .unknown, individualsLimit: 0, threads: threads)
        }
      }
      ResponseArguments.report(input.reading)
      if let problem = input.selectionProblem {
        if input.lacksAttribute {
          FileOutput.writeError("\(problem)\n")
          throw ExitCode.failed
        }
        // Another part may have the value.
        FileOutput.writeError("\(problem.warning)\n")
      }
      counted = input.statistics
    case .merge:
      counted = try orExit { () throws(FileError) in
        try GroupStatisticsFile.readMerged(statistics, of: file.model)
      }
    }
    let text = try orExit { () throws(FileError) in try GroupStatisticsFile.text(counted) }
    try output.write(text)
  }
}
