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
    for member in members where member.key == key { return member.value }
    return nil
  }

  /// Adds a member unless there is one with its key.
  ///
  /// - Returns: Whether it was added.
  mutating func insert(_ value: Document.Value, for key: Key) -> Bool {
    if members.contains(where: { $0.key == key }) { return false }
    members.append((key, value))
    return true
  }
}
