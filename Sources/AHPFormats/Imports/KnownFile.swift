/// Files of other programs that cannot be read, by their endings.
enum KnownFile {
  /// Formats that have no public description, and no file to learn them from.
  private static let endings: [(ending: String, title: String, remedy: String)] = [
    (
      ".ahp", "a file of Expert Choice",
      "save its tree view as text, or its judgments as tables, and import these"
    ),
    (".pwc", "a file of PriEsT", "save its matrices as tables and import these"),
    (
      ".ahps", "a file of Comparion",
      "save its hierarchy as text, or its judgments as tables, and import these"
    ),
    (".ahpz", "a file of Expert Choice", "save its judgments as tables and import these"),
  ]

  /// What definitions of surveys in Qualtrics Advanced Format begin with.
  private static let surveyMark = Array("[[AdvancedFormat]]".utf8)

  /// The message on a file that cannot be read; `nil` for others. R's ahp has the ending of Expert
  /// Choice, but its files are text.
  static func refusal(of source: SourceText) -> Diagnostic? {
    if source.bytes.dropFirst(source.markLength).starts(with: surveyMark) {
      return Diagnostic(
        "the file defines a survey of Qualtrics: it has questions and no judgments", in: source,
        hint: "read its answers with 'ahp collect'")
    }
    let name = source.name.lowercased()
    guard let known = endings.first(where: { name.hasSuffix($0.ending) }) else { return nil }
    if known.ending == ".ahp" {
      // Texts in UTF-16 have bytes of 0 too, behind a mark.
      guard !TextEncoding.isUTF16(source.bytes), source.bytes.prefix(4096).contains(0) else {
        return nil
      }
    }
    return Diagnostic(
      "\(known.title) cannot be read: there is no public description of its format", in: source,
      hint: known.remedy)
  }
}
