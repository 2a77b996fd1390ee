/// The keys of answers in JSON and YAML, the forms of judgments aside.
enum ResponseKey: String, CaseIterable, FileKey {
  case participant, weight, attributes, judgments
  /// The list of all responses.
  case responses

  /// What one response has.
  static let ofResponse: [ResponseKey] = [.participant, .weight, .attributes, .judgments]
}
