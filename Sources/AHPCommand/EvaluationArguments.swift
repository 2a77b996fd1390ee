internal import AHP
internal import ArgumentParser

/// The choices of an evaluation; those that are not given are the model's own.
struct EvaluationArguments: ParsableArguments {
  @Option(help: "The ratios that judgments stand for (default: the model's, or linear).")
  var scale: JudgmentScale?

  @Option(help: "How ratios become priorities (default: the model's, or eigenvector).")
  var prioritization: PrioritizationMethod?

  @Option(help: "How local priorities combine (default: the model's, or distributive).")
  var synthesis: Synthesis?

  @Option(help: "The formula for benefits, costs and so on (default: the model's, or additive).")
  var bocr: BOCRFormula?

  @Option(help: "The limit of networks (default: the model's, or calculus).")
  var limit: LimitRule?

  @Option(help: "What alternatives of networks count (default: the model's, or normal).")
  var networkPriorities: NetworkPriorities?

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

  @Option(
    help: "The largest CR accepted: a number, or 'by-order' (default: the model's, or 0.1).",
    transform: Self.threshold)
  var threshold: ConsistencyThreshold?

  @Option(help: "Count the judgments of one participant only.")
  var participant: String?

  static func threshold(_ text: String) throws -> ConsistencyThreshold {
    guard let threshold = ConsistencyThreshold(name: text) else {
      let right = NumberArgument.corrected(text) { ConsistencyThreshold(name: $0) != nil }
      throw ValidationError("expected a number above 0, or 'by-order'" + (right ?? ""))
    }
    return threshold
  }

  /// The options by name, and which of them are given.
  private func given() -> [(name: String, isGiven: Bool)] {
    [
      ("--scale", scale != nil), ("--prioritization", prioritization != nil),
      ("--synthesis", synthesis != nil), ("--bocr", bocr != nil),
      ("--limit", limit != nil), ("--network-priorities", networkPriorities != nil),
      ("--structural-adjustment", structuralAdjustment != nil),
      ("--aggregation", aggregation != nil), ("--missing-judgments", missingJudgments != nil),
      ("--random-index", randomIndex != nil),
      ("--incomplete-random-index", incompleteRandomIndex != nil),
      ("--threshold", threshold != nil), ("--participant", participant != nil),
    ]
  }

  /// Refuses options that would change nothing.
  ///
  /// - Parameters:
  ///   - options: Their names; `nil` for all of them.
  ///   - reason: Why they change nothing.
  func refuse(_ options: Set<String>? = nil, because reason: String) throws {
    let refused = given().first { $0.isGiven && options?.contains($0.name) ?? true }
    guard let refused else { return }
    throw ValidationError("\(reason) (expected no '\(refused.name)')")
  }

  /// The choices that are given.
  private var settings: EvaluationSettings {
    // Only given choices are set, since the first use of the key path of a property takes time.
    var settings = EvaluationSettings()
    if let scale { settings.scale = scale }
    if let prioritization { settings.prioritization = prioritization }
    if let synthesis { settings.synthesis = synthesis }
    if let bocr { settings.bocr = bocr }
    if let limit { settings.limit = limit }
    if let networkPriorities { settings.networkPriorities = networkPriorities }
    if let structuralAdjustment { settings.structuralAdjustment = .init(structuralAdjustment) }
    if let aggregation { settings.aggregation = aggregation }
    if let missingJudgments { settings.missingJudgments = missingJudgments }
    if let randomIndex { settings.randomIndex = randomIndex }
    if let incompleteRandomIndex { settings.incompleteRandomIndex = incompleteRandomIndex }
    if let threshold { settings.consistencyThreshold = threshold }
    return settings
  }

  /// Returns the model's options, overridden by the choices that are given.
  func options(for model: DecisionModel) throws -> EvaluationOptions {
    if bocr != nil && model.merits.isEmpty {
      try fail(
        "'--bocr' is about benefits, opportunities, costs and risks (found no criterion with a "
          + "merit in '\(model.name)')")
    }
    if model.networks.isEmpty, limit != nil || networkPriorities != nil {
      try fail(
        "'\(limit != nil ? "--limit" : "--network-priorities")' is about networks (found none in "
          + "'\(model.name)')")
    }
    var options = model.options.overridden(by: settings)
    if let participant {
      let position = try NamedParts(of: model).participant(participant)
      let judging = model.judgingParticipants()
      if !judging.isEmpty && !judging.contains(position) {
        let names = judging.prefix(20).map { model.participants[$0].name }
        try fail(
          "'\(participant)' is a participant and has not judged anything (expected one of "
            + "\(names.joined(separator: ", ")))")
      }
      options.participant = position
    }
    return options
  }
}

extension DecisionModel {
  /// The participants who have judged something and have the weight 0.
  func weightlessParticipants() -> [Participant] {
    if participants.allSatisfy({ $0.weight != 0 }) { return [] }
    return judgingParticipants().map { participants[$0] }.filter { $0.weight == 0 }
  }

  /// Returns whether some participants, but not all, have judged something.
  func hasSilentParticipants() -> Bool {
    let count = judgingParticipants().count
    return count > 0 && count < participants.count
  }
}
