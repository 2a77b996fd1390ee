/// One of the things to choose from.
public struct Alternative: Hashable, Sendable {
  /// The name, which no other alternative has.
  public var name: String
  /// Facts about it that requirements ask for, such as `["beds": "120"]`.
  public var attributes: [String: String]
  /// What else is said about it.
  public var annotation: Annotation

  /// Creates an alternative.
  public init(
    _ name: String, attributes: [String: String] = [:], annotation: Annotation = Annotation()
  ) {
    self.name = name
    self.attributes = attributes
    self.annotation = annotation
  }
}

extension Alternative: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) { self.init(name) }
}
