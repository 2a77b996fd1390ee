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

  /// One matrix, or the lack of it.
  private struct Row {
    var path: String
    /// Where it is, for people.
    var place: String
    var participant: ParticipantID?
    /// The names of the items.
    var items: [String]
    var matrix: IncompleteComparisonMatrix?
    var ratio: Double?
    var verdict: ModelCheck.Verdict

    var missing: Int { matrix?.missingCount ?? items.count * (items.count - 1) / 2 }
  }

  /// The matrices of the criteria, of the strategic criteria and of the rating scales.
  private var rows: [Row] {
    Self.rows(check, model, language: language)
      + (model.strategicModel.flatMap { model in
        check.strategy.map { Self.rows($0, model, language: language) }
      } ?? [])
      + check.ratingScales.map { entry in
        let scale = model.ratingScales[entry.scale]
        return Row(
          path: scale.name, place: "Rating scale '\(scale.name)'", participant: nil,
          items: scale.intensities, matrix: entry.matrix, ratio: entry.ratio,
          verdict: entry.verdict)
      }
  }

  private static func rows(
    _ check: ModelCheck, _ model: DecisionModel, language: String?
  ) -> [Row] {
    check.entries.map { entry in
      Row(
        path: model.path(of: entry.criterion),
        place: model.place(entry.criterion, language: language), participant: entry.participant,
        items: model.itemNames(of: entry.criterion, language: language), matrix: entry.matrix,
        ratio: entry.ratio, verdict: entry.verdict)
    }
  }

  private var table: Table {
    let rows = rows
    let showsParticipants = rows.contains { $0.participant != nil }
    var table = Table(
      [.init("Criterion")] + (showsParticipants ? [.init("Participant")] : [])
        + [
          .init("Items", .right), .init("Missing", .right), .init("CR", .right), .init("Verdict"),
        ])
    for row in rows {
      let participant = row.participant.map {
        model.label(ofParticipant: $0, language: language)
      }
      table.add(
        [row.place] + (showsParticipants ? [participant ?? "(all)"] : [])
          + [
            "\(row.items.count)", "\(row.missing)",
            row.ratio.map { NumberText.fixed($0, places: 3) } ?? "",
            words(row.verdict, order: row.items.count),
          ])
    }
    return table
  }

  private var csv: String {
    var table = Table(
      ["path", "participant", "order", "missing", "consistency_ratio", "verdict"]
        .map { Table.Column($0) })
    for row in rows {
      table.add(
        row.path, row.participant.map { model.participants[$0].name } ?? "",
        "\(row.items.count)", "\(row.missing)", row.ratio.map { "\($0)" } ?? "",
        row.verdict.rawValue)
    }
    return table.csv
  }

  private func words(_ verdict: ModelCheck.Verdict, order: Int) -> String {
    switch verdict {
    case .consistent: "ok"
    case .inconsistent: "above \(check.options.consistencyThreshold.value(order: order))"
    case .unjudged: "not judged"
    case .unconnected: "too few judgments alone"
    case .beyondTable: "no random index"
    }
  }

  private var summary: String {
    let threshold = check.options.consistencyThreshold
    let rows = rows
    let judged = rows.count { $0.matrix != nil }
    var parts = [
      "\(check.count(.consistent)) of \(NumberText.count(judged, "matrix", plural: "matrices")) within CR \(threshold)"
    ]
    if check.count(.inconsistent) > 0 { parts.append("\(check.count(.inconsistent)) above") }
    if check.count(.unjudged) > 0 { parts.append("\(check.count(.unjudged)) not judged yet") }
    if check.count(.beyondTable) > 0 {
      parts.append("\(check.count(.beyondTable)) beyond the random-index table")
    }
    let missing = rows.reduce(0) {
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
      ("threshold", .choice(check.options.consistencyThreshold)),
      (
        "matrices",
        .list(
          rows.map { row in
            .mapping([
              ("path", .text(row.path)),
              ("participant", .optional(row.participant.map { model.participants[$0].name })),
              ("order", .integer(row.items.count)),
              (
                "missingPairs",
                row.matrix.map { matrix in
                  .list(
                    matrix.missingPairs().map {
                      .list([.text(row.items[$0.row]), .text(row.items[$0.column])])
                    })
                } ?? .null
              ),
              ("ratio", .optional(row.ratio)), ("verdict", .text(row.verdict.rawValue)),
            ])
          })
      ),
      ("passes", .boolean(check.passes)),
    ]).json
  }
}
