extension ItemNames {
  /// The position of the item that a value names; `nil`, and a problem, if there is none.
  func position(of value: Document.Value, _ reader: inout ValueReader) -> Int? {
    guard let text = reader.text(value) else { return nil }
    let name = text.trimmed()
    if let position = list.position(of: name) { return position }
    reader.report(message(onUnknownName: name), at: value)
    return nil
  }

  /// The items of a pair `[first, second]`; `nil`, and a problem, if a value is none.
  func pair(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> (item: Int, other: Int)? {
    guard value.elements().count == 2 else {
      reportForm(value, "pair (expected [first, second])", &reader)
      return nil
    }
    return twoItems(of: value, &reader)
  }

  /// The parts of a comparison `[first, second, ratio]`; `nil`, and a problem, if a value is none.
  func comparison(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> (item: Int, other: Int, ratio: Document.Value)? {
    let parts = value.elements()
    guard parts.count == 3 else {
      reportForm(
        value, "comparison (expected [first, second, how many times the first is preferred])",
        &reader)
      return nil
    }
    return twoItems(of: value, &reader).map { ($0.item, $0.other, parts[2]) }
  }

  /// The two different items that a list begins with; `nil`, and a problem, if it does not.
  private func twoItems(
    of value: Document.Value, _ reader: inout ValueReader
  ) -> (item: Int, other: Int)? {
    let parts = value.elements()
    let first = position(of: parts[0], &reader)
    let second = position(of: parts[1], &reader)
    guard let first, let second else { return nil }
    guard first != second else {
      reader.report(Self.message(onSelfComparison: names[first]), at: value)
      return nil
    }
    return (first, second)
  }

  private func reportForm(
    _ value: Document.Value, _ what: String, _ reader: inout ValueReader
  ) {
    let found =
      value.kind == .array ? "a list of \(value.elements().count)" : value.described()
    reader.report("\(found) is not a \(what)", at: value)
  }

  /// One entry for each item by its name; `nil` unless all are good. Unknown, repeated and missing
  /// ones are reported.
  ///
  /// - Parameters:
  ///   - what: What an entry is called, one and several.
  ///   - entry: Reads the entry of the item with a name.
  func entries<Entry>(
    _ value: Document.Value, _ what: (one: String, several: String),
    _ reader: inout ValueReader,
    _ entry: (Document.Value, String, inout ValueReader) -> Entry?
  ) -> [Entry]? {
    guard value.kind == .object else {
      let form = FormHint(value)
      reader.reportMismatch(
        value, "a mapping of the items of '\(criterion)' to \(what.several)",
        hint: names.first.map {
          "write each beside its name, as in "
            + form.mapping([(form.key($0), "0.5")])
        })
      return nil
    }
    var entries = [Entry?](repeating: nil, count: order)
    var given = Set<Int>()
    for member in value.members() {
      guard let item = position(of: member.key, &reader) else { continue }
      if !given.insert(item).inserted {
        reader.report("the \(what.one) of '\(names[item])' is given twice", at: member.key)
      }
      entries[item] = entry(member.value, names[item], &reader)
    }
    let missing = names.indices.filter { !given.contains($0) }.map { "'\(names[$0])'" }
    if !missing.isEmpty {
      reader.report(
        "\(what.several) are missing for \(missing.joined(separator: ", ")) under '\(criterion)'",
        at: value)
    }
    let all = entries.compactMap(\.self)
    return all.count == entries.count ? all : nil
  }
}
