internal import AHP
internal import AHPFormats

// What programs are told about numbers whose judgments are not published.

extension AuditReport {
  // MARK: Rows

  /// The cells of a row of the table of all numbers, by the keys of their columns.
  typealias Record = [String: Content]

  /// The rows of what was found without the model's judgments.
  func findingRecords() -> [Record] {
    guard let findings else { return [] }
    var records = findings.contradictions.map(record)
    for (position, search) in findings.searches.enumerated() {
      let about = about(search)
      records.append(
        about.merging([
          "computed": .count(search.search.matrices.count),
          "verdict": .text(search.search.verdict.rawValue),
        ]) { $1 })
      records += search.leftOut.map { number in
        about.merging([
          "item": .text("leftOut"), "reported": .text(number.text), "verdict": .text("leftOut"),
        ]) { $1 }
      }
      records += search.unmetJudgments.map { numbers in
        about.merging([
          "item": .text("unmetJudgments"),
          "reported": .text(numbers.map(\.printed.text).joined(separator: " / ")),
          "verdict": .text("excluded"),
        ]) { $1 }
      }
      records += search.matrix.explained.map { value in
        about.merging([
          "item": .text("explained"), "reported": .text(value.printed.text),
          "verdict": .text("explained"),
        ]) { $1 }
      }
      records += search.variants.map { record($0, about) }
      if !findings.powers.isEmpty {
        records += findings.powers[position].shares.flatMap { Self.records($0, about) }
      }
    }
    return records + findings.unsearched.map(record)
  }

  /// What a search was for.
  private func about(_ search: ReportedSearch) -> Record {
    about(
      search.matrix, prioritization: search.prioritization, randomIndex: search.randomIndex
    ).merging([
      "scale": .text(search.values.scale.rawValue), "threshold": .exact(search.largestRatio),
    ]) { $1 }
  }

  private func about(
    _ matrix: ReportedMatrix, prioritization: PrioritizationMethod, randomIndex: RandomIndex
  ) -> Record {
    [
      "path": .name(names.own.path(matrix.subject)), "quantity": .text("judgments"),
      "participant": .name(matrix.participant.map(names.own.participant)),
      "prioritization": .text(prioritization.rawValue), "random_index": .text(randomIndex.name),
    ]
  }

  /// What one other choice gives.
  private func record(_ result: ReportedSearch.VariantResult, _ about: Record) -> Record {
    let (choice, value) = key(of: result.variant)
    return about.merging([
      "item": .text(choice), "other": .text(value.scalarText),
      "verdict": .text(result.verdict.rawValue),
    ]) { $1 }
  }

  /// How many results of one origin were drawn, and what became of them.
  private static func records(_ share: SearchPower.Share, _ about: Record) -> [Record] {
    [
      ("draws", share.draws), ("possible", share.possible), ("unique", share.unique),
      ("undecided", share.undecided),
    ].map { key, count in
      about.merging([
        "quantity": .text("power"), "item": .text(share.origin.rawValue), "other": .text(key),
        "computed": .count(count),
      ]) { $1 }
    }
  }

  private func record(_ unsearched: UnsearchedMatrix) -> Record {
    about(
      unsearched.matrix, prioritization: unsearched.prioritization,
      randomIndex: unsearched.randomIndex
    ).merging([
      "item": .text(unsearched.obstacle.rawValue),
      "verdict": .text(unsearched.combination?.rawValue ?? "notSearched"),
    ]) { $1 }
  }

  private func record(_ found: ReportedContradiction) -> Record {
    let facts = facts(of: found)
    return [
      "path": .name(found.subject.map { names.own.path($0) }),
      "quantity": .text("contradiction"), "item": .text(facts.kind),
      "other": .text(facts.items.joined(separator: " / ")),
      "participant": .name(found.participant.map(names.own.participant)),
      "reported": .text(facts.printed.map(\.text).joined(separator: " / ")),
      "computed": .exact(facts.lowest),
      "verdict": .text(found.hasErratum ? "explained" : "excluded"),
    ]
  }

