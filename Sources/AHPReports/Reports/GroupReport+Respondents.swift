internal import AHP
internal import AHPFormats

// What is said of the respondents one by one and in parts: the distribution of their priorities, a
// table of all of them, and parts of the group side by side.

extension GroupReport {
  // MARK: Distribution

  /// How the priorities of what is ranked, and of the criteria below the goal, are distributed.
  func distributions(_ analysis: GroupAnalysis) -> Table {
    guard let found = PriorityDistributions(in: analysis), found.members.count > 1 else {
      return Table([])
    }
    var table = Table(
      [
        .init(.priorityOfWhat), .init(.mean, .right), .init(.standardDeviation, .right),
        .init(.least, .right, leavesAt: 2), .init(.lowerQuartile, .right, leavesAt: 3),
        .init(.median, .right), .init(.upperQuartile, .right, leavesAt: 3),
        .init(.largest, .right, leavesAt: 2), .init(.trimmedMean, .right, leavesAt: 1),
      ], caption: .phrase(.distributionsCaption, .count(found.members.count)))
    func add(_ name: Content, _ summary: SampleSummary) {
      let quantiles = summary.quantiles
      table.add(
        name, .priority(summary.mean), .priority(summary.standardDeviation),
        .priority(quantiles.least), .priority(quantiles.lowerQuartile),
        .priority(quantiles.median), .priority(quantiles.upperQuartile),
        .priority(quantiles.largest), .priority(summary.trimmedMean))
    }
    for item in ranking.order { add(.name(rankedNames[item]), found.ranked[item]) }
    if !model.alternatives.isEmpty {
      for criterion in model.criteria[model.goal].children {
        if let set = questions.set(of: .criterion(criterion)) {
          add(names.place(criterion), found.globalPriorities[set])
        }
      }
    }
    return table
  }

  /// The distribution of every priority, for programs.
  func distributionsData() -> DataValue {
    guard let found = analysis.flatMap({ PriorityDistributions(in: $0) }) else { return .null }
    func data(_ name: String, _ summary: SampleSummary) -> DataValue {
      .mapping([
        ("name", .text(name)), ("mean", .number(summary.mean)),
        ("standardDeviation", .optional(summary.standardDeviation)),
        ("least", .number(summary.quantiles.least)),
        ("lowerQuartile", .number(summary.quantiles.lowerQuartile)),
        ("median", .number(summary.quantiles.median)),
        ("upperQuartile", .number(summary.quantiles.upperQuartile)),
        ("largest", .number(summary.quantiles.largest)),
        ("trimmedMean", .number(summary.trimmedMean)),
      ])
    }
    return .mapping([
      ("respondents", .integer(found.members.count)),
      ("ranked", .list(zip(items.ids, found.ranked).map { data(names.own.ranked($0), $1) })),
      (
        "criteria",
        .list(
          zip(questions.sets, found.globalPriorities)
            .filter { !questions.ofNetworks.contains($0.0) }.map {
              data(names.own.path(questions.subject(of: $0)), $1)
            })
      ),
    ])
  }

  // MARK: Questions

  /// The place of a question and its two items.
  func name(of question: QuestionID) -> Content {
    let pair = questions.pair(at: question)
    let subject = questions.subject(of: pair.set)
    let items = names.items(of: subject)
    return .phrase(
      .questionOn, names.place(subject), .name(items[pair.item]), .name(items[pair.other]))
  }

  // MARK: One row for each respondent

