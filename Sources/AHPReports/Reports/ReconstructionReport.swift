public import AHP
package import AHPFormats

/// The judgments that were chosen so that printed numbers come out, and what these leave open.
public struct ReconstructionReport: Sendable {
  private let names: Names
  private let reconstruction: ModelReconstruction
  private let showsAll: Bool

  /// Creates the report of a reconstruction.
  ///
  /// - Parameters:
  ///   - reconstruction: The judgments that were chosen, and what they leave open.
  ///   - showsAll: Whether all matrices that were found are shown, not only how many there are.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(
    reconstruction: ModelReconstruction, showsAll: Bool = false, language: String? = nil
  ) {
    names = Names(model: reconstruction.model, language: language)
    self.reconstruction = reconstruction
    self.showsAll = showsAll
  }

  private var model: DecisionModel { names.model }

  // MARK: For people

  private func entryTable() -> Table {
    var table = Table([
      .init(.criterion), .init(.items, .right), .init(.participants, .right), .init(.restsOn),
      .init(.matricesFound, .right),
    ])
    for entry in reconstruction.entries {
      table.add(
        names.place(entry.criterion), .count(model.itemCount(of: entry.criterion)),
        .count(entry.respondents), words(entry.basis),
        entry.respondents == 1 ? .count(entry.search?.matrices.count) : .empty)
    }
    return table
  }

  private func words(_ basis: ModelReconstruction.Basis) -> Content {
    switch basis {
    case .priorities: .phrase(.basisPriorities)
    case .alternatives: .phrase(.basisAlternatives)
    case .consistency: .phrase(.basisConsistency)
    case .nothing: .phrase(.basisNothing)
    }
  }

  private func words(_ failure: ModelReconstruction.Failure) -> Content {
    .phrase(
      .labelled, names.place(failure.criterion),
      .phrase(failure.verdict == .none ? .noJudgmentsGiveThem : .notDecided))
  }

  /// The global priorities that criteria can have.
  private func rangeTable() -> Table? {
    var table = Table(
      [
        .init(.criterion), .init(.now, .right), .init(.canBe, .right),
        .init(.atMostBetween, .right),
        .init(.known),
      ], caption: .phrase(.rangesCaption))
    for range in reconstruction.ranges {
      guard let child = child(range), let global = range.global else { continue }
      table.add(
        names.place(child), .priority(range.globalPriority), interval(global.inner),
        .interval(global.outer.lowerBound, global.outer.upperBound), kind(global))
    }
    return table.rows.isEmpty ? nil : table
  }

  private func child(_ range: ModelReconstruction.Range) -> CriterionID? {
    let children = model.criteria[range.criterion].children
    return children.isEmpty ? nil : children[range.item]
  }

  private func interval(_ interval: ClosedRange<Double>?) -> Content {
    interval.map { .interval($0.lowerBound, $0.upperBound) } ?? .absent
  }

  private func kind(_ range: PriorityRange) -> Content {
    .phrase(range.isExact ? .rangeExact : range.inner == nil ? .rangeOuter : .rangeInnerAndOuter)
  }

  // MARK: For programs

  private static func kindName(_ range: PriorityRange) -> String {
    range.isExact ? "exact" : range.inner == nil ? "outer" : "inner and outer"
  }

  private static func data(_ range: PriorityRange?) -> DataValue {
    guard let range else { return .null }
    return .mapping([
      ("kind", .text(kindName(range))),
      (
        "inner",
        range.inner.map { .list([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
      ),
      ("outer", .list([.number(range.outer.lowerBound), .number(range.outer.upperBound)])),
    ])
  }
}

extension ReconstructionReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    var blocks: [Block] = []
    if !reconstruction.entries.isEmpty { blocks.append(.table(entryTable())) }
    for failure in reconstruction.failures {
      blocks.append(.statement(.notPossibleTopic, words(failure)))
    }
    if reconstruction.failures.contains(where: { $0.verdict == .none }) {
      blocks.append(.statement(.howToRead, .phrase(.notPossibleMeans)))
    }
    if let audit = reconstruction.audit {
      blocks.append(
        .paragraph(
          reconstruction.entries.isEmpty
            ? .phrase(.nothingToReconstruct)
            : .phrase(
              .numbersComeOut, .count(audit.count(.agrees)), .count(audit.entries.count))))
      if !reconstruction.entries.isEmpty {
        blocks.append(.statement(.provenance, .phrase(.reconstructedMeans)))
      }
    }
    var sections = [Section("reconstruction", blocks)]
    if let table = rangeTable() {
      sections.append(
        Section("ranges", [.table(table), .statement(.howToRead, .phrase(.rangesMean))]))
    }
    if showsAll {
      let matrices = reconstruction.entries.flatMap { entry in
        names.matrixBlocks(
          entry.search?.matrices ?? [], of: .criterion(entry.criterion),
          place: names.place(entry.criterion))
      }
      if !matrices.isEmpty {
        sections.append(
          Section(
            "judgments", title: .phrase(.recovered),
            matrices + [.statement(.consent, .phrase(.consentText))]))
      }
    }
    return sections
  }

  package func records() -> Table {
    var table = Table(keys: [
      "path", "item", "local", "local_inner_from", "local_inner_to", "local_outer_from",
      "local_outer_to", "local_kind", "global", "global_inner_from", "global_inner_to",
      "global_outer_from", "global_outer_to", "global_kind",
    ])
    let own = names.own
    func cells(_ range: PriorityRange?) -> [Content] {
      [
        .exact(range?.inner?.lowerBound), .exact(range?.inner?.upperBound),
        .exact(range?.outer.lowerBound), .exact(range?.outer.upperBound),
        .text(range.map { Self.kindName($0) } ?? ""),
      ]
    }
    for range in reconstruction.ranges {
      table.add(
        [
          .name(own.path(range.criterion)), .name(own.item(range.item, of: range.criterion)),
          .exact(range.localPriority),
        ] + cells(range.local) + [.exact(range.globalPriority)] + cells(range.global))
    }
    return table
  }

  package func data() -> DataValue {
    let own = names.own
    return .mapping([
      ("report", .text("reconstruction")), ("model", names.data),
      ("agrees", reconstruction.audit.map { .integer($0.count(.agrees)) } ?? .null),
      ("numbers", reconstruction.audit.map { .integer($0.entries.count) } ?? .null),
      ("criteria", .list(reconstruction.entries.map { data($0, own) })),
      (
        "failures",
        .list(
          reconstruction.failures.map {
            .mapping([
              ("path", .text(own.path($0.criterion))), ("verdict", .text($0.verdict.rawValue)),
            ])
          })
      ),
      (
        "ranges",
        .list(
          reconstruction.ranges.map { range in
            .mapping([
              ("path", .text(own.path(range.criterion))),
              ("item", .text(own.item(range.item, of: range.criterion))),
              ("localPriority", .number(range.localPriority)), ("local", Self.data(range.local)),
              ("globalPriority", .optional(range.globalPriority)),
              ("global", Self.data(range.global)),
            ])
          })
      ),
    ])
  }

  private func data(_ entry: ModelReconstruction.Entry, _ own: Names) -> DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("path", .text(own.path(entry.criterion))),
      ("items", .integer(model.itemCount(of: entry.criterion))),
      ("basis", .text(entry.basis.rawValue)), ("respondents", .integer(entry.respondents)),
      ("verdict", .optional(entry.search?.verdict.rawValue)),
      ("found", entry.search.map { .integer($0.matrices.count) } ?? .null),
    ]
    if showsAll {
      members.append(
        ("matrices", .list((entry.search?.matrices ?? []).map { .ratios($0.upperTriangle) })))
    }
    return .mapping(members)
  }
}
