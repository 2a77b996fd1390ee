internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Judge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    _superCommandName: "ahp",
    abstract: "Ask one person the model's questions, here on the terminal.",
    discussion: """
      Writes the file anew after each answer, so that nothing is lost whenever it \
      ends; with the same file it goes on where it stopped. Answers of others in \
      the file stay, also if they are given at the same time.

        ahp judge model.yaml --participant Ann -o answers.csv
        ahp synthesize model.yaml --responses answers.csv
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Questions") var questions: QuestionArguments

  @Option(
    help: "Who answers; one of those of '--participants' or of the model if there are some.")
  var participant: String

  @OptionGroup var roster: RosterArgument

  @OptionGroup var language: QuestionLanguageArgument

  @Option(
    name: .shortAndLong, help: "The table (CSV) of answers to begin or go on with.",
    completion: .file(extensions: ["csv"]))
  var output: String

  func validate() throws {
    if model.model == "-" {
      throw ValidationError("the model cannot come from standard input (expected answers there)")
    }
    try FileEnding.check(output, expected: ["csv"])
    if output == "-" {
      throw ValidationError("answers are kept in a file (expected its name, found '-')")
    }
    try InputFiles.check(
      output, replaces: model.files + roster.files + ReportLanguage.files(language.language))
  }

  func run() throws {
    let file = try model.read(networks: .taken)
    let asked = questions.questioned(file)
    let all = Questions(of: asked)
    // Whoever judges anew keeps the weight and the attributes that the model has.
    let person = try person(
      in: file.model.participants.contains { $0.name == participant } ? file.model : asked)
    let (own, labels) = try QuestionLanguageArgument.languages(
      language.language ?? person.ownLanguage, for: asked)
    var answers = SharedAnswers(to: asked, of: person, at: output)
    let begun = try orExit { () throws(FileError) in try answers.begin() }
    let common = try questions.questions(of: asked)
    let open = (JudgedParts(of: asked, for: [person])?.questions(common, for: person) ?? common)
      .filter { !isJudged(all.subject(of: all.pair(at: $0).set), in: asked) }
    if open.isEmpty {
      try fail("nothing is left to ask '\(participant)': all of it is judged in the model already")
    }
    var dialogue = try orExit { () throws(FileError) in
      try JudgingDialogue(
        of: asked, questions: open, response: begun, options: asked.options,
        labels: labels, language: own)
    }
    try say(dialogue.opening())
    var saved = begun
    var input = LineInput()
    while !dialogue.hasEnded {
      try say("> ")
      let line = try orExit { () throws(FileError) in try input.next() }
      let reply = line.map { dialogue.take($0) } ?? "\n" + dialogue.stop()
      if dialogue.response != saved {
        saved = dialogue.response
        try orExit { () throws(FileError) in try answers.save(saved) }
      }
      try say(reply)
    }
  }

  private func say(_ text: String) throws {
    try orExit { () throws(FileError) in
      try FileOutput.write(
        PrintableText.lines(text).withWrappedLines(width: Terminal.width() - 1), to: nil)
    }
  }

  private func person(in model: DecisionModel) throws -> Participant {
    if let people = try roster.roster(for: model) {
      if let person = people.first(where: { $0.name == participant }) { return person }
      try fail(
        UnknownName("the list has no participant", participant, among: people.map(\.name))
          .description)
    }
    if !model.participants.isEmpty {
      return model.participants[try NamedParts(of: model).participant(participant)]
    }
    guard ModelName.isGood(participant) else {
      try fail("'\(participant)' is not a name (expected visible text without control characters)")
    }
    return Participant(participant)
  }

  /// Whether the participant's judgments on a criterion stand in the model.
  private func isJudged(_ subject: ComparisonSubject, in model: DecisionModel) -> Bool {
    subject.judgments(in: model).byParticipants.contains {
      model.participants[$0.participant].name == participant
    }
  }
}
