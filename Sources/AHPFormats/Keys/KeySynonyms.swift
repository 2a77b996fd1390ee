internal import AHP

/// Words by which people and other programs call keys of a model file.
enum KeySynonyms {
  private static let words: [String: [ModelKey]] = [
    "criteria": [.children], "criterion": [.children], "subcriteria": [.children],
    "subcriterion": [.children], "factors": [.children], "subfactors": [.children],
    "attribute": [.attributes, .children], "nodes": [.children], "kriteria": [.children],
    "subkriteria": [.children],
    "options": [.alternatives], "alternative": [.alternatives], "choices": [.alternatives],
    "candidates": [.alternatives], "alternatif": [.alternatives],
    "pairwise": [.comparisons], "pairwisecomparisons": [.comparisons], "pairs": [.comparisons],
    "preferences": [.comparisons], "comparison": [.comparisons], "judgements": [.judgments],
    "judgment": [.judgments], "perbandingan": [.comparisons],
    "comparisonmatrix": [.matrix], "pcm": [.matrix], "matriks": [.matrix],
    "triangle": [.upperTriangle], "uppertriangular": [.upperTriangle],
    "weights": [.priorities, .weight], "scores": [.values, .ratings], "score": [.values, .ratings],
    "bobot": [.priorities, .weight],
    "experts": [.participants], "respondents": [.participants], "judges": [.participants],
    "decisionmakers": [.participants], "people": [.participants], "responden": [.participants],
    "title": [.name], "id": [.name], "nama": [.name], "objective": [.goal], "tujuan": [.goal],
    "text": [.description], "comment": [.description], "notes": [.description],
    "scales": [.ratingScales], "constraints": [.requires],
  ]

  /// The end of a message on a key that a mapping cannot have: the key that is meant, or where the
  /// key stands; nothing if neither is known.
  ///
  /// - Parameter allowed: The keys that the mapping can have.
  static func sentence(on word: String, allowed: [String]) -> String {
    let folded = word.lowercased().filter { $0.isLetter }
    let meant = words[folded] ?? []
    if let key = meant.first(where: { allowed.contains($0.rawValue) }) {
      return ". Did you mean '\(key.rawValue)'?"
    }
    let isModel = allowed.contains(ModelKey.goal.rawValue)
    guard isModel else { return "" }
    let own = ModelKey(rawValue: word).map { [$0] } ?? []
    if let key = (own + meant).first(where: ModelKey.ofGoal.contains) {
      return " (it stands in 'goal'\(key.rawValue == word ? "" : ", as '\(key.rawValue)'"))"
    }
    if EvaluationSetting.all.contains(where: { $0.key == word }) {
      return " (it stands in 'settings')"
    }
    return ""
  }
}
