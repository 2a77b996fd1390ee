import AHPFormats

@testable import AHPReports

/// A made-up report that has every kind of content, in a table, in a tree and in sentences.
struct SampleReport: Report {
  var heading: Heading { Heading(title: "Choosing a van", goal: "The best van") }

  /// One content of every kind, the lists with all separators.
  static let contents: [(kind: String, content: Content)] = [
    ("empty", .empty), ("absent", .absent), ("text", .text("as printed: 0.50")),
    ("name", .name("Van")),
    ("choice", .choice(key: "scale", name: "linear", title: "linear")),
    ("phrase", .phrase(.judgmentsMissing, .count(1))),
    ("list", .list([.name("a"), .name("b"), .name("c")], .none)),
    ("space", .list([.name("a"), .name("b"), .name("c")], .space)),
    ("comma", .list([.name("a"), .name("b"), .name("c")], .comma)),
    ("semicolon", .list([.name("a"), .name("b"), .name("c")], .semicolon)),
    ("sentence", .list([.name("A."), .name("B.")], .sentence)),
    ("and", .list([.name("a"), .name("b"), .name("c")], .and)),
    ("or", .list([.name("a"), .name("b"), .name("c")], .or)),
    ("count", .count(1234)), ("rank", .rank(2, isShared: true)), ("priority", .priority(0.12345)),
    ("ratio", .ratio(0.0444)), ("markedRatio", .markedRatio(0.0444, isHigh: false)),
    ("marked", .markedRatio(0.1698, isHigh: true)), ("share", .share(0.7271)),
    ("percent", .percent(0.99996, places: 0)),
    ("percentage", .percentage(0.27895, places: 3)), ("judgment", .judgment(1 / 3.0)),
    ("bound", .bound(3.2e-15)), ("number", .number(-1.005, places: 1)), ("exact", .exact(0.1)),
    ("estimate", .estimate(0.95, standardError: 0.0069)), ("interval", .interval(0.25, 1)),
    ("triangular", .triangular(0.25, 0.5, 0.75)), ("ranked", .ranked(1, isShared: false, 0.5)),
    ("bar", .bar(0.5, columns: 12)),
    ("branch", .branch(Content.Branch(continues: [true, false]), .name("leaf"))),
  ]

  private func values() -> Table {
    var table = Table(
      [.init(.text("Kind")), .init(.value, .right)], caption: .phrase(.data))
    // Bars and branches are columns of their own in the tree.
    for (kind, content) in Self.contents where !["bar", "branch"].contains(kind) {
      table.add(.text(kind), content)
    }
    return table
  }

  /// A tree with numbers under a long title, bars, and columns that can be left out.
  static func tree() -> Table {
    let rows: [(continues: [Bool], name: Content, local: Content, share: Double)] = [
      ([], .phrase(.goal), .empty, 1), ([true], .name("Costs"), .priority(0.625), 0.625),
      ([true, true], .name("Purchase price with taxes and fees"), .priority(0.75), 0.46875),
      ([true, false], .name("Fuel"), .priority(0.25), 0.15625),
      ([false], .name("Room for passengers and for their luggage"), .priority(0.375), 0.375),
    ]
    var table = Table(
      [
        .init(.criterion), .init(.local, .right),
        .init(.name("How much it counts in the whole"), .right),
        .init(.text("Share"), leavesAt: 1), .init(.note, leavesAt: 2),
      ], order: .free)
    for row in rows {
      table.add(
        .branch(Content.Branch(continues: row.continues), row.name), row.local,
        .priority(row.share), .bar(row.share, columns: 24), .text("rather short"))
    }
    return table
  }

  func sections() -> [Section] {
    [
      Section(
        "values",
        [
          .statement(
            .consistency,
            .phrase(
              .hierarchyRatio, .ratio(0.0444), .ratio(0.1698),
              .phrase(.quoted, .name("Costs"))
            )),
          .statement(topic: .name("Fuel"), .phrase(.judgmentsMissing, .count(2))),
          .paragraph(
            .phrase(
              .shareLeadSentence, .list([.name("Van"), .name("Coupe")], .and), .priority(0.5))),
          .table(values()),
        ]),
      Section("none", title: .phrase(.limit), []),
      Section("tree", title: .phrase(.hierarchy), [.table(Self.tree())]),
    ]
  }

  func records() -> Table {
    var table = Table(keys: ["kind", "value"])
    for (kind, content) in Self.contents { table.add(.text(kind), content) }
    return table
  }

  func data() -> DataValue { .mapping([("report", .text("sample")), ("van", .number(0.5))]) }
}

extension Content {
  /// The number of kinds.
  static let kindCount = 25

  /// Which kind of content this is, from 0.
  var kind: Int {
    switch self {
    case .empty: 0
    case .absent: 1
    case .text: 2
    case .name: 3
    case .choice: 4
    case .phrase: 5
    case .list: 6
    case .count: 7
    case .rank: 8
    case .priority: 9
    case .ratio: 10
    case .markedRatio: 11
    case .share: 12
    case .percentage: 13
    case .judgment: 14
    case .bound: 15
    case .number: 16
    case .exact: 17
    case .estimate: 18
    case .interval: 19
    case .ranked: 20
    case .bar: 21
    case .branch: 22
    case .triangular: 23
    case .percent: 24
    }
  }
}
