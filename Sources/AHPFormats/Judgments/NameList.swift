/// Names with the position of each, from 0.
struct NameList {
  let names: [String]
  private let positions: [String: Int]

  /// - Parameter names: The names in their order; of equal ones, the first counts.
  init(_ names: [String] = []) {
    self.names = names
    positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The position of a name; `nil` if it is none of these.
  func position(of name: String) -> Int? { positions[name] }

  /// The position of the name that a cell of a table has, with a guard or without.
  func position(ofCell cell: String) -> Int? {
    SpreadsheetText.original(of: cell).flatMap { position(of: $0) } ?? position(of: cell)
  }
}
