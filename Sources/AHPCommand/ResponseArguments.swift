internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// The people's answers, who may have given them, and which of them count: one set of options for
/// every command that reads a model.
///
/// Choices are read as text: a property of each further type takes ArgumentParser as long as
/// reading hundreds of judgments, in every run.
struct ResponseArguments: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: """
      Files with people's answers: tables (CSV, TSV, xlsx), also those of survey programs, JSON or \
      YAML; patterns such as 'answers/*.csv'; '-' reads standard input.
      """, completion: .file())
  var responses: [String] = []

  @Option(
    help:
      "A table (CSV, TSV, xlsx) of those who may answer, with columns participant, weight and attributes.",
    completion: .file(extensions: ["csv"]))
  var participants: String?

  @Option(help: ReadingHelp.answers, completion: .list(["scale", "any"]))
  var answers: String?

  @Flag(help: ReadingHelp.skipInvalid)
  var skipInvalid = false

  @Option(help: ReadingHelp.repeated, completion: .list(["refuse", "earlier", "later"]))
  var repeated: String?

  @Option(help: ReadingHelp.signed, completion: .list(["first", "second"]))
  var signed: String?

  @Option(help: ReadingHelp.winners, completion: .list(["pair", "participant"]))
  var winners: String?

  @Option(help: ReadingHelp.map, completion: .file(extensions: ["csv"]))
  var map: String?

  @Option(
    help: ReadingHelp.roundedRatios,
    completion: .list(["fractions", "as-written"]))
  var roundedRatios: String?

  @Option(
    help: """
      Whether the model's own comparisons count beside the answers (keep), or answers replace \
      them (replace) (default: keep).
      """, completion: .list(["keep", "replace"]))
  var ownJudgments: String?

  @Option(
    name: .customLong("where"),
    help:
      "Count only those with this value of an attribute, as in 'department=surgery'; repeatable.")
  var conditions: [String] = []

  @Option(help: "The largest CR of a respondent's matrix that counts.")
  var maxCR: String?

  @Option(
    help: """
      What a larger CR leaves out: all of the respondent's answers (respondent), or the matrix \
      (default: respondent).
      """, completion: .list(["respondent", "matrix"]))
  var leaveOut: String?

  @Flag(help: "Name participants by numbers, P1, P2 and so on, wherever they would be named.")
  var anonymous = false
  @Option(help: ReadingHelp.equalGroups)
  var equalGroups: String?

  func validate() throws {
    if responses.isEmpty {
      let given: [(String, Bool)] = [
        ("--participants", participants != nil), ("--answers", answers != nil),
        ("--skip-invalid", skipInvalid), ("--repeated", repeated != nil),
        ("--signed", signed != nil), ("--winners", winners != nil), ("--map", map != nil),
      ]
      if let (option, _) = given.first(where: \.1) {
        throw ValidationError("'\(option)' is about '--responses' (found no responses)")
      }
    }
    if let name = responses.dropFirst().first(where: Self.isNoFile) {
      throw ValidationError(
        "'--responses' takes every argument up to the next option as a file, and there is no file "
          + "'\(name)' (expected names after their own option, such as '--criterion', and the model "
          + "before '--responses')")
    }
    if responses.isEmpty && ownJudgments == OwnJudgments.keep.rawValue {
      throw ValidationError("'--own-judgments keep' is about '--responses' (found no responses)")
    }
    if leaveOut != nil && maxCR == nil {
      throw ValidationError("'--leave-out' is about '--max-cr' (found no largest CR)")
    }
    if selects { _ = try selection() }
    _ = try readRoundedRatios()
    if !responses.isEmpty {
      _ = (try acceptedAnswers(), try repeatedAnswers(), try signedAnswers(), try readWinners())
    }
    if let ownJudgments { _ = try Self.choice(ownJudgments, of: "--own-judgments") as OwnJudgments }
  }

  /// Whether an argument looks like a name rather than a file or a pattern of files.
  private static func isNoFile(_ argument: String) -> Bool {
    !argument.contains { ".*?[".contains($0) } && argument != "-" && !FileOutput.exists(argument)
  }

  /// The choice that a text names.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, of option: String
  ) throws -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map { $0.rawValue }
    throw ValidationError(
      "'\(text)' is not a value of '\(option)' (expected \(FileEnding.list(known)))")
  }

  /// Which ratios are answers.
  func acceptedAnswers() throws -> ResponseOptions.Answers {
    try answers.map { try Self.choice($0, of: "--answers") } ?? .scale
  }

  private func repeatedAnswers() throws -> ResponseOptions.RepeatedAnswers {
    try repeated.map { try Self.choice($0, of: "--repeated") } ?? .refuse
  }

  /// Whom negative numbers prefer.
  private func signedAnswers() throws -> SignedAnswers? {
    try signed.map { try Self.choice($0, of: "--signed") }
  }

  /// What columns have that name one of a pair beside a number.
  private func readWinners() throws -> ResponseOptions.Winners? {
    try winners.map { try Self.choice($0, of: "--winners") }
  }

  /// What rounded reciprocals are, in the model and in answers.
  func readRoundedRatios() throws -> RoundedRatio.Reading {
    try roundedRatios.map { try Self.choice($0, of: "--rounded-ratios") } ?? .fractions
  }

  /// Refuses to set the model's own comparisons aside where nothing comes in their place.
  func refuseReplacing(unless hasOther: Bool) throws {
    if responses.isEmpty && replacesJudgments && !hasOther {
      throw ValidationError("'--own-judgments replace' is about '--responses' (found no responses)")
    }
  }

  /// Refuses to number people where statistics are read or written.
  func refuseNumbers() throws {
    if anonymous {
      throw ValidationError("statistics have nobody's name (expected no '--anonymous')")
    }
  }

  /// Exits with a message where options about the model's own judgments would change nothing of
  /// statistics: those have the judgments of people, and the model has those that stand for
  /// everybody.
  func refuseIdleJudgments(of model: DecisionModel) throws {
    let common = model.comparisonSets().filter { $0.judgments.forEverybody?.matrix != nil }
    let options = [
      ("--own-judgments", ownJudgments != nil && !common.contains { $0.canBeAsked }),
      ("--rounded-ratios", roundedRatios != nil && common.isEmpty),
    ]
    if let (option, _) = options.first(where: \.1) {
      try fail(
        "statistics have the judgments of people as they were counted, and '\(option)' is about those "
          + "of the model that stand for everybody (found none in '\(model.name)')")
    }
  }

  /// Exits with a message where an option about people is given and there are neither any in the
  /// model nor answers.
  private func refuseIdle(
    _ options: [(name: String, isGiven: Bool)], in model: DecisionModel
  ) throws {
    guard responses.isEmpty, model.participants.isEmpty,
      let option = options.first(where: \.isGiven)
    else { return }
    try fail(
      "'\(option.name)' is about participants (found none in '\(model.name)', and no '--responses')"
    )
  }

  /// Whether the model's own comparisons are set aside.
  private var replacesJudgments: Bool { ownJudgments == OwnJudgments.replace.rawValue }

  // MARK: Which answers

  /// Whether only some respondents count, which does not depend on their weights.
  var selects: Bool { maxCR != nil || !conditions.isEmpty }

  /// The respondents who count.
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
    func isGood(_ text: String) -> Bool { ShareText.number(text).map { $0 >= 0 } ?? false }
    if let maxCR, !isGood(maxCR) {
      throw ValidationError(
        "max CR \(maxCR) is not a number of 0 or more (expected as in '0.1' or '10%'"
          + (NumberArgument.corrected(maxCR, where: isGood) ?? "") + ")")
    }
    let limit = maxCR.flatMap { ShareText.number($0) }
    return RespondentSelection(
      attributes: attributes, maximumConsistencyRatio: limit,
      leavesOut: try leaveOut.map { try Self.choice($0, of: "--leave-out") } ?? .respondent)
  }

  /// How the files are to be read.
  ///
  /// - Parameter file: The model as it is written, with the people whom it knows.
  func options(for file: ModelFile) throws -> ResponseOptions {
    var options = ResponseOptions(
      answers: try acceptedAnswers(), invalidAnswers: skipInvalid ? .skip : .refuse,
      repeatedAnswers: try repeatedAnswers(),
      roster: try RosterArgument.roster(participants, for: file.model),
      signed: try signedAnswers(), winners: try readWinners(), columns: try Self.columns(map),
      roundedRatios: file.roundedRatios)
    if replacesJudgments { options.known = file.model.participants.elements }
    return options
  }

  /// What of a model the answers take the place of; `nil` for nothing.
  func setAside(of file: ModelFile) -> SetAsideJudgments? {
    replacesJudgments ? SetAsideJudgments(of: file.model) : nil
  }

  /// The map of columns in a file; `nil` without one.
  static func columns(_ path: String?) throws -> ColumnMap? {
    try path.map { path in
      try orExit { () throws(FileError) in try ColumnMap(path, note: FileNote.write) }
    }
  }

  // MARK: The model with answers

  /// The model that the answers are about.
  func questioned(_ file: ModelFile) -> ModelFile {
    replacesJudgments ? file.withoutComparisons() : file
  }

  /// A model with answers, the choices of its evaluation, and what is to be said of the answers.
  struct Input {
    var file: ModelFile
    let options: EvaluationOptions
    var leftOut: LeftOutRespondents?
    var reading: ResponseReading?
    var equalGroups: EqualGroups?
    /// What of the model the answers take the place of; `nil` for nothing.
    var setAside: SetAsideJudgments?
    /// The judgments outside the scale of the people who count; `nil` for none.
    var offScale: OffScaleAnswers?
    /// Whether people are named by numbers.
    var isAnonymous = false
    /// The model with the answers of those too who do not count, and who counts: what is said of
    /// the people as a group.
    var respondents: ModelFile
    var selection: RespondentSelection

    init(file: ModelFile, options: EvaluationOptions, reading: ResponseReading?) {
      (self.file, self.options, self.reading) = (file, options, reading)
      (respondents, selection) = (file, RespondentSelection())
    }

    /// Returns a report with what is to be said of the answers.
    func noting(_ report: any Report, _ language: String?) -> AnsweredReport {
      AnsweredReport(report, notes(language))
    }

    /// What is to be said of the answers.
    func notes(_ language: String?) -> AnswerNotes {
      AnswerNotes(
        model: file.model, leftOut: leftOut, reading: reading, equalGroups: equalGroups,
        setAside: setAside, offScale: offScale, isAnonymous: isAnonymous, language: language)
    }
  }

  /// The model with the answers of those who count as judgments of participants, and the choices of
  /// the evaluation. Those who do not count are listed on standard error.
  ///
  /// - Parameter incomplete: Whether those who left something out count where priorities are
  ///   averaged.
  func input(
    _ file: ModelFile, _ evaluation: EvaluationArguments,
    incomplete: IncompleteRespondents = .leaveOut
  ) throws -> Input {
    try input(file, incomplete: incomplete) { model in
      try refuseIdle([("--aggregation", evaluation.aggregation != nil)], in: model)
      return try evaluation.options(for: model)
    }
  }

  /// As `input(_:_:incomplete:)`, with the judgments of those too who do not count where priorities
  /// are averaged since they left something out; notes say who they are.
  func inputKeepingIncomplete(
    _ file: ModelFile, _ evaluation: EvaluationArguments
  ) throws -> Input {
    var input = try input(file, evaluation, incomplete: .keep)
    let (kept, options) = (input.file, input.options)
    if options.averagesFinalPriorities || options.averagesLocalPriorities {
      let found = try orExit { () throws(FileError) in
        try kept.counting(RespondentSelection(), options: options).leftOut
      }
      var leftOut = input.leftOut ?? LeftOutRespondents(excluded: [])
      leftOut.incomplete = found.incomplete
      LeftOutWords(model: kept.model, places: anonymous ? [:] : input.reading?.places ?? [:])
        .report(LeftOutRespondents(incomplete: found.incomplete))
      input.leftOut = leftOut
    }
    return input
  }

  /// The model with all answers as judgments of participants.
  func adding(to file: ModelFile) throws -> ModelFile { try added(to: file).file }

  /// The model with all answers as judgments of participants, and what else was found.
  func added(to file: ModelFile) throws -> (file: ModelFile, reading: ResponseReading) {
    var options = try options(for: file)
    options.recordsPlaces = true
    let (added, found) = try orExit { () throws(FileError) in
      try questioned(file).adding(responses: responses, options: options)
    }
    report(found)
    return (added, found)
  }

  /// The model with the answers of those who count, and the choices that `choosing` makes for it.
  func input(
    _ file: ModelFile, incomplete: IncompleteRespondents,
    choosing: (DecisionModel) throws -> EvaluationOptions
  ) throws -> Input {
    try refuseReplacing(unless: false)
    var filled = file
    var reading: ResponseReading?
    if !responses.isEmpty { (filled, reading) = try added(to: file) }
    try refuseIdle(
      [("--max-cr", maxCR != nil), ("--anonymous", anonymous)], in: filled.model)
    let options = try choosing(filled.model)
    var setAside = setAside(of: file)
    if setAside != nil {
      let names = Set(filled.model.participants.map(\.name))
      setAside?.noteAnswers(names.contains)
    }
    if anonymous { filled = filled.withNumberedParticipants() }
    var input = Input(file: filled, options: options, reading: reading)
    (input.setAside, input.isAnonymous) = (setAside, anonymous)
    // Most models have no participants.
    if filled.model.participants.isEmpty && !selects && equalGroups == nil {
      input.offScale = OffScaleAnswers(in: filled.model)
      return input
    }
    let weightless = options.participant == nil ? filled.model.weightlessParticipants() : []
    if !weightless.isEmpty, !selects, let problem = filled.weightProblem() {
      try orExit { () throws(FileError) in throw problem }
    }
    let selection = try selection()
    input.selection = selection
    if selects || options.averagesFinalPriorities || options.averagesLocalPriorities
      || filled.model.hasSilentParticipants()
    {
      var (counted, leftOut) = try orExit { () throws(FileError) in
        try filled.counting(selection, options: options, incomplete: incomplete)
      }
      // One participant's judgments do not depend on who else has judged.
      if options.participant != nil { leftOut.silent = [] }
      let excluded = Set(leftOut.excluded.map(\.participant.name))
      leftOut.weightless = weightless.filter { !excluded.contains($0.name) }
      LeftOutWords(model: filled.model, places: anonymous ? [:] : reading?.places ?? [:])
        .report(leftOut)
      (input.file, input.leftOut) = (counted, leftOut)
    } else if !weightless.isEmpty {
      let leftOut = LeftOutRespondents(weightless: weightless)
      LeftOutWords(model: filled.model, places: [:]).report(leftOut)
      input.leftOut = leftOut
    }
    if let equalGroups {
      if options.participant != nil {
        throw ValidationError(
          "'--equal-groups' is about the judgments of several people (expected no '--participant')")
      }
      let (weighed, groups) = try orExit { () throws(FileError) in
        try input.file.weighingGroupsEqually(by: equalGroups)
      }
      (input.file, input.equalGroups) = (weighed, groups)
      input.respondents = input.respondents.weighing(by: groups)
    }
    input.offScale = OffScaleAnswers(in: input.file.model, of: options.participant)
    return input
  }

  /// Writes to standard error which answers were left out; only how many, where nobody is named.
  func report(_ reading: ResponseReading?) { Self.report(reading, namingPeople: !anonymous) }

  /// Writes to standard error which answers were left out.
  ///
  /// - Parameter namingPeople: Whether what is found may name people; only how much it is, if not.
  static func report(_ reading: ResponseReading?, namingPeople: Bool = true) {
    guard let reading else { return }
    if namingPeople {
      for note in reading.notes + reading.replaced { FileNote.write(note) }
    } else if !reading.replaced.isEmpty {
      let count = reading.replaced.count
      FileNote.write("\(count) \(count == 1 ? "person has" : "people have") answered twice")
    }
    if reading.skipped.isEmpty { return }
    let count = reading.skipped.count + reading.furtherSkippedCount
    for diagnostic in namingPeople ? reading.skipped : [] {
      FileOutput.writeError("\(diagnostic.warning)\n")
    }
    FileOutput.writeError("warning: \(count) \(count == 1 ? "problem" : "problems") left out\n")
  }
}

