/// The clauses of a sentence that names each of a pair in one of its own, or both twice.
struct PairClauses {
  private let title: SentenceTokens
  /// The positions of the names.
  private let names: [Int]

  init(_ title: SentenceTokens) {
    self.title = title
    names = title.tokens.indices.filter(title.isItem)
  }

  /// Whether the second of the two can be what is asked about.
  ///
  /// - Complexity: O(words).
  var areOpen: Bool {
    guard let first = names.first,
      let second = names.first(where: { title.tokens[$0] != title.tokens[first] })
    else { return false }
    return isUnit(first) || hasSecondAlone(first) || isTurnedRound(first)
      || haveDifferentLabels(first, second)
  }

  private func mark(_ position: Int, _ marks: String) -> Bool {
    guard title.tokens.indices.contains(position), case .mark(let mark) = title.tokens[position]
    else { return false }
    return marks.contains(mark)
  }

  /// Whether the first is said to be 1: `A is 1; B is?`
  private func isUnit(_ first: Int) -> Bool {
    var end = first + 1
    while let word = title.word(end), PairWords.copulas.contains(word) { end += 1 }
    guard end < title.tokens.count, title.tokens[end] == .number(1) else { return false }
    return end > first + 1 || mark(end + 1, ",;:")
  }

  /// Whether the second is named once more, alone in brackets: `A vs B [B]`.
  private func hasSecondAlone(_ first: Int) -> Bool {
    let others = names.filter { title.tokens[$0] != title.tokens[first] }
    guard others.count > names.count - others.count, let last = others.last else { return false }
    return mark(last - 1, "([") && mark(last + 1, ")]")
  }

  /// Whether two names side by side stand the other way round than they do first: `B (A or B)`.
  private func isTurnedRound(_ first: Int) -> Bool {
    zip(names, names.dropFirst()).contains { name, next in
      guard title.tokens[name] != title.tokens[first], title.tokens[next] == title.tokens[first]
      else { return false }
      let word = title.word(name + 1)
      return next == name + 2
        && (word.map(PairWords.conjunctions.contains) ?? mark(name + 1, "/-–|"))
    }
  }

  /// Whether words before the one and before the other, in clauses of their own, call them
  /// different things: `Base A, compare B`, `Measured against A: B`.
  private func haveDifferentLabels(_ first: Int, _ second: Int) -> Bool {
    let start = (0..<first).last { mark($0, ".,;?!") } ?? -1
    guard let end = (first..<second).last(where: { separates($0) }) else { return false }
    if second == end + 1, let last = wordBefore(first), PairWords.prepositions.contains(last) {
      return true
    }
    let gap = (first..<second).last { separates($0) && !mark($0, ":") } ?? end
    let (label, other) = (labels(start + 1..<first), labels(gap + 1..<second))
    return !label.isEmpty && !other.isEmpty && label != other
  }

  /// Whether clauses end at a position: `vs.` ends none.
  private func separates(_ position: Int) -> Bool {
    mark(position, ".,;:")
      && !(title.word(position - 1).map(PairWords.conjunctions.contains) ?? false)
  }

  /// The word before a name, without those that change nothing.
  private func wordBefore(_ name: Int) -> String? {
    var position = name - 1
    while let word = title.word(position), PairWords.fillers.contains(word),
      !PairWords.prepositions.contains(word)
    {
      position -= 1
    }
    return title.word(position)
  }

  /// The words of a part but for those that number or join the two.
  private func labels(_ part: Range<Int>) -> [String] {
    part.compactMap { title.word($0) }.filter { word in
      word.count > 1 && !word.contains(where: \.isNumber) && !PairWords.fillers.contains(word)
        && !PairWords.conjunctions.contains(word) && !PairWords.first.contains(word)
        && !PairWords.second.contains(word)
    }
  }
}
