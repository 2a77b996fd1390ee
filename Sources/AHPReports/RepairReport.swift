public import AHP
internal import AHPFormats

/// What was changed to make judgments consistent enough, and what that did to the ranking.
public struct RepairReport: Sendable {
  private let model: DecisionModel
  private let repair: ModelRepair
  private let language: String?

  /// - Parameter model: The model before the repair.
  public init(model: DecisionModel, repair: ModelRepair, language: String? = nil) {
    self.model = model
    self.repair = repair
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n"
        + (repair.entries.isEmpty ? "" : matrices.text + "\n")
        + (hasChanges ? changes.text + "\n" : "") + StringStatement.text(statements)
    case .markdown:
      model.markdownHeading(language: language)
        + (repair.entries.isEmpty ? "" : "\n" + matrices.markdown)
        + (hasChanges ? "\n" + changes.markdown : "") + StringStatement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private var hasChanges: Bool { repair.entries.contains { !$0.changes.isEmpty } }

  // MARK: Tables

  private var matrices: StringTable {
    var table = StringTable([
      .init("Criterion"), .init("Items", .right), .init("CR", .right), .init("CR then", .right),
      .init("Changed", .right), .init("Result"),
    ])
    for entry in repair.entries {
      table.add(
        model.place(entry.criterion, language: language)
          + model.by(entry.participant, language: language),
        "\(entry.order)", NumberText.ratio(entry.ratioBefore), NumberText.ratio(entry.ratioAfter),
        "\(entry.changes.count)", words(entry))
    }
    return table
  }

  private func words(_ entry: ModelRepair.Entry) -> String {
    switch entry.outcome {
    case .attempted(.repaired):
      repair.plan.method == .fewestChanges ? "repaired; no fewer changes do" : "repaired"
    case .attempted(.unreachable):
      repair.plan.method == .fewestChanges
        ? "left: more than \(NumberText.count(repair.plan.mostChanges, "change")) needed"
        : "left: cannot be reached so"
    case .attempted(.stopped(let changes, let best)):
      best == nil
        ? "left: too many choices of \(changes) changes"
        : "repaired; no fewer changes do, others of \(changes) untried"
    case .incomplete: "left: judgments are missing"
    case .beyondTable: "left: no random index"
    }
  }

  private var changes: StringTable {
    var table = StringTable([
      .init("Criterion"), .init("Judgment"), .init("From", .right), .init("To", .right),
    ])
    for entry in repair.entries {
      let names = model.itemNames(of: entry.criterion, language: language)
      for change in entry.changes {
        table.add(
          model.place(entry.criterion, language: language)
            + model.by(entry.participant, language: language),
          "\(names[change.item]) against \(names[change.other])",
          NumberText.judgment(change.from), NumberText.judgment(change.to))
      }
    }
    return table
  }

  // MARK: In words

  private var statements: [StringStatement] {
    var statements: [StringStatement] = []
    if repair.entries.isEmpty {
      statements.append(
        StringStatement(
          title: "Consistency",
          text: "no matrix has a CR above \(repair.options.consistencyThreshold); nothing to repair"
        ))
    } else {
      statements.append(StringStatement(title: "Ranking", text: rankingSentence))
      statements.append(
        StringStatement(
          title: "Note",
          text: "consistent is not the same as right: ask the people who judged about each change"))
    }
    statements += model.noticeStatements
    let threshold = repair.options.consistencyThreshold
    statements.append(
      StringStatement(
        title: "Method",
        text: "\(repair.plan.method)\(theta), \(values), until CR is at most \(threshold) (random "
          + "index of \(repair.options.randomIndex))"))
    return statements
  }

  private var theta: String {
    switch repair.plan.method {
    case .xuWei, .cao: " with θ = \(repair.plan.theta)"
    case .worstTriad, .worstJudgment, .fewestChanges: ""
    }
  }

  private var values: String {
    switch repair.plan.values {
    case .any: "changed judgments of any size"
    case .within: "changed judgments within 1/9 … 9"
    case .saatyScale: "changed judgments from Saaty's scale"
    }
  }

  private var rankingSentence: String {
    let change = repair.before.change(to: repair.after)
    let largest = zip(repair.before.priorities, repair.after.priorities)
      .map { abs($0 - $1) }.enumerated().max { $0.element < $1.element }
    guard let largest else { return "nothing to rank" }
    let name = model.name(ofRanked: repair.before.ids[largest.offset], language: language)
    return model.words(change, language: language)
      + "; the priority of \(name) changes most, from "
      + NumberText.priority(repair.before.priorities[largest.offset]) + " to "
      + NumberText.priority(repair.after.priorities[largest.offset])
  }

  // MARK: For programs

  private var csv: String {
    var table = StringTable(
      [
        "path", "participant", "item", "other", "from", "to", "consistency_ratio",
        "consistency_ratio_after", "why",
      ].map { StringTable.Column($0) })
    for entry in repair.entries {
      let names = model.itemNames(of: entry.criterion)
      for change in entry.changes {
        table.add(
          model.path(of: entry.criterion),
          entry.participant.map { model.participants[$0].name } ?? "", names[change.item],
          names[change.other], "\(change.from)", "\(change.to)",
          entry.ratioBefore.map { "\($0)" } ?? "", entry.ratioAfter.map { "\($0)" } ?? "",
          change.reason)
      }
    }
    return table.csv
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("repair")), ("model", model.data(language: language)),
      ("method", .text(repair.plan.method.rawValue)),
      ("theta", .number(repair.plan.theta)),
      ("randomIndex", .text(repair.options.randomIndex.name)),
      ("threshold", .choice(repair.options.consistencyThreshold)),
      ("succeeds", .boolean(repair.succeeds)),
      ("matrices", .list(repair.entries.map(data))),
      (
        "ranking",
        .list(
          repair.before.ids.indices.map { index in
            .mapping([
              ("name", .text(model.name(ofRanked: repair.before.ids[index], language: nil))),
              ("before", .number(repair.before.priorities[index])),
              ("after", .number(repair.after.priorities[index])),
            ])
          })
      ),
      ("keepsRanking", .boolean(repair.before.change(to: repair.after) == .none)),
      ("newFirst", .optional(model.newFirst(repair.before.change(to: repair.after)))),
    ]).json
  }

  private func data(of entry: ModelRepair.Entry) -> DataValue {
    let names = model.itemNames(of: entry.criterion)
    return .mapping([
      ("path", .text(model.path(of: entry.criterion))),
      ("participant", .optional(entry.participant.map { model.participants[$0].name })),
      ("order", .integer(entry.order)),
      ("ratio", .optional(entry.ratioBefore)), ("ratioAfter", .optional(entry.ratioAfter)),
      ("result", .text(words(entry))),
      (
        "changes",
        .list(
          entry.changes.map {
            .mapping([
              ("item", .text(names[$0.item])), ("other", .text(names[$0.other])),
              ("from", .number($0.from)), ("to", .number($0.to)), ("why", .text($0.reason)),
            ])
          })
      ),
    ])
  }
}
