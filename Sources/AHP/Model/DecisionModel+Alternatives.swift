extension DecisionModel {
  /// Returns this model with some of its alternatives only, and the judgments on them as they are.
  ///
  /// What publications report of the model, and the record of changed judgments, is about all alternatives
  /// and is left out.
  ///
  /// - Parameter kept: The alternatives that stay, ascending.
  /// - Throws: `ModelError.badPriorities` if only those stay that a criterion gives the priority 0.
  /// - Complexity: O(judgments on alternatives).
  public func restricted(
    toAlternatives kept: [AlternativeID]
  ) throws(ModelError) -> DecisionModel {
    for alternative in kept { alternatives.require(alternative) }
    precondition(
      zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 }, "alternatives, ascending")
    let newPosition = Dictionary(
      zip(kept, kept.indices.map { AlternativeID($0) }), uniquingKeysWith: { first, _ in first })
    return try mappingAlternatives(to: kept.map { alternatives[$0] }) { compared in
      let items = compared.indices.filter { newPosition[compared[$0]] != nil }
      return (items, items.compactMap { newPosition[compared[$0]] })
    }
  }

  /// Returns this model with one more alternative, which everybody judges exactly as another one: the test
  /// for a reversal of ranks.
  ///
  /// - Parameters:
  ///   - original: The alternative to copy.
  ///   - name: The name of the copy.
  /// - Throws: `ModelError.badName` or `.duplicateName`.
  /// - Complexity: O(judgments on alternatives).
  ///
  /// Source: V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies", *Omega*
  /// 11 (1983), 228–230, doi:10.1016/0305-0483(83)90047-6.
  public func addingCopy(
    ofAlternative original: AlternativeID, name: String
  ) throws(ModelError) -> DecisionModel {
    alternatives.require(original)
    guard Self.isGoodName(name) else { throw .badName(name) }
    guard !alternatives.contains(where: { $0.name == name }) else { throw .duplicateName(name) }
    var copy = alternatives[original]
    copy.name = name
    copy.annotation.labels = [:]
    let last = alternatives.endIndex
    return try mappingAlternatives(to: alternatives.elements + [copy]) { compared in
      guard let item = compared.firstIndex(of: original) else {
        return (Array(compared.indices), compared)
      }
      return (Array(compared.indices) + [item], compared + [last])
    }
  }

  /// Returns this model, which has no alternatives, with some, and what is known of them under each
  /// criterion without children.
  package func filled(
    with alternatives: [Alternative], judgments: [CriterionID: Judgments]
  ) -> DecisionModel {
    precondition(
      self.alternatives.isEmpty
        && judgments.allSatisfy {
          criteria[$0].children.isEmpty && $1.order == alternatives.count
        }, "judgments on all of the alternatives, the first that there are")
    var model = self
    model.alternatives = PositionedArray(alternatives)
    model.measures = [:]
    for (criterion, judgments) in judgments {
      model.criteria[criterion].judgments = .common(judgments)
    }
    return model
  }

  /// Returns this model with other alternatives.
  ///
  /// - Parameter items: For the alternatives that a criterion compares: which of these items it then
  ///   compares, one after another, and what they are among the new alternatives.
  private func mappingAlternatives(
    to alternatives: [Alternative],
    _ items: ([AlternativeID]) -> (items: [Int], alternatives: [AlternativeID])
  ) throws(ModelError) -> DecisionModel {
    var model = self
    model.alternatives = PositionedArray(alternatives)
    model.reported = []
    for criterion in criteria.indices {
      model.criteria[criterion].reported = []
      model.criteria[criterion].changes = []
      guard criteria[criterion].children.isEmpty else { continue }
      let (mapped, compared) = items(
        criteria[criterion].alternatives ?? Array(self.alternatives.indices))
      if criteria[criterion].alternatives != nil {
        model.criteria[criterion].alternatives = compared
      }
      model.criteria[criterion].ranges = criteria[criterion].ranges(mappedTo: mapped)
      if let pin = pins[criterion] {
        model.pins[criterion] =
          zip(mapped, compared).first { alternative($0.0, of: criterion) == pin }?.1
      }
      let name = path(of: criterion)
      switch criteria[criterion].judgments {
      case .none: break
      case .common(let judgments):
        model.criteria[criterion].judgments =
          try judgments.mapped(to: mapped, name: name).map(GroupJudgments.common) ?? .none
      case .individual(let all):
        var kept: [IndividualJudgments] = []
        for var own in all {
          guard let judgments = try own.judgments.mapped(to: mapped, name: name) else { continue }
          own.judgments = judgments
          kept.append(own)
        }
        model.criteria[criterion].judgments = kept.isEmpty ? .none : .individual(kept)
      }
    }
    return model
  }
}

extension Criterion {
  /// The ranges of judgments on some of the items, in the given order.
  fileprivate func ranges(mappedTo items: [Int]) -> [JudgmentRange] {
    if ranges.isEmpty || items.isEmpty { return [] }
    let byPair = Dictionary(grouping: ranges) { [$0.item, $0.other] }
    return UpperTriangle.pairs(order: items.count).flatMap { pair in
      let (item, other) = (items[pair.row], items[pair.column])
      return (byPair[[min(item, other), max(item, other)]] ?? []).map {
        JudgmentRange(
          participant: $0.participant, item: pair.row, other: pair.column,
          ratio: item < other ? $0.ratio : $0.ratio.reciprocal)
      }
    }
  }
}

extension Judgments {
  /// The judgments on some of the items, in the given order; an item that stands there twice is equal to
  /// itself. `nil` if none are left.
  fileprivate func mapped(to items: [Int], name: String) throws(ModelError) -> Judgments? {
    guard !items.isEmpty else { return nil }
    switch self {
    case .comparisons, .incompleteComparisons:
      guard let matrix else { return nil }
      return Judgments(
        IncompleteComparisonMatrix(
          unchecked: UpperTriangle.pairs(order: items.count).map { pair in
            let (item, other) = (items[pair.row], items[pair.column])
            if item == other { return 1 }
            let index = UpperTriangle.index(
              row: min(item, other), column: max(item, other), order: matrix.order)
            return matrix.judgment(at: index).map { item < other ? $0 : 1 / $0 }
          }, order: items.count))
    case .priorities(let values):
      let mapped = Judgments.priorities(items.map { values[$0] })
      try mapped.check(name: name)
      return mapped
    case .measurements(let measurements):
      guard let mapped = measurements.restricted(to: items) else { throw .badPriorities(name) }
      return .measurements(mapped)
    case .ratings(let ratings):
      return .ratings(Ratings(items.map { ratings.ratings[$0] }, scale: ratings.scale))
    }
  }
}
