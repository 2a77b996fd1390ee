/// What stands in tables where somebody has not answered.
enum MissingAnswer {
  private static let marks: Set<String> = [
    "", "na", "n/a", "n.a.", "#n/a", "nan", "null", "-", "–", "—", ".",
  ]
  private static let longest = 4

  /// Whether a text, without white space around it, stands for a missing answer: nothing, `NA`,
  /// `n/a`, `NaN`, `null`, a dash or a point.
  static func isMark(_ text: String) -> Bool {
    text.utf8.count <= longest && marks.contains(text.lowercased())
  }
}
