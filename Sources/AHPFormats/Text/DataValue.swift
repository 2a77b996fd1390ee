/// A value of a JSON or YAML file about to be written. Mappings keep their order.
package enum DataValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  /// A number in the digits that it is to be written in.
  case digits(String)
  case text(String)
  case list([DataValue])
  case mapping([(key: String, value: DataValue)])

  package static func optional(_ text: String?) -> DataValue { text.map(DataValue.text) ?? .null }
  package static func optional(_ number: Double?) -> DataValue {
    number.map(DataValue.number) ?? .null
  }

  /// Whether it is written in one line: a scalar, or a list or mapping of scalars.
  package var isShort: Bool {
    switch self {
    case .list(let elements): elements.allSatisfy(\.isScalar)
    case .mapping(let members): members.count <= 4 && members.allSatisfy(\.value.isScalar)
    default: true
    }
  }

  /// How deep lists and mappings are nested in it; 0 for a scalar.
  var depth: Int {
    switch self {
    case .list(let elements): 1 + elements.reduce(0) { max($0, $1.depth) }
    case .mapping(let members): 1 + members.reduce(0) { max($0, $1.value.depth) }
    default: 0
    }
  }

  var isScalar: Bool {
    switch self {
    case .list, .mapping: false
    default: true
    }
  }

  /// The text of a scalar as it stands in a table; empty for lists and mappings.
  package var scalarText: String {
    switch self {
    case .null, .list, .mapping: ""
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .digits(let text), .text(let text): text
    }
  }

  // MARK: JSON

  /// The value as a JSON text that ends with a line feed. Numbers have the digits that give the
  /// same number back.
  package var json: String {
    var text = ""
    writeJSON(to: &text, indent: "")
    return text + "\n"
  }

  private func writeJSON(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let number): text += "\(number)"
    // JSON has no infinity: a bound that is infinite says nothing, as null does.
    case .number(let number): text += number.isFinite ? Self.digits(number) : "null"
    case .digits(let digits): text += digits
    case .text(let string): Self.writeJSON(string, to: &text)
    case .list(let elements):
      Self.writeJSON(
        elements.map { (nil, $0) }, in: ("[", "]"), isShort: isShort, to: &text, indent: indent)
    case .mapping(let members):
      Self.writeJSON(
        members.map { ($0.key, $0.value) }, in: ("{", "}"), isShort: isShort, to: &text,
        indent: indent)
    }
  }

  private static func writeJSON(
    _ entries: [(key: String?, value: DataValue)], in brackets: (String, String), isShort: Bool,
    to text: inout String, indent: String
  ) {
    text += brackets.0
    let inner = indent + "  "
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += isShort ? ", " : "," }
      if !isShort { text += "\n" + inner }
      if let key = entry.key {
        writeJSON(key, to: &text)
        text += ": "
      }
      entry.value.writeJSON(to: &text, indent: inner)
    }
    if !isShort && !entries.isEmpty { text += "\n" + indent }
    text += brackets.1
  }

  /// The shortest digits that give the same number back, without the `.0` of whole numbers.
  static func digits(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func writeJSON(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
