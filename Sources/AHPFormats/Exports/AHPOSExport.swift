internal import AHP

/// Writes hierarchies and projects of AHP-OS.
///
/// Source: K. D. Goepel, "Implementation of an online software tool for the analytic hierarchy
/// process (AHP-OS)", *International Journal of the Analytic Hierarchy Process* 10 (2018), 469–487,
/// doi:10.13033/ijahp.v10i3.590.
enum AHPOSExport {
  // MARK: Hierarchies

  /// Returns the text of a hierarchy: the criteria, and the weights of those that have direct
  /// priorities.
  static func hierarchy(of model: DecisionModel, _ notes: inout ExportNotes) -> String {
    notes.check([], own: EvaluationOptions())
    checkNames(of: model, besides: "{[", &notes)
    for alternative in model.alternatives {
      notes.lose("alternatives", "'\(alternative.name)'")
    }
    for participant in model.participants {
      notes.lose("participants", "'\(participant.name)'")
    }
    let isAlone = model.criteria.count == 1
    if isAlone { notes.lose("a goal without criteria", notes.name(model.goal), .structure) }
    return statements(of: model, &notes) { notes, id, judgments in
      notes.lose("comparisons", "those on \(notes.name(id))", at: id)
    }.joined(separator: "\n") + "\n"
  }

  /// Returns a statement for each criterion that has others below it.
  ///
  /// - Parameter compared: Is called for criteria with children that are judged otherwise than by
  ///   priorities for everybody.
  private static func statements(
    of model: DecisionModel, _ notes: inout ExportNotes,
    compared: (inout ExportNotes, CriterionID, GroupJudgments) -> Void
  ) -> [String] {
    var statements: [String] = []
    for id in model.criteria.indices where !model.criteria[id].children.isEmpty {
      let names = model.itemNames(of: id)
      var leaves = names
      let judgments = model.criteria[id].judgments
      if let common = judgments.forEverybody, !common.isCompared {
        if case .priorities(let priorities)? = notes.form(of: common, at: id) {
          let sum = priorities.reduce(0, +)
          // The program expects shares of 1; a sum that is 1 up to rounding is left as it is.
          let divisor = abs(sum - 1) < 1e-12 ? 1 : sum
          leaves = zip(names, priorities).map { "\($0)=\(DataValue.digits($1 / divisor))" }
        }
      } else if judgments != .none, names.count > 1 {
        compared(&notes, id, judgments)
      }
      statements.append("\(model.criteria[id].name): \(leaves.joined(separator: ", "));")
    }
    return statements
  }

  /// Names with signs of the text in them, and criteria whose names do not tell them apart.
  private static func checkNames(
    of model: DecisionModel, besides more: String = "", _ notes: inout ExportNotes
  ) {
    let signs = Set(":;,=" + more)
    var seen: Set<String> = []
    for id in model.criteria.indices {
      let name = model.criteria[id].name
      if name.contains(where: signs.contains) || !more.isEmpty && name == "ahp" {
        notes.lose(
          "names with \(signs.sorted().map { "'\($0)'" }.joined(separator: " "))", "'\(name)'",
          at: id, .structure)
      }
      if !seen.insert(name).inserted {
        notes.lose("criteria that share a name", notes.name(id), at: id, .structure)
      }
    }
  }

  // MARK: Projects

  /// The participant of judgments that stand for everybody, where the model has none.
  private static let everybody = "everybody"

  /// Returns the JSON of a project with all judgments.
  static func project(of model: DecisionModel, _ notes: inout ExportNotes) -> String {
    notes.check([.modelName, .modelText, .source], own: EvaluationOptions())
    checkNames(of: model, &notes)
    if model.criteria.count == 1 {
      notes.lose("a goal without criteria", notes.name(model.goal), .structure)
    }
    var project: [(key: String, value: DataValue)] = [("project_name", .text(model.name))]
    if let text = model.annotation.text { project.append(("project_description", .text(text))) }
    let hierarchy = statements(of: model, &notes) { _, _, _ in }.joined(separator: " ")
    project.append(("project_hText", .text(hierarchy)))
    project += facts(of: model, &notes)
    var records: [DataValue] = []
    for id in model.criteria.indices { records += self.records(of: id, in: model, &notes) }
    return DataValue.mapping([
      ("pj", .list([.mapping(project)])),
      ("alt", .list(model.alternatives.map { .mapping([("alt", .text($0.name))]) })),
      ("pwc", .list(records)),
    ]).json()
  }

