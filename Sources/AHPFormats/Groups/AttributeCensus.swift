internal import AHP

/// The attributes that respondents have, and the values of those that a selection asks for.
///
/// Memory does not grow with the respondents.
struct AttributeCensus {
  private let selection: RespondentSelection
  /// A further attribute that somebody must have; `nil` for none.
  private let grouping: String?
  private var names: Set<String> = []
  private var values: [String: Set<String>] = [:]

  /// The most names, and the most values of an attribute, that are remembered.
  private static let most = 1000

  init(for selection: RespondentSelection, by grouping: String? = nil) {
    self.selection = selection
    self.grouping = grouping
  }

  mutating func add(_ participant: Participant) {
    if selection.attributes.isEmpty && grouping == nil { return }
    for (name, value) in participant.attributes {
      if names.count < Self.most || selection.attributes[name] != nil || name == grouping {
        names.insert(name)
      }
      guard let wanted = selection.attributes[name] else { continue }
      if values[name, default: []].count < Self.most || wanted.contains(value) {
        values[name, default: []].insert(value)
      }
    }
  }

  /// Whether the selection or the grouping names an attribute that no respondent has.
  func lacksAttribute() -> Bool {
    (selection.attributes.keys + (grouping.map { [$0] } ?? [])).contains { !names.contains($0) }
  }

  /// What is wrong with the selection: an attribute that no respondent has, or a value of one.
  func problem() -> UnknownName? {
    if let grouping, !names.contains(grouping) {
      return UnknownName("no respondent has the attribute", grouping, among: names.sorted())
    }
    for (name, wanted) in selection.attributes.sorted(by: { $0.key < $1.key }) {
      guard names.contains(name) else {
        return UnknownName("no respondent has the attribute", name, among: names.sorted())
      }
      let known = values[name] ?? []
      if let value = wanted.subtracting(known).min() {
        return UnknownName("no respondent has the \(name)", value, among: known.sorted())
      }
    }
    return nil
  }
}
