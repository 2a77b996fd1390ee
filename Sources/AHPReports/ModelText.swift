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
    "# \(label(language: language))\n\n"
      + "**Goal:** \(label(ofCriterion: goal, language: language))\n"
  }

  /// The statement that every report on the model prints.
  var noticeStatements: [Statement] {
    notice.map { [Statement(title: "Notice", text: $0)] } ?? []
  }

  /// Where in the model a criterion is, for people: its path, or "Goal".
  func place(_ criterion: Int, language: String?) -> String {
    criterion == goal ? "Goal" : path(of: criterion, language: language)
  }

  /// " by Ann", or nothing for everybody.
  func by(_ participant: Int?, language: String?) -> String {
    participant.map { " by \(label(ofParticipant: $0, language: language))" } ?? ""
  }

  /// How the judgments on a criterion came about: its own statement, or the model's.
  func provenance(of criterion: Int) -> Provenance? {
    criteria[criterion].annotation.provenance ?? annotation.provenance
  }

  /// What every JSON report says about its model.
  func data(language: String?) -> DataValue {
    .mapping([
      ("name", .text(label(language: language))), ("source", .optional(annotation.source)),
      ("provenance", .optional(annotation.provenance?.rawValue)), ("notice", .optional(notice)),
    ])
  }
}
