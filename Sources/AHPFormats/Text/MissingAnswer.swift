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

  /// Phrases for an answer that is missing, without apostrophes.
  private static let phrases: [[Substring]] = [
    "dont know", "don t know", "do not know", "not know", "cannot say", "can t say", "not sure",
    "unsure", "no answer", "no opinion", "no idea", "no response", "not applicable", "not answered",
    "skip", "skipped", "missing", "blank", "na", "n a", "prefer not",
    "tidak tahu", "tak tahu", "tidak menjawab", "tidak ada jawaban", "tidak diisi", "kosong",
    "weiß nicht", "keine angabe", "ne sait pas", "sais pas", "no sé", "no sabe", "não sei",
    "bilmiyorum", "не знаю",
  ].map { $0.split(separator: " ") }
  /// Numbers that programs write for a missing answer.
  private static let codes: Set<String> = [
    "77", "88", "98", "99", "888", "998", "999", "9999", "-88", "-98", "-99", "-999", "-9999", "-9",
  ]
  private static let longestPhrase = 60

  /// Whether a text says in words that an answer is missing: `I don't know`, `tidak tahu`.
  static func isWord(_ text: String) -> Bool {
    guard text.utf8.count <= longestPhrase else { return false }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return phrases.contains { phrase in
      words.indices.contains { words[$0...].starts(with: phrase) }
    }
  }

  /// How to write a missing answer, where a text may say that it is one.
  static func hint(on text: String) -> String? {
    guard codes.contains(text) || isWord(text) else { return nil }
    return "if the answer is missing, leave the cell blank or write NA"
  }
}
