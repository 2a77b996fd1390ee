/// A place of a model where items are compared.
public enum ComparisonSubject: Hashable, Sendable {
  /// A criterion, which compares its children or alternatives.
  case criterion(CriterionID)
  /// A criterion of `DecisionModel.strategicModel`, the decision on the weights of merits.
  case strategicCriterion(CriterionID)
  /// Nodes or clusters of the network of a criterion.
  case network(CriterionID, NetworkSubject)
  /// A scale of this position in `DecisionModel.ratingScales`, whose intensities are compared.
  case ratingScale(Int)
}

extension ComparisonSubject {
  /// Returns the path that this is known by: that of a criterion; the name of the strategic goal,
  /// followed by the path below it for other strategic criteria; the name of a rating scale.
  ///
  ///     ComparisonSubject.strategicCriterion(growth).path(in: model)   // "What counts/Growth"
  ///
  /// - Complexity: O(depth).
  public func path(in model: DecisionModel, language: String? = nil) -> String {
    switch self {
    case .criterion(let criterion): return model.path(of: criterion, language: language)
    case .strategicCriterion(let criterion):
      let strategy = hierarchy(in: model)
      let goal = strategy.label(ofCriterion: strategy.goal, language: language)
      if criterion == strategy.goal { return goal }
      return goal + "/" + strategy.path(of: criterion, language: language)
    case .network(let criterion, let subject):
      let path = model.network(of: criterion).path(of: subject, language: language)
      return criterion == model.goal
        ? path : model.path(of: criterion, language: language) + "/" + path
    case .ratingScale(let scale): return model.ratingScales[scale].name
    }
  }

  /// Creates what has a path: the criterion if there is one, else the strategic criterion, else the
  /// rating scale; `nil` if nothing has it.
  ///
  /// - Complexity: O(criteria on the way + rating scales).
  public init?(path: String, in model: DecisionModel) {
    if let criterion = model.criterion(at: path) {
      self = .criterion(criterion)
      return
    }
    if let strategy = model.strategicModel {
      let goal = strategy.criteria[strategy.goal].name
      if path == goal {
        self = .strategicCriterion(strategy.goal)
        return
      }
      if path.hasPrefix(goal + "/"),
        let criterion = strategy.criterion(at: String(path.dropFirst(goal.count + 1)))
      {
        self = .strategicCriterion(criterion)
        return
      }
    }
    if let scale = model.ratingScales.firstIndex(where: { $0.name == path }) {
      self = .ratingScale(scale)
      return
    }
    let inNetworks = model.networkSubjects().first { $0.path(in: model) == path }
    guard let inNetworks else { return nil }
    self = inNetworks
  }

  /// Creates what has a position in `DecisionModel.comparisonSets()` before those of rating scales.
  public init(_ set: ComparisonSetID, in model: DecisionModel) {
    let strategicPosition = set.position - model.criteria.count
    let networkPosition = strategicPosition - (model.strategicModel?.criteria.count ?? 0)
    if strategicPosition < 0 {
      self = .criterion(CriterionID(set.position))
    } else if networkPosition >= 0 && !model.networks.isEmpty {
      self = model.networkSubjects()[networkPosition]
    } else {
      self = .strategicCriterion(CriterionID(strategicPosition))
      require(in: model)
    }
  }

  /// Returns the name of each item, in the given language if there is a label in it.
  ///
  /// - Complexity: O(items).
  public func itemNames(in model: DecisionModel, language: String? = nil) -> [String] {
    switch self {
    case .criterion(let criterion): model.itemNames(of: criterion, language: language)
    case .strategicCriterion(let criterion):
      hierarchy(in: model).itemNames(of: criterion, language: language)
    case .network(let criterion, let subject):
      model.network(of: criterion).itemNames(of: subject, language: language)
    case .ratingScale(let scale): model.ratingScales[scale].intensities
    }
  }

  /// Returns the number of items.
  public func itemCount(in model: DecisionModel) -> Int {
    switch self {
    case .criterion(let criterion): model.itemCount(of: criterion)
    case .strategicCriterion(let criterion): hierarchy(in: model).itemCount(of: criterion)
    case .network(let criterion, let subject):
      model.network(of: criterion).itemCount(of: subject)
    case .ratingScale(let scale): model.ratingScales[scale].intensities.count
    }
  }

