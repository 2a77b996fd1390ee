/// A place of a model where items are compared.
public enum ComparisonSubject: Hashable, Sendable {
  /// A criterion, which compares its children or alternatives.
  case criterion(CriterionID)
  /// A criterion of `DecisionModel.strategicModel`, the decision on the weights of merits.
  case strategicCriterion(CriterionID)
  /// A scale of this position in `DecisionModel.ratingScales`, whose intensities are compared.
  case ratingScale(Int)
}

extension DecisionModel {
  /// Returns the path that a subject is known by: that of a criterion; the name of the strategic goal, followed by
  /// the path below it for other strategic criteria; the name of a rating scale.
  ///
  ///     model.path(of: .strategicCriterion(growth))   // "What counts/Growth"
  ///
  /// - Complexity: O(depth).
  public func path(of subject: ComparisonSubject, language: String? = nil) -> String {
    switch subject {
    case .criterion(let criterion): return path(of: criterion, language: language)
    case .strategicCriterion(let criterion):
      let strategy = hierarchy(of: subject)
      let goal = strategy.label(ofCriterion: strategy.goal, language: language)
      if criterion == strategy.goal { return goal }
      return goal + "/" + strategy.path(of: criterion, language: language)
    case .ratingScale(let scale): return ratingScales[scale].name
    }
  }

  /// Returns what has a path: the criterion if there is one, else the strategic criterion, else the rating scale;
  /// `nil` if nothing has it.
  ///
  /// - Complexity: O(criteria on the way + rating scales).
  public func subject(at path: String) -> ComparisonSubject? {
    if let criterion = criterion(at: path) { return .criterion(criterion) }
    if let strategy = strategicModel {
      let goal = strategy.criteria[strategy.goal].name
      if path == goal { return .strategicCriterion(strategy.goal) }
      if path.hasPrefix(goal + "/"),
        let criterion = strategy.criterion(at: String(path.dropFirst(goal.count + 1)))
      {
        return .strategicCriterion(criterion)
      }
    }
    return ratingScales.firstIndex { $0.name == path }.map { .ratingScale($0) }
  }

  /// Returns the name of each item of a subject, in the given language if there is a label in it.
  ///
  /// - Complexity: O(items).
  public func itemNames(of subject: ComparisonSubject, language: String? = nil) -> [String] {
    switch subject {
    case .criterion(let criterion): itemNames(of: criterion, language: language)
    case .strategicCriterion(let criterion):
      hierarchy(of: subject).itemNames(of: criterion, language: language)
    case .ratingScale(let scale): ratingScales[scale].intensities
    }
  }

  /// The number of items of a subject.
  public func itemCount(of subject: ComparisonSubject) -> Int {
    switch subject {
    case .criterion(let criterion): itemCount(of: criterion)
    case .strategicCriterion(let criterion): hierarchy(of: subject).itemCount(of: criterion)
    case .ratingScale(let scale): ratingScales[scale].intensities.count
    }
  }

  /// The judgments on the items of a subject.
  public func judgments(of subject: ComparisonSubject) -> GroupJudgments {
    switch subject {
    case .criterion(let criterion): criteria[criterion].judgments
    case .strategicCriterion(let criterion): hierarchy(of: subject).criteria[criterion].judgments
    case .ratingScale(let scale): .common(ratingScales[scale].judgments)
    }
  }

  /// Ends the process with a sentence unless the model has a subject.
  func require(_ subject: ComparisonSubject) {
    switch subject {
    case .criterion(let criterion): criteria.require(criterion)
    case .strategicCriterion(let criterion): hierarchy(of: subject).criteria.require(criterion)
    case .ratingScale(let scale):
      precondition(
        ratingScales.indices.contains(scale),
        "rating scale \(scale) is not in the model, which has \(ratingScales.count)")
    }
  }

  /// The model that a criterion is in: this one, or the strategic one.
  func hierarchy(of subject: ComparisonSubject) -> DecisionModel {
    guard case .strategicCriterion = subject else { return self }
    guard let strategicModel else { preconditionFailure("the model has no strategic criteria") }
    return strategicModel
  }
}

extension DecisionModel {
  /// Returns this model with other judgments of one participant on the items of a subject, or of everybody if it is
  /// `nil` or the participant has none there.
  ///
  /// - Complexity: O(criteria) of the hierarchy that the subject is in.
  func replacing(
    _ judgments: Judgments, of subject: ComparisonSubject, by participant: ParticipantID?
  ) -> DecisionModel {
    var model = self
    model.setJudgments(
      self.judgments(of: subject).replacing(judgments, of: participant), of: subject)
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
