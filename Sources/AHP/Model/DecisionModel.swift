/// A decision: the goal, criteria below it in any depth, the alternatives, and the judgments on all
/// of them.
///
///     var model = try DecisionModel(
///       name: "Choosing a leader", goal: "Choose a leader", alternatives: ["Tom", "Dick", "Harry"])
///     let experience = try model.addCriterion("Experience", under: model.goal)
///     let charisma = try model.addCriterion("Charisma", under: model.goal)
///     try model.setJudgments(
///       .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal)
///     …
///     try model.evaluation().alternativePriorities
///
/// Criteria are stored flat, each after its parents; a model that is read from a file is stored
/// level by level.
public struct DecisionModel: Hashable, Sendable {
  /// The name of the model.
  public var name: String
  /// What else is said about the model.
  public var annotation = Annotation()

  /// A statement that every report on this model prints.
  public var notice: String?

  /// The notice in other languages, by language tag.
  public var notices: [String: String] = [:]

  /// The language tag of the names, such as `id`.
  public var language: String?

  /// What to choose from; empty if the model only weighs criteria.
  public package(set) var alternatives: PositionedArray<AlternativeID, Alternative>

  /// Whose judgments the model has, if it distinguishes them.
  public package(set) var participants: PositionedArray<ParticipantID, Participant>

  /// What alternatives are rated with, where they are.
  public package(set) var ratingScales: [RatingScale] = []

  /// How alternatives that are still to come are rated or measured, by criterion without children;
  /// one that is not here is rated with numbers from 0 to 1.
  public package(set) var measures: [CriterionID: AlternativeMeasure] = [:]

  /// The alternatives by which the weights of criteria without children were judged, by criterion,
  /// for `Synthesis.linkingPins`; the first that the criterion compares where it has none.
  public package(set) var pins: [CriterionID: AlternativeID] = [:]

  /// The networks that criteria without children have in the place of judgments.
  public package(set) var networks: [CriterionID: Network] = [:]

  /// What an alternative must have in any case.
  public var requirements: [Requirement] = []

  /// Situations with requirements of their own; the names differ.
  public var situations: [SituationRequirements] = []

  /// The alternatives that were left out, and why; see `eligible(in:meeting:)`.
  public internal(set) var ineligible: [IneligibleAlternative] = []

  /// The criteria; the first is the goal.
  public package(set) var criteria: PositionedArray<CriterionID, Criterion>

  /// The criteria below the goal as merits, in the order benefits, opportunities, costs, risks;
  /// empty if they are not, and alternatives are the better the larger their priority under all of
  /// them.
  public package(set) var merits: [Merit] = []

  /// A decision of its own on how much each merit counts: its alternatives are the merits, compared
  /// or rated under strategic criteria. `nil` if the judgments on the goal say it.
  ///
  /// Source: Saaty and Ozdemir (2003), who rate each merit against criteria of the decision maker
  /// at large.
  public package(set) var strategicModel: DecisionModel? {
    get { strategy }
    set { strategy = newValue }
  }
  @Indirect private var strategy: DecisionModel?

  /// How the model wants to be evaluated where nothing else is asked for.
  public var settings = EvaluationSettings()

  /// What publications print about the whole model.
  public var reported: [ReportedResults] = []

  /// The goal, the first of `criteria`.
  public var goal: CriterionID { CriterionID(0) }

  /// Creates a model with a goal and nothing below it.
  ///
  /// - Throws: `ModelError.badName` or `.duplicateName`.
  public init(name: String, goal: Criterion, alternatives: [Alternative] = []) throws(ModelError) {
    try ModelName.check(name)
    try ModelName.check(goal.name)
    var names: Set<String> = []
    for alternative in alternatives {
      try ModelName.check(alternative.name)
      guard names.insert(alternative.name).inserted else {
        throw .duplicateName(alternative.name)
      }
    }
    self.init(
      unchecked: name, criteria: [goal], alternatives: alternatives, participants: [])
  }

  /// Creates a model from parts that have been checked; `criteria` starts with the goal.
  package init(
    unchecked name: String, criteria: [Criterion], alternatives: [Alternative],
    participants: [Participant]
  ) {
    self.name = name
    self.criteria = PositionedArray(criteria)
    self.alternatives = PositionedArray(alternatives)
    self.participants = PositionedArray(participants)
  }

  // MARK: Building

  /// Adds a criterion below another one, after the children that it has.
  ///
  /// - Returns: The new criterion.
  /// - Throws: `ModelError.badName`, or `.duplicateName` if a sibling has the name.
  @discardableResult
  public mutating func addCriterion(
    _ criterion: Criterion, under parent: CriterionID
  ) throws(ModelError) -> CriterionID {
    criteria.require(parent)
    try ModelName.check(criterion.name)
    guard !criteria[parent].children.contains(where: { criteria[$0].name == criterion.name }) else {
      throw .duplicateName(criterion.name)
    }
    criteria[parent].requireOpen(isMerits: parent == goal && !merits.isEmpty)
    var criterion = criterion
    criterion.parents = [parent]
    criteria[parent].children.append(criteria.endIndex)
    return criteria.append(criterion)
  }

