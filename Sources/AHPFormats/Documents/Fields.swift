/// The members of a mapping by key.
///
/// There are no more of them than the mapping has known keys, which are so few that comparing them
/// is faster than hashing them.
struct Fields<Key: FileKey> {
  private var members: [(key: String, value: Document.Value)] = []

  /// The value under a key; `nil` if there is none.
  ///
  /// - Complexity: O(number of members).
  subscript(key: Key) -> Document.Value? { value(under: key.keyText) }

  private func value(under key: String) -> Document.Value? {
    members.first { $0.key == key }?.value
  }

  /// Adds a member unless there is one with its key.
  ///
  /// - Returns: Whether it was added.
  mutating func insert(_ value: Document.Value, forKey key: String) -> Bool {
    if self.value(under: key) != nil { return false }
    members.append((key, value))
    return true
  }
}
