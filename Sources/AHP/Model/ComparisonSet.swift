/// The items of one place of a model that are compared with each other, and what is known about
/// them.
public struct ComparisonSet: Hashable, Sendable {
  /// The place.
  public let subject: ComparisonSubject
  /// The number of items, 0 or more.
  public let itemCount: Int
  /// What is known about the items: comparisons, or what stands in their place.
  public let judgments: GroupJudgments
  /// Whether people can be asked to compare the items: not if measurements, ratings or direct
  /// priorities stand for everybody, not where a network does, nor on rating scales, which are the
  /// same for all.
  public let canBeAsked: Bool
  /// The rule that turns comparisons into priorities; `nil` for that of the evaluation.
  public let prioritization: PrioritizationMethod?
}

extension DecisionModel {
  /// Returns every set of items that this model compares: those of the criteria, of the strategic
  /// criteria, of networks, and of the rating scales that some criterion uses, each in the order of
  /// its list.
  ///
  /// Sets whose judgments are no comparisons are among them, so that there is one for each
  /// criterion. A rating scale for alternatives that are still to come is not in use yet.
  ///
  /// - Complexity: O(sets).
  public func comparisonSets() -> [ComparisonSet] {
    var sets: [ComparisonSet] = []
    sets.reserveCapacity(criteria.count + (strategicModel?.criteria.count ?? 0))
    sets += criteria.comparisonSets(of: self) { .criterion($0) }
    if let strategicModel {
      sets += strategicModel.criteria.comparisonSets(of: strategicModel) { .strategicCriterion($0) }
    }
    for subject in networkSubjects() {
      let judgments = subject.judgments(in: self)
      sets.append(
        ComparisonSet(
          subject: subject, itemCount: subject.itemCount(in: self), judgments: judgments,
          canBeAsked: judgments.canBeCompared, prioritization: nil))
    }
    for scale in usedRatingScales() {
      sets.append(
        ComparisonSet(
          subject: .ratingScale(scale), itemCount: ratingScales[scale].intensities.count,
          judgments: ComparisonSubject.ratingScale(scale).judgments(in: self), canBeAsked: false,
          prioritization: ratingScales[scale].prioritization))
    }
    return sets
  }

  /// Returns what is compared in networks, one network after another.
  ///
  /// - Complexity: O(nodes and dependences).
  func networkSubjects() -> [ComparisonSubject] {
    if networks.isEmpty { return [] }
    return criteriaWithNetworks().flatMap { criterion in
      network(of: criterion).subjects().map { .network(criterion, $0) }
    }
  }

  /// Returns the network of a criterion that has one.
  func network(of criterion: CriterionID) -> Network {
    guard let network = networks[criterion] else {
      fatalError("criterion \(criterion) has no network")
    }
    return network
  }

  /// Returns the positions of the rating scales that some criterion or strategic criterion uses,
  /// ascending.
  ///
  /// - Complexity: O(criteria).
  func usedRatingScales() -> [Int] {
    // Most models have none, and large ones many criteria to look at.
    if ratingScales.isEmpty { return [] }
    var isUsed = [Bool](repeating: false, count: ratingScales.count)
    for hierarchy in [self, strategicModel].compactMap(\.self) {
      for criterion in hierarchy.criteria {
        if let scale = criterion.ratingScale { isUsed[scale] = true }
      }
    }
    return isUsed.indices.filter { isUsed[$0] }
  }
}

extension PositionedArray<CriterionID, Criterion> {
  /// The sets of the criteria of a model.
  fileprivate func comparisonSets(
    of model: DecisionModel, _ subject: (CriterionID) -> ComparisonSubject
  ) -> [ComparisonSet] {
    indices.map { criterion in
      ComparisonSet(
        subject: subject(criterion), itemCount: model.itemCount(of: criterion),
        judgments: self[criterion].judgments,
        canBeAsked: self[criterion].canBeCompared && model.networks[criterion] == nil,
        prioritization: nil)
    }
  }
}
