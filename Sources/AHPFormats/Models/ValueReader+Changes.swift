internal import AHP

extension ValueReader {
  /// Reads the record of judgments that were changed.
  ///
  /// - Parameters:
  ///   - value: A list with an entry for each judgment.
  ///   - items: What the judgments compare.
  ///   - parts: Where the participants are whose judgments they may be; `nil` if they are
  ///     everybody's.
  mutating func changes(
    _ value: Document.Value, _ items: ItemNames, by parts: ModelParts? = nil
  ) -> [JudgmentChange] {
    var changes: [JudgmentChange] = []
    for entry in elements(of: value, "a list of changed judgments") {
      let fields = fields(
        of: entry, "a changed judgment",
        allowed: parts == nil ? ModelKey.ofScaleChange : ModelKey.ofChange,
        required: ModelKey.ofScaleChange)
      var participant: ParticipantID?
      if let named = fields[.participant] { participant = parts?.participant(named, &self) }
      guard let pairValue = fields[.pair], let pair = items.pair(pairValue, &self),
        let why = fields[.why], let reason = text(why)
      else { continue }
      let (first, second) = (items.names[pair.item], items.names[pair.other])
      guard let fromValue = fields[.from],
        let from = ratio(fromValue, of: first, against: second), let toValue = fields[.to],
        let to = ratio(toValue, of: first, against: second)
      else { continue }
      changes.append(
        JudgmentChange(
          participant: participant, item: pair.item, other: pair.other, from: from, to: to,
          reason: reason))
    }
    return changes
  }
}
