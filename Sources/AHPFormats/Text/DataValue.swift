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
  /// A list of ratios, written as people write them; a compact form for millions of them.
  case ratios([Double])
  /// A list of ratios of which some are missing.
  case ratiosWithGaps([Double?])
  case mapping([(key: String, value: DataValue)])

  package static func optional(_ text: String?) -> DataValue { text.map(DataValue.text) ?? .null }
  package static func optional(_ number: Double?) -> DataValue {
    number.map(DataValue.number) ?? .null
  }

  /// Returns whether it is written in one line: a scalar, or a list or mapping of scalars.
  ///
  /// - Complexity: O(elements).
  func isShort() -> Bool {
    switch self {
    case .list(let elements): elements.allSatisfy(\.isScalar)
    case .mapping(let members): members.count <= 4 && members.allSatisfy(\.value.isScalar)
    default: true
    }
  }

  /// Returns how deep lists and mappings are nested in it; 0 for a scalar.
  ///
  /// - Complexity: O(all elements below it).
  func depth() -> Int {
    switch self {
    case .list(let elements): 1 + elements.reduce(0) { max($0, $1.depth()) }
    case .mapping(let members): 1 + members.reduce(0) { max($0, $1.value.depth()) }
    case .ratios, .ratiosWithGaps: 1
    default: 0
    }
  }

  var isScalar: Bool {
    switch self {
    case .list, .ratios, .ratiosWithGaps, .mapping: false
    default: true
    }
  }

  /// A ratio as people write it, such as 1/3; null for a missing one.
  static func ratio(_ ratio: Double?) -> DataValue {
    guard let ratio else { return .null }
    let text = Ratio.exactText(ratio)
    return text.contains("/") ? .text(text) : .digits(text)
  }

  /// The text of a scalar as it stands in a table; empty for lists and mappings.
  package var scalarText: String {
    switch self {
    case .null, .list, .ratios, .ratiosWithGaps, .mapping: ""
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .digits(let text), .text(let text): text
    }
  }

  // MARK: JSON

  /// Returns the value as a JSON text with a line feed at the end. Numbers have the fewest digits
  /// that give the same number back.
  ///
  /// - Complexity: O(length of the text).
  package func json() -> String {
    var text = ""
    writeJSON(to: &text, indent: "")
    return text + "\n"
  }

  /// Returns the value as a JSON text in one line, with a line feed at its end.
  ///
  /// - Complexity: O(length of the text).
  package func jsonLine() -> String {
    var text = ""
    writeJSON(to: &text, indent: nil)
    return text + "\n"
  }

  /// - Parameter indent: What each line of the value begins with; `nil` for all in one line.
  private func writeJSON(to text: inout String, indent: String?) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let number): text += "\(number)"
    // JSON has no infinity; an infinite bound is written as null.
    case .number(let number): text += number.isFinite ? Self.digits(number) : "null"
    case .digits(let digits): text += digits
    case .text(let string): Self.writeJSON(string, to: &text)
    case .list(let elements):
      Self.writeJSON(
        elements.map { (nil, $0) }, in: ("[", "]"), isShort: isShort(), to: &text, indent: indent)
    case .ratios(let ratios): Self.writeJSON(ratios: ratios.lazy.map(Optional.some), to: &text)
    case .ratiosWithGaps(let ratios): Self.writeJSON(ratios: ratios, to: &text)
    case .mapping(let members):
      Self.writeJSON(
        members.map { ($0.key, $0.value) }, in: ("{", "}"), isShort: isShort(), to: &text,
        indent: indent)
    }
  }

  /// Writes a list of ratios in one line.
  private static func writeJSON(ratios: some Sequence<Double?>, to text: inout String) {
    var separator = "["
    for ratio in ratios {
      text += separator
      separator = ", "
      if let usual = ratio.flatMap({ usualRatios[$0] }) {
        text += usual
      } else {
        Self.ratio(ratio).writeJSON(to: &text, indent: "")
      }
    }
    text += separator == "[" ? "[]" : "]"
  }

  /// The texts of the most frequent ratios, 1/9 … 9, in JSON.
  private static let usualRatios: [Double: String] = {
    let ratios = (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }
    let texts = ratios.map { ratio in
      var text = ""
      Self.ratio(ratio).writeJSON(to: &text, indent: "")
      return text
    }
    return Dictionary(zip(ratios, texts), uniquingKeysWith: { first, _ in first })
  }()

  private static func writeJSON(
    _ entries: [(key: String?, value: DataValue)], in brackets: (String, String), isShort: Bool,
    to text: inout String, indent: String?
  ) {
    text += brackets.0
    let isShort = isShort || indent == nil
    let inner = indent.map { $0 + "  " }
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += isShort ? ", " : "," }
      if !isShort, let inner { text += "\n" + inner }
      if let key = entry.key {
        writeJSON(key, to: &text)
        text += ": "
      }
      entry.value.writeJSON(to: &text, indent: inner)
    }
    if !isShort, !entries.isEmpty, let indent { text += "\n" + indent }
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
