/// Finds names of participants that differ in capital letters alone.
struct CapitalSpellings {
  /// How many names are remembered: in longer lists nobody looks for two.
  private static let mostNames = 10_000

  /// For each name in small letters how it was written first.
  private var names: [String: String] = [:]
  /// Names that differ, in the order in which they were found.
  private var found: [(first: String, other: String)] = []

  /// Adds the name of a participant.
  ///
  /// - Complexity: O(length).
  mutating func insert(_ name: String) {
    guard names.count < Self.mostNames, found.count < FileError.spelledOut else { return }
    let folded = name.lowercased()
    guard let first = names[folded] else {
      names[folded] = name
      return
    }
    if first != name, !found.contains(where: { $0.other == name }) { found.append((first, name)) }
  }

  /// What is to be known of such names; `nil` if there are none.
  var remark: String? {
    if found.isEmpty { return nil }
    return "names that differ in capital letters are different participants: "
      + ShortList.text(of: found.map { "'\($0.first)' and '\($0.other)'" })
  }
}
