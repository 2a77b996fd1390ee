/// The two spellings of a model file.
public enum ModelSyntax: String, Hashable, Sendable, CaseIterable {
  case yaml, json

  /// The spelling that belongs to the ending of a file name; `nil` for any other ending.
  public init?(fileName: some StringProtocol) {
    if fileName.hasSuffix(".json") {
      self = .json
    } else if fileName.hasSuffix(".yaml") || fileName.hasSuffix(".yml") {
      self = .yaml
    } else {
      return nil
    }
  }
}
