internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct AnalyzeConsistency: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency",
    _superCommandName: "ahp",
    abstract: "Show every consistency index, and which judgments to think over again.",
    discussion: """
      Lists the indices of a matrix with their limits, and the judgments that deviate most \
      from the priorities: what the other judgments say in their place, and what CR and the \
      ranking would become. Without a criterion it shows the matrices above the threshold, \
      of criteria, strategic criteria and rating scales, and where the judgments of several \
      people are combined the least consistent ones of these people.

        ahp consistency model.yaml
        ahp consistency model.yaml Cost/Purchase
        ahp consistency model.yaml --all
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Argument(
    help: """
      The path of a criterion, such as 'Cost/Purchase', or the name of the goal; where no \
      criterion has it, the path of a strategic criterion, which begins with the name of the \
      strategic goal, or the name of a rating scale.
      """)
  var criterion: String?

  @Flag(help: "Show every matrix, those within the threshold too.")
  var all = false

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @OptionGroup(title: "Result") var output: OutputArguments

  @Option(
    help: "How many judgments to give advice on for each matrix (default: 3).",
    transform: NumberArgument.whole(from: 0))
  var judgments: Int = 3

  /// How many matrices of single participants are shown behind a group's.
  private static let membersShown = 10

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    if all && criterion != nil {
      throw ValidationError("'--all' shows every criterion (expected no criterion)")
    }
  }

  func run() throws {
    let input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios()), evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    let asked = try criterion.map { try NamedParts(of: file.model).subject($0) }
    let report = try file.evaluated { () throws(EvaluationError) in
      let result = try file.model.evaluation(options)
      var analyses = try ConsistencyAnalysis.all(
        of: file.model, in: result, subjects: subjects(in: file.model, result, asked: asked),
        adviceCount: judgments)
      if criterion == nil {
        if !all {
          analyses.removeAll { options.accepts($0.ratio, order: $0.consistency.order) }
        }
        analyses += try ConsistencyAnalysis.ofMembers(
          of: file.model, in: result, most: Self.membersShown, adviceCount: judgments)
      }
      return ConsistencyReport(
        model: file.model, evaluation: result, analyses: analyses, language: language)
    }
    try output.write(input.noting(report, language))
  }

  /// What to show the matrices of.
  private func subjects(
    in model: DecisionModel, _ evaluation: Evaluation, asked: ComparisonSubject?
  ) -> [ComparisonSubject] {
    if let asked { return [asked] }
    return all ? model.comparisonSets().map(\.subject) : evaluation.subjectsAboveThreshold()
  }
}
