public import AHP
package import AHPFormats

/// A simulated random index beside the published tables, for people and programs.
public struct RandomIndexReport: Sendable {
  private let estimate: RandomIndexEstimate
  /// The published tables that reach the order, each with its value.
  private let known: [(table: RandomIndex, value: Double)]

  /// Creates a report on the random index of one order.
  public init(estimate: RandomIndexEstimate) {
    self.estimate = estimate
    known = RandomIndex.allCases.compactMap { table in
      table.value(order: estimate.order).map { (table, $0) }
    }
  }

  /// How many decimal places people see: one more than the most that tables are printed with.
  private static let places = 5

  private func table() -> Table {
    func number(_ value: Double) -> Content { .number(value, places: Self.places) }
    var table = Table([
      .init(.randomIndexTable), .init(.randomIndexSymbol, .right), .init(.difference, .right),
    ])
    table.add(.phrase(.thisSimulation), number(estimate.mean), .empty)
    for (known, value) in known {
      table.add(known.content, number(value), number(value - estimate.mean))
    }
    return table
  }

  private func sentence() -> Content {
    .phrase(
      .randomIndexText, .count(estimate.samples), .count(estimate.order),
      // An identity of 64 bits, which no reader calculates with.
      .text("\(estimate.seed)"), .number(estimate.standardError, places: 6))
  }
}

extension RandomIndexReport: Report {
  package var heading: Heading {
    Heading(title: .phrase(.randomIndexOfOrder, .count(estimate.order)))
  }

  package func sections() -> [Section] {
    [Section("random-index", [.table(table()), .paragraph(sentence())])]
  }

  package func records() -> Table {
    var table = Table(keys: ["table", "random_index", "difference"])
    table.add(.text("simulation"), .exact(estimate.mean), .empty)
    for (known, value) in known {
      table.add(.text(known.name), .exact(value), .exact(value - estimate.mean))
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("random-index")), ("order", .integer(estimate.order)),
      ("samples", .integer(estimate.samples)), ("seed", .digits("\(estimate.seed)")),
      ("mean", .number(estimate.mean)), ("standardError", .number(estimate.standardError)),
      ("standardDeviation", .number(estimate.standardDeviation)),
      (
        "tables",
        .list(
          RandomIndex.allCases.map { known in
            .mapping([
              ("name", .text(known.name)),
              ("randomIndex", .optional(known.value(order: estimate.order))),
            ])
          })
      ),
    ])
  }
}
