/// Numbers that are written as words, in English and Indonesian.
enum NumberWords {
  /// Words behind a number that say that it is a ratio.
  static let times: Set<Substring> = ["times", "x", "kali", "×"]

  private static let digits: [Substring: Substring] = [
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "half": "1/2", "third": "1/3", "quarter": "1/4", "fourth": "1/4",
    "fifth": "1/5", "sixth": "1/6", "seventh": "1/7", "eighth": "1/8", "ninth": "1/9",
    "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7",
    "delapan": "8", "sembilan": "9", "setengah": "1/2", "separuh": "1/2", "seperdua": "1/2",
    "sepertiga": "1/3", "seperempat": "1/4", "seperlima": "1/5", "seperenam": "1/6",
    "sepertujuh": "1/7", "seperdelapan": "1/8", "sepersembilan": "1/9",
  ]

  /// Words before the name of a part of one: one third, a third.
  private static let articles: Set<Substring> = ["one", "a", "an"]

  /// Returns words with digits for those that are numbers: where nothing but a number is written,
  /// and before `times`. Elsewhere a word such as `one` can be something else.
  ///
  /// - Parameter words: In small letters.
  static func withDigits(_ words: [Substring]) -> [Substring] {
    let others = words.filter { !times.contains($0) }
    if others.count <= 2, let last = others.last, let number = digits[last],
      others.count == 1 || number.contains("/") && articles.contains(others[0])
    {
      return [number] + words.filter(times.contains)
    }
    var words = words
    for position in words.indices.dropLast() where times.contains(words[position + 1]) {
      if let number = digits[words[position]] { words[position] = number }
    }
    return words
  }
}
