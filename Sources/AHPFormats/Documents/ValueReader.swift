internal import AHP

/// Reads the values of a document as what is expected of them, and records what is wrong with each.
///
/// Reading goes on after a problem with what there is, so that one run finds all of them.
struct ValueReader {
  /// What was wrong with the values so far.
  private(set) var problems = Problems()
  /// What rounded reciprocals among judgments are.
  let roundedRatios: RoundedRatio.Reading

  init(roundedRatios: RoundedRatio.Reading = .fractions) { self.roundedRatios = roundedRatios }

  /// Records a problem of a value.
  mutating func report(
    _ message: @autoclosure () -> String, at value: Document.Value, hint: String? = nil
  ) {
    problems.report(message(), at: value, hint: hint)
  }

  /// Records that a value is read otherwise than it is written.
  mutating func remark(_ message: @autoclosure () -> String, at value: Document.Value) {
    problems.remark(message(), at: value)
  }

  /// Counts a rounded reciprocal that is read as the fraction.
  mutating func count(_ text: String, as fraction: Double, at value: Document.Value) {
    problems.count(text, as: fraction, at: value)
  }

  /// Records that a value is not of the kind that is expected.
  ///
  /// - Parameter what: What it is not, such as "a list of comparisons (expected a list)".
  mutating func reportMismatch(
    _ value: Document.Value, _ what: @autoclosure () -> String, hint: String? = nil
  ) {
    report("\(value.described()) is not \(what())", at: value, hint: hint)
  }

  /// Records that the text of a list of ratios is needed; see `Problems.listsToReadApart`.
  mutating func needText(of list: Document.Value) { problems.needText(of: list) }

  // MARK: Mappings and lists

  /// The members of a mapping by key. Unknown, repeated and missing keys are reported.
  ///
  /// - Parameters:
  ///   - value: What should be a mapping.
  ///   - what: What messages call it, such as "the goal".
  ///   - allowed: The keys that it may have. A misspelled key is taken for the first that is near
  ///     enough.
  ///   - required: The keys that it must have.
  ///   - hint: What to write instead of something that is no mapping.
  mutating func fields<Key: FileKey>(
    of value: Document.Value, _ what: String, allowed: [Key], required: [Key] = [],
    hint: @autoclosure () -> String? = nil
  ) -> Fields<Key> {
    var fields = Fields<Key>()
    guard value.kind == .object else {
      reportMismatch(value, "\(what) (expected a mapping)", hint: hint())
      return fields
    }
    for member in value.members() {
      let text = member.key.text()
      guard let key = allowed.first(where: { $0.keyText == text }) else {
        var question = problems.didYouMean(text, among: allowed.lazy.map(\.keyText))
        if question.isEmpty {
          question = KeySynonyms.sentence(on: text, allowed: allowed.map(\.keyText))
        }
        report("unknown key '\(text)' in \(what)\(question)", at: member.key)
        continue
      }
      if !fields.insert(member.value, for: key) { reportRepetition(of: member.key) }
    }
    for key in required where fields[key] == nil {
      report("the key '\(key.keyText)' is missing in \(what)", at: value)
    }
    return fields
  }

  /// The members of a mapping with any keys, without those for which `entry` returns `nil`.
  /// Repeated keys are reported.
  mutating func mapping<Entry>(
    of value: Document.Value, _ what: String,
    _ entry: (inout ValueReader, Document.Value) -> Entry?
  ) -> [String: Entry] {
    guard value.kind == .object else {
      reportMismatch(value, "a mapping of \(what)")
      return [:]
    }
    var mapping: [String: Entry] = [:]
    for member in value.members() {
      guard let entry = entry(&self, member.value) else { continue }
      if mapping.updateValue(entry, forKey: member.key.text()) != nil {
        reportRepetition(of: member.key)
      }
    }
    return mapping
  }

  /// Records that a key is there for the second time.
  mutating func reportRepetition(of key: Document.Value) {
    report("the key '\(key.text())' is given twice", at: key)
  }

  /// The elements of a list; none, and a problem, for anything else.
  ///
  /// - Parameter hint: What to write instead of something else.
  mutating func elements(
    of value: Document.Value, _ what: String, hint: @autoclosure () -> String? = nil
  ) -> [Document.Value] {
    if value.kind == .array { return value.elements() }
    reportMismatch(value, "\(what) (expected a list)", hint: hint())
    return []
  }

  /// The elements of a list that should not be empty; a problem if it is.
  ///
  /// - Parameters:
  ///   - items: What the list is of, such as "alternatives".
  ///   - hint: What to do instead of an empty list.
  ///   - form: What to write instead of something that is no list.
  mutating func nonemptyElements(
    of value: Document.Value, _ items: String, hint: String? = nil,
    form: @autoclosure () -> String? = nil
  ) -> [Document.Value] {
    let elements = elements(of: value, "a list of \(items)", hint: form())
    if value.kind == .array && elements.isEmpty {
      report("the list of \(items) is empty", at: value, hint: hint)
    }
    return elements
  }

  // MARK: Scalars

  /// A text; `nil`, and a problem, for numbers and the like.
  mutating func text(_ value: Document.Value) -> String? {
    switch value.kind {
    case .string, .plain, .key: return value.text()
    default:
      reportMismatch(value, "text")
      return nil
    }
  }

  /// A number; `nil` for anything else, which the caller reports.
  func number(_ value: Document.Value) -> Double? {
    switch value.kind {
    case .number, .plain, .string: Ratio.decimal(value.text())
    default: nil
    }
  }

  /// What to write in the place of a number as publications print it, which models do not take
  /// since it is not sure what is meant: `56 %`, `0,56`; `nil` for anything else.
  func numberHint(_ value: Document.Value) -> String? {
    guard [.number, .plain, .string].contains(value.kind) else { return nil }
    let text = value.text().trimmed()
    guard Ratio.decimal(text) == nil, let printed = PrintedNumber(text) else { return nil }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    // 1,234 may be a number of thousands.
    let isThousands = groups.count == 2 && groups[0] != "0" && groups[1].count == 3
    return "numbers of a model have a decimal point, and no separators or percent signs: "
      + "write \(printed.value)" + (isThousands ? ", or \(groups.joined())" : "")
  }

  /// A number that is not infinite; `nil`, and a problem, for anything else.
  mutating func finiteNumber(_ value: Document.Value, _ what: String) -> Double? {
    if let number = number(value), number.isFinite { return number }
    report("\(what) \(value.described()) is not a number", at: value, hint: numberHint(value))
    return nil
  }

  /// A truth value; `nil`, and a problem, for anything else.
  mutating func boolean(_ value: Document.Value, _ what: String) -> Bool? {
    if [.boolean, .plain].contains(value.kind), let boolean = Bool(value.text()) { return boolean }
    report("\(what) \(value.described()) is not 'true' or 'false'", at: value)
    return nil
  }

  /// One of several named choices; `nil`, and a problem, for any other text.
  mutating func choice<Choice>(
    _ value: Document.Value, _ what: String, from choices: [(name: String, choice: Choice)]
  ) -> Choice? {
    guard let text = text(value) else { return nil }
    if let match = choices.first(where: { $0.name == text }) { return match.choice }
    let names = choices.lazy.map(\.name).joined(separator: ", ")
    report("unknown \(what) '\(text)' (expected \(names))", at: value)
    return nil
  }

  /// One of the cases of an enumeration by its raw value; `nil`, and a problem, for any other text.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: Document.Value, _ what: String
  ) -> Choice? {
    choice(value, what, from: Choice.allCases.map { ($0.rawValue, $0) })
  }
}
