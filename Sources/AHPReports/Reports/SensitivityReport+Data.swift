internal import AHP
package import AHPFormats

// What programs read, by the model's own names.

extension SensitivityReport {
  private var own: Names { names.own }

  private func name(_ item: Int) -> String { own.ranked(sensitivity.items.ids[item]) }

  private func name(_ participant: ParticipantID?) -> String? {
    participant.map { own.model.participants[$0].name }
  }

  // MARK: One table

  package func records() -> Table {
    if let judgments { return records(of: judgments) }
    if let participants { return records(of: participants) }
    var table = Table(keys: [
      "criterion", "parent", "weight", "first", "second", "crossover", "delta",
      "relative_delta_percent",
    ])
    for lines in lines {
      let (place, parent) = (own.path(lines), own.path(lines.parent))
      for crossover in lines.crossovers {
        table.add(
          .name(place), .name(parent), .exact(lines.weight), .name(name(crossover.higher)),
          .name(name(crossover.lower)), .exact(crossover.weight), .exact(crossover.change),
          .exact(crossover.relativeChange))
      }
    }
    addClusters(to: &table)
    return table
  }

  /// The weights of clusters at which the lead changes: the cluster, and what its weight is for.
  private func addClusters(to table: inout Table) {
    guard let clusters else { return }
    let leaders = sensitivity.items.ranking.leaders()
    for entry in clusters.entries {
      for change in [entry.below, entry.above].compactMap(\.self) {
        let delta = change.weight - entry.weight
        table.add(
          .name(name(of: entry.compared, in: entry)), .name(path(of: entry)), .exact(entry.weight),
          .list(leaders.map { .name(name($0)) }, .comma),
          .list(change.leaders.map { .name(own.ranked($0)) }, .comma),
          .exact(change.weight), .exact(delta), .exact(100 * delta / entry.weight))
      }
    }
  }

  private func name(of cluster: ClusterID, in entry: ClusterSensitivity.Entry) -> String {
    own.model.networks[entry.criterion]?.label(of: cluster) ?? ""
  }

  /// The path of the comparison of clusters that a weight is in.
  private func path(of entry: ClusterSensitivity.Entry) -> String {
    own.path(.network(entry.criterion, .clusters(of: entry.cluster)))
  }

  private func data(of entry: ClusterSensitivity.Entry) -> DataValue {
    func data(_ change: ClusterSensitivity.Change?) -> DataValue {
      guard let change else { return .null }
      return .mapping([
        (
          "between",
          .list([.number(change.bounds.lowerBound), .number(change.bounds.upperBound)])
        ),
        ("first", .list(change.leaders.map { .text(own.ranked($0)) })),
      ])
    }
    return .mapping([
      ("comparison", .text(path(of: entry))),
      ("cluster", .text(name(of: entry.compared, in: entry))), ("weight", .number(entry.weight)),
      ("slopes", entry.derivatives.map { .list($0.map(DataValue.number)) } ?? .null),
      ("changeBelow", data(entry.below)), ("changeAbove", data(entry.above)),
    ])
  }

  private func records(of judgments: JudgmentSensitivity) -> Table {
    let names = sensitivity.items.ids.map { own.ranked($0) }
    var table = Table(
      keys: ["criterion", "participant", "first", "second", "ratio", "changes_at", "then_first"]
        + names.map { "slope \($0)" })
    for entry in judgments.entries {
      let items = own.items(of: entry.subject)
      table.add(
        [
          .name(own.path(entry.subject)), .name(name(entry.participant)),
          .name(items[entry.row]), .name(items[entry.column]), .exact(entry.ratio),
          .exact(entry.change?.ratio),
          entry.change.map { .list($0.leaders.map { .name(own.ranked($0)) }, .comma) } ?? .empty,
        ]
          + (entry.derivatives.map { $0.map { .exact($0) } } ?? names.map { _ in .empty }))
    }
    return table
  }

  private func records(of participants: ParticipantSensitivity) -> Table {
    let names = sensitivity.items.ids.map { own.ranked($0) }
    var table = Table(
      keys: ["participant", "weight"] + names + ["weight_below", "weight_above"])
    for entry in participants.entries {
      table.add(
        [.name(name(entry.participant)), .exact(entry.weight)]
          + (entry.without.map { $0.priorities.map { .exact($0) } } ?? names.map { _ in .empty })
          + [.exact(entry.changeBelow?.weight), .exact(entry.changeAbove?.weight)])
    }
    return table
  }

