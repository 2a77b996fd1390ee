internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// The language that questions are asked in.
struct QuestionLanguageArgument: ParsableArguments {
  @Option(
    help: """
      The language: \(Language.shippedTags.joined(separator: ", ")), that of the model's labels, or a \
      file of texts (default: the model's, or en).
      """)
  var language: String?

  /// The language of the fixed texts and that of the model's labels. Exits with a message if the
  /// model has no labels in it.
  func languages(for model: DecisionModel) throws -> (own: Language, labels: String?) {
    try Self.languages(language, for: model)
  }

  /// The languages for a value of the option; `nil` for the model's own.
  static func languages(
    _ language: String?, for model: DecisionModel
  ) throws -> (own: Language, labels: String?) {
    guard let language else {
      return (model.language.flatMap { Language.shipped($0) } ?? .english, nil)
    }
    let own: Language
    if ReportLanguage.isFile(language) {
      own = try ReportLanguage.read(language)
      if !own.hasQuestionnaire {
        try fail(
          "\(language) has no texts of questionnaires (expected the section 'questionnaire')")
      }
    } else {
      try check(language, of: model)
      own = Language.shipped(language) ?? .english
    }
    let tag = ReportLanguage.isFile(language) ? own.tag : language
    return (own, model.languages().contains(tag) ? tag : nil)
  }
}

extension QuestionLanguageArgument {
  /// Exits with a message if there are neither texts nor labels in a language.
  static func check(_ language: String, of model: DecisionModel) throws {
    if let problem = problem(of: language, in: model) { try fail(problem) }
  }

  /// What is wrong with a language that questions should be asked in; `nil` for nothing, and for a
  /// file.
  static func problem(of language: String, in model: DecisionModel) -> String? {
    if ReportLanguage.isFile(language) { return nil }
    if !Language.shippedTags.contains(language), !model.languages().contains(language) {
      let known = Language.shippedTags.joined(separator: ", ")
      return
        "there is no language '\(language)' (expected \(known), or one that the model has labels in)"
    }
    return nil
  }
}

/// Those who may answer a questionnaire.
struct RosterArgument: ParsableArguments {
  @Option(
    help:
      "A table (CSV, TSV, xlsx) of those who may answer (default: the model's participants, or anybody).",
    completion: .file(extensions: ["csv"]))
  var participants: String?

  /// The participants in the file, who are asked about a model; `nil` without one.
  func roster(for model: DecisionModel) throws -> [Participant]? {
    try Self.roster(participants, for: model)
  }

  /// The participants in a file, who are asked about a model; `nil` without one.
  static func roster(_ path: String?, for model: DecisionModel) throws -> [Participant]? {
    try path.map { path in
      try orExit { () throws(FileError) in
        try ParticipantFile.read(path, for: model, note: FileNote.write)
      }
    }
  }
}

/// Which questions of a model are asked.
struct QuestionArguments: ParsableArguments {
  /// The kinds of `QuestionDesign`.
  enum Design: String, ChoiceArgument {
    case complete, spanning, balanced
  }

  @Option(
    help: """
      All pairs, the fewest that connect all items, or each item about equally often.
      """)
  var design: Design = .complete

  @Option(
    help: "With '--design balanced': how many answers on a criterion may be skipped (default: 1).",
    transform: NumberArgument.whole(from: 1))
  var redundancy: Int?

  @Option(
    help: "With '--design balanced': what decides how items are arranged, 0 or more (default: 1).",
    transform: NumberArgument.seed)
  var seed: UInt64?

  @Option(help: "Whether what the model has comparisons on already is not asked, or asked anew.")
  var ownJudgments: OwnJudgments = .keep

  func validate() throws {
    if seed != nil && design != .balanced {
      throw ValidationError(
        "'--seed' is for '--design balanced' (found '--design \(design.rawValue)')")
    }
    if redundancy != nil && design != .balanced {
      throw ValidationError(
        "'--redundancy' is for '--design \(design.rawValue)' (expected '--design balanced')")
    }
  }

  /// The model whose questions are asked.
  func questioned(_ file: ModelFile) -> DecisionModel {
    ownJudgments == .replace ? file.withoutComparisons().model : file.model
  }

  /// The questions that are asked; exits with a message if there are none.
  func questions(of model: DecisionModel) throws -> [QuestionID] {
    let design: QuestionDesign =
      switch design {
      case .complete: .complete
      case .spanning: .spanning
      case .balanced: .balanced(redundancy: redundancy ?? 1)
      }
    let questions = design.questions(of: model, seed: seed ?? 1)
    if questions.isEmpty {
      let remedy =
        model.criteria.contains { $0.isJudgedForEverybody && $0.canBeCompared }
        ? ", or '--own-judgments replace'" : ""
      try fail(
        "there is nothing to ask: everything in '\(model.name)' is judged for everybody (expected "
          + "criteria without judgments\(remedy))")
    }
    return questions
  }
}
