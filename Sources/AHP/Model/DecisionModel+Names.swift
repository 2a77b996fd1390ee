extension DecisionModel {
  /// The name of a criterion in a language, or its own name.
  public func label(ofCriterion criterion: CriterionID, language: String?) -> String {
    criteria.require(criterion)
    // A span lends the criterion, so that no references of it are counted.
    let criteria = criteria.elements.span
    if let label = criteria[criterion.position].annotation.label(in: language) { return label }
    return criteria[criterion.position].name
  }

  /// The name of an alternative in a language, or its own name.
  public func label(ofAlternative alternative: AlternativeID, language: String?) -> String {
    alternatives.require(alternative)
    return alternatives[alternative].annotation.label(in: language)
      ?? alternatives[alternative].name
  }

  /// The name of a participant in a language, or its own name.
  public func label(ofParticipant participant: ParticipantID, language: String?) -> String {
    participants.require(participant)
    return participants[participant].annotation.label(in: language)
      ?? participants[participant].name
  }

  /// The name of the model in a language, or its own name.
  public func label(language: String?) -> String { annotation.label(in: language) ?? name }

  /// Returns the name of each item that a criterion compares, in the given language if there is a
  /// label in it.
  ///
  /// - Complexity: O(items).
  public func itemNames(of criterion: CriterionID, language: String? = nil) -> [String] {
    switch items(of: criterion) {
    case .criteria(let children): children.map { label(ofCriterion: $0, language: language) }
    case .alternatives(let compared):
      compared.map { label(ofAlternative: $0, language: language) }
    }
  }

  /// Returns the languages that some part of the model has a label in, and that of its names.
  ///
  /// - Complexity: O(criteria + alternatives + participants).
  public func languages() -> Set<String> {
    Set(annotation.labels.keys)
      .union(criteria.flatMap(\.annotation.labels.keys))
      .union(alternatives.flatMap(\.annotation.labels.keys))
      .union(participants.flatMap(\.annotation.labels.keys))
      .union(strategicModel?.languages() ?? [])
      .union(language.map { [$0] } ?? [])
  }

  /// Returns the path of a criterion from below the goal, such as `Cost/Purchase`; the goal's own
  /// name for the goal.
  ///
  /// A shared criterion has the path through its first parent.
  ///
  /// - Complexity: O(depth).
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