  /// The respondents, a row for each: weight, attributes, consistency ratios and priorities.
  ///
  /// - Parameter areForPrograms: Whether the heads are keys in English and paths in the model's own
  ///   names rather than words, and numbers have all digits.
  /// - Complexity: O(respondents · priorities).
  func people(_ analysis: GroupAnalysis, areForPrograms: Bool) -> Table {
    let asked = statistics.askedSets
    let attributes = Set(
      analysis.members.flatMap(\.outcome.participant.attributes.keys)
    ).sorted()
    let parents = questions.sets.filter {
      questions.subject(of: $0) != .criterion(model.goal) && !questions.ofNetworks.contains($0)
    }
    // What is ranked in a model without alternatives are criteria, which stand once.
    let ranked = model.alternatives.isEmpty ? [] : Array(items.ids.indices)
    func keys() -> [String] {
      func path(_ set: ComparisonSetID) -> String { names.own.path(questions.subject(of: set)) }
      return ["participant", "weight", "answers"] + attributes.map { "attribute \($0)" }
        + asked.map { "cr \(path($0))" } + parents.map { "priority \(path($0))" }
        + ranked.map { "priority \(names.own.ranked(items.ids[$0]))" }
    }
    func columns() -> [Table.Column] {
      func number(_ label: Phrase, _ content: Content, leavesAt: Int? = nil) -> Table.Column {
        .init(.phrase(.labelled, .phrase(label), content), .right, leavesAt: leavesAt)
      }
      func place(_ set: ComparisonSetID) -> Content { names.place(questions.subject(of: set)) }
      return [.init(.participant), .init(.weight, .right), .init(.answers, .right)]
        + attributes.map { .init(.name($0), leavesAt: 1) }
        + asked.map { number(.ratio, place($0), leavesAt: 3) }
        + parents.map { number(.priority, place($0), leavesAt: 2) }
        + ranked.map { number(.priority, .name(rankedNames[$0])) }
    }
    var table = areForPrograms ? Table(keys: keys()) : Table(columns())
    func ratio(_ ratio: Double?) -> Content { areForPrograms ? .exact(ratio) : .ratio(ratio) }
    func priority(_ priority: Double?) -> Content {
      areForPrograms ? .exact(priority) : .priority(priority)
    }
    for member in analysis.members {
      let outcome = member.outcome
      let participant = outcome.participant
      let own: [Content] = [
        .name(participant.name),
        areForPrograms ? .exact(participant.weight) : .weight(participant.weight),
        .count(outcome.answerCount),
      ]
      let ratios = asked.map { ratio(outcome.consistencyRatios[$0]) }
      let globals = parents.map { priority(outcome.globalPriorities?[$0]) }
      table.add(
        own + attributes.map { .name(participant.attributes[$0]) } + ratios + globals
          + ranked.map { priority(outcome.priorities?[$0]) })
    }
    return table
  }

  // MARK: Parts side by side

  /// What the parts of the group say.
  func subgroupTable() -> Table {
    guard let subgroups, !subgroups.parts.isEmpty else { return Table([]) }
    let parts = subgroups.parts
    var table = Table(
      [.init(names.rankedTitle)]
        + parts.enumerated().map { place, part in
          Table.Column(
            part.value.map { .name($0) } ?? .phrase(.withoutAttribute), .right,
            leavesAt: place < 3 ? nil : place)
        } + (subgroups.equalSay.map { _ in [.init(.equalSay, .right)] } ?? []),
      caption: .phrase(.subgroupsCaption, .name(subgroups.attribute)))
    let results =
      parts.map(\.items)
      + (subgroups.equalSay.map { [$0] } ?? [])
    let others = Array(repeating: Content.empty, count: results.count - parts.count)
    let cells = results.map { $0.ranking.contents(with: $0.priorities) }
    for item in ranking.order {
      table.add(
        [.name(rankedNames[item])]
          + cells.map { $0[item] })
    }
    table.add([.phrase(.respondents)] + parts.map { .count($0.group.respondentCount) } + others)
    table.add(
      [.phrase(.consensus)] + parts.map { .share(Agreement(in: $0.group).consensus) } + others)
    return table
  }

