package import AHP

extension ValueReader {
  /// The choices under the key `settings`; wrong ones are reported and left open.
  mutating func settings(_ value: Document.Value) -> EvaluationSettings {
    let fields = fields(
      of: value, "the settings", allowed: EvaluationSetting.all.map { $0.key })
    var settings = EvaluationSettings()
    for setting in EvaluationSetting.all {
      guard let value = fields[setting.key], let name = name(of: setting.type, value) else {
        continue
      }
      _ = setting.choose(name, in: &settings)
    }
    return settings
  }

  /// The name of a choice of some type; `nil`, and a problem, for anything else.
  private mutating func name(
    of type: any EvaluationChoice.Type, _ value: Document.Value
  ) -> String? {
    switch type.form {
    case .name: return choice(value, type.noun, from: type.names().map { ($0, $0) })
    case .boolean: return boolean(value, type.noun).map { "\($0)" }
    case .numbers:
      guard value.kind == .array else {
        let name = value.text()
        return type.init(name: name) == nil
          ? choice(value, type.noun, from: type.names().map { ($0, $0) }) : name
      }
      let numbers = elements(of: value, "a list of numbers").map { $0.text() }
      let name = numbers.joined(separator: " ") + (numbers.count == 1 ? "," : "")
      if type.init(name: name) != nil { return name }
      report(
        "\(value.described()) is no \(type.noun) (expected numbers above 0 for the orders 3, 4, 5 …, a number or a name)",
        at: value)
      return nil
    case .number:
      let name = value.text()
      if type.init(name: name) != nil { return name }
      let names = type.names().map { " nor '\($0)'" }.joined()
      report(
        "\(type.noun) \(value.described()) is neither a number above 0\(names)", at: value,
        hint: numberHint(value))
      return nil
    }
  }
}

extension EvaluationSettings {
  /// Returns every choice under its key in a model file; `nil` where it is left open.
  ///
  /// - Complexity: O(number of settings).
  package func members() -> [(key: String, value: DataValue?)] {
    EvaluationSetting.all.map { setting in
      (setting.key, setting.choice(in: self).map { DataValue.choice($0) })
    }
  }
}

extension DataValue {
  /// A choice as model files have it.
  package static func choice(_ choice: any EvaluationChoice) -> DataValue {
    switch type(of: choice).form {
    case .name: .text(choice.name)
    case .boolean: .boolean(choice.name == "true")
    case .number: Double(choice.name).map(DataValue.number) ?? .text(choice.name)
    case .numbers: numbers(choice.name) ?? .text(choice.name)
    }
  }

  /// One number, or a list of several, with blanks between them, or of one with a comma after it;
  /// `nil` for a text that has others.
  private static func numbers(_ text: String) -> DataValue? {
    let words = text.split { $0 == " " || $0 == "," }
    let numbers = words.compactMap { Double($0) }
    guard let first = numbers.first, numbers.count == words.count else { return nil }
    return numbers.count == 1 && !text.hasSuffix(",")
      ? .number(first) : .list(numbers.map(DataValue.number))
  }
}
