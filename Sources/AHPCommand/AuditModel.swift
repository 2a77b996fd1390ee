internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct AuditModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    _superCommandName: "ahp",
    abstract: "Recompute what a publication reports and say what agrees.",
    discussion: """
      Computes every number under the model's 'reported' keys again and compares it with \
      the printed digits: it agrees if it is at most half a unit of the last digit away. \
      Numbers that no judgments of the model stand behind are looked at by themselves: \
      whether they exclude each other, and whether any judgments can give the printed \
      priorities and consistency ratio. Exits with 1 if a number disagrees and has no \
      erratum, or if printed numbers are not possible. An interrupt (Ctrl-C) ends the search: \
      the report says what is not decided, and the exit code is 130.

        ahp audit Examples/published/leader.yaml
        ahp audit study.yaml --variants --power
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments
  @OptionGroup(title: "Search") var search: SearchArguments

  @Option(
    help: """
      Search the geometric means of so many respondents' judgments, 1 to 4 (default: 1, or as many \
      as the model names for a group's numbers).
      """,
    transform: NumberArgument.whole(1...4))
  var respondents: Int?

  @Flag(
    help: """
      Try other methods, scales, tables, respondents, CRs and cut digits where no judgments are \
      found.
      """)
  var variants = false

  @Flag(help: "Show the judgments that were found, which may be confidential.")
  var showMatrices = false

  @Flag(help: "Simulate how often results of several origins have judgments.")
  var power = false

  @Option(
    help: "How many results of each origin '--power' simulates, 10 to 100000 (default: 100).",
    transform: NumberArgument.whole(10...100_000))
  var draws: Int?

  @Option(
    help: "The seed of '--power', 0 or more (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64?

  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    if !power && (draws != nil || seed != nil) {
      throw ValidationError("'--draws' and '--seed' are about '--power' (expected '--power')")
    }
    if showMatrices { try output.chosenFormat().refuseInTable("--show-matrices") }
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    try model.refuseSituation(because: "a publication's results are those of all alternatives")
  }

  func run() throws {
    let input = try responses.input(
      model.readAsWritten(
        networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: search.threads),
      incomplete: .leaveOut
    ) {
      $0.options
    }
    let file = input.file
    let language = try output.language(for: file.model)
    let audit = try file.evaluated { () throws(EvaluationError) in
      try Audit(of: file.model, digits: search.digits)
    }
    var settings = search.settings()
    settings.respondents = respondents
    settings.triesVariants = variants
    let (findings, signal) = StoppedSearch.run {
      Progress.shown(power ? "searching judgments, simulating results" : "searching judgments") {
        ReportedFindings(
          of: file.model, settings,
          power: power ? .init(draws: draws ?? 100, seed: seed ?? 1) : nil)
      }
    }
    let report = AuditReport(
      model: file.model, audit: audit, findings: findings, showsMatrices: showMatrices,
      language: language)
    try output.write(input.noting(report, language))
    if let signal { throw ExitCode(128 + signal) }
    if audit.count(.disagrees) > 0 || findings.excludesSomething { throw ExitCode.answerIsNo }
  }
}
