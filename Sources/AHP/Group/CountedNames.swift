/// Who was counted, so that nobody counts twice: the names within a run, and the digests of the
/// names of those who were counted in parts of a survey that were written to files.
package struct CountedNames: Sendable {
  private var names: Set<String> = []
  private var digests: Set<TextDigest> = []

  package init() {}

  /// How many were counted.
  package var count: Int { names.count + digests.count }

  /// Whether somebody of a name was counted.
  package func contains(_ name: String) -> Bool {
    names.contains(name) || !digests.isEmpty && digests.contains(TextDigest(of: name))
  }

  /// Adds somebody by name; returns false for who was counted before.
  package mutating func insert(_ name: String) -> Bool {
    if !digests.isEmpty && digests.contains(TextDigest(of: name)) { return false }
    return names.insert(name).inserted
  }

  /// Adds somebody by the digest of the name; returns false for who was counted before.
  ///
  /// - Complexity: O(names) for the first digest.
  package mutating func insert(_ digest: TextDigest) -> Bool {
    replaceNames()
    return digests.insert(digest).inserted
  }

  /// Adds those who were counted elsewhere.
  ///
  /// - Returns: How many of them were counted here too; if there are any, nobody is added.
  /// - Complexity: O(names).
  package mutating func merge(_ other: CountedNames) -> Int {
    var other = other
    if !digests.isEmpty || !other.digests.isEmpty {
      replaceNames()
      other.replaceNames()
    }
    let common =
      names.intersection(other.names).count + digests.intersection(other.digests).count
    if common > 0 { return common }
    names.formUnion(other.names)
    digests.formUnion(other.digests)
    return 0
  }

  /// The digests of all names, in order.
  ///
  /// - Complexity: O(names).
  package func sortedDigests() -> [TextDigest] {
    (names.map { TextDigest(of: $0) } + digests).sorted()
  }

  /// Puts digests in the place of the names.
  private mutating func replaceNames() {
    if names.isEmpty { return }
    for name in names { digests.insert(TextDigest(of: name)) }
    names = []
  }
}
