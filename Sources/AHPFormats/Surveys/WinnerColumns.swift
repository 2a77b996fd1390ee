/// Columns of a table whose texts may say which of two is preferred, rather than something about
/// a person.
struct WinnerColumns {
  /// What the texts of a column are.
  enum Texts: Hashable {
    /// Names of items, as `PairFinder.folded`.
    case items(Set<String>)
    /// Words for a side, or signs.
    case sides
    /// Letters, or yes and no, which can be anything besides.
    case codes
    case others
  }

  private(set) var texts: [Int: Texts] = [:]
  private let columns: [Int]

  init(_ columns: [Int]) { self.columns = columns }

  /// The columns that may say it.
  var candidates: [(column: Int, texts: Texts)] {
    columns.compactMap { column in
      guard let texts = texts[column], texts != .others else { return nil }
      return (column, texts)
    }
  }

  /// Adds a text of a column.
  ///
  /// - Parameter isItem: Whether the text is the name of what is compared.
  mutating func add(_ text: String, column: Int, isItem: (String) -> Bool) {
    guard texts[column] != .others, !MissingAnswer.isMark(text) else { return }
    let folded = PairFinder.folded(text)
    if case .items(let known)? = texts[column] {
      texts[column] =
        known.contains(folded)
        ? .items(known)
        : isItem(text) ? .items(known.union([folded])) : .others
      return
    }
    let kind: Texts =
      if Self.sides.contains(folded) {
        .sides
      } else if isItem(text) {
        .items([folded])
      } else if Self.codes.contains(folded) {
        .codes
      } else {
        .others
      }
    texts[column] = texts[column].map { $0 == kind ? kind : .others } ?? kind
  }

  /// Adds the texts of a row.
  mutating func add(_ table: borrowing TableReader, isItem: (String) -> Bool) {
    for column in columns where texts[column] != .others {
      add(table.text(at: column), column: column, isItem: isItem)
    }
  }

  private static let sides: Set<String> = PairWords.first.union(PairWords.second).union([
    "1st", "2nd", "+", "-", "erste", "zweite", "links", "rechts",
  ])
  private static let codes: Set<String> = [
    "a", "b", "yes", "no", "y", "n", "ya", "tidak", "true", "false", "1", "-1", "2",
  ]
}
