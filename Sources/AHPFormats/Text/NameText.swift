internal import AHP

/// What can be wrong with names in a table.
enum NameText {
  /// What is wrong with a name, white space around it aside; `nil` if nothing is.
  ///
  /// - Parameter what: What has the name, such as "participant".
  static func problem(_ name: String, of what: String) -> String? {
    if ModelName.isGood(name) { return nil }
    return name.isEmpty
      ? "the \(what) is missing" : "the name '\(name)' has control characters"
  }
}
