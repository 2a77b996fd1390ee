/// Words for how much one of a pair is preferred, in English and Indonesian, and for equal in other
/// languages.
///
/// Source: T. L. Saaty, "How to make a decision: the analytic hierarchy process", *European Journal
/// of Operational Research* 48 (1990), 9–26, doi:10.1016/0377-2217(90)90057-I; the Indonesian words
/// are those of the questionnaires of this project, and further ones that stand for one judgment
/// only.
enum VerbalScale {
  /// What words say.
  enum Degree: Equatable {
    case judgment(Double)
    /// Words that surveys use for two judgments.
    case either(Double, Double)
    /// Words that can say no more than who is preferred: `lebih` is 5 where it stands beside the
    /// other steps of the scale.
    case plain(Double)
  }

  private static let phrases: [(words: [Substring], degree: Degree)] = [
    ("equally equal same identical indifferent neither", .judgment(1)),
    ("moderately moderate", .judgment(3)),
    ("strongly strong essentially essential", .judgment(5)),
    ("very_strongly very_strong demonstrated demonstrably", .judgment(7)),
    ("very_very_strongly very_very_strong", .judgment(8)),
    ("extremely extreme absolutely absolute", .judgment(9)),
    ("moderate_plus moderately_plus", .judgment(4)), ("strong_plus strongly_plus", .judgment(6)),
    ("slightly slight weakly weak", .either(2, 3)),
    ("sama sama_sama setara seimbang", .judgment(1)),
    // The words for equal alone, in German, French, Spanish, Portuguese, Turkish and Russian.
    (
      "gleich égal également égaux igual igualmente iguales iguais eşit одинаково равно",
      .judgment(1)
    ),
    ("sedikit_lebih sedikit agak_lebih", .judgment(3)),
    ("sedikit_sampai_cukup_lebih", .judgment(4)), ("lebih", .plain(5)),
    ("jauh_lebih jauh jelas_lebih sangat_lebih sangat_jelas_lebih", .judgment(7)),
    ("mutlak_lebih mutlak ekstrem_lebih ekstrem", .judgment(9)),
  ].flatMap { (words: String, degree: Degree) in
    words.split(separator: " ").map { ($0.split(separator: "_"), degree) }
  }.sorted { $0.words.count > $1.words.count }

  private static let ranges: Set<Substring> = ["to", "and", "sampai", "hingga", "dan"]

  /// What the words of an answer say, names left out; `nil` if nothing, or several things.
  ///
  /// - Parameter words: In small letters.
  static func degree(of words: [Substring]) -> Degree? {
    var found: [(degree: Degree, range: Range<Int>)] = []
    var position = 0
    while position < words.count {
      if let phrase = phrases.first(where: { words[position...].starts(with: $0.words) }) {
        let end = position + phrase.words.count
        found.append((phrase.degree, position..<end))
        position = end
      } else {
        position += 1
      }
    }
    guard let first = found.first else { return nil }
    if found.allSatisfy({ $0.degree == first.degree }) { return first.degree }
    // "Moderately to strongly" is what lies between.
    guard found.count == 2, let low = value(found[0].degree), let high = value(found[1].degree),
      abs(low - high) == 2,
      words[found[0].range.upperBound..<found[1].range.lowerBound].contains(where: ranges.contains)
    else { return nil }
    return .judgment((low + high) / 2)
  }

  private static func value(_ degree: Degree) -> Double? {
    switch degree {
    case .judgment(let value), .plain(let value): value
    case .either: nil
    }
  }
}
