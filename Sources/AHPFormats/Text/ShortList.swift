/// Lists in messages.
enum ShortList {
  private static let mostTexts = 12
  private static let mostCharacters = 60

  /// The first of some texts, each cut, and how many more there are.
  static func text(of texts: [String]) -> String {
    let shown = texts.prefix(mostTexts).map {
      $0.count > mostCharacters ? $0.prefix(mostCharacters - 1) + "…" : $0
    }
    let more = texts.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
