internal import AHP

/// What a format has a place for beside names, the hierarchy, and comparisons.
struct ExportAbilities: OptionSet {
  let rawValue: Int

  /// A description of the model.
  static let modelText = Self(rawValue: 1)
  /// A description of each criterion, the goal included.
  static let criterionTexts = Self(rawValue: 1 << 1)
  /// Facts about alternatives.
  static let attributes = Self(rawValue: 1 << 2)
  /// Weights of participants.
  static let weights = Self(rawValue: 1 << 3)
  /// Comparisons of which some are missing.
  static let missingJudgments = Self(rawValue: 1 << 4)
  /// Criteria with several parents.
  static let sharedCriteria = Self(rawValue: 1 << 5)
  /// Criteria that compare some of the alternatives.
  static let someAlternatives = Self(rawValue: 1 << 6)
  /// A name of the model beside that of the goal.
  static let modelName = Self(rawValue: 1 << 7)
  /// Settings of every kind.
  static let settings = Self(rawValue: 1 << 8)
  /// Where the model comes from; the format itself says which texts it has a place for.
  static let source = Self(rawValue: 1 << 9)
  /// Merits; the format itself says which formula joins them.
  static let merits = Self(rawValue: 1 << 10)
}

extension ExportNotes {
  /// Records everything that a format has no place for, the form of judgments aside.
  ///
  /// - Parameters:
  ///   - abilities: What the format has a place for.
  ///   - own: The choices that the program makes, or that an import makes for it.
  /// - Complexity: O(judgments + parts of the model).
  mutating func check(_ abilities: ExportAbilities, own: EvaluationOptions) {
    checkModel(abilities)
    checkParticipants(abilities)
    for criterion in model.criteria.indices { check(criterion, abilities) }
    checkAlternatives(abilities)
    if !abilities.contains(.settings) { checkSettings(own) }
  }

  private mutating func checkModel(_ abilities: ExportAbilities) {
    if !abilities.contains(.modelName), model.name != model.criteria[model.goal].name {
      lose("a name beside that of the goal", "'\(model.name)'", .words)
    }
    check(
      model.annotation, of: "the model", at: nil, hasText: abilities.contains(.modelText),
      hasSource: abilities.contains(.source))
    if model.notice != nil { lose("notices", "'notice'", .words) }
    if let language = model.language { lose("languages", "'\(language)'", .words) }
    if !model.reported.isEmpty { lose("reported results", "those of the model", .words) }
    for scale in model.ratingScales { lose("rating scales", "'\(scale.name)'") }
    for requirement in model.requirements { lose("requirements", "'\(requirement.text)'") }
    for situation in model.situations { lose("situations", "'\(situation.name)'") }
    if !model.merits.isEmpty, !abilities.contains(.merits) {
      lose("merits", name(model.merits[0].criterion), at: model.merits[0].criterion)
    }
    if let strategy = model.strategicModel {
      lose("strategic criteria", "'\(strategy.criteria[strategy.goal].name)'", at: model.goal)
    }
    for (criterion, _) in model.pins.sorted(by: { $0.key < $1.key }) {
      lose("pins", name(criterion), at: criterion)
    }
    for (criterion, _) in model.measures.sorted(by: { $0.key < $1.key }) {
      lose("measures of alternatives to come", name(criterion), at: criterion)
    }
  }

  private mutating func checkParticipants(_ abilities: ExportAbilities) {
    for participant in model.participants {
      check(participant.annotation, of: "'\(participant.name)'", at: nil, hasText: false)
      if !participant.attributes.isEmpty {
        lose("attributes of participants", "those of '\(participant.name)'", .words)
      }
      // Weights that are all the same bear on nothing.
      if !abilities.contains(.weights), let first = model.participants.first,
        participant.weight != first.weight
      {
        lose(
          "weights of participants",
          "\(DataValue.digits(participant.weight)) of '\(participant.name)'")
      }
    }
  }

