public import AHP
internal import AHPFormats

/// What a change of alternatives does to the ranking, as part of the report on the changed model.
public struct ChangeOfAlternatives: Sendable {
  private let before: DecisionModel
  private let reversal: RankReversal

  /// - Parameters:
  ///   - before: The model before the change.
  ///   - reversal: What becomes of its ranking.
  public init(from before: DecisionModel, reversal: RankReversal) {
    self.before = before
    self.reversal = reversal
  }

  /// The priorities and ranks of all alternatives before and after, by synthesis.
  func table(to after: DecisionModel, language: String?) -> Table {
    let names = Names(model: before, language: language)
    var columns = [Table.Column(.alternative)]
    for outcome in reversal.outcomes {
      columns.append(
        .init(.phrase(.synthesisBefore, outcome.synthesis.content), .right))
      columns.append(.init(.after, .right))
    }
    var table = Table(columns)
    let cells = reversal.outcomes.map {
      (before: Self.cells($0.before), after: Self.cells($0.after))
    }
    for (name, old, new) in places(in: after) {
      table.add(
        [.name(old.map { names.alternative($0) } ?? name)]
          + cells.flatMap { cells in
            [old.map { cells.before[$0] } ?? .empty, new.map { cells.after[$0] } ?? .empty]
          })
    }
    return table
  }

  /// The rank and priority of each item.
  private static func cells(_ items: RankedItems) -> [Content] {
    items.ranking.contents(with: items.priorities)
  }

  /// The alternatives of both models, each with its position in them.
  private func places(
    in after: DecisionModel
  ) -> [(name: String, before: AlternativeID?, after: AlternativeID?)] {
    let old = before.alternatives.positionsByName()
    let new = after.alternatives.positionsByName()
    let added = after.alternatives.lazy.map(\.name).filter { old[$0] == nil }
    return (before.alternatives.map(\.name) + added).map { ($0, old[$0], new[$0]) }
  }

  func statements(language: String?) -> [Block] {
    let names = Names(model: before, language: language)
    return reversal.outcomes.map { outcome in
      let pairs = outcome.reversals.map {
        Content.phrase(
          .passes, .name(names.alternative($0.second)), .name(names.alternative($0.first)))
      }
      return .statement(
        topic: .phrase(.orderUnder, outcome.synthesis.content),
        pairs.isEmpty ? .phrase(.othersKeepOrder) : .phrase(.reversed, .list(pairs, .comma)))
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
              places(in: after).map { name, old, new in
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

extension PositionedArray<AlternativeID, Alternative> {
  /// The positions of the alternatives by their names.
  ///
  /// - Complexity: O(alternatives).
  fileprivate func positionsByName() -> [String: AlternativeID] {
    Dictionary(zip(map(\.name), indices), uniquingKeysWith: { first, _ in first })
  }
}
