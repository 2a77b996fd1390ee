internal import AHP

/// A map of columns whose pairs are those of a model.
struct ResolvedMap {
  /// What a column has.
  struct Entry {
    let coding: ColumnCoding?
    let pair: PairHead.Pair?
  }

  let map: ColumnMap
  private let entries: [Entry]
  private let positions: [String: Int]
  /// Which rows a table has had a column for.
  private var used: Set<Int> = []

  /// Looks up the pairs of a map, and reports those that the model does not have.
  init(_ map: ColumnMap, _ names: inout QuestionNames, _ problems: inout TableProblems) {
    self.map = map
    var entries: [Entry] = []
    for entry in map.entries {
      let pair = entry.hasPair ? Self.pair(of: entry, map, &names, &problems) : nil
      entries.append(Entry(coding: entry.coding, pair: pair))
    }
    self.entries = entries
    positions = Dictionary(
      map.entries.enumerated().map { ($0.element.column, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func pair(
    of entry: ColumnMap.Entry, _ map: ColumnMap, _ names: inout QuestionNames,
    _ problems: inout TableProblems
  ) -> PairHead.Pair? {
    guard let set = names.set(ofCell: entry.node) else {
      problems.fail(map.problem(names.message(onUnknownPath: entry.node), of: entry))
      return nil
    }
    let items = names.items(of: set)
    var positions: [Int] = []
    for name in [entry.first, entry.second] {
      if let position = items.list.position(ofCell: name) {
        positions.append(position)
      } else {
        problems.fail(map.problem(items.message(onUnknownName: name), of: entry))
      }
    }
    guard positions.count == 2 else { return nil }
    guard positions[0] != positions[1] else {
      problems.fail(map.problem(ItemNames.message(onSelfComparison: entry.first), of: entry))
      return nil
    }
    return names.question(of: set, item: positions[0], against: positions[1])
  }

  /// Whether a row is about a column with one of some titles.
  func hasColumn(titled title: String) -> Bool { positions[title] != nil }

  /// Whether a row is about a column by its number.
  var hasNumbers: Bool { map.entries.contains { $0.column.hasPrefix("#") } }

  /// What a column has, by its titles or its number from 0; `nil` if the map does not say.
  mutating func entry(titles: [String], column: Int) -> Entry? {
    let keys = titles + ["#\(column + 1)"]
    guard let position = keys.first(where: { positions[$0] != nil }).flatMap({ positions[$0] })
    else { return nil }
    used.insert(position)
    return entries[position]
  }

  /// Takes over which rows have had a column in other tables.
  mutating func add(_ other: ResolvedMap) { used.formUnion(other.used) }

  /// Reports rows that no table has had a column for.
  func reportUnused(_ problems: inout TableProblems) {
    for (position, entry) in map.entries.enumerated() where !used.contains(position) {
      problems.fail(
        map.problem(
          "no table has the column '\(entry.column)'"
            + (entry.column.hasPrefix("#") ? "" : " (expected a title of one, or '#1', '#2' …)"),
          of: entry))
    }
  }
}
