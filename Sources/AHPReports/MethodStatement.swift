internal import AHP
internal import AHPFormats

/// The one line that names every choice a result depends on.
struct MethodStatement {
  let model: DecisionModel
  let options: EvaluationOptions
  let contributors: [ParticipantID]
  let language: String?

  var text: String {
    var parts = ["\(options.prioritization)", "\(options.synthesis.rawValue) synthesis"]
    if model.ranksByMerits { parts.append("\(options.bocr.rawValue) formula for merits") }
    if options.structuralAdjustment { parts.append("structural adjustment") }
    if options.scale != .linear { parts.append("\(options.scale) scale") }
    if let participant = options.participant {
      parts.append("judgments of \(model.label(ofParticipant: participant, language: language))")
    } else if contributors.count > 1 {
      parts.append("\(options.aggregation) of \(contributors.count) participants")
    }
    parts.append("random index of \(options.randomIndex)")
    return parts.joined(separator: ", ")
  }

  var data: DataValue {
    .mapping([
      ("scale", .text(options.scale.rawValue)),
      ("prioritization", .text(options.prioritization.rawValue)),
      ("synthesis", .text(options.synthesis.rawValue)),
      ("bocr", model.ranksByMerits ? .text(options.bocr.rawValue) : .null),
      ("structuralAdjustment", .boolean(options.structuralAdjustment)),
      ("aggregation", .text(options.aggregation.rawValue)),
      ("missingJudgments", .text(options.missingJudgments.rawValue)),
      ("randomIndex", .text(options.randomIndex.name)),
      ("randomIndexSource", .text(options.randomIndex.source)),
      ("incompleteRandomIndex", .text(options.incompleteRandomIndex.rawValue)),
      ("threshold", .threshold(options.consistencyThreshold)),
      ("participant", .optional(options.participant.map { model.participants[$0].name })),
      ("contributors", .list(contributors.map { .text(model.participants[$0].name) })),
    ])
  }
}
