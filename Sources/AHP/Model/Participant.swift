/// A person, or a body that speaks with one voice, whose judgments enter the model.
public struct Participant: Hashable, Sendable {
  /// The name, which no other participant has.
  public var name: String
  /// The influence on the group: not negative, relative to the other participants' weights.
  public var weight: Double
  /// What the participants can be grouped by, such as `["department": "surgery"]`.
  public var attributes: [String: String]
  /// What else is said about the participant.
  public var annotation: Annotation

  /// Creates a participant.
  public init(
    _ name: String, weight: Double = 1, attributes: [String: String] = [:],
    annotation: Annotation = Annotation()
  ) {
    self.name = name
    self.weight = weight
    self.attributes = attributes
    self.annotation = annotation
  }
}

extension Participant {
  /// The attribute that names the language tag in which a participant is asked; see also
  /// `JudgedParts`.
  public static let languageAttribute = "language"

  /// The language tag in which this participant is asked; `nil` if no attribute says it.
  public var ownLanguage: String? {
    attributes[Self.languageAttribute].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a number is a participant's weight: 0, or so far from the ends of what a double can
  /// hold that products with it are too.
  package static func isGoodWeight(_ weight: Double) -> Bool {
    weight == 0 || ComparisonMatrix.supportedRatios.contains(weight)
  }

  /// Throws `ModelError.badName` or `.badWeight` for a participant that no model can have.
  func check() throws(ModelError) {
    try ModelName.check(name)
    guard Self.isGoodWeight(weight) else { throw .badWeight(weight) }
  }
}
