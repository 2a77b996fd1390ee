/// Columns of a table whose texts may say which of two is preferred, rather than something about
/// a person.
struct WinnerColumns {
  /// What most texts of a column are.
  enum Texts: Hashable {
    /// Texts that name one item each, which are these, as `PairFinder.folded`.
    case items(Set<String>)
    /// Words for a side, or signs.
    case sides
    /// Letters, or yes and no, which can be anything besides.
    case codes
    case numbers
    case others
  }

  /// The texts of a column so far.
  private struct Seen {
    var items: Set<String> = []
    var (itemsCount, sides, codes, numbers, others) = (0, 0, 0, 0, 0)
    var count: Int { itemsCount + sides + codes + numbers + others }

    func isMost(_ part: Int) -> Bool { 2 * part > count }

    var texts: Texts {
      if isMost(itemsCount) { return .items(items) }
      if isMost(sides) { return .sides }
      if isMost(sides + codes) { return .codes }
      return isMost(numbers) ? .numbers : .others
    }
  }

  /// After so many texts it is clear what those of a column are.
  private static let mostTexts = 200

  private var seen: [Int: Seen] = [:]
  private let columns: [Int]

  init(_ columns: [Int]) { self.columns = columns }

  /// What the texts of a column are; `nil` if there are none.
  func texts(of column: Int) -> Texts? { seen[column]?.texts }

  /// The columns that may say it.
  var candidates: [(column: Int, texts: Texts)] {
    columns.compactMap { column in
      guard let texts = texts(of: column), texts != .others, texts != .numbers else { return nil }
      return (column, texts)
    }
  }

  /// Adds a text of a column.
  ///
  /// - Parameter item: The one item that a text names, folded; `nil` if it names none or several.
  mutating func add(_ text: String, column: Int, item: (String) -> String?) {
    guard !MissingAnswer.isMark(text), seen[column]?.count ?? 0 < Self.mostTexts else { return }
    let folded = PairFinder.folded(text)
    var seen = self.seen[column] ?? Seen()
    if Self.sides.contains(folded) {
      seen.sides += 1
    } else if let item = item(text) {
      seen.items.insert(item)
      seen.itemsCount += 1
    } else if Self.codes.contains(folded) {
      seen.codes += 1
    } else if SurveyNumber.plain(text) != nil {
      seen.numbers += 1
    } else {
      seen.others += 1
    }
    self.seen[column] = seen
  }

  /// Adds the texts of a row.
  mutating func add(_ table: borrowing TableReader, item: (String) -> String?) {
    for column in columns where seen[column]?.count ?? 0 < Self.mostTexts {
      add(table.text(at: column), column: column, item: item)
    }
  }

  private static let sides: Set<String> = PairWords.first.union(PairWords.second).union([
    "1st", "2nd", "+", "-", "erste", "zweite", "links", "rechts",
  ])
  private static let codes: Set<String> = [
    "a", "b", "l", "r", "yes", "no", "y", "n", "ya", "tidak", "ja", "nein", "true", "false", "0",
    "1", "-1", "+1", "2", ">", "<",
  ]
}