  /// What the source of a model that was imported says of the project.
  private static func facts(
    of model: DecisionModel, _ notes: inout ExportNotes
  ) -> [(key: String, value: DataValue)] {
    guard let source = model.annotation.source else { return [] }
    let keys = [
      "session": "project_sc", "author": "project_author", "date": "project_datetime",
      "status": "project_status",
    ]
    let parts = source.split(separator: ", ").map { String($0) }
    let facts = parts.dropFirst().compactMap { part -> (key: String, value: DataValue)? in
      guard let blank = part.firstIndex(of: " "), let key = keys[String(part[..<blank])] else {
        return nil
      }
      return (key, .text(String(part[blank...].dropFirst())))
    }
    if parts.first == "AHP-OS", facts.count == parts.count - 1 { return facts }
    notes.lose("sources", "that of the model", .words)
    return []
  }

  /// The records of the judgments on a criterion, one for each participant.
  private static func records(
    of id: CriterionID, in model: DecisionModel, _ notes: inout ExportNotes
  ) -> [DataValue] {
    if model.itemCount(of: id) < 2 { return [] }
    let isAboutCriteria = !model.criteria[id].children.isEmpty
    if let common = model.criteria[id].judgments.forEverybody {
      switch notes.form(of: common, at: id) {
      case nil: return []
      case .priorities:
        if !isAboutCriteria { notes.lose("priorities of alternatives", notes.name(id), at: id) }
        return []
      case .comparisons(let matrix):
        guard let digits = digits(of: matrix, by: nil, at: id, &notes) else { return [] }
        let people = model.participants.isEmpty ? [everybody] : model.participants.map(\.name)
        notes.change(
          model.participants.isEmpty
            ? "judgments for everybody are written as those of a participant '\(everybody)'"
            : "judgments for everybody are written for each participant", notes.name(id))
        return people.map { record(of: $0, on: model.criteria[id].name, digits) }
      }
    }
    return model.criteria[id].judgments.byParticipants.compactMap { own in
      let name = model.participants[own.participant].name
      guard case .comparisons(let matrix)? = notes.form(of: own.judgments, at: id) else {
        notes.lose("priorities of single participants", "'\(name)' \(notes.name(id))", at: id)
        return nil
      }
      return digits(of: matrix, by: name, at: id, &notes).map {
        record(of: name, on: model.criteria[id].name, $0)
      }
    }
  }

  private static func record(
    of participant: String, on node: String, _ digits: (winners: String, intensities: String)
  ) -> DataValue {
    .mapping([
      ("pwc_part", .text(participant)), ("pwc_timestamp", .integer(0)), ("pwc_node", .text(node)),
      ("pwc_ab", .text(digits.winners)), ("pwc_intense", .text(digits.intensities)),
    ])
  }

  /// Which of each pair is preferred, 0 for the first, and how much, 1 … 9; `nil` if some judgment
  /// is neither a whole number nor the reciprocal of one, or missing.
  private static func digits(
    of matrix: IncompleteComparisonMatrix, by participant: String?, at id: CriterionID,
    _ notes: inout ExportNotes
  ) -> (winners: String, intensities: String)? {
    var digits = (winners: "", intensities: "")
    for judgment in matrix.upperTriangle() {
      // Missing judgments are a loss of their own.
      guard let judgment else { return nil }
      let isFirst = judgment >= 1
      let intensity = (isFirst ? judgment : 1 / judgment).rounded()
      guard (1...9).contains(intensity), (isFirst ? intensity : 1 / intensity) == judgment else {
        notes.lose(
          "judgments that are neither 1 … 9 nor one of their reciprocals",
          "\(Ratio.text(judgment)) " + (participant.map { "of '\($0)' " } ?? "")
            + "on \(notes.name(id))", at: id)
        return nil
      }
      digits.winners += isFirst ? "0" : "1"
      digits.intensities += "\(Int(intensity))"
    }
    return digits
  }
}
