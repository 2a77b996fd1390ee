internal import AHP
internal import AHPFormats
internal import ArgumentParser

/// Files with people's answers.
struct AnswerArguments: ParsableArguments {
  /// How judgments in the model are treated.
  enum OwnJudgments: String, ChoiceArgument {
    case keep, replace
  }

  @Option(
    parsing: .upToNextOption,
    help: """
      Files with people's answers: CSV, one answer or one participant a row, JSON or YAML; \
      patterns such as 'answers/*.csv'; '-' reads standard input.
      """, completion: .file())
  var responses: [String] = []

  @Option(
    help: "Whether answers must lie on the scale, 1/9 … 9, or may be any positive ratio.")
  var answers: ResponseOptions.Answers = .scale

  @Flag(help: "Leave out answers that are wrong, and list them, instead of refusing the files.")
  var skipInvalid = false

  @Option(
    help: "Whether the model's own comparisons count beside the answers, or answers replace them.")
  var ownJudgments: OwnJudgments = .keep

  /// The model that the answers are about.
  func questioned(_ file: ModelFile) -> ModelFile {
    ownJudgments == .replace ? file.withoutComparisons() : file
  }

  /// The model with the answers as judgments of participants; unchanged without '--responses'.
  ///
  /// - Parameter roster: Those who may answer; anybody if `nil`.
  func filled(_ file: ModelFile, roster: [Participant]? = nil) throws -> ModelFile {
    if responses.isEmpty { return file }
    let options = options(roster: roster)
    let (filled, reading) = try orExit { () throws(FileError) in
      try questioned(file).adding(responses: responses, options: options)
    }
    Self.report(reading)
    return filled
  }

  /// How the files are to be read.
  func options(roster: [Participant]?) -> ResponseOptions {
    ResponseOptions(
      answers: answers, invalidAnswers: skipInvalid ? .skip : .refuse, roster: roster)
  }

  /// Writes to standard error which answers were left out.
  static func report(_ reading: ResponseReading?) {
    guard let reading, !reading.skipped.isEmpty else { return }
    let count = reading.skipped.count + reading.furtherSkippedCount
    for diagnostic in reading.skipped {
      FileOutput.writeError("\(diagnostic.warning)\n")
    }
    FileOutput.writeError("warning: \(count) \(count == 1 ? "problem" : "problems") left out\n")
  }
}

/// The people's answers, and who may have given them.
struct ResponseArguments: ParsableArguments {
  @OptionGroup var answers: AnswerArguments

  @Option(
    help: "A CSV file of those who may answer, with columns participant, weight and attributes.",
    completion: .file(extensions: ["csv"]))
  var participants: String?

  var responses: [String] { answers.responses }

  func validate() throws {
    if responses.isEmpty && participants != nil {
      throw ValidationError("participants are those of '--responses' (expected some, found none)")
    }
  }

  /// The model that the answers are about.
  func questioned(_ file: ModelFile) -> ModelFile { answers.questioned(file) }

  /// The model with the answers as judgments of participants; unchanged without '--responses'.
  func filled(_ file: ModelFile) throws -> ModelFile {
    try answers.filled(file, roster: roster())
  }

  /// How the files are to be read.
  func options() throws -> ResponseOptions { answers.options(roster: try roster()) }

  private func roster() throws -> [Participant]? { try RosterArgument.roster(participants) }
}

/// Which respondents count.
struct SelectionArguments: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help:
      "Count only those with this value of an attribute, as in 'department=surgery'; repeatable.")
  var conditions: [String] = []

  @Option(
    help: "The largest CR of a respondent's matrix that counts.",
    transform: NumberArgument.number("a number of 0 or more") { $0 >= 0 })
  var maxCR: Double?

  @Option(help: "What a larger CR leaves out: all of the respondent's answers, or the matrix.")
  var leaveOut: RespondentSelection.LeavesOut = .respondent

  func validate() throws { _ = try selection() }

  func selection() throws -> RespondentSelection {
    var attributes: [String: Set<String>] = [:]
    for condition in conditions {
      let parts = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError(
          "'\(condition)' is not an attribute and its value (expected as in 'department=surgery')")
      }
      attributes[String(parts[0]), default: []].insert(String(parts[1]))
    }
    return RespondentSelection(
      attributes: attributes, maximumConsistencyRatio: maxCR, leavesOut: leaveOut)
  }
}
