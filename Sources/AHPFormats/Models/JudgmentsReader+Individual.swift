internal import AHP

extension JudgmentsReader {
  /// Reads one set of judgments for each participant.
  ///
  /// - Returns: What was read, in the order of the participants, and the judgments that are ranges.
  func individualJudgments(
    _ value: Document.Value, by parts: ModelParts, _ reader: inout ValueReader
  ) -> (all: [IndividualJudgments], ranges: [JudgmentRange]) {
    guard value.kind == .object else {
      let name = parts.participants.first?.name ?? "Ann"
      reader.reportMismatch(
        value, "a mapping of participants to judgments",
        hint: "write the judgments of each under the name, as in "
          + FormHint(value).mapping([(FormHint(value).key(name), comparisonsForm(value))]))
      return ([], [])
    }
    let members = value.members()
    if members.isEmpty { reader.report("there are no judgments of anybody", at: value) }
    var seen = Seen("participant")
    var all: [IndividualJudgments] = []
    var ranges: [JudgmentRange] = []
    for member in members {
      let name = member.key.text().trimmed()
      guard
        let participant = parts.participant(named: name, at: member.key, &reader),
        seen.insert(name, at: member.key, &reader)
      else { continue }
      let fields = reader.fields(
        of: member.value, "the judgments of '\(name)'", allowed: ModelKey.ofIndividual,
        hint: member.value.isList ? "write \(comparisonsForm(member.value))" : nil)
      guard let (key, judged) = reader.judgments(ModelKey.ofIndividualForms, in: fields),
        let form = JudgmentForm(key)
      else {
        if member.value.kind == .object {
          reader.report(
            "'\(name)' has no judgments here (expected one of \(JudgmentForm.individualList))",
            at: member.value)
        }
        continue
      }
      guard let read = judgments(form, judged, &reader) else { continue }
      all.append(
        IndividualJudgments(
          participant: participant, judgments: read.judgments,
          annotation: reader.annotation(fields)))
      ranges += read.ranges.map {
        JudgmentRange(participant: participant, item: $0.item, other: $0.other, ratio: $0.ratio)
      }
    }
    return (all.sorted { $0.participant < $1.participant }, ranges)
  }
}
