internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

extension DecisionChart.Kind: ChoiceArgument {}

struct DrawChart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw the results of a model as a picture for a paper or a page.",
    discussion: """
      The kinds are the ranking, the tree with its priorities, the consistency ratios, and \
      the graphs of sensitivity: performance, gradient, head-to-head and plane (2-D). The \
      picture is SVG, the same bytes each time.

        ahp chart ranking model.yaml -o ranking.svg
        ahp chart gradient model.yaml --criterion Cost/Purchase -o gradient.svg
        ahp chart head-to-head model.yaml --between Tom --and Dick -o lead.svg
        ahp chart plane model.yaml --criterion Cost --criterion Safety -o plane.svg
      """)

  @Argument(help: "What to draw.")
  var kind: DecisionChart.Kind

  @OptionGroup var model: ModelArgument
  @OptionGroup var responses: ResponseArguments

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

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  @OptionGroup var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup var output: OutputFileArgument

  private func chosenFormat() throws -> DecisionChart.Format {
    try .chosen(format, for: output.output, usual: .svg)
  }

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    _ = try chosenFormat()
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
    let input = try responses.input(model.read(), evaluation)
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
    let chart: DecisionChart
    do throws(ChartError) {
      chart = try DecisionChart(
        kind, of: file.model, evaluation: result, criteria: criteria, between: pair,
        language: language)
    } catch {
      try fail("\(error)")
    }
    try output.write(chart.rendered(as: chosenFormat()))
  }
}
