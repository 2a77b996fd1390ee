internal import AHP
internal import AHPFormats
internal import ArgumentParser

struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    _superCommandName: "ahp",
    abstract: "Write a model of any size with random judgments, or random answers to a model.",
    discussion: """
      Draws priorities and, around them, judgments on Saaty's scale with log-normal noise. \
      The same seed gives the same model. For measuring speed, for teaching, and for trying \
      things out: nobody made these judgments.

        ahp generate --levels 3 --branching 20 --alternatives 50 -o model.json
        ahp generate --participants 1000 --seed 7 -o group.json
        ahp generate --network --clusters 1000 --nodes 10 --links 20 -o network.json
        ahp generate --answers-to model.yaml --participants 1000 -o answers.csv
      """)

  @Option(
    help: "Write answers of participants to the questions of this model, as CSV.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var answersTo: String?

  @Option(
    help:
      "With --answers-to: a row for each answer (long) or for each participant (wide) (default: long)."
  )
  var form: ResponseWriter.Form?

  @Option(
    help: "How many levels of criteria stand below the goal, 0 to 100 (default: 2).",
    transform: NumberArgument.whole(0...100))
  var levels: Int?

  @Option(
    help: "How many children the goal and each criterion above the last level have (default: 3).",
    transform: NumberArgument.whole(from: 1))
  var branching: Int?

  @Option(
    help: "How many alternatives each criterion of the last level compares (default: 5).",
    transform: NumberArgument.whole(from: 0))
  var alternatives: Int?

  @Flag(
    help: "A network of nodes in clusters, each of which depends on others near it, and some far.")
  var network = false

  @Option(
    help: "With --network: how many clusters it has besides the alternatives (default: 4).",
    transform: NumberArgument.whole(from: 0))
  var clusters: Int?

  @Option(
    help: "With --network: how many nodes each of these clusters has (default: 5).",
    transform: NumberArgument.whole(from: 1))
  var nodes: Int?

  @Option(
    help: "With --network: on how many others each node depends (default: 8).",
    transform: NumberArgument.whole(from: 1))
  var links: Int?

  @Option(
    help:
      "With --network: the share of these that are anywhere in the network, 0 to 1 (default: 0.1).",
    transform: NumberArgument.number(0...1))
  var far: Double?

  @Option(
    help: """
      How many participants judge everything; with 0 one set of judgments stands for all \
      (default: 0).
      """,
    transform: NumberArgument.whole(from: 0))
  var participants: Int = 0

  @Option(
    help: """
      The standard deviation of the noise in the logarithm of a judgment, 0 to 10 (default: 0.3).
      """,
    transform: NumberArgument.number(0...10))
  var noise: Double = 0.3

  @Option(
    help: """
      The share of judgments that are missing, 0 to 1; neighbours are always judged (default: 0).
      """,
    transform: NumberArgument.number(0...1))
  var missing: Double = 0

  @Option(
    help: "The seed of the random numbers, 0 or more (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64 = 1

  @Option(
    name: .shortAndLong,
    help: "Write to this file, as YAML if it ends so, instead of JSON to the screen.",
    completion: .file())
  var output: String?

  /// The most judgments that are written as YAML, which is read slowly.
  private static let largestYAML = 1_000_000

  func validate() throws {
    if let answersTo {
      try InputFiles.check(output, replaces: [answersTo])
      let sizes =
        hierarchySizes + networkSizes + [
          ("--alternatives", alternatives != nil), ("--network", network),
        ]
      if let (size, _) = sizes.first(where: \.isGiven) {
        throw ValidationError("'\(size)' is of a drawn model (found '--answers-to')")
      }
      _ = try TableFormat.chosen(nil, for: output, usual: .csv)
      if participants < 1 {
        throw ValidationError(
          "'--answers-to' has no participants (expected '--participants' of 1 or more)")
      }
      return
    }
    if form != nil {
      throw ValidationError("'--form' is for '--answers-to' (found none)")
    }
    if network {
      if let (size, _) = hierarchySizes.first(where: \.isGiven) {
        throw ValidationError("'\(size)' is of a hierarchy (found '--network')")
      }
      _ = try syntax()
      return
    }
    if let (size, _) = networkSizes.first(where: \.isGiven) {
      throw ValidationError("'\(size)' is of a network (expected '--network' too)")
    }
    let count: Int
    do throws(RandomModelError) {
      count = try options.judgmentCount()
    } catch {
      throw ValidationError("\(error)")
    }
    if let problem = try tooLargeForYAML(count) { throw ValidationError(problem) }
  }

  private typealias Size = (name: String, isGiven: Bool)

  private var hierarchySizes: [Size] {
    [("--levels", levels != nil), ("--branching", branching != nil)]
  }

  private var networkSizes: [Size] {
    [
      ("--clusters", clusters != nil), ("--nodes", nodes != nil), ("--links", links != nil),
      ("--far", far != nil),
    ]
  }

  private func tooLargeForYAML(_ judgments: Int) throws -> String? {
    guard try syntax() == .yaml, judgments > Self.largestYAML else { return nil }
    return "a model of \(judgments) judgments is too large for YAML (expected at most "
      + "\(Self.largestYAML), or JSON)"
  }

  func run() throws {
    if let answersTo { return try writeAnswers(to: answersTo) }
    let text = try Progress.shown("drawing judgments and writing them") {
      let model = try network ? networkModel() : options.model(seed: seed)
      let syntax = try syntax()
      return try orExit { () throws(FileError) in
        try model.fileText(syntax, judgments: syntax == .yaml ? .readable : .compact)
      }
    }
    try orExit { () throws(FileError) in try FileOutput.write(text, to: output) }
  }

  private func networkModel() throws -> DecisionModel {
    let model: DecisionModel
    do throws(RandomModelError) {
      model = try networkOptions.model(seed: seed)
    } catch {
      try fail("\(error)")
    }
    let pairs = model.comparisonSets().reduce(0) { $0 + $1.itemCount * ($1.itemCount - 1) / 2 }
    if let problem = try tooLargeForYAML(pairs * max(participants, 1)) { try fail(problem) }
    return model
  }

  private func writeAnswers(to path: String) throws {
    let model = try orExit { () throws(FileError) in try ModelFile.read(path).model }
    let responses: RandomResponses
    do throws(RandomModelError) {
      responses = try RandomResponses(
        to: model, participants: participants, noise: noise, missingShare: missing, seed: seed)
    } catch {
      try fail("\(error)")
    }
    try Progress.shown("drawing answers and writing them") {
      try orExit { () throws(FileError) in
        try ResponseWriter(model: model, form: form ?? .long).write(
          responses, to: output)
      }
    }
  }

  private var options: RandomModelOptions {
    RandomModelOptions(
      levels: levels ?? 2, branching: branching ?? 3, alternatives: alternatives ?? 5,
      participants: participants,
      noise: noise, missingShare: missing)
  }

  private var networkOptions: RandomNetworkOptions {
    let usual = RandomNetworkOptions()
    return RandomNetworkOptions(
      clusters: clusters ?? usual.clusters, nodes: nodes ?? usual.nodes,
      alternatives: alternatives ?? usual.alternatives, links: links ?? usual.links,
      farShare: far ?? usual.farShare, participants: participants, noise: noise,
      missingShare: missing)
  }

  private func syntax() throws -> ModelSyntax { try .chosen(nil, for: output, usual: .json) }

  /// The only format of answers that are drawn one by one.
  private enum TableFormat: String, FileFormat {
    case csv

    var fileEndings: [String] { [rawValue] }
  }
}
