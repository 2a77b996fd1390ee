internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Repair: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    _superCommandName: "ahp",
    abstract: "Change judgments so that every consistency ratio is accepted.",
    discussion: """
      Changes the judgments of each matrix above the threshold and says what that does to \
      the ranking. With -o it writes a new model file that has the record of changes in \
      it; the model itself stays as it is. With '--responses' it repairs what respondents \
      answered, and writes a new file of answers that has the record. Exits with 1 if a \
      matrix remains above the threshold.

        ahp repair model.yaml
        ahp repair model.yaml --keep-to any --method xu-wei -o repaired.yaml
        ahp repair model.yaml --responses answers.csv -o repaired.csv
      """)

  /// The values that changed judgments may have.
  enum Values: String, ChoiceArgument {
    case any, bounds, scale
  }

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Argument(
    help: """
      The only criterion to repair, by its path; or a strategic criterion or a rating scale, \
      as in 'ahp consistency' (default: all).
      """)
  var criterion: String?

  @Option(help: "How to change them.")
  var method: RepairMethod = .fewestChanges

  @Option(
    help: """
      What changed judgments may be: any number, a number within the bounds 1/9 … 9, or one of \
      1/9, 1/8, …, 9 (default: scale, which a person can say).
      """)
  var keepTo: Values?

  @Option(
    help: "θ of xu-wei and cao, near 1 for small steps (default: 0.9).",
    transform: NumberArgument.number("a number above 0 and at most 0.99") { $0 > 0 && $0 <= 0.99 })
  var theta: Double?

  @Option(
    help: "How many judgments of a matrix fewest-changes may change (default: 3).",
    transform: NumberArgument.whole(from: 1))
  var mostChanges: Int?

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments

  @Option(help: "The form of the result on the screen.")
  var format: ReportFormat = .text

  @Option(help: ReportLanguage.help)
  var language: String?

  @Option(
    name: .shortAndLong,
    help: """
      Write the repaired model to this file (.yaml or .json); with '--responses' the repaired \
      answers (.csv, .json or .yaml).
      """, completion: .file())
  var output: String?

  private func syntax() throws -> ModelSyntax { try .chosen(nil, for: output, usual: .yaml) }

  private func answersFormat() throws -> AnswersFormat {
    try .chosen(nil, for: output, usual: .csv)
  }

  func validate() throws {
    try model.refuseSituation(because: "the model is repaired with all of its alternatives")
    if theta != nil && method != .xuWei && method != .cao {
      throw ValidationError(
        "'--theta' is for '--method xu-wei' and cao (found '--method \(method.rawValue)')")
    }
    if mostChanges != nil && method != .fewestChanges {
      throw ValidationError(
        "'--most-changes' is for '--method fewest-changes' (found '--method \(method.rawValue)')")
    }
    try InputFiles.check(
      output, replaces: model.files + responses.files + ReportLanguage.files(language))
    if responses.responses.isEmpty { _ = try syntax() } else { _ = try answersFormat() }
    try OutputArguments.check(format, to: nil)
  }

  func run() throws {
    let written = try model.readAsWritten(
      networks: .taken, roundedRatios: responses.readRoundedRatios())
    let input = try responses.inputKeepingIncomplete(written, evaluation)
    let (file, options) = (input.file, input.options)
    let language = try NamedParts(of: file.model).language(language)
    let subject = try criterion.map { try NamedParts(of: file.model).subject($0) }
    let plan = ModelRepair.Plan(
      method, values: values, theta: theta ?? 0.9,
      mostChanges: mostChanges ?? 3)
    let repair = try file.evaluated { () throws(EvaluationError) in
      try ModelRepair(of: file.model, by: plan, options: options, subject: subject) {
        file.counted($0, options)
      }
    }
    if let output, !responses.responses.isEmpty {
      try write(
        repair, ofAnswersTo: responses.questioned(written).model, silent: silent(in: input),
        to: output)
    } else if let output {
      let syntax = try syntax()
      let text = try orExit { () throws(FileError) in
        try repair.model.fileText(syntax)
      }
      try orExit { () throws(FileError) in try FileOutput.write(text, to: output) }
    }
    let report = RepairReport(model: file.model, repair: repair, language: language)
    try OutputArguments.write(
      input.noting(report, language), as: format, in: ReportLanguage.words(self.language), to: nil)
    if !repair.succeeds { throw ExitCode.answerIsNo }
  }

  /// Who may answer, is not left out and has not judged anything.
  private func silent(in input: ResponseArguments.Input) -> [Participant] {
    let model = input.respondents.model
    let others = Set(
      Response.all(in: model).map(\.participant.name)
        + (input.leftOut?.excluded ?? []).map(\.participant.name))
    return model.participants.filter { !others.contains($0.name) }
  }

  /// Writes the answers of a repaired model that are not the model's own, and the names of those
  /// without any whom the model does not have.
  private func write(
    _ repair: ModelRepair, ofAnswersTo asked: DecisionModel, silent: [Participant],
    to output: String
  ) throws {
    let known = Set(asked.participants.map(\.name))
    let questions = Questions(of: asked)
    let all =
      Response.all(in: repair.model).compactMap { $0.without(judgmentsIn: asked) }
      + silent.filter { !known.contains($0.name) }.map { Response($0, to: questions) }
    // Its questions are those of the model before the answers.
    try answersFormat().write(all, to: asked, form: .long, attributes: [], path: output)
    var offScale = OffScaleAnswers()
    for response in all { offScale.add(response, to: questions) }
    if offScale.count > 0 && responses.answers != "any" {
      FileOutput.writeError("note: answers outside 1/9 … 9 are read with '--answers any'\n")
    }
    if repair.entries.contains(where: { $0.participant == nil && !$0.changes.isEmpty }) {
      FileOutput.writeError(
        "warning: judgments that stand in the model for everybody were changed too, which "
          + "'\(output)' has no place for (repair the model alone)\n")
    }
  }

  private var values: RepairValues {
    switch keepTo ?? .scale {
    case .any: .any
    case .bounds: .within(1.0 / 9...9)
    case .scale: .saatyScale
    }
  }
}