  /// Returns the judgments on the items.
  public func judgments(in model: DecisionModel) -> GroupJudgments {
    switch self {
    case .criterion(let criterion): model.criteria[criterion].judgments
    case .strategicCriterion(let criterion): hierarchy(in: model).criteria[criterion].judgments
    case .network(let criterion, let subject): model.network(of: criterion).judgments(of: subject)
    case .ratingScale(let scale):
      model.ratingScales[scale].judgments.map { .common($0) } ?? GroupJudgments.none
    }
  }

  /// Returns the judgments on the items that were changed after they had been made.
  func changes(in model: DecisionModel) -> [JudgmentChange] {
    switch self {
    case .criterion(let criterion): model.criteria[criterion].changes
    case .strategicCriterion(let criterion): hierarchy(in: model).criteria[criterion].changes
    case .network(let criterion, let subject): model.network(of: criterion).changes(of: subject)
    case .ratingScale(let scale): model.ratingScales[scale].changes
    }
  }

  /// The criterion or strategic criterion that this is; `nil` for a set in a network and a rating
  /// scale.
  func criterion(in model: DecisionModel) -> Criterion? {
    switch self {
    case .criterion(let criterion): model.criteria[criterion]
    case .strategicCriterion(let criterion): hierarchy(in: model).criteria[criterion]
    case .network, .ratingScale: nil
    }
  }

  /// Ends the process with a sentence unless a model has this.
  func require(in model: DecisionModel) {
    switch self {
    case .criterion(let criterion): model.criteria.require(criterion)
    case .strategicCriterion(let criterion): hierarchy(in: model).criteria.require(criterion)
    case .network(let criterion, let subject):
      guard model.network(of: criterion).subjects().contains(subject) else {
        fatalError("the network of criterion \(criterion) has no such comparisons")
      }
    case .ratingScale(let scale):
      guard model.ratingScales.indices.contains(scale) else {
        fatalError(
          "rating scale \(scale) is not in the model, which has \(model.ratingScales.count)")
      }
    }
  }

  /// Returns the model that a criterion is in: the given one, or its strategic one.
  func hierarchy(in model: DecisionModel) -> DecisionModel {
    guard case .strategicCriterion = self else { return model }
    guard let strategicModel = model.strategicModel else {
      fatalError("the model has no strategic criteria")
    }
    return strategicModel
  }
}

extension DecisionModel {
  /// Returns this model with other judgments of one participant on the items of a subject, or of
  /// everybody if it is `nil` or the participant has none there.
  ///
  /// - Complexity: O(criteria) of the hierarchy that the subject is in.
  func replacing(
    _ judgments: Judgments, of subject: ComparisonSubject, by participant: ParticipantID?
  ) -> DecisionModel {
    var model = self
    model.setJudgments(
      subject.judgments(in: self).replacing(judgments, of: participant), of: subject)
    return model
  }

  /// Sets judgments that have been checked.
  ///
  /// - Complexity: as of `replacing(_:of:by:)`.
  mutating func setJudgments(_ judgments: GroupJudgments, of subject: ComparisonSubject) {
    switch subject {
    case .criterion(let criterion): criteria[criterion].judgments = judgments
    case .strategicCriterion(let criterion):
      strategicModel?.criteria[criterion].judgments = judgments
    case .network(let criterion, let subject):
      networks[criterion]?.setJudgments(judgments, of: subject)
    case .ratingScale(let scale):
      guard let worth = judgments.forEverybody else {
        preconditionFailure("a rating scale is the same for everybody")
      }
      updateRatingScale(scale) { $0.judgments = worth }
    }
  }

  /// Records changes of the judgments on the items of a subject.
  ///
  /// - Complexity: as of `replacing(_:of:by:)`.
  mutating func record(_ changes: [JudgmentChange], of subject: ComparisonSubject) {
    switch subject {
    case .criterion(let criterion): criteria[criterion].changes += changes
    case .strategicCriterion(let criterion):
      strategicModel?.criteria[criterion].changes += changes
    case .network(let criterion, let subject): networks[criterion]?.record(changes, of: subject)
    case .ratingScale(let scale): updateRatingScale(scale) { $0.changes += changes }
    }
  }

  /// Changes a rating scale, which strategic criteria have a copy of.
  private mutating func updateRatingScale(
    _ position: Int, _ update: (inout RatingScale) -> Void
  ) {
    update(&ratingScales[position])
    let updated = ratingScales[position]
    if strategicModel?.ratingScales.indices.contains(position) ?? false {
      strategicModel?.ratingScales[position] = updated
    }
  }
}