  private mutating func checkAlternatives(_ abilities: ExportAbilities) {
    for alternative in model.alternatives {
      check(alternative.annotation, of: "'\(alternative.name)'", at: nil, hasText: false)
      if !abilities.contains(.attributes), !alternative.attributes.isEmpty {
        lose("attributes of alternatives", "those of '\(alternative.name)'", .words)
      }
    }
  }

  private mutating func check(_ id: CriterionID, _ abilities: ExportAbilities) {
    let criterion = model.criteria[id]
    check(
      criterion.annotation, of: name(id), at: id, hasText: abilities.contains(.criterionTexts))
    if criterion.parents.count > 1, !abilities.contains(.sharedCriteria) {
      lose("criteria below several others", name(id), at: id, .structure)
    }
    if criterion.alternatives != nil, !abilities.contains(.someAlternatives) {
      lose("criteria that compare some of the alternatives", name(id), at: id, .structure)
    }
    if !criterion.ranges.isEmpty { lose("ranges of judgments", name(id), at: id) }
    if !criterion.changes.isEmpty {
      lose("records of changed judgments", name(id), at: id, .words)
    }
    if !criterion.reported.isEmpty {
      lose("reported results", "those of \(name(id))", at: id, .words)
    }
    for own in criterion.judgments.byParticipants {
      check(
        own.annotation, of: "the judgments of '\(model.participants[own.participant].name)'",
        at: id,
        hasText: false)
    }
    if abilities.contains(.missingJudgments) { return }
    for (participant, judgments) in criterion.judgments.sets {
      if case .incompleteComparisons = judgments {
        lose(
          "missing judgments",
          "those of " + (participant.map { "'\(model.participants[$0].name)' on " } ?? "")
            + name(id), at: id)
      }
    }
  }

  private mutating func check(
    _ annotation: Annotation, of what: String, at criterion: CriterionID?, hasText: Bool,
    hasSource: Bool = false
  ) {
    if annotation == Annotation() { return }
    for (language, label) in annotation.labels.sorted(by: { $0.key < $1.key }) {
      lose("names in other languages", "'\(label)' (\(language)) of \(what)", at: criterion, .words)
    }
    if !hasText, annotation.text != nil {
      lose("descriptions", "that of \(what)", at: criterion, .words)
    }
    if !hasSource, annotation.source != nil {
      lose("sources", "that of \(what)", at: criterion, .words)
    }
    if let provenance = annotation.provenance {
      lose(
        "the provenance of judgments", "\(provenance.rawValue) of \(what)", at: criterion, .words)
    }
  }

  /// Records the choices of the model that are not those of the program and matter to the model.
  private mutating func checkSettings(_ own: EvaluationOptions) {
    let options = model.options
    let isGroup = model.criteria.contains { !$0.judgments.byParticipants.isEmpty }
    let isIncomplete = model.criteria.contains { criterion in
      criterion.judgments.sets.contains { ($0.judgments.matrix?.missingCount ?? 0) > 0 }
    }
    for setting in EvaluationSetting.all {
      let (choice, usual) = (setting.choice(in: options).name, setting.choice(in: own).name)
      let weight: ExportLoss.Weight
      switch setting.key {
      case type(of: options.bocr).key: continue
      case type(of: options.aggregation).key:
        if !isGroup { continue }
        weight = .content
      case type(of: options.missingJudgments).key:
        if !isIncomplete { continue }
        weight = .content
      case type(of: options.incompleteRandomIndex).key:
        if !isIncomplete { continue }
        weight = .words
      case type(of: options.randomIndex).key, type(of: options.consistencyThreshold).key:
        weight = .words
      default: weight = .content
      }
      if choice == usual { continue }
      lose(
        weight == .content
          ? "settings other than its own" : "settings of consistency other than its own",
        "\(setting.key) '\(choice)' (expected '\(usual)')", weight)
    }
  }
}
