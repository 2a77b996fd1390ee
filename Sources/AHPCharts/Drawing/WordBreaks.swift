/// Where a line may end within a word that is longer than words are, such as a compound: before a
/// consonant that a vowel follows, which is where most languages in Latin, Greek and Cyrillic
/// letters divide words.
package enum WordBreaks {
  /// From how many letters on a word is divided.
  package static let longWord = 25
  /// How many letters stand before and after a division at least.
  private static let leastLetters = 3

  private static let vowels = Set<Character>(
    "aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœıаеёиоуыэюяєіїαεηιουωάέήίόύώ")
  /// Consonants that begin a syllable together, the longest first.
  private static let groups = [
    "schl", "schm", "schn", "schr", "schw", "sch", "spr", "str", "ch", "ck", "ph", "sh", "th", "st",
    "sp", "bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kn", "kr", "pl", "pr", "tr", "zw",
  ]

  /// Returns how much of the width of a text without blanks a picture keeps on one line: all of it,
  /// or the half of what is longer than words are.
  static func keptWidth(of part: Substring, _ width: Double) -> Double {
    part.count >= longWord ? width / 2 : width
  }

  /// Returns the parts of a word of letters, after each of which but the last a hyphen may stand.
  ///
  ///     WordBreaks.syllables(of: "Novellierungsausschuss")   // Novel-lie-rung-saus-schuss
  ///
  /// - Complexity: O(*n*) for *n* letters.
  package static func syllables(of word: some StringProtocol) -> [Substring] {
    let word = Substring(word)
    let letters = Array(word.lowercased())
    // Where lower case has other letters than the word, places would not be those of the word.
    guard letters.count == word.count else { return [word] }
    var cuts: [Int] = []
    var place = 0
    var hasVowel = false
    while place < letters.count {
      if vowels.contains(letters[place]) {
        hasVowel = true
        place += 1
        continue
      }
      let group = groups.first { letters[place...].starts(with: $0) }?.count ?? 1
      let next = place + group
      if hasVowel, place >= leastLetters, letters.count - place >= leastLetters,
        next < letters.count, vowels.contains(letters[next]),
        place - (cuts.last ?? 0) >= 2
      {
        cuts.append(place)
      }
      place = next
    }
    var parts: [Substring] = []
    var start = word.startIndex
    var last = 0
    for cut in cuts {
      let end = word.index(start, offsetBy: cut - last)
      parts.append(word[start..<end])
      (start, last) = (end, cut)
    }
    return parts + [word[start...]]
  }

  /// Returns the parts of a text without blanks: of letters that are no more than a word has the
  /// whole, of others the syllables.
  package static func parts(of word: Substring) -> [Substring] {
    guard word.utf8.count >= longWord, longestRun(of: word) >= longWord else { return [word] }
    var parts: [Substring] = []
    var start = word.startIndex
    while start < word.endIndex {
      let isLetter = word[start].isLetter
      let end = word[start...].firstIndex { $0.isLetter != isLetter } ?? word.endIndex
      let run = word[start..<end]
      let own = run.count >= longWord ? syllables(of: run) : [run]
      // No hyphen stands between letters and what is none.
      if let last = parts.popLast() {
        parts.append(word[last.startIndex..<own[0].endIndex])
        parts += own.dropFirst()
      } else {
        parts += own
      }
      start = end
    }
    return parts
  }

  /// Returns a text in which soft hyphens, which are seen only where a line ends, stand in words
  /// that are longer than words are.
  package static func softened(_ text: String) -> String {
    guard text.utf8.count >= longWord else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false)
      .map { parts(of: $0).joined(separator: "\u{AD}") }.joined(separator: " ")
  }

  private static func longestRun(of word: Substring) -> Int {
    var (run, longest) = (0, 0)
    for character in word {
      run = character.isLetter ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
