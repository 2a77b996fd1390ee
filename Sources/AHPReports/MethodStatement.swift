internal import AHP
internal import AHPFormats

/// The line that names every choice a result depends on.
struct MethodStatement {
  let model: DecisionModel
  let options: EvaluationOptions
  let contributors: [ParticipantID]
  let language: String?

  var text: String {
    var phrases: [String?] = []
    for setting in EvaluationSetting.all where setting.concerns(model) {
      switch setting.key {
      case JudgmentScale.key:
        // Named with the participants, since it is the scale of their judgments.
        continue
      case GroupAggregation.key:
        phrases += [options.scale.phrase, participants]
      default:
        phrases.append(setting.choice(in: options).phrase)
      }
    }
    return phrases.compactMap(\.self).joined(separator: ", ")
  }

  /// Whose judgments are used; `nil` for those of everybody if that is one participant or none.
  private var participants: String? {
    if let participant = options.participant {
      return "judgments of \(model.label(ofParticipant: participant, language: language))"
    }
    return contributors.count > 1
      ? "\(options.aggregation) of \(contributors.count) participants" : nil
  }

  var data: DataValue {
    var members: [(key: String, value: DataValue)] = []
    for setting in EvaluationSetting.all {
      let choice = setting.choice(in: options)
      members.append((setting.key, setting.concerns(model) ? .choice(choice) : .null))
      if setting.key == RandomIndex.key {
        members.append(("randomIndexSource", .optional(choice.source?.text)))
      }
    }
    members += [
      ("participant", .optional(options.participant.map { model.participants[$0].name })),
      ("contributors", .list(contributors.map { .text(model.participants[$0].name) })),
    ]
    return .mapping(members)
  }
}

extension EvaluationSetting {
  /// Whether results of a model depend on the choice.
  func concerns(_ model: DecisionModel) -> Bool { key != BOCRFormula.key || model.ranksByMerits }
}
