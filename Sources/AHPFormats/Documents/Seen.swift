/// The names that a list has had so far.
struct Seen {
  private let what: String
  private var names: Set<String> = []
  private var lookalikes = Lookalikes()

  /// - Parameter what: What has the names, such as "alternative".
  init(_ what: String) { self.what = what }

  /// Adds a name; reports it and returns false if it was there before.
  mutating func insert(
    _ name: String, at value: Document.Value, _ reader: inout ValueReader
  ) -> Bool {
    let other = lookalikes.insert(name, isKnown: names.contains)
    if names.insert(name).inserted {
      if let other { reader.report(Lookalikes.message(what, name, other), at: value) }
      return true
    }
    reader.report("the \(what) '\(name)' is given twice", at: value)
    return false
  }
}
