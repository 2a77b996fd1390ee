/// A criterion of a decision: the goal, a criterion below it, or a sub-criterion at any depth.
///
/// A criterion compares its children; one without children compares alternatives.
public struct Criterion: Hashable, Sendable {
  /// The name, which no sibling has.
  public var name: String
  /// What else is said about it.
  public var annotation: Annotation {
    get { annotations.first ?? Annotation() }
    set { annotations = newValue == Annotation() ? [] : [newValue] }
  }
  /// At most one element, as most criteria have nothing else said about them: what is read past to get from
  /// one criterion to the next should be small.
  private var annotations: [Annotation] = []

  /// The criteria above; none for the goal, several for a shared criterion.
  public package(set) var parents: [CriterionID] = []

  /// The criteria below, in the order of the rows of the comparison matrix.
  public package(set) var children: [CriterionID] = []

  /// The alternatives that this criterion compares; `nil` for all.
  public package(set) var alternatives: [AlternativeID]?

  /// What is known about the items that this criterion compares.
  public package(set) var judgments: GroupJudgments = .none

  /// The judgments that were given as ranges of ratios; each stands in `judgments` as its middle.
  public package(set) var ranges: [JudgmentRange] = []

  /// The judgments that were changed after they had been made.
  public var changes: [JudgmentChange] = []

  /// What publications print about this criterion.
  public var reported: [ReportedResults] = []

  /// Whether one set of judgments stands for everybody, so that nobody is asked.
  public var isJudgedForEverybody: Bool {
    if case .common = judgments { true } else { false }
  }

  /// Whether people can be asked to compare its items: not if measurements, ratings or direct priorities
  /// stand for everybody.
  package var canBeCompared: Bool {
    switch judgments {
    case .common(let judgments): judgments.isCompared
    case .none, .individual: true
    }
  }

  /// Creates a criterion with nothing above or below it.
  public init(_ name: String, annotation: Annotation = Annotation()) {
    self.name = name
    self.annotation = annotation
  }
}
