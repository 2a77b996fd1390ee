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

  private static let words: Set<String> = [
    "don't know", "dont know", "do not know", "no answer", "no opinion", "skipped", "missing",
    "tidak tahu", "tidak menjawab", "weiß nicht", "keine angabe", "ne sait pas", "no sé",
    "não sei", "bilmiyorum", "не знаю",
  ]
  /// Numbers that programs write for a missing answer.
  private static let codes: Set<String> = ["99", "999", "-99", "-999", "-9", "9999"]

  /// How to write a missing answer, where a text may say that it is one.
  static func hint(on text: String) -> String? {
    guard words.contains(PairFinder.folded(text)) || codes.contains(text) else { return nil }
    return "if the answer is missing, leave the cell blank or write NA"
  }
}
