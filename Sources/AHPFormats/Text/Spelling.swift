internal import AHP

/// Finds the word that a misspelled one was probably meant to be.
package enum Spelling {
  /// Returns the candidate nearest to the word, if it is near enough to be what was meant.
  package static func suggestion(
    for word: String, among candidates: some Sequence<String>
  ) -> String? {
    let word = Array(word.lowercased())
    // A third of the letters may be wrong; nothing of codes such as P1, of which all are near each
    // other. Long names are not compared, since that takes too long.
    let isCode = word.contains(where: \.isNumber) && word.count(where: \.isLetter) < 3
    let limit = isCode ? 0 : max(1, word.count / 3)
    guard word.count <= 100 else { return nil }
    return candidates.lazy
      .filter { abs($0.count - word.count) <= limit }
      .prefix(1000)
      .map { (candidate: $0, distance: distance(word, Array($0.lowercased()))) }
      // Two words without a letter in common are not each other's misspelling.
      .filter { $0.distance <= limit && $0.distance < word.count }
      .min { $0.distance < $1.distance }?.candidate
  }

  /// The end of a message on an unknown word: ". Did you mean 'Safety'?", or nothing; for a word
  /// that looks like a candidate, how it differs.
  package static func question(
    for word: String, among candidates: some Sequence<String>
  ) -> String {
    if let other = candidates.first(where: { ModelName.looksAlike(word, $0) }) {
      return ". It " + Lookalikes.difference(word, other)
    }
    return suggestion(for: word, among: candidates).map { ". Did you mean '\($0)'?" } ?? ""
  }

  /// The least number of letters to insert, delete, replace or swap with their neighbour (optimal
  /// string alignment).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[second.count]
  }
}
