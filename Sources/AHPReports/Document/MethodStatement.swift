internal import AHP
internal import AHPFormats

/// The line that names every choice a result depends on.
struct MethodStatement {
  let names: Names
  let options: EvaluationOptions
  let contributors: [ParticipantID]
  /// How many contribute where they are not named one by one.
  var contributorCount: Int?

  private var model: DecisionModel { names.model }

  /// The choices in words, one after another.
  ///
  /// - Complexity: O(choices).
  func content() -> Content {
    var phrases: [Content?] = []
    for setting in EvaluationSetting.all where setting.concerns(model) {
      switch setting.key {
      case JudgmentScale.key:
        // Named with the participants, since it is the scale of their judgments.
        continue
      case GroupAggregation.key:
        phrases += [options.scale.phraseContent, participants()]
      default:
        phrases.append(setting.choice(in: options).phraseContent)
      }
    }
    return .list(phrases.compactMap(\.self), .comma)
  }

  /// Whose judgments are used; `nil` for those of everybody if that is one participant or none.
  private func participants() -> Content? {
    if let participant = options.participant {
      return .phrase(.judgmentsOf, .name(names.participant(participant)))
    }
    let count = contributorCount ?? contributors.count
    return count > 1 ? .phrase(.aggregationOf, options.aggregation.content, .count(count)) : nil
  }

  /// The choices by their keys and names.
  func data() -> DataValue {
    var members: [(key: String, value: DataValue)] = []
    for setting in EvaluationSetting.all where !setting.isOfNetworks || !model.networks.isEmpty {
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
  func concerns(_ model: DecisionModel) -> Bool {
    switch key {
    case BOCRFormula.key: model.ranksByMerits
    case LimitRule.key, NetworkPriorities.key: !model.networks.isEmpty
    default: true
    }
  }

  /// Whether it is how local priorities become those of the alternatives.
  var makesRanking: Bool {
    [
      Synthesis.key, BOCRFormula.key, LimitRule.key, NetworkPriorities.key,
      StructuralAdjustment.key,
    ].contains(key)
  }

  /// Whether it is a choice that networks alone have.
  fileprivate var isOfNetworks: Bool { key == LimitRule.key || key == NetworkPriorities.key }
}
