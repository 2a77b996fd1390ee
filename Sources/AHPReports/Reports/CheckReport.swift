public import AHP
package import AHPFormats

/// Whether a model is complete and consistent, for people and programs.
public struct CheckReport: Sendable {
  private let names: Names
  private let check: ModelCheck
  private let rows: [Row]

  public init(model: DecisionModel, check: ModelCheck, language: String? = nil) {
    names = Names(model: model, language: language)
    self.check = check
    rows = Self.rows(check, names)
  }

  /// One matrix, or the lack of it.
  private struct Row {
    var path: String
    /// Where it is, for people.
    var place: Content
    var participant: ParticipantID?
    /// The names of the items.
    var items: [String]
    var matrix: IncompleteComparisonMatrix?
    var ratio: Double?
    var verdict: ModelCheck.Verdict

    var missing: Int { matrix?.missingCount ?? items.count * (items.count - 1) / 2 }
  }

  private static func rows(_ check: ModelCheck, _ names: Names) -> [Row] {
    check.entries.map { entry in
      Row(
        path: names.own.path(entry.subject), place: names.place(entry.subject),
        participant: entry.participant, items: names.items(of: entry.subject),
        matrix: entry.matrix, ratio: entry.ratio, verdict: entry.verdict)
    }
  }

  private func table() -> Table {
    let showsParticipants = rows.contains { $0.participant != nil }
    var table = Table(
      [.init(.criterion)] + (showsParticipants ? [.init(.participant)] : [])
        + [
          .init(.items, .right), .init(.missing, .right), .init(.ratio, .right), .init(.verdict),
        ])
    for row in rows {
      table.add(
        [row.place]
          + (showsParticipants
            ? [row.participant.map { .name(names.participant($0)) } ?? .phrase(.everybody)] : [])
          + [
            .count(row.items.count), .count(row.missing), row.ratio.map { .ratio($0) } ?? .empty,
            words(row.verdict, order: row.items.count),
          ])
    }
    return table
  }

  private func words(_ verdict: ModelCheck.Verdict, order: Int) -> Content {
    switch verdict {
    case .consistent: .phrase(.accepted)
    case .inconsistent:
      .phrase(.aboveLimit, .exact(check.options.consistencyThreshold.value(order: order)))
    case .unjudged: .phrase(.notJudged)
    case .unconnected: .phrase(.tooFewAlone)
    case .beyondTable: .phrase(.noRandomIndex)
    }
  }

  private func summary() -> Content {
    let judged = rows.count { $0.matrix != nil }
    var parts: [Content] = [
      .phrase(
        .matricesWithin, .count(check.count(.consistent)), .count(judged),
        check.options.consistencyThreshold.content)
    ]
    let missing = rows.reduce(0) {
      $0 + ($1.participant == nil ? $1.matrix?.missingCount ?? 0 : 0)
    }
    let counts: [(Phrase, Int)] = [
      (.countAbove, check.count(.inconsistent)), (.countNotJudged, check.count(.unjudged)),
      (.countBeyondTable, check.count(.beyondTable)), (.judgmentsMissing, missing),
    ]
    for (phrase, count) in counts where count > 0 { parts.append(.phrase(phrase, .count(count))) }
    return .phrase(
      .checkedBy, .list(parts, .comma), check.options.randomIndex.content,
      .phrase(check.passes ? .modelPasses : .modelFails))
  }
}

extension CheckReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [Section("check", [.table(table()), .paragraph(summary())] + names.notices())]
  }

  package func records() -> Table {
    var table = Table(keys: [
      "path", "participant", "order", "missing", "consistency_ratio", "verdict",
    ])
    for row in rows {
      table.add(
        .name(row.path), .name(row.participant.map { names.model.participants[$0].name }),
        .count(row.items.count), .count(row.missing), .exact(row.ratio),
        .text(row.verdict.rawValue))
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("check")), ("model", names.data),
      ("randomIndex", .text(check.options.randomIndex.name)),
      ("threshold", .choice(check.options.consistencyThreshold)),
      ("matrices", .list(rows.map(data))), ("passes", .boolean(check.passes)),
    ])
  }

  private func data(of row: Row) -> DataValue {
    .mapping([
      ("path", .text(row.path)),
      ("participant", .optional(row.participant.map { names.model.participants[$0].name })),
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
  }
}