  // MARK: Data

  func findingData() -> [(key: String, value: DataValue)] {
    guard let findings else { return [] }
    return [
      ("contradictions", .list(findings.contradictions.map(data))),
      (
        "searches",
        .list(
          findings.searches.indices.map {
            data(
              findings.searches[$0],
              power: findings.powers.isEmpty ? nil : findings.powers[$0])
          })
      ),
      ("notSearched", .list(findings.unsearched.map { data(ofUnsearched: $0) })),
      ("interrupted", .boolean(findings.wasStopped)),
    ]
  }

  /// What a contradiction is about.
  private struct ContradictionFacts {
    let kind: String
    var items: [String] = []
    var printed: [PrintedNumber] = []
    var lowest: Double?
    var highest: Double?
    var limit: Double?
    var fits: PrintedMatrix.Digits?
  }

  private func facts(of found: ReportedContradiction) -> ContradictionFacts {
    switch found.kind {
    case .inconsistentPair(let number): .init(kind: "pairIsConsistent", printed: [number])
    case .sum(let sum, let fits):
      .init(
        kind: "sum", lowest: sum.lowerBound, highest: sum.upperBound, fits: fits)
    case .quotient(let item, let other, let least, let most):
      .init(
        kind: "quotient",
        items: [item, other].map { item in
          found.subject.map { names.own.items(of: $0)[item] } ?? ""
        }, lowest: least, limit: most)
    case .consistency(let numbers): .init(kind: "consistency", printed: numbers.map(\.printed))
    case .values(_, let numbers): .init(kind: "values", printed: numbers)
    case .exclusive(let numbers, let whole):
      .init(
        kind: "exclusive", printed: numbers.map(\.printed), lowest: whole?.lowerBound,
        highest: whole?.upperBound)
    case .parts(let sum, let whole):
      .init(
        kind: "parts", lowest: sum.lowerBound, highest: sum.upperBound,
        limit: sum.lowerBound > whole.upperBound ? whole.upperBound : whole.lowerBound)
    }
  }

  private func data(of found: ReportedContradiction) -> DataValue {
    let own = names.own
    let facts = facts(of: found)
    return .mapping([
      ("path", .optional(found.subject.map { own.path($0) })),
      ("participant", .optional(found.participant.map(own.participant))),
      ("kind", .text(facts.kind)), ("items", .list(facts.items.map { .text($0) })),
      ("printed", .list(facts.printed.map { .text($0.text) })),
      ("lowest", .optional(facts.lowest)), ("highest", .optional(facts.highest)),
      ("limit", .optional(facts.limit)), ("fitsCutDigits", .boolean(facts.fits == .cut)),
      ("fitsRoundedDigits", .boolean(facts.fits == .rounded)),
      ("explained", .boolean(found.hasErratum)),
    ])
  }

  private func data(ofUnsearched unsearched: UnsearchedMatrix) -> DataValue {
    .mapping([
      ("path", .text(names.own.path(unsearched.matrix.subject))),
      (
        "participant", .optional(unsearched.matrix.participant.map(names.own.participant))
      ),
      ("reason", .text(unsearched.obstacle.rawValue)),
      ("items", .integer(unsearched.matrix.order)), ("participants", .integer(unsearched.people)),
      ("combination", .optional(unsearched.combination?.rawValue)),
    ])
  }

