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

  /// The words for the printed numbers.
  private var auditReport: AuditReport {
    AuditReport(
      model: model, audit: reconstruction.audit ?? Audit(entries: []), language: names.language)
  }

  // MARK: For people

  private func entryTable() -> Table {
    var table = Table([
      .init(.criterion), .init(.items, .right), .init(.participants, .right), .init(.restsOn),
      .init(.matricesFound, .right),
    ])
    for entry in reconstruction.entries {
      let items = Content.count(model.itemCount(of: entry.criterion))
      for person in entry.people {
        table.add(
          place(entry.criterion, by: person.participant), items, .count(1), words(person.basis),
          count(of: person.search))
      }
      for other in entry.others {
        table.add(
          place(entry.criterion, by: other), items, .count(1), .phrase(.basisGroup), .empty)
      }
      if !entry.people.isEmpty { continue }
      table.add(
        names.place(entry.criterion), items, .count(entry.respondents), words(entry.basis),
        entry.respondents == 1 ? count(of: entry.search) : .empty)
    }
    return table
  }

  /// How many matrices a search has found, and whether there may be more.
  private func count(of search: MatrixSearch?) -> Content {
    let count = Content.count(search?.matrices.count)
    return search.map(\.isComplete) ?? true ? count : .phrase(.perhapsMore, count)
  }

  private func place(_ criterion: CriterionID, by participant: ParticipantID?) -> Content {
    names.place(.criterion(criterion), by: participant)
  }

  private func words(_ basis: ModelReconstruction.Basis) -> Content {
    switch basis {
    case .priorities: .phrase(.basisPriorities)
    case .alternatives: .phrase(.basisAlternatives)
    case .judgments: .phrase(.basisJudgments)
    case .consistency: .phrase(.basisConsistency)
    case .nothing: .phrase(.basisNothing)
    }
  }

  private func words(_ failure: ModelReconstruction.Failure) -> Content {
    if let obstacle = failure.obstacle {
      let options =
        model.reportedMatrices().first {
          $0.subject == .criterion(failure.criterion) && $0.participant == failure.participant
        }?.options ?? model.options
      return names.notSearched(
        obstacle, place: place(failure.criterion, by: failure.participant),
        items: model.itemCount(of: failure.criterion),
        people: model.participants.count { $0.weight > 0 }, method: options.prioritization,
        randomIndex: options.randomIndex)
    }
    let place = place(failure.criterion, by: failure.participant)
    if failure.verdict == .undecided && failure.search?.verdict == MatrixSearch.Verdict.none {
      return .phrase(
        .labelled, place, .phrase(.openForMoreRespondents, .count(failure.mostRespondents)))
    }
    let phrase: Phrase =
      failure.isCombination
      ? failure.verdict == .none ? .noCombinationGivesThem : .combinationNotDecided
      : failure.verdict == .none ? .noJudgmentsGiveThem : .notDecided
    return .phrase(.labelled, place, .phrase(phrase))
  }

  /// What is to be said of the failures together.
  private func explanations() -> [Block] {
    let isFailure = Set(
      reconstruction.failures.map { ComparisonSubject.criterion($0.criterion) })
    var blocks = model.reportedContradictions(reconstruction.settings.digits)
      .filter { $0.subject.map(isFailure.contains) ?? !isFailure.isEmpty }
      .map { Block.statement(.printedNumbers, auditReport.sentence($0)) }
    blocks += reconstruction.failures.flatMap { failure in
      failure.unmetJudgments.map {
        auditReport.statement(
          ofUnmet: $0, of: .criterion(failure.criterion),
          place: place(failure.criterion, by: failure.participant))
      }
    }
    blocks += reconstruction.failures.flatMap { failure in
      failure.search.map {
        names.excluded(
          by: $0, of: .criterion(failure.criterion),
          place: place(failure.criterion, by: failure.participant),
          wasStopped: reconstruction.wasStopped)
      } ?? []
    }
    if reconstruction.wasStopped {
      blocks.append(.statement(.stopped, .phrase(.stoppedText)))
    } else if !reconstruction.failures.isEmpty {
      blocks.append(
        .statement(.otherChoices, .phrase(.choicesToReconstruct, .options(optionsToTry()))))
    }
    if reconstruction.failures.contains(where: {
      $0.verdict == .none || $0.search?.verdict == MatrixSearch.Verdict.none
    }) {
      blocks.append(.statement(.howToRead, .phrase(.notPossibleMeans)))
    }
    return blocks
  }

  /// The options that other choices are made by, without those that were typed already.
  private func optionsToTry() -> [String] {
    let settings = reconstruction.settings
    let isLimited = reconstruction.failures.contains { !hasConsistency($0.criterion) }
    return [
      ("--half-points", settings.judgments == JudgmentValues.wholePoints),
      ("--cut-digits", settings.digits == .rounded), ("--respondents", true),
      ("--prioritization", true), ("--random-index", true), ("--threshold", isLimited),
      ("--scale", true),
    ].filter(\.1).map(\.0)
  }

  /// Whether something is printed on the consistency of a matrix.
  private func hasConsistency(_ criterion: CriterionID) -> Bool {
    model.itemCount(of: criterion) == 2
      || model.reportedMatrices().contains {
        $0.subject == .criterion(criterion) && $0.hasConsistency
      }
  }

  /// The settings that were searched with.
  private func searched() -> [Block] {
    let criteria =
      reconstruction.entries.map(\.criterion)
      + reconstruction.failures.filter { $0.obstacle == nil || $0.search != nil }.map(\.criterion)
    if criteria.isEmpty { return [] }
    let options = options()
    var searched = Content.phrase(
      .searchSettings, .searched(reconstruction.settings.judgments, on: options.scale),
      options.prioritization.content, options.randomIndex.content)
    if reconstruction.settings.digits == .cut { searched = .phrase(.withDigitsCut, searched) }
    if !criteria.allSatisfy(hasConsistency) {
      searched = .phrase(
        .ratiosWhereNonePrinted, searched, options.consistencyThreshold.content)
    }
    let own = criteria.flatMap { model.criteria[$0].reported.map(\.settings) }
    if own.contains(where: { $0 != EvaluationSettings() }) {
      searched = .phrase(.blocksMayDiffer, searched)
    }
    return [.statement(.searchedJudgments, searched)]
  }

  /// The model's options with those that were searched with in their place.
  private func options() -> EvaluationOptions {
    reconstruction.settings.options(over: model.options)
  }

  /// Criteria whose numbers one respondent was not found to give.
  private func combined() -> [Block] {
    reconstruction.entries.flatMap { entry -> [Block] in
      guard entry.respondents > 1, entry.people.isEmpty, let search = entry.search else {
        return []
      }
      let phrase: Phrase = search.verdict == .none ? .noSingleRespondent : .singleRespondentOpen
      let place = names.place(entry.criterion)
      return [.statement(.judgments, .phrase(phrase, place, .count(entry.respondents)))]
        + names.excluded(
          by: search, of: .criterion(entry.criterion), place: place,
          wasStopped: reconstruction.wasStopped)
    }
  }

  /// The printed numbers that the model explains, so that no judgments were searched by them.
  private func explainedNumbers(_ audit: Audit) -> [Audit.Entry] {
    if reconstruction.entries.isEmpty { return [] }
    return audit.entries.filter { $0.verdict == .erratum || $0.verdict == .otherDefinition }
  }

  /// Respondents of whom no ratio is printed, and who are less consistent than the threshold
  /// allows.
  private func ratios() -> [Block] {
    reconstruction.entries.compactMap { entry in
      entry.largestRatio.map { ratio in
        .statement(
          .warning,
          .phrase(
            .ratioOfRespondent, names.place(entry.criterion), .count(entry.respondents),
            .ratio(ratio),
            .exact(
              options().consistencyThreshold.value(order: model.itemCount(of: entry.criterion)))))
      }
    }
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
    switch range.kind {
    case .exact: .phrase(.rangeExact)
    case .innerAndOuter: .phrase(.rangeInnerAndOuter)
    case .outer: .phrase(.rangeOuter)
    }
  }

  // MARK: For programs

  private static func data(_ range: PriorityRange?) -> DataValue {
    guard let range else { return .null }
    return .mapping([
      ("kind", .text(range.kind.rawValue)),
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
    blocks += combined()
    blocks += searched()
    blocks += explanations()
    if let audit = reconstruction.audit {
      blocks.append(
        .paragraph(
          reconstruction.entries.isEmpty
            ? .phrase(.nothingToReconstruct)
            : .phrase(
              .numbersComeOut, .count(audit.count(.agrees)), .count(audit.entries.count))))
      if var table = auditReport.differences() {
        table.caption = .phrase(.numbersDoNotComeOut)
        blocks.append(.table(table))
        if !reconstruction.entries.isEmpty {
          blocks.append(
            .statement(
              .howToRead,
              .list(
                [
                  .phrase(reconstruction.excludesAll ? .nothingGivesAll : .othersMayGiveThem),
                  .phrase(.rangesArePartial),
                ], .semicolon)))
        }
      }
      let explained = explainedNumbers(audit)
      if !explained.isEmpty {
        blocks.append(
          .statement(
            .printedNumbers,
            .phrase(.numbersExplained, .list(explained.map(auditReport.numberInPlace), .and))))
      }
      if !reconstruction.unused.isEmpty {
        blocks.append(
          .statement(
            .howToRead,
            .phrase(
              .numbersNotUsed, .list(reconstruction.unused.map(auditReport.numberInPlace), .and))))
      }
      blocks += ratios()
      if !reconstruction.entries.isEmpty {
        blocks.append(.statement(.provenance, .phrase(.reconstructedMeans)))
        if reconstruction.settings.digits == .cut {
          blocks.append(.statement(.printedNumbers, .phrase(.cutDigitsInAudit)))
        }
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
          + entry.people.flatMap { person in
            names.matrixBlocks(
              person.search?.matrices ?? [], of: .criterion(entry.criterion),
              place: place(entry.criterion, by: person.participant))
          }
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
        .text(range?.kind.rawValue ?? ""),
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
      ("scale", .choice(options().scale)),
      ("judgments", .list(reconstruction.settings.judgments.map { .number($0) })),
      ("prioritization", .choice(options().prioritization)),
      ("randomIndex", .choice(options().randomIndex)),
      ("digits", .text(reconstruction.settings.digits.rawValue)),
      ("threshold", .choice(options().consistencyThreshold)),
      (
        "othersExcluded",
        reconstruction.isPartial ? .boolean(reconstruction.excludesAll) : .null
      ),
      ("interrupted", .boolean(reconstruction.wasStopped)),
      ("unused", .list(reconstruction.unused.map { data(ofUnused: $0, own) })),
      ("criteria", .list(reconstruction.entries.map { data($0, own) })),
      ("failures", .list(reconstruction.failures.map { data($0, own) })),
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

  private func data(ofUnused entry: Audit.Entry, _ own: Names) -> DataValue {
    .mapping([
      ("path", .optional(entry.subject.map { own.path($0) })),
      ("participant", .optional(entry.results.participant.map(own.participant))),
      ("printed", .text(entry.reported.printed.text)),
    ])
  }

  private func data(_ failure: ModelReconstruction.Failure, _ own: Names) -> DataValue {
    let search = failure.search
    return .mapping([
      ("path", .text(own.path(failure.criterion))),
      ("participant", .optional(failure.participant.map(own.participant))),
      ("verdict", .text(failure.verdict.rawValue)),
      ("combination", .boolean(failure.isCombination)),
      ("reason", .optional(failure.obstacle?.rawValue)),
      ("oneRespondent", .optional(search?.verdict.rawValue)),
      ("respondents", .integer(failure.mostRespondents)),
      (
        "unmetJudgments",
        .list(failure.unmetJudgments.map { .list($0.map { .text($0.printed.text) }) })
      ),
      ("branches", search.map { .integer($0.branches) } ?? .null),
      ("excludedBranches", search.map { .integer($0.excludedBranches) } ?? .null),
    ])
  }

  private func data(_ person: ModelReconstruction.Person, _ own: Names) -> DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("participant", .text(own.participant(person.participant))),
      ("basis", .text(person.basis.rawValue)),
      ("verdict", .optional(person.search?.verdict.rawValue)),
      ("found", person.search.map { .integer($0.matrices.count) } ?? .null),
      ("complete", person.search.map { .boolean($0.isComplete) } ?? .null),
    ]
    if showsAll {
      members.append(
        ("matrices", .list((person.search?.matrices ?? []).map { .ratios($0.upperTriangle) })))
    }
    return .mapping(members)
  }

  /// The largest consistency ratio where nothing is printed on consistency.
  private func threshold(_ criterion: CriterionID) -> DataValue {
    hasConsistency(criterion)
      ? .null
      : .number(options().consistencyThreshold.value(order: model.itemCount(of: criterion)))
  }

  private func data(_ entry: ModelReconstruction.Entry, _ own: Names) -> DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("path", .text(own.path(entry.criterion))),
      ("items", .integer(model.itemCount(of: entry.criterion))),
      ("basis", .text(entry.basis.rawValue)), ("respondents", .integer(entry.respondents)),
      ("verdict", .optional(entry.search?.verdict.rawValue)),
      ("found", entry.search.map { .integer($0.matrices.count) } ?? .null),
      ("complete", entry.search.map { .boolean($0.isComplete) } ?? .null),
      ("threshold", threshold(entry.criterion)),
      ("largestConsistencyRatio", .optional(entry.largestRatio)),
      ("people", .list(entry.people.map { data($0, own) })),
      ("others", .list(entry.others.map { .text(own.participant($0)) })),
    ]
    if showsAll {
      members.append(
        ("matrices", .list((entry.search?.matrices ?? []).map { .ratios($0.upperTriangle) })))
    }
    return .mapping(members)
  }
}
