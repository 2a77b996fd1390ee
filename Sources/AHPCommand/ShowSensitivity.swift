internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct ShowSensitivity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    _superCommandName: "ahp",
    abstract: "Show at which weights and judgments the answer changes.",
    discussion: """
      Moves the weight of each criterion from 0 to 1, its siblings keeping their proportions, \
      and says how far the first and the whole order stay, and which criteria are critical. \
      With a criterion it shows every crossover of two items and the priorities on the way.

        ahp sensitivity model.yaml
        ahp sensitivity model.yaml --criterion Cost/Purchase
        ahp sensitivity model.yaml --judgments --by-participant
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(help: "The path of the only criterion to show, such as 'Cost/Purchase'.")
  var criterion: String?

  @Flag(help: "Show the judgments by leverage; in CSV in the place of the criteria.")
  var judgments = false

  @Flag(help: "Show what each participant decides; in CSV in the place of the criteria.")
  var byParticipant = false

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    if judgments && byParticipant, try output.chosenFormat() == .csv {
      throw ValidationError("CSV is one table (expected either --judgments or --by-participant)")
    }
  }

  func run() throws {
    let input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads),
      evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    let asked = try criterion.map { try NamedParts(of: file.model).criterion($0) }
    if asked == file.model.goal { try fail("the goal has no weight to move") }
    let (result, moved, group, clusters) = try file.evaluated { () throws(EvaluationError) in
      let result = try file.model.evaluation(options, threads: threads)
      return (
        result, judgments ? try JudgmentSensitivity(of: file.model, in: result) : nil,
        byParticipant
          ? try ParticipantSensitivity(of: file.model, in: result, threads: threads) : nil,
        file.model.networks.isEmpty
          ? nil : try ClusterSensitivity(of: file.model, in: result, threads: threads)
      )
    }
    if let group, group.entries.isEmpty {
      try fail("the result does not come from several participants, whose weights could change")
    }
    let sensitivity: WeightSensitivity
    var obstacle: SensitivityError?
    do throws(SensitivityError) {
      sensitivity = try WeightSensitivity(of: file.model, in: result)
    } catch {
      // Something else can be said all the same.
      let isMoved = moved != nil || group != nil || clusters?.entries.isEmpty == false
      guard isMoved, asked == nil else {
        let remedy =
          error == .merits ? " (expected '--judgments', which moves the judgments)" : ""
        try fail("\(error)" + remedy)
      }
      sensitivity = WeightSensitivity(withoutLines: RankedItems(of: file.model, in: result))
      obstacle = error
    }
    let report = SensitivityReport(
      model: file.model, evaluation: result, sensitivity: sensitivity, criterion: asked,
      judgments: moved, participants: group, clusters: clusters, obstacle: obstacle,
      language: language)
    try output.write(input.noting(report, language))
  }
}
