/// Shows in hints how something is written, in the syntax of the file.
struct FormHint {
  private let isJSON: Bool

  /// - Parameter value: What is written otherwise.
  init(_ value: Document.Value) { isJSON = value.document.syntax == .json }

  /// A text as a value.
  func text(_ text: String) -> String {
    let line = PrintableText.line(String(text.prefix(40)))
    if isJSON { return "\"\(line.replacing("\"", with: "\\\""))\"" }
    let isPlain =
      line.first?.isLetter ?? false
      && line.allSatisfy { $0.isLetter || $0.isNumber || " -_/()".contains($0) }
    return isPlain ? line : "'\(line.replacing("'", with: "''"))'"
  }

  /// A text as a key of a mapping, without the quotation marks of JSON.
  func key(_ text: String) -> String { isJSON ? text : self.text(text) }

  /// A mapping of keys to values that are written already.
  func mapping(_ members: [(key: String, value: String)]) -> String {
    "{"
      + members.map { "\(isJSON ? "\"\($0.key)\"" : $0.key): \($0.value)" }.joined(separator: ", ")
      + "}"
  }

  /// A mapping with a name alone.
  func named(_ name: String) -> String { mapping([("name", text(name))]) }

  /// A list of values that are written already; of more than three the first and `…`.
  func list(_ elements: [String]) -> String {
    let shown = elements.count > 3 ? elements.prefix(2) + ["…"] : elements[...]
    return "[" + shown.joined(separator: ", ") + "]"
  }
}