/// How judgments in the model are treated where there are answers.
enum OwnJudgments: String, ChoiceArgument {
  case keep, replace
}

/// What is to be known of how a file was read.
enum FileNote {
  /// Writes it to standard error.
  static func write(_ note: String) {
    FileOutput.writeError("note: \(PrintableText.message(note))\n")
  }
}

/// What several commands say of the options by which answers are read.
enum ReadingHelp {
  static let answers: ArgumentHelp =
    "Whether answers must lie on the scale, 1/9 … 9 (scale), or may be any ratio (any) (default: scale)."
  static let skipInvalid: ArgumentHelp =
    "Leave out answers and files that are wrong, and list them, instead of refusing all."
  static let signed: ArgumentHelp =
    "In tables with negative numbers: whom a negative number prefers, the first or the second of the pair."
  static let winners: ArgumentHelp = """
    In tables with columns that name one of a pair beside a number: whether they say who is \
    preferred in the pair, and the number how much (pair), or something about the participant \
    (participant).
    """
  static let map: ArgumentHelp =
    "A table (CSV, TSV, xlsx) that says what the columns of tables have; see 'ahp collect --draft-map' and 'ahp help surveys'."
  static let roundedRatios: ArgumentHelp = """
    Whether a judgment 0.33 is 1/3 (fractions) or the number that is written \
    (as-written) (default: fractions).
    """
  static let equalGroups: ArgumentHelp = """
    Give the groups of people with each value of this attribute the same total weight; within a \
    group weights keep their proportions.
    """
  static let repeated: ArgumentHelp = """
    What counts if somebody has answered twice: nothing (refuse), or what comes earlier or later \
    in the order of the files (default: refuse).
    """
}
