public import AHP
public import AHPFormats
public import AHPReports
public import ArgumentParser

/// A choice of the library as an argument: help and errors list its values by themselves.
public protocol ChoiceArgument: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension ChoiceArgument {
  // What ArgumentParser would list too, but by a key path that it puts together at each start.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  public static var allValueDescriptions: [String: String] { [:] }
  public var defaultValueDescription: String { rawValue }
}

extension PrioritizationMethod: ChoiceArgument {}
extension Synthesis: ChoiceArgument {}
extension GroupAggregation: ChoiceArgument {}
extension MissingJudgments: ChoiceArgument {}
extension JudgmentScale: ChoiceArgument {}
extension IncompleteRandomIndex: ChoiceArgument {}
extension RepairMethod: ChoiceArgument {}
extension ReportFormat: ChoiceArgument {}
extension ModelSyntax: ChoiceArgument {}
extension ResponseOptions.Answers: ChoiceArgument {}
extension ResponseWriter.Form: ChoiceArgument {}
extension RespondentSelection.LeavesOut: ChoiceArgument {}

extension RandomIndex: ExpressibleByArgument {
  public init?(argument: String) { self.init(named: argument) }
  public var defaultValueDescription: String { name }
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension BOCRFormula: ExpressibleByArgument {
  /// A formula that gives priorities.
  public init?(argument: String) {
    guard let formula = Self(rawValue: argument), formula.isNonnegative else { return nil }
    self = formula
  }
  public static var allValueStrings: [String] {
    allCases.filter(\.isNonnegative).map { $0.rawValue }
  }
  public static var allValueDescriptions: [String: String] { [:] }
}

extension ConsistencyThreshold: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// Exit codes beside 0 and ArgumentParser's 64 for wrong usage.
extension ExitCode {
  /// The answer of a check is no.
  static let answerIsNo = ExitCode(1)
  /// The model could not be read or evaluated, or the result not be written.
  static let failed = ExitCode(2)
}

/// The model that a command is about.
struct ModelArgument: ParsableArguments {
  @Argument(
    help: "The model file, YAML or JSON; '-' reads standard input.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var model: String

  @Option(
    help:
      "A table (CSV) of alternatives with a column for each criterion without children, for a model that has none.",
    completion: .file(extensions: ["csv"]))
  var alternatives: String?

  @Option(
    help:
      "Demand what the model says alternatives must have in this situation, besides its 'requires'."
  )
  var situation: String?

  func validate() throws {
    if model == "-" && alternatives == "-" {
      throw ValidationError("the model and the alternatives cannot both come from standard input")
    }
  }

  /// Reads the model as it is written, or says on standard error what is wrong with it and exits.
  func readAsWritten() throws -> ModelFile {
    try orExit { () throws(FileError) in
      let file = try ModelFile.read(model)
      guard let alternatives else { return file }
      return try AlternativeFile.filled(file, from: alternatives)
    }
  }

  /// Reads the model with the alternatives alone that meet its requirements.
  func read() throws -> ModelFile {
    let file = try readAsWritten()
    var position: Int?
    if let situation {
      position = file.model.situations.firstIndex { $0.name == situation }
      if position == nil {
        let known = file.model.situations.map(\.name)
        throw ValidationError(
          "the model has no situation '\(situation)'"
            + (known.isEmpty ? "" : " (expected one of \(known.joined(separator: ", ")))"))
      }
    }
    return try orExit { () throws(FileError) in try file.eligible(in: position) }
  }
}

/// The choices of an evaluation; what is not given is the model's own.
struct EvaluationArguments: ParsableArguments {
  @Option(help: "The ratios that judgments stand for (default: the model's, or linear).")
  var scale: JudgmentScale?

  @Option(help: "How ratios become priorities (default: the model's, or eigenvector).")
  var prioritization: PrioritizationMethod?

  @Option(help: "How local priorities combine (default: the model's, or distributive).")
  var synthesis: Synthesis?

  @Option(help: "The formula for benefits, costs and so on (default: the model's, or additive).")
  var bocr: BOCRFormula?

  @Flag(
    inversion: .prefixedNo,
    help: "Multiply criteria's weights by their numbers of leaves (default: the model's, or not).")
  var structuralAdjustment: Bool?

  @Option(help: "How participants become a group (default: the model's, or judgments).")
  var aggregation: GroupAggregation?

  @Option(help: "What stands for missing judgments (default: the model's, or harker).")
  var missingJudgments: MissingJudgments?

