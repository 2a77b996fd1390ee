internal import AHP
internal import AHPFormats

/// The one line that names every choice a result depends on.
struct MethodStatement {
  let model: DecisionModel
  let options: EvaluationOptions
  let contributors: [Int]

  var text: String {
    var parts = ["\(options.prioritization)", "\(options.synthesis.rawValue) synthesis"]
    if let participant = options.participant {
      parts.append("judgments of \(model.participants[participant].name)")
    } else if contributors.count > 1 {
      parts.append("\(options.aggregation) of \(contributors.count) participants")
    }
    parts.append("random index of \(options.randomIndex)")
    return parts.joined(separator: ", ")
  }

  var data: DataValue {
    .mapping([
      ("prioritization", .text(options.prioritization.rawValue)),
      ("synthesis", .text(options.synthesis.rawValue)),
      ("aggregation", .text(options.aggregation.rawValue)),
      ("randomIndex", .text(options.randomIndex.name)),
      ("randomIndexSource", .text(options.randomIndex.source)),
      ("threshold", .number(options.consistencyThreshold)),
      ("participant", .optional(options.participant.map { model.participants[$0].name })),
      ("contributors", .list(contributors.map { .text(model.participants[$0].name) })),
    ])
  }
}

extension DecisionModel {
  /// What every JSON report says about its model.
  func data(language: String?) -> DataValue {
    .mapping([
      ("name", .text(label(language: language))), ("source", .optional(annotation.source)),
      ("provenance", .optional(annotation.provenance?.rawValue)), ("notice", .optional(notice)),
    ])
  }

  /// How the judgments on a criterion came about: its own statement, or the model's.
  func provenance(of criterion: Int) -> Provenance? {
    criteria[criterion].annotation.provenance ?? annotation.provenance
  }
}

/// The model's name and its goal, as text reports begin.
func heading(_ model: DecisionModel, _ language: String?) -> String {
  let goal = model.label(ofCriterion: model.goal, language: language)
  return model.label(language: language).wrapped(width: 79) + "\n"
    + "Goal: \(goal)".wrapped(width: 79, indent: "  ") + "\n"
}

/// Where in the model a criterion is: its path, or "Goal".
func place(_ model: DecisionModel, _ criterion: Int, _ language: String?) -> String {
  criterion == model.goal ? "Goal" : model.path(of: criterion, language: language)
}
