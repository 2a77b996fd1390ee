/// A file of the texts of a language, YAML or JSON.
///
/// A section that the file has is complete, without unknown keys, and with the same places for what
/// is put in as the original.
package struct LanguageFile: Sendable {
  /// The language tag, such as `de`.
  package let language: String
  /// The name of the language in itself.
  package let name: String
  /// Whether somebody whose first language it is has read the texts.
  package let isReviewed: Bool
  /// What stands between the whole and the decimal places of a number.
  package let decimalSeparator: String
  package let plural: PluralRule
  /// The direction that the language is written in.
  package let direction: TextDirection
  /// The texts by their keys, of each section that the file has.
  package let sections: [String: [String: String]]

  /// What a section should have.
  package struct Section: Sendable {
    package let name: String
    /// The keys with the original texts, in their order.
    package let texts: [(key: String, text: String)]
    /// The name of another section that the file must have too; `nil` for none.
    package let companion: String?
    /// Returns what is wrong with a text in the place of the original, such as "has no {first} in
    /// it"; `nil` for nothing.
    package let problem:
      @Sendable (_ text: String, _ original: String, _ plural: PluralRule) -> String?

    package init(
      _ name: String, _ texts: [(key: String, text: String)], companion: String? = nil,
      problem: @escaping @Sendable (String, String, PluralRule) -> String?
    ) {
      self.name = name
      self.texts = texts
      self.companion = companion
      self.problem = problem
    }
  }

  /// The keys of a file beside those of its sections.
  package enum Key: String, CaseIterable, Sendable {
    /// The version of the form of such files, 1.
    case ahpTexts
    case language, name, readByNativeSpeaker, decimalSeparator, plural
    /// The only one that a file need not have.
    case direction
  }

  private static let version = 1
  /// How many missing texts are named.
  private static let mostNamed = 20
  private static let limit = FileLimit(bytes: 16 << 20, form: "texts")

  /// Reads the file at a path, or standard input for `-`.
  ///
  /// - Throws: `FileError` with every problem of the file.
  package static func read(
    _ path: String, expecting sections: [Section]
  ) throws(FileError) -> LanguageFile {
    try read(FileInput.read(path, limit: limit), sections)
  }

  /// Reads the texts in the bytes of a file.
  ///
  /// - Throws: `FileError` with every problem of the texts.
  package static func read(
    _ bytes: [UInt8], name: String, expecting sections: [Section]
  ) throws(FileError) -> LanguageFile {
    try read(SourceText(name: name, bytes: bytes), sections)
  }

  private static func read(
    _ source: SourceText, _ sections: [Section]
  ) throws(FileError) -> LanguageFile {
    try source.checkEncoding()
    let document =
      try source.name.lowercased().hasSuffix(".json")
      ? JSONReader.readText(source) : YAMLReader.read(source)
    var reader = ValueReader()
    let own = Key.allCases.map(\.rawValue)
    let fields = reader.fields(
      of: document.root, "a file of texts", allowed: own + sections.map(\.name),
      required: own.filter { $0 != Key.direction.rawValue })
    let file = LanguageFile(fields, sections, root: document.root, &reader)
    if let error = reader.problems.error() { throw error }
    return file
  }

  private init(
    _ fields: Fields<String>, _ expected: [Section], root: Document.Value,
    _ reader: inout ValueReader
  ) {
    func value(_ key: Key) -> Document.Value? { fields[key.rawValue] }
    if let value = value(.ahpTexts), reader.number(value) != Double(Self.version) {
      reader.report(
        "version \(value.described()) of texts is not known (expected \(Self.version))", at: value)
    }
    language = value(.language).flatMap { reader.text($0) } ?? ""
    if let value = value(.language), !Self.isTag(language) {
      reader.report(
        "\(value.described()) is not a language tag (expected one such as 'de' or 'pt-BR')",
        at: value)
    }
    name = value(.name).flatMap { reader.text($0) } ?? ""
    isReviewed =
      value(.readByNativeSpeaker).flatMap { reader.boolean($0, "readByNativeSpeaker") } ?? false
    decimalSeparator = value(.decimalSeparator).flatMap { reader.text($0) } ?? "."
    if let value = value(.decimalSeparator), decimalSeparator.count != 1 {
      reader.report("\(value.described()) is not one character", at: value)
    }
    direction =
      value(.direction).flatMap { reader.choice($0, "direction") } ?? TextDirection(of: language)
    plural = value(.plural).flatMap { reader.choice($0, "rule of plurals") } ?? .none
    var sections: [String: [String: String]] = [:]
    for section in expected {
      guard let value = fields[section.name] else { continue }
      if let companion = section.companion, fields[companion] == nil {
        reader.report(
          "the key '\(companion)' is missing beside '\(section.name)'", at: root)
      }
      sections[section.name] = Self.texts(of: value, section, plural, &reader)
    }
    if sections.isEmpty {
      reader.report(
        "the file has no texts (expected '\(expected.map(\.name).joined(separator: "' or '"))')",
        at: root)
    }
    self.sections = sections
  }

  /// Whether a text looks like a language tag.
  package static func isTag(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 35
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-")
      }
  }

  /// Reads the texts of a section.
  private static func texts(
    of value: Document.Value, _ section: Section, _ plural: PluralRule,
    _ reader: inout ValueReader
  ) -> [String: String] {
    guard value.kind == .object else {
      reader.reportMismatch(value, "texts (expected a mapping)")
      return [:]
    }
    let originals = Dictionary(
      section.texts.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    var texts: [String: String] = [:]
    for member in value.members() {
      let key = member.key.text()
      guard let original = originals[key] else {
        let question = reader.problems.didYouMean(key, among: section.texts.lazy.map(\.key))
        reader.report("unknown key '\(key)' in '\(section.name)'\(question)", at: member.key)
        continue
      }
      guard let text = string(member.value, &reader) else { continue }
      if let problem = section.problem(text, original, plural) {
        reader.report(
          "the text of '\(key)' \(problem) (the original is '\(original)')", at: member.value)
      }
      if texts.updateValue(text, forKey: key) != nil { reader.reportRepetition(of: member.key) }
    }
    // Also those with a problem are there.
    let given = Set(value.members().map { $0.key.text() })
    let missing = section.texts.filter { !given.contains($0.key) }.map(\.key)
    if !missing.isEmpty {
      let more = missing.count - mostNamed
      reader.report(
        "\(missing.count == 1 ? "1 text is" : "\(missing.count) texts are") missing in "
          + "'\(section.name)': \(missing.prefix(mostNamed).joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : ""), at: value)
    }
    return texts
  }

  /// A text; a number without quotes is one too, since some texts have nothing but digits.
  private static func string(_ value: Document.Value, _ reader: inout ValueReader) -> String? {
    value.kind == .number ? value.text() : reader.text(value)
  }
}
