/// What a model says about one of its parts besides its name.
public struct Annotation: Hashable, Sendable {
  /// The name in other languages, by language tag, such as `["en": "Referral facilities"]`.
  public var labels: [String: String]
  /// What it is or means.
  public var text: String?
  /// What it is or means in other languages, by language tag.
  public var texts: [String: String]
  /// Where it comes from.
  public var source: String?
  /// How its judgments came about.
  public var provenance: Provenance?

  /// Creates an annotation; what is left out is not said.
  public init(
    labels: [String: String] = [:], text: String? = nil, texts: [String: String] = [:],
    source: String? = nil, provenance: Provenance? = nil
  ) {
    self.labels = labels
    self.text = text
    self.texts = texts
    self.source = source
    self.provenance = provenance
  }

  /// Returns the name in a language; `nil` without a language or a name in it.
  func label(in language: String?) -> String? { language.flatMap { labels[$0] } }

  /// Returns what it is or means in a language, or else in that of the model.
  package func text(in language: String?) -> String? { language.flatMap { texts[$0] } ?? text }
}