  private func data(_ search: ReportedSearch, power: SearchPower?) -> DataValue {
    let own = names.own
    let items = own.items(of: search.matrix.subject)
    let found = search.search
    var members: [(key: String, value: DataValue)] = [
      ("path", .text(own.path(search.matrix.subject))),
      ("participant", .optional(search.matrix.participant.map(own.participant))),
      ("items", .list(items.map { .text($0) })), ("scale", .text(search.values.scale.rawValue)),
      ("judgments", .list(search.values.judgments.map { .number($0) })),
      ("respondents", .integer(search.values.respondents)),
      ("prioritization", .text(search.prioritization.rawValue)),
      ("randomIndex", .text(search.randomIndex.name)),
      ("digits", .text(search.digits.rawValue)),
      ("threshold", .optional(search.largestRatio)), ("printed", counts(search.matrix)),
      ("leftOut", .list(search.leftOut.map { .text($0.text) })),
      ("explained", .list(search.matrix.explained.map { .text($0.printed.text) })),
      (
        "unmetJudgments",
        .list(
          search.unmetJudgments.map { .list($0.map { .text($0.printed.text) }) })
      ),
      ("waysBeside", .integer(search.waysBeside)),
      ("members", .list(search.members.map { .text(own.participant($0)) })),
      ("leavesOutMembers", .boolean(search.leavesOutMembers)),
      ("verdict", .text(found.verdict.rawValue)),
      ("found", .integer(found.matrices.count)), ("complete", .boolean(found.isComplete)),
      ("nodes", .integer(found.nodes)), ("branches", .integer(found.branches)),
      ("excludedBranches", .integer(found.excludedBranches)),
      (
        "branchPairs",
        .list(found.branchPairs.map { .list([.text(items[$0.item]), .text(items[$0.other])]) })
      ),
      ("sharedJudgments", .integer(found.sharedJudgments().count { $0 != nil })),
      (
        "variants",
        .list(
          search.variants.map {
            let (key, value) = key(of: $0.variant)
            return .mapping([
              ("choice", .text(key)), ("value", value), ("verdict", .text($0.verdict.rawValue)),
            ])
          })
      ),
    ]
    if showsMatrices {
      members.append(
        ("matrices", .list(found.matrices.map { .ratios($0.upperTriangle) })))
    }
    if let power { members.append(("power", data(power))) }
    return .mapping(members)
  }

  /// How many numbers of each kind are printed of a matrix.
  private func counts(_ matrix: ReportedMatrix) -> DataValue {
    .mapping(
      ReportedMatrix.Numbers.allCases.map { kind in
        let count =
          switch kind {
          case .priorities: matrix.priorities.count { $0 != nil }
          case .idealPriorities: matrix.idealPriorities.count { $0 != nil }
          case .globalPriorities: matrix.globalPriorities.count { $0 != nil }
          case .consistency: matrix.consistency.count
          case .judgments: matrix.judgments.count
          case .indices: matrix.indices.count
          }
        return (kind.rawValue, .integer(count))
      })
  }

  private func key(of variant: ReportedSearch.Variant) -> (String, DataValue) {
    switch variant {
    case .halfPoints: ("halfPoints", .boolean(true))
    case .respondents(let count): ("respondents", .integer(count))
    case .randomIndex(let table): ("randomIndex", .text(table.name))
    case .prioritization(let method): ("prioritization", .text(method.rawValue))
    case .scale(let scale): ("scale", .text(scale.rawValue))
    case .prioritiesAlone: ("prioritiesAlone", .boolean(true))
    case .anyConsistency: ("threshold", .text("any"))
    case .digits(let digits): ("digits", .text(digits.rawValue))
    }
  }

  private func data(_ power: SearchPower) -> DataValue {
    .mapping([
      ("draws", .integer(power.settings.draws)),
      ("seed", .digits("\(power.settings.seed)")),
      ("nodes", .integer(power.settings.limits.nodes)),
      (
        "origins",
        .list(
          power.shares.map {
            .mapping([
              ("origin", .text($0.origin.rawValue)), ("draws", .integer($0.draws)),
              ("possible", .integer($0.possible)), ("unique", .integer($0.unique)),
              ("undecided", .integer($0.undecided)),
            ])
          })
      ),
    ])
  }
}
