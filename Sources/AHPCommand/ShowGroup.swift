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
    if !statistics.isEmpty { try responses.refuseNumbers() }
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
    let written = try model.read(
      networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads)
    if !statistics.isEmpty { try responses.refuseIdleJudgments(of: written.model) }
    let file = responses.questioned(written)
    let language = try output.language(for: file.model)
    let options = try evaluation.options(for: file.model)
    if statistics.isEmpty {
      try output.write(report(on: file, writtenAs: written, options: options, language: language))
    } else {
      try output.write(
        reportOnStatistics(of: file, writtenAs: written, language: language))
    }
  }

  private func report(
    on file: ModelFile, writtenAs written: ModelFile, options: EvaluationOptions, language: String?
  ) throws -> AnsweredReport {
    // Names are taken from people who are in the model.
    let isRead = responses.anonymous && !responses.responses.isEmpty
    let (added, reading) = isRead ? try responses.added(to: written) : (file, nil)
    let file = responses.anonymous ? added.withNumberedParticipants() : added
    let reader = try responses.options(for: written)
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
    // People who are read first and numbered then have answered by their names.
    let names = Set(added.model.participants.map(\.name))
    let hasAnswered: (String) -> Bool =
      isRead ? { names.contains($0) } : { input.hasAnswered($0) }
    if let problem = input.selectionProblem {
      FileOutput.writeError("\(problem)\n")
      throw ExitCode.failed
    }
    if people && input.individuals == nil {
      try fail(
        "there are more than \(individuals ?? 200) respondents (expected a larger '--individuals')")
    }
    guard input.statistics.respondentCount > 0 else {
      let problem = file.problem(
        "nobody's own judgments are in the model '\(file.model.name)' (expected participants' "
          + "judgments in it, or '--responses')", hint: ModelFile.judgmentsHint)
      FileOutput.writeError("\(problem)\n")
      throw ExitCode.failed
    }
    let respondents = input.statistics.respondentCount
    if input.statistics.exclusions.total == respondents {
      let problem = file.nobodyLeft(
        of: respondents, input.statistics.exclusions, selects: responses.selects)
      FileOutput.writeError("\(problem)\n")
      throw ExitCode.failed
    }
    let report = try Progress.shown("comparing respondents") {
      // The answers are not in the model.
      try file.evaluated(hasAnswers: true) { () throws(EvaluationError) in
        let group = try input.statistics.groupEvaluation(
          consensus: consensus, threads: threads)
        let analysis = try input.individuals.map { responses, outcomes throws(EvaluationError) in
          try input.statistics.analysis(
            of: responses, outcomes, in: group, aggregation: options.aggregation,
            clusterThreshold: similarity, threads: threads)
        }
        let parts = input.subgroups.map { $0.evaluation(threads: threads) }
        return GroupReport(
          model: responses.responses.isEmpty || isRead
            ? file.model : file.model.elicited(in: input.statistics),
          group: group, statistics: input.statistics, analysis: analysis,
          subgroups: parts, extras: extras, excluded: input.excluded,
          countedInPart: .init(outcomes: input.countedInPart, count: input.countedInPartCount),
          language: language)
      }
    }
    return AnsweredReport(
      report,
      AnswerNotes(
        model: file.model,
        leftOut: LeftOutRespondents(excluded: input.excluded + input.countedInPart),
        reportNamesLeftOut: true, reading: reading ?? input.reading,
        equalGroups: input.equalGroups, setAside: setAside(of: written, hasAnswered),
        outsideParts: input.outsideParts, offScale: input.offScale,
        isAnonymous: responses.anonymous, language: language))
  }

  /// What of the model the answers take the place of, and who answers anew.
  private func setAside(
    of written: ModelFile, _ hasAnswered: (String) -> Bool
  ) -> SetAsideJudgments? {
    var setAside = responses.setAside(of: written)
    setAside?.noteAnswers(hasAnswered)
    return setAside
  }

  private var extras: Set<GroupReport.Extra> {
    Set((matrices ? [.matrices] : []) + (people ? [.people] : []))
  }

  private func reportOnStatistics(
    of file: ModelFile, writtenAs written: ModelFile, language: String?
  ) throws -> AnsweredReport {
    let merged = try orExit { () throws(FileError) in
      try GroupStatisticsFile.readMerged(statistics, of: file.model)
    }
    let report = try file.evaluated(
      hasAnswers: merged.respondentCount > 0
    ) { () throws(EvaluationError) in
      GroupReport(
        model: file.model.elicited(in: merged),
        group: try merged.groupEvaluation(consensus: consensus, threads: threads),
        statistics: merged, extras: extras, language: language)
    }
    var offScale = OffScaleAnswers()
    offScale.addEverybodys(in: file.model)
    return AnsweredReport(
      report,
      AnswerNotes(
        model: file.model, leftOut: nil, reading: nil, equalGroups: nil,
        setAside: setAside(of: written, merged.names.contains), offScale: offScale,
        language: language))
  }
}

extension DecisionModel {
  /// Returns this model saying that people were asked for what statistics have counted.
  fileprivate func elicited(in statistics: GroupStatistics) -> DecisionModel {
    if annotation.provenance == nil && criteria.allSatisfy({ $0.annotation.provenance == nil }) {
      return self
    }
    let questions = Questions(of: self)
    return elicited(on: statistics.askedSets.map { questions.subject(of: $0) })
  }
}
