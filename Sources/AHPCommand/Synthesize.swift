internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Synthesize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    _superCommandName: "ahp",
    abstract: "Compute the priorities of all criteria and alternatives.",
    discussion: """
      Shows the hierarchy with local (L) and global (G) priorities, the consistency \
      ratio (CR) of each matrix, and the ranking.

        ahp synthesize model.yaml
        ahp synthesize model.yaml --synthesis ideal --format csv -o result.csv
        ahp synthesize model.yaml --responses answers.csv --aggregation priorities
        ahp synthesize model.yaml --with-copy-of 'Hospital A'
        ahp synthesize network.yaml --matrix weighted
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments
  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputArguments

  @Option(
    help: "How many levels below the goal to show (text and markdown).",
    transform: NumberArgument.whole(from: 0))
  var depth: Int?

  @Option(
    help: "How many of the ranked to show, the best first (text and markdown; default: 100).",
    transform: NumberArgument.whole(from: 1))
  var top: Int?

  @Option(help: "What if this alternative were not there? Repeatable.")
  var without: [String] = []

  @Option(help: "What if there were a copy of this alternative?")
  var withCopyOf: String?

  @Option(help: "Show a matrix of the networks instead: unweighted, clusters, weighted or limit.")
  var matrix: SupermatrixReport.Kind?

  func validate() throws {
    if matrix != nil && isWhatIf {
      throw ValidationError(
        "'--matrix' shows the model as it is (expected no '--without' and no '--with-copy-of')")
    }
    if matrix != nil && (depth != nil || top != nil) {
      throw ValidationError(
        "'--matrix' shows neither criteria nor a ranking (expected no '--depth' and no '--top')")
    }
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    let format = try output.chosenFormat()
    if let option = depth != nil ? "--depth" : top != nil ? "--top" : nil,
      format != .text, format != .markdown
    {
      throw ValidationError("'\(option)' is for text and markdown (found '\(format.rawValue)')")
    }
  }

  func run() throws {
    let input = try Progress.shown("reading \(model.model)") {
      try responses.input(
        model.read(
          networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads),
        evaluation)
    }
    let (given, options) = (input.file, input.options)
    let file = try changed(given)
    let language = try output.language(for: file.model)
    let result = try Progress.shown("evaluating") {
      try file.evaluated { () throws(EvaluationError) in
        try file.model.evaluation(options, threads: threads)
      }
    }
    if let matrix {
      guard !result.networks.isEmpty else {
        try fail(
          file.model.networks.isEmpty
            ? "the model has no network, whose \(matrix.rawValue) matrix this would be"
            : "final priorities of several participants are averaged, so that there is no one matrix "
              + "(expected --participant, or --aggregation judgments)")
      }
      try output.write(
        SupermatrixReport(
          model: file.model, evaluation: result, kind: matrix, language: language))
      return
    }
    let reversal =
      isWhatIf
      ? try given.evaluated { () throws(EvaluationError) in
        try RankReversal(
          from: given.model, to: file.model, options: options, threads: threads)
      } : nil
    let report = SynthesisReport(
      model: file.model, evaluation: result, language: language, depth: depth,
      top: top ?? 100, change: reversal.map { .init(from: given.model, reversal: $0) },
      threads: threads)
    try output.write(input.noting(report, language), threads: threads)
  }

  private var isWhatIf: Bool { !without.isEmpty || withCopyOf != nil }

  /// The file with the alternatives that the arguments choose.
  private func changed(_ file: ModelFile) throws -> ModelFile {
    if !isWhatIf { return file }
    var model = file.model
    let removed = Set(try without.map { try NamedParts(of: model).alternative($0) })
    if removed.count == model.alternatives.count {
      throw ValidationError("no alternative is left (expected at least one)")
    }
    do {
      if let withCopyOf {
        let copied = try NamedParts(of: model).alternative(withCopyOf)
        model = try model.addingCopy(ofAlternative: copied, name: "Copy of \(withCopyOf)")
      }
      if !removed.isEmpty {
        model = try model.restricted(
          toAlternatives: model.alternatives.indices.filter { !removed.contains($0) })
      }
    } catch let error as ModelError {
      throw ValidationError("\(error)")
    }
    return file.replacing(model)
  }
}
