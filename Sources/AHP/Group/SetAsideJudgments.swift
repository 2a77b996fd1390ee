/// The comparisons of a model in whose place answers stand, and whose they were.
///
/// See `DecisionModel.withoutComparisons()`, which sets them aside.
public struct SetAsideJudgments: Hashable, Sendable {
  /// The participants of the model, who are set aside with their judgments.
  public let participants: [Participant]
  /// On how many criteria, nodes and clusters comparisons stood for everybody.
  public let commonCount: Int
  /// How the judgments of the model came about, where it says so of the whole.
  public let provenance: Provenance?
  /// The names of those of the participants who answer anew.
  public private(set) var answeringAnew: Set<String> = []

  /// Finds what is set aside of a model.
  ///
  /// - Complexity: O(sets of items).
  public init(of model: DecisionModel) {
    participants = model.participants.elements
    commonCount = model.comparisonSets().count {
      guard $0.canBeAsked, case .common(let judgments) = $0.judgments else { return false }
      return judgments.matrix != nil
    }
    provenance = model.annotation.provenance
  }

  /// Says who of the participants answers anew.
  ///
  /// - Parameter isAnswering: Whether somebody of a name has answers.
  public mutating func noteAnswers(_ isAnswering: (String) -> Bool) {
    answeringAnew = Set(participants.map(\.name).filter(isAnswering))
  }

  /// Whether nothing is set aside.
  public var isEmpty: Bool { participants.isEmpty && commonCount == 0 }
}

extension DecisionModel {
  /// Returns this model saying of judgments on some items that people were asked for them, and of
  /// no others.
  ///
  /// What the model said of all of its judgments stays with those that were not asked for.
  ///
  /// - Complexity: O(criteria).
  package func elicited(on subjects: [ComparisonSubject]) -> DecisionModel {
    subjects.isEmpty ? self : withProvenance(.elicited, on: subjects)
  }

  /// Returns this model without a word on how judgments on some items came about that were changed
  /// since: they are neither published nor what people answered. That they were reconstructed or
  /// made up stays true.
  ///
  /// What the model said of all of its judgments stays with those that were not changed.
  ///
  /// - Complexity: O(criteria).
  package func changed(on subjects: [ComparisonSubject]) -> DecisionModel {
    let others = subjects.filter { subject in
      let provenance = ownProvenance(of: subject) ?? annotation.provenance
      return provenance == .published || provenance == .elicited
    }
    return others.isEmpty ? self : withProvenance(nil, on: others)
  }

  /// What the criterion of a subject says of how its judgments came about.
  private func ownProvenance(of subject: ComparisonSubject) -> Provenance? {
    if case .network(let criterion, _) = subject {
      return criteria[criterion].annotation.provenance
    }
    return subject.criterion(in: self)?.annotation.provenance
  }

  /// Returns this model saying how judgments on some items came about.
  private func withProvenance(
    _ provenance: Provenance?, on subjects: [ComparisonSubject]
  ) -> DecisionModel {
    var (answered, strategic): (Set<CriterionID>, Set<CriterionID>) = ([], [])
    for subject in subjects {
      switch subject {
      case .criterion(let criterion), .network(let criterion, _): answered.insert(criterion)
      case .strategicCriterion(let criterion): strategic.insert(criterion)
      case .ratingScale: break
      }
    }
    var model = self
    let whole = annotation.provenance
    var hasOthers = model.setProvenance(provenance, of: answered, others: whole)
    if var strategy = strategicModel {
      hasOthers = strategy.setProvenance(provenance, of: strategic, others: whole) || hasOthers
      model.strategicModel = strategy
    }
    model.annotation.provenance = hasOthers ? nil : provenance
    return model
  }

  /// Says of judgments on some criteria how they came about, and of all others that have no
  /// provenance of their own what was said of the whole model.
  ///
  /// - Returns: Whether there are others.
  private mutating func setProvenance(
    _ provenance: Provenance?, of answered: Set<CriterionID>, others whole: Provenance?
  ) -> Bool {
    var hasOthers = false
    for criterion in criteria.indices {
      if answered.contains(criterion) {
        criteria[criterion].annotation.provenance = provenance
      } else if criteria[criterion].judgments != .none || networks[criterion] != nil {
        hasOthers = true
        criteria[criterion].annotation.provenance =
          criteria[criterion].annotation.provenance ?? whole
      }
    }
    return hasOthers
  }
}
