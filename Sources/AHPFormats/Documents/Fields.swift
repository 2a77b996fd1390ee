/// The members of a mapping by key.
///
/// There are no more of them than the mapping has known keys, which are so few that comparing them
/// is faster than hashing them.
struct Fields<Key: FileKey> {
  private var members: [(key: Key, value: Document.Value)] = []

  /// The value under a key; `nil` if there is none.
  ///
  /// - Complexity: O(number of members).
  subscript(key: Key) -> Document.Value? {
    // Positions, as a loop over the members would copy each of them.
    for position in members.indices where members[position].key == key {
      return members[position].value
    }
    return nil
  }

  /// Returns the members with one of several keys, in the order of the file.
  ///
  /// - Complexity: O(number of members · number of keys).
  func members(among keys: [Key]) -> [(key: Key, value: Document.Value)] {
    members.filter { keys.contains($0.key) }
  }

  /// Adds a member unless there is one with its key.
  ///
  /// - Returns: Whether it was added.
  mutating func insert(_ value: Document.Value, for key: Key) -> Bool {
    if self[key] != nil { return false }
    members.append((key, value))
    return true
  }
}
