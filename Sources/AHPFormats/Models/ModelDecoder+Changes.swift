internal import AHP

extension ModelDecoder {
  /// The record of judgments that were changed.
  ///
  /// - Parameters:
  ///   - items: What the judgments compare.
  ///   - haveParticipants: Whether the judgments may be those of participants.
  mutating func changes(
    _ value: Document.Value, _ items: ItemNames, haveParticipants: Bool
  ) -> [JudgmentChange] {
    var changes: [JudgmentChange] = []
    for entry in elements(of: value, "a list of changed judgments") {
      let fields = fields(
        of: entry, "a changed judgment",
        allowed: (haveParticipants ? ["participant"] : []) + ["pair", "from", "to", "why"],
        required: ["pair", "from", "to", "why"])
      let participant = fields["participant"].flatMap { value in
        text(value).flatMap { self.participant(named: Self.trimmed($0), at: value) }
      }
      guard let pair = fields["pair"].flatMap({ self.pair($0, items) }),
        let reason = fields["why"].flatMap({ text($0) })
      else { continue }
      let names = (items.names[pair.item], items.names[pair.other])
      guard let from = fields["from"].flatMap({ ratio($0, of: names.0, against: names.1) }),
        let to = fields["to"].flatMap({ ratio($0, of: names.0, against: names.1) })
      else { continue }
      changes.append(
        JudgmentChange(
          participant: participant, item: pair.item, other: pair.other, from: from, to: to,
          reason: reason))
    }
    return changes
  }

  private mutating func pair(
    _ value: Document.Value, _ items: ItemNames
  ) -> (item: Int, other: Int)? {
    let names = value.elements
    guard names.count == 2 else {
      report(
        "\(value.kind == .array ? "a list of \(names.count)" : Document.describe(value)) is not a "
          + "pair (expected [first, second])", at: value)
      return nil
    }
    let item = item(names[0], items)
    let other = self.item(names[1], items)
    guard let item, let other else { return nil }
    guard item != other else {
      report("'\(items.names[item])' is compared with itself", at: value)
      return nil
    }
    return (item, other)
  }
}
