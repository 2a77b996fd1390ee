internal import AHP

/// Turns a model into the mapping that a file has.
struct ModelEncoder {
  let model: DecisionModel
  let layout: JudgmentLayout

  /// Members of a mapping in the order of the file.
  typealias Members = [(key: ModelKey, value: DataValue)]

  /// Returns the mapping.
  ///
  /// - Complexity: O(judgments and parts of the model).
  func value() -> DataValue {
    var members: Members = [(.ahp, .integer(1)), (.name, .text(model.name))]
    members += annotation(model.annotation)
    if let notice = model.notice { members.append((.notice, .text(notice))) }
    if !model.notices.isEmpty { members.append((.notices, texts(model.notices))) }
    if let language = model.language { members.append((.language, .text(language))) }
    if !model.alternatives.isEmpty {
      let alternatives = model.alternatives.map {
        named($0.name, $0.annotation, attributes($0.attributes))
      }
      members.append((.alternatives, .list(alternatives)))
    }
    if !model.participants.isEmpty {
      members.append((.participants, .list(model.participants.map(participant))))
    }
    if !model.ratingScales.isEmpty {
      members.append((.ratingScales, .list(model.ratingScales.map(ratingScale))))
    }
    if !model.requirements.isEmpty {
      members.append((.requires, requirements(model.requirements)))
    }
    if !model.situations.isEmpty {
      let situations = model.situations.map {
        named($0.name, $0.annotation, [(.requires, requirements($0.requirements))])
      }
      members.append((.situations, .list(situations)))
    }
    members += settings(model.settings)
    members.append((.goal, criterion(model.goal)))
    members += reported(model.reported, of: model.itemNames(of: model.goal))
    return Self.mapping(members)
  }

  /// A mapping with keys of the model file.
  static func mapping(_ members: Members) -> DataValue {
    .mapping(members.map { ($0.key.rawValue, $0.value) })
  }

  // MARK: Parts

  /// An entry of a list of things with names: the name alone if nothing else is said.
  private func named(
    _ name: String, _ annotation: Annotation, _ more: Members = []
  ) -> DataValue {
    let members =
      more + self.annotation(annotation).filter { ModelKey.ofNamed.contains($0.key) }
    return members.isEmpty ? .text(name) : Self.mapping([(.name, .text(name))] + members)
  }

  func annotation(_ annotation: Annotation) -> Members {
    var members: Members = []
    if !annotation.labels.isEmpty { members.append((.labels, texts(annotation.labels))) }
    if let text = annotation.text { members.append((.description, .text(text))) }
    if !annotation.texts.isEmpty { members.append((.descriptions, texts(annotation.texts))) }
    if let source = annotation.source { members.append((.source, .text(source))) }
    if let provenance = annotation.provenance {
      members.append((.provenance, .text(provenance.rawValue)))
    }
    return members
  }

  /// A mapping to texts, sorted by its keys.
  func texts(_ texts: [String: String]) -> DataValue {
    .mapping(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }

  private func participant(_ participant: Participant) -> DataValue {
    var members: Members = []
    if participant.weight != 1 { members.append((.weight, .number(participant.weight))) }
    return named(
      participant.name, participant.annotation, members + attributes(participant.attributes))
  }

  private func attributes(_ attributes: [String: String]) -> Members {
    attributes.isEmpty ? [] : [(.attributes, texts(attributes))]
  }

  private func requirements(_ requirements: [Requirement]) -> DataValue {
    .list(requirements.map { .text($0.text) })
  }

  /// The choices of settings that are made, if any is.
  func settings(_ settings: EvaluationSettings) -> Members {
    let choices = settings.members().compactMap { key, value in value.map { (key, $0) } }
    return choices.isEmpty ? [] : [(.settings, .mapping(choices))]
  }

  private func ratingScale(_ scale: RatingScale) -> DataValue {
    var members: Members = [(.name, .text(scale.name))]
    members += annotation(scale.annotation)
    members.append((.intensities, .list(scale.intensities.map { .text($0) })))
    if let prioritization = scale.prioritization {
      members.append((.prioritization, .text(prioritization.rawValue)))
    }
    if let judged = scale.judgments { members += judgments(judged, of: scale.intensities) }
    if !scale.changes.isEmpty {
      members.append((.changes, .list(scale.changes.map { change($0, of: scale.intensities) })))
    }
    members += reported(scale.reported, of: scale.intensities)
    return Self.mapping(members)
  }
}
