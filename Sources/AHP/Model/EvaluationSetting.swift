/// One of the choices of `EvaluationOptions`, whatever its type.
///
///     for setting in EvaluationSetting.all {
///       print(setting.type.key, setting.choice(in: options).name)   // scale linear, …
///     }
public struct EvaluationSetting: Sendable {
  /// The type of the choice.
  public let type: any EvaluationChoice.Type

  private let chosen: @Sendable (EvaluationOptions) -> any EvaluationChoice
  private let made: @Sendable (EvaluationSettings) -> (any EvaluationChoice)?
  private let named: @Sendable (String, inout EvaluationSettings) -> Bool
  private let copied: @Sendable (EvaluationSettings, inout EvaluationOptions) -> Void

  /// Creates the setting of an option.
  public init<Choice: EvaluationChoice>(
    _ option: any WritableKeyPath<EvaluationOptions, Choice> & Sendable
  ) {
    type = Choice.self
    chosen = { $0[keyPath: option] }
    made = { $0[dynamicMember: option] }
    named = { name, settings in
      guard let choice = Choice(name: name) else { return false }
      settings[dynamicMember: option] = choice
      return true
    }
    copied = { settings, options in
      if let choice = settings[dynamicMember: option] { options[keyPath: option] = choice }
    }
  }

  /// The key of the choice in model files.
  public var key: String { type.key }

  /// Returns the choice that options have.
  public func choice(in options: EvaluationOptions) -> any EvaluationChoice { chosen(options) }

  /// Returns the choice that settings make; `nil` if they leave it open.
  public func choice(in settings: EvaluationSettings) -> (any EvaluationChoice)? { made(settings) }

  /// Makes the choice with a name in settings; returns false, and leaves them as they are, if there is
  /// none.
  public func choose(_ name: String, in settings: inout EvaluationSettings) -> Bool {
    named(name, &settings)
  }

  /// Copies the choice that settings make, if they make it, to options.
  func copy(from settings: EvaluationSettings, to options: inout EvaluationOptions) {
    copied(settings, &options)
  }
}
