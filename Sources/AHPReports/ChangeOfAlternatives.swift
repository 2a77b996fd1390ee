public import AHP
internal import AHPFormats

/// What a change of alternatives does to the ranking, as part of the report on the changed model.
public struct ChangeOfAlternatives: Sendable {
  let before: DecisionModel
  let reversal: RankReversal

  /// - Parameters:
  ///   - before: The model before the change.
  ///   - reversal: What becomes of its ranking.
  public init(from before: DecisionModel, reversal: RankReversal) {
    self.before = before
    self.reversal = reversal
  }

  /// The priorities and ranks of all alternatives before and after, by synthesis.
  func table(to after: DecisionModel, language: String?) -> Table {
    var columns = [Table.Column("Alternative")]
    for outcome in reversal.outcomes {
      columns.append(.init("\(outcome.synthesis.rawValue): before", .right))
      columns.append(.init("after", .right))
    }
    var table = Table(columns)
    let cells = reversal.outcomes.map {
      (before: Self.cells($0.before), after: Self.cells($0.after))
    }
    for (name, before, after) in positions(in: after) {
      let label = before.map { self.before.label(ofAlternative: $0, language: language) } ?? name
      table.add(
        [label]
          + cells.flatMap { cells in
            [before.map { cells.before[$0] } ?? "", after.map { cells.after[$0] } ?? ""]
          })
    }
    return table
  }

  /// The rank and priority of each item.
  private static func cells(_ items: RankedItems) -> [String] {
    zip(items.ranking.ranks, items.priorities).map { "\($0). \(NumberText.priority($1))" }
  }

  /// The alternatives of both models, as they are in each.
  private func positions(
    in after: DecisionModel
  ) -> [(name: String, before: AlternativeID?, after: AlternativeID?)] {
    let names =
      before.alternatives.map(\.name)
      + after.alternatives.map(\.name).filter { name in
        !before.alternatives.contains { $0.name == name }
      }
    return names.map { name in
      (
        name, before.alternatives.firstIndex { $0.name == name },
        after.alternatives.firstIndex { $0.name == name }
      )
    }
  }

  func statements(language: String?) -> [Statement] {
    reversal.outcomes.map { outcome in
      let pairs = outcome.reversals.map {
        "\(before.label(ofAlternative: $0.second, language: language)) passes "
          + before.label(ofAlternative: $0.first, language: language)
      }
      return Statement(
        title: "Order under \(outcome.synthesis.rawValue) synthesis",
        text: pairs.isEmpty
          ? "the others keep their order" : "reversed: " + pairs.joined(separator: ", "))
    }
  }

  func data(to after: DecisionModel) -> DataValue {
    .list(
      reversal.outcomes.map { outcome in
        .mapping([
          ("synthesis", .text(outcome.synthesis.rawValue)),
          (
            "alternatives",
            .list(
              positions(in: after).map { name, old, new in
                .mapping([
                  ("name", .text(name)),
                  ("before", .optional(old.map { outcome.before.priorities[$0] })),
                  ("after", .optional(new.map { outcome.after.priorities[$0] })),
                ])
              })
          ),
          (
            "reversals",
            .list(
              outcome.reversals.map {
                .list([
                  .text(before.alternatives[$0.first].name),
                  .text(before.alternatives[$0.second].name),
                ])
              })
          ),
        ])
      })
  }
}
