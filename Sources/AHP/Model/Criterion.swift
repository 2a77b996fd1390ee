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

/// The judgments on the items of one criterion by one person or with one voice.
public enum Judgments: Hashable, Sendable {
  /// Every pair compared.
  case comparisons(ComparisonMatrix)
  /// Some pairs compared.
  case incompleteComparisons(IncompleteComparisonMatrix)
  /// Priorities given directly: one number for each item, not negative, not all zero; only their
  /// ratios count.
  case priorities([Double])
  /// Values measured, and how they become priorities. They stand for everybody.
  indirect case measurements(Measurements)
  /// Alternatives rated one by one. They stand for everybody.
  case ratings(Ratings)

  /// The judgments of a matrix, complete if it is.
  public init(_ matrix: IncompleteComparisonMatrix) {
    self = matrix.completed.map(Judgments.comparisons) ?? .incompleteComparisons(matrix)
  }

  /// The number of items that they are about.
  public var order: Int {
    switch self {
    case .comparisons(let matrix): matrix.order
    case .incompleteComparisons(let matrix): matrix.order
    case .priorities(let priorities): priorities.count
    case .measurements(let measurements): measurements.values.count
    case .ratings(let ratings): ratings.ratings.count
    }
  }

  /// The comparisons, complete or not; `nil` where nothing is compared.
  public var matrix: IncompleteComparisonMatrix? {
    switch self {
    case .comparisons(let matrix): IncompleteComparisonMatrix(matrix)
    case .incompleteComparisons(let matrix): matrix
    case .priorities, .measurements, .ratings: nil
    }
  }

  /// Whether they are judgments on pairs, and not facts or priorities given directly.
  var isCompared: Bool {
    switch self {
    case .comparisons, .incompleteComparisons: true
    case .priorities, .measurements, .ratings: false
    }
  }

  /// Throws `ModelError.badPriorities` for direct priorities that are none.
  func check(name: String) throws(ModelError) {
    guard case .priorities(let values) = self else { return }
    guard values.allSatisfy({ $0 >= 0 && $0.isFinite }), values.contains(where: { $0 > 0 })
    else { throw .badPriorities(name) }
  }
}

/// Whose judgments a criterion has.
public enum GroupJudgments: Hashable, Sendable {
  /// Nobody's yet; enough for a single item.
  case none
  /// One set that stands for everybody.
  case common(Judgments)
  /// One set for each participant who has judged, in the order of the participants.
  case individual([IndividualJudgments])
}

/// The judgments of one participant on the items of one criterion.
public struct IndividualJudgments: Hashable, Sendable {
  /// Whose judgments they are.
  public var participant: ParticipantID
  /// What the participant judged.
  public var judgments: Judgments
  /// Where these judgments come from.
  public var annotation: Annotation

  /// Creates the judgments of one participant.
  public init(
    participant: ParticipantID, judgments: Judgments, annotation: Annotation = Annotation()
  ) {
    self.participant = participant
    self.judgments = judgments
    self.annotation = annotation
  }
}
