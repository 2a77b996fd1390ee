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

  @Option(
    help: "How many participants judge everything; with 0 one set of judgments stands for all.",
    transform: NumberArgument.whole(from: 0))
  var participants: Int = 0

  @Option(
    help: "The standard deviation of the noise in the logarithm of a judgment, 0 to 10.",
    transform: NumberArgument.number(0...10))
  var noise: Double = 0.3

  @Option(
    help: "The share of judgments that are missing, 0 to 1; neighbours are always judged.",
    transform: NumberArgument.number(0...1))
  var missing: Double = 0

  @Option(help: "The seed of the random numbers, 0 or more.", transform: NumberArgument.seed)
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
      let sizes = [
        ("--levels", levels), ("--branching", branching), ("--alternatives", alternatives),
      ]
      if let (size, _) = sizes.first(where: { $0.1 != nil }) {
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
    let count: Int
    do throws(RandomModelError) {
      count = try options.judgmentCount()
    } catch {
      throw ValidationError("\(error)")
    }
    if try syntax() == .yaml && count > Self.largestYAML {
      throw ValidationError(
        "a model of \(count) judgments is too large for YAML (expected at most "
          + "\(Self.largestYAML), or JSON)")
    }
  }

  func run() throws {
    if let answersTo { return try writeAnswers(to: answersTo) }
    let text = try Progress.shown("drawing judgments and writing them") {
      let model = try options.model(seed: seed)
      let syntax = try syntax()
      return try orExit { () throws(FileError) in
        try model.fileText(syntax, judgments: syntax == .yaml ? .readable : .compact)
      }
    }
    try orExit { () throws(FileError) in try FileOutput.write(text, to: output) }
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

  private func syntax() throws -> ModelSyntax { try .chosen(nil, for: output, usual: .json) }

  /// The only format of answers that are drawn one by one.
  private enum TableFormat: String, FileFormat {
    case csv

    var fileEndings: [String] { [rawValue] }
  }
}
