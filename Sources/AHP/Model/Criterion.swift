/// A criterion of a decision: the goal, a criterion below it, or a sub-criterion at any depth.
///
/// A criterion compares its children; one without children compares alternatives.
public struct Criterion: Hashable, Sendable {
  /// The name, which no sibling has.
  public var name: String
  /// What else is said about it.
  public var annotation: Annotation {
    get { ownAnnotation ?? Annotation() }
    set { ownAnnotation = newValue == Annotation() ? nil : newValue }
  }
  /// An optional would take 48 bytes in each of up to a million criteria, most of which have no
  /// annotation: loops over criteria are the faster, the smaller a criterion is (96 bytes).
  @Indirect private var ownAnnotation: Annotation?

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
  public var isJudgedForEverybody: Bool { judgments.standForEverybody }

  /// Whether people can be asked to compare its items: not if measurements, ratings or direct
  /// priorities stand for everybody.
  package var canBeCompared: Bool { judgments.canBeCompared }

  /// Creates a criterion with nothing above or below it.
  public init(_ name: String, annotation: Annotation = Annotation()) {
    self.name = name
    self.annotation = annotation
  }
}

extension Criterion: ExpressibleByStringInterpolation {
  public init(stringLiteral name: String) { self.init(name) }
}

extension Criterion {
  /// The position in `DecisionModel.ratingScales` of the scale that alternatives are rated with;
  /// `nil` if they are not, or with numbers alone.
  var ratingScale: Int? {
    if case .ratings(let ratings)? = judgments.forEverybody { ratings.scale } else { nil }
  }

  /// Traps unless this criterion can get one more child: judgments are about the items that there
  /// were.
  ///
  /// - Parameter isMerits: Whether its children are merits.
  func requireOpen(isMerits: Bool) {
    precondition(
      judgments == .none && alternatives == nil,
      "children come before judgments, and instead of alternatives")
    precondition(!isMerits, "criteria come before their merits")
  }
}
