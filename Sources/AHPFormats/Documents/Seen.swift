/// The names that a list has had so far.
struct Seen {
  private let what: String
  private var names: Set<String> = []

  /// - Parameter what: What has the names, such as "alternative".
  init(_ what: String) { self.what = what }

  /// Adds a name; reports it and returns false if it was there before.
  mutating func insert(
    _ name: String, at value: Document.Value, _ reader: inout ValueReader
  ) -> Bool {
    if names.insert(name).inserted { return true }
    reader.report("the \(what) '\(name)' is given twice", at: value)
    return false
  }
}
