/// One of the choices of `EvaluationOptions`, whatever its type.
///
///     for setting in EvaluationSetting.all {
///       print(setting.key, setting.choice(in: options).name)   // scale linear, …
///     }
public struct EvaluationSetting: Sendable {
  /// The type of the choice.
  public let type: any EvaluationChoice.Type

  private let chosen: @Sendable (EvaluationOptions) -> any EvaluationChoice
  private let copied: @Sendable (EvaluationOptions, inout EvaluationOptions) -> Void
  private let named: @Sendable (String, inout EvaluationOptions) -> Bool

  /// Creates the setting of an option from two functions that get and set it.
  ///
  /// Functions rather than a key path, which takes tens of thousands of instructions when it is
  /// first used: the tool prints choices at each start.
  init<Choice: EvaluationChoice>(
    _ get: @escaping @Sendable (EvaluationOptions) -> Choice,
    _ set: @escaping @Sendable (inout EvaluationOptions, Choice) -> Void
  ) {
    type = Choice.self
    chosen = get
    copied = { source, target in set(&target, get(source)) }
    named = { name, options in
      guard let choice = Choice(name: name) else { return false }
      set(&options, choice)
      return true
    }
  }

  /// The key of the choice in model files.
  public var key: String { type.key }

  /// Returns the choice that options have.
  public func choice(in options: EvaluationOptions) -> any EvaluationChoice { chosen(options) }

  /// Copies the choice of some options to others.
  func copy(from source: EvaluationOptions, to target: inout EvaluationOptions) {
    copied(source, &target)
  }

  /// Makes the choice with a name in options; returns false, and leaves them as they are, if there
  /// is none.
  func choose(_ name: String, in options: inout EvaluationOptions) -> Bool { named(name, &options) }
}
