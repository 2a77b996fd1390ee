public import AHP
package import AHPFormats

/// What was changed to make judgments consistent enough, and what that did to the ranking.
public struct RepairReport: Sendable {
  private let names: Names
  private let repair: ModelRepair
  private let change: RankingChange
  private let before: ConsistencyFindings
  private let after: ConsistencyFindings

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model before the repair.
  ///   - repair: What was changed.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public init(model: DecisionModel, repair: ModelRepair, language: String? = nil) {
    names = Names(model: model, language: language)
    self.repair = repair
    change = repair.before.change(to: repair.after)
    before = ConsistencyFindings(of: repair.evaluationBefore, model: model)
    after = ConsistencyFindings(of: repair.evaluationAfter, model: repair.model)
  }

  private var consistency: ConsistencyWords {
    ConsistencyWords(names: names, options: repair.options, marks: false)
  }

  private var model: DecisionModel { names.model }

  private func place(_ entry: ModelRepair.Entry) -> Content {
    names.place(entry.subject, by: entry.participant)
  }

  // MARK: Tables

  private func matrices() -> Table {
    var table = Table([
      .init(.criterion), .init(.items, .right), .init(.ratio, .right), .init(.ratioThen, .right),
      .init(.changed, .right), .init(.result),
    ])
    for entry in repair.entries {
      table.add(
        place(entry), .count(entry.order), .ratio(entry.ratioBefore), .ratio(entry.ratioAfter),
        .count(entry.changes.count), words(entry))
    }
    return table
  }

  private func words(_ entry: ModelRepair.Entry) -> Content {
    let hasFewest = repair.plan.method == .fewestChanges
    return switch entry.outcome {
    case .attempted(.repaired): .phrase(hasFewest ? .repairedByFewest : .repaired)
    case .attempted(.unreachable):
      hasFewest
        ? .phrase(.moreChangesNeeded, .count(repair.plan.mostChanges)) : .phrase(.cannotBeReached)
    case .attempted(.stopped(let changes, let best)):
      .phrase(best == nil ? .tooManyChoices : .repairedByTried, .count(changes))
    case .incomplete: .phrase(.leftIncomplete)
    case .beyondTable: .phrase(.leftBeyondTable)
    }
  }

  private func changes() -> Table {
    var table = Table([
      .init(.criterion), .init(.judgment), .init(.from, .right), .init(.becomes, .right),
    ])
    for entry in repair.entries {
      let items = names.items(of: entry.subject)
      for change in entry.changes {
        table.add(
          place(entry), .phrase(.pair, .name(items[change.item]), .name(items[change.other])),
          .judgment(change.from), .judgment(change.to))
      }
    }
    return table
  }

  // MARK: In words

  private func statements() -> [Block] {
    if repair.entries.isEmpty {
      return [
        .statement(.consistency, consistency.content(before)),
        .statement(.note, .phrase(.nothingToRepair)),
      ]
    }
    return [
      .statement(
        .consistency,
        .phrase(.beforeAndAfter, consistency.content(before), consistency.content(after))),
      .statement(.ranking, ranking()),
    ]
      + (repair.entries.allSatisfy(\.changes.isEmpty)
        ? [] : [.statement(.note, .phrase(.askAboutChanges))])
  }

  /// What became of the ranking, and which priority changes most.
  private func ranking() -> Content {
    guard let shift = LargestShift(from: repair.before, to: repair.after) else {
      return .phrase(.nothingRanked)
    }
    let largest: Content =
      abs(shift.difference) < NumberText.leastPriorityShown
      ? .phrase(.noPriorityChanges, .number(NumberText.leastPriorityShown, places: 5))
      : .phrase(
        .changesMost, .name(names.ranked(repair.before.ids[shift.item])), .priority(shift.before),
        .priority(shift.after))
    return .list([names.words(change), largest], .semicolon)
  }

  private func method() -> Block {
    let plan = repair.plan
    let method: Content =
      switch plan.method {
      case .xuWei, .cao: .phrase(.withTheta, plan.method.content, .exact(plan.theta))
      case .worstTriad, .worstJudgment, .fewestChanges: plan.method.content
      }
    let values: Phrase =
      switch plan.values {
      case .any: .changedToAny
      case .within: .changedWithin
      case .among: .changedToScale
      }
    return .statement(
      .method,
      .phrase(
        .repairMethod, method, .phrase(values), repair.options.consistencyThreshold.content,
        repair.options.randomIndex.content))
  }
}

extension RepairReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [
      Section(
        "repair",
        [.table(matrices()), .table(changes())] + statements() + names.notices() + [method()])
    ]
  }

  // MARK: For programs

  /// The changes, one a row.
  package func records() -> Table {
    var table = Table(keys: [
      "path", "participant", "item", "other", "from", "to", "consistency_ratio",
      "consistency_ratio_after", "why",
    ])
    for entry in repair.entries {
      let items = names.own.items(of: entry.subject)
      for change in entry.changes {
        table.add(
          .name(entry.subject.path(in: model)), .name(participant(entry)),
          .name(items[change.item]), .name(items[change.other]), .exact(change.from),
          .exact(change.to), .exact(entry.ratioBefore), .exact(entry.ratioAfter),
          .text(change.reason))
      }
    }
    return table
  }

  /// The own name of the participant whose matrix it is.
  private func participant(_ entry: ModelRepair.Entry) -> String? {
    entry.participant.map { names.own.participant($0) }
  }

  package func data() -> DataValue {
    let own = names.own
    return .mapping([
      ("report", .text("repair")), ("model", names.data),
      ("method", .text(repair.plan.method.rawValue)), ("theta", .number(repair.plan.theta)),
      ("randomIndex", .choice(repair.options.randomIndex)),
      ("threshold", .choice(repair.options.consistencyThreshold)),
      ("succeeds", .boolean(repair.succeeds)),
      (
        "consistency",
        .mapping([
          ("before", consistency.data(before)), ("after", consistency.data(after)),
        ])
      ),
      ("matrices", .list(repair.entries.map(data))),
      (
        "ranking",
        .list(
          repair.before.ids.indices.map { index in
            .mapping([
              ("name", .text(own.ranked(repair.before.ids[index]))),
              ("before", .number(repair.before.priorities[index])),
              ("after", .number(repair.after.priorities[index])),
            ])
          })
      ),
      ("keepsRanking", .boolean(change == .none)),
      ("newFirst", own.newFirstData(change)),
    ])
  }

  private func data(of entry: ModelRepair.Entry) -> DataValue {
    let items = names.own.items(of: entry.subject)
    return .mapping([
      ("path", .text(entry.subject.path(in: model))),
      ("participant", .optional(participant(entry))), ("order", .integer(entry.order)),
      ("ratio", .optional(entry.ratioBefore)), ("ratioAfter", .optional(entry.ratioAfter)),
      ("ratioAfterBound", .optional(entry.ratioAfterBound)),
      // In English, whatever the language of the report: programs compare these texts.
      ("result", .text(words(entry).line(in: English()))),
      (
        "changes",
        .list(
          entry.changes.map {
            .mapping([
              ("item", .text(items[$0.item])), ("other", .text(items[$0.other])),
              ("from", .number($0.from)), ("to", .number($0.to)), ("why", .text($0.reason)),
            ])
          })
      ),
    ])
  }
}
