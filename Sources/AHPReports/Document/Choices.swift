internal import AHP

// The choices of an evaluation as parts of sentences.

extension PrioritizationMethod {
  var content: Content { .choice(key: "prioritization", name: rawValue, title: "\(self)") }
}

extension JudgmentScale {
  var content: Content { .choice(key: "scale", name: rawValue, title: "\(self)") }
}

extension GroupAggregation {
  var content: Content { .choice(key: "aggregation", name: rawValue, title: "\(self)") }
}

extension MissingJudgments {
  var content: Content { .choice(key: "missingJudgments", name: rawValue, title: "\(self)") }
}

extension RandomIndex {
  var content: Content { .choice(key: "randomIndex", name: name, title: "\(self)") }
}

extension IncompleteRandomIndex {
  var content: Content { .choice(key: "incompleteRandomIndex", name: rawValue, title: "\(self)") }
}

extension ConsistencyThreshold {
  var content: Content {
    switch self {
    case .fixed(let value): .exact(value)
    case .byOrder: .choice(key: "threshold", name: name, title: "\(self)")
    }
  }
}

extension EvaluationOptions {
  /// Whether a matrix has a ratio and it is above the threshold.
  func isAbove(_ ratio: Double?, order: Int) -> Bool {
    ratio != nil && !accepts(ratio, order: order)
  }
}
