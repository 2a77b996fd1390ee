/// The choices that a model, or a publication that it reports, makes itself. Others are left open.
///
/// Each option of an evaluation is an optional property here, `nil` if it is left open:
///
///     var settings = EvaluationSettings()
///     settings.synthesis = .ideal
///     settings.scale                                                  // nil
///     EvaluationOptions().overridden(by: settings).synthesis          // Synthesis.ideal
@dynamicMemberLookup
public struct EvaluationSettings: Hashable, Sendable {
  /// The choices that are made; those left open have the defaults, so that equal settings are equal.
  private var choices = EvaluationOptions()

  /// The keys of the choices that are made.
  private var keys: Set<String> = []

  /// Creates settings that leave all choices open.
  public init() {}

  /// Creates settings that make all choices of options.
  fileprivate init(_ options: EvaluationOptions) {
    choices = options
    choices.participant = nil
    keys = Set(EvaluationSetting.all.map(\.key))
  }

  /// Whether all choices are left open.
  public var isEmpty: Bool { keys.isEmpty }

  /// The choice of an option; `nil` if it is left open.
  public subscript<Choice: EvaluationChoice>(
    dynamicMember option: WritableKeyPath<EvaluationOptions, Choice>
  ) -> Choice? {
    get { keys.contains(Choice.key) ? choices[keyPath: option] : nil }
    set {
      if let newValue {
        choices[keyPath: option] = newValue
        keys.insert(Choice.key)
      } else if keys.remove(Choice.key) != nil {
        choices[keyPath: option] = EvaluationOptions()[keyPath: option]
      }
    }
  }
}

extension EvaluationOptions {
  /// Returns these options, with the choices of settings instead of their own where settings make them.
  public func overridden(by settings: EvaluationSettings) -> EvaluationOptions {
    if settings.isEmpty { return self }
    var options = self
    for setting in EvaluationSetting.all { setting.copy(from: settings, to: &options) }
    return options
  }

  /// These choices as settings, with none left open.
  public var settings: EvaluationSettings { EvaluationSettings(self) }
}

extension DecisionModel {
  /// The options of the model's own settings, with defaults for the others.
  public var options: EvaluationOptions { EvaluationOptions().overridden(by: settings) }
}
