/// The members of an object by key.
///
/// There are no more of them than a part of a model can have, which are so few that comparing their
/// keys is faster than hashing them.
struct Fields {
  private var members: [(key: String, value: Document.Value)] = []

  subscript(key: String) -> Document.Value? { members.first { $0.key == key }?.value }

  /// Adds a member unless there is one with its key.
  ///
  /// - Returns: Whether it was added.
  mutating func insert(_ value: Document.Value, forKey key: String) -> Bool {
    if self[key] != nil { return false }
    members.append((key, value))
    return true
  }
}
