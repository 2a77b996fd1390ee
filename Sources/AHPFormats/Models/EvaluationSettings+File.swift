package import AHP

extension ModelDecoder {
  /// Reads a mapping of settings; wrong ones are reported and left open.
  mutating func decodeSettings(_ value: Document.Value) -> EvaluationSettings {
    let fields = fields(
      of: value, "the settings", allowed: EvaluationSetting.all.map { $0.key })
    var settings = EvaluationSettings()
    for setting in EvaluationSetting.all {
      guard let value = fields[setting.key] else { continue }
      let noun = setting.type.noun
      switch setting.type.form {
      case .name:
        if let name = choice(value, noun, from: setting.type.names().map { ($0, $0) }) {
          _ = setting.choose(name, in: &settings)
        }
      case .boolean:
        if let isOn = boolean(value, noun) { _ = setting.choose("\(isOn)", in: &settings) }
      case .number:
        if setting.choose(value.text, in: &settings) { continue }
        let names = setting.type.names().map { " nor '\($0)'" }.joined()
        report(
          "\(noun) \(Document.describe(value)) is neither a number above 0\(names)", at: value)
      }
    }
    return settings
  }
}

extension EvaluationSettings {
  /// Every choice under its key in a model file; `nil` where it is left open.
  package var members: [(key: String, value: DataValue?)] {
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
    }
  }
}