  /// Who leads in which parts.
  func subgroupFindings() -> [Block] {
    guard let subgroups, subgroups.parts.count + subgroups.withoutResult.count > 1 else {
      return []
    }
    func name(_ value: String?) -> Content { value.map { .name($0) } ?? .phrase(.withoutAttribute) }
    let leads = LeadGroups(
      in: subgroups.parts.lazy.map(\.items))
    let words = LeadWords(names: names, items: items)
    let contents = leads.groups.map { group -> Content in
      .phrase(
        .leadsInParts, words.all(group.leaders),
        .list(
          group.results.map { name(subgroups.parts[$0].value) }, .and))
    }
    let obstacles = subgroups.withoutResult.map { part -> Content in
      .phrase(
        .noResultFor, .phrase(.groupOfPeople, name(part.value), .count(part.respondentCount)),
        .list(part.problems.prefix(1).map { $0.content(names) }, .semicolon))
    }
    let counts =
      subgroups.parts.map { ($0.value, $0.group.respondentCount) }
      + subgroups.withoutResult.map { ($0.value, $0.respondentCount) }
    let without = counts.filter { $0.0 == nil }.map { _, count -> Content in
      .phrase(
        .withoutValue, .count(count), .name(subgroups.attribute), .phrase(.withoutAttribute))
    }
    return [
      .statement(
        topic: .phrase(.subgroupsBy, .name(subgroups.attribute)),
        .list(contents + obstacles + without, .semicolon))
    ]
  }

  func subgroupsData() -> DataValue {
    guard let subgroups else { return .null }
    return .mapping([
      ("attribute", .text(subgroups.attribute)),
      (
        "equalSay",
        subgroups.equalSay.map {
          .mapping([
            ("priorities", .list($0.priorities.map(DataValue.number))),
            ("ranks", .list($0.ranking.ranks.map(DataValue.integer))),
          ])
        } ?? .null
      ),
      (
        "withoutResult",
        .list(
          subgroups.withoutResult.map { part in
            .mapping([
              ("value", .optional(part.value)), ("respondents", .integer(part.respondentCount)),
              (
                "problems",
                .list(part.problems.map { .text($0.description(in: model)) })
              ),
            ])
          })
      ),
      (
        "groups",
        .list(
          subgroups.parts.map { part in
            let ranked = part.items
            let agreement = Agreement(in: part.group)
            return .mapping([
              ("value", .optional(part.value)),
              ("respondents", .integer(part.group.respondentCount)),
              ("complete", .integer(part.group.completeCount)),
              ("priorities", .list(ranked.priorities.map(DataValue.number))),
              ("ranks", .list(ranked.ranking.ranks.map(DataValue.integer))),
              ("consensus", .optional(agreement.consensus)),
              ("relativeHomogeneity", .optional(agreement.homogeneity)),
              ("kendallW", .optional(agreement.concordance)),
            ])
          })
      ),
    ])
  }

  func addSubgroups(to table: inout Table) {
    for part in subgroups?.parts ?? [] {
      let priorities = part.items.priorities
      let agreement = Agreement(in: part.group)
      for (item, name) in rankedNames.enumerated() {
        table.add(
          .text("subgroup"), .name(part.value), .name(name), .exact(priorities[item]),
          .exact(part.group.arithmetic?.ranked[item]), .exact(part.group.geometric?.ranked[item]),
          .exact(part.group.local?.ranked[item]), .empty, .count(part.group.respondentCount),
          .exact(agreement.consensus), .empty, .empty, .empty)
      }
    }
  }

  // MARK: The group's matrices

  /// The group's judgments on each criterion that was asked about, as a matrix.
  func matrices() -> [Table] {
    statistics.askedSets.compactMap { set -> Table? in
      let subject = questions.subject(of: set)
      guard let matrix = group.judgments?.matrices(of: subject).first?.matrix else {
        return nil
      }
      let items = names.items(of: subject)
      var table = Table(
        [.init(.item)] + items.map { Table.Column(.name($0), .right) },
        caption: .phrase(.groupMatrixCaption, names.place(subject)))
      for (row, name) in items.enumerated() {
        table.add(
          [.name(name)]
            + items.indices.map { .judgment(matrix[row, $0].map { judgment(of: $0, items.count) }) }
        )
      }
      return table
    }
  }

  /// The judgment that stands for one of the group's ratios on the scale.
  private func judgment(of ratio: Double, _ order: Int) -> Double {
    options.scale == .linear ? ratio : options.scale.judgment(of: ratio, order: order)
  }

  /// The group's judgments above the diagonal, row by row; null where there is none.
  func matrixData(of subject: ComparisonSubject) -> DataValue {
    guard let matrix = group.judgments?.matrices(of: subject).first?.matrix else {
      return .null
    }
    return .list(
      matrix.upperTriangle().map { .optional($0.map { judgment(of: $0, matrix.order) }) })
  }
}
