internal import AHP

extension ModelImport {
  /// Reads files of other programs that have the judgments of one person each on the same
  /// hierarchy, and joins them to a model with a participant for each file, who is named as the
  /// file is.
  ///
  /// Judgments that are no comparisons, and the same in all files, stand for everybody.
  ///
  /// - Parameters:
  ///   - paths: The files; of one alone the result is that of `read(_:roundedRatios:)`.
  ///   - roundedRatios: What becomes of rounded reciprocals; `nil` for what suits each format.
  /// - Throws: `FileError` with the problems of all files.
  public static func read(
    _ paths: [String], roundedRatios: RoundedRatio.Reading? = nil
  ) throws(FileError) -> ImportedModel {
    var files: [(path: String, imported: ImportedModel)] = []
    var problems: [Diagnostic] = []
    for path in paths {
      do throws(FileError) {
        files.append((path, try read(path, roundedRatios: roundedRatios)))
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw FileError(problems) }
    guard files.count > 1 else { return files[0].imported }
    var joint = JointImport(files)
    return try joint.joined()
  }
}

/// Joins the models of several files.
private struct JointImport {
  private let files: [(path: String, imported: ImportedModel)]
  private var model: DecisionModel
  private var problems: [Diagnostic] = []

  init(_ files: [(path: String, imported: ImportedModel)]) {
    self.files = files
    model = files[0].imported.model
    model.participants = []
  }

  mutating func joined() throws(FileError) -> ImportedModel {
    checkHierarchies()
    addParticipants()
    if problems.isEmpty {
      for criterion in model.criteria.indices { join(criterion) }
    }
    if !problems.isEmpty { throw FileError(problems) }
    return ImportedModel(
      model: model, format: files[0].imported.format,
      omissions: files.flatMap(\.imported.omissions),
      furtherOmissionCount: files.reduce(0) { $0 + $1.imported.furtherOmissionCount },
      remarks: files.flatMap(\.imported.remarks))
  }

  private mutating func checkHierarchies() {
    let first = files[0]
    for (path, imported) in files {
      func refuse(_ problem: String) { problems.append(Diagnostic(problem, file: path)) }
      let (own, other) = (imported.model, first.imported.model)
      if !own.participants.isEmpty {
        refuse("the file has participants already (expected the judgments of one person)")
      } else if let difference = Self.difference(of: own, from: other) {
        refuse("the file differs from '\(first.path)': \(difference)")
      }
    }
  }

  /// What differs in two models apart from judgments; `nil` for nothing. The goal may have another
  /// name: that of a table without one is its file's.
  private static func difference(of model: DecisionModel, from other: DecisionModel) -> String? {
    if model.alternatives.map(\.name) != other.alternatives.map(\.name) {
      let names = Set(other.alternatives.map(\.name))
      let new = model.alternatives.first { !names.contains($0.name) }
      return new.map { "the alternative '\($0.name)'" } ?? "the alternatives or their order"
    }
    let paths = Set(other.criteria.indices.dropFirst().map { other.path(of: $0) })
    let new = model.criteria.indices.dropFirst().first { !paths.contains(model.path(of: $0)) }
    if let new { return "the criterion '\(model.path(of: new))'" }
    let isSame =
      model.criteria.count == other.criteria.count
      && model.criteria.dropFirst().map(\.name) == other.criteria.dropFirst().map(\.name)
      && zip(model.criteria, other.criteria).allSatisfy {
        $0.children == $1.children && $0.alternatives == $1.alternatives
      }
    if !isSame { return "the criteria or their order" }
    return model.settings != other.settings || model.ratingScales != other.ratingScales
      || model.merits != other.merits ? "the settings" : nil
  }

  private mutating func addParticipants() {
    var names: Set<String> = []
    for (path, _) in files {
      let name = ModelImport.title(of: path)
      if names.insert(name).inserted {
        model.participants.append(Participant(name))
      } else {
        problems.append(
          Diagnostic("two files are named '\(name)', as which a participant is", file: path))
      }
    }
  }

  private mutating func join(_ criterion: CriterionID) {
    let all = files.map { $0.imported.model.criteria[criterion] }
    let judgments = all.map(\.judgments.forEverybody)
    model.criteria[criterion].reported = zip(model.participants.indices, all).flatMap {
      participant, own in
      own.reported.map {
        var results = $0
        results.participant = participant
        return results
      }
    }
    if let first = judgments[0], !first.isCompared, judgments.allSatisfy({ $0 == first }) {
      model.criteria[criterion].judgments = .common(first)
      model.criteria[criterion].reported = all[0].reported
      return
    }
    var individual: [IndividualJudgments] = []
    for (participant, own) in zip(model.participants.indices, judgments) {
      guard let own else { continue }
      switch own {
      case .measurements, .ratings:
        problems.append(
          Diagnostic(
            "what is measured or rated under '\(model.path(of: criterion))' differs from file to file",
            file: files[participant.position].path))
      case .comparisons, .incompleteComparisons, .priorities, .ranks:
        individual.append(IndividualJudgments(participant: participant, judgments: own))
      }
    }
    model.criteria[criterion].judgments = individual.isEmpty ? .none : .individual(individual)
  }
}
