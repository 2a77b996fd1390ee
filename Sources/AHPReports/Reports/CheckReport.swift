public import AHP
package import AHPFormats

/// Whether a model is complete and consistent, for people and programs.
public struct CheckReport: Sendable {
  private let names: Names
  private let check: ModelCheck
  private let rows: [Row]
  private let findings: ConsistencyFindings
  private let offScale: OffScaleJudgments
  private let networks: [NetworkNotes]
  private let showsAll: Bool

  /// - Parameters:
  ///   - model: The model.
  ///   - check: What was found.
  ///   - showsAll: Whether people are shown every matrix of a large model too, and not only those
  ///     that fail.
  ///   - language: The language of the labels; `nil` for the names.
  public init(
    model: DecisionModel, check: ModelCheck, showsAll: Bool = false, language: String? = nil
  ) {
    self.showsAll = showsAll
    names = Names(model: model, language: language)
    self.check = check
    rows = Self.rows(check, names)
    findings = ConsistencyFindings(in: check)
    offScale = OffScaleJudgments(in: model, of: check.options.participant)
    let names = names
    networks = check.networks.map { findings in
      NetworkNotes(
        names: names, findings: findings,
        network: model.networks[findings.criterion] ?? Network())
    }
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

    /// Whether there is something to say of it.
    var fails: Bool { verdict != .consistent && verdict != .unconnected || matrix == nil }

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

  /// Up to how many matrices people are shown all.
  private static let mostShown = 20

  /// Whether only what fails is shown, and a line for each participant.
  private var isShort: Bool { !showsAll && rows.count > Self.mostShown }

  private func table(_ rows: [Row]) -> Table {
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

  /// A line for each participant: how many matrices there are, what is missing, and the largest
  /// ratio.
  private func people() -> Table {
    var table = Table([
      .init(.participant), .init(.acceptedCaption, .right), .init(.missing, .right),
      .init(.largestRatio, .right), .init(.verdict),
    ])
    let own = Dictionary(grouping: rows.filter { $0.participant != nil }, by: \.participant)
    for participant in names.model.participants.indices {
      guard let rows = own[participant] else { continue }
      let worst = rows.filter { $0.ratio != nil }.max { $0.ratio ?? 0 < $1.ratio ?? 0 }
      let failing =
        rows.first { $0.verdict == .inconsistent } ?? rows.first { $0.fails }
        ?? rows.first { $0.verdict == .unconnected }
      table.add(
        .name(names.participant(participant)),
        .phrase(
          .countOf, .count(rows.count { $0.verdict == .consistent }), .count(rows.count)),
        .count(rows.reduce(0) { $0 + $1.missing }),
        worst.map { worst in
          .markedRatio(worst.ratio, isHigh: worst.verdict == .inconsistent)
        } ?? .absent,
        words(failing?.verdict ?? .consistent, order: failing?.items.count ?? 3))
    }
    return table
  }

  private func tables() -> [Block] {
    if !isShort { return [.table(table(rows))] }
    let failing = rows.filter(\.fails)
    let hidden = rows.filter { !$0.fails }
    let unconnected = hidden.count { $0.verdict == .unconnected }
    return [
      .table(table(failing)), .table(people()),
      .paragraph(
        .list(
          [.phrase(.shownWithAll, .count(hidden.count - unconnected))]
            + (unconnected > 0 ? [.phrase(.tooFewNotShown, .count(unconnected))] : []), .sentence)
      ),
    ]
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
    let used = check.entries.filter(\.isUsed)
    func count(_ verdict: ModelCheck.Verdict) -> Int { used.count { $0.verdict == verdict } }
    let matrixCount = used.count { $0.matrix != nil }
    // Where priorities are averaged the matrices are people's own.
    let people = findings.matrices.peopleCount
    let within = Content.phrase(
      .matricesWithin, .count(count(.consistent)), .count(matrixCount),
      check.options.consistencyThreshold.content)
    var parts: [Content] = [
      matrixCount == 0
        ? .phrase(.noComparisons)
        : people > 0 && count(.inconsistent) == 0
          ? .phrase(.ofPeople, within, .count(people)) : within
    ]
    let missing = rows.reduce(0) {
      $0 + ($1.participant == nil ? $1.matrix?.missingCount ?? 0 : 0)
    }
    let counts: [(Phrase, Int)] = [
      (.countAbove, count(.inconsistent)), (.countNotJudged, count(.unjudged)),
      (.countNotJudgedEqually, check.equalSetCount), (.countLeftOut, check.leftOut.count),
      (.countBeyondTable, count(.beyondTable)), (.judgmentsMissing, missing),
    ]
    for (phrase, count) in counts where count > 0 {
      let part = Content.phrase(phrase, .count(count))
      parts.append(
        phrase == .countAbove && people > 0
          ? .phrase(
            .ofSomePeople, part, .count(findings.matrices.peopleAboveCount), .count(people))
          : part)
    }
    if let individuals = findings.individuals, individuals.ratioCount > 0 {
      parts.append(
        individuals.aboveCount == 0
          ? ConsistencyWords.ownMatricesWithin(
            individuals.ratioCount, of: individuals.peopleCount, check.options)
          : .phrase(
            .ownMatricesAboveOf, .count(individuals.ratioCount), .count(individuals.aboveCount),
            .count(individuals.peopleAboveCount), .count(individuals.peopleCount)))
    }
    return .phrase(
      .checkedBy, .list(parts, .comma), check.options.randomIndex.content,
      .phrase(
        !check.passes
          ? .modelFails
          : check.equalSetCount == 0 && check.leftOut.isEmpty ? .modelPasses : .modelHasWarnings))
  }
}

extension CheckReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [
      Section(
        "check",
        tables() + [.paragraph(summary())] + warnings() + networks.flatMap { $0.blocks() }
          + leftOut() + names.notices())
    ]
  }

  private func leftOut() -> [Block] {
    check.leftOut.isEmpty
      ? []
      : [
        .statement(
          .warning,
          .phrase(
            .criteriaWithoutNetwork, .count(check.leftOut.count),
            .list(check.leftOut.map { .phrase(.quoted, names.place($0)) }, .comma)))
      ]
  }

  /// The judgments outside the scale, which may be slips.
  private func warnings() -> [Block] {
    names.warnings(of: OffScaleAnswers(offScale, in: names.model))
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
    .mapping(
      [
        ("report", .text("check")), ("model", names.data),
        ("randomIndex", .choice(check.options.randomIndex)),
        ("threshold", .choice(check.options.consistencyThreshold)),
        (
          "consistency", ConsistencyWords(names: names, options: check.options).data(findings)
        ),
        ("matrices", .list(rows.map(data))),
        (
          "outsideScale",
          .list(
            offScale.entries.map { entry in
              let items = names.own.items(of: entry.subject)
              return .mapping([
                ("path", .text(names.own.path(entry.subject))),
                ("participant", .optional(entry.participant.map(names.own.participant))),
                ("item", .text(items[entry.row])), ("other", .text(items[entry.column])),
                ("ratio", .number(entry.ratio)),
              ])
            })
        ), ("passes", .boolean(check.passes)),
      ] + networkData())
  }

  /// What is to be known about networks, where there are some.
  private func networkData() -> [(key: String, value: DataValue)] {
    networks.isEmpty && check.leftOut.isEmpty
      ? []
      : [
        (
          "networks",
          .list(
            networks.map { notes in
              .mapping([
                ("path", .text(names.model.path(of: notes.findings.criterion))),
                ("findings", notes.data()),
              ])
            })
        ),
        ("leftOut", .list(check.leftOut.map { .text(names.model.path(of: $0)) })),
      ]
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
