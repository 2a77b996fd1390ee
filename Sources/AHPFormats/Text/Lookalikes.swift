internal import AHP

/// Finds names among those of a list that look the same, since they differ only by characters that
/// nobody sees.
struct Lookalikes {
  /// Names with such characters, by what is seen of them.
  private var names: [String: String] = [:]

  /// Adds a name, and returns another one that looks the same, if there is one.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - isKnown: Whether a name was added before.
  /// - Complexity: O(length).
  mutating func insert(_ name: String, isKnown: (String) -> Bool) -> String? {
    let seen = ModelName.visible(name)
    if seen == name { return names.isEmpty ? nil : names[seen] }
    let other = names.updateValue(name, forKey: seen) ?? (isKnown(seen) ? seen : nil)
    return other == name ? nil : other
  }

  /// The message on two names that look the same.
  ///
  /// - Parameter what: What has the names, such as "participant".
  static func message(_ what: String, _ name: String, _ other: String) -> String {
    "the \(what) '\(name)' \(difference(name, other))"
  }

  /// How a name differs from another that looks the same: which characters nobody sees.
  static func difference(_ name: String, _ other: String) -> String {
    func list(_ text: String) -> String {
      let found = ModelName.unseen(in: text).map { Hexadecimal.codePoint($0) }
      return found.isEmpty ? "none" : found.joined(separator: ", ")
    }
    return "differs from '\(other)' only by characters that nobody sees (found \(list(name)) in it "
      + "and \(list(other)) in the other)"
  }
}
