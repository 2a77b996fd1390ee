internal import AHP
internal import ArgumentParser

extension DecisionModel {
  /// The given language, if the model has it.
  func language(_ language: String?) throws -> String? {
    guard let language, !languages().contains(language) else { return language }
    let known = languages().sorted().joined(separator: ", ")
    try fail(
      "the model has no labels in language '\(language)' (it has "
        + (known.isEmpty ? "none" : known) + ")")
  }

  /// The criterion at a path.
  func position(of path: String) throws -> CriterionID {
    guard let position = criterion(at: path) else {
      try fail("the model has no criterion '\(path)'")
    }
    return position
  }

  /// What is compared at a path: a criterion, a strategic criterion or a rating scale.
  func subject(of path: String) throws -> ComparisonSubject {
    guard let subject = subject(at: path) else {
      try fail("the model has no criterion '\(path)'")
    }
    return subject
  }

  /// The alternative of a name.
  func position(ofAlternative name: String) throws -> AlternativeID {
    guard let position = alternatives.firstIndex(where: { $0.name == name }) else {
      throw ValidationError(
        "the model has no alternative '\(name)'"
          + (alternatives.count <= 20
            ? " (expected one of \(alternatives.map(\.name).joined(separator: ", ")))" : ""))
    }
    return position
  }
}
