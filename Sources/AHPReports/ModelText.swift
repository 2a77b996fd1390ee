internal import AHP
internal import AHPFormats

// What all reports say about their model.

extension DecisionModel {
  /// The name and the goal, as text reports begin.
  func heading(language: String?) -> String {
    label(language: language).wrapped(width: 79) + "\n"
      + "Goal: \(label(ofCriterion: goal, language: language))".wrapped(width: 79, indent: "  ")
      + "\n"
  }

  /// The name and the goal, as Markdown reports begin.
  func markdownHeading(language: String?) -> String {
    "# \(MarkdownText.escaped(label(language: language)))\n\n"
      + "**Goal:** \(MarkdownText.escaped(label(ofCriterion: goal, language: language)))\n"
  }

  /// The statements that every report on the model prints: who was left out, and its own notice.
  var noticeStatements: [Statement] { noticeStatements(sayingRanges: true) }

  /// The same, with or without what is computed with where judgments are ranges.
  func noticeStatements(sayingRanges: Bool) -> [Statement] {
    ineligible.map { left in
      Statement(
        title: "Left out",
        text: "\(left.alternative.name) does not meet "
          + left.failed.map { "'\($0.text)'" }.joined(separator: " and "))
    } + (sayingRanges ? rangeStatements : [])
      + (notice.map { [Statement(title: "Notice", text: $0)] } ?? [])
  }

  /// What is computed with where judgments are ranges.
  private var rangeStatements: [Statement] {
    let count = criteria.rangeCount()
    if count == 0 { return [] }
    return [
      Statement(
        title: "Ranges",
        text: NumberText.count(count, "judgment") + (count == 1 ? " is a range" : " are ranges")
          + " and \(count == 1 ? "counts" : "count") as the middle, of two bounds their geometric mean"
      )
    ]
  }

  /// Where in the model a criterion is, for people: its path, or "Goal".
  func place(_ criterion: CriterionID, language: String?) -> String {
    criterion == goal ? "Goal" : path(of: criterion, language: language)
  }

  /// " by Ann", or nothing for everybody.
  func by(_ participant: ParticipantID?, language: String?) -> String {
    participant.map { " by \(label(ofParticipant: $0, language: language))" } ?? ""
  }

  /// How the judgments on a criterion came about: its own statement, or the model's.
  func provenance(of criterion: CriterionID) -> Provenance? {
    criteria[criterion].annotation.provenance ?? annotation.provenance
  }

  // MARK: What is ranked

  /// The name of what is ranked: an alternative's, or a criterion's path in a model without alternatives.
  func name(ofRanked id: RankedID, language: String?) -> String {
    switch id {
    case .alternative(let alternative): label(ofAlternative: alternative, language: language)
    case .criterion(let criterion): path(of: criterion, language: language)
    }
  }

  /// What became of the ranking, in words.
  func words(_ change: RankingChange, language: String?) -> String {
    switch change {
    case .none: "as now"
    case .order: "first as now, others change places"
    case .first(let id): "\(name(ofRanked: id, language: language)) becomes first"
    }
  }

  /// The one that becomes the first, by the model's own name.
  func newFirst(_ change: RankingChange) -> String? {
    guard case .first(let id) = change else { return nil }
    return name(ofRanked: id, language: nil)
  }

  /// What every JSON report says about its model.
  func data(language: String?) -> DataValue {
    let rangeCount = criteria.rangeCount()
    let ranges: [(key: String, value: DataValue)] =
      rangeCount == 0 ? [] : [("judgmentsAsRanges", .integer(rangeCount))]
    return .mapping(
      [
        ("name", .text(label(language: language))), ("source", .optional(annotation.source)),
        ("provenance", .optional(annotation.provenance?.rawValue)), ("notice", .optional(notice)),
        (
          "leftOut",
          .list(
            ineligible.map { left in
              .mapping([
                ("name", .text(left.alternative.name)),
                ("fails", .list(left.failed.map { .text($0.text) })),
              ])
            })
        ),
      ] + ranges)
  }
}
