/// Names with the position of each, from 0.
struct NameList {
  let names: [String]
  private var positions: [String: Int]

  /// - Parameter names: The names in their order; of equal ones, the first counts.
  init(_ names: [String] = []) {
    self.names = names
    positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The position of a name; `nil` if it is none of these.
  func position(of name: String) -> Int? { positions[name] }

  /// Adds another spelling of the name at a position, unless it is the name or spelling of another.
  mutating func addSpelling(_ spelling: String, of position: Int) {
    if positions[spelling] == nil { positions[spelling] = position }
  }
}
