package import AHP

extension ValueReader {
  /// The choices under the key `settings`.
  mutating func settings(_ value: Document.Value) -> EvaluationSettings {
    let fields = fields(
      of: value, "the settings", allowed: EvaluationSettings().members.map(\.key))
    var settings = EvaluationSettings()
    settings.scale = fields["scale"].flatMap { choice($0, "scale") }
    settings.prioritization = fields["prioritization"].flatMap { choice($0, "prioritization") }
    settings.synthesis = fields["synthesis"].flatMap { choice($0, "synthesis") }
    settings.bocr = fields["bocr"].flatMap {
      choice(
        $0, "formula for priorities",
        from: BOCRFormula.allCases.filter(\.isNonnegative).map { ($0.rawValue, $0) })
    }
    settings.structuralAdjustment = fields["structuralAdjustment"].flatMap {
      boolean($0, "structural adjustment")
    }
    settings.aggregation = fields["aggregation"].flatMap { choice($0, "aggregation") }
    settings.missingJudgments = fields["missingJudgments"].flatMap {
      choice($0, "choice for missing judgments")
    }
    settings.randomIndex = fields["randomIndex"].flatMap {
      choice($0, "random index", from: RandomIndex.allCases.map { ($0.name, $0) })
    }
    settings.incompleteRandomIndex = fields["incompleteRandomIndex"].flatMap {
      choice($0, "random index of incomplete matrices")
    }
    if let value = fields["threshold"] {
      settings.consistencyThreshold = ConsistencyThreshold(value.text())
      if settings.consistencyThreshold == nil {
        report(
          "threshold \(value.described()) is neither a number above 0 nor 'by-order'", at: value)
      }
    }
    return settings
  }
}

extension EvaluationSettings {
  /// Every choice under its key in a model file; `nil` where it is left open.
  package var members: [(key: String, value: DataValue?)] {
    [
      ("scale", scale.map { .text($0.rawValue) }),
      ("prioritization", prioritization.map { .text($0.rawValue) }),
      ("synthesis", synthesis.map { .text($0.rawValue) }),
      ("bocr", bocr.map { .text($0.rawValue) }),
      ("structuralAdjustment", structuralAdjustment.map { .boolean($0) }),
      ("aggregation", aggregation.map { .text($0.rawValue) }),
      ("missingJudgments", missingJudgments.map { .text($0.rawValue) }),
      ("randomIndex", randomIndex.map { .text($0.name) }),
      ("incompleteRandomIndex", incompleteRandomIndex.map { .text($0.rawValue) }),
      ("threshold", consistencyThreshold.map(DataValue.threshold)),
    ]
  }
}

extension DataValue {
  package static func threshold(_ threshold: ConsistencyThreshold) -> DataValue {
    switch threshold {
    case .fixed(let value): .number(value)
    case .byOrder: .text(threshold.name)
    }
  }
}