  /// Puts a criterion that the model has below one more parent.
  ///
  /// - Throws: `ModelError.cycle` if the parent is below the criterion; `.duplicateName` if a
  ///   sibling has the name.
  public mutating func share(
    _ criterion: CriterionID, under parent: CriterionID
  ) throws(ModelError) {
    criteria.require(criterion)
    criteria.require(parent)
    var above = [parent]
    var next = 0
    while next < above.count {
      guard above[next] != criterion else { throw .cycle(criteria[criterion].name) }
      above += criteria[above[next]].parents.filter { !above.contains($0) }
      next += 1
    }
    guard
      !criteria[parent].children.contains(where: {
        criteria[$0].name == criteria[criterion].name
      })
    else { throw .duplicateName(criteria[criterion].name) }
    criteria[parent].requireOpen(isMerits: parent == goal && !merits.isEmpty)
    criteria[parent].children.append(criterion)
    criteria[criterion].parents.append(parent)
  }

  /// Adds a participant.
  ///
  /// - Returns: The new participant.
  /// - Throws: `ModelError.badName`, `.duplicateName` or `.badWeight`.
  @discardableResult
  public mutating func addParticipant(
    _ participant: Participant
  ) throws(ModelError) -> ParticipantID {
    try participant.check()
    guard !participants.contains(where: { $0.name == participant.name }) else {
      throw .duplicateName(participant.name)
    }
    let added = participants.append(participant)
    // Both hierarchies have the same participants.
    strategicModel?.participants.append(participant)
    return added
  }

  /// Adds a scale to rate alternatives with.
  ///
  /// - Returns: The position of the new scale in `ratingScales`.
  /// - Throws: `ModelError.duplicateName`.
  @discardableResult
  public mutating func addRatingScale(_ scale: RatingScale) throws(ModelError) -> Int {
    guard !ratingScales.contains(where: { $0.name == scale.name }) else {
      throw .duplicateName(scale.name)
    }
    ratingScales.append(scale)
    return ratingScales.count - 1
  }

  /// Sets the pin of a criterion without children: one of the alternatives that it compares.
  public mutating func setPin(_ alternative: AlternativeID, of criterion: CriterionID) {
    alternatives.require(alternative)
    criteria.require(criterion)
    guard case .alternatives(let compared) = items(of: criterion), compared.contains(alternative)
    else { preconditionFailure("an alternative that the criterion compares") }
    pins[criterion] = alternative
  }

  /// Says how alternatives that are still to come are rated or measured under a criterion.
  public mutating func setMeasure(_ measure: AlternativeMeasure, of criterion: CriterionID) {
    criteria.require(criterion)
    precondition(
      alternatives.isEmpty && criteria[criterion].children.isEmpty && criterion != goal,
      "a criterion without children, and alternatives still to come")
    if case .ratings(let scale?) = measure {
      precondition(ratingScales.indices.contains(scale), "a scale of the model")
    }
    measures[criterion] = measure
  }

  /// Restricts a criterion without children and judgments to some of the alternatives; `nil` for
  /// all of them.
  public mutating func setAlternatives(_ compared: [AlternativeID]?, of criterion: CriterionID) {
    criteria.require(criterion)
    for alternative in compared ?? [] { alternatives.require(alternative) }
    precondition(
      criteria[criterion].children.isEmpty && criteria[criterion].judgments == .none,
      "alternatives come before judgments, and instead of children")
    precondition(
      compared.map { Set($0).count == $0.count } ?? true, "alternatives, each once")
    criteria[criterion].alternatives = compared
  }

  /// Sets what is known about the items of a criterion, for everybody or for one participant.
  ///
  /// - Throws: `ModelError.wrongOrder` if the judgments are about another number of items;
  ///   `.badPriorities`.
  public mutating func setJudgments(
    _ judgments: Judgments, of criterion: CriterionID, by participant: ParticipantID? = nil
  ) throws(ModelError) {
    criteria.require(criterion)
    let expected = itemCount(of: criterion)
    guard judgments.order == expected else {
      throw .wrongOrder(criteria[criterion].name, found: judgments.order, expected: expected)
    }
    try judgments.check(name: criteria[criterion].name)
    if case .ratings(let ratings) = judgments {
      precondition(
        criteria[criterion].children.isEmpty
          && ratings.scale.map(ratingScales.indices.contains) ?? true,
        "alternatives are rated, with a scale of the model")
    }
    guard let participant else {
      criteria[criterion].judgments = .common(judgments)
      criteria[criterion].ranges = []
      return
    }
    participants.require(participant)
    switch judgments {
    case .measurements, .ratings:
      preconditionFailure("what is measured or rated stands for everybody")
    case .comparisons, .incompleteComparisons, .priorities, .ranks: break
    }
    var all = criteria[criterion].judgments.byParticipants
    all.removeAll { $0.participant == participant }
    criteria[criterion].ranges.removeAll { $0.participant == participant || $0.participant == nil }
    let position = all.firstIndex { $0.participant > participant } ?? all.endIndex
    all.insert(
      IndividualJudgments(participant: participant, judgments: judgments), at: position)
    criteria[criterion].judgments = .individual(all)
  }
}
