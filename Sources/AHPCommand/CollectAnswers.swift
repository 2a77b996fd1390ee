internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct CollectAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    _superCommandName: "ahp",
    abstract: "Check the answers that came back, join them, and show what is missing.",
    discussion: """
      Reads files of answers in any form, writes them as one table for '--responses', and \
      reports who has left what open.

        ahp collect model.yaml answers/*.json -o responses.csv
        ahp collect model.yaml 'answers/*' --design balanced --format csv
        ahp collect model.yaml survey.xlsx --draft-map map.csv
      """)

  @OptionGroup var model: ModelArgument

  @Argument(
    help:
      "Files with people's answers, CSV, TSV, xlsx, JSON or YAML; patterns such as 'answers/*.csv'.",
    completion: .file())
  var files: [String]

  @OptionGroup(title: "Questions") var questions: QuestionArguments

  @OptionGroup var roster: RosterArgument

  @Option(help: ReadingHelp.answers)
  var answers: ResponseOptions.Answers?

  @Flag(help: ReadingHelp.skipInvalid)
  var skipInvalid = false

  @Option(help: ReadingHelp.repeated)
  var repeated: ResponseOptions.RepeatedAnswers?

  @Option(help: ReadingHelp.signed)
  var signed: SignedAnswers?

  @Option(help: ReadingHelp.winners)
  var winners: ResponseOptions.Winners?

  @Option(help: ReadingHelp.map, completion: .file(extensions: ["csv"]))
  var map: String?

  @Option(help: ReadingHelp.roundedRatios)
  var roundedRatios: RoundedRatio.Reading?

  @Option(
    help: """
      Write to this file what each column of a table of a survey has, as far as it can be told, for \
      you to complete; read it by '--map'.
      """, completion: .file(extensions: ["csv"]))
  var draftMap: String?

  @Flag(help: "With '--draft-map': write over a file that is there already.")
  var force = false

  @Option(help: ReadingHelp.equalGroups)
  var equalGroups: String?

  @Option(
    help: """
      With '-o' and a table: a row for each answer (long) or for each participant (wide) (default: \
      long).
      """)
  var form: ResponseWriter.Form?

  @Option(help: "The form of the report on what is missing.")
  var format: ReportFormat = .text

  @Option(help: ReportLanguage.help)
  var language: String?

  @Option(
    name: .shortAndLong,
    help: """
      Write all answers to this file, whole or not at all: a table (.csv), or a document (.json, \
      .yaml) that also has a place for ranges and direct priorities; the report goes to the screen.
      """, completion: .file(extensions: ["csv", "json", "yaml", "yml"]))
  var output: String?

  private func answersFormat() throws -> AnswersFormat {
    try .chosen(nil, for: output, usual: .csv)
  }

  func validate() throws {
    let inputs =
      model.files + files + roster.files + [map].compactMap(\.self)
      + ReportLanguage.files(language)
    try InputFiles.check(output, replaces: inputs)
    try InputFiles.check(draftMap, replaces: inputs)
    try FileEnding.check(draftMap, expected: ["csv"])
    try NewFileArgument.refuse(force, without: draftMap, of: "--draft-map")
    try OutputArguments.check(format, to: nil)
    if draftMap != nil {
      let others: [(String, Bool)] = [
        ("--output", output != nil), ("--map", map != nil), ("--form", form != nil),
        ("--participants", roster.participants != nil), ("--answers", answers != nil),
        ("--skip-invalid", skipInvalid), ("--repeated", repeated != nil),
        ("--signed", signed != nil), ("--winners", winners != nil),
        ("--rounded-ratios", roundedRatios != nil),
        ("--format", format != .text), ("--language", language != nil),
        ("--design", questions.design != .complete), ("--equal-groups", equalGroups != nil),
      ]
      if let (option, _) = others.first(where: \.1) {
        throw ValidationError(
          "'--draft-map' reads no answers, so that '\(option)' can do nothing (expected one of them)"
        )
      }
      guard files.count == 1 else {
        throw ValidationError("'--draft-map' is about one table (found \(files.count) files)")
      }
    }
    if form != nil && output == nil {
      throw ValidationError("'--form' is about the file of '--output' (found none)")
    }
    if let form, try answersFormat() != .csv {
      throw ValidationError(
        "'--form \(form.rawValue)' is of tables (expected a file that ends in .csv)")
    }
  }

  func run() throws {
    let file = try model.read(networks: .taken, roundedRatios: roundedRatios ?? .fractions)
    let asked = questions.questioned(file)
    if let draftMap {
      try writeDraft(for: asked, to: draftMap)
      return
    }
    let language = try NamedParts(of: asked).language(language)
    let roster = try roster.roster(for: asked)
    let questions = try questions.questions(of: asked)
    let columns = try ResponseArguments.columns(map)
    var options = ResponseOptions(
      answers: answers ?? .scale, invalidAnswers: skipInvalid ? .skip : .refuse,
      repeatedAnswers: repeated ?? .refuse, roster: roster, signed: signed,
      winners: winners, columns: columns, roundedRatios: file.roundedRatios)
    let replaces = self.questions.ownJudgments == .replace
    if replaces { options.known = file.model.participants.elements }
    var responses: [Response] = []
    let reading = try Progress.shown("reading answers") {
      try orExit { () throws(FileError) in
        try ResponseReader(model: asked, options: options)
          .read(files, restart: { responses = [] }, receive: { responses.append($0) })
      }
    }
    ResponseArguments.report(reading)
    let groups = try equalGroups.map { attribute in
      try orExit { () throws(FileError) in
        try file.equalGroups(by: attribute, of: responses.map(\.participant))
      }
    }
    if let groups {
      for position in responses.indices {
        responses[position].participant.weight = groups.weight(
          of: responses[position].participant)
      }
    }
    let invited = roster ?? asked.participants.elements
    if let output {
      // Whoever is invited and has not answered stays known.
      let answered = Set(responses.map(\.participant.name))
      let silent = (roster ?? []).filter { !answered.contains($0.name) }
        .map { Response($0, to: Questions(of: asked)) }
      try answersFormat().write(
        responses + silent, to: asked, form: form ?? .long, attributes: reading.attributeNames,
        path: output)
    }
    let report = CollectionReport(
      model: asked, reading: reading,
      participants: MissingAnswers.all(of: asked, in: responses, to: questions, from: invited),
      language: language)
    var setAside = replaces ? SetAsideJudgments(of: file.model) : nil
    let names = Set(responses.map(\.participant.name))
    setAside?.noteAnswers(names.contains)
    var outside = AnswersOutsideParts(of: asked)
    for response in responses { outside.add(response) }
    let noted = AnsweredReport(
      report,
      AnswerNotes(
        model: asked, leftOut: nil, reading: reading, equalGroups: groups, setAside: setAside,
        outsideParts: outside, language: language))
    // The report must not stand among the answers.
    if output == "-" {
      FileOutput.writeError(
        noted.rendered(as: format, in: try ReportLanguage.words(self.language)))
    } else {
      try OutputArguments.write(
        noted, as: format, in: ReportLanguage.words(self.language), to: nil)
    }
  }

  /// Writes a draft of a map for the table that was given.
  private func writeDraft(for asked: DecisionModel, to path: String) throws {
    try NewFileArgument.checkIsNew(path, force: force)
    let draft = try orExit { () throws(FileError) in
      let draft = try ColumnMapDraft(of: files[0], for: asked, note: FileNote.write)
      try FileOutput.write(draft.text, to: path)
      return draft
    }
    FileOutput.writeError(
      "note: \(PrintableText.message(path)): \(draft.columnCount) columns, of which "
        + "\(draft.openCount) are to be completed\n")
  }
}
