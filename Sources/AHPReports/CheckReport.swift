public import AHP
internal import AHPFormats

/// Whether a model is complete and consistent, for people and programs.
public struct CheckReport: Sendable {
  private let model: DecisionModel
  private let check: ModelCheck
  private let language: String?

  public init(model: DecisionModel, check: ModelCheck, language: String? = nil) {
    self.model = model
    self.check = check
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .text:
      model.heading(language: language) + "\n" + table.text + "\n"
        + summary.wrapped(width: 79) + "\n" + Statement.text(model.noticeStatements)
    case .markdown:
      model.markdownHeading(language: language) + "\n" + table.markdown + "\n" + summary + "\n"
        + Statement.markdown(model.noticeStatements)
    case .csv: csv
    case .json: json
    }
  }

  private var table: Table {
    let showsParticipants = check.entries.contains { $0.participant != nil }
    var table = Table(
      [.init("Criterion")] + (showsParticipants ? [.init("Participant")] : [])
        + [
          .init("Items", .right), .init("Missing", .right), .init("CR", .right), .init("Verdict"),
        ])
    for entry in check.entries {
      let participant = entry.participant.map {
        model.label(ofParticipant: $0, language: language)
      }
      table.add(
        [model.place(entry.criterion, language: language)]
          + (showsParticipants ? [participant ?? "(all)"] : [])
          + [
            "\(model.itemCount(of: entry.criterion))", "\(missing(entry))",
            entry.ratio.map { NumberText.fixed($0, places: 3) } ?? "",
            words(entry.verdict, criterion: entry.criterion),
          ])
    }
    return table
  }

  private func missing(_ entry: ModelCheck.Entry) -> Int {
    let order = model.itemCount(of: entry.criterion)
    return entry.matrix?.missingCount ?? order * (order - 1) / 2
  }

  private var csv: String {
    var table = Table(
      ["path", "participant", "order", "missing", "consistency_ratio", "verdict"]
        .map { Table.Column($0) })
    for entry in check.entries {
      table.add(
        model.path(of: entry.criterion),
        entry.participant.map { model.participants[$0].name } ?? "",
        "\(model.itemCount(of: entry.criterion))", "\(missing(entry))",
        entry.ratio.map { "\($0)" } ?? "", entry.verdict.rawValue)
    }
    return table.csv
  }

  private func words(_ verdict: ModelCheck.Verdict, criterion: Int) -> String {
    switch verdict {
    case .consistent: "ok"
    case .inconsistent:
      "above \(check.options.consistencyThreshold.value(order: model.itemCount(of: criterion)))"
    case .unjudged: "not judged"
    case .unconnected: "too few judgments alone"
    case .beyondTable: "no random index"
    }
  }

  private var summary: String {
    let threshold = check.options.consistencyThreshold
    let judged = check.entries.count { $0.matrix != nil }
    var parts = [
      "\(check.count(.consistent)) of \(NumberText.count(judged, "matrix", plural: "matrices")) within CR \(threshold)"
    ]
    if check.count(.inconsistent) > 0 { parts.append("\(check.count(.inconsistent)) above") }
    if check.count(.unjudged) > 0 { parts.append("\(check.count(.unjudged)) not judged yet") }
    if check.count(.beyondTable) > 0 {
      parts.append("\(check.count(.beyondTable)) beyond the random-index table")
    }
    let missing = check.entries.reduce(0) {
      $0 + ($1.participant == nil ? $1.matrix?.missingCount ?? 0 : 0)
    }
    if missing > 0 { parts.append("\(NumberText.count(missing, "judgment")) missing") }
    return parts.joined(separator: ", ") + " (random index of \(check.options.randomIndex)): "
      + (check.passes ? "the model passes." : "the model does not pass.")
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("check")), ("model", model.data(language: language)),
      ("randomIndex", .text(check.options.randomIndex.name)),
      ("threshold", .threshold(check.options.consistencyThreshold)),
      (
        "matrices",
        .list(
          check.entries.map { entry in
            let names = model.itemNames(of: entry.criterion, language: language)
            return .mapping([
              ("path", .text(model.path(of: entry.criterion))),
              ("participant", .optional(entry.participant.map { model.participants[$0].name })),
              ("order", .integer(names.count)),
              (
                "missingPairs",
                entry.matrix.map { matrix in
                  .list(
                    matrix.missingPairs.map {
                      .list([.text(names[$0.row]), .text(names[$0.column])])
                    })
                } ?? .null
              ),
              ("ratio", .optional(entry.ratio)), ("verdict", .text(entry.verdict.rawValue)),
            ])
          })
      ),
      ("passes", .boolean(check.passes)),
    ]).json
  }
}
