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
  /// The choices that are made; those left open have the defaults, so that equal settings are
  /// equal.
  private var choices = EvaluationOptions()

  /// The keys of the choices that are made.
  private var keys: Set<String> = []

  /// Creates settings that leave all choices open.
  public init() {}

  /// Creates settings that make all choices of options.
  fileprivate init(_ options: EvaluationOptions) {
    choices = options
    choices.participant = nil
    keys = Set(EvaluationSetting.all.map { $0.key })
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

extension EvaluationSetting {
  /// Returns the choice that settings make; `nil` if they leave it open.
  public func choice(in settings: EvaluationSettings) -> (any EvaluationChoice)? {
    settings.choice(of: self)
  }

  /// Makes the choice with a name in settings; returns false, and leaves them as they are, if there
  /// is none.
  public func choose(_ name: String, in settings: inout EvaluationSettings) -> Bool {
    settings.choose(name, of: self)
  }
}

extension EvaluationSettings {
  fileprivate func choice(of setting: EvaluationSetting) -> (any EvaluationChoice)? {
    keys.contains(setting.key) ? setting.choice(in: choices) : nil
  }

  fileprivate mutating func choose(_ name: String, of setting: EvaluationSetting) -> Bool {
    guard setting.choose(name, in: &choices) else { return false }
    keys.insert(setting.key)
    return true
  }

  /// Copies the choices that are made to options.
  fileprivate func copy(to options: inout EvaluationOptions) {
    for setting in EvaluationSetting.all where keys.contains(setting.key) {
      setting.copy(from: choices, to: &options)
    }
  }
}

extension EvaluationOptions {
  /// Returns these options, with the choices of settings instead of their own where settings make
  /// them.
  public func overridden(by settings: EvaluationSettings) -> EvaluationOptions {
    if settings.isEmpty { return self }
    var options = self
    settings.copy(to: &options)
    return options
  }

  /// These choices as settings, with none left open.
  public var settings: EvaluationSettings { EvaluationSettings(self) }
}

extension DecisionModel {
  /// The options of the model's own settings, with defaults for the others.
  public var options: EvaluationOptions { EvaluationOptions().overridden(by: settings) }
}
