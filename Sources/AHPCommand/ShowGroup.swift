internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct ShowGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group",
    _superCommandName: "ahp",
    abstract: "Combine what several people judge, and show how far they agree.",
    discussion: """
      Shows the group's priorities by aggregated judgments (AIJ) and by aggregated \
      priorities (AIP) side by side, the consensus on each criterion, the answers furthest \
      apart, and for each respondent the consistency, the nearness to the group and what \
      the group would say without him or her.

        ahp group model.yaml
        ahp group model.yaml --responses answers.csv --where department=surgery
        ahp group model.yaml --responses 'answers/*.csv' --max-cr 0.2
        ahp group model.yaml --statistics part1.json part2.json
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(
    parsing: .upToNextOption,
    help: "Files of 'ahp aggregate' to show instead of responses.", completion: .file())
  var statistics: [String] = []

  @Option(
    help: "Up to how many respondents each is looked at one by one (default: 200).",
    transform: NumberArgument.whole(from: 0))
  var individuals: Int?

  @Option(
    help: "How alike the members of a cluster are, 0 to 1 (default: chosen from the answers).",
    transform: NumberArgument.number(0...1))
  var similarity: Double?

  @Option(help: "Show the groups side by side that have each value of this attribute.")
  var by: String?

  @Flag(help: "Show the group's judgments on each criterion as a matrix.")
  var matrices = false

  @Flag(
    help: """
      Show a row for each respondent with attributes, consistency ratios and all priorities; in \
      CSV in the place of everything else.
      """)
  var people = false

  @Option(help: "The formula of the consensus S*: Goepel's of AHP-OS, or the one of 2013.")
  var consensus: ConsensusFormula = .ahpOS

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files + statistics)
    if !statistics.isEmpty && !responses.responses.isEmpty {
      throw ValidationError("both '--responses' and '--statistics' (expected one of them)")
    }
    if !statistics.isEmpty && responses.selects {
      throw ValidationError(
        "statistics are of respondents who were selected before (expected '--where' and '--max-cr' "
          + "with 'ahp aggregate --partial')")
    }
    if !statistics.isEmpty {
      try evaluation.refuse(because: "statistics have the choices by which they were counted")
      if individuals != nil || similarity != nil {
        throw ValidationError(
          "statistics have no single respondents (expected no '--individuals' and no '--similarity')"
        )
      }
    }
    try responses.refuseReplacing(unless: !statistics.isEmpty)
    if !statistics.isEmpty && responses.equalGroups != nil {
      throw ValidationError(
        "statistics have the weights that they were counted with (expected no '--equal-groups')")
    }
    if !statistics.isEmpty && (by != nil || people) {
      throw ValidationError(
        "statistics have no single respondents (expected no '--by' and no '--people')")
    }
    if evaluation.aggregation != nil {
      throw ValidationError("'ahp group' shows every aggregation (expected no '--aggregation')")
    }
    if evaluation.participant != nil {
      throw ValidationError("a group is more than one participant (expected no '--participant')")
    }
  }

  func run() throws {
    let file = responses.questioned(try model.read(networks: .taken))
    let language = try output.language(for: file.model)
    let options = try evaluation.options(for: file.model)
    if statistics.isEmpty {
      try output.write(report(on: file, options: options, language: language))
    } else {
      try output.write(reportOnStatistics(of: file, language: language))
    }
  }

  private func report(
    on file: ModelFile, options: EvaluationOptions, language: String?
  ) throws -> AnsweredReport<GroupReport> {
    // Names are taken from people who are in the model.
    let isRead = responses.anonymous && !responses.responses.isEmpty
    let file =
      isRead
      ? try responses.adding(to: file).withNumberedParticipants()
      : responses.anonymous ? file.withNumberedParticipants() : file
    let reader = try responses.options(for: file.model)
    let selection = try responses.selection()
    let input = try Progress.shown("counting answers") {
      try orExit { () throws(FileError) in
        try GroupInput(
          of: file, responses: isRead ? [] : responses.responses, options: options,
          selection: selection, by: by, equalGroups: responses.equalGroups, reader: reader,
          individualsLimit: individuals ?? 200, threads: threads)
      }
    }
    ResponseArguments.report(input.reading)
    if let problem = input.selectionProblem {
      FileOutput.writeError("\(problem)\n")
      throw ExitCode.failed
    }
    if people && input.individuals == nil {
      try fail(
        "there are more than \(individuals ?? 200) respondents (expected a larger '--individuals')")
    }
    guard input.statistics.respondentCount > 0 else {
      try fail(
        "nobody's own judgments are in the model '\(file.model.name)' (expected participants' "
          + "judgments in it, or '--responses')")
    }
    let report = try Progress.shown("comparing respondents") {
      try file.evaluated { () throws(EvaluationError) in
        let group = try input.statistics.groupEvaluation(
          consensus: consensus, threads: threads)
        let analysis = try input.individuals.map { responses, outcomes throws(EvaluationError) in
          try input.statistics.analysis(
            of: responses, outcomes, in: group, clusterThreshold: similarity, threads: threads)
        }
        let parts = try input.subgroups.map { parts throws(EvaluationError) in
          try parts.evaluation(threads: threads)
        }
        return GroupReport(
          model: file.model, group: group, statistics: input.statistics, analysis: analysis,
          subgroups: parts, extras: extras, excluded: input.excluded, language: language)
      }
    }
    // The report itself says who does not count.
    return AnsweredReport(
      report,
      AnswerNotes(
        model: file.model, leftOut: nil, reading: input.reading, equalGroups: input.equalGroups,
        language: language))
  }

  private var extras: Set<GroupReport.Extra> {
    Set((matrices ? [.matrices] : []) + (people ? [.people] : []))
  }

  private func reportOnStatistics(of file: ModelFile, language: String?) throws -> GroupReport {
    let merged = try orExit { () throws(FileError) in
      try GroupStatisticsFile.readMerged(statistics, of: file.model)
    }
    return try file.evaluated { () throws(EvaluationError) in
      GroupReport(
        model: file.model,
        group: try merged.groupEvaluation(consensus: consensus, threads: threads),
        statistics: merged, extras: extras, language: language)
    }
  }
}
