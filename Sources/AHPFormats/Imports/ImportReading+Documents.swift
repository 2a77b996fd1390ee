internal import AHP

/// Values of JSON and YAML documents of other programs.
extension ImportReading {
  /// The text of a scalar; `nil`, and a problem, for anything else.
  mutating func text(_ value: Document.Value, _ what: String) -> String? {
    switch value.kind {
    case .string, .plain, .key, .number: return value.text().trimmed()
    default:
      refuse("\(value.described()) is not \(what)", at: .value(value))
      return nil
    }
  }

  /// A name that stands in a document; `nil`, and a problem, for anything else.
  mutating func name(_ value: Document.Value, of what: String) -> String? {
    text(value, "the name of \(what)")
  }

  /// The members of a mapping that a key of the root has; none, and a problem, for anything else. A
  /// value that is not there has none.
  mutating func members(_ value: Document.Value?, _ what: String) -> [Document.Member] {
    guard let value, value.kind != .null else { return [] }
    guard value.kind == .object else {
      refuse("\(value.described()) is not \(what) (expected a mapping)", at: .value(value))
      return []
    }
    var seen: Set<String> = []
    return value.members().filter { member in
      let key = member.key.text()
      if seen.insert(key).inserted { return true }
      refuse("the key '\(key)' is given twice", at: .value(member.key))
      return false
    }
  }

  /// The elements of a list; none, and a problem, for anything else. A value that is not there has
  /// none.
  mutating func elements(_ value: Document.Value?, _ what: String) -> [Document.Value] {
    guard let value, value.kind != .null else { return [] }
    guard value.kind == .array else {
      refuse("\(value.described()) is not \(what) (expected a list)", at: .value(value))
      return []
    }
    return value.elements()
  }

  /// Leaves out the members of a mapping with other keys than those that are read.
  mutating func leaveOutOthers(of value: Document.Value, than known: Set<String>, _ what: String) {
    for member in value.members() where !known.contains(member.key.text()) {
      leaveOut("'\(member.key.text())' of \(what) is left out", at: .value(member.key))
    }
  }

  /// A number of 0 or more, or a fraction of two; `nil`, and a problem, for anything else.
  mutating func share(_ value: Document.Value, of name: String) -> Double? {
    let text =
      [.string, .plain, .number].contains(value.kind) ? value.text() : value.described()
    return share(text, of: name, at: .value(value))
  }

  /// A number of 0 or more, or a fraction of two; `nil`, and a problem, for any other text.
  mutating func share(_ text: String, of name: String, at place: ImportPlace) -> Double? {
    if Ratio.decimal(text.trimmed()) == 0 { return 0 }
    if case .success(let number) = Ratio.parse(text) { return number }
    refuse("'\(text.prefix(60))' of '\(name)' is not a number of 0 or more", at: place)
    return nil
  }

  /// Direct priorities; `nil`, and a problem, if all are 0.
  mutating func priorities(
    _ values: [Double], of name: String, at place: ImportPlace
  ) -> Judgments? {
    if values.contains(where: { $0 > 0 }) { return .priorities(values) }
    refuse("the priorities under '\(name)' are all 0", at: place)
    return nil
  }

  /// A square table of judgments, row by row; `nil`, and problems, for anything else.
  ///
  /// - Parameter what: What messages call it, such as "the matrix of 'Cost'".
  mutating func matrix(
    _ value: Document.Value, of names: [String], _ what: String
  ) -> Judgments? {
    let rows = elements(value, what)
    guard value.kind == .array else { return nil }
    guard rows.count == names.count else {
      refuse(
        "\(what) has \(rows.count) rows (expected \(names.count))", at: .value(value))
      return nil
    }
    var cells: [[Cell]] = []
    for (row, list) in rows.enumerated() {
      let entries = elements(list, "a row of \(what)")
      guard entries.count == names.count else {
        if list.kind == .array {
          refuse(
            "row \(row + 1) of \(what) has \(entries.count) entries (expected \(names.count))",
            at: .value(list))
        }
        continue
      }
      cells.append(entries.map { Cell(text: Self.ratioText($0), place: .value($0)) })
    }
    guard cells.count == names.count, !names.isEmpty else { return nil }
    return matrix(cells, of: names).map { Judgments($0) }
  }

  /// A ratio as it is written; of a list of two numbers, which are dividend and divisor, the
  /// fraction.
  private static func ratioText(_ value: Document.Value) -> String {
    switch value.kind {
    case .null: return ""
    case .number, .plain, .string: return value.text().trimmed()
    case .array:
      let parts = value.elements()
      if parts.count == 2, parts.allSatisfy({ $0.kind == .number }) {
        return parts[0].text() + "/" + parts[1].text()
      }
      return value.described()
    default: return value.described()
    }
  }
}