  // MARK: Everything

  package func data() -> DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("report", .text("sensitivity")), ("model", names.data), ("method", methodStatement.data()),
      ("items", .list(sensitivity.items.ids.map { .text(own.ranked($0)) })),
      ("priorities", .list(sensitivity.items.priorities.map(DataValue.number))),
      ("first", .list(sensitivity.items.ranking.leaders().map { .text(name($0)) })),
      ("criteria", .list(lines.map(data))),
      ("withoutDirection", .list(sensitivity.withoutDirection.map { .text(own.path($0)) })),
      (
        "critical",
        .mapping([
          ("percentAny", data(sensitivity.critical(.percent, .any))),
          ("percentTop", data(sensitivity.critical(.percent, .top))),
          ("absoluteAny", data(sensitivity.critical(.absolute, .any))),
          ("absoluteTop", data(sensitivity.critical(.absolute, .top))),
        ])
      ),
    ]
    if let clusters { members.append(("clusters", .list(clusters.entries.map(data)))) }
    if let judgments { members.append(("judgments", .list(judgments.entries.map(data)))) }
    if let participants { members.append(("participants", .list(participants.entries.map(data)))) }
    members.append(("verdict", .text(verdict.line(in: English()))))
    return .mapping(members)
  }

  private func data(_ critical: WeightSensitivity.Critical?) -> DataValue {
    guard let critical else { return .null }
    return .mapping([
      ("criterion", .text(own.path(critical.lines))), ("crossover", data(critical.crossover)),
    ])
  }

  private func data(_ crossover: WeightLines.Crossover) -> DataValue {
    .mapping([
      ("first", .text(name(crossover.higher))), ("second", .text(name(crossover.lower))),
      ("weight", .number(crossover.weight)), ("delta", .optional(crossover.change)),
      ("relativeDeltaPercent", .optional(crossover.relativeChange)),
      ("changesOrder", .boolean(crossover.changesOrder)),
    ])
  }

  private func data(of lines: WeightLines) -> DataValue {
    func list(_ interval: ClosedRange<Double>) -> DataValue {
      .list([.number(interval.lowerBound), .number(interval.upperBound)])
    }
    let coefficient = lines.sensitivityCoefficient
    return .mapping([
      ("criterion", .text(own.path(lines))), ("parent", .text(own.path(lines.parent))),
      ("weight", .number(lines.weight)),
      ("scoresAtZero", .list(lines.scoresAtZero.map(DataValue.number))),
      ("scoresAtOne", .list(lines.scoresAtOne.map(DataValue.number))),
      ("firstStays", list(lines.winnerInterval)), ("orderStays", list(lines.rankingInterval)),
      ("criticalityDegree", .optional(lines.criticalityDegree)),
      ("sensitivityCoefficient", coefficient.isFinite ? .number(coefficient) : .null),
      ("crossovers", .list(lines.crossovers.map(data))),
    ])
  }

  private func data(of entry: JudgmentSensitivity.Entry) -> DataValue {
    let items = own.items(of: entry.subject)
    return .mapping([
      ("criterion", .text(own.path(entry.subject))),
      ("participant", .optional(name(entry.participant))), ("first", .text(items[entry.row])),
      ("second", .text(items[entry.column])), ("ratio", .number(entry.ratio)),
      ("slopes", entry.derivatives.map { .list($0.map(DataValue.number)) } ?? .null),
      ("changesAt", .optional(entry.change?.ratio)),
      (
        "thenFirst",
        entry.change.map { .list($0.leaders.map { .text(own.ranked($0)) }) } ?? .null
      ),
    ])
  }

  private func data(of entry: ParticipantSensitivity.Entry) -> DataValue {
    func data(_ change: ParticipantSensitivity.Change?) -> DataValue {
      guard let change else { return .null }
      return .mapping([
        ("weight", .number(change.weight)),
        ("first", .list(change.leaders.map { .text(own.ranked($0)) })),
      ])
    }
    return .mapping([
      ("participant", .optional(name(entry.participant))), ("weight", .number(entry.weight)),
      (
        "prioritiesWithout",
        entry.without.map { .list($0.priorities.map(DataValue.number)) } ?? .null
      ),
      ("changeBelow", data(entry.changeBelow)), ("changeAbove", data(entry.changeAbove)),
    ])
  }
}
