/// What a model says about one of its parts besides its name.
public struct Annotation: Hashable, Sendable {
  /// The name in other languages, by language tag, such as `["en": "Referral facilities"]`.
  public var labels: [String: String]
  /// What it is or means.
  public var text: String?
  /// Where it comes from.
  public var source: String?
  /// How its judgments came about.
  public var provenance: Provenance?

  /// Creates an annotation; what is left out is not said.
  public init(
    labels: [String: String] = [:], text: String? = nil, source: String? = nil,
    provenance: Provenance? = nil
  ) {
    self.labels = labels
    self.text = text
    self.source = source
    self.provenance = provenance
  }
}

/// How judgments came about.
public enum Provenance: String, Hashable, Sendable, CaseIterable {
  /// Printed in the publication that the model names as its source.
  case published
  /// Asked from people for this model.
  case elicited
  /// Chosen so that published results come out; not what anybody judged.
  case reconstructed
  /// Made up to show a method.
  case illustrative
}

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
