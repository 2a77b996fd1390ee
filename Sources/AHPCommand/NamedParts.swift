internal import AHP
internal import AHPFormats
internal import ArgumentParser

/// The parts of a model that a command line names. An unknown name ends the process with code 2, a
/// suggestion and what there is.
struct NamedParts {
  let model: DecisionModel

  init(of model: DecisionModel) { self.model = model }

  /// The language of the labels to show, for the value of '--language'; see `ReportLanguage`.
  func language(_ language: String?) throws -> String? {
    try ReportLanguage.labels(language, of: model)
  }

  /// The criterion at a path, or of which the path ends so.
  func criterion(_ path: String) throws -> CriterionID {
    if let criterion = model.criterion(at: path) { return criterion }
    return try found(path, criteria())
  }

  /// What is compared at a path: a criterion, a strategic criterion or a rating scale.
  func subject(_ path: String) throws -> ComparisonSubject {
    if let subject = ComparisonSubject(path: path, in: model) { return subject }
    let others = model.comparisonSets().map(\.subject).filter {
      if case .criterion = $0 { false } else { true }
    }
    return try found(
      path,
      criteria().map { ($0.path, .criterion($0.place)) }
        + others.map { ($0.path(in: model), $0) })
  }

  private func criteria() -> [(path: String, place: CriterionID)] {
    model.criteria.indices.map { (model.path(of: $0), $0) }
  }

  private func found<Place>(
    _ path: String, _ places: [(path: String, place: Place)]
  ) throws -> Place {
    do throws(UnknownName) {
      return try NamedPlaces(places).place(endingIn: path)
    } catch {
      try fail(error.description)
    }
  }

  /// The alternative of a name.
  func alternative(_ name: String) throws -> AlternativeID {
    guard let position = model.alternatives.firstIndex(where: { $0.name == name }) else {
      try refuse("the model has no alternative", name, model.alternatives.map(\.name))
    }
    return position
  }

  /// The position of the situation of a name.
  func situation(_ name: String) throws -> Int {
    guard let position = model.situations.firstIndex(where: { $0.name == name }) else {
      try refuse("the model has no situation", name, model.situations.map(\.name))
    }
    return position
  }

  /// The participant of a name.
  func participant(_ name: String) throws -> ParticipantID {
    guard let position = model.participants.firstIndex(where: { $0.name == name }) else {
      try refuse("the model has no participant", name, model.participants.map(\.name))
    }
    return position
  }

  private func refuse(_ sentence: String, _ name: String, _ known: [String]) throws -> Never {
    try fail(UnknownName(sentence, name, among: known).description)
  }
}
