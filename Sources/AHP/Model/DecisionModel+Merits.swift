extension DecisionModel {
  /// Puts a decision that has been checked in the place of judgments on the goal.
  package mutating func weighMerits(by strategicModel: DecisionModel) {
    self.strategicModel = strategicModel
    // Equal priorities stand for judgments where these are looked for; an evaluation puts the
    // priorities of the strategic model in their place.
    criteria[goal].judgments = .common(
      .priorities(criteria[goal].children.map { _ in 1 / Double(criteria[goal].children.count) }))
  }

  /// Whether a formula for merits ranks the alternatives.
  public var ranksByMerits: Bool { !merits.isEmpty && !alternatives.isEmpty }

  /// Declares the criteria below the goal to be merits: one each, in any order; none takes it back.
  ///
  /// The alternatives are then ranked by `EvaluationOptions.bocr`, and the judgments on the goal
  /// say how much each merit counts, or else a decision on that.
  ///
  /// - Parameters:
  ///   - merits: The criteria below the goal with the merits that they are.
  ///   - strategicModel: A decision on the weights of the merits, whose alternatives are named as
  ///     the criteria below the goal, in their order, and whose participants are this model's; it
  ///     stands in the place of judgments on the goal.
  /// - Throws: `ModelError.badMerits` unless every criterion below the goal is one merit, no merit
  ///   is there twice, some are favourable and some adverse, all or none have a magnitude, and
  ///   magnitudes are within `ComparisonMatrix.supportedRatios`.
  public mutating func setMerits(
    _ merits: [Merit], weighedBy strategicModel: DecisionModel? = nil
  ) throws(ModelError) {
    let known = merits.compactMap(\.magnitude)
    guard
      merits.isEmpty
        || Set(merits.map(\.criterion)) == Set(criteria[goal].children)
          && merits.count == criteria[goal].children.count
          && Set(merits.map(\.kind)).count == merits.count
          && Set(merits.map(\.kind.isAdverse)).count == 2
          && [0, merits.count].contains(known.count)
          && known.allSatisfy(ComparisonMatrix.supportedRatios.contains),
      strategicModel.map({
        $0.alternatives.map(\.name) == itemNames(of: goal) && $0.participants == participants
          && !merits.isEmpty
      }) ?? true
    else { throw .badMerits }
    self.merits = merits.sorted { $0.kind < $1.kind }
    self.strategicModel = nil
    if let strategicModel { weighMerits(by: strategicModel) }
  }
}
