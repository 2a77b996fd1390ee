extension ValueReader {
  /// The one of several keys under which judgments stand, and what stands there; `nil` if there are
  /// none. Judgments under a second key are reported, and those that come first in the file count.
  mutating func judgments(
    _ keys: [ModelKey], in fields: Fields<ModelKey>
  ) -> (key: ModelKey, value: Document.Value)? {
    let given = fields.members(among: keys)
    for other in given.dropFirst() {
      report(
        "judgments are given twice, as '\(given[0].key.rawValue)' and as '\(other.key.rawValue)'",
        at: other.value)
    }
    return given.first
  }

  /// Reports keys that go with values or ratings, but stand without them.
  mutating func reportStrayKeys(_ fields: Fields<ModelKey>) {
    for (key, needed) in [
      (ModelKey.direction, ModelKey.values), (.utility, .values), (.ratingScale, .ratings),
    ] {
      if let value = fields[key], fields[needed] == nil {
        report(
          "'\(key.rawValue)' goes with '\(needed.rawValue)', which is missing here", at: value)
      }
    }
  }
}
