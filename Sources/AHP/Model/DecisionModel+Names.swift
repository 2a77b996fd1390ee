extension DecisionModel {
  /// The name of a criterion in a language, or its own name.
  public func label(ofCriterion criterion: CriterionID, language: String?) -> String {
    criteria.require(criterion)
    return Self.label(criteria[criterion].name, criteria[criterion].annotation, language)
  }

  /// The name of an alternative in a language, or its own name.
  public func label(ofAlternative alternative: AlternativeID, language: String?) -> String {
    alternatives.require(alternative)
    return Self.label(
      alternatives[alternative].name, alternatives[alternative].annotation, language)
  }

  /// The name of a participant in a language, or its own name.
  public func label(ofParticipant participant: ParticipantID, language: String?) -> String {
    participants.require(participant)
    return Self.label(
      participants[participant].name, participants[participant].annotation, language)
  }

  /// The name of the model in a language, or its own name.
  public func label(language: String?) -> String { Self.label(name, annotation, language) }

  private static func label(_ name: String, _ annotation: Annotation, _ language: String?) -> String
  {
    language.flatMap { annotation.labels[$0] } ?? name
  }

  /// The languages that some part of the model has a label in, and that of its names.
  public var languages: Set<String> {
    Set(annotation.labels.keys)
      .union(criteria.flatMap(\.annotation.labels.keys))
      .union(alternatives.flatMap(\.annotation.labels.keys))
      .union(participants.flatMap(\.annotation.labels.keys))
      .union(language.map { [$0] } ?? [])
  }

  /// The path of a criterion from below the goal, such as `Cost/Purchase`; the goal's own name for
  /// the goal.
  ///
  /// A shared criterion has the path through its first parent.
  public func path(of criterion: CriterionID, language: String? = nil) -> String {
    criteria.require(criterion)
    var names: [String] = []
    var lower = criterion
    while let parent = criteria[lower].parents.first {
      names.append(label(ofCriterion: lower, language: language))
      lower = parent
    }
    if names.isEmpty { return label(ofCriterion: criterion, language: language) }
    names.reverse()
    return names.joined(separator: "/")
  }

  /// Returns the criterion with the given path from below the goal, or the goal for the goal's
  /// name.
  ///
  /// Names may have a slash in them; where that leaves a choice, the first child that leads to the
  /// end is taken.
  public func criterion(at path: String) -> CriterionID? {
    var open: [(criterion: CriterionID, rest: Substring)] = [(goal, path[...])]
    while let (criterion, rest) = open.popLast() {
      for child in criteria[criterion].children.reversed() {
        let name = criteria[child].name
        if rest == name { return child }
        if rest.hasPrefix(name + "/") { open.append((child, rest.dropFirst(name.count + 1))) }
      }
    }
    return path == criteria[goal].name ? goal : nil
  }
}
