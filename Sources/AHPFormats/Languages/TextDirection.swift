/// The direction in which a language is written.
public enum TextDirection: String, Hashable, Sendable, CaseIterable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// The languages that are usually written from right to left, by the first part of their tags.
  ///
  /// Source: The Unicode Consortium, *Common Locale Data Repository*, `characterOrder` of the
  /// layout of locales.
  private static let usuallyRightToLeft: Set<Substring> = [
    "ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  /// Creates the direction that a language is usually written in, by its tag, such as `ar-EG`.
  package init(of tag: String) {
    let parts = tag.lowercased().split(separator: "-")
    let isLatin = parts.dropFirst().contains("latn")
    let isUsual = parts.first.map { Self.usuallyRightToLeft.contains($0) } ?? false
    self = isUsual && !isLatin ? .rightToLeft : .leftToRight
  }
}
