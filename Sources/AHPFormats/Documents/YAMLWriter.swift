extension DataValue {
  /// Returns the value as a YAML text that ends with a line feed, short lists in one line.
  ///
  /// - Complexity: O(length of the text).
  func yaml() throws(LibYAML.Problem) -> String {
    var emitter = try LibYAML.Emitter(width: 100)
    try writeYAML(to: &emitter)
    return try emitter.finish()
  }

  /// Writes the value as a part of a text.
  func writeYAML(to emitter: inout LibYAML.Emitter) throws(LibYAML.Problem) {
    switch self {
    case .null: try emitter.scalar("null")
    case .boolean(let value): try emitter.scalar(value ? "true" : "false")
    case .integer(let number): try emitter.scalar("\(number)")
    case .number(let number): try emitter.scalar(Self.digits(number))
    case .digits(let digits): try emitter.scalar(digits)
    case .text(let text): try Self.writeYAML(text, to: &emitter)
    case .list(let elements):
      try emitter.startSequence(isShort() ? .line : .block)
      for element in elements { try element.writeYAML(to: &emitter) }
      try emitter.endSequence()
    case .ratios(let ratios):
      try Self.writeYAML(ratios: ratios.lazy.map(Optional.some), to: &emitter)
    case .ratiosWithGaps(let ratios): try Self.writeYAML(ratios: ratios, to: &emitter)
    case .mapping(let members):
      try emitter.startMapping(.block)
      for (key, value) in members {
        try Self.writeYAML(key, to: &emitter)
        try value.writeYAML(to: &emitter)
      }
      try emitter.endMapping()
    }
  }

  private static func writeYAML(
    ratios: some Sequence<Double?>, to emitter: inout LibYAML.Emitter
  ) throws(LibYAML.Problem) {
    try emitter.startSequence(.line)
    for ratio in ratios { try DataValue.ratio(ratio).writeYAML(to: &emitter) }
    try emitter.endSequence()
  }

  /// Writes a text, in quotes if a YAML reader would take it for something else without.
  private static func writeYAML(
    _ text: String, to emitter: inout LibYAML.Emitter
  ) throws(LibYAML.Problem) {
    let isPlainWord =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || " -_/.%".unicodeScalars.contains($0)
      } && text.unicodeScalars.first?.properties.isAlphabetic ?? false
    let isWordOfYAML = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
      .contains(text.lowercased())
    let isPlain =
      isPlainWord && !isWordOfYAML
      || Ratio.decimal(text) == nil && text.allSatisfy { $0.isNumber || $0 == "/" } && !text.isEmpty
    try emitter.scalar(text, isQuoted: !isPlain)
  }
}
