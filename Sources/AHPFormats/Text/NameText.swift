internal import AHP

/// What can be wrong with names in a table.
enum NameText {
  /// What is wrong with a name, white space around it aside; `nil` if nothing is.
  ///
  /// - Parameter what: What has the name, such as "participant".
  static func problem(_ name: String, of what: String) -> String? {
    if ModelName.isGood(name) { return nil }
    return name.isEmpty ? "the \(what) is missing" : "the name '\(name)' \(fault(of: name))"
  }

  /// What is wrong with a text that is not empty and no name.
  static func fault(of name: String) -> String {
    if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "has control characters"
    }
    let unseen = ModelName.unseen(in: name).map { Hexadecimal.codePoint($0) }
    return "has no visible character (found \(unseen.joined(separator: ", ")))"
  }
}
