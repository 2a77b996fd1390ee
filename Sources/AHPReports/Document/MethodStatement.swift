internal import AHP
internal import AHPFormats

/// The one line that names every choice a result depends on.
struct MethodStatement {
  let names: Names
  let options: EvaluationOptions
  let contributors: [ParticipantID]

  private var model: DecisionModel { names.model }

  var content: Content {
    var parts: [Content] = [
      options.prioritization.content, .phrase(.synthesisOf, .text(options.synthesis.rawValue)),
    ]
    if model.ranksByMerits {
      parts.append(.phrase(.formulaForMerits, .text(options.bocr.rawValue)))
    }
    if options.structuralAdjustment { parts.append(.phrase(.structuralAdjustment)) }
    if options.scale != .linear { parts.append(.phrase(.scaleOf, options.scale.content)) }
    if let participant = options.participant {
      parts.append(.phrase(.judgmentsOf, .name(names.participant(participant))))
    } else if contributors.count > 1 {
      parts.append(
        .phrase(.aggregationOf, options.aggregation.content, .count(contributors.count)))
    }
    parts.append(.phrase(.randomIndexOf, options.randomIndex.content))
    return .list(parts, .comma)
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
