internal import AHP
internal import ArgumentParser

/// The parts of a model that a command line names.
struct NamedParts {
  let model: DecisionModel

  init(of model: DecisionModel) { self.model = model }

  /// The given language, if the model has it.
  func language(_ language: String?) throws -> String? {
    guard let language, !model.languages().contains(language) else { return language }
    let known = model.languages().sorted().joined(separator: ", ")
    try fail(
      "the model has no labels in language '\(language)' (it has "
        + (known.isEmpty ? "none" : known) + ")")
  }

  /// The criterion at a path.
  func criterion(_ path: String) throws -> CriterionID {
    guard let criterion = model.criterion(at: path) else {
      try fail("the model has no criterion '\(path)'")
    }
    return criterion
  }

  /// What is compared at a path: a criterion, a strategic criterion or a rating scale.
  func subject(_ path: String) throws -> ComparisonSubject {
    guard let subject = ComparisonSubject(path: path, in: model) else {
      try fail("the model has no criterion '\(path)'")
    }
    return subject
  }

  /// The alternative of a name.
  func alternative(_ name: String) throws -> AlternativeID {
    let alternatives = model.alternatives
    guard let position = alternatives.firstIndex(where: { $0.name == name }) else {
      throw ValidationError(
        "the model has no alternative '\(name)'"
          + (alternatives.count <= 20
            ? " (expected one of \(alternatives.map(\.name).joined(separator: ", ")))" : ""))
    }
    return position
  }
}
