internal import AHP
internal import AHPFormats

/// Says on standard error which respondents do not count.
struct LeftOutWords {
  let model: DecisionModel
  /// Where the first answer of each respondent stands.
  let places: [String: String]

  /// The most people who are named of each kind.
  private static let mostNamed = 20

  func report(_ leftOut: LeftOutRespondents) {
    func named(_ outcomes: [RespondentOutcome]) -> [String] {
      outcomes.map { "\($0.participant.name) (\(reason($0)))" }
    }
    let excluded = named(leftOut.excluded.filter { $0.exclusion != nil })
    if !excluded.isEmpty {
      say("note: \(count(excluded)) left out: \(list(excluded))")
    }
    let inPart = named(leftOut.excluded.filter { $0.exclusion == nil })
    if !inPart.isEmpty {
      say(
        "note: \(inPart.count == 1 ? "1 respondent counts" : "\(inPart.count) respondents count") "
          + "in part: \(list(inPart))")
    }
    for entry in leftOut.incomplete.prefix(Self.mostNamed) {
      let place = places[entry.participant.name].map { "\($0): " } ?? ""
      say(
        place + (entry.wasAsked ? "warning" : "note")
          + ": '\(entry.participant.name)' does not count in the mean of " + gap(entry))
    }
    let more = leftOut.incomplete.count - Self.mostNamed
    if more > 0 { say("warning: \(more) more do not count in the mean of priorities") }
    if !leftOut.silent.isEmpty {
      say("note: no judgments by \(list(leftOut.silent.map(\.name)))")
    }
    if !leftOut.weightless.isEmpty {
      say("note: the weight is 0 of \(list(leftOut.weightless.map(\.name)))")
    }
  }

  /// The mean in which a participant does not count, and why.
  private func gap(_ entry: LeftOutRespondents.Incomplete) -> String {
    let path = "'\(path(entry.set))'"
    if !entry.wasAsked { return "priorities: that person is not asked about \(path)" }
    return entry.countsElsewhere
      ? "local priorities on \(path): the judgments \(wrong(entry.problem))"
      : "priorities: the judgments on \(path) \(wrong(entry.problem))"
  }

  /// What keeps judgments from giving priorities.
  private func wrong(_ problem: EvaluationProblem.Kind) -> String {
    switch problem {
    case .noJudgments, .disconnected: "do not connect all items"
    case .incomplete(_, let method): "are not complete, as the \(method) needs them"
    default: "give no priorities"
    }
  }

  private func reason(_ outcome: RespondentOutcome) -> String {
    switch outcome.exclusion {
    case .attribute(let name):
      "\(name) " + (outcome.participant.attributes[name].map { "'\($0)'" } ?? "not known")
    case .inconsistent(let ratio, let set):
      "CR \(RatioText.text(ratio)) on '\(path(set))'"
    case nil, .noWeight, .noAnswers:
      outcome.excludedSets.map { set in
        "without the matrix of '\(path(set))' with CR "
          + RatioText.text(outcome.consistencyRatios[set.position] ?? 0)
      }.joined(separator: ", ")
    }
  }

  private func path(_ set: ComparisonSetID) -> String {
    Questions(of: model).subject(of: set).path(in: model)
  }

  private func count(_ all: [String]) -> String {
    all.count == 1 ? "1 respondent is" : "\(all.count) respondents are"
  }

  private func list(_ all: [String]) -> String {
    let more = all.count - Self.mostNamed
    return all.prefix(Self.mostNamed).joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }

  private func say(_ text: String) { FileOutput.writeError(text + "\n") }
}
