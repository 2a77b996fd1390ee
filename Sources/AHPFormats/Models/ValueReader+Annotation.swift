internal import AHP

extension ValueReader {
  /// A name: a text with visible characters and without control characters; `nil`, and a problem,
  /// for anything else. White space around it is dropped.
  mutating func name(_ value: Document.Value) -> String? {
    guard let text = text(value) else { return nil }
    let name = text.trimmed()
    if ModelName.isGood(name) { return name }
    report(
      name.isEmpty
        ? "the name is empty" : "the name \(value.described()) \(NameText.fault(of: name))",
      at: value)
    return nil
  }

  /// The name of an entry of a list, which is a text or a mapping with the name under `name`, and
  /// the members of the mapping.
  mutating func named(
    _ value: Document.Value, _ what: String, allowed: [ModelKey]
  ) -> (name: String?, fields: Fields<ModelKey>) {
    if value.kind == .string || value.kind == .plain { return (name(value), Fields()) }
    if let name = nameAsKey(value, what, allowed: allowed) { return (name, Fields()) }
    let fields = fields(of: value, what, allowed: allowed, required: [.name])
    return (fields[.name].flatMap { name($0) }, fields)
  }

  /// The name of an entry that has it as its only key, `{A: {…}}`, and a problem; `nil` for other
  /// entries.
  mutating func nameAsKey(
    _ value: Document.Value, _ what: String, allowed: [ModelKey]
  ) -> String? {
    guard let only = value.onlyMember else { return nil }
    let name = only.key.text().trimmed()
    guard ModelName.isGood(name), [.object, .null, .array, .ratios].contains(only.value.kind),
      !allowed.contains(where: { $0.rawValue == name }),
      Spelling.suggestion(for: name, among: allowed.lazy.map(\.rawValue)) == nil
    else { return nil }
    report(
      "'\(name)' is a key of \(what), which has its name under 'name'", at: only.key,
      hint: "write \(FormHint(value).mapping([("name", FormHint(value).text(name))]))"
        + (only.value.kind == .null ? "" : ", and the rest beside the name"))
    return name
  }

  /// The names of entries that are written as a mapping with a key for each; `nil` for anything
  /// else.
  func namesAsKeys(_ value: Document.Value) -> [String]? {
    let names = value.members().map { $0.key.text().trimmed() }
    return names.isEmpty || !names.allSatisfy(ModelName.isGood) ? nil : names
  }

  /// What is said about a part of a model besides its name.
  mutating func annotation(_ fields: Fields<ModelKey>) -> Annotation {
    var annotation = Annotation()
    if let value = fields[.labels] {
      annotation.labels = mapping(of: value, "languages to names") { $0.name($1) }
    }
    annotation.text = fields[.description].flatMap { text($0) }
    if let value = fields[.descriptions] { annotation.texts = texts(value) }
    annotation.source = fields[.source].flatMap { text($0) }
    annotation.provenance = fields[.provenance].flatMap { choice($0, "provenance") }
    return annotation
  }

  /// A text in several languages, by language tag.
  mutating func texts(_ value: Document.Value) -> [String: String] {
    mapping(of: value, "languages to texts") { $0.text($1) }
  }

  /// Attributes of an alternative or a participant: texts, or numbers as they stand.
  mutating func attributes(_ value: Document.Value) -> [String: String] {
    mapping(of: value, "attributes to values") { $1.kind == .number ? $1.text() : $0.text($1) }
  }

  /// The weight of a participant with a name; `nil`, and a problem, if a value is none.
  mutating func weight(_ value: Document.Value, of participant: String) -> Double? {
    let number = number(value)
    if let number, Participant.isGoodWeight(number) { return number }
    report(
      Participant.message(onWeight: number, shownAs: value.described(), of: participant), at: value,
      hint: numberHint(value))
    return nil
  }
}
