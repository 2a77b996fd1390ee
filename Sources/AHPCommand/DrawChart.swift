internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

extension DecisionChart.Kind: ChoiceArgument {}

struct DrawChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    _superCommandName: "ahp",
    abstract: "Draw the results of a model as a picture for a paper or a page.",
    discussion: """
      The kinds are the ranking, the tree with its priorities, the consistency ratios, and \
      the graphs of sensitivity: performance, gradient, head-to-head, plane (2-D) and tornado; \
      of robustness: acceptability; of a group: people, consensus, similarity and subgroups. The \
      picture is SVG, or PNG or PDF by the ending of the file, the same bytes each time.

        ahp chart ranking model.yaml -o ranking.svg
        ahp chart gradient model.yaml --criterion Cost/Purchase -o gradient.svg
        ahp chart head-to-head model.yaml --between Tom --and Dick -o lead.svg
        ahp chart plane model.yaml --criterion Cost --criterion Safety -o plane.svg
        ahp chart ranking model.yaml --width 400 --no-title -o ranking.pdf
        ahp chart subgroups model.yaml --responses answers.csv --by department -o parts.png
      """)

  @Argument(help: "What to draw.")
  var kind: DecisionChart.Kind

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(
    help: """
      The path of the criterion of a gradient (default: where the first changes soonest); two \
      of them for a plane (default: the heaviest).
      """)
  var criterion: [String] = []

  @Option(help: "The one alternative of a head-to-head (default: the first of the ranking).")
  var between: String?

  @Option(name: .customLong("and"), help: "The other alternative (default: the second).")
  var other: String?

  @Option(
    help: """
      A picture, or the specification of a plot of the same data (default: by the ending of \
      '--output', or svg).
      """)
  var format: DecisionChart.Format?

  @Option(help: ReportLanguage.help)
  var language: String?

  @Option(
    help: "The width of the picture in pixels of 1/96 inch, 240 to 4000 (default: 720).",
    transform: NumberArgument.number(DecisionChart.widths))
  var width: Double?

  @Flag(name: .customLong("no-title"), help: "Leave the title to the page that shows the picture.")
  var hasNoTitle = false

  @Option(help: "The attribute of participants whose values are the parts of a group.")
  var by: String?

  @Option(
    help: "How often 'acceptability' draws all judgments at random (default: 10000).",
    transform: NumberArgument.whole(SimulationSettings.supportedDraws))
  var draws: Int?

  @Option(
    help: "What 'acceptability' makes its draws from (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64?

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputFileArgument

  private func chosenFormat() throws -> DecisionChart.Format {
    try .chosen(format, for: output.output, usual: .svg)
  }

  func validate() throws {
    try InputFiles.check(
      output.output, replaces: model.files + responses.files + ReportLanguage.files(language))
    let format = try chosenFormat()
    if format.isBinary && (output.output == nil || output.output == "-") {
      throw ValidationError(
        "'--format \(format.rawValue)' is no text for the screen (expected '--output')")
    }
    if format == .vegaLite && (width != nil || hasNoTitle) {
      throw ValidationError(
        "'--width' and '--no-title' are of pictures (found '\(format.rawValue)', expected neither)")
    }
    if kind != .acceptability && (draws != nil || seed != nil) {
      throw ValidationError(
        "'--draws' and '--seed' are of 'acceptability' (found '\(kind.rawValue)', expected neither)"
      )
    }
    if kind != .consistency {
      try evaluation.refuse(
        ["--threshold"], because: "'ahp chart \(kind.rawValue)' marks no consistency ratio")
    }
    if by != nil && kind != .subgroups && kind != .consensus {
      throw ValidationError(
        "'--by' is of 'subgroups' and 'consensus' (found '\(kind.rawValue)', expected none)")
    }
    if kind == .subgroups && by == nil {
      throw ValidationError("'subgroups' are by an attribute of participants (expected '--by')")
    }
    let most = kind == .gradient ? 1 : kind == .plane ? 2 : 0
    if criterion.count > most {
      throw ValidationError(
        "\(criterion.count) criteria for '\(kind.rawValue)' (expected \(most == 0 ? "none" : "at most \(most)"))"
      )
    }
    if kind == .plane && criterion.count == 2 && criterion[0] == criterion[1] {
      throw ValidationError("both criteria of a plane are '\(criterion[0])' (expected two)")
    }
    if kind != .headToHead && (between != nil || other != nil) {
      throw ValidationError(
        "'--between' and '--and' are of 'head-to-head' (found '\(kind.rawValue)', expected neither)"
      )
    }
    if (between == nil) != (other == nil) {
      throw ValidationError(
        "'--between' and '--and' go together (expected both, found one of them)")
    }
    if let between, between == other {
      throw ValidationError("both alternatives are '\(between)' (expected two)")
    }
  }

  func run() throws {
    let input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads),
      evaluation)
    let (file, options) = (input.file, input.options)
    let language = try NamedParts(of: file.model).language(language)
    let criteria = try criterion.map { try NamedParts(of: file.model).criterion($0) }
    var pair: (first: AlternativeID, second: AlternativeID)?
    if let between, let other {
      pair = (
        try NamedParts(of: file.model).alternative(between),
        try NamedParts(of: file.model).alternative(other)
      )
    }
    let result = try file.evaluated { () throws(EvaluationError) in
      try file.model.evaluation(options, threads: threads)
    }
    let group = try kind.showsGroup ? group(of: input, result) : nil
    let simulation = try kind == .acceptability ? simulation(of: file, options) : nil
    let words = try ReportLanguage.words(self.language)
    let chart: DecisionChart
    do throws(ChartError) {
      chart = try DecisionChart(
        kind, of: file.model, evaluation: result, criteria: criteria, between: pair, group: group,
        simulation: simulation, language: language, words: words,
        answers: input.notes(language))
    } catch {
      try fail("\(error)")
    }
    let format = try chosenFormat()
    let width = width ?? DecisionChart.usualWidth
    switch format {
    case .vegaLite: try output.write(chart.rendered(as: format))
    case .svg: try output.write(chart.svg(width: width, hasTitle: !hasNoTitle))
    case .png, .pdf:
      try orExit { () throws(FileError) in
        try FileOutput.write(
          chart.picture(
            as: format == .png ? .png : .pdf, width: width, hasTitle: !hasNoTitle),
          to: output.output)
      }
    }
  }

  /// The participants as a group; `nil` if there are fewer than two.
  private func group(
    of input: ResponseArguments.Input, _ result: Evaluation
  ) throws -> ChartedGroup? {
    guard result.contributors.count > 1 else { return nil }
    if let by { try CountedGroup.check(by, in: input.file.model) }
    let counted = try orExit { () throws(FileError) in
      try CountedGroup(of: input, by: by, consensus: .ahpOS, threads: threads)
    }
    return ChartedGroup(
      counted.group, analysis: counted.analysis, subgroups: counted.subgroups,
      aggregation: input.options.aggregation)
  }

  private func simulation(of file: ModelFile, _ options: EvaluationOptions) throws -> Simulation {
    do throws(SimulationError) {
      return try Simulation(
        of: file.model,
        SimulationSettings(
          draws: draws ?? 10_000, seed: seed ?? 1, noise: .usual(for: file.model, options)),
        options: options, threads: threads)
    } catch {
      try fail("\(error)")
    }
  }
}
