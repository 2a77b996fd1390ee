extension DecisionModel {
  /// Returns this model with some of its alternatives only, and the judgments on them as they are.
  ///
  /// What publications report of the model, and the record of changed judgments, is about all
  /// alternatives and is left out.
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
    return try AlternativeMapping(alternatives: kept.map { alternatives[$0] }) { compared in
      let items = compared.indices.filter { newPosition[compared[$0]] != nil }
      return (items, items.compactMap { newPosition[compared[$0]] })
    }.changed(self)
  }

  /// Returns this model with one more alternative, which everybody judges exactly as another one:
  /// the test for a reversal of ranks.
  ///
  /// - Parameters:
  ///   - original: The alternative to copy.
  ///   - name: The name of the copy.
  /// - Throws: `ModelError.badName` or `.duplicateName`.
  /// - Complexity: O(judgments on alternatives).
  ///
  /// Source: V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies",
  /// *Omega* 11 (1983), 228–230, doi:10.1016/0305-0483(83)90047-6.
  public func addingCopy(
    ofAlternative original: AlternativeID, name: String
  ) throws(ModelError) -> DecisionModel {
    alternatives.require(original)
    try ModelName.check(name)
    guard !alternatives.contains(where: { $0.name == name }) else { throw .duplicateName(name) }
    var copy = alternatives[original]
    copy.name = name
    copy.annotation.labels = [:]
    let last = alternatives.endIndex
    return try AlternativeMapping(alternatives: alternatives.elements + [copy]) { compared in
      guard let item = compared.firstIndex(of: original) else {
        return (Array(compared.indices), compared)
      }
      return (Array(compared.indices) + [item], compared + [last])
    }.changed(self)
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
}

/// A change of the alternatives of a model, which keeps the judgments on them.
private struct AlternativeMapping {
  /// The alternatives of the changed model.
  let alternatives: [Alternative]

  /// For the alternatives that a criterion compares: which of these items it then compares, one
  /// after another, and what alternatives of the changed model they are.
  let items: ([AlternativeID]) -> (items: [Int], alternatives: [AlternativeID])

  /// Returns a model with the alternatives changed.
  ///
  /// - Throws: `ModelError.badPriorities` if only alternatives stay that a criterion gives the
  ///   priority 0.
  /// - Complexity: O(judgments on alternatives).
  func changed(_ model: DecisionModel) throws(ModelError) -> DecisionModel {
    var changed = model
    changed.alternatives = PositionedArray(alternatives)
    changed.reported = []
    for criterion in model.criteria.indices {
      let given = model.criteria[criterion]
      changed.criteria[criterion].reported = []
      changed.criteria[criterion].changes = []
      guard given.children.isEmpty else { continue }
      let (mapped, compared) = items(given.alternatives ?? Array(model.alternatives.indices))
      if given.alternatives != nil { changed.criteria[criterion].alternatives = compared }
      changed.criteria[criterion].ranges = given.ranges(mappedTo: mapped)
      if let pin = model.pins[criterion] {
        changed.pins[criterion] =
          zip(mapped, compared).first { model.alternative($0.0, of: criterion) == pin }?.1
      }
      if let network = model.networks[criterion] {
        let names = compared.map { alternatives[$0].name }
        changed.networks[criterion] = try network.mapped(alternatives: mapped, named: names)
      }
      let name = model.path(of: criterion)
      changed.criteria[criterion].judgments = try given.judgments.mapping {
        _, judgments throws(ModelError) in try judgments.mapped(to: mapped, name: name)
      }
    }
    return changed
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
  /// The judgments on some of the items, in the given order; an item that stands there twice is
  /// equal to itself. `nil` if none are left.
  func mapped(to items: [Int], name: String) throws(ModelError) -> Judgments? {
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
    case .ranks(let ranks): return .ranks(ranks.restricted(to: items))
    case .measurements(let measurements):
      guard let mapped = measurements.restricted(to: items) else { throw .badPriorities(name) }
      return .measurements(mapped)
    case .ratings(let ratings):
      return .ratings(Ratings(items.map { ratings.ratings[$0] }, scale: ratings.scale))
    }
  }
}
