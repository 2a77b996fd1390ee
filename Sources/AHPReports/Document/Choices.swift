internal import AHP
internal import PairwiseComparisons

// The choices of an evaluation as parts of sentences.

extension EvaluationChoice {
  /// The choice in words; a number as such, and numbers as those that are given.
  var content: Content {
    if Self.form == .number, let number = Double(name) { return .exact(number) }
    if let given = (self as? RandomIndex)?.givenValues {
      return .phrase(.givenValues, .count(given.count), .list(given.map { .exact($0) }, .comma))
    }
    return .choice(key: Self.key, name: name, title: title)
  }

  /// The choice in the line that names the method of a result; `nil` if that line omits it.
  var phraseContent: Content? {
    if (self as? RandomIndex)?.givenValues != nil { return .phrase(.randomIndexOf, content) }
    return phrase.map { .choice(key: "\(Self.key).phrase", name: name, title: $0) }
  }

  /// The subject of the choice.
  static var subjectContent: Content { .choice(key: key, name: "", title: subject) }
}

extension ConsensusLevel {
  var content: Content { .choice(key: "consensusLevel", name: rawValue, title: "\(self)") }
}

extension Provenance {
  var content: Content { .choice(key: "provenance", name: rawValue, title: rawValue) }
}

extension Merit.Kind {
  var content: Content { .choice(key: "merit", name: rawValue, title: rawValue) }
}

extension BOCRFormula {
  /// The name of the formula; its `content` is the formula itself.
  var nameContent: Content { .choice(key: "formula", name: rawValue, title: rawValue) }
}

extension ReportedValue.NetworkMeasure {
  var content: Content { .choice(key: "nodePriority", name: rawValue, title: rawValue) }
}

extension RepairMethod {
  var content: Content { .choice(key: "repair", name: rawValue, title: "\(self)") }
}

extension EvaluationOptions {
  /// Whether a matrix has a ratio and it is above the threshold.
  func isAbove(_ ratio: Double?, order: Int) -> Bool {
    ratio != nil && !accepts(ratio, order: order)
  }
}