  @Option(help: "The table that CR divides by (default: the model's, or alonso-lamata-2006).")
  var randomIndex: RandomIndex?

  @Option(help: "What CR divides by if judgments are missing (default: the model's, or bounded).")
  var incompleteRandomIndex: IncompleteRandomIndex?

  @Option(help: "The largest CR accepted: a number, or 'by-order' (default: the model's, or 0.1).")
  var threshold: ConsistencyThreshold?

  @Option(help: "Count the judgments of one participant only.")
  var participant: String?

  /// The model's options, overridden by what was given.
  func options(for model: DecisionModel) throws -> EvaluationOptions {
    var options = model.options.overridden(
      by: EvaluationSettings(
        scale: scale, prioritization: prioritization, synthesis: synthesis,
        bocr: bocr, structuralAdjustment: structuralAdjustment, aggregation: aggregation,
        missingJudgments: missingJudgments, randomIndex: randomIndex,
        incompleteRandomIndex: incompleteRandomIndex, consistencyThreshold: threshold))
    if let participant {
      guard let position = model.participants.firstIndex(where: { $0.name == participant }) else {
        let names = model.participants.map(\.name)
        try fail(
          "unknown participant '\(participant)' (the model has "
            + (names.isEmpty ? "none" : names.joined(separator: ", ")) + ")")
      }
      options.participant = position
    }
    return options
  }
}

/// How many threads a command uses.
enum ThreadCount {
  static let help: ArgumentHelp =
    "The most threads to use (default: all cores); the result is the same."

  static func parse(_ text: String) throws -> Int {
    guard let count = Int(text), count >= 1 else {
      throw ValidationError("threads \(text) is not 1 or more")
    }
    return count
  }
}

/// Where a result goes and in which form.
struct OutputArguments: ParsableArguments {
  @Option(help: "The form of the result.")
  var format: ReportFormat = .text

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  // Not a group of its own: ArgumentParser takes as long for each as for reading fifty judgments.
  @Option(name: .shortAndLong, help: OutputFileArgument.help, completion: .file())
  var output: String?

  /// The language to show, if the model has it.
  func language(for model: DecisionModel) throws -> String? { try model.language(language) }

  func write(_ text: String) throws { try OutputFileArgument.write(text, to: output) }
}

/// The file that a result goes to.
struct OutputFileArgument: ParsableArguments {
  static let help: ArgumentHelp = "Write to this file, whole or not at all, instead of the screen."

  @Option(name: .shortAndLong, help: help, completion: .file())
  var output: String?

  func write(_ text: String) throws { try Self.write(text, to: output) }

  static func write(_ text: String, to path: String?) throws {
    try orExit { () throws(FileError) in try FileOutput.write(text, to: path) }
  }
}

/// Says on standard error why the command cannot go on, and exits.
func fail(_ message: String) throws -> Never {
  FileOutput.writeError("error: \(message)\n")
  throw ExitCode.failed
}

/// Passes a result on, or says what is wrong with a file and exits.
func orExit<Result>(_ body: () throws(FileError) -> Result) throws -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    FileOutput.writeError("\(error)\n")
    throw ExitCode.failed
  }
}

extension DecisionModel {
  /// The language asked for, if the model has it.
  func language(_ language: String?) throws -> String? {
    guard let language, !languages().contains(language) else { return language }
    let known = languages().sorted().joined(separator: ", ")
    try fail(
      "the model has no labels in language '\(language)' (it has "
        + (known.isEmpty ? "none" : known) + ")")
  }

  /// The criterion at a path.
  func position(of path: String) throws -> CriterionID {
    guard let position = criterion(at: path) else {
      try fail("the model has no criterion '\(path)'")
    }
    return position
  }
}

extension DecisionModel {
  /// The alternative of a name.
  func position(ofAlternative name: String) throws -> AlternativeID {
    guard let position = alternatives.firstIndex(where: { $0.name == name }) else {
      throw ValidationError(
        "the model has no alternative '\(name)'"
          + (alternatives.count <= 20
            ? " (expected one of \(alternatives.map(\.name).joined(separator: ", ")))" : ""))
    }
    return position
  }
}

extension ModelFile {
  /// Passes an evaluation on, or says what stands in its way and exits.
  func evaluated<Result>(_ body: () throws(EvaluationError) -> Result) throws -> Result {
    try orExit { () throws(FileError) in try located(body) }
  }
}
