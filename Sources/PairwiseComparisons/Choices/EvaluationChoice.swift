/// A choice that results depend on, such as the prioritization method.
///
/// Each choice of an evaluation is a type of its own. What files, the command line and reports need
/// to treat all choices alike is here.
///
///     PrioritizationMethod.key                          // prioritization
///     PrioritizationMethod(name: "geometric-mean")      // PrioritizationMethod.geometricMean
///     PrioritizationMethod.geometricMean.title          // row geometric mean
public protocol EvaluationChoice: Hashable, Sendable, CustomStringConvertible {
  /// The key of the choice in model files, such as `prioritization`.
  static var key: String { get }

  /// The subject of the choice in reports, such as `Judgment scale`.
  static var subject: String { get }

  /// The subject in messages, such as `scale`; `subject` in lower case by default.
  static var noun: String { get }

  /// The kind of value that model files have for the choice.
  static var form: ChoiceForm { get }

  /// The names of all choices; of a choice with the form `number`, those that are no numbers.
  ///
  /// - Complexity: O(number of choices).
  static func names() -> [String]

  /// Creates the choice with a name; `nil` if there is none.
  init?(name: String)

  /// The spelling in files and on the command line.
  var name: String { get }

  /// The choice in words, also its description.
  var title: String { get }

  /// The choice in a line that names the method of a result; `nil` if that line omits it, which is
  /// the default.
  var phrase: String? { get }

  /// Whether lists of the method name the choice; true by default.
  var isListed: Bool { get }

  /// The publication of the choice; `nil` if there is none, which is the default.
  var source: Citation? { get }
}

/// The kind of value that model files have for a choice.
public enum ChoiceForm: Hashable, Sendable {
  /// A name.
  case name
  /// A number, or a name.
  case number
  /// A name, a number, or a list of numbers, which stand in the name with blanks between them.
  case numbers
  /// `true` or `false`.
  case boolean
}

extension EvaluationChoice {
  public static var noun: String { subject.lowercased() }
  public static var form: ChoiceForm { .name }
  public var description: String { title }
  public var phrase: String? { nil }
  public var isListed: Bool { true }
  public var source: Citation? { nil }
}

extension EvaluationChoice where Self: RawRepresentable<String> & CaseIterable {
  public static func names() -> [String] { allCases.map { $0.rawValue } }
  public init?(name: String) { self.init(rawValue: name) }
  public var name: String { rawValue }
}

/// A choice between yes and no, `true` and `false` in model files.
///
///     let adjustment: StructuralAdjustment = true
///     adjustment.isOn   // true
public protocol EvaluationSwitch: EvaluationChoice, ExpressibleByBooleanLiteral
where BooleanLiteralType == Bool {
  /// Whether the choice is yes.
  var isOn: Bool { get }

  /// Creates the choice: yes for true.
  init(_ isOn: Bool)
}

extension EvaluationSwitch {
  public static var form: ChoiceForm { .boolean }
  public static func names() -> [String] { ["true", "false"] }

  public init(booleanLiteral isOn: Bool) { self.init(isOn) }

  public init?(name: String) {
    guard let isOn = Bool(name) else { return nil }
    self.init(isOn)
  }

  public var name: String { isOn ? "true" : "false" }
  public var title: String { isOn ? "yes" : "no" }
  public var phrase: String? { isOn ? Self.noun : nil }
  public var isListed: Bool { isOn }
}
